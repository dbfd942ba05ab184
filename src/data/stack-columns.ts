import { stop } from '../core/problem';
import { countingDistinct } from './cells';
import { ENTRIES_A_PART, inParts, type Parts } from './parts';
import type { ColumnPiece, Format, RawColumn, Stored } from './reading';

/** A larger text would not be told apart by 32-bit places. */
const MOST_BYTES = 2 ** 31 - 1;
/** From this many entries on, a column of mostly different texts keeps its few repeats, as it does in one file. */
const MANY = 4096;
const MOSTLY_FRESH = 0.9;

/** A column in one file; `column` is null where the file lacks it. */
export interface PartOfColumn {
  readonly rows: number;
  readonly column: RawColumn | null;
}

export interface StackedColumn {
  readonly column: RawColumn;
  /** Per file: the entry that each of its entries became. */
  readonly places: readonly Int32Array[];
}

/** One column under the other, each text once. @throws ProblemError data.stack-too-big */
export function* stackingColumn(name: string, parts: readonly PartOfColumn[]): Parts<StackedColumn> {
  const { column, places } = yield* appending(name, parts);
  const { numbers, firsts } = yield* countingDistinct(column);
  if (column.entries > MANY && firsts.length > column.entries * MOSTLY_FRESH) return { column, places };
  const offsets = new Uint32Array(firsts.length + 1);
  for (const [from, to] of inParts(firsts.length)) {
    for (let number = from; number < to; number++)
      offsets[number + 1] = (offsets[number] as number) + lengthOf(column, firsts[number] as number);
    yield;
  }
  const arena = new Uint8Array(offsets[firsts.length] as number);
  for (const [from, to] of inParts(firsts.length, ENTRIES_A_PART)) {
    for (let number = from; number < to; number++) {
      const entry = firsts[number] as number;
      arena.set(column.arena.subarray(column.offsets[entry], column.offsets[entry + 1]), offsets[number]);
    }
    yield;
  }
  const codes = yield* renumbered(column.codes, numbers);
  const now: Int32Array[] = [];
  for (const place of places) now.push(yield* renumbered(place, numbers));
  return { column: { ...column, codes, entries: firsts.length, arena, offsets, unique: true }, places: now };
}

function* renumbered(old: Int32Array, numbers: Int32Array): Parts<Int32Array> {
  const out = new Int32Array(old.length);
  for (const [from, to] of inParts(old.length)) {
    for (let i = from; i < to; i++) out[i] = numbers[old[i] as number] as number;
    yield;
  }
  return out;
}

/** One column under the other where files write the same kind differently. @param formats null for a file without the column */
export function* columnInPieces(name: string, parts: readonly PartOfColumn[], formats: readonly (Format | null)[]): Parts<RawColumn> {
  const { column } = yield* appending(name, parts);
  const pieces = parts.map(({ rows, column: part }, n): ColumnPiece => ({
    rows,
    entries: part === null ? 0 : part.entries - 1,
    format: formats[n] ?? { type: 'text' },
  }));
  return { ...column, pieces };
}

/** The part of a column that one file wrote. */
export function pieceOf({ name, given, codes, arena, offsets, pieces = [] }: RawColumn, n: number): RawColumn {
  const before = pieces.slice(0, n);
  const row = before.reduce((sum, { rows }) => sum + rows, 0);
  const entry = before.reduce((sum, { entries }) => sum + entries, 0);
  const { rows, entries } = pieces[n] as ColumnPiece;
  const own = offsets.slice(entry, entry + entries + 2);
  if (entries === 0) own.fill(0, 0);
  else own[0] = own[1] as number;
  return {
    name,
    given,
    codes: codes.slice(row, row + rows).map((code) => (code === 0 ? 0 : code - entry)),
    entries: entries + 1,
    arena,
    offsets: own,
    unique: false,
  };
}

function* appending(name: string, parts: readonly PartOfColumn[]): Parts<StackedColumn> {
  const there = parts.flatMap(({ column }) => column ?? []);
  const bytes = there.reduce((sum, { arena }) => sum + arena.length, 0);
  if (bytes > MOST_BYTES) stop('data.stack-too-big', { column: name, megabytes: Math.round(bytes / 1e6) });
  const entries = there.reduce((sum, one) => sum + one.entries - 1, 1);
  const codes = new Int32Array(parts.reduce((sum, { rows }) => sum + rows, 0));
  const arena = new Uint8Array(bytes);
  const offsets = new Uint32Array(entries + 1);
  const places: Int32Array[] = [];
  let row = 0;
  let entry = 1;
  let byte = 0;
  for (const { rows, column } of parts) {
    const place = new Int32Array(column?.entries ?? 1);
    if (column !== null) {
      for (const [from, to] of inParts(column.entries)) {
        for (let e = Math.max(1, from); e < to; e++) {
          place[e] = entry + e - 1;
          offsets[entry + e] = byte + (column.offsets[e + 1] as number);
        }
        yield;
      }
      for (const [from, to] of inParts(rows)) {
        for (let r = from; r < to; r++) codes[row + r] = place[column.codes[r] as number] as number;
        yield;
      }
      arena.set(column.arena, byte);
      byte += column.arena.length;
      entry += column.entries - 1;
    }
    places.push(place);
    row += rows;
  }
  const given = there.find((column) => column.given !== '')?.given ?? '';
  const stored = storedTogether(there);
  const column = { name, given, codes, entries, arena, offsets, unique: there.length < 2 && (there[0]?.unique ?? true) };
  return { column: stored === null ? column : { ...column, stored }, places };
}

/** Known only where every file with a cell in it knows. */
function storedTogether(columns: readonly RawColumn[]): Stored | null {
  const filled = columns.filter(({ entries }) => entries > 1);
  const known = filled.flatMap(({ stored }) => stored ?? []);
  const [first] = known;
  if (!first || known.length < filled.length) return null;
  const sum = (of: 'numbers' | 'dates' | 'unsureTexts'): number => known.reduce((total, stored) => total + stored[of], 0);
  return {
    numbers: sum('numbers'),
    dates: sum('dates'),
    unsureTexts: sum('unsureTexts'),
    percent: known.every(({ percent }) => percent),
    currency: known.every(({ currency }) => currency === first.currency) ? first.currency : '',
  };
}

function lengthOf({ offsets }: RawColumn, entry: number): number {
  return (offsets[entry + 1] as number) - (offsets[entry] as number);
}
