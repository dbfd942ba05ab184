import fc from 'fast-check';
import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { withLeast } from '../../src/ml/least-size';
import { lookedRows } from '../../src/ml/looked-rows';
import { mixtureFrom, withoutFew } from '../../src/ml/mixture';

const squared = (x: Float64Array, i: number, centres: Float64Array, c: number, cols: number): number =>
  Array.from({ length: cols }, (_, j) => ((x[i * cols + j] as number) - (centres[c * cols + j] as number)) ** 2).reduce((a, b) => a + b, 0);

/** Rows and as many of them taken for middles. */
function cloud(seed: number, rows: number, cols: number, k: number, apart: number) {
  const r = random(`middles ${seed}`);
  const x = Float64Array.from({ length: rows * cols }, () => apart * r.below(3) + (r.below(9) === 0 ? 20 : 1) * r.normal());
  const chosen = r.permutation(rows).subarray(0, k);
  return { x, centres: Float64Array.from([...chosen].flatMap((row) => [...x.subarray(row * cols, (row + 1) * cols)])) };
}

it('leaves no middle to fewer rows than asked, no row with another than its nearest, and no middle that is a row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.nat(),
        rows: fc.integer({ min: 24, max: 90 }),
        cols: fc.integer({ min: 1, max: 4 }),
        k: fc.integer({ min: 1, max: 20 }),
        least: fc.integer({ min: 2, max: 12 }),
        apart: fc.constantFrom(0, 9),
      }),
      async ({ seed, rows, cols, k, least, apart }) => {
        const { x, centres } = cloud(seed, rows, cols, k, apart);
        const found = await withLeast(x, rows, cols, { centres, k }, least);
        expect(found.k + found.dropped).toBe(k);
        const counts = new Array<number>(found.k).fill(0);
        found.labels.forEach((label, i) => {
          counts[label] = (counts[label] ?? 0) + 1;
          const away = counts.map((_, c) => squared(x, i, found.centres, c, cols));
          expect(away[label]).toBe(Math.min(...away));
          expect(Math.min(...away)).toBeGreaterThan(0);
        });
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(found.k === 1 ? 1 : least);
      },
    ),
    { numRuns: 60 },
  );
});

it('lets a few rows far from all pull no middle away, and nobody else to another', async () => {
  const r = random('strays');
  const group = Int32Array.from({ length: 95 }, (_, i) => (i < 90 ? i % 3 : 3));
  const x = Float64Array.from({ length: 190 }, (_, i) => (group[i >> 1] === 3 ? 1e6 : 10 * (group[i >> 1] as number)) + r.normal());
  const centres = new Float64Array(8);
  group.forEach((g, i) =>
    [0, 1].forEach((j) => (centres[2 * g + j] = (centres[2 * g + j] ?? 0) + (x[2 * i + j] ?? 0) / (g === 3 ? 5 : 30))),
  );
  const found = await withLeast(x, 95, 2, { centres, k: 4, labels: group }, 10);
  expect([found.k, found.dropped]).toEqual([3, 1]);
  expect(found.centres).toEqual(centres.slice(0, 6));
  expect(found.labels).toEqual(group.map((g) => Math.min(g, 2)));
  expect((await withLeast(x, 95, 2, { centres, k: 4, labels: group }, 2)).centres).toEqual(centres);
});

it('clouds of a mixture that are about a few are given up, the others stay as they are', async () => {
  const r = random('clouds');
  const group = Int32Array.from({ length: 126 }, (_, i) => (i < 120 ? i % 2 : 2));
  const x = Float64Array.from({ length: 252 }, (_, i) => 12 * (group[i >> 1] as number) + r.normal());
  const found = await mixtureFrom(x, 126, 2, group, 3, { covariance: 'diagonal' });
  const left = withoutFew(x, 126, 2, found, 10);
  expect(left.k).toBe(2);
  expect(left.means).toEqual(found.means.slice(0, 4));
  expect(left.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(left.peaks[0]).toBeCloseTo((found.peaks[0] as number) - Math.log((found.weights[0] as number) + (found.weights[1] as number)), 12);
  expect(withoutFew(x, 126, 2, found, 5)).toBe(found);
});

it('of many rows some are looked at, and of a small group as many as are wanted', () => {
  const labels = Int32Array.from({ length: 5000 }, (_, i) => (i % 250 === 7 ? 2 : i % 300 === 8 ? -1 : i % 2));
  const looked = lookedRows(labels, 3, 400, 15, 'looked');
  const of = (group: number): number => looked.filter((row) => labels[row] === group).length;
  expect(of(2)).toBe(15);
  expect(looked.length).toBeLessThan(416);
  expect([...looked]).toEqual([...new Set(looked)].sort((a, b) => a - b));
  expect(lookedRows(labels, 3, 400, 30, 'looked').filter((row) => labels[row] === 2).length).toBe(20);
  expect(lookedRows(labels, 3, 5000, 30, 'looked').length).toBe(5000);
});
