import type { Json } from '../core/json';
import type { Message } from '../core/message';
import { problem, ProblemError, type Problem } from '../core/problem';
import type { ComputePool } from '../core/pool';
import { random } from '../core/rng';
import { schemaAfter, type Schema } from '../core/schema';
import { HELD_OUT } from '../core/split';
import type { Fitted, Fold, StepContext, StepImpl } from '../core/step';
import { takeRows, type Table } from '../core/table';
import type { ParamSpec } from '../core/params';
import { run } from '../program/run';
import type { MlTasks } from '../steps/context';
import type { Memo } from './memo';
import type { PlannedStep } from './plan';
import type { StepOutcome } from './types';

export type Impls = Readonly<Record<string, StepImpl<ParamSpec, Json, MlTasks>>>;
type ReadyStep = Extract<PlannedStep, { state: 'ready' }>;

/** A table after a step, with what the step learnt. `report` is made only for the whole run, not for folds. */
export interface Done {
  readonly table: Table;
  readonly schema: Schema;
  readonly fitted: Fitted;
  report?: Json;
}

export interface Source {
  readonly table: Table;
  readonly schema: Schema;
  /** By row id: -1 held out, else the fold. */
  readonly folds: Int8Array;
  readonly foldCount: number;
  readonly seed: number;
  readonly key: string;
}

export interface Hooks {
  readonly signal: AbortSignal;
  checkpoint(): Promise<void>;
  started?(uid: string): void;
  progress?(uid: string, share: number, what: Message): void;
  done?(outcome: StepOutcome): void;
  /** Milliseconds, for the footer of a card; the steps themselves have no clock. */
  clock?(): number;
}

export interface Execution {
  readonly source: Source;
  readonly steps: readonly PlannedStep[];
  readonly impls: Impls;
  readonly memo: Memo<Done>;
  readonly pool: ComputePool<MlTasks>;
  readonly hooks: Hooks;
}

export type ExecuteResult =
  { readonly ok: true; readonly done: readonly Done[] } | { readonly ok: false; readonly uid: string; readonly problem: Problem };

/** Rows that teach and rows that judge: `null` is the whole run, a number the fold that is left out. */
type Part = number | null;

/**
 * Runs a plan from the top, taking what the memo holds. Fitting sees training rows only; the program it learns then runs on all rows.
 * Stops at the first step that fails; what is above stays.
 */
export async function execute(execution: Execution): Promise<ExecuteResult> {
  const { steps, hooks } = execution;
  const done: Done[] = [];
  for (const [i, step] of steps.entries()) {
    try {
      if (step.state === 'wrong') throw new ProblemError(step.problem);
      done.push(await whole(execution, i, step, done));
      await hooks.checkpoint();
    } catch (error) {
      return { ok: false, uid: step.uid, problem: { ...toProblem(error, hooks.signal), uid: step.uid } };
    }
  }
  return { ok: true, done };
}

async function whole(execution: Execution, i: number, step: ReadyStep, above: readonly Done[]): Promise<Done> {
  const { source, memo, hooks, impls } = execution;
  const before = above[i - 1] ?? start(source, null);
  const outcome = (entry: Done, ms: number): StepOutcome => ({
    uid: step.uid,
    step: step.meta.id,
    key: step.key,
    rowsIn: before.table.rows,
    rowsOut: entry.table.rows,
    schema: entry.schema,
    report: entry.report ?? null,
    ms,
  });
  const known = memo.get(step.key);
  if (known?.report !== undefined) {
    hooks.done?.(outcome(known, 0));
    return known;
  }
  const began = hooks.clock?.() ?? 0;
  hooks.started?.(step.uid);
  const entry = await fitAndRun(execution, i, step, null);
  entry.report = await implOf(impls, step).report(
    {
      before: before.table,
      after: entry.table,
      schemaBefore: before.schema,
      schemaAfter: entry.schema,
      heldOut: heldOutMask(entry.table, source.folds),
      above: new Map(
        execution.steps.slice(0, i).flatMap((up, at) => (up.state === 'ready' && above[at] ? [[up.meta.id, above[at].fitted]] : [])),
      ),
    },
    entry.fitted,
    step.params,
    context(execution, i, step, null, before.schema),
  );
  memo.set(step.key, entry);
  hooks.done?.(outcome(entry, (hooks.clock?.() ?? 0) - began));
  return entry;
}

/** The state before the first step: for a fold, without the rows nobody may see. */
function start(source: Source, part: Part): { readonly table: Table; readonly schema: Schema } {
  if (part === null) return source;
  const rows = indexWhere(source.table, (id) => source.folds[id] !== HELD_OUT);
  return { table: rows.length === source.table.rows ? source.table : takeRows(source.table, rows), schema: source.schema };
}

async function after(execution: Execution, i: number, part: Part): Promise<{ readonly table: Table; readonly schema: Schema }> {
  if (i < 0) return start(execution.source, part);
  const step = execution.steps[i];
  if (step?.state !== 'ready') throw new Error('a fold asked for a step that cannot run');
  const key = part === null ? step.key : `${step.key}/${part}`;
  const known = execution.memo.get(key);
  if (known) return known;
  const entry = await fitAndRun(execution, i, step, part);
  execution.memo.set(key, entry);
  return entry;
}

async function fitAndRun(execution: Execution, i: number, step: ReadyStep, part: Part): Promise<Done> {
  const { source, impls, hooks } = execution;
  const before = await after(execution, i - 1, part);
  await hooks.checkpoint();
  const teaches = (id: number): boolean => source.folds[id] !== HELD_OUT && source.folds[id] !== part;
  const training = indexWhere(before.table, teaches);
  const train = training.length === before.table.rows ? before.table : takeRows(before.table, training);
  const fitted = await implOf(impls, step).fit(train, step.params, context(execution, i, step, part, before.schema));
  await hooks.checkpoint();
  const table = step.applies ? run(fitted.program, before.table) : runOnTraining(fitted, before.table, train, teaches);
  return { table, schema: schemaAfter(table, before.schema, fitted.notes), fitted };
}

/** A step that drops rows drops training rows only; the others pass by. */
function runOnTraining(fitted: Fitted, before: Table, train: Table, teaches: (id: number) => boolean): Table {
  const left = run(fitted.program, train);
  if (left.rows === train.rows) return before;
  const kept = new Set(left.rowIds);
  return takeRows(
    before,
    indexWhere(before, (id) => !teaches(id) || kept.has(id)),
  );
}

function context(execution: Execution, i: number, step: ReadyStep, part: Part, schema: Schema): StepContext<MlTasks> {
  const { source, hooks, pool } = execution;
  return {
    schema,
    random: random(`${source.seed}/${part ?? 'whole'}/${step.meta.id}`),
    pool,
    signal: hooks.signal,
    progress: (share, what) => {
      if (part === null) hooks.progress?.(step.uid, share, what);
    },
    checkpoint: hooks.checkpoint,
    folds: async () => {
      const folds: Fold[] = [];
      for (let fold = 0; fold < source.foldCount; fold++) {
        const prepared = await after(execution, i - 1, fold);
        const side = (judged: boolean): Table =>
          takeRows(
            prepared.table,
            indexWhere(prepared.table, (id) => (source.folds[id] === fold) === judged),
          );
        folds.push({ train: side(false), test: side(true), schema: prepared.schema });
      }
      return folds;
    },
  };
}

function heldOutMask(table: Table, folds: Int8Array): Uint8Array {
  return Uint8Array.from(table.rowIds, (id) => (folds[id] === HELD_OUT ? 1 : 0));
}

function indexWhere(table: Table, wanted: (id: number) => boolean): Uint32Array {
  const index = new Uint32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) if (wanted(table.rowIds[row] as number)) index[count++] = row;
  return index.slice(0, count);
}

function implOf(impls: Impls, step: ReadyStep): StepImpl<ParamSpec, Json, MlTasks> {
  const impl = Object.hasOwn(impls, step.meta.id) ? impls[step.meta.id] : undefined;
  if (!impl) throw new Error(`no implementation of the step ${step.meta.id}`);
  return impl;
}

/** A user's mistake stays what it is; ours becomes a Problem that says so. Its detail names the error, never a cell. */
export function toProblem(error: unknown, signal: AbortSignal): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (signal.aborted) return problem('cancelled');
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' };
  const where = /\(?([\w.-]+):(\d+):\d+\)?$/m.exec(stack ?? '');
  return problem('engine.our-mistake', { name }, where ? `${where[1]}:${where[2]}` : null);
}
