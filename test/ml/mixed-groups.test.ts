import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { adviseMixed } from '../../src/ml/mixed-groups';
import { mostGroups } from '../../src/ml/groups';
import { mixedNoise, mixedPlanted, wordsNoise, wordsPlanted, type MixedCloud } from './noise';
import { pool } from './pool';

const advised = async ({ x, rows, cols, blocks }: MixedCloud, seedKey = 'test') =>
  adviseMixed(pool, x, rows, cols, blocks, { seedKey, kMax: mostGroups(rows), references: 10 });

/** 100 seeds of each are counted by `npx tsx test/bench/ml-groups.ts`. */
it('numbers and categories without groups have none, and planted groups are counted', { timeout: 240_000 }, async () => {
  const clouds = [...['a', 'b', 'c'].map((key) => mixedNoise(key, 400)), ...['a', 'b', 'c'].map((key) => mixedPlanted(key, 400))];
  const found: number[] = [];
  for (const cloud of clouds) found.push((await advised(cloud)).best?.k ?? 0);
  const right = clouds.filter(({ k }, i) => k === found[i]).length;
  console.log(`numbers and categories: ${right} of ${clouds.length} right`);
  expect(right).toBeGreaterThanOrEqual(5);
});

it('categories alone have no groups where they go with nothing, and planted ones are counted', { timeout: 240_000 }, async () => {
  const keys = Array.from({ length: 10 }, (_, i) => `${i}`);
  const clouds = [...keys.map((key) => wordsNoise(key, 240)), ...keys.slice(0, 4).map((key) => wordsPlanted(key, 240))];
  const found: number[] = [];
  for (const { x, rows, cols, blocks } of clouds) {
    const options = { seedKey: 'words', kMax: mostGroups(rows), references: 8, resamples: 8 };
    found.push((await adviseMixed(pool, x, rows, cols, blocks, options)).best?.k ?? 0);
  }
  const right = clouds.map(({ k }, i) => k === found[i]);
  const [none, counted] = [right.slice(0, 10), right.slice(10)].map((some) => some.filter(Boolean).length);
  console.log(`categories alone: no groups in ${none} of 10, planted counted in ${counted} of 4`);
  expect(none).toBeGreaterThanOrEqual(9);
  expect(counted).toBe(4);
});

it('says no groups where none come back when rows are drawn anew, though they are told apart better than by chance', async () => {
  const chance = random('pairs');
  const rows = 300;
  const pairs = Array.from({ length: 5 }, (_, j) => ({ from: 12 * j, to: 12 * j + 6 }));
  const blocks = pairs.flatMap(({ from, to }) => [
    { from, to },
    { from: to, to: to + 6 },
  ]);
  const x = new Float64Array(rows * 60);
  // each category goes with one other and with nothing else: many ways to part the rows, all as good
  for (let i = 0; i < rows; i++) {
    for (const { from, to } of pairs) {
      const level = chance.below(6);
      x[i * 60 + from + level] = 1;
      x[i * 60 + to + (chance.next() < 0.9 ? level : chance.below(6))] = 1;
    }
  }
  const options = { seedKey: 'pairs', kMax: 8, references: 8, resamples: 8 };
  const { best, tried, steady } = await adviseMixed(pool, x, rows, 60, blocks, options);
  expect(tried.filter(({ silhouette, nullHigh }) => (silhouette ?? 0) > (nullHigh ?? 1)).length).toBeGreaterThan(3);
  expect({ best, steady }).toEqual({ best: null, steady: null });
});

it('the levels of one category alone are the groups', async () => {
  const rows = 90;
  const x = new Float64Array(rows * 3);
  for (let i = 0; i < rows; i++) x[i * 3 + (i % 3)] = 1;
  const { best, verdict, tried } = await adviseMixed(pool, x, rows, 3, [{ from: 0, to: 3 }], { seedKey: 'lone', kMax: 4 });
  expect(best?.k).toBe(3);
  expect(verdict).toBe('clear');
  expect(tried.every(({ nullLow }) => nullLow === null)).toBe(true);
});

it('the bend of the cost, the gap and what comes back count planted groups too, beside the silhouette', async () => {
  const { best, tried, elbow, gap, steady } = await advised(mixedPlanted('b', 400));
  expect(tried.map(({ k }) => k)).toEqual(Array.from({ length: tried.length }, (_, i) => i + 1));
  expect(tried.every(({ cost }, i) => i === 0 || cost < (tried[i - 1]?.cost ?? 0))).toBe(true);
  expect(tried.every(({ gap: own, gapError }) => own !== null && gapError !== null)).toBe(true);
  expect([best?.k, elbow, gap]).toEqual([mixedPlanted('b', 400).k, best?.k, best?.k]);
  expect(steady).toBeGreaterThanOrEqual(best?.k ?? 0);
});

it('rows all alike have no groups', async () => {
  expect(await adviseMixed(pool, new Float64Array(120).fill(1), 60, 2, [{ from: 1, to: 2 }], { seedKey: 'same', kMax: 3 })).toEqual({
    verdict: 'none',
    best: null,
    tried: [],
    elbow: null,
    gap: null,
    steady: null,
  });
});
