import { stop } from '../../core/problem';
import type { RecordSource } from '../records';
import type { Stored } from '../reading';
import { decodeUtf8 } from '../records';
import { clockText, dateText } from './formats';
import { CELL, type Grid } from './grid';

const FNV_BASIS = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
/** Text of all cells together; a small file that refers to one long text a million times comes to more. */
const MOST_BYTES = 1e9;
const encoder = new TextEncoder();
const NONE = { numbers: 0, dates: 0, percents: 0, unsureTexts: 0 };
const UNSURE = /^[-+]?\d{1,3}[.,]\d{3}$/;

/** The rows of a sheet as records. Only columns with anything in them are there; none shifts. */
export class SheetRecords implements RecordSource {
  bytes = new Uint8Array(1 << 16);
  readonly scratch = new Uint8Array(0);
  readonly rewritten: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  readonly width: number;
  count = 0;
  line = 0;
  blankLines = 0;
  readonly nulBytes = 0;
  readonly strayQuotes = 0;
  readonly strayLine = 0;
  private at = 0;
  /** Bytes of the record. */
  size = 0;
  private total = 0;
  private until: number;
  private above: number;
  private readonly grid: Grid;
  /** Place of each column of the sheet, -1 for those that are empty. */
  private readonly places: Int32Array;
  private readonly tally: { numbers: number; dates: number; percents: number; unsureTexts: number }[];

  /** @param above records before the first row of the table */
  constructor(grid: Grid, above = 0) {
    this.grid = grid;
    this.above = above;
    this.until = grid.rows;
    const used = new Uint8Array(16_384);
    for (let i = 0; i < grid.cells; i++) used[grid.columns[i] as number] = 1;
    this.places = new Int32Array(16_384).fill(-1);
    let width = 0;
    for (let c = 0; c < used.length; c++) if (used[c] === 1) this.places[c] = width++;
    this.width = width;
    this.starts = new Int32Array(width);
    this.ends = new Int32Array(width);
    this.hashes = new Int32Array(width);
    this.rewritten = new Uint8Array(width);
    this.tally = Array.from({ length: width }, () => ({ ...NONE }));
  }

  stored(): (Stored | undefined)[] {
    const currency = new Map([...this.grid.currencies].map(([column, counts]) => [this.places[column], counts]));
    return this.tally.map(({ numbers, dates, percents, unsureTexts }, c) => {
      const said = [...(currency.get(c) ?? [])].sort((a, b) => b[1] - a[1])[0];
      const money = said !== undefined && said[1] * 2 >= numbers ? said[0] : '';
      return { numbers, dates, unsureTexts, percent: percents > 0 && percents * 2 >= numbers, currency: money };
    });
  }

  /** The next rows of about so many cells, and no more until this is called again. @returns false when there are no more */
  more(cells: number): boolean {
    const { rowStarts, rows } = this.grid;
    this.until = this.at;
    for (const from = rowStarts[this.at] as number; this.until < rows && (rowStarts[this.until] as number) - from < cells;) this.until++;
    return this.until < rows;
  }

  next(): boolean {
    const { grid } = this;
    for (; this.at < this.until; this.at++) {
      const from = grid.rowStarts[this.at] as number;
      const to = grid.rowStarts[this.at + 1] as number;
      if (from === to) {
        this.blankLines++;
        continue;
      }
      this.cut(from, to);
      if (this.above-- > 0) for (const one of this.tally) Object.assign(one, NONE);
      this.line = grid.rowNumbers[this.at] as number;
      this.at++;
      return true;
    }
    return false;
  }

  text(k: number): string {
    return decodeUtf8(this.bytes.subarray(this.starts[k], this.ends[k]));
  }

  texts(): string[] {
    return Array.from({ length: this.count }, (_, k) => this.text(k));
  }

  private cut(from: number, to: number): void {
    const { grid, places, starts, ends } = this;
    starts.fill(0);
    ends.fill(0);
    this.hashes.fill(FNV_BASIS);
    this.count = 0;
    let at = 0;
    for (let i = from; i < to; i++) {
      const k = places[grid.columns[i] as number] as number;
      const start = at;
      at = this.write(i, k, at);
      let hash = FNV_BASIS;
      for (let b = start; b < at; b++) hash = Math.imul(hash ^ (this.bytes[b] as number), FNV_PRIME);
      // A cell said twice: the first stays, as in merged cells.
      if (ends[k] !== starts[k]) continue;
      starts[k] = start;
      ends[k] = at;
      this.hashes[k] = hash;
      if (k >= this.count) this.count = k + 1;
    }
    this.size = at;
    this.total += at;
    if (this.total > MOST_BYTES) stop('data.sheet-too-big');
  }

  private write(i: number, k: number, at: number): number {
    const { grid } = this;
    const value = grid.values[i] as number;
    const tally = this.tally[k] as (typeof this.tally)[number];
    switch (grid.kinds[i]) {
      case CELL.text:
      case CELL.error: {
        const { bytes, offsets } = grid.texts;
        const from = offsets[value] as number;
        const to = offsets[value + 1] as number;
        this.room(at + to - from);
        if (to - from > 64) this.bytes.set(bytes.subarray(from, to), at);
        else for (let b = from; b < to; b++) this.bytes[at + b - from] = bytes[b] as number;
        const first = bytes[from] as number;
        if (to - from <= 9 && to - from >= 5 && first < 58 && UNSURE.test(decodeUtf8(bytes.subarray(from, to)).trim())) tally.unsureTexts++;
        return at + to - from;
      }
      case CELL.bool:
        return this.say(value === 1 ? 'TRUE' : 'FALSE', at);
      case CELL.date:
        tally.dates++;
        return this.say(dateText(value), at);
      case CELL.time:
        return this.say(clockText(value), at);
      case CELL.percent:
        tally.percents++;
        tally.numbers++;
        return this.say(String(value), at);
      default:
        tally.numbers++;
        return this.say(String(value), at);
    }
  }

  private say(text: string, at: number): number {
    this.room(at + text.length * 3);
    return at + encoder.encodeInto(text, this.bytes.subarray(at)).written;
  }

  private room(need: number): void {
    if (need <= this.bytes.length) return;
    const wide = new Uint8Array(need * 2);
    wide.set(this.bytes);
    this.bytes = wide;
  }
}
