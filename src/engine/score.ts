import type { Json } from '../core/json';
import { MODEL_SCHEMA, type Model, type ModelStep } from '../core/model';
import { fail, ok, type Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import { schemaAfter, schemaOf, type Role, type Schema } from '../core/schema';
import type { Table } from '../core/table';
import type { Reading, ReadOverrides } from '../data/reading';
import { run } from '../program/run';
import { columnsUsed } from '../program/uses';
import type { Finished } from './session';

/** Freezes a finished run. Steps that only clean training rows are left out: they pass new rows by. */
export function modelOf(recipe: Recipe, { source, steps, done }: Finished, quality: Json, fingerprint: string): Model {
  const frozen: ModelStep[] = steps.flatMap((step, i): ModelStep[] => {
    const fitted = done[i]?.fitted;
    if (step.state !== 'ready' || !fitted) return [];
    const { id, version } = step.meta;
    return [
      {
        uid: step.uid,
        step: id,
        version,
        onNewRows: step.applies ? 'apply' : 'skip',
        program: fitted.program,
        learnt: fitted.learnt,
        notes: fitted.notes,
      },
    ];
  });
  const used = columnsUsed(
    frozen.filter(({ onNewRows }) => onNewRows === 'apply').map(({ program }) => program),
    source.table.columns.map(({ name }) => name),
  );
  return {
    schema: MODEL_SCHEMA,
    recipe,
    input: source.schema.filter(({ name }) => used.has(name)).map(({ name, kind, role }) => ({ name, kind, role })),
    steps: frozen,
    quality,
    fingerprint,
    rows: source.table.rows,
  };
}

/** A new file after the frozen programs. */
export interface Scored {
  readonly source: Table;
  readonly table: Table;
  readonly schema: Schema;
}

/** How a new file has to be read so that the model's programs find what they know. */
export function overridesFor(model: Model): ReadOverrides {
  return { columns: model.input.map(({ name, kind, role }) => ({ name, kind, role })) };
}

/** Runs the frozen programs on a new file. Columns that only the outcome needs may be absent: nobody knows them yet. */
export function scoreReading(model: Model, reading: Reading): Result<Scored> {
  const have = new Map(reading.table.columns.map((column) => [column.name, column]));
  const steps = model.steps.filter(({ onNewRows, step }) => onNewRows === 'apply' && step !== 'target');
  const needed = columnsUsed(
    steps.map(({ program }) => program),
    model.input.map(({ name }) => name),
  );
  const absent = [...needed].filter((name) => !have.has(name));
  if (absent.length > 0) return fail('model.columns-missing', { columns: absent.join(', '), count: absent.length });
  const wrong = model.input.find(({ name, kind }) => needed.has(name) && have.get(name)?.kind !== kind);
  if (wrong) return fail('model.column-kind', { column: wrong.name, kind: wrong.kind, found: have.get(wrong.name)?.kind ?? '' });
  const roles = new Map<string, Role>(reading.roles.map(({ name, role }) => [name, role]));
  for (const { name, role } of model.recipe.columns) roles.set(name, role);
  let table = reading.table;
  let schema = schemaOf(table, roles);
  for (const { program, notes } of steps) {
    table = run(program, table);
    const there = new Set(table.columns.map(({ name }) => name));
    schema = schemaAfter(
      table,
      schema,
      notes.filter(({ name }) => there.has(name)),
    );
  }
  return ok({ source: reading.table, table, schema });
}
