import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchCase } from './case';

const PYTHON = '/usr/bin/python3';
const MB = 1e6;
const WORKERS = 2;

interface Told {
  readonly ms: number;
  readonly predict: number;
  readonly auc: number;
  /** Resident bytes at their highest beyond the table, from cutting it into bins to the last tree. */
  readonly memory: number;
}

type Size = readonly [rows: number, cols: number, trees: number];

const BOOST: Size = [500_000, 50, 100];
/** What a marketer has. */
const MANY: Size = [10_000, 30, 300];
const FOREST: Size = [50_000, 50, 100];

/** Of a leaf and of a tree, as src/ml/trees/forest.ts has them for so many rows. */
const [LEAST_ROWS, DEPTH] = [Math.round(FOREST[0] / 1200), 14];

const held = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  if (!held.has(key)) held.set(key, make());
  return held.get(key) as T;
}

const installed = (name: string): boolean => once(name, () => spawnSync(PYTHON, ['-c', `import ${name}`]).status === 0);

/** Each runs in a process of its own, on one thread, by the processor's time. */
function python(folder: string, what: string, size: Size, ...more: readonly number[]): Told {
  const script = fileURLToPath(new URL('./ml-trees.py', import.meta.url));
  const key = [what, ...size, ...more].map(String);
  return once(key.join(), () => JSON.parse(execFileSync(PYTHON, [script, folder, ...key], { encoding: 'utf8' })) as Told);
}

function node(what: string, size: Size): Told {
  const child = fileURLToPath(new URL('./ml-trees-child.ts', import.meta.url));
  return once(`ours ${what} ${size.join()}`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-'));
    try {
      python(folder, 'draw', size);
      held.delete(['draw', ...size].join());
      const args = [...process.execArgv, child, folder, what, ...size.map(String)];
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Told;
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}

function raceOf(
  name: string,
  [what, size]: readonly [string, Size],
  [peer, by]: readonly [string, () => Told],
  target: number,
  of: 'ms' | 'predict' = 'ms',
): BenchCase {
  const [rows, cols, trees] = size;
  return {
    name,
    runtime: 'node',
    peer: `${peer}, one thread`,
    rounds: 1,
    ours: () => {
      if (!installed('numpy')) return Promise.resolve(NaN);
      const ours = node(what, size);
      return Promise.resolve({ ms: ours[of], note: `AUC ${ours.auc.toFixed(4)} on its own rows, theirs ${by().auc.toFixed(4)}` });
    },
    theirs: () => Promise.resolve(installed(peer.startsWith('XGB') ? 'xgboost' : 'sklearn') ? by()[of] : null),
    note: `${rows} x ${cols}, ${trees} trees; processor time; target ${target.toFixed(1)}`,
  };
}

const hist = (): Told => python('', 'hist', BOOST);
const boosting = ['boost', BOOST] as const;

export const cases: readonly BenchCase[] = [
  raceOf('boosting-histgradient', boosting, ['scikit-learn HistGradientBoosting, 31 leaves', hist], 1),
  raceOf('boosting-xgboost', boosting, ['XGBoost hist, depth 6', () => python('', 'xgboost', BOOST)], 1),
  raceOf('boosting-predict', boosting, ['scikit-learn HistGradientBoosting', hist], 0.5, 'predict'),
  {
    name: 'boosting-memory',
    runtime: 'node',
    peer: 'one byte a cell and 64 MB',
    rounds: 1,
    ours: () => Promise.resolve(installed('numpy') ? node(...boosting).memory / MB : NaN),
    theirs: () => Promise.resolve((BOOST[0] * BOOST[1]) / MB + 64),
    note: 'megabytes, not milliseconds: resident memory at its highest beyond the table; target 1.0',
  },
  {
    name: 'boosting-folds',
    runtime: 'node',
    peer: 'two seconds',
    rounds: 1,
    ours: () => Promise.resolve(installed('numpy') ? node('folds', MANY).ms / WORKERS : NaN),
    theirs: () => Promise.resolve(2000),
    note: `${MANY[0]} x ${MANY[1]}, ${MANY[2]} trees of 31 leaves in each of five rounds; processor time of all, divided among ${WORKERS} workers; target 1.0`,
  },
  raceOf(
    'forest',
    ['forest', FOREST],
    ['scikit-learn RandomForest, leaves and depth as ours', () => python('', 'forest', FOREST, LEAST_ROWS, DEPTH)],
    0.5,
  ),
  raceOf('forest-as-it-comes', ['forest', FOREST], ['scikit-learn RandomForest, full depth', () => python('', 'forest', FOREST)], 0.5),
];
