import { describe, expect, it } from 'vitest';
import { random, type Random } from '../../src/core/rng';
import { adjustedRand } from '../../src/ml/agreement';
import { miniBatch } from '../../src/ml/mini-batch';
import { kmeans } from '../../src/ml/kmeans';
import { kprototypes, nearestPrototypes } from '../../src/ml/prototypes';

/** Four levels as four columns of height 1, and one number. */
const blocks = [{ from: 1, to: 5 }];

function mixed(level: readonly number[], value: readonly number[]): Float64Array {
  return Float64Array.from(
    level.flatMap((at, i) => [value[i] as number, 0, 1, 2, 3].map((cell, j) => (j === 0 ? cell : j - 1 === at ? 1 : 0))),
  );
}

describe('k-prototypes', () => {
  it('finds groups that only a category tells apart, and its prototypes have one level each', async () => {
    const chance = random('levels');
    const truth = Array.from({ length: 200 }, (_, i) => i % 4);
    const level = truth.map((group) => (chance.next() < 0.95 ? group : chance.below(4)));
    const x = mixed(
      level,
      truth.map(() => 0.1 * chance.normal()),
    );
    const found = await kprototypes({ x, rows: 200, cols: 5, blocks, k: 4, seedKey: 'a', restarts: 10 });
    expect(adjustedRand(found.labels, level)).toBeGreaterThan(0.99);
    for (let c = 0; c < 4; c++) expect([...found.centres.subarray(c * 5 + 1, c * 5 + 5)].sort()).toEqual([0, 0, 0, 1]);
  });

  it('costs no more than any way to part six rows in two', async () => {
    const x = mixed([0, 0, 1, 1, 2, 2], [0, 0.2, 0.1, 1, 1.2, 0.9]);
    const found = await kprototypes({ x, rows: 6, cols: 5, blocks, k: 2, seedKey: 'a', restarts: 30 });
    expect(found.cost).toBeCloseTo(least(x, 6, 5), 9);
  });

  it('ends where every row is with its nearest prototype, and every prototype is the middle of its rows', async () => {
    for (let seed = 0; seed < 25; seed++) {
      const { x, rows, cols, levels } = drawn(random(`drawn ${seed}`));
      const input = { x, rows, cols, blocks: levels, k: 2 + (seed % 6), seedKey: `${seed}`, restarts: 2 };
      const { labels, centres, cost } = await kprototypes(input);
      expect(await nearestPrototypes(input, centres, input.k, async () => undefined)).toEqual(labels);
      let all = 0;
      for (let i = 0; i < rows; i++) {
        const away = Array.from({ length: input.k }, (_, c) => apart(x.subarray(i * cols), centres.subarray(c * cols, (c + 1) * cols)));
        const own = away[labels[i] as number] as number;
        expect(own).toBeLessThanOrEqual(Math.min(...away) + 1e-9);
        all += own;
      }
      expect(cost).toBeCloseTo(all, 6);
      for (let c = 0; c < input.k; c++) {
        const members = Array.from({ length: rows }, (_, i) => i).filter((i) => labels[i] === c);
        for (let j = 0; j < 2; j++) expect(centres[c * cols + j]).toBeCloseTo(mean(members.map((i) => x[i * cols + j] as number)), 9);
        for (const { from, to } of levels) {
          const counts = Array.from({ length: to - from }, (_, l) => members.filter((i) => x[i * cols + from + l] !== 0).length);
          const level = centres.subarray(c * cols + from, c * cols + to).findIndex((value) => value !== 0);
          const none = members.length - counts.reduce((sum, count) => sum + count, 0);
          expect(level < 0 ? none : counts[level]).toBe(Math.max(none, ...counts));
        }
      }
    }
  });
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function apart(row: Float64Array, centre: Float64Array): number {
  return centre.reduce((sum, value, j) => sum + (value - (row[j] as number)) ** 2, 0);
}

/** Two numbers and three categories of unlike heights, some cells of no level. */
function drawn(chance: Random) {
  const rows = 40 + chance.below(200);
  const levels = [
    { from: 2, to: 5 },
    { from: 5, to: 7 },
    { from: 7, to: 13 },
  ];
  const x = new Float64Array(rows * 13);
  for (let i = 0; i < rows; i++) {
    const group = chance.below(3);
    x[i * 13] = chance.normal() + 2 * group;
    x[i * 13 + 1] = chance.normal();
    levels.forEach(({ from, to }, b) => {
      const level = chance.next() < 0.6 ? group : chance.below(to - from + 1);
      if (level < to - from) x[i * 13 + from + level] = 0.7 + 0.4 * b;
    });
  }
  return { x, rows, cols: 13, levels };
}

/** By trying every parting of the rows in two. */
function least(x: Float64Array, rows: number, cols: number): number {
  let best = Infinity;
  for (let mask = 1; mask < 2 ** rows - 1; mask++) {
    const members = [0, 1].map((side) => Array.from({ length: rows }, (_, i) => i).filter((i) => ((mask >> i) & 1) === side));
    best = Math.min(
      best,
      members.reduce((sum, own) => sum + costOf(x, cols, own), 0),
    );
  }
  return best;
}

function costOf(x: Float64Array, cols: number, own: readonly number[]): number {
  const mean = own.reduce((sum, i) => sum + (x[i * cols] as number), 0) / own.length;
  const levels = [1, 2, 3, 4].map((j) => own.filter((i) => x[i * cols + j] === 1).length);
  const mode = levels.indexOf(Math.max(...levels)) + 1;
  return own.reduce((sum, i) => sum + ((x[i * cols] as number) - mean) ** 2 + (x[i * cols + mode] === 1 ? 0 : 2), 0);
}

it('k-means by batches comes within one in a thousand of the whole', async () => {
  const chance = random('batches');
  const rows = 20_000;
  const truth = Int32Array.from({ length: rows }, () => chance.below(5));
  const x = Float64Array.from(
    { length: rows * 4 },
    (_, i) => 4 * ((((truth[i >> 2] as number) + 1) * (1 + (i & 3))) % 5) + chance.normal(),
  );
  const [batches, whole] = [
    await miniBatch({ x, rows, cols: 4, k: 5, seedKey: 'a' }),
    await kmeans(x, rows, 4, 5, { seedKey: 'a', restarts: 5 }),
  ];
  expect(batches.inertia / whole.inertia).toBeLessThan(1.001);
  expect(adjustedRand(batches.labels, whole.labels)).toBeGreaterThan(0.97);
});
