import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Tree } from '../../src/core/tree';
import { kernels } from '../../src/ml/kernels/index';
import { treeShap } from '../../src/ml/trees/shap';
import { timed, type BenchCase, type Measured } from './case';

const PYTHON = '/usr/bin/python3';
const [ROWS, COLS, TREES, DEPTH] = [20_000, 20, 100, 6];

/**
 * XGBoost learns the trees and takes them apart. Cells are whole numbers, so that its cuts, below which it goes left, and ours, up to which
 * we do, can lie halfway.
 */
const SCRIPT = `
import json, sys, time, numpy as np, xgboost as xgb
folder = sys.argv[1]
r = np.random.default_rng(5)
x = r.integers(-500, 501, size=(${ROWS}, ${COLS})).astype(float)
y = (x[:, 0] * x[:, 1] / 500 + x[:, 2] + np.abs(x[:, 3]) + 300 * r.normal(size=${ROWS}) > 100).astype(int)
booster = xgb.XGBClassifier(n_estimators=${TREES}, max_depth=${DEPTH}, learning_rate=0.1, base_score=0.5, n_jobs=1, tree_method='hist').fit(x, y).get_booster()
booster.set_param({'nthread': 1})
matrix = xgb.DMatrix(x, nthread=1)
best = 1e9
for _ in range(2):
    t = time.process_time(); told = booster.predict(matrix, pred_contribs=True); best = min(best, time.process_time() - t)
x.T.astype(np.float64).tofile(folder + '/x.f64'); told[:, :${COLS}].astype(np.float64).tofile(folder + '/told.f64')
trees = []
for tree in json.loads(booster.save_raw('json'))['learner']['gradient_booster']['model']['trees']:
    leaf = [side == -1 for side in tree['left_children']]
    trees.append({
        'feature': [-1 if l else f for l, f in zip(leaf, tree['split_indices'])],
        'threshold': [0 if l else float(np.ceil(t)) - 0.5 for l, t in zip(leaf, tree['split_conditions'])],
        'missingLeft': [0 if l else int(d) for l, d in zip(leaf, tree['default_left'])],
        'left': [0 if l else c for l, c in zip(leaf, tree['left_children'])],
        'right': [0 if l else c for l, c in zip(leaf, tree['right_children'])],
        'value': [t if l else 0 for l, t in zip(leaf, tree['split_conditions'])],
        'cover': tree['sum_hessian']})
json.dump(trees, open(folder + '/trees.json', 'w'))
print(1000 * best)
`;

interface Race {
  readonly trees: readonly Tree[];
  readonly columns: readonly Float64Array[];
  readonly told: Float64Array;
  readonly ms: number;
}

let held: Race | null | undefined;

function race(): Race | null {
  if (held !== undefined) return held;
  if (spawnSync(PYTHON, ['-c', 'import xgboost']).status !== 0) return (held = null);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-'));
  try {
    const ms = Number(execFileSync(PYTHON, ['-c', SCRIPT, folder], { env: { ...process.env, OMP_NUM_THREADS: '1' }, encoding: 'utf8' }));
    const numbers = (name: string): Float64Array => {
      const bytes = fs.readFileSync(path.join(folder, name));
      return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    };
    const x = numbers('x.f64');
    const trees = JSON.parse(fs.readFileSync(path.join(folder, 'trees.json'), 'utf8')) as Tree[];
    const columns = Array.from({ length: COLS }, (_, j) => x.subarray(j * ROWS, (j + 1) * ROWS));
    return (held = { trees, columns, told: numbers('told.f64'), ms });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function ours(): Promise<Measured> {
  const found = race();
  if (!found) return NaN;
  await kernels();
  const rows = Uint32Array.from({ length: ROWS }, (_, row) => row);
  let shap = new Float64Array(0);
  let ms = Infinity;
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage();
    await timed(() => (shap = treeShap(found.trees, found.columns, rows) as Float64Array<ArrayBuffer>));
    const { user, system } = process.cpuUsage(start);
    ms = Math.min(ms, (user + system) / 1000);
  }
  const apart = shap.reduce((most, effect, i) => Math.max(most, Math.abs(effect - (found.told[i] as number))), 0);
  if (!(apart < 1e-4)) throw new Error(`contributions are ${apart} from XGBoost's`);
  return { ms, note: `at most ${apart.toExponential(1)} from its 32-bit figures` };
}

export const cases: readonly BenchCase[] = [
  {
    name: 'tree-shap',
    runtime: 'node',
    peer: 'XGBoost pred_contribs, one thread',
    rounds: 1,
    ours,
    theirs: () => Promise.resolve(race()?.ms ?? null),
    note: `${ROWS} rows x ${TREES} trees of depth ${DEPTH}, ${COLS} columns; processor time; target 1.0`,
  },
];
