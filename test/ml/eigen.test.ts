import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { eigen, type Eigen } from '../../src/ml/eigen';
import { farthest, golden } from './golden';

interface Case {
  readonly n: number;
  readonly matrix: readonly number[];
  readonly values: readonly number[];
  readonly vectors: readonly number[];
}
const { eigen: cases } = golden<{ readonly eigen: readonly Case[] }>('map.json');

const symmetric = (n: number, entry: (i: number, j: number) => number): Float64Array =>
  Float64Array.from({ length: n * n }, (_, at) => entry(Math.min(Math.floor(at / n), at % n), Math.max(Math.floor(at / n), at % n)));

const product = (n: number, entry: (i: number, j: number, k: number) => number): Float64Array =>
  Float64Array.from({ length: n * n }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += entry(Math.floor(at / n), at % n, k);
    return sum;
  });

/** How far the vectors are from unit length and right angles, and the matrix put together again from what it was, as shares of its largest entry. */
function faults(matrix: Float64Array, n: number, { vectors, values }: Eigen): { readonly angle: number; readonly back: number } {
  const at = (i: number, j: number): number => vectors[i * n + j] as number;
  const most = Math.max(...matrix.map(Math.abs)) || 1;
  const angles = product(n, (i, j, k) => at(i, k) * at(j, k));
  const back = product(n, (i, j, k) => (values[k] as number) * at(k, i) * at(k, j));
  return {
    angle: farthest(
      angles,
      symmetric(n, (i, j) => (i === j ? 1 : 0)),
    ),
    back: farthest(
      back.map((value) => value / most),
      matrix.map((value) => value / most),
    ),
  };
}

describe('a symmetric matrix taken apart', () => {
  it.each(cases.map((one) => [one.n, one] as const))('of %i columns is as numpy has it', async (n, { matrix, values, vectors }) => {
    const found = await eigen(Float64Array.from(matrix), n);
    const most = Math.abs(values[0] as number);
    expect(
      farthest(
        found.values.map((value) => value / most),
        values.map((value) => value / most),
      ),
    ).toBeLessThan(1e-13);
    const turned = found.vectors.map((value, at) => {
      const from = at - (at % n);
      const along = vectors.slice(from, from + n).reduce((sum, other, j) => sum + other * (found.vectors[from + j] as number), 0);
      return along < 0 ? -value : value;
    });
    expect(farthest(turned, vectors)).toBeLessThan(1e-10);
  });

  it('has vectors at right angles, falls in value and can be put together again, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(1e-150, 1e-9, 1, 1e9, 1e150),
        fc.infiniteStream(fc.oneof(fc.constantFrom(0, 1, 1), fc.double({ min: -1, max: 1, noNaN: true }))),
        async (n, size, entries) => {
          // Smaller ones have fewer digits than others.
          const entry = (value: number): number => (Math.abs(value) < 1e-140 ? 0 : size * value);
          const values = Array.from({ length: n * n }, () => entry(entries.next().value as number));
          const matrix = symmetric(n, (i, j) => values[i * n + j] as number);
          const found = await eigen(matrix, n);
          const { angle, back } = faults(matrix, n, found);
          expect(angle).toBeLessThan(1e-13);
          expect(back).toBeLessThan(1e-13);
          expect([...found.values].sort((a, b) => b - a)).toEqual([...found.values]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('may be of a hundred columns that are all made from two', async () => {
    const chance = random('two of a hundred');
    const [a, b] = [0, 1].map(() => Float64Array.from({ length: 100 }, () => chance.normal())) as [Float64Array, Float64Array];
    const matrix = symmetric(100, (i, j) => (a[i] as number) * (a[j] as number) + (b[i] as number) * (b[j] as number));
    const found = await eigen(matrix, 100);
    const { angle, back } = faults(matrix, 100, found);
    expect(angle).toBeLessThan(1e-12);
    expect(back).toBeLessThan(1e-12);
    expect(found.values.filter((value) => Math.abs(value) > 1e-10).length).toBe(2);
  });

  it('of nothing, of one number and of zeros is what it is', async () => {
    expect(await eigen(new Float64Array(0), 0)).toEqual({ vectors: new Float64Array(0), values: new Float64Array(0) });
    expect(await eigen(Float64Array.of(-3), 1)).toEqual({ vectors: Float64Array.of(1), values: Float64Array.of(-3) });
    expect([...(await eigen(new Float64Array(9), 3)).values]).toEqual([0, 0, 0]);
    expect(farthest((await eigen(Float64Array.of(0, 5, 5, 0), 2)).values, [5, -5])).toBeLessThan(1e-14);
  });

  it('does not go on for ever over a value that is none', async () => {
    await expect(eigen(new Float64Array(16).fill(NaN), 4)).rejects.toThrow('did not settle');
  });
});
