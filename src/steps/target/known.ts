import { findColumn, isNumeric, type Table } from '../../core/table';

/** Rows with a known target, and their outcomes. */
export function knownOutcomes(table: Table, name: string): { readonly rows: Uint32Array; readonly y: Uint8Array } {
  const column = findColumn(table, name);
  if (!column || !isNumeric(column)) throw new Error(`the table has no target ${JSON.stringify(name)}`);
  const { data } = column;
  const rows = new Uint32Array(data.length);
  const y = new Uint8Array(data.length);
  let count = 0;
  for (let row = 0; row < data.length; row++) {
    const outcome = data[row] as number;
    if (Number.isNaN(outcome)) continue;
    rows[count] = row;
    y[count++] = outcome;
  }
  return { rows: rows.slice(0, count), y: y.slice(0, count) };
}
