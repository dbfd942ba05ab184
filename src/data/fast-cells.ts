import { givesUp, type CellTable } from './cells';
import { Room, type TextKernel } from './kernel';
import { Pieces } from './pieces';
import type { Dialect, RawColumn } from './reading';
import type { Records, RecordSource } from './records';

/** Bytes cut at a time. */
const PIECE = 1 << 19;
/** Cells gathered at a time. */
const MOST_CELLS = 1 << 18;
/** Bytes of odd records that wait with them. */
const SPILL = 1 << 16;
/** Bytes of a cell, as the kernel knows it. */
const CELL = 8;
const SLACK = 64;

/** One column's dictionary in the kernel's memory, laid out as `gather` says; then, if it gave up on that, what came after. */
interface Column {
  readonly at: number;
  readonly codes: Pieces<Int32Array<ArrayBuffer>>;
  rows: number;
  arenaBytes: number;
  offsetsBytes: number;
  rest: { readonly bytes: Pieces<Uint8Array<ArrayBuffer>>; readonly offsets: Pieces<Uint32Array<ArrayBuffer>>; entries: number } | null;
}

const ENTRIES = 0;
/** Then its end, and so for the offsets. */
const ARENA = 1;
const OFFSETS = 3;
const SLOTS = 5;
const MASK = 6;

/** The same as PlainCells, by the compiled kernel: regular records are cut ahead, and cells gathered column by column. */
export class FastCells implements CellTable {
  readonly width: number;
  private readonly kernel: TextKernel;
  private readonly records: Records;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly room: Room;
  private readonly columns: readonly Column[];
  private readonly most: number;
  private readonly piece: number;
  private readonly cells: number;
  private readonly codes: number;
  private readonly ends: number;
  private readonly spare: number;
  private staging: number;
  private stagingBytes = PIECE + SPILL + SLACK;
  private spill: number;
  private spillBytes = SPILL;
  private spilled = 0;
  /** What of `records.bytes` is in the piece. */
  private from = 0;
  private to = 0;
  /** Rows cut and not yet gathered. */
  private waiting = 0;

  constructor(kernel: TextKernel, records: Records, dialect: Dialect, width: number) {
    this.kernel = kernel;
    this.records = records;
    this.width = width;
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    const room = new Room(kernel);
    this.room = room;
    this.most = Math.floor(MOST_CELLS / width);
    this.piece = room.take(PIECE + SLACK);
    this.cells = room.take(this.most * width * CELL);
    this.codes = room.take(this.most * 4);
    this.ends = room.take(this.most * 4);
    this.spare = room.take(PIECE + SLACK);
    this.staging = room.take(this.stagingBytes);
    this.spill = room.take(this.spillBytes + SLACK);
    this.columns = Array.from({ length: width }, () => this.newColumn());
  }

  takeRegular(most: number, every: number, skip: number): number {
    const { records, kernel, width, piece } = this;
    let taken = 0;
    let passed = skip;
    while (records.at < records.end && taken < most) {
      if (records.at >= this.to || records.at < this.from) this.load();
      const rows = kernel.cut(
        piece + records.at - this.from,
        piece + this.to - this.from,
        this.cells + this.waiting * width * CELL,
        Math.min(this.most - this.waiting, most - taken),
        width,
        this.delimiter,
        this.quote,
      );
      const why = kernel.cutReason();
      if (rows > 0) records.skip(rows, this.from + kernel.cutEnd() - piece);
      this.waiting += every === 1 ? rows : this.thin(rows, every, passed);
      passed = passed < rows ? (every - ((rows - passed) % every)) % every : passed - rows;
      taken += rows;
      if (why === 1) return taken;
      if (why === 2) this.gather();
      else if (this.to >= records.end || (rows === 0 && records.at === this.from)) return taken;
      else this.to = this.from;
    }
    return taken;
  }

  add(records: RecordSource): void {
    const { starts, ends, rewritten, scratch, bytes, count } = records;
    const within = count < this.width ? count : this.width;
    let need = 0;
    for (let c = 0; c < within; c++) need += (ends[c] as number) - (starts[c] as number);
    if (this.waiting === this.most || this.spilled + need > this.spillBytes) this.gather();
    if (need > this.spillBytes) this.widenSpill(need);
    const { room } = this;
    let at = this.spill + this.spilled;
    let cell = (this.cells + this.waiting * this.width * CELL) >> 2;
    for (let c = 0; c < this.width; c++, cell += 2) {
      const start = starts[c] as number;
      const end = c < within ? (ends[c] as number) : start;
      const source = rewritten[c] === 1 ? scratch : bytes;
      room.words[cell] = at;
      room.words[cell + 1] = end - start;
      if (end - start > 64) {
        room.bytes.set(source.subarray(start, end), at);
        at += end - start;
      } else for (let i = start; i < end; i++) room.bytes[at++] = source[i] as number;
    }
    this.spilled = at - this.spill;
    this.waiting++;
  }

  pause(): void {
    this.gather();
    this.from = 0;
    this.to = 0;
  }

  finish(c: number, name: string, given: string): RawColumn {
    this.gather();
    const column = this.columns[c] as Column;
    const codes = column.codes.join();
    if (column.rest !== null) {
      const { bytes, offsets, entries } = column.rest;
      return { name, given, codes, entries, arena: bytes.join(), offsets: offsets.join(), unique: false };
    }
    const { entries, arena, offsets } = this.dictionary(column);
    const made = { name, given, codes, entries, arena: arena.slice(), offsets: offsets.slice(), unique: true };
    this.giveBack(column);
    return made;
  }

  /** Of the records cut last, keeps one of every so many. @returns how many */
  private thin(rows: number, every: number, skip: number): number {
    const { words } = this.room;
    const wide = this.width * 2;
    const base = (this.cells >> 2) + this.waiting * wide;
    let kept = 0;
    for (let row = skip; row < rows; row += every) words.copyWithin(base + kept++ * wide, base + row * wide, base + (row + 1) * wide);
    return kept;
  }

  private load(): void {
    this.gather();
    const { records, room, piece } = this;
    this.from = records.at;
    this.to = Math.min(records.end, records.at + PIECE);
    room.bytes.set(records.bytes.subarray(this.from, this.to), piece);
  }

  private newColumn(): Column {
    const { room } = this;
    const arenaBytes = 4096;
    const offsetsBytes = 4096;
    const slots = 2048;
    const column = {
      at: room.take(28),
      codes: new Pieces((length) => new Int32Array(length)),
      rows: 0,
      arenaBytes,
      offsetsBytes,
      rest: null,
    };
    const arena = room.take(arenaBytes);
    const offsets = room.take(offsetsBytes);
    const at = this.newSlots(slots);
    room.words[offsets >> 2] = 0;
    room.words[(offsets >> 2) + 1] = 0;
    room.words.set([1, arena, arena + arenaBytes, offsets, offsets + offsetsBytes, at, slots - 1], column.at >> 2);
    return column;
  }

  private newSlots(slots: number): number {
    const at = this.room.take(slots * 8);
    this.room.bytes.fill(0, at, at + slots * 8);
    return at;
  }

  private gather(): void {
    const { waiting } = this;
    if (waiting === 0) return;
    for (let c = 0; c < this.width; c++) this.gatherColumn(this.columns[c] as Column, this.cells + c * CELL, waiting);
    this.waiting = 0;
    this.spilled = 0;
  }

  private gatherColumn(column: Column, cells: number, waiting: number): void {
    const { kernel, codes } = this;
    const stride = this.width * CELL;
    let row = 0;
    while (row < waiting && column.rest === null) {
      const done = kernel.gather(column.at, cells + row * stride, stride, waiting - row, codes, this.spare);
      column.codes.push(this.room.words.subarray(codes >> 2, (codes >> 2) + done));
      row += done;
      column.rows += done;
      this.settle(column, row < waiting ? cells + row * stride : 0);
    }
    const { rest } = column;
    if (rest === null || row === waiting) return;
    const end = (this.room.words[this.endOf(column)] as number) >>> 0;
    const count = kernel.append(cells + row * stride, stride, waiting - row, codes, rest.entries, end, this.ends, this.staging);
    const { words, bytes } = this.room;
    column.codes.push(words.subarray(codes >> 2, (codes >> 2) + waiting - row));
    column.rows += waiting - row;
    if (count === 0) return;
    rest.entries += count;
    rest.offsets.push(new Uint32Array(words.buffer, this.ends, count));
    const last = words[(this.ends >> 2) + count - 1] as number;
    words[this.endOf(column)] = last;
    rest.bytes.push(bytes.subarray(this.staging, this.staging + (last >>> 0) - end));
  }

  /** Word that holds where the texts of a column end that gave up on its dictionary. */
  private endOf(column: Column): number {
    return (column.at >> 2) + ARENA;
  }

  /** Makes the room that `gather` stopped for. @param cell what it stopped before, 0 for nothing */
  private settle(column: Column, cell: number): void {
    const { room } = this;
    const at = column.at >> 2;
    const word = (k: number): number => room.words[at + k] as number;
    if ((word(ENTRIES) - 1) * 2 > word(MASK)) {
      const { entries, arena, offsets } = this.dictionary(column);
      if (givesUp(entries, column.rows, arena, offsets)) this.giveUp(column);
      else this.widenSlots(column);
      return;
    }
    if (cell === 0) return;
    const length = (room.words[(cell >> 2) + 1] as number) & 0x7fffffff;
    const used = room.words[(word(OFFSETS) >> 2) + word(ENTRIES)] as number;
    if (used + length + 16 > column.arenaBytes) {
      const bytes = sizeFor(used + length + 16, column.arenaBytes);
      this.move(column, ARENA, column.arenaBytes, bytes, used);
      column.arenaBytes = bytes;
    }
    const offsets = (word(ENTRIES) + 2) * 4;
    if (offsets > column.offsetsBytes) {
      const bytes = sizeFor(offsets, column.offsetsBytes);
      this.move(column, OFFSETS, column.offsetsBytes, bytes, column.offsetsBytes);
      column.offsetsBytes = bytes;
    }
  }

  private move(column: Column, field: number, old: number, bytes: number, used: number): void {
    const { room } = this;
    const to = room.take(bytes);
    const at = (column.at >> 2) + field;
    const from = room.words[at] as number;
    room.bytes.copyWithin(to, from, from + used);
    room.give(from, old);
    room.words[at] = to;
    room.words[at + 1] = to + bytes;
  }

  private widenSlots(column: Column): void {
    const { room, kernel } = this;
    const at = column.at >> 2;
    const mask = room.words[at + MASK] as number;
    const old = room.words[at + SLOTS] as number;
    const slots = (mask + 1) * 4;
    const to = this.newSlots(slots);
    kernel.rehash(old, mask, to, slots - 1);
    room.give(old, (mask + 1) * 8);
    room.words[at + SLOTS] = to;
    room.words[at + MASK] = slots - 1;
  }

  private giveUp(column: Column): void {
    const { entries, arena, offsets } = this.dictionary(column);
    const rest = {
      bytes: new Pieces((length) => new Uint8Array(length)),
      offsets: new Pieces((length) => new Uint32Array(length)),
      entries,
    };
    rest.bytes.push(arena);
    rest.offsets.push(new Uint32Array(offsets.buffer, offsets.byteOffset, offsets.length));
    const end = arena.length;
    this.giveBack(column);
    column.rest = rest;
    this.room.words[this.endOf(column)] = end;
  }

  private giveBack(column: Column): void {
    const { room } = this;
    const at = column.at >> 2;
    room.give(room.words[at + ARENA] as number, column.arenaBytes);
    room.give(room.words[at + OFFSETS] as number, column.offsetsBytes);
    room.give(room.words[at + SLOTS] as number, ((room.words[at + MASK] as number) + 1) * 8);
  }

  /** Views that hold until more room is taken. */
  private dictionary(column: Column): { entries: number; arena: Uint8Array<ArrayBuffer>; offsets: Uint32Array<ArrayBuffer> } {
    const { words, bytes } = this.room;
    const at = column.at >> 2;
    const entries = words[at + ENTRIES] as number;
    const from = words[at + OFFSETS] as number;
    const arena = words[at + ARENA] as number;
    const offsets = new Uint32Array(words.buffer, from, entries + 1);
    return { entries, arena: bytes.subarray(arena, arena + (offsets[entries] as number)), offsets };
  }

  private widenSpill(need: number): void {
    const { room } = this;
    room.give(this.spill, this.spillBytes + SLACK);
    room.give(this.staging, this.stagingBytes);
    this.spillBytes = need * 2;
    this.stagingBytes = PIECE + this.spillBytes + SLACK;
    this.spill = room.take(this.spillBytes + SLACK);
    this.staging = room.take(this.stagingBytes);
  }
}

function sizeFor(need: number, have: number): number {
  let size = have;
  while (size < need) size *= 2;
  return size;
}
