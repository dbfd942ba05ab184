import type { Json } from '../core/json';
import type { Message } from '../core/message';
import { ProblemError, type Problem, type Result } from '../core/problem';
import type { ComputePool } from '../core/pool';
import type { Program } from '../core/program';
import { random } from '../core/rng';
import { schemaAfter, type Schema } from '../core/schema';
import { HELD_OUT, sideIn, type Folds, type Split } from '../core/split';
import type { Fitted, Fold, Input, Inputs, Parted, ReportContext, StepContext, StepImpl, StepView } from '../core/step';
import { takeRows, type Table } from '../core/table';
import type { Params, ParamSpec } from '../core/params';
import { run } from '../program/run';
import type { MlTasks } from '../ml/tasks';
import { changesOf } from './changes';
import { explained } from './explained';
import type { Memo } from './memo';
import type { PlannedStep } from './plan';
import { Round } from './round';
import { toProblem } from './to-problem';
import type { StepChanges, StepOutcome } from './types';

export type Impls = Readonly<Record<string, StepImpl<ParamSpec, Json, MlTasks>>>;
type ReadyStep = Extract<PlannedStep, { state: 'ready' }>;

/** A table after a step, with what the step learnt. `report` is made only for the whole run, not for folds. */
export interface Done {
  readonly table: Table;
  readonly schema: Schema;
  readonly fitted: Fitted;
  report?: Json;
  /** What the step makes later is not in the report yet. */
  unfinished?: boolean;
  changes?: StepChanges;
}

export interface Source {
  readonly table: Table;
  readonly schema: Schema;
  /** Further files, for steps that join. */
  readonly inputs?: Inputs;
  readonly folds: Folds;
  /** By row id, 1 for lines that are not from before the cut-off of an outcome made from events: they teach no step above the roll-up. */
  readonly later?: Uint8Array;
  readonly split: Split;
  readonly seed: number;
}

export interface Hooks {
  readonly signal: AbortSignal;
  checkpoint(): Promise<void>;
  /** @param later its card is there, and what follows later has begun */
  started?(uid: string, later?: true): void;
  progress?(uid: string, share: number, what: Message): void;
  done?(outcome: StepOutcome): void;
  /** Milliseconds, for the footer of a card and for figures of a report; what is learnt has no clock. */
  clock?(): number;
}

export interface Execution {
  readonly source: Source;
  readonly steps: readonly PlannedStep[];
  readonly impls: Impls;
  readonly memo: Memo<Done>;
  readonly pool: ComputePool<MlTasks>;
  readonly hooks: Hooks;
  /** `shown`: the tables and what was learnt, but reports may be unfinished. Left out, nothing is. */
  readonly until?: 'shown';
}

export type ExecuteResult =
  { readonly ok: true; readonly done: readonly Done[] } | { readonly ok: false; readonly uid: string; readonly problem: Problem };

/** Which rows teach: in the `whole` run all but the held-out, for a `fold` those of other folds, for a `turn` those of other turns, by time only of earlier ones. */
type Part = { readonly of: 'whole' } | { readonly of: 'fold' | 'turn'; readonly index: number };

const WHOLE: Part = { of: 'whole' };

/**
 * Runs a plan from the top, taking what the memo holds. Fitting sees training rows only; the program it learns then runs on all rows.
 * Stops at the first step that fails; what is above stays. What steps make later is made when every step has run, and before it returns.
 */
export async function execute(execution: Execution): Promise<ExecuteResult> {
  const { steps, hooks, until } = execution;
  const done: Done[] = [];
  const took = new Map<string, number>();
  const passes = until === 'shown' ? [first] : [first, rest];
  for (const pass of passes) {
    for (const [i, step] of steps.entries()) {
      try {
        if (step.state === 'wrong') throw new ProblemError(step.problem);
        await pass(execution, i, step, done, took);
        await hooks.checkpoint();
      } catch (error) {
        return { ok: false, uid: step.uid, problem: { ...toProblem(error, hooks.signal), uid: step.uid } };
      }
    }
  }
  return { ok: true, done };
}

/** @param took milliseconds of this run, by step */
type Pass = (execution: Execution, i: number, step: ReadyStep, done: Done[], took: Map<string, number>) => Promise<void>;

/** The step with its report, so far as that does not wait for later. */
const first: Pass = async (execution, i, step, done, took) => {
  const { memo, hooks, impls } = execution;
  const known = memo.get(step.key);
  if (known?.report !== undefined) {
    done.push(known);
    tellOf(execution, i, step, done, 0);
    return;
  }
  const began = hooks.clock?.() ?? 0;
  hooks.started?.(step.uid);
  const impl = implOf(impls, step);
  const entry = await fitAndRun(execution, i, step, WHOLE);
  entry.report = await impl.report(...reported(execution, i, step, done, entry));
  entry.unfinished = impl.later !== undefined;
  entry.changes = changesOf(entry.fitted.program, above(execution, i, done).table, entry.table);
  memo.set(step.key, entry);
  done.push(entry);
  took.set(step.uid, (hooks.clock?.() ?? 0) - began);
  tellOf(execution, i, step, done, took.get(step.uid) ?? 0);
};

/** What of the report was left for later. */
const rest: Pass = async (execution, i, step, done, took) => {
  const { hooks, impls } = execution;
  const entry = done[i];
  const impl = implOf(impls, step);
  if (!entry?.unfinished || entry.report === undefined) return;
  const began = hooks.clock?.() ?? 0;
  hooks.started?.(step.uid, true);
  const [view, fitted, params, lent] = reported(execution, i, step, done, entry);
  entry.report = (await impl.later?.(view, fitted, entry.report, params, lent)) ?? entry.report;
  entry.unfinished = false;
  tellOf(execution, i, step, done, (took.get(step.uid) ?? 0) + (hooks.clock?.() ?? 0) - began);
};

function above({ source }: Execution, i: number, done: readonly Done[]): { readonly table: Table; readonly schema: Schema } {
  return done[i - 1] ?? start(source, WHOLE);
}

function tellOf(execution: Execution, i: number, step: ReadyStep, done: readonly Done[], ms: number): void {
  const entry = done[i] as Done;
  const { table } = above(execution, i, done);
  execution.hooks.done?.({
    uid: step.uid,
    step: step.meta.id,
    key: step.key,
    rowsIn: table.rows,
    rowsOut: entry.table.rows,
    schema: entry.schema,
    changes: entry.changes ?? changesOf(entry.fitted.program, table, entry.table),
    report: entry.report ?? null,
    ...(entry.unfinished && { unfinished: true }),
    ms,
  });
}

/** What a report is made of. */
function reported(
  execution: Execution,
  i: number,
  step: ReadyStep,
  done: readonly Done[],
  entry: Done,
): readonly [StepView, Fitted, Params<ParamSpec>, ReportContext<MlTasks>] {
  const { source, steps, hooks } = execution;
  const before = above(execution, i, done);
  const view: StepView = {
    source: source.table,
    before: before.table,
    after: entry.table,
    schemaBefore: before.schema,
    schemaAfter: entry.schema,
    heldOut: heldOutMask(entry.table, source.folds.fold),
    parted: partedAs(source),
    above: new Map(steps.slice(0, i).flatMap((up, at) => (up.state === 'ready' && done[at] ? [[up.meta.id, done[at].fitted]] : []))),
  };
  const lent = {
    ...context(execution, i, step, WHOLE, before.schema),
    turns: () => parts(execution, i, 'turn'),
    clock: () => hooks.clock?.() ?? 0,
  };
  return [view, entry.fitted, step.params, lent];
}

/** The state before the first step: without the rows that take no part in a fold or turn. */
function start(source: Source, part: Part): { readonly table: Table; readonly schema: Schema } {
  if (part.of === 'whole') return source;
  const rows = indexWhere(source.table, (id) => sideOf(source, part, id) !== undefined);
  return { table: rows.length === source.table.rows ? source.table : takeRows(source.table, rows), schema: source.schema };
}

function sideOf({ folds }: Source, part: Exclude<Part, { of: 'whole' }>, id: number): 0 | 1 | undefined {
  return sideIn(folds[part.of][id] as number, part.index, folds.forward);
}

/** @param lines above the roll-up of events, where a row is a line and not yet a customer */
function teaches(source: Source, part: Part, lines: boolean): (id: number) => boolean {
  const later = lines ? source.later : undefined;
  return part.of === 'whole'
    ? (id) => source.folds.fold[id] !== HELD_OUT && later?.[id] !== 1
    : (id) => sideOf(source, part, id) === 0 && later?.[id] !== 1;
}

function partedAs({ split, folds: { from, even, forward }, later }: Source): Parted {
  return { ...split, from, forward, evenly: even, upToCut: later !== undefined };
}

/** The tables that reach step i, once per fold or turn. */
async function parts(execution: Execution, i: number, of: 'fold' | 'turn'): Promise<readonly Fold[]> {
  const { source } = execution;
  const { [of]: judges, forward } = source.folds;
  const folds: Fold[] = [];
  for (let index = 0; index < source.split.folds; index++) {
    const { table, schema } = await after(execution, i - 1, { of, index });
    folds.push(
      new Round(
        table,
        schema,
        Uint8Array.from(table.rowIds, (id) => (judges[id] === index ? 1 : 0)),
        forward,
      ),
    );
  }
  return folds;
}

async function after(execution: Execution, i: number, part: Part): Promise<{ readonly table: Table; readonly schema: Schema }> {
  if (i < 0) return start(execution.source, part);
  const step = execution.steps[i];
  if (step?.state !== 'ready') throw new Error('a fold asked for a step that cannot run');
  const key = part.of === 'whole' ? step.key : `${step.key}/${part.of}-${part.index}`;
  const known = execution.memo.get(key);
  if (known) return known;
  const entry = await fitAndRun(execution, i, step, part);
  execution.memo.set(key, entry);
  return entry;
}

async function fitAndRun(execution: Execution, i: number, step: ReadyStep, part: Part): Promise<Done> {
  const { source, impls, hooks } = execution;
  const before = await after(execution, i - 1, part);
  const outlined = outlineOf(step, implOf(impls, step), before.schema, source.inputs ?? new Map());
  if (!outlined.ok) throw new ProblemError(outlined.problem);
  await hooks.checkpoint();
  const taught = teaches(source, part, step.dropsAll);
  const training = indexWhere(before.table, taught);
  const train = training.length === before.table.rows ? before.table : takeRows(before.table, training);
  const fitted = everywhere(
    await implOf(impls, step).fit(train, step.params, context(execution, i, step, part, before.schema)),
    step.dropsAll,
  );
  await hooks.checkpoint();
  const left = fitted.dropping ? runOnTraining(fitted.dropping, before.table, taught) : before.table;
  const table = step.applies ? run(fitted.program, left, tablesOf(source.inputs)) : runOnTraining(fitted.program, left, taught);
  return { table, schema: explained(schemaAfter(table, before.schema, fitted.notes), fitted.program, step.uid), fitted };
}

/** Where rows become other things below, dropping some belongs to making them: it goes for every row and every file. */
function everywhere(fitted: Fitted, all: boolean): Fitted {
  if (!all || !fitted.dropping) return fitted;
  const { dropping, ...rest } = fitted;
  return { ...rest, program: [...dropping, ...fitted.program] };
}

/** Drops training rows only; the others pass by. */
function runOnTraining(program: Program, before: Table, taught: (id: number) => boolean): Table {
  const training = indexWhere(before, taught);
  const train = training.length === before.rows ? before : takeRows(before, training);
  const left = run(program, train);
  if (left.rows === train.rows) return before;
  if (train === before) return left;
  const kept = new Set(left.rowIds);
  return takeRows(
    before,
    indexWhere(before, (id) => !taught(id) || kept.has(id)),
  );
}

function context(execution: Execution, i: number, step: ReadyStep, part: Part, schema: Schema): StepContext<MlTasks> {
  const { source, hooks, pool } = execution;
  return {
    schema,
    inputs: source.inputs ?? new Map(),
    random: random(`${source.seed}/${part.of}/${part.of === 'whole' ? 0 : part.index}/${step.meta.id}`),
    pool,
    signal: hooks.signal,
    progress: (share, what) => {
      if (part.of === 'whole') hooks.progress?.(step.uid, share, what);
    },
    checkpoint: hooks.checkpoint,
    folds: () => parts(execution, i, 'fold'),
    get heldOut() {
      const { table, folds } = source;
      return heldOutMask(table, folds.fold).reduce((rows, held) => rows + held, 0) / Math.max(1, table.rows);
    },
  };
}

export function outlineOf(
  { meta, params }: Pick<ReadyStep, 'meta' | 'params'>,
  impl: Pick<StepImpl<ParamSpec, Json, MlTasks>, 'outline'>,
  before: Schema,
  inputs: Inputs,
): Result<Schema> {
  return impl.outline?.(before, params, inputs) ?? meta.outline(before, params);
}

export function tablesOf(inputs: Inputs = new Map<string, Input>()): ReadonlyMap<string, Table> {
  return new Map([...inputs].map(([id, { table }]) => [id, table]));
}

function heldOutMask(table: Table, folds: Int8Array): Uint8Array {
  const { rowIds, rows } = table;
  const mask = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) if (folds[rowIds[row] as number] === HELD_OUT) mask[row] = 1;
  return mask;
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
