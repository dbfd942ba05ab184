import { cell, isNumeric, type Column, type Table } from '../../src/core/table';

const TINY = 1e-300;

/**
 * Where two tables differ, in words, or null when they agree: ids, order, texts, dates and bools exactly, numbers to `tolerance`, columns by
 * place. Names are not looked at, as SQL may have had to change them, nor is category against text.
 */
export function difference(expected: Table, got: Table, tolerance = 1e-9): string | null {
  if (expected.columns.length !== got.columns.length) return `${got.columns.length} columns, not ${expected.columns.length}`;
  const ids = [[...expected.rowIds].join(), [...got.rowIds].join()];
  if (ids[0] !== ids[1]) return `row ids ${ids[1]}, not ${ids[0]}`;
  for (const [i, column] of expected.columns.entries()) {
    const other = got.columns[i] as Column;
    if (isNumeric(column) !== isNumeric(other) || (isNumeric(column) && column.kind !== other.kind)) {
      return `${column.name} is ${other.kind}, not ${column.kind}`;
    }
    for (let row = 0; row < expected.rows; row++) {
      const [a, b] = [cell(column, row), cell(other, row)];
      if (!same(a, b, column.kind === 'number' ? tolerance : 0))
        return `${column.name}, row ${row}: ${JSON.stringify(b)}, not ${JSON.stringify(a)}`;
    }
  }
  return null;
}

function same(a: ReturnType<typeof cell>, b: ReturnType<typeof cell>, tolerance: number): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return a === b || Math.abs(a - b) <= Math.max(TINY, tolerance * Math.max(Math.abs(a), Math.abs(b)));
}
