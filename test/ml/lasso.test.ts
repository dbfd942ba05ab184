import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { lassoAt, lassoPath, strengthsOf } from '../../src/ml/lasso';
import { logistic, sigmoid } from '../../src/ml/logistic';
import { farthest, flat, golden } from './golden';

interface Coefficients {
  weights: number[];
  intercept: number;
}
interface Case {
  name: string;
  x: number[][];
  y: number[];
  fits: { C: number; l1: Coefficients; l2: Coefficients }[];
}

describe.each(golden<Case[]>('lasso.json'))('a weighted sum with $name', ({ x, y, fits }) => {
  const [data, cols, outcome] = [flat(x), x[0]?.length ?? 0, Uint8Array.from(y)];

  it('has the coefficients of scikit-learn with an L1 penalty', async () => {
    const path = await lassoPath(
      data,
      x.length,
      cols,
      outcome,
      fits.map(({ C }) => C),
    );
    path.forEach(({ weights, intercept, converged }, i) => {
      const { l1 } = fits[i] as Case['fits'][number];
      expect(converged).toBe(true);
      expect(farthest([...weights, intercept], [...l1.weights, l1.intercept])).toBeLessThan(1e-6);
      expect([...weights].map((w) => w === 0)).toEqual(l1.weights.map((w) => w === 0));
    });
  });

  it('has the coefficients of scikit-learn with an L2 penalty, as its own solver leaves them', async () => {
    for (const { C, l2 } of fits) {
      const { weights, intercept } = await logistic(data, x.length, cols, outcome, { C });
      expect(farthest([...weights, intercept], [...l2.weights, l2.intercept])).toBeLessThan(1e-6);
    }
  });
});

/** How far the slopes lie from what the least of C Σ loss + ‖w‖₁ demands: ±1 where a column counts, within ±1 where not, 0 for the intercept. */
function offBy(x: Float64Array, y: Uint8Array, C: number, { weights, intercept }: { weights: Float64Array; intercept: number }): number {
  const cols = weights.length;
  const slopes = new Float64Array(cols + 1);
  y.forEach((value, i) => {
    let at = intercept;
    for (let j = 0; j < cols; j++) at += (x[i * cols + j] as number) * (weights[j] as number);
    const miss = C * (value - sigmoid(at));
    for (let j = 0; j < cols; j++) slopes[j] = (slopes[j] as number) + miss * (x[i * cols + j] as number);
    slopes[cols] = (slopes[cols] as number) + miss;
  });
  let most = Math.abs(slopes[cols] as number);
  weights.forEach((weight, j) => {
    const slope = slopes[j] as number;
    most = Math.max(most, weight === 0 ? Math.abs(slope) - 1 : Math.abs(slope - Math.sign(weight)));
  });
  return most;
}

it('meets the conditions of a least (Karush, Kuhn and Tucker) on any rows, also with more columns than rows and equal columns', async () => {
  const shape = fc.record({
    seed: fc.nat(),
    rows: fc.integer({ min: 4, max: 25 }),
    cols: fc.integer({ min: 1, max: 30 }),
    twins: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ seed, rows, cols, twins }) => {
      const r = random(`kkt ${seed}`);
      const x = Float64Array.from({ length: rows * cols }, () => r.normal());
      if (twins && cols > 1) for (let i = 0; i < rows; i++) x[i * cols + 1] = x[i * cols] as number;
      const y = Uint8Array.from({ length: rows }, (_, i) => (i === 0 ? 0 : i === 1 ? 1 : r.below(2)));
      for (const fit of (await lassoPath(x, rows, cols, y, strengthsOf(x, rows, cols, y))).filter((_, i) => i % 6 === 0)) {
        expect(offBy(x, y, fit.C, fit)).toBeLessThan(1e-5);
      }
    }),
    { numRuns: 8, seed: 1 },
  );
});

describe('the strength', () => {
  const r = random('strength');
  const [rows, cols] = [400, 12];
  const x = Float64Array.from({ length: rows * cols }, () => r.normal());
  const y = Uint8Array.from({ length: rows }, (_, i) =>
    (x[i * cols] as number) - (x[i * cols + 1] as number) + 1.5 * r.normal() > 0 ? 1 : 0,
  );
  const kept = (weights: Float64Array | undefined): number => weights?.filter((w) => w !== 0).length ?? NaN;

  it('begins where no column counts', async () => {
    const [first, second] = await lassoPath(x, rows, cols, y, strengthsOf(x, rows, cols, y).slice(0, 2));
    expect(kept(first?.weights)).toBe(0);
    expect(kept(second?.weights)).toBeGreaterThan(0);
  });

  it('keeps the two columns that tell; within one standard error fewer of the others', async () => {
    const best = await lassoAt(x, rows, cols, y, { C: 'auto', rule: 'best', seedKey: 'a' });
    const few = await lassoAt(x, rows, cols, y, { C: 'auto', rule: 'fewest', seedKey: 'a' });
    expect(few.chosen).toBeLessThan(best.chosen);
    const weights = few.path[few.chosen]?.weights ?? new Float64Array();
    expect(weights[0]).toBeGreaterThan(0.2);
    expect(weights[1]).toBeLessThan(-0.2);
    expect(kept(weights)).toBeLessThan(kept(best.path[best.chosen]?.weights));
  });

  it('may be asked for', async () => {
    const { path, chosen } = await lassoAt(x, rows, cols, y, { C: 0.07, rule: 'best', seedKey: 'a' });
    expect(path[chosen]?.C).toBe(0.07);
    expect(offBy(x, y, 0.07, path[chosen] as never)).toBeLessThan(1e-6);
  });
});
