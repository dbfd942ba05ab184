import { findColumn, isNumeric, type Table } from '../../core/table';

/** Rows with a known target, and their outcomes. */
export function knownOutcomes(table: Table, name: string): { readonly rows: Uint32Array; readonly y: Uint8Array } {
  const column = findColumn(table, name);
  if (!column || !isNumeric(column)) throw new Error(`the table has no target ${JSON.stringify(name)}`);
  const rows = Uint32Array.from(column.data.keys()).filter((row) => !Number.isNaN(column.data[row]));
  return { rows, y: Uint8Array.from(rows, (row) => column.data[row] as number) };
}
