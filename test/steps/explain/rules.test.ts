import { expect, it, vi } from 'vitest';
import type { Json } from '../../../src/core/json';
import type { Recipe } from '../../../src/core/recipe';
import { random } from '../../../src/core/rng';
import { schemaOf } from '../../../src/core/schema';
import { foldsOfRows } from '../../../src/core/split';
import type { Table } from '../../../src/core/table';
import { execute, type Done, type Impls, type Source } from '../../../src/engine/execute';
import { inlinePool } from '../../../src/engine/inline-pool';
import { Memo } from '../../../src/engine/memo';
import { plan } from '../../../src/engine/plan';
import { findRules } from '../../../src/ml/hot-rules';
import { TASKS } from '../../../src/ml/tasks';
import type { ExplainReport } from '../../../src/steps/explain/meta';
import { IMPLS } from '../../../src/steps/impls';
import { STEPS } from '../../../src/steps/index';
import { plantedTable } from '../scoring';

vi.mock(import('../../../src/ml/hot-rules'), async (original) => {
  const real = await original();
  return { ...real, findRules: vi.fn(real.findRules) };
});

const split = { entity: null, holdout: 0.3, folds: 3 };
const planted = (): Table => plantedTable(random('rules'), 700, [1.5, -1], -1, 3);

/** The params of each step in turn, with one memo, as a session has. */
function session(
  table: Table,
): (steps: Readonly<Record<string, Record<string, Json>>>, source?: Partial<Source>) => Promise<ExplainReport> {
  const memo = new Memo<Done>(1e9);
  const pool = inlinePool(TASKS);
  const schema = schemaOf(table, new Map([['bought', 'outcome']]));
  const own: Source = { table, schema, folds: foldsOfRows(table, split, 1), split, seed: 1 };
  return async (params, other = {}) => {
    const steps = ['constant', 'target', 'train', 'evaluate', 'explain'].map((step) => ({
      uid: step,
      step,
      version: 1,
      params: params[step] ?? {},
      enabled: true,
    }));
    const recipe: Recipe = { schema: 1, name: 'rules', goal: 'leads', language: 'en', columns: [], split, seed: 1, steps };
    const hooks = { signal: new AbortController().signal, checkpoint: async () => undefined };
    // the key of a source is the caller's to tell: another one has another
    const planned = plan(recipe, JSON.stringify(Object.keys(other)), STEPS);
    const ran = await execute({ source: { ...own, ...other }, steps: planned, impls: IMPLS as unknown as Impls, memo, pool, hooks });
    if (!ran.ok) throw new Error(JSON.stringify(ran.problem));
    return ran.done.at(-1)?.report as ExplainReport;
  };
}

it('rules and the sheet are made once, however strictly a sum follows the data, and again where rows, outcomes or columns are others', async () => {
  const table = planted();
  const run = session(table);
  const sum = (C: number) => ({ train: { model: 'logistic', C } });
  const searches = vi.mocked(findRules).mock.calls;
  const first = await run(sum(1));
  expect(first.rules?.length).toBeGreaterThan(0);
  expect(first.sheet?.columns.length).toBeGreaterThan(0);
  expect(searches).toHaveLength(1);
  const second = await run(sum(0.01));
  expect(searches).toHaveLength(1);
  expect(second.sheet?.columns).toBe(first.sheet?.columns);
  expect(second.sheet?.auc).not.toEqual(first.sheet?.auc);
  expect(second.dependence).not.toEqual(first.dependence);
  // as found in a session that has seen nothing else
  expect(second).toEqual(await session(planted())(sum(0.01)));
  expect(searches).toHaveLength(2);
  const parted = await run(sum(0.01), { folds: foldsOfRows(table, split, 2) });
  expect(searches).toHaveLength(3);
  expect(parted.sheet?.columns).not.toBe(first.sheet?.columns);
  const turned = table.columns.map((column) =>
    column.name === 'x1' && 'data' in column ? { ...column, data: column.data.map((x) => -x) } : column,
  );
  await run(sum(0.01), { table: { ...table, columns: turned } });
  expect(searches).toHaveLength(4);
});

it('another strength of a sum that is not in use changes nothing of what is told of the model', async () => {
  const run = session(planted());
  const tree = (C: number) => ({ train: { model: 'tree', C } });
  const first = await run(tree(1));
  const second = await run(tree(0.01));
  expect(second).toEqual(first);
  expect(second.columns).toBe(first.columns);
  // what was held out is another part of the rows
  const other = await run(tree(0.01), { folds: foldsOfRows(planted(), split, 2) });
  expect(other.columns).not.toEqual(first.columns);
});
