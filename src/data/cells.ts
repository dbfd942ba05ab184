import { distinctFast } from './fast-entries';
import { cannotSayMissing, saysMissing } from './missing';
import { ENTRIES_A_PART, toTheEnd, type Parts } from './parts';
import type { RawColumn } from './reading';
import type { RecordSource } from './records';

/** From this many entries on a column may give up looking for repeats. */
const TRIAL_ENTRIES = 4096;
/** Share of new texts among the rows so far from which it does; numbers and times do from one half on. */
const MOSTLY_FRESH = 0.9;

/** The cells of a table being read, by column. */
export interface CellTable {
  readonly width: number;
  /** The present record as a row: what it lacks is empty, what it has too many is left. */
  add(records: RecordSource): void;
  /**
   * Cuts the regular records that come next, as far as this can, and takes one of every `every` after the first `skip`.
   * @returns how many were cut; `line` of the records is the last one's
   */
  takeRegular(most: number, every: number, skip: number): number;
  /** The bytes of the records are about to change. */
  pause(): void;
  finish(column: number, name: string, given: string): RawColumn;
}

export class PlainCells implements CellTable {
  readonly width: number;
  private readonly columns: readonly Cells[];

  /** @param small there are very many columns: each starts with little memory */
  constructor(width: number, small: boolean) {
    this.width = width;
    this.columns = Array.from({ length: width }, () => new Cells(small));
  }

  add({ bytes, scratch, rewritten, starts, ends, hashes, count }: RecordSource): void {
    const { columns, width } = this;
    const within = count < width ? count : width;
    for (let c = 0; c < within; c++) {
      (columns[c] as Cells).add(rewritten[c] === 1 ? scratch : bytes, starts[c] as number, ends[c] as number, hashes[c] as number);
    }
    for (let c = within; c < width; c++) (columns[c] as Cells).addEmpty();
  }

  takeRegular(): number {
    return 0;
  }

  pause(): void {
    // Cells are copied as they come.
  }

  finish(column: number, name: string, given: string): RawColumn {
    return (this.columns[column] as Cells).finish(name, given);
  }
}

/** Whether a column with so many different texts among its rows gives up looking for repeats. @param arena, offsets of the texts so far */
export function givesUp(entries: number, rows: number, arena: Uint8Array, offsets: Int32Array | Uint32Array): boolean {
  const fresh = entries / rows;
  return entries > TRIAL_ENTRIES && (fresh > MOSTLY_FRESH || (fresh > 0.5 && looksNumeric(entries, arena, offsets)));
}

/** Of the last texts: hardly a letter among them. */
function looksNumeric(entries: number, arena: Uint8Array, offsets: Int32Array | Uint32Array): boolean {
  let signs = 0;
  const from = offsets[entries - 256] as number;
  const to = offsets[entries] as number;
  for (let i = from; i < to; i++) {
    const c = arena[i] as number;
    if (c < 33 || c > 63) signs++;
  }
  return signs * 8 < to - from;
}

/** Collects the cells of one column; repeats are found by hash and bytes, without strings. Entry 0 is the empty cell. */
class Cells {
  private codes: Int32Array;
  private rows = 0;
  private arena: Uint8Array;
  private offsets: Int32Array;
  private hashes: Int32Array;
  private entries = 1;
  private slots: Int32Array;
  private unique = true;

  /** @param small one of very many columns: starts with little memory */
  constructor(small = false) {
    const room = small ? 32 : 1024;
    this.codes = new Int32Array(room);
    this.arena = new Uint8Array(room * 4);
    this.offsets = new Int32Array(room);
    this.hashes = new Int32Array(room);
    this.slots = new Int32Array(room * 2);
  }

  add(bytes: Uint8Array, start: number, end: number, hash: number): void {
    const row = this.rows++;
    if (row >= this.codes.length) this.codes = wider(this.codes, new Int32Array(this.codes.length * 2));
    if (start === end) return;
    if (!this.unique) {
      this.codes[row] = this.append(bytes, start, end);
      return;
    }
    const { slots, hashes, offsets, arena } = this;
    const mask = slots.length - 1;
    const length = end - start;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
      if (hashes[entry] === hash) {
        const from = offsets[entry] as number;
        if ((offsets[entry + 1] as number) - from === length) {
          let k = 0;
          while (k < length && arena[from + k] === bytes[start + k]) k++;
          if (k === length) {
            this.codes[row] = entry;
            return;
          }
        }
      }
      slot = (slot + 1) & mask;
    }
    const entry = this.append(bytes, start, end);
    this.codes[row] = entry;
    if (entry >= this.hashes.length) this.hashes = wider(this.hashes, new Int32Array(this.hashes.length * 2));
    this.hashes[entry] = hash;
    slots[slot] = entry;
    if (entry * 2 > mask) this.grow();
  }

  addEmpty(): void {
    this.add(this.arena, 0, 0, 0);
  }

  finish(name: string, given: string): RawColumn {
    return {
      name,
      given,
      codes: this.codes.slice(0, this.rows),
      entries: this.entries,
      arena: this.arena.slice(0, this.offsets[this.entries]),
      offsets: new Uint32Array(this.offsets.slice(0, this.entries + 1).buffer),
      unique: this.unique,
    };
  }

  private append(bytes: Uint8Array, start: number, end: number): number {
    const entry = this.entries++;
    if (entry + 2 > this.offsets.length) this.offsets = wider(this.offsets, new Int32Array(this.offsets.length * 2));
    let at = this.offsets[entry] as number;
    const need = at + end - start;
    if (need > this.arena.length) this.arena = wider(this.arena, new Uint8Array(Math.max(need, this.arena.length * 2)));
    const { arena } = this;
    if (end - start > 64) arena.set(bytes.subarray(start, end), at);
    else for (let i = start; i < end;) arena[at++] = bytes[i++] as number;
    this.offsets[entry + 1] = need;
    return entry;
  }

  private grow(): void {
    if (givesUp(this.entries, this.rows, this.arena, this.offsets)) {
      this.unique = false;
      this.slots = new Int32Array(0);
      this.hashes = new Int32Array(0);
      return;
    }
    const slots = new Int32Array(this.slots.length * 4);
    const mask = slots.length - 1;
    for (let entry = 1; entry < this.entries; entry++) {
      const hash = this.hashes[entry] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.slots = slots;
  }
}

function wider<T extends Int32Array | Uint8Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}

const ASCII_BLOCK = 1 << 16;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Entries `from … to` as strings. Blocks of plain ASCII are decoded at once and cut, which is several times faster. */
export function entryTexts(column: Pick<RawColumn, 'arena' | 'offsets'>, from: number, to: number): string[] {
  const { arena, offsets } = column;
  const out = new Array<string>(to - from);
  let entry = from;
  let at = 0;
  while (entry < to) {
    const start = offsets[entry] as number;
    let last = entry + 1;
    while (last < to && (offsets[last + 1] as number) - start <= ASCII_BLOCK) last++;
    const text = decoder.decode(arena.subarray(start, offsets[last]));
    const plain = text.length === (offsets[last] as number) - start;
    for (; entry < last; entry++) {
      const a = offsets[entry] as number;
      const b = offsets[entry + 1] as number;
      out[at++] = plain ? text.slice(a - start, b - start) : decoder.decode(arena.subarray(a, b));
    }
  }
  return out;
}

export function entryText(column: Pick<RawColumn, 'arena' | 'offsets'>, entry: number): string {
  return decoder.decode(column.arena.subarray(column.offsets[entry], column.offsets[entry + 1]));
}

/** Whether an entry is empty or says so; most are told by their first byte. */
export function entrySaysMissing(column: Pick<RawColumn, 'arena' | 'offsets'>, entry: number): boolean {
  const from = column.offsets[entry] as number;
  const length = (column.offsets[entry + 1] as number) - from;
  if (length > 0 && cannotSayMissing(column.arena[from] as number, length)) return false;
  return saysMissing(entryText(column, entry));
}

/** The cell as it stood in the file. */
export function rawCell(column: RawColumn, row: number): string {
  return entryText(column, column.codes[row] as number);
}

interface Distinct {
  /** Per entry its number. */
  readonly numbers: Int32Array;
  /** One entry for each number. */
  readonly firsts: Int32Array;
}

const counted = new WeakMap<RawColumn, Distinct>();

/** Numbers the entries of a column so that equal texts share a number. */
export function distinctEntries(column: RawColumn): Distinct {
  return toTheEnd(countingDistinct(column));
}

export function* countingDistinct(column: RawColumn): Parts<Distinct> {
  const known = counted.get(column) ?? (column.unique ? null : yield* distinctFast(column)) ?? (yield* countingPlainly(column));
  counted.set(column, known);
  return known;
}

function* countingPlainly(column: RawColumn): Parts<Distinct> {
  const { entries, offsets, arena } = column;
  if (column.unique) {
    const numbers = new Int32Array(entries);
    for (let i = 0; i < entries; i++) numbers[i] = i;
    return { numbers, firsts: numbers };
  }
  let size = 1024;
  while (size < entries * 2) size *= 2;
  const numbers = new Int32Array(entries);
  const slots = new Int32Array(size);
  const firsts = new Int32Array(entries);
  const hashes = new Int32Array(entries);
  let count = 1;
  for (let entry = 1; entry < entries; entry++) {
    if (entry % ENTRIES_A_PART === 0) yield;
    const from = offsets[entry] as number;
    const to = offsets[entry + 1] as number;
    let hash = 0x811c9dc5 | 0;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (arena[i] as number), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (size - 1);
    let found = -1;
    for (let number = slots[slot] as number; number !== 0; number = slots[slot] as number) {
      if (hashes[number] === hash && sameEntry(column, firsts[number] as number, entry)) {
        found = number;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
    if (found < 0) {
      found = count++;
      slots[slot] = found;
      hashes[found] = hash;
      firsts[found] = entry;
    }
    numbers[entry] = found;
  }
  return { numbers, firsts: firsts.subarray(0, count) };
}

function sameEntry({ arena, offsets }: RawColumn, a: number, b: number): boolean {
  let i = offsets[a] as number;
  let j = offsets[b] as number;
  const end = offsets[a + 1] as number;
  if (end - i !== (offsets[b + 1] as number) - j) return false;
  while (i < end && arena[i] === arena[j]) {
    i++;
    j++;
  }
  return i === end;
}
