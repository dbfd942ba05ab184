/** How often the advice on groups is right, over many seeds: `npx tsx test/bench/ml-groups.ts 100`, or of a part: `… 100 numbers`, `mixed`, `words`. */
import { adviseGroups, mostGroups } from '../../src/ml/groups';
import { adviseMixed } from '../../src/ml/mixed-groups';
import { mixedNoise, mixedPlanted, noise, planted, SHAPE_NAMES, wordsNoise, wordsPlanted, type Cloud, type MixedCloud } from '../ml/noise';
import { pool } from '../ml/pool';

async function right(clouds: readonly Cloud[]): Promise<string> {
  const found: number[] = [];
  for (const [i, { x, rows, cols }] of clouds.entries()) {
    found.push((await adviseGroups(pool, x, rows, cols, { seedKey: `seed ${i}`, resamples: 0 })).k);
  }
  return tally(clouds, found);
}

function tally(clouds: readonly Cloud[], found: readonly number[]): string {
  const wrong = clouds.flatMap(({ rows, cols, k }, i) => (found[i] === k ? [] : [`${rows}×${cols}: ${k} but said ${found[i]}`]));
  return `${clouds.length - wrong.length} of ${clouds.length} right${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}`;
}

async function rightOfMixed(clouds: readonly MixedCloud[]): Promise<string> {
  const found: number[] = [];
  for (const [i, { x, rows, cols, blocks }] of clouds.entries()) {
    found.push((await adviseMixed(pool, x, rows, cols, blocks, { seedKey: `seed ${i}`, kMax: mostGroups(rows) })).best?.k ?? 0);
  }
  return tally(clouds, found);
}

type Part = 'numbers' | 'mixed' | 'words';

async function main(seeds: number, only: string | undefined): Promise<void> {
  const keys = Array.from({ length: seeds }, (_, i) => String(i));
  const asked = (part: Part): boolean => only === undefined || only === part;
  if (asked('numbers')) {
    for (const shape of SHAPE_NAMES) console.log(`no groups, ${shape}: ${await right(keys.map((key) => noise(shape, key)))}`);
    console.log(`planted 2 to 6 groups: ${await right(keys.map((key) => planted(key)))}`);
  }
  if (asked('mixed')) {
    console.log(`no groups, numbers and categories: ${await rightOfMixed(keys.map((key) => mixedNoise(key)))}`);
    console.log(`planted 2 to 5 groups, numbers and categories: ${await rightOfMixed(keys.map((key) => mixedPlanted(key)))}`);
  }
  if (asked('words')) {
    console.log(`no groups, categories alone: ${await rightOfMixed(keys.map((key) => wordsNoise(key)))}`);
    console.log(`planted 2 to 5 groups, categories alone: ${await rightOfMixed(keys.map((key) => wordsPlanted(key)))}`);
  }
}

void main(Number(process.argv[2] ?? 100), process.argv[3]);
