/**
 * DBSCAN against scikit-learn's: `npm run bench -- --only dbscan`. By processor time, so that the load of the machine does not count. And how often noise is taken for
 * groups, over many seeds: `npx tsx test/bench/ml-density.ts 100`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { random } from '../../src/core/rng';
import { dbscan } from '../../src/ml/density/dbscan';
import { defaultLeast } from '../../src/ml/density/k-distance';
import { standOut } from '../../src/ml/density/stand-out';
import { noise, planted, SHAPE_NAMES, type Cloud } from '../ml/noise';
import type { BenchCase } from './case';

const PYTHON = '/usr/bin/python3';
const SCRIPT = `
import sys, time, numpy as np
from sklearn.cluster import DBSCAN
from threadpoolctl import threadpool_limits
x = np.fromfile(sys.argv[1]).reshape(-1, int(sys.argv[2]))
with threadpool_limits(1):
    t = time.process_time()
    DBSCAN(eps=float(sys.argv[3]), min_samples=int(sys.argv[4])).fit(x)
    print(1000 * (time.process_time() - t))
`;

/** Eight round groups, and one row in fifty from anywhere. */
function cloud(rows: number, cols: number): Float64Array {
  const r = random('bench/density');
  const centres = Float64Array.from({ length: 8 * cols }, () => 3 * r.normal());
  const x = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    const group = r.below(8);
    for (let j = 0; j < cols; j++) x[i * cols + j] = i % 50 === 0 ? 6 * r.normal() : (centres[group * cols + j] as number) + r.normal();
  }
  return x;
}

const ours = async (rows: number, cols: number, eps: number): Promise<{ ms: number; note: string }> => {
  const x = cloud(rows, cols);
  const from = process.cpuUsage();
  const { groups, noise: none } = await dbscan(x, rows, cols, eps, 2 * cols);
  const { user, system } = process.cpuUsage(from);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return { ms: (user + system) / 1000, note: `${groups} groups, ${none} noise, peak memory of the process ${peak} MB` };
};

function theirs(rows: number, cols: number, eps: number): number | null {
  if (spawnSync(PYTHON, ['-c', 'import sklearn, threadpoolctl']).status !== 0) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-'));
  try {
    const file = path.join(folder, 'x.f64');
    fs.writeFileSync(file, new Uint8Array(cloud(rows, cols).buffer));
    return Number(execFileSync(PYTHON, ['-c', SCRIPT, file, String(cols), String(eps), String(2 * cols)], { encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const PEER = 'scikit-learn DBSCAN, one thread, processor time';

export const cases: readonly BenchCase[] = [
  ...[1.2, 2].map((eps): BenchCase => ({
    name: `dbscan-50k-eps-${eps}`,
    runtime: 'node',
    peer: PEER,
    ours: () => ours(50_000, 8, eps),
    theirs: () => Promise.resolve(theirs(50_000, 8, eps)),
    note: `50,000 x 8, eps ${eps}, the same labels; target 0.5`,
  })),
  {
    name: 'dbscan-180k',
    runtime: 'node',
    peer: 'nothing: scikit-learn ran out of memory here',
    rounds: 1,
    ours: () => ours(180_000, 9, 2),
    theirs: () => Promise.resolve(null),
    note: '180,000 x 9, eps 2; target 1 GB',
  },
];

async function main(seeds: number): Promise<void> {
  const keys = Array.from({ length: seeds }, (_, i) => String(i));
  const count = async (name: string, make: (key: string) => Cloud): Promise<void> => {
    let grouped = 0;
    for (const key of keys) {
      const { x, rows, cols } = make(key);
      if ((await standOut(x, rows, cols, { seedKey: `seed ${key}`, least: defaultLeast(rows, cols) })).grouped) grouped++;
    }
    console.log(`${name}: ${grouped} of ${seeds} seeds say there are groups`);
  };
  for (const shape of SHAPE_NAMES) await count(`no groups, ${shape}`, (key) => noise(shape, key));
  await count('planted 2 to 6 groups', planted);
}

if (process.argv[1]?.endsWith('ml-density.ts')) void main(Number(process.argv[2] ?? 100));
