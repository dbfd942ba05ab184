import type { Json } from '../../src/core/json';
import type { Reading } from '../../src/data/reading';
import { findColumn, isNumeric, type Table } from '../../src/core/table';
import { execute, type Done, type Impls } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { plan } from '../../src/engine/plan';
import { columnsOf, sourceOf } from '../../src/engine/source';
import { TASKS } from '../../src/ml/tasks';
import { STEPS, type StepId } from '../../src/steps';
import { recipeFor } from '../../src/steps/goals';
import { IMPLS } from '../../src/steps/impls';

/** What the goal "find segments" makes of a file, by step. `params` are laid over the recipe's own; steps after `last` are left out. */
export async function segmentsOf(
  reading: Reading,
  { params = {}, last, keys = 'golden' }: { readonly params?: Partial<Record<StepId, Record<string, Json>>>; readonly last?: StepId; readonly keys?: string } = {},
): Promise<ReadonlyMap<StepId, Done>> {
  const { name, shape, outcomes } = reading;
  const recipe = recipeFor('segments', { name, columns: columnsOf(reading), shape, outcomes });
  const end = last === undefined ? recipe.steps.length : recipe.steps.findIndex(({ step }) => step === last) + 1;
  const steps = recipe.steps.slice(0, end).map((step) => ({ ...step, params: { ...step.params, ...params[step.step as StepId] } }));
  const planned = plan({ ...recipe, steps }, keys, STEPS);
  const result = await execute({
    source: sourceOf(reading, recipe),
    steps: planned,
    impls: IMPLS as unknown as Impls,
    memo: new Memo<Done>(1e9),
    pool: inlinePool(TASKS),
    hooks: { signal: new AbortController().signal, checkpoint: async () => undefined },
  });
  if (!result.ok) throw new Error(`${result.uid}: ${result.problem.code}`);
  return new Map(result.done.map((done, i) => [planned[i]?.uid.replace(/-1$/, '') as StepId, done]));
}

/** Cells of a text column in row order, "" where missing. */
export function textOf(table: Table, name: string): readonly string[] {
  const column = findColumn(table, name);
  if (!column || isNumeric(column)) throw new Error(`no text column ${name}`);
  return Array.from(column.codes, (code) => (code < 0 ? '' : (column.dict[code] as string)));
}

/** Adjusted Rand index (Hubert & Arabie 1985): 1 for the same groups, about 0 for groups that have nothing to do with each other. */
export function adjustedRand(a: readonly string[], b: readonly string[]): number {
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const tally = (keys: readonly string[]): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
  };
  const both = tally(a.map((key, i) => `${key}\u0000${b[i]}`));
  const [inA, inB] = [tally(a), tally(b)];
  const expected = (inA * inB) / pairs(a.length);
  return (both - expected) / ((inA + inB) / 2 - expected);
}
