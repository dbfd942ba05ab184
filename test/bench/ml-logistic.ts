import { execFileSync, spawnSync } from 'node:child_process';
import { random } from '../../src/core/rng';
import { logistic } from '../../src/ml/logistic';
import type { BenchCase } from './case';

const PYTHON = '/usr/bin/python3';
const [ROWS, COLS] = [500_000, 50];

/** Both draw from the same law: standard normal columns, an outcome of a weighted sum of all of them. */
const SCRIPT = `
import time, numpy as np
from sklearn.linear_model import LogisticRegression
r = np.random.default_rng(1)
x = r.normal(size=(${ROWS}, ${COLS}))
w = np.cos(np.arange(${COLS}))
y = (x @ w + 3 * r.logistic(size=${ROWS}) > 0).astype(int)
best = 1e9
for _ in range(2):
    t = time.process_time(); LogisticRegression(solver='lbfgs', max_iter=1000).fit(x, y); best = min(best, time.process_time() - t)
print(1000 * best)
`;

let data: { readonly x: Float64Array; readonly y: Uint8Array } | undefined;

function drawn(): { readonly x: Float64Array; readonly y: Uint8Array } {
  if (data) return data;
  const r = random('logistic');
  const x = new Float64Array(ROWS * COLS);
  const y = new Uint8Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    let sum = 0;
    for (let j = 0; j < COLS; j++) {
      const value = r.normal();
      x[i * COLS + j] = value;
      sum += Math.cos(j) * value;
    }
    const u = r.next();
    y[i] = sum + 3 * Math.log(u / (1 - u)) > 0 ? 1 : 0;
  }
  return (data = { x, y });
}

async function ours(warmStart: boolean): Promise<{ readonly ms: number; readonly note: string }> {
  const { x, y } = drawn();
  const once = async (): Promise<{ readonly ms: number; readonly note: string }> => {
    const began = process.cpuUsage();
    const fit = await logistic(x, ROWS, COLS, y, { warmStart });
    const { user, system } = process.cpuUsage(began);
    return { ms: (user + system) / 1000, note: `${fit.iterations} steps in 64 bits${fit.backend ? `, after tfjs on ${fit.backend}` : ''}` };
  };
  const [a, b] = [await once(), await once()];
  return a.ms < b.ms ? a : b;
}

function theirs(): Promise<number | null> {
  if (spawnSync(PYTHON, ['-c', 'import sklearn']).status !== 0) return Promise.resolve(null);
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  return Promise.resolve(Number(execFileSync(PYTHON, ['-c', SCRIPT], { env, encoding: 'utf8' })));
}

const caseOf = (name: string, warmStart: boolean): BenchCase => ({
  name,
  runtime: 'node',
  peer: 'sklearn LogisticRegression(lbfgs)',
  ours: () => ours(warmStart),
  theirs,
  note: `${ROWS} x ${COLS}, processor time, the better of two each, one thread, to the end of each one's own patience (ours 1e-10, theirs 1e-4)`,
});

export const cases: readonly BenchCase[] = [caseOf('logistic', true), caseOf('logistic-64-bits-alone', false)];
