import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { random } from '../../src/core/rng';
import { hierarchy, type Linkage } from '../../src/ml/hierarchy/index';
import { type BenchCase, type Measured } from './case';

const PYTHON = '/usr/bin/python3';
const [ROWS, COLS] = [20_000, 8];

let held: { readonly x: Float64Array; readonly file: string } | undefined;

/** Twelve round groups that touch, in a file that both sides read. */
function cloud(): NonNullable<typeof held> {
  if (held) return held;
  const r = random('bench/hierarchy');
  const centres = Float64Array.from({ length: 12 * COLS }, () => 2 * r.normal());
  const x = new Float64Array(ROWS * COLS);
  for (let i = 0; i < ROWS; i++) {
    const group = r.below(12);
    for (let j = 0; j < COLS; j++) x[i * COLS + j] = (centres[group * COLS + j] as number) + r.normal();
  }
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-')), 'x.f64');
  fs.writeFileSync(file, new Uint8Array(x.buffer));
  process.once('exit', () => fs.rmSync(path.dirname(file), { recursive: true, force: true }));
  held = { x, file };
  return held;
}

/** Seconds of processor time, so that others' work does not count; SciPy's linkage knows no threads. Memory is what the process had at most. */
const SCRIPT = `
import sys, time, resource, numpy as np
from scipy.cluster.hierarchy import linkage
x = np.fromfile(sys.argv[1]).reshape(-1, ${COLS})
t = time.process_time(); z = linkage(x, sys.argv[2]); t = time.process_time() - t
print(1000 * t, z[:, 2].sum(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
`;

const sums = new Map<Linkage, number>();

async function ours(linkage: Linkage): Promise<Measured> {
  const { x } = cloud();
  const before = process.memoryUsage().rss;
  const start = process.cpuUsage();
  const { heights } = await hierarchy(x, ROWS, COLS, linkage);
  const { user, system } = process.cpuUsage(start);
  const more = Math.round((process.memoryUsage().rss - before) / 1048576);
  sums.set(
    linkage,
    heights.reduce((sum, height) => sum + height, 0),
  );
  return { ms: (user + system) / 1000, note: `${more} MB more than before` };
}

async function scipy(linkage: Linkage): Promise<number | null> {
  if (spawnSync(PYTHON, ['-c', 'import scipy']).status !== 0) return null;
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const [ms, sum, mb] = execFileSync(PYTHON, ['-c', SCRIPT, cloud().file, linkage], { env, encoding: 'utf8' }).split(' ').map(Number) as [
    number,
    number,
    number,
  ];
  const own = sums.get(linkage) ?? NaN;
  if (!(Math.abs(sum - own) < 1e-9 * sum)) throw new Error(`${linkage}: heights add up to ${own}, SciPy's to ${sum} (${mb} MB)`);
  return ms;
}

export const cases: readonly BenchCase[] = (['ward', 'average', 'complete', 'single'] as const).map((linkage) => ({
  name: `hierarchy-${linkage}`,
  runtime: 'node',
  peer: 'SciPy linkage',
  rounds: linkage === 'ward' ? 2 : 1,
  ours: () => ours(linkage),
  theirs: () => scipy(linkage),
  note: `${ROWS} x ${COLS}, exact, the same heights; processor time; target ${linkage === 'ward' ? '0.3' : '1.0'}`,
}));
