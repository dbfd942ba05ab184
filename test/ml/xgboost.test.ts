import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { boost, ensembleScores } from '../../src/ml/trees/boost';
import { withGroups } from '../../src/ml/trees/bins';
import { expectedValue, treeShap } from '../../src/ml/trees/shap';
import { binnedOf } from './binned';
import { toXgboost } from './xgboost-json';

const PYTHON = '/usr/bin/python3';
const ROWS = 300;
const AMOUNTS = 5;
const GROUPS = 9;

/** Cells are 32-bit numbers, as XGBoost keeps them. */
function planted(): { readonly columns: Float64Array[]; readonly groups: Uint8Array; readonly y: Uint8Array } {
  const r = random('for XGBoost');
  const columns = Array.from({ length: AMOUNTS }, () =>
    Float64Array.from({ length: ROWS }, () => (r.next() < 0.05 ? NaN : Math.fround(r.normal()))),
  );
  const at = (j: number, i: number): number => columns[j]?.[i] || 0;
  // 0 is missing, the last one all others
  const groups = Uint8Array.from({ length: ROWS }, () => r.below(GROUPS + 1));
  const score = (i: number): number => at(0, i) * at(1, i) + at(2, i) + ((groups[i] as number) % 3 === 1 ? 1 : -0.5);
  return { columns, groups, y: Uint8Array.from({ length: ROWS }, (_, i) => (score(i) + 0.7 * r.normal() > 0 ? 1 : 0)) };
}

const OPTIONS = { trees: 30, leaves: 8, depth: 6, learningRate: 0.1, l2: 1, leastRows: 5 };

it('our boosted trees, handed to XGBoost, give there the chances and contributions they give here', async ({ skip }) => {
  const there = 'import importlib.util, sys; sys.exit(importlib.util.find_spec("xgboost") is None)';
  if (spawnSync(PYTHON, ['-c', there]).status !== 0) skip('XGBoost is not installed');
  const { columns: amounts, groups, y } = planted();
  const ensemble = await boost(withGroups(await binnedOf(amounts), [{ cells: groups, count: GROUPS }]), y, OPTIONS);
  expect(ensemble.trees).toHaveLength(30);
  expect(ensemble.sets.length).toBeGreaterThan(0);
  const oneOf = (bins: readonly number[]) => Float64Array.from(groups, (bin) => (bin === 0 ? NaN : bins.includes(bin) ? 1 : 0));
  const columns = [...amounts, ...ensemble.sets.map(({ bins }) => oneOf(bins))];
  const COLS = columns.length;
  const asked = {
    model: toXgboost(ensemble, COLS),
    columns: columns.map((cells) => Array.from(cells, (cell) => (Number.isNaN(cell) ? null : cell))),
  };
  const run = spawnSync(PYTHON, [path.join(import.meta.dirname, '../oracle/xgboost_predict.py')], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  expect(run.stderr).toBe('');
  const theirs = JSON.parse(run.stdout) as { margins: number[]; chances: number[]; contributions: number[][] };
  const scores = ensembleScores(ensemble, columns, ROWS);
  const shap = treeShap(
    ensemble.trees,
    columns,
    Array.from({ length: ROWS }, (_, row) => row),
  );
  const far = (of: (row: number) => number): number => Math.max(...Array.from({ length: ROWS }, (_, row) => Math.abs(of(row))));
  expect(far((row) => 1 / (1 + Math.exp(-(scores[row] as number))) - (theirs.chances[row] as number))).toBeLessThan(1e-6);
  expect(far((row) => (scores[row] as number) - (theirs.margins[row] as number))).toBeLessThan(1e-6);
  for (let j = 0; j < COLS; j++)
    expect(far((row) => (shap[row * COLS + j] as number) - (theirs.contributions[row]?.[j] as number))).toBeLessThan(1e-6);
  expect(far((row) => expectedValue(ensemble.trees, ensemble.base) - (theirs.contributions[row]?.[COLS] as number))).toBeLessThan(1e-6);
});
