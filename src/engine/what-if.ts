import { fail, ok, type Result } from '../core/problem';
import { HELD_OUT } from '../core/split';
import { isNumeric, takeRows, type Cell, type Column, type Table } from '../core/table';
import type { Program } from '../core/program';
import { reasonsFor } from '../steps/explain/reasons';
import { isUnlike } from '../steps/explain/unlike';
import { run } from '../program/run';
import type { Done } from './execute';
import { tablesOf } from './execute';
import { programsOf, trainedIn } from './reasons';
import type { Finished } from './session';
import type { WhatIf, WhatIfField, WhatIfRequest } from './types';

/** Values of a column to choose among. */
const MOST_LEVELS = 50;

/** A row with some cells changed, through the programs the steps learnt: its chance and reasons, and where it leaves the data. */
export async function whatIf(
  { source, steps, done }: Finished,
  { rowId, changes }: WhatIfRequest,
  checkpoint: () => Promise<void>,
): Promise<Result<WhatIf>> {
  const learnt = trainedIn(steps, done);
  const last = done.at(-1);
  if (!learnt || !last) return fail('engine.no-reasons');
  const gathered = steps.findLastIndex((step) => step.state === 'ready' && step.meta.regroups === true);
  const start: Pick<Done, 'table' | 'schema'> = done[gathered] ?? source;
  const after = steps.flatMap((step, i) => (i > gathered && step.state === 'ready' && step.applies ? [done[i]?.fitted.program ?? []] : []));
  if (after.some((program) => program.some(({ op }) => op === 'lag' || op === 'rollup'))) return fail('engine.no-what-if');
  const place = start.table.rowIds.indexOf(rowId);
  if (place < 0) return fail('engine.no-reasons');
  const inputs = tablesOf(source.inputs ?? new Map());
  const through = (table: Table): Table => after.reduce((now: Table, program: Program) => run(program, now, inputs), table);
  const row = takeRows(start.table, [place]);
  const told = new Map(changes.map(({ column, value }) => [column, value]));
  const changed: Table = {
    ...row,
    columns: row.columns.map((column) => (told.has(column.name) ? withCell(column, told.get(column.name) ?? null) : column)),
  };
  const explained = (table: Table) => {
    const end = through(table);
    const programs = gathered < 0 ? [] : programsOf(done);
    return { end, reasons: reasonsFor(learnt, end, last.schema, [0], table, programs)[0] };
  };
  const now = explained(row);
  await checkpoint();
  const then = explained(changed);
  await checkpoint();
  if (!now.reasons || !then.reasons) return fail('engine.no-reasons');
  // what is usual is so among all rows, not in this one
  const usual = new Map(
    reasonsFor(learnt, last.table, last.schema, [0], start.table, programsOf(done))[0]?.parts.map((part) => [part.column, part.usual]),
  );
  await checkpoint();
  const withUsual = (reasons: typeof now.reasons) => ({
    ...reasons,
    parts: (reasons?.parts ?? []).map((part) => ({ ...part, usual: usual.get(part.column) ?? null })),
  });
  const teaches = (id: number): boolean => source.folds.fold[id] !== HELD_OUT;
  const known = new Map(start.schema.map((column) => [column.name, column]));
  // what was made of several columns follows when one of them is changed, also where that one has no say of its own
  const from = new Map(last.schema.map(({ name, origin }) => [name, origin]));
  const there = new Map(start.table.columns.map((column) => [column.name, column]));
  const names = now.reasons.parts.flatMap(({ column: name }) => (there.has(name) ? [name] : (from.get(name) ?? [])));
  const fields = [...new Set(names)].flatMap((name): WhatIfField[] => {
    const column = there.get(name);
    return column
      ? [{ column: name, role: known.get(name)?.role ?? 'category', ...seen(column, start.table, teaches), value: cellAt(row, name) }]
      : [];
  });
  await checkpoint();
  return ok({
    before: withUsual(now.reasons) as WhatIf['before'],
    after: withUsual(then.reasons) as WhatIf['after'],
    fields,
    outside: fields
      .filter((field) => told.has(field.column) && isOutside(field, told.get(field.column) ?? null))
      .map(({ column }) => column),
    unlike: changes.length > 0 && isUnlike(learnt, then.end, last.table, teaches),
  });
}

function cellAt(row: Table, name: string): Cell {
  const column = row.columns.find((one) => one.name === name);
  if (!column) return null;
  if (isNumeric(column)) return Number.isNaN(column.data[0]) ? null : (column.data[0] as number);
  return (column.codes[0] as number) < 0 ? null : (column.dict[column.codes[0] as number] as string);
}

function withCell(column: Column, value: Cell): Column {
  if (isNumeric(column)) return { ...column, data: Float64Array.of(typeof value === 'number' ? value : NaN) };
  if (value === null) return { ...column, codes: Int32Array.of(-1) };
  const at = column.dict.indexOf(String(value));
  return at >= 0
    ? { ...column, codes: Int32Array.of(at) }
    : { ...column, codes: Int32Array.of(column.dict.length), dict: [...column.dict, String(value)] };
}

type Seen = Pick<WhatIfField, 'kind' | 'low' | 'high' | 'levels'>;

/** Columns never change, so what was seen in one is worked out once. */
const known = new WeakMap<Column, Seen>();

/** What the rows that taught hold: the ends of a number or date, the commonest values of a category. */
function seen(column: Column, table: Table, teaches: (id: number) => boolean): Seen {
  let found = known.get(column);
  if (!found) known.set(column, (found = look(column, table, teaches)));
  return found;
}

function look(column: Column, { rowIds }: Table, teaches: (id: number) => boolean): Seen {
  const { kind } = column;
  if (isNumeric(column)) {
    let [low, high] = [Infinity, -Infinity];
    column.data.forEach((value, row) => {
      if (Number.isNaN(value) || !teaches(rowIds[row] as number)) return;
      low = Math.min(low, value);
      high = Math.max(high, value);
    });
    return { kind, low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null, levels: [] };
  }
  const counts = new Uint32Array(column.dict.length);
  column.codes.forEach((code, row) => {
    if (code >= 0 && teaches(rowIds[row] as number)) counts[code] = (counts[code] as number) + 1;
  });
  const levels = [...counts.keys()]
    .filter((code) => (counts[code] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, MOST_LEVELS)
    .map((code) => column.dict[code] as string);
  return { kind, low: null, high: null, levels };
}

function isOutside({ kind, low, high, levels }: WhatIfField, value: Cell): boolean {
  if (value === null) return false;
  if (typeof value === 'number') return (low !== null && value < low) || (high !== null && value > high);
  return kind === 'category' && levels.length < MOST_LEVELS && !levels.includes(value);
}
