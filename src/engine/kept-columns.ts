import { valuesOfEntries } from '../data/totable';
import type { Json } from '../core/json';
import type { ColumnPiece, RawColumn, Reading } from '../data/reading';
import { isNumeric } from '../core/table';
import type { StoredArray, StoredColumn } from '../store/rows';

/** What is known of a column beside its arrays. `as`: how its values were read, in JSON; they are of no use for another kind or format. */
interface KeptColumn extends Pick<RawColumn, 'given' | 'entries' | 'unique' | 'stored' | 'pieces'> {
  readonly rows: number;
  readonly as: string | null;
}

/** Columns in as few bytes as are quickly made wide again, numbers with the value of each entry. */
export function* columnsToKeep({ raw, inference, table }: Reading): Generator<StoredColumn> {
  for (const [c, column] of raw.columns.entries()) {
    const { name, given, entries, unique, stored, pieces, codes, arena, offsets } = column;
    const typed = table.columns[c];
    const numbers = typed && isNumeric(typed) ? valuesOfEntries(column, typed.data) : null;
    const as = numbers ? howRead(inference, c) : null;
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
      },
      arrays: [narrowCodes(codes, entries), arena, lengthsOf(offsets), ...(numbers ? [numbers] : [])],
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
  const { rows, as, ...known } = info as unknown as KeptColumn;
  const [codes, arena, lengths, values] = arrays as [StoredArray, Uint8Array, StoredArray, Float64Array | undefined];
  return { column: { name, ...known, codes: wideCodes(codes, rows), arena, offsets: offsetsOf(lengths) }, as, values: values ?? null };
}

export function howRead({ columns }: Reading['inference'], place: number): string {
  const { kind, format } = columns[place] ?? {};
  return JSON.stringify([kind, format]);
}

/** Codes that only count up from 1 are not kept at all. */
function narrowCodes(codes: Int32Array, entries: number): StoredArray {
  if (codes.length > 0 && entries === codes.length + 1 && codes.every((code, row) => code === row + 1)) return new Uint8Array(0);
  return entries <= 1 << 8 ? new Uint8Array(codes) : entries <= 1 << 16 ? new Uint16Array(codes) : codes;
}

function wideCodes(kept: StoredArray, rows: number): Int32Array {
  if (kept instanceof Int32Array) return kept;
  const codes = new Int32Array(rows);
  if (kept.length === rows) codes.set(kept);
  else for (let row = 0; row < rows; row++) codes[row] = row + 1;
  return codes;
}

/** Lengths instead of places, one byte each, where no text is longer than that can say. */
function lengthsOf(offsets: Uint32Array): StoredArray {
  const lengths = new Uint8Array(offsets.length - 1);
  for (let entry = 0; entry < lengths.length; entry++) {
    const length = (offsets[entry + 1] as number) - (offsets[entry] as number);
    if (length > 255) return offsets;
    lengths[entry] = length;
  }
  return lengths;
}

function offsetsOf(kept: StoredArray): Uint32Array {
  if (kept instanceof Uint32Array) return kept;
  const offsets = new Uint32Array(kept.length + 1);
  let at = 0;
  for (let entry = 0; entry < kept.length; entry++) offsets[entry + 1] = at += kept[entry] as number;
  return offsets;
}
