import { defaults, type Params, type ParamSpec } from '../../src/core/params';
import type { Json } from '../../src/core/json';
import type { ComputePool } from '../../src/core/pool';
import { random } from '../../src/core/rng';
import { schemaAfter, schemaOf, type Role, type Schema } from '../../src/core/schema';
import type { Fitted, Inputs, ReportContext, StepImpl, StepMeta } from '../../src/core/step';
import type { Table } from '../../src/core/table';
import { inlinePool } from '../../src/engine/inline-pool';
import { TASKS, type MlTasks } from '../../src/ml/tasks';
import { run } from '../../src/program/run';

export interface Outcome<R> {
  readonly after: Table;
  readonly schema: Schema;
  readonly fitted: Fitted;
  readonly report: R;
}

/** What a step is lent, for tests of one step: no folds, chance from one key. */
export function contextOf(
  schema: Schema,
  pool: ComputePool<MlTasks> = inlinePool(TASKS),
  inputs: Inputs = new Map(),
): ReportContext<MlTasks> {
  return {
    schema,
    inputs,
    random: random('one step'),
    pool,
    signal: new AbortController().signal,
    progress: () => undefined,
    checkpoint: async () => undefined,
    folds: async () => [],
    heldOut: 0,
    turns: async () => [],
    clock: () => 0,
  };
}

export const rolesOf = (roles: Readonly<Record<string, Role>>): ReadonlyMap<string, Role> => new Map(Object.entries(roles));

/** Fits on all rows, runs the program on them and reports, also what follows later. */
export async function oneStep<S extends ParamSpec, R extends Json>(
  { meta, impl }: { readonly meta: StepMeta<S, R>; readonly impl: StepImpl<S, R, MlTasks> },
  table: Table,
  roles: Readonly<Record<string, Role>> | Schema = {},
  params: Partial<Params<S>> = {},
  inputs: Inputs = new Map(),
): Promise<Outcome<R>> {
  const schema = Array.isArray(roles) ? (roles as Schema) : schemaOf(table, rolesOf(roles as Readonly<Record<string, Role>>));
  const context = contextOf(schema, inlinePool(TASKS), inputs);
  const given = { ...defaults(meta.params), ...params };
  const fitted = await impl.fit(table, given, context);
  const tables = new Map([...inputs].map(([id, input]) => [id, input.table]));
  const after = run(fitted.program, table, tables);
  const known = schemaAfter(after, schema, fitted.notes);
  const view = {
    source: table,
    before: table,
    after,
    schemaBefore: schema,
    schemaAfter: known,
    heldOut: new Uint8Array(after.rows),
    above: new Map(),
  };
  const first = await impl.report(view, fitted, given, context);
  const report = (await impl.later?.(view, fitted, first, given, context)) ?? first;
  return { after, schema: known, fitted, report };
}

/** The columns a model or a distance would use. */
export const features = (schema: Schema): readonly string[] => schema.filter(({ feature }) => feature).map(({ name }) => name);
