import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { partition } from '../../src/ml/partition';
import { resample, stabilityOf, type ResampleInput } from '../../src/ml/stability';

/** Round groups `gap` apart along one line, 60 rows each. */
function line(groups: number, gap: number): Pick<ResampleInput, 'x' | 'rows' | 'cols' | 'labels' | 'k'> {
  const chance = random('line');
  const rows = 60 * groups;
  const labels = Int32Array.from({ length: rows }, (_, i) => i % groups);
  const x = Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? gap * (labels[i >> 1] as number) : 0) + chance.normal());
  return { x, rows, cols: 2, labels, k: groups };
}

const spec = (k: number) => ({ method: 'kmeans', k, restarts: 2 }) as const;

describe('stability by bootstrap', () => {
  it('is 1 for groups far apart, and every row stays', async () => {
    const found = stabilityOf([await resample({ ...line(3, 20), spec: spec(3), seedKey: 'a', from: 0, count: 20 })], 3);
    expect([...found.byGroup]).toEqual([1, 1, 1]);
    expect(found.byRow.every((share) => share === 1)).toBe(true);
  });

  it('is low for a cloud cut in pieces that are not there', async () => {
    const cloud = line(1, 0);
    const cut = cloud.labels.map(
      (_, row) => ((cloud.x[2 * row] as number) > 0 ? 1 : 0) + 2 * ((cloud.x[2 * row + 1] as number) > 0 ? 1 : 0),
    );
    const found = stabilityOf([await resample({ ...cloud, labels: cut, k: 4, spec: spec(4), seedKey: 'a', from: 0, count: 60 })], 4);
    expect(Math.max(...found.byGroup)).toBeLessThan(0.75);
  });

  it('does not hang on how the resamples are shared out, nor on what groups are called', async () => {
    const input = { ...line(2, 3), spec: spec(2), seedKey: 'a' };
    const whole = stabilityOf([await resample({ ...input, from: 0, count: 12 })], 2);
    const parts = stabilityOf([await resample({ ...input, from: 0, count: 5 }), await resample({ ...input, from: 5, count: 7 })], 2);
    expect(parts).toEqual(whole);
    const swapped = stabilityOf([await resample({ ...input, labels: input.labels.map((label) => 1 - label), from: 0, count: 12 })], 2);
    expect([...swapped.byGroup].reverse()).toEqual([...whole.byGroup]);
  });

  it('is a share for any labels whatever', async () => {
    const cloud = line(2, 1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: cloud.rows, maxLength: cloud.rows }), async (labels) => {
        const found = stabilityOf(
          [await resample({ ...cloud, labels: Int32Array.from(labels), k: 3, spec: spec(2), seedKey: 'a', from: 0, count: 2 })],
          3,
        );
        expect(found.byGroup.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

it('is the Jaccard index of each group with the group found anew that shares most of it, over the rows drawn', async () => {
  const chance = random('by hand');
  const [rows, k] = [60, 3];
  const x = Float64Array.from({ length: rows * 2 }, (_, i) => 2 * ((i >> 1) % k) + chance.normal());
  const labels = Int32Array.from({ length: rows }, (_, i) => i % k);
  const spec = { method: 'kmeans', k, restarts: 2 } as const;
  const { jaccard } = await resample({ x, rows, cols: 2, labels, k, spec, seedKey: 'by hand', from: 4, count: 2 });
  const expected: number[] = [];
  for (const b of [4, 5]) {
    const seedKey = `by hand/resample ${b}`;
    const draws = new Uint32Array(rows);
    random(seedKey).draws(draws, rows);
    draws.sort();
    const part = Float64Array.from([...draws].flatMap((row) => [...x.subarray(2 * row, 2 * row + 2)]));
    const found = await partition({ x: part, rows, cols: 2, spec, seedKey });
    for (let own = 0; own < k; own++) {
      const was = new Set([...draws].filter((row) => labels[row] === own));
      const best = [0, 1, 2].map((now) => {
        const is = new Set([...draws].filter((_, i) => found[i] === now));
        const both = [...was].filter((row) => is.has(row)).length;
        return both / (was.size + is.size - both);
      });
      expected.push(Math.max(...best));
    }
  }
  expect(Math.min(...expected)).toBeLessThan(0.9);
  jaccard.forEach((value, i) => expect(value).toBeCloseTo(expected[i] as number, 12));
});
