import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { principal, projected } from '../../src/ml/pca';
import { nearest, trustworthiness } from '../../src/ml/trustworthiness';
import { farthest, golden } from './golden';

interface Case {
  readonly rows: number;
  readonly cols: number;
  readonly x: readonly number[];
  readonly components: readonly number[];
  readonly variances: readonly number[];
  readonly ratio: readonly number[];
  readonly first: readonly number[];
  readonly trust: Readonly<Record<string, number>>;
}
const { cases } = golden<{ readonly cases: readonly Case[] }>('map.json');

/** Each component by the sign of the other. */
function aligned(ours: Float64Array, theirs: readonly number[], cols: number): number[] {
  return Array.from(ours, (value, i) => {
    const from = i - (i % cols);
    const along = theirs.slice(from, from + cols).reduce((sum, other, j) => sum + other * (ours[from + j] as number), 0);
    return along < 0 ? -value : value;
  });
}

async function shown(x: Float64Array, rows: number, cols: number): Promise<Float64Array> {
  const [a, b] = projected(x, rows, cols, await principal(x, rows, cols, 2));
  return Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? a : b)?.[i >> 1] ?? 0);
}

describe.each(cases.map((one) => [`${one.rows} × ${one.cols}`, one] as const))('the two widest directions of %s', (_name, one) => {
  const x = Float64Array.from(one.x);

  it('are scikit-learn’s', async () => {
    const found = await principal(x, one.rows, one.cols, 2);
    expect(farthest(aligned(found.components, one.components, one.cols), one.components)).toBeLessThan(1e-9);
    expect(
      farthest(
        found.variances.map((value, i) => value / (one.variances[i] as number)),
        [1, 1],
      ),
    ).toBeLessThan(1e-9);
    expect(
      farthest(
        found.variances.map((value) => value / found.total),
        one.ratio,
      ),
    ).toBeLessThan(1e-9);
  });

  it('put rows where scikit-learn puts them, and are trusted as far', async () => {
    const places = await shown(x, one.rows, one.cols);
    const size = Math.max(...one.first.map(Math.abs));
    expect(
      farthest(
        Array.from(places.subarray(0, 10), (v) => Math.abs(v) / size),
        one.first.map((v) => Math.abs(v) / size),
      ),
    ).toBeLessThan(1e-9);
    for (const [k, trust] of Object.entries(one.trust)) {
      expect(await trustworthiness(x, one.cols, places, one.rows, Number(k))).toBeCloseTo(trust, 9);
    }
  });
});

describe('a picture of rows', () => {
  it('is trusted wholly when nothing was left out, and little when it was made up', async () => {
    const chance = random('flat');
    const x = Float64Array.from({ length: 400 }, () => chance.normal());
    expect(await trustworthiness(x, 2, await shown(x, 200, 2), 200, 10)).toBe(1);
    const noise = Float64Array.from({ length: 400 }, () => chance.normal());
    expect(await trustworthiness(x, 2, noise, 200, 10)).toBeLessThan(0.65);
  });

  it('does not hang on where the cloud lies, and turns with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        async (shift, angle) => {
          const chance = random('cloud');
          const x = Float64Array.from({ length: 90 }, (_, i) => chance.normal() * [5, 2, 1][i % 3]!);
          const moved = x.slice();
          for (let i = 0; i < 90; i += 3) {
            const [a, b] = [x[i] as number, x[i + 1] as number];
            moved[i] = Math.cos(angle) * a - Math.sin(angle) * b + shift;
            moved[i + 1] = Math.sin(angle) * a + Math.cos(angle) * b + shift;
          }
          const [was, is] = [await principal(x, 30, 3, 2), await principal(moved, 30, 3, 2)];
          expect(farthest(is.variances, was.variances)).toBeLessThan(1e-8);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('of equal rows is one point, and of one column a line', async () => {
    const same = await principal(new Float64Array(12).fill(7), 4, 3, 2);
    expect([...same.variances, same.total]).toEqual([0, 0, 0]);
    const line = await principal(Float64Array.from([1, 2, 3]), 3, 1, 1);
    expect([...line.components, ...line.variances]).toEqual([1, 1]);
  });

  it('finds the nearest, lower places first among equals', () => {
    expect([...nearest(Float64Array.from([0, 2, 1, 2, 5]), 0, 3)]).toEqual([2, 1, 3]);
    expect([...nearest(Float64Array.from([3, 0]), 1, 5)]).toEqual([0]);
  });
});
