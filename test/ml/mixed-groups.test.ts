import { expect, it } from 'vitest';
import { adviseMixed } from '../../src/ml/mixed-groups';
import { mostGroups } from '../../src/ml/groups';
import { mixedNoise, mixedPlanted, type MixedCloud } from './noise';
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

it('the levels of one category alone are the groups', async () => {
  const rows = 90;
  const x = new Float64Array(rows * 3);
  for (let i = 0; i < rows; i++) x[i * 3 + (i % 3)] = 1;
  const { best, verdict, tried } = await adviseMixed(pool, x, rows, 3, [{ from: 0, to: 3 }], { seedKey: 'lone', kMax: 4 });
  expect(best?.k).toBe(3);
  expect(verdict).toBe('clear');
  expect(tried.every(({ nullLow }) => nullLow === null)).toBe(true);
});

it('rows all alike have no groups', async () => {
  expect(await adviseMixed(pool, new Float64Array(120).fill(1), 60, 2, [{ from: 1, to: 2 }], { seedKey: 'same', kMax: 3 })).toEqual({
    verdict: 'none',
    best: null,
    tried: [],
  });
});
