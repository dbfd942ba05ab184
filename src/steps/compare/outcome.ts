import type { Json } from '../../core/json';
import type { Schema, SchemaColumn } from '../../core/schema';
import type { StepView } from '../../core/step';
import { cell, columnMap, findColumn, isNumeric, type Column, type Table } from '../../core/table';
import { groupsOf, named } from '../segments-of';
import type { CompareReport, Judged } from './meta';

export interface Later {
  readonly said: CompareReport['outcome'];
  readonly kind: Judged['kind'];
  /** 0 and 1 or amounts; NaN where not known. */
  readonly y: Float64Array;
}

/** What came later: the column asked for, else the outcome's, else orders after the date the customers were made up to. */
export function laterOf(view: StepView, asked: string | null): Later | 'absent' | 'unusable' {
  const column = asked === null ? view.schemaAfter.find(({ role }) => role === 'outcome') : named(view.schemaAfter, asked);
  const told = clusterOrigins(view);
  if (column && !told.has(column.name)) return ofColumn(view.after, column);
  return laterOrders(view) ?? (column ? 'unusable' : 'absent');
}

/** What the groups were made of foretells itself. */
function clusterOrigins({ schemaAfter }: StepView): ReadonlySet<string> {
  return new Set(schemaAfter.filter(({ role }) => role === 'cluster').flatMap(({ origin }) => origin));
}

function ofColumn(table: Table, { name }: SchemaColumn): Later | 'unusable' {
  const data = findColumn(table, name);
  if (!data || data.kind === 'date') return 'unusable';
  const said = { from: 'column', column: name } as const;
  const { ids, of } = groupsOf(table, name, (a, b) => (a < b ? -1 : 1));
  if (ids.length === 2) return { said, kind: 'yes', y: Float64Array.from(of, (code) => (code < 0 ? NaN : code)) };
  return isNumeric(data) && ids.length > 2 ? { said, kind: 'amount', y: data.data } : 'unusable';
}

/** Whether each customer ordered on the reference date or after it; null where the file has no such lines. */
function laterOrders({ above, source, after, schemaAfter }: StepView): Later | null {
  const learnt = above.get('customers')?.learnt;
  const reference = numberIn(learnt, 'reference');
  const parts = field(learnt, 'parts');
  const name = (part: string): string | null => textIn(parts, part);
  const lines = columnMap(source);
  const of = (part: string): Column | undefined => lines.get(name(part) ?? '');
  const [customer, date] = [of('customer'), of('date')];
  const people = findColumn(after, name('customer') ?? '');
  if (reference === null || !customer || !date || !isNumeric(date) || !people || !known(schemaAfter, people.name)) return null;
  const later = new Set<string>();
  const paid = paidOf(of('amount'), of('quantity'), of('price'));
  for (let row = 0; row < source.rows; row++) {
    const who = cell(customer, row);
    if (who !== null && (date.data[row] as number) >= reference && paid(row)) later.add(String(who));
  }
  if (later.size === 0) return null;
  const y = Float64Array.from({ length: after.rows }, (_, row) => {
    const who = cell(people, row);
    return who === null ? NaN : later.has(String(who)) ? 1 : 0;
  });
  return { said: { from: 'later', reference }, kind: 'yes', y };
}

const known = (schema: Schema, name: string): boolean => schema.some((column) => column.name === name);

/** Returns and free lines are no orders. */
function paidOf(amount?: Column, quantity?: Column, price?: Column): (row: number) => boolean {
  const above = (column: Column | undefined) => (row: number) => !column || !isNumeric(column) || (column.data[row] as number) > 0;
  const [a, q, p] = [above(amount), above(quantity), above(price)];
  return amount ? a : (row) => q(row) && p(row);
}

function field(value: Json | undefined, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>)[name] : undefined;
}

function numberIn(value: Json | undefined, name: string): number | null {
  const found = field(value, name);
  return typeof found === 'number' ? found : null;
}

function textIn(value: Json | undefined, name: string): string | null {
  const found = field(value, name);
  return typeof found === 'string' ? found : null;
}
