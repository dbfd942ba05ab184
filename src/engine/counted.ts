import { column as ref, compare, flag, isMissing, type Expr } from '../core/expr';
import { say, type Message } from '../core/message';
import type { ModelStep } from '../core/model';
import type { Program } from '../core/program';
import type { CountsTo } from '../core/step';
import { findColumn, isNumeric, type Table } from '../core/table';
import { evaluate } from '../program/evaluate';
import { run } from '../program/run';
import { numbers } from '../program/vector';

const DAY = 86_400_000;
const DATE_LIMIT = 8.64e15;

type Tables = ReadonlyMap<string, Table>;

/** The last date of the rows that count; null when there is none. */
export function lastDate({ columns, input, where }: CountsTo, table: Table, inputs: Tables): number | null {
  const from = input === undefined ? table : inputs.get(input);
  if (!from) return null;
  const counts = where && input === undefined ? numbers(evaluate(flag(where), from)) : null;
  let last = -Infinity;
  for (const name of columns) {
    const dates = findColumn(from, name);
    if (dates?.kind !== 'date') continue;
    for (let row = 0; row < from.rows; row++) {
      const date = dates.data[row] as number;
      if (date > last && (counts === null || counts[row] === 1)) last = date;
    }
  }
  return last === -Infinity ? null : last;
}

/** A step's program for a new file, and what is to be said of the date it counts to. */
export interface Counted {
  readonly program: Program;
  /** Further files; of a date asked for, as they stood then. */
  readonly inputs: Tables;
  readonly note: Message | null;
}

/**
 * A file that ends later than the model's own is counted to a date as much later; one that ends before it, to the date of the model. A date that the
 * user chose stays until another is asked for.
 * @param asked milliseconds; null: as above
 */
export function countedTo(
  { program, countsTo }: Pick<ModelStep, 'program' | 'countsTo'>,
  table: Table,
  inputs: Tables,
  asked: number | null,
): Counted {
  if (!countsTo) return { program, inputs, note: null };
  const { at: was, chosen, last, days, cuts, columns, input } = countsTo;
  if (asked !== null) {
    const then = moved(program, asked - was);
    if (!cuts || chosen) return { program: then, inputs, note: null };
    const early: Program = columns.map((name) => ({ op: 'keep', where: before(name, asked) }));
    const other = input === undefined ? undefined : inputs.get(input);
    return other && input !== undefined
      ? { program: then, inputs: new Map(inputs).set(input, run(early, other)), note: null }
      : { program: [...early, ...then], inputs, note: null };
  }
  const from = input === undefined ? table : inputs.get(input);
  const now = from ? lastDate(countsTo, table, inputs) : null;
  if (!from || now === null || last === null) return { program, inputs, note: null };
  if (chosen) {
    const later = cuts ? rowsFrom(was, columns, from) : 0;
    return { program, inputs, note: later > 0 ? say('score.later', { at: was, rows: later, last: now }) : null };
  }
  const by = days ? (Math.floor(now / DAY) - Math.floor(last / DAY)) * DAY : now - last;
  if (by > 0) return { program: moved(program, by), inputs, note: say('score.counted', { at: was + by, was }) };
  return { program, inputs, note: now < last ? say('score.earlier', { at: was, last: now }) : null };
}

const before = (name: string, date: number): Expr => ({
  type: 'or',
  all: [isMissing(ref(name)), compare(ref(name), '<', { type: 'date', value: date })],
});

function rowsFrom(date: number, columns: readonly string[], table: Table): number {
  return columns.reduce((count, name) => {
    const column = findColumn(table, name);
    return count + (column && isNumeric(column) ? column.data.reduce((rows, value) => rows + (value >= date ? 1 : 0), 0) : 0);
  }, 0);
}

/** Every date that moves, by so many milliseconds. */
function moved(program: Program, by: number): Program {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    if (isMoving(value)) return { ...value, value: Math.min(DATE_LIMIT, Math.max(-DATE_LIMIT, value.value + by)) };
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one)]));
  };
  return walk(program) as Program;
}

function isMoving(value: object): value is { readonly value: number } {
  return 'moves' in value && value.moves === true && 'type' in value && value.type === 'date';
}
