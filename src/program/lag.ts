import type { Op } from '../core/program';
import { isNumeric, type Column, type NumericColumn, type Table } from '../core/table';
import { codesOf, groupRows, type Groups } from './groups';
import { ofColumn } from './vector';

export function lag(table: Table, { by, order, columns }: Extract<Op, { op: 'lag' }>): Table {
  const column = (name: string): Column => table.columns.find((one) => one.name === name) as Column;
  const groups = groupRows(
    by.map((name) => ofColumn(column(name))),
    table.rows,
    false,
  );
  const before = rowsBefore(groups, order === null ? null : (column(order) as NumericColumn).data);
  const made = columns.map(({ name, of }) => ({ ...takeOrMissing(column(of), before), name }));
  return { ...table, columns: [...table.columns, ...made] };
}

/** The row before each in its group; -1 for the first. */
function rowsBefore({ of, first }: Groups, order: Float64Array | null): Int32Array {
  const before = new Int32Array(of.length);
  const last = new Int32Array(first.length).fill(-1);
  if (order === null || inOrder(of, first.length, order)) {
    for (let row = 0; row < of.length; row++) {
      const group = of[row] as number;
      before[row] = last[group] as number;
      last[group] = row;
    }
    return before;
  }
  for (const row of sortedRows(order)) {
    const group = of[row] as number;
    before[row] = last[group] as number;
    last[group] = row;
  }
  return before;
}

/** Events are mostly written as they come: then no row need be moved. */
function inOrder(of: Int32Array, count: number, order: Float64Array): boolean {
  const latest = new Float64Array(count).fill(-Infinity);
  for (let row = 0; row < of.length; row++) {
    const group = of[row] as number;
    const at = order[row] as number;
    const held = latest[group] as number;
    if (Number.isNaN(at)) latest[group] = NaN;
    else if (at >= held) latest[group] = at;
    else return false;
  }
  return true;
}

/** Rows by value, equal ones as they stand, missing last: distinct values are sorted, then rows counted into place. */
function sortedRows(order: Float64Array): Int32Array {
  const codes = codesOf({ kind: 'number', data: order });
  const values = new Float64Array(codes.count);
  for (let row = 0; row < order.length; row++) if ((codes.of[row] as number) >= 0) values[codes.of[row] as number] = order[row] as number;
  const places = Int32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const rank = new Int32Array(codes.count + 1);
  places.forEach((code, place) => (rank[code] = place));
  rank[codes.count] = codes.count;
  const placeOf = (row: number): number => rank[(codes.of[row] as number) < 0 ? codes.count : (codes.of[row] as number)] as number;
  const from = new Int32Array(codes.count + 2);
  for (let row = 0; row < order.length; row++) from[placeOf(row) + 1] = (from[placeOf(row) + 1] as number) + 1;
  for (let place = 0; place < codes.count + 1; place++) from[place + 1] = (from[place + 1] as number) + (from[place] as number);
  const rows = new Int32Array(order.length);
  for (let row = 0; row < order.length; row++) {
    const place = placeOf(row);
    rows[from[place] as number] = row;
    from[place] = (from[place] as number) + 1;
  }
  return rows;
}

function takeOrMissing(column: Column, rows: Int32Array): Column {
  if (!isNumeric(column)) return { ...column, codes: rows.map((row) => (row < 0 ? -1 : (column.codes[row] as number))) };
  const data = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) data[i] = (rows[i] as number) < 0 ? NaN : (column.data[rows[i] as number] as number);
  return { ...column, data };
}
