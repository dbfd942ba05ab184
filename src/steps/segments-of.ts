import { MIN_PEOPLE } from '../core/least-people';
import { withRole, type Schema, type SchemaColumn } from '../core/schema';
import { findColumn, isNumeric, type Table } from '../core/table';

/** Rows by group: `of[row]` is a place in `ids`, -1 for none. */
export interface Groups {
  readonly ids: readonly string[];
  readonly of: Int32Array;
  readonly sizes: Uint32Array;
}

const NOBODY = (rows: number): Groups => ({ ids: [], of: new Int32Array(rows).fill(-1), sizes: new Uint32Array(0) });

/** Fewer people than this are no segment, and nothing is told of them but how many they are. */
export function leastPeople(schema: Schema): number {
  return Math.max(MIN_PEOPLE, withRole(schema, 'cluster')?.least ?? 0);
}

/** The segments found, by letter. */
export function segmentsOf(table: Table, schema: Schema): Groups {
  const note = withRole(schema, 'cluster');
  return note ? groupsOf(table, note.name, (a, b) => a.length - b.length || (a < b ? -1 : 1)) : NOBODY(table.rows);
}

/** Rows by the values of a column with words, or of numbers and yes/no as they are said. */
export function groupsOf(table: Table, name: string, order: (a: string, b: string) => number): Groups {
  const column = findColumn(table, name);
  if (!column) return NOBODY(table.rows);
  const levels = isNumeric(column) ? levelsOf(column.data, column.kind === 'bool') : { codes: column.codes, dict: column.dict };
  const counts = new Uint32Array(levels.dict.length);
  for (const code of levels.codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  const used = [...counts.keys()].filter((code) => (counts[code] as number) > 0);
  used.sort((a, b) => order(levels.dict[a] as string, levels.dict[b] as string));
  const place = new Int32Array(levels.dict.length).fill(-1);
  used.forEach((code, i) => (place[code] = i));
  return {
    ids: used.map((code) => levels.dict[code] as string),
    of: levels.codes.map((code) => (code < 0 ? -1 : (place[code] as number))),
    sizes: Uint32Array.from(used, (code) => counts[code] as number),
  };
}

function levelsOf(data: Float64Array, bool: boolean): { readonly codes: Int32Array; readonly dict: readonly string[] } {
  const seen = new Map<number, number>();
  const codes = new Int32Array(data.length).fill(-1);
  data.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const code = seen.get(value) ?? seen.size;
    seen.set(value, code);
    codes[row] = code;
  });
  return { codes, dict: [...seen.keys()].map((value) => (bool ? String(value === 1) : String(value))) };
}

const SPEND = /spend|total|revenue|amount|omsetning|umsatz|beløp|betrag/i;

/** What people bring: the column asked for, else spend, else the money that sounds like all of it. */
export function amountOf(schema: Schema, chosen: string | null): SchemaColumn | undefined {
  const numbers = schema.filter(({ kind, plain }) => kind === 'number' && plain);
  if (chosen !== null) return named(numbers, chosen);
  const money = numbers.filter(({ role }) => role === 'money');
  return money.find(({ made }) => made === 'spend') ?? money.find(({ name }) => SPEND.test(name)) ?? money[0];
}

/** A column by its name, or the first made of the file's column of that name. */
export function named(schema: Schema, name: string): SchemaColumn | undefined {
  return schema.find((column) => column.name === name) ?? schema.find(({ origin }) => origin.includes(name));
}
