import { valuesOfEntries } from '../data/totable';
import type { Json } from '../core/json';
import type { ColumnPiece, RawColumn, Reading } from '../data/reading';
import { isNumeric } from '../core/table';
import type { StoredArray, StoredColumn } from '../store/rows';
import { narrowCodes, narrowOffsets, narrowValues, wideCodes, wideOffsets, wideValues, type Unit } from './narrow';

/**
 * What is known of a column beside its arrays. `as`: how its values were read, in JSON; they are of no use for another kind or format.
 * Data sets kept by earlier versions have no `odd` and no `unit`.
 */
interface KeptColumn extends Pick<RawColumn, 'given' | 'entries' | 'unique' | 'stored' | 'pieces'> {
  readonly rows: number;
  readonly as: string | null;
  /** Rows whose code is kept, where most are not. */
  readonly odd?: number;
  /** The values are whole numbers of it. */
  readonly unit?: Unit;
}

/** Columns in as few bytes as are quickly made wide again, numbers with the value of each entry. */
export function* columnsToKeep({ raw, inference, table }: Reading): Generator<StoredColumn> {
  for (const [c, column] of raw.columns.entries()) {
    const { name, given, entries, unique, stored, pieces, codes, arena, offsets } = column;
    const typed = table.columns[c];
    const numbers = typed && isNumeric(typed) ? valuesOfEntries(column, typed.data) : null;
    const as = numbers ? howRead(inference, c) : null;
    const fewer = numbers && narrowValues(numbers);
    const short = narrowCodes(codes, entries);
    const { odd } = short;
    yield {
      name,
      info: {
        given,
        entries,
        unique,
        ...(stored && { stored: { ...stored } }),
        ...(pieces && { pieces: pieces.map(pieceAsJson) }),
        rows: codes.length,
        as,
        ...(odd !== undefined && { odd }),
        ...(fewer && { unit: { ...fewer.unit } }),
      },
      arrays: [short.codes, arena, narrowOffsets(offsets), ...(fewer ? [fewer.values] : numbers ? [numbers] : [])],
    };
  }
}

const pieceAsJson = ({ rows, entries, format }: ColumnPiece): Json => ({
  rows,
  entries,
  format: JSON.parse(JSON.stringify(format)) as Json,
});

/** @returns the column, and the value of each entry when they were kept for this very way of reading */
export function keptColumn({ name, info, arrays }: StoredColumn): {
  readonly column: RawColumn;
  readonly as: string | null;
  readonly values: Float64Array | null;
} {
  // The store checked by its hash that this is what `columnsToKeep` made.
  const { rows, as, odd, unit, ...known } = info as unknown as KeptColumn;
  const [codes, arena, lengths, numbers] = arrays as [StoredArray, Uint8Array, StoredArray, Float64Array | Int32Array | undefined];
  const column = { name, ...known, codes: wideCodes(codes, odd, rows), arena, offsets: wideOffsets(lengths) };
  const values = numbers instanceof Int32Array ? wideValues(numbers, unit as Unit) : (numbers ?? null);
  return { column, as, values };
}

export function howRead({ columns }: Reading['inference'], place: number): string {
  const { kind, format } = columns[place] ?? {};
  return JSON.stringify([kind, format]);
}
