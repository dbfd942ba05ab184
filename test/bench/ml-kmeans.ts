import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { kernels } from '../../src/ml/kernels/index';
import { assignOnce, lloyd, openCloud, type Cloud } from '../../src/ml/lloyd';
import { fastestOf, timed, type BenchCase } from './case';
import { clouds, COLS, K, ROWS } from './clouds';
import { inBenchPage } from './bench-page';

const PYTHON = '/usr/bin/python3';

let held: { readonly cloud: Cloud; readonly start: Float64Array; readonly file: string } | undefined;

async function race(): Promise<NonNullable<typeof held>> {
  if (held) return held;
  const x = clouds();
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-')), 'x.f64');
  fs.writeFileSync(file, new Uint8Array(x.buffer));
  process.once('exit', () => fs.rmSync(path.dirname(file), { recursive: true, force: true }));
  held = { cloud: openCloud(await kernels(), x, ROWS, COLS, K), start: x.slice(0, K * COLS), file };
  return held;
}

const hasSklearn = (): boolean => spawnSync(PYTHON, ['-c', 'import sklearn, threadpoolctl']).status === 0;

/** The same rows and start on one thread. `pass` is scikit-learn's own inner loop: labels and new centres, without its set-up. */
const SCRIPT = `
import sys, time, numpy as np
from sklearn.cluster import KMeans
from sklearn.cluster._k_means_lloyd import lloyd_iter_chunked_dense as one_pass
from threadpoolctl import threadpool_limits
x = np.fromfile(sys.argv[1]).reshape(-1, ${COLS}); start = x[:${K}].copy(); k = ${K}
def a_pass():
    labels = np.full(len(x), -1, np.int32); args = (np.ones(len(x)), start, np.zeros_like(start), np.zeros(k), labels, np.zeros(k))
    t = time.perf_counter(); one_pass(x, *args, 1); return time.perf_counter() - t
def converge():
    t = time.perf_counter(); KMeans(k, init=start, n_init=1, algorithm='lloyd', tol=0, max_iter=300).fit(x); return time.perf_counter() - t
with threadpool_limits(1):
    run = a_pass if sys.argv[2] == 'pass' else converge; n = int(sys.argv[3]); run()
    print(1000 * min(run() for _ in range(n)))
`;

async function sklearn(what: 'pass' | 'converge', times: number): Promise<number | null> {
  const { file } = await race();
  if (!hasSklearn()) return null;
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  return Number(execFileSync(PYTHON, ['-c', SCRIPT, file, what, String(times)], { env, encoding: 'utf8' }));
}

const PEER = 'scikit-learn KMeans, lloyd, one thread';
const WHAT = `${ROWS} x ${COLS}, k = ${K}, from the same start; target 0.8`;

export const cases: readonly BenchCase[] = [
  {
    name: 'kmeans-pass',
    runtime: 'node',
    peer: PEER,
    async ours() {
      const { cloud, start } = await race();
      return fastestOf(5, () => timed(() => assignOnce(cloud, start, K)));
    },
    theirs: () => sklearn('pass', 5),
    note: `one pass, labels, sums and bounds; ${WHAT}`,
  },
  {
    name: 'kmeans-converge',
    runtime: 'node',
    peer: PEER,
    async ours() {
      const { cloud, start } = await race();
      return fastestOf(2, () => timed(() => lloyd(cloud, start, K)));
    },
    theirs: () => sklearn('converge', 2),
    note: `until no label moves; ${WHAT}`,
  },
  {
    name: 'kmeans-pass',
    runtime: 'chromium',
    peer: PEER,
    ours: () => inBenchPage({ what: 'pass', times: 5 }),
    theirs: () => sklearn('pass', 5),
    note: `in a worker; one pass, labels, sums and bounds; ${WHAT}`,
  },
  {
    name: 'kmeans-converge',
    runtime: 'chromium',
    peer: PEER,
    ours: () => inBenchPage({ what: 'converge', times: 2 }),
    theirs: () => sklearn('converge', 2),
    note: `in a worker; until no label moves; ${WHAT}`,
  },
];
