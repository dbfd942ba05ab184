import type { Json } from '../../core/json';
import { parseParams } from '../../core/params';
import { ProblemError } from '../../core/problem';
import type { Recipe } from '../../core/recipe';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type NumericColumn, type Table } from '../../core/table';
import { run } from '../../program/run';
import { numbersOf } from '../figures';
import { builtFor, type Given } from './built';
import { countedLines } from './helpers';
import { params } from './meta';
import { programOf } from './program';
import { findParts, type Parts } from './roles';
import { looksAhead } from './window';

/** What an outcome made from events says of the lines of a file, before any of them is mended: enough to part customers by, and never learnt from. */
export interface Ahead {
  readonly customer: string;
  /** By line, of its customer; missing where the outcome is not asked of them. */
  readonly outcome: NumericColumn;
  /** By row id, 1 for lines that are not from before the cut-off. */
  readonly later: Uint8Array;
}

/** Null where no outcome is made, or where the lines as they are read cannot tell it. */
export function aheadOf(table: Table, schema: Schema, recipe: Recipe): Ahead | null {
  const asked = looksAhead(recipe);
  const parsed = asked && parseParams(params, withoutLater(asked, schema));
  if (!parsed?.ok) return null;
  const found = findParts(schema, parsed.value);
  if (!found.ok || !found.value.date) return null;
  try {
    return told(table, schema, found.value, found.value.date, parsed.value);
  } catch (error) {
    // the step itself says what is wrong
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

/** A column that is only made further down cannot be read here; without the customer or the date there is nothing to tell. */
function withoutLater(asked: Readonly<Record<string, Json>>, schema: Schema): Readonly<Record<string, Json>> {
  const there = new Set(schema.map(({ name }) => name));
  const needed = new Set(['customer', 'date']);
  const readable = ([name, value]: [string, Json]): boolean =>
    needed.has(name) || params[name as keyof Given]?.kind !== 'column' || there.has(String(value));
  return Object.fromEntries(Object.entries(asked).filter(readable));
}

function told(read: Table, schema: Schema, parts: Parts, date: SchemaColumn, given: Given): Ahead | null {
  const table = filled(read, [parts.amount, parts.quantity, parts.price]);
  const built = builtFor(table, parts, given);
  if (!built) return null;
  const { positiveOnly } = given;
  const name = freshName(schema, 'ahead');
  const outcome: SchemaColumn = { name, kind: 'bool', role: 'outcome', origin: [], feature: false, plain: true };
  const rolled = run(
    programOf({
      parts: { ...parts, carried: [] },
      counted: countedLines(parts, positiveOnly, built.from),
      reference: built.from,
      cut: true,
      features: [],
      schema: [parts.customer, outcome],
      outcome: { built, name, positiveOnly },
      lines: schema,
    }),
    table,
  );
  const dates = numbersOf(table, date.name);
  const later = new Uint8Array(table.rowIds.reduce((most, id) => Math.max(most, id + 1), 0));
  table.rowIds.forEach((id, row) => (later[id] = (dates[row] as number) < built.from ? 0 : 1));
  return {
    customer: parts.customer.name,
    outcome: { name, kind: 'bool', data: byLine(rolled, table, parts.customer.name, numbersOf(rolled, name)) },
    later,
  };
}

/** Lines without an amount are given one before they become customers, and count. */
function filled(table: Table, amounts: readonly (SchemaColumn | null)[]): Table {
  const names = new Set(amounts.map((column) => column?.name));
  const columns = table.columns.map((column) =>
    isNumeric(column) && names.has(column.name)
      ? { ...column, data: column.data.map((value) => (Number.isNaN(value) ? 1 : value)) }
      : column,
  );
  return { ...table, columns };
}

/** What is said of a customer, for each line of theirs; missing for all others. */
function byLine(customers: Table, lines: Table, name: string, said: Float64Array): Float64Array {
  const who = columnMap(customers).get(name);
  const whose = columnMap(lines).get(name);
  const out = new Float64Array(lines.rows).fill(NaN);
  if (!who || !whose) return out;
  if (isNumeric(who) || isNumeric(whose)) {
    const of = new Map(Array.from(numbersOf(customers, name), (value, row) => [value, said[row] as number]));
    return numbersOf(lines, name).map((value) => (Number.isNaN(value) ? NaN : (of.get(value) ?? NaN)));
  }
  const of = new Map<string, number>();
  who.codes.forEach((code, row) => {
    if (code >= 0) of.set(who.dict[code] as string, said[row] as number);
  });
  const byCode = whose.dict.map((text) => of.get(text) ?? NaN);
  return out.map((_, row) => byCode[whose.codes[row] as number] ?? NaN);
}
