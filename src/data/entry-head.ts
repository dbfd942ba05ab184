import { entryText } from './cells';
import type { RawColumn } from './reading';

/** No name, number, date or address is longer; a cell of megabytes is looked at by its beginning alone. */
const MOST_BYTES = 4096;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function isLong({ offsets }: Pick<RawColumn, 'offsets'>, entry: number): boolean {
  return (offsets[entry + 1] as number) - (offsets[entry] as number) > MOST_BYTES;
}

/** The text of an entry, of a very long one its beginning. */
export function entryHead(column: Pick<RawColumn, 'arena' | 'offsets'>, entry: number): string {
  if (!isLong(column, entry)) return entryText(column, entry);
  const from = column.offsets[entry] as number;
  return decoder.decode(column.arena.subarray(from, from + MOST_BYTES));
}
