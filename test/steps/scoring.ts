import fs from 'node:fs';
import path from 'node:path';
import type { Json } from '../../src/core/json';
import type { Problem } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import type { Random } from '../../src/core/rng';
import { schemaOf, type Role, type Schema } from '../../src/core/schema';
import { foldsOfRows } from '../../src/core/split';
import { numericColumn, tableOf, type Column, type NumericColumn, type Table } from '../../src/core/table';
import { readFile } from '../../src/data/read';
import { execute, type Done, type Impls, type Source } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { plan, type PlannedStep } from '../../src/engine/plan';
import { columnsOf, sourceOf, spanOf } from '../../src/engine/source';
import { TASKS } from '../../src/ml/tasks';
import { recipeFor, type GoalChoices } from '../../src/steps/goals';
import { IMPLS } from '../../src/steps/impls';
import { STEPS } from '../../src/steps/index';

export interface Ran {
  readonly source: Source;
  readonly problem?: Problem;
  report<R extends Json>(step: string): R;
  learnt<L>(step: string): L;
  readonly last: { readonly table: Table; readonly schema: Schema };
}

const SPLIT = { entity: null, holdout: 0.2, folds: 5 };

/** Runs steps over a table as the worker would, in this thread. Each step is its id, or the id with params. */
export async function runSteps(
  table: Table,
  roles: Readonly<Record<string, Role>>,
  steps: readonly (string | readonly [string, Record<string, Json>])[],
  { seed = 1, holdout = 0.2 }: { readonly seed?: number; readonly holdout?: number } = {},
): Promise<Ran> {
  const split = { ...SPLIT, holdout };
  const schema = schemaOf(table, new Map(Object.entries(roles)));
  return runSource({ table, schema, folds: foldsOfRows(table, split, seed), split, seed }, steps);
}

/** @param own in place of steps of the same id */
export async function runSource(
  source: Source,
  steps: readonly (string | readonly [string, Record<string, Json>])[],
  own: Readonly<Record<string, unknown>> = {},
): Promise<Ran> {
  const { split, seed } = source;
  const recipe: Recipe = {
    schema: 1,
    name: 'test',
    goal: 'leads',
    language: 'en',
    columns: [],
    split,
    seed,
    steps: steps.map((step, i) => {
      const [id, params] = typeof step === 'string' ? [step, {}] : step;
      return { uid: `${id}-${i}`, step: id, version: 1, params, enabled: true };
    }),
  };
  return runRecipe(source, recipe, { ...IMPLS, ...own });
}

async function runRecipe(source: Source, recipe: Recipe, impls: Readonly<Record<string, unknown>> = IMPLS): Promise<Ran> {
  const done: (readonly [string, Done])[] = [];
  const steps = plan(recipe, 'test', STEPS);
  const memo = new Memo<Done>(1e9);
  const result = await execute({
    source,
    steps,
    impls: impls as Impls,
    memo,
    pool: inlinePool(TASKS),
    hooks: { signal: new AbortController().signal, checkpoint: async () => undefined },
  });
  const ready = (step: PlannedStep | undefined): string => (step?.state === 'ready' ? step.meta.id : '');
  if (result.ok) result.done.forEach((entry, i) => done.push([ready(steps[i]), entry]));
  const of = (step: string): Done => {
    const found = done.findLast(([id]) => id === step)?.[1];
    if (!found) throw new Error(result.ok ? `no step ${step}` : `${result.uid}: ${JSON.stringify(result.problem)}`);
    return found;
  };
  return {
    source,
    ...(result.ok ? {} : { problem: result.problem }),
    report: <R extends Json>(step: string) => of(step).report as R,
    learnt: <L>(step: string) => of(step).fitted.learnt as L,
    get last() {
      return of(recipe.steps.at(-1)?.step ?? '');
    },
  };
}

/** A file of ../shared/data, or undefined where there is none. */
export function sharedFile(name: string): string | undefined {
  const file = path.resolve(import.meta.dirname, '../../../shared/data', name);
  return fs.existsSync(file) ? file : undefined;
}

/** The way of a user: read the file, choose the goal, run the recipe it fills in. */
export async function runFile(
  file: string,
  choices: GoalChoices,
  params: Readonly<Record<string, Record<string, Json>>> = {},
  {
    seed = 1,
    folds,
    steps: own = {},
    downTo,
  }: {
    readonly seed?: number;
    readonly folds?: number;
    readonly steps?: Readonly<Record<string, unknown>>;
    /** The last step that runs. */
    readonly downTo?: string;
  } = {},
): Promise<Ran> {
  const bytes = fs.readFileSync(file);
  const read = await readFile(path.basename(file), {
    size: bytes.length,
    async *chunks() {
      yield new Uint8Array(bytes);
    },
  });
  if (!read.ok) throw new Error(read.problem.code);
  const reading = read.value;
  const facts = { name: 'test', columns: columnsOf(reading), shape: reading.shape, outcomes: reading.outcomes, ...spanOf(reading) };
  const made = recipeFor('leads', facts, { ...choices, seed });
  const last = made.steps.findIndex(({ step }) => step === downTo);
  const run = last < 0 ? made.steps : made.steps.slice(0, last + 1);
  const steps = run.map((step) => ({ ...step, params: { ...step.params, ...params[step.step] } }));
  const recipe = { ...made, steps, split: { ...made.split, folds: folds ?? made.split.folds } };
  return runRecipe(sourceOf(reading, recipe), recipe, { ...IMPLS, ...own });
}

/** Rows with five numbers and an outcome whose log-odds hang on the given weights; `NaN` chances of being unknown come last. */
export function plantedTable(random: Random, rows: number, weights: readonly number[], bias: number, columns = 5): Table {
  const data = Array.from({ length: columns }, () => Array.from({ length: rows }, () => random.normal()));
  const won = Array.from({ length: rows }, (_, row) => {
    const score = weights.reduce((sum, weight, j) => sum + weight * (data[j]?.[row] ?? 0), bias);
    return random.next() < 1 / (1 + Math.exp(-score));
  });
  return tableOf([...data.map((cells, j): Column => numericColumn(`x${j + 1}`, 'number', cells)), numericColumn('bought', 'bool', won)]);
}

export function numbers(table: Table, name: string): Float64Array {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (!column) throw new Error(`no column ${name}`);
  return (column as NumericColumn).data;
}
