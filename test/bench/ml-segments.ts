import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { random } from '../../src/core/rng';
import { kernels } from '../../src/ml/kernels/index';
import { kmeans } from '../../src/ml/kmeans';
import { lloyd, openCloud } from '../../src/ml/lloyd';
import { miniBatch } from '../../src/ml/mini-batch';
import { silhouette } from '../../src/ml/silhouette';
import { resample } from '../../src/ml/stability';
import { knownSilhouette, meta } from '../../src/steps/cluster/meta';
import { impl } from '../../src/steps/cluster/run';
import { literal } from '../program/tables';
import { oneStep } from '../steps/one-step';
import { fastestOf, timed, type BenchCase } from './case';
import { clouds, COLS, ROWS } from './clouds';

const PYTHON = '/usr/bin/python3';
const MANY = 50;
const hasSklearn = (): boolean => spawnSync(PYTHON, ['-c', 'import sklearn, threadpoolctl']).status === 0;

const SCRIPT = `
import sys, time, numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from threadpoolctl import threadpool_limits
x = np.fromfile(sys.argv[1]).reshape(-1, int(sys.argv[2]))
def many():
    t = time.perf_counter(); KMeans(${MANY}, init=x[:${MANY}].copy(), n_init=1, algorithm='lloyd', tol=1e-4, max_iter=300).fit(x); return time.perf_counter() - t
def apart():
    y = np.fromfile(sys.argv[4], np.int32); t = time.perf_counter(); silhouette_score(x, y); return time.perf_counter() - t
with threadpool_limits(1):
    print(1000 * {'many': many, 'apart': apart}[sys.argv[3]]())
`;

async function sklearn(x: Float64Array, cols: number, what: 'many' | 'apart', labels?: Int32Array): Promise<number | null> {
  if (!hasSklearn()) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-'));
  const [rows, groups] = ['x.f64', 'y.i32'].map((name) => path.join(folder, name)) as [string, string];
  try {
    fs.writeFileSync(rows, new Uint8Array(x.buffer));
    fs.writeFileSync(groups, labels ? new Uint8Array(labels.buffer) : '');
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    return Number(execFileSync(PYTHON, ['-c', SCRIPT, rows, String(cols), what, groups], { env, encoding: 'utf8' }));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param apart the middles' spread, in standard deviations of a group */
function cloudOf(rows: number, cols: number, groups: number, apart = 3): { readonly x: Float64Array; readonly labels: Int32Array } {
  const chance = random(`cloud ${rows} ${cols}`);
  const labels = Int32Array.from({ length: rows }, () => chance.below(groups));
  const middles = Float64Array.from({ length: groups * cols }, () => apart * chance.normal());
  const x = Float64Array.from({ length: rows * cols }, (_, i) => {
    const row = Math.floor(i / cols);
    return (middles[(labels[row] as number) * cols + (i % cols)] as number) + chance.normal();
  });
  return { x, labels };
}

const [MILLION, WIDE] = [1_000_000, 10];
let held: Float64Array | undefined;
let batches = NaN;

const million = (): Float64Array => (held ??= cloudOf(MILLION, WIDE, 8, 1).x);
const peak = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

async function worked<T>(work: () => Promise<T>): Promise<{ readonly found: T; readonly ms: number }> {
  const from = process.cpuUsage();
  const found = await work();
  const { user, system } = process.cpuUsage(from);
  return { found, ms: (user + system) / 1000 };
}

export const cases: readonly BenchCase[] = [
  {
    name: 'kmeans-many',
    runtime: 'node',
    peer: 'scikit-learn KMeans, lloyd, one thread',
    rounds: 1,
    async ours() {
      const x = clouds();
      const cloud = openCloud(await kernels(), x, ROWS, COLS, MANY);
      try {
        return await fastestOf(1, () => timed(() => lloyd(cloud, x.slice(0, MANY * COLS), MANY, { tolerance: 1e-4 })));
      } finally {
        cloud.room.free();
      }
    },
    theirs: () => sklearn(clouds(), COLS, 'many'),
    note: `${ROWS} x ${COLS}, k = ${MANY}, from the same start to scikit-learn's tolerance; target 0.7`,
  },
  {
    name: 'silhouette',
    runtime: 'node',
    peer: 'scikit-learn silhouette_score, one thread',
    async ours() {
      const { x, labels } = cloudOf(10_000, 20, 5);
      return fastestOf(2, () => timed(() => silhouette(x, 10_000, 20, labels, 5, { seedKey: 'bench' })));
    },
    theirs: () => {
      const { x, labels } = cloudOf(10_000, 20, 5);
      return sklearn(x, 20, 'apart', labels);
    },
    note: 'exact, 10,000 x 20; target 0.7',
  },
  {
    name: 'kmeans-million',
    runtime: 'node',
    peer: 'our own Lloyd on all rows, best of the card’s ten starts; processor time',
    rounds: 1,
    async ours() {
      const { found, ms } = await worked(() => miniBatch({ x: million(), rows: MILLION, cols: WIDE, k: 8, seedKey: 'bench' }));
      batches = found.inertia;
      return { ms, note: `inertia ${batches.toPrecision(7)}, peak memory of the process ${peak()} MB` };
    },
    async theirs() {
      const { found, ms } = await worked(() => kmeans(million(), MILLION, WIDE, 8, { seedKey: 'bench', tolerance: 1e-6 }));
      const more = 100 * (batches / found.inertia - 1);
      console.log(`  by batches the inertia is ${more.toFixed(2)} % above that of all rows (${found.inertia.toPrecision(7)})`);
      return ms;
    },
    note: `${MILLION} x ${WIDE}, k = 8: by batches, then a few rounds over all rows, as the card does from 250,000 rows on`,
  },
  {
    name: 'cluster-million',
    runtime: 'node',
    peer: 'none',
    rounds: 1,
    async ours() {
      const x = million();
      const columns = Array.from({ length: WIDE }, (_, j): readonly [string, readonly ['number', number[]]] => [
        `c${j}`,
        ['number', Array.from({ length: MILLION }, (_unused, i) => x[i * WIDE + j] as number)],
      ]);
      const table = literal(Object.fromEntries(columns) as never);
      const { found, ms } = await worked(() => oneStep({ meta, impl }, table, {}, { k: 8 }));
      const { report } = found;
      return {
        ms,
        note: `${report.k} groups, silhouette ${knownSilhouette(report.silhouette)?.toFixed(2)}, peak memory of the process ${peak()} MB`,
      };
    },
    theirs: () => Promise.resolve(null),
    note: `the whole card on ${MILLION} x ${WIDE}, told to find 8 groups: the curve, the groups, the program over all rows, stability`,
  },
  {
    name: 'stability',
    runtime: 'node',
    peer: 'none',
    rounds: 1,
    async ours() {
      const { x } = cloudOf(10_000, 10, 5);
      const { labels } = await kmeans(x, 10_000, 10, 5, { seedKey: 'bench', restarts: 2 });
      const input = { x, rows: 10_000, cols: 10, labels, k: 5, spec: { method: 'kmeans', k: 5, restarts: 2 }, seedKey: 'bench' } as const;
      return timed(() => resample({ ...input, from: 0, count: 100 }));
    },
    theirs: () => Promise.resolve(null),
    note: '100 resamples of 10,000 x 10, k = 5, on one thread; target 30,000 ms',
  },
];
