import type { Column, Table } from '../core/table';
import { tableOf } from '../core/table';
import { distinctEntries, entrySaysMissing, entryTexts } from './cells';
import type { Inferred } from './infer';
import type { InferredColumn, RawColumn, RawTable } from './reading';

/** The typed table. A text that does not fit its column's kind is missing there and stays in `raw`. */
export function toTable(raw: RawTable, { inference, values }: Inferred): Table {
  const columns = raw.columns.map((column, c): Column => {
    const inferred = inference.columns[c] as InferredColumn;
    const { name, kind } = inferred;
    if (kind === 'category' || kind === 'text') return { name, kind, ...dictionary(column) };
    return { name, kind, data: spread(column, values.get(c) as Float64Array) };
  });
  const rowIds = new Uint32Array(raw.rows);
  for (let row = 0; row < raw.rows; row++) rowIds[row] = row;
  return tableOf(columns, rowIds, raw.rows);
}

function spread({ codes }: RawColumn, values: Float64Array): Float64Array {
  const data = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) data[row] = values[codes[row] as number] as number;
  return data;
}

function dictionary(column: RawColumn): { codes: Int32Array; dict: string[] } {
  const { numbers, firsts } = distinctEntries(column);
  const all = entryTexts(column, 0, column.entries);
  const dict: string[] = [];
  const place = new Int32Array(firsts.length).fill(-1);
  for (let number = 1; number < firsts.length; number++) {
    const entry = firsts[number] as number;
    if (entrySaysMissing(column, entry)) continue;
    place[number] = dict.length;
    dict.push(all[entry] as string);
  }
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = place[numbers[column.codes[row] as number] as number] as number;
  return { codes, dict };
}
