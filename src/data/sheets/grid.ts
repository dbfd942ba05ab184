import { stop } from '../../core/problem';
import type { RowPick } from './pick';

export const CELL = { number: 1, text: 2, bool: 3, error: 4, date: 5, time: 6, percent: 7 } as const;
export type CellKind = (typeof CELL)[keyof typeof CELL];

const MOST_CELLS = 60e6;
const MOST_TEXT_BYTES = 400e6;
/** Excel ends at 32,767 letters a cell. */
const MOST_CELL_LETTERS = 1e6;
/** Excel's own limits. */
const MOST_SHEET_COLUMNS = 16_384;
const MOST_SHEET_ROWS = 1_048_576;

const encoder = new TextEncoder();

/** Texts one after another in UTF-8. */
export class TextStore {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(1 << 12);
  offsets: Int32Array<ArrayBuffer> = new Int32Array(256);
  count = 0;

  /** @returns its number @throws ProblemError data.sheet-too-big */
  add(text: string): number {
    const from = this.offsets[this.count] as number;
    const most = from + text.length * 3;
    if (most > MOST_TEXT_BYTES || text.length > MOST_CELL_LETTERS) stop('data.sheet-too-big');
    if (most > this.bytes.length) {
      const wide = new Uint8Array(Math.max(most, this.bytes.length * 2));
      wide.set(this.bytes);
      this.bytes = wide;
    }
    if (this.count + 2 > this.offsets.length) {
      const wide = new Int32Array(this.offsets.length * 2);
      wide.set(this.offsets);
      this.offsets = wide;
    }
    const { written } = encoder.encodeInto(text, this.bytes.subarray(from));
    this.offsets[this.count + 1] = from + written;
    return this.count++;
  }
}

/** The filled cells of a sheet, row by row in the order of the file; empty cells are not there. */
export class Grid {
  rows = 0;
  cells = 0;
  /** Number of each row in the sheet, 1 is the first, and its first cell here; one more entry than there are rows. */
  rowNumbers = new Int32Array(256);
  rowStarts = new Int32Array(256);
  columns = new Uint16Array(1024);
  kinds = new Uint8Array(1024);
  /** A number, milliseconds, 0 or 1, or the number of a text. */
  values = new Float64Array(1024);
  readonly texts: TextStore;
  /** Shown beside the numbers of a column, with how often. */
  readonly currencies = new Map<number, Map<string, number>>();
  errors = 0;
  /** Formulas the program that wrote the file did not work out. */
  unsaved = 0;
  merged = 0;

  private readonly pick: RowPick | null;
  /** What there was before the present row, should it not stay. */
  private before = { texts: 0, errors: 0, unsaved: 0 };

  private readonly mostRows: number;

  /** @param pick which rows stay; null: all */
  constructor(texts: TextStore, pick: RowPick | null = null, mostRows = MOST_SHEET_ROWS) {
    this.texts = texts;
    this.pick = pick;
    this.mostRows = mostRows;
  }

  /** @throws ProblemError data.sheet-broken */
  startRow(number: number): void {
    if (!(number >= 1 && number <= this.mostRows)) stop('data.sheet-broken');
    this.endRow();
    if (this.rows + 2 > this.rowNumbers.length) {
      this.rowNumbers = wider(this.rowNumbers, new Int32Array(this.rowNumbers.length * 2));
      this.rowStarts = wider(this.rowStarts, new Int32Array(this.rowStarts.length * 2));
    }
    this.rowNumbers[this.rows] = number;
    this.rowStarts[this.rows] = this.cells;
    this.rows++;
    this.rowStarts[this.rows] = this.cells;
  }

  /** Call it after the last row. */
  endRow(): void {
    const { pick, texts, errors, unsaved } = this;
    if (pick === null) return;
    const from = this.rowStarts[this.rows - 1] ?? 0;
    if (this.rows > 0 && this.cells > from && !pick.takes()) {
      this.cells = from;
      this.rows--;
      texts.count = this.before.texts;
      this.errors = this.before.errors;
      this.unsaved = this.before.unsaved;
    } else this.before = { texts: texts.count, errors, unsaved };
  }

  /** @param column 0 is the first @throws ProblemError data.sheet-broken, data.sheet-too-big */
  add(column: number, kind: CellKind, value: number): void {
    if (!(column >= 0 && column < MOST_SHEET_COLUMNS)) stop('data.sheet-broken');
    const at = this.cells++;
    if (at >= MOST_CELLS) stop('data.sheet-too-big');
    if (at >= this.columns.length) {
      this.columns = wider(this.columns, new Uint16Array(at * 2));
      this.kinds = wider(this.kinds, new Uint8Array(at * 2));
      this.values = wider(this.values, new Float64Array(at * 2));
    }
    this.columns[at] = column;
    this.kinds[at] = kind;
    this.values[at] = value;
    this.rowStarts[this.rows] = this.cells;
  }

  addText(column: number, text: string): void {
    if (text !== '') this.add(column, CELL.text, this.texts.add(text));
  }

  addError(column: number, text: string): void {
    this.errors++;
    this.add(column, CELL.error, this.texts.add(text));
  }

  noteCurrency(column: number, currency: string): void {
    const counts = this.currencies.get(column) ?? new Map<string, number>();
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
    this.currencies.set(column, counts);
  }

  /** Rows in the order of their numbers; some writers mix them. Rows said twice keep both. */
  inOrder(): Grid {
    let sorted = true;
    for (let r = 1; r < this.rows && sorted; r++) sorted = (this.rowNumbers[r] as number) >= (this.rowNumbers[r - 1] as number);
    if (sorted) return this;
    const order = Array.from({ length: this.rows }, (_, r) => r).sort(
      (a, b) => (this.rowNumbers[a] as number) - (this.rowNumbers[b] as number) || a - b,
    );
    const out = new Grid(this.texts, null, this.mostRows);
    for (const r of order) {
      out.startRow(this.rowNumbers[r] as number);
      for (let i = this.rowStarts[r] as number; i < (this.rowStarts[r + 1] as number); i++)
        out.add(this.columns[i] as number, this.kinds[i] as CellKind, this.values[i] as number);
    }
    for (const [column, counts] of this.currencies) out.currencies.set(column, counts);
    out.errors = this.errors;
    out.unsaved = this.unsaved;
    out.merged = this.merged;
    return out;
  }
}

function wider<T extends Int32Array | Uint16Array | Uint8Array | Float64Array>(old: T, fresh: T): T {
  fresh.set(old);
  return fresh;
}
