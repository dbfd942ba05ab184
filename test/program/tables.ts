import { cell, dictColumn, numericColumn, tableOf, type Cell, type Column, type Kind, type Table } from '../../src/core/table';

/** A table from literals: `literal({ age: ['number', [1, null]] })`. Row ids count from 0 unless given. */
export function literal(columns: Readonly<Record<string, readonly [Kind, readonly Cell[]]>>, rowIds?: readonly number[]): Table {
  const made = Object.entries(columns).map(([name, [kind, cells]]) => columnOf(name, kind, cells));
  return tableOf(made, rowIds && Uint32Array.from(rowIds));
}

export function columnOf(name: string, kind: Kind, cells: readonly Cell[]): Column {
  return kind === 'category' || kind === 'text'
    ? dictColumn(name, kind, cells as readonly (string | null)[])
    : numericColumn(name, kind, cells as readonly (number | null)[]);
}

/** The table back as a literal. */
export function cells(table: Table): Record<string, [Kind, Cell[]]> {
  return Object.fromEntries(
    table.columns.map((column) => [column.name, [column.kind, Array.from({ length: table.rows }, (_, row) => cell(column, row))]]),
  );
}

export function rowIds(table: Table): number[] {
  return [...table.rowIds];
}
