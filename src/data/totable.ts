import type { Column, Table } from '../core/table';
import { tableOf } from '../core/table';
import { distinctEntries, entrySaysMissing, entryTexts } from './cells';
import type { Inferred } from './infer';
import type { Parts } from './parts';
import type { InferredColumn, RawColumn, RawTable } from './reading';

/** The typed table. A text that does not fit its column's kind is missing there and stays in `raw`. */
export function* tabling(raw: RawTable, { inference, values }: Inferred): Parts<Table> {
  const columns: Column[] = [];
  for (const [c, column] of raw.columns.entries()) {
    const { name, kind } = inference.columns[c] as InferredColumn;
    if (kind === 'category' || kind === 'text') columns.push({ name, kind, ...dictionary(column) });
    else columns.push({ name, kind, data: spread(column, values.get(c) as Float64Array) });
    yield;
  }
  return tableOf(columns, rowIds(raw.rows), raw.rows);
}

/** The same table, each column made when it is first asked for. @param valuesOf per numeric column, by place: the value of each entry */
export function tableOnDemand(raw: RawTable, columns: readonly InferredColumn[], valuesOf: (place: number) => Float64Array): Table {
  const made = raw.columns.map((column, c): Column => {
    const { name, kind } = columns[c] as InferredColumn;
    // Own properties, so that copies of the column have them too.
    if (kind === 'category' || kind === 'text') {
      const words = once(() => dictionary(column));
      return {
        name,
        kind,
        get codes() {
          return words().codes;
        },
        get dict() {
          return words().dict;
        },
      };
    }
    const data = once(() => spread(column, valuesOf(c)));
    return {
      name,
      kind,
      get data() {
        return data();
      },
    };
  });
  return tableOf(made, rowIds(raw.rows), raw.rows);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function rowIds(rows: number): Uint32Array {
  const ids = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) ids[row] = row;
  return ids;
}

/** The value of each entry, from the column it was made into. */
export function valuesOfEntries({ codes, entries }: RawColumn, data: Float64Array): Float64Array {
  const values = new Float64Array(entries).fill(NaN);
  for (let row = 0; row < codes.length; row++) values[codes[row] as number] = data[row] as number;
  return values;
}

function spread({ codes }: RawColumn, values: Float64Array): Float64Array {
  const data = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) data[row] = values[codes[row] as number] as number;
  return data;
}

function dictionary(column: RawColumn): { codes: Int32Array; dict: string[] } {
  const { numbers, firsts } = distinctEntries(column);
  const place = new Int32Array(firsts.length);
  let size = 0;
  place[0] = -1;
  for (let number = 1; number < firsts.length; number++) place[number] = entrySaysMissing(column, firsts[number] as number) ? -1 : size++;
  const texts = entryTexts(firsts.length === column.entries ? column : only(column, firsts), 1, firsts.length);
  const dict = size === texts.length ? texts : texts.filter((_, i) => place[i + 1] !== -1);
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = place[numbers[column.codes[row] as number] as number] as number;
  return { codes, dict };
}

/** Some entries by themselves, in their order. */
function only({ arena, offsets }: RawColumn, entries: Int32Array): Pick<RawColumn, 'arena' | 'offsets'> {
  const ends = new Uint32Array(entries.length + 1);
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as number;
    ends[i + 1] = (ends[i] as number) + (offsets[entry + 1] as number) - (offsets[entry] as number);
  }
  const bytes = new Uint8Array(ends[entries.length] as number);
  let at = 0;
  for (const entry of entries) {
    const to = offsets[entry + 1] as number;
    for (let i = offsets[entry] as number; i < to; i++) bytes[at++] = arena[i] as number;
  }
  return { arena: bytes, offsets: ends };
}
