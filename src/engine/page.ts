import { findColumn, isNumeric, cell, placesOfIds, type Cell, type Table } from '../core/table';
import type { Schema, SchemaColumn } from '../core/schema';
import { rawCell } from '../data/cells';
import { placeOf } from '../data/place';
import type { RawTable } from '../data/reading';
import type { Page, PageRequest } from './types';

const MOST = 200;

/** At most 200 rows of a table, in the order asked for. */
export function pageOfTable(
  table: Table,
  schema: Schema,
  { offset, count, order, rowIds }: Omit<PageRequest, 'of'>,
  orders: OrderCache,
): Page {
  const index = rowIds ? placesOf(table, rowIds) : order ? orders.get(table, order.column, order.descending) : null;
  const total = index?.length ?? table.rows;
  const rows = rowsOf(total, offset, count).map((at) => (index ? (index[at] as number) : at));
  return {
    total,
    columns: schema.map(({ name, kind, role }) => ({ name, kind, role })),
    rowIds: rows.map((row) => table.rowIds[row] as number),
    cells: rows.map((row) => table.columns.map((column) => cell(column, row))),
  };
}

/** The file as text: every cell as it stood, with the roles the columns have. */
export function pageOfRaw(raw: RawTable, given: readonly Pick<SchemaColumn, 'name' | 'role'>[], request: Omit<PageRequest, 'of'>): Page {
  const { offset, count, rowIds } = request;
  const index = rowIds?.filter((id) => id < raw.rows);
  const total = index?.length ?? raw.rows;
  const rows = rowsOf(total, offset, count).map((at) => index?.[at] ?? at);
  const roles = new Map(given.map(({ name, role }) => [name, role]));
  return {
    total,
    columns: raw.columns.map(({ name }) => ({ name, kind: 'text', role: roles.get(name) ?? 'text' })),
    rowIds: rows,
    cells: rows.map((row) => raw.columns.map((column): Cell => rawCell(column, row))),
    places: rows.map((row) => placeOf(raw, row)),
  };
}

/** Of the ids that are there, in the order asked for. */
function placesOf(table: Table, ids: readonly number[]): readonly number[] {
  const places = placesOfIds(table, ids);
  return ids.flatMap((id) => places.get(id) ?? []);
}

function rowsOf(total: number, offset: number, count: number): readonly number[] {
  const from = Math.max(0, Math.min(total, Math.trunc(offset)));
  const length = Math.max(0, Math.min(MOST, Math.trunc(count), total - from));
  return Array.from({ length }, (_, i) => from + i);
}

/** The last order asked for, so that scrolling a sorted table sorts once. */
export class OrderCache {
  #of: { readonly table: Table; readonly column: string; readonly descending: boolean; readonly index: Uint32Array } | null = null;

  get(table: Table, column: string, descending: boolean): Uint32Array {
    const known = this.#of;
    if (known?.table === table && known.column === column && known.descending === descending) return known.index;
    const index = orderBy(table, column, descending);
    this.#of = { table, column, descending, index };
    return index;
  }
}

/** Row places by a column's values; missing last either way, equals in table order, text by code unit. */
export function orderBy(table: Table, name: string, descending: boolean): Uint32Array {
  const index = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const column = findColumn(table, name);
  if (!column) return index;
  const rank = isNumeric(column) ? column.data : ranks(column.codes, column.dict);
  const sign = descending ? -1 : 1;
  return index.sort((a, b) => {
    const x = rank[a] as number;
    const y = rank[b] as number;
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
}

function ranks(codes: Int32Array, dict: readonly string[]): Float64Array {
  const order = dict.map((_, code) => code).sort((a, b) => ((dict[a] as string) < (dict[b] as string) ? -1 : 1));
  const rankOf = new Float64Array(dict.length);
  order.forEach((code, rank) => (rankOf[code] = rank));
  return Float64Array.from(codes, (code) => (code < 0 ? NaN : (rankOf[code] as number)));
}
