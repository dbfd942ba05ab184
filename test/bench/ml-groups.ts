/** How often the advice on groups is right, over many seeds: `npx tsx test/bench/ml-groups.ts 100`. */
import { adviseGroups } from '../../src/ml/groups';
import { noise, planted, SHAPE_NAMES, type Cloud } from '../ml/noise';
import { pool } from '../ml/pool';

async function right(clouds: readonly Cloud[]): Promise<string> {
  let hits = 0;
  const wrong: string[] = [];
  for (const [i, { x, rows, cols, k }] of clouds.entries()) {
    const advice = await adviseGroups(pool, x, rows, cols, { seedKey: `seed ${i}`, resamples: 0 });
    if (advice.k === k) hits++;
    else wrong.push(`${rows}×${cols}: ${k} but said ${advice.k}`);
  }
  return `${hits} of ${clouds.length} right${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}`;
}

async function main(seeds: number): Promise<void> {
  const keys = Array.from({ length: seeds }, (_, i) => String(i));
  for (const shape of SHAPE_NAMES) console.log(`no groups, ${shape}: ${await right(keys.map((key) => noise(shape, key)))}`);
  console.log(`planted 2 to 6 groups: ${await right(keys.map(planted))}`);
}

void main(Number(process.argv[2] ?? 100));
