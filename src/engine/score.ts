import type { Json } from '../core/json';
import { MODEL_SCHEMA, type Model, type ModelColumn, type ModelStep } from '../core/model';
import { say, type Message } from '../core/message';
import { fail, ok, type Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import { schemaAfter, schemaOf, type Role, type Schema } from '../core/schema';
import type { Program } from '../core/program';
import type { CountsTo, Inputs } from '../core/step';
import type { Table } from '../core/table';
import { dialectAsSaid } from '../data/layout';
import { saidFormat } from '../data/mends';
import type { Reading, ReadOverrides } from '../data/reading';
import { joinThatRepeats } from '../program/repeats';
import { run } from '../program/run';
import { columnsUsed, inputColumnsUsed, inputsUsed } from '../program/uses';
import { countedTo, lastDate } from './counted';
import { tablesOf } from './execute';
import { matchFiles } from './further';
import type { Finished } from './session';
import type { SessionDataset } from './session-types';
import { trainedIn } from './reasons';
import { unseenIn } from './unseen';
import { inputsOf } from './source';

/** Freezes a finished run. Steps that only clean training rows are left out: they pass new rows by. */
export function modelOf(recipe: Recipe, { source, steps, done }: Finished, quality: Json, { reading, further }: SessionDataset): Model {
  const tables = tablesOf(source.inputs ?? new Map());
  const frozen: ModelStep[] = steps.flatMap((step, i): ModelStep[] => {
    const fitted = done[i]?.fitted;
    if (step.state !== 'ready' || !fitted) return [];
    const { id, version } = step.meta;
    const { countsTo } = fitted;
    return [
      {
        uid: step.uid,
        step: id,
        version,
        onNewRows: step.applies ? 'apply' : 'skip',
        program: fitted.program,
        learnt: id === 'train' ? (trainedIn(steps, done) ?? fitted.learnt) : fitted.learnt,
        notes: fitted.notes,
        ...(countsTo && { countsTo: frozenCount(countsTo, done[i - 1]?.table ?? source.table, tables) }),
      },
    ];
  });
  const programs = frozen.filter(({ onNewRows }) => onNewRows === 'apply').map(({ program }) => program);
  const used = columnsUsed(
    programs,
    source.table.columns.map(({ name }) => name),
  );
  const sources = sourcesIn(programs, source.inputs ?? new Map(), further ?? new Map());
  return {
    schema: MODEL_SCHEMA,
    recipe,
    input: inputColumns(
      source.schema.filter(({ name }) => used.has(name)),
      reading,
    ),
    ...(sources.length > 0 && { sources }),
    steps: frozen,
    quality,
    fingerprint: reading.fingerprint,
    rows: source.table.rows,
  };
}

function frozenCount(
  { upTo, ...countsTo }: CountsTo,
  table: Table,
  tables: ReadonlyMap<string, Table>,
): NonNullable<ModelStep['countsTo']> {
  return { ...countsTo, last: upTo ?? lastDate(countsTo, table, tables) };
}

/** As they were read; what the user said of them the recipe says too. */
function inputColumns(schema: Schema, reading: Reading | undefined): readonly ModelColumn[] {
  const formats = new Map(reading?.inference.columns.map(({ name, format }) => [name, saidFormat(format)]));
  return schema.map(({ name, kind, role }) => {
    const written = formats.get(name);
    return { name, kind, role, ...(written?.type === kind && { written }) };
  });
}

function sourcesIn(programs: readonly Program[], inputs: Inputs, further: ReadonlyMap<string, Reading>): NonNullable<Model['sources']> {
  const joined = inputsUsed(programs);
  return [...inputs].flatMap(([id, { name, schema }]) => {
    if (!joined.has(id)) return [];
    const given = schema.map((column) => column.name);
    const used = inputColumnsUsed(programs, id, given);
    return [
      {
        id,
        name,
        columns: inputColumns(
          schema.filter((column) => used.has(column.name)),
          further.get(id),
        ),
      },
    ];
  });
}

/** A new file after the frozen programs. */
export interface Scored {
  readonly source: Table;
  readonly table: Table;
  readonly schema: Schema;
  /** What to know of how it was scored. */
  readonly notes: readonly Message[];
}

/** How a new file has to be read so that the model's programs find what they know. */
export function overridesFor(model: Model): ReadOverrides {
  const known = new Set(model.input.map(({ name }) => name));
  const told = new Map(model.recipe.columns.map(({ name, format }) => [name, format]));
  // Columns that no program looks at go into the table as they are: as text, or as the user said.
  const others = model.recipe.columns.filter(
    ({ name, kind, format }) => !known.has(name) && (format !== undefined || kind === 'text' || kind === 'category'),
  );
  const columns = [...model.input, ...others].map(({ name, kind, role, written }: ModelColumn) => {
    const format = told.get(name);
    return { name, kind, role, ...(format?.type === kind && { format }), ...(written && { before: written }) };
  });
  const { layout } = model.recipe;
  if (!layout) return { columns };
  const dialect = dialectAsSaid(layout);
  // Other files are laid out in other ways; the model's own comes first.
  return model.sources ? { columns, files: [dialect] } : { columns, dialect };
}

/** As `scoreReading`, each file where its columns fit. */
export function scoreReadings(model: Model, readings: readonly Reading[], countTo: number | null = null): Result<Scored> {
  const sources = model.sources ?? [];
  const own = model.input.map(({ name }) => name);
  const files = matchFiles(own, sources, readings);
  if (!files) return fail('model.columns-missing', { columns: own.join(', '), count: own.length });
  if (readings.length > 1 + sources.length) return fail('model.too-many-files', { files: readings.length, wanted: 1 + sources.length });
  const lacking = sources.find(({ id }) => !files.further.has(id));
  if (lacking) return fail('model.file-missing', { file: lacking.name });
  const inputs = inputsOf({ sources }, files.further);
  for (const { id, name, columns } of sources) {
    const there = new Map(inputs.get(id)?.table.columns.map((column) => [column.name, column.kind]));
    const absent = columns.filter((column) => !there.has(column.name)).map((column) => column.name);
    if (absent.length > 0) return fail('model.columns-missing-in', { file: name, columns: absent.join(', '), count: absent.length });
  }
  return scoreReading(model, files.reading, inputs, countTo);
}

/**
 * Runs the frozen programs on a new file. Columns that only the outcome needs may be absent: nobody knows them yet.
 * @param countTo days are counted to this date; null: to the last one of the file where that is later than the model's
 */
function scoreReading(model: Model, reading: Reading, inputs: Inputs, countTo: number | null): Result<Scored> {
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
  const tables = tablesOf(inputs);
  let table = reading.table;
  let schema = schemaOf(table, roles);
  const said = new Map<string, Message>();
  for (const step of steps) {
    const { notes } = step;
    const { program, inputs: then, note } = countedTo(step, table, tables, countTo);
    if (note) said.set(JSON.stringify(note), note);
    const repeats = joinThatRepeats(program, then);
    if (repeats) return fail('model.key-repeats', { key: repeats.key, file: inputs.get(repeats.source)?.name ?? repeats.source });
    for (const unseen of unseenIn(step, table)) said.set(JSON.stringify(unseen), unseen);
    table = run(program, table, then);
    const there = new Set(table.columns.map(({ name }) => name));
    schema = schemaAfter(
      table,
      schema,
      notes.filter(({ name }) => there.has(name)),
    );
  }
  return ok({ source: reading.table, table, schema, notes: [...misfitsIn(reading, needed), ...said.values()] });
}

/** Cells that were left empty because they did not fit. */
function misfitsIn({ inference }: Reading, needed: ReadonlySet<string>): readonly Message[] {
  return inference.columns.flatMap(({ name, misfitCount, misfits, kind }) =>
    needed.has(name) && misfitCount > 0
      ? [say(`score.misfits.${kind === 'date' ? 'date' : 'number'}`, { column: name, cells: misfitCount, row: (misfits[0] ?? 0) + 1 })]
      : [],
  );
}
