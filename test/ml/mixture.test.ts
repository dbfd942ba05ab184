import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { adjustedRand } from '../../src/ml/agreement';
import { memberships, mixture, mixtureFrom, type Covariance } from '../../src/ml/mixture';
import { farthest, flat, golden } from './golden';

interface Golden {
  readonly x: number[][];
  readonly start: number[];
  readonly fits: readonly {
    readonly covariance: Covariance;
    readonly logLikelihood: number;
    readonly bic: number;
    readonly weights: number[];
    readonly means: number[][];
    readonly labels: number[];
  }[];
}

const known = golden<Golden>('mixture.json');
const x = flat(known.x);

describe('a mixture of normal clouds', () => {
  it.each(known.fits.map((fit) => [fit.covariance, fit] as const))(
    'is that of scikit-learn from the same start (%s)',
    async (covariance, fit) => {
      const found = await mixtureFrom(x, known.x.length, 3, Int32Array.from(known.start), 3, {
        covariance,
        tolerance: 1e-5,
        maxIterations: 500,
      });
      expect(Math.abs(found.logLikelihood - fit.logLikelihood)).toBeLessThan(1e-6);
      expect(Math.abs(found.bic - fit.bic)).toBeLessThan(1e-3);
      expect(farthest(found.weights, fit.weights)).toBeLessThan(1e-6);
      expect(farthest(found.means, flat(fit.means))).toBeLessThan(1e-6);
      expect([...memberships(x, known.x.length, 3, found)]).toEqual(fit.labels);
    },
  );

  it('never grows less likely, and is as likely wherever the rows lie', async () => {
    const start = Int32Array.from(known.start);
    const after: number[] = [];
    for (const maxIterations of [1, 2, 3, 5, 8, 13, 21]) {
      after.push((await mixtureFrom(x, known.x.length, 3, start, 3, { covariance: 'full', maxIterations, tolerance: 0 })).logLikelihood);
    }
    expect(after).toEqual([...after].sort((a, b) => a - b));
    const moved = await mixtureFrom(
      x.map((value) => value + 50),
      known.x.length,
      3,
      start,
      3,
      { covariance: 'full', maxIterations: 21, tolerance: 0 },
    );
    expect(moved.logLikelihood).toBeCloseTo(after.at(-1) as number, 6);
  });

  it('tells long thin clouds apart by BIC where their middles lie close', async () => {
    const chance = random('thin');
    const truth = Int32Array.from({ length: 600 }, (_, i) => i % 2);
    const rows = Array.from(truth, (group) => {
      const along = 4 * chance.normal();
      const across = 0.3 * chance.normal();
      return group === 0 ? [along, along + across] : [along, -along + across];
    });
    const thin = flat(rows);
    const fits = [];
    for (const k of [1, 2, 3, 4]) fits.push(await mixture({ x: thin, rows: 600, cols: 2, k, seedKey: 'thin', covariance: 'full' }));
    const best = fits.reduce((a, b) => (b.bic < a.bic ? b : a));
    expect(best.k).toBe(2);
    expect(adjustedRand(memberships(thin, 600, 2, best), truth)).toBeGreaterThan(0.7);
  });

  it('stands a column without any spread', async () => {
    const flatOne = Float64Array.from(x, (value, i) => (i % 3 === 2 ? 5 : value));
    const found = await mixture({ x: flatOne, rows: known.x.length, cols: 3, k: 2, seedKey: 'a', covariance: 'full' });
    expect(Number.isFinite(found.logLikelihood)).toBe(true);
  });
});
