/**
 * A table is immutable columns in two physical layouts; missing is part of the layout. Whoever makes a table owns its
 * arrays until it hands the table on; after that nobody writes to them. Untouched columns stay the same object from step
 * to step, which makes keeping results cheap.
 */
export type NumericKind = 'number' | 'date' | 'bool';
export type DictKind = 'category' | 'text';
export type Kind = NumericKind | DictKind;

/** Missing is NaN and no other value is non-finite. A date is milliseconds since 1970-01-01 in the file's own civil time; a bool is 0 or 1. */
export interface NumericColumn {
  readonly name: string;
  readonly kind: NumericKind;
  readonly data: Float64Array;
}

/** Missing is code -1. Every entry of `dict` is distinct; an entry may be unused. */
export interface DictColumn {
  readonly name: string;
  readonly kind: DictKind;
  readonly codes: Int32Array;
  readonly dict: readonly string[];
}

export type Column = NumericColumn | DictColumn;

/** `rowIds` is each row's place in the source file (the first data row is 0); it survives filtering, and a customer rolled up from order lines keeps the first line's. */
export interface Table {
  readonly rows: number;
  readonly rowIds: Uint32Array;
  readonly columns: readonly Column[];
}

export type Cell = number | string | null;

export function isNumeric(column: Column): column is NumericColumn {
  return column.kind === 'number' || column.kind === 'date' || column.kind === 'bool';
}

/** The cell as a person would see it in JSON: null where missing; dates stay milliseconds. */
export function cell(column: Column, row: number): Cell {
  if (isNumeric(column)) {
    const value = column.data[row] as number;
    return Number.isNaN(value) ? null : value;
  }
  const code = column.codes[row] as number;
  return code < 0 ? null : (column.dict[code] as string);
}

/** Column names are data and may be `__proto__`: a Map, never an object's keys. */
export function columnMap(table: Table): ReadonlyMap<string, Column> {
  return new Map(table.columns.map((column) => [column.name, column]));
}

export function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The rows at `index`, in that order; dictionaries are shared. */
export function takeColumn(column: Column, index: ArrayLike<number>): Column {
  if (isNumeric(column)) {
    const data = new Float64Array(index.length);
    for (let i = 0; i < index.length; i++) data[i] = column.data[index[i] as number] as number;
    return { name: column.name, kind: column.kind, data };
  }
  const codes = new Int32Array(index.length);
  for (let i = 0; i < index.length; i++) codes[i] = column.codes[index[i] as number] as number;
  // A dictionary that is made when first asked for stays unmade.
  const dict = Object.getOwnPropertyDescriptor(column, 'dict') as PropertyDescriptor;
  return Object.defineProperty({ name: column.name, kind: column.kind, codes, dict: [] }, 'dict', dict);
}

export function takeRows(table: Table, index: ArrayLike<number>): Table {
  const rowIds = new Uint32Array(index.length);
  for (let i = 0; i < index.length; i++) rowIds[i] = table.rowIds[index[i] as number] as number;
  return { rows: index.length, rowIds, columns: table.columns.map((column) => takeColumn(column, index)) };
}

/** Row places by id, of those ids alone. */
export function placesOfIds({ rowIds }: Table, ids: readonly number[]): ReadonlyMap<number, number> {
  const wanted = new Set(ids);
  const places = new Map<number, number>();
  for (let row = 0; row < rowIds.length && places.size < wanted.size; row++) {
    const id = rowIds[row] as number;
    if (wanted.has(id)) places.set(id, row);
  }
  return places;
}

/** A dictionary column from cells, in order of first appearance. */
export function dictColumn(name: string, kind: DictKind, cells: readonly (string | null)[]): DictColumn {
  const seen = new Map<string, number>();
  const codes = new Int32Array(cells.length);
  cells.forEach((value, row) => {
    if (value === null) {
      codes[row] = -1;
      return;
    }
    let code = seen.get(value);
    if (code === undefined) seen.set(value, (code = seen.size));
    codes[row] = code;
  });
  return { name, kind, codes, dict: [...seen.keys()] };
}

/** A numeric column from cells; null is missing, booleans become 0 and 1. */
export function numericColumn(name: string, kind: NumericKind, cells: readonly (number | boolean | null)[]): NumericColumn {
  return { name, kind, data: Float64Array.from(cells, (value) => (value === null ? NaN : Number(value))) };
}

/** A table of columns of one length; row ids count from 0 unless given. */
export function tableOf(columns: readonly Column[], rowIds?: Uint32Array, rows?: number): Table {
  const first = columns[0];
  const count = rows ?? rowIds?.length ?? (first ? (isNumeric(first) ? first.data.length : first.codes.length) : 0);
  return { rows: count, rowIds: rowIds ?? Uint32Array.from({ length: count }, (_, row) => row), columns };
}
