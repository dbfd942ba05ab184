import { entryText } from './cells';
import { cellType } from './cell-type';
import { numberParts } from './numbers';
import { inParts, type Parts } from './parts';
import type { AsideRow, RawColumn } from './reading';

/** Records at the end that are looked at, and rows before them that say what is usual. */
const TAIL_RECORDS = 24;
const USUAL_ROWS = 300;
const TYPED_SAMPLE = 40;
/** A longer record is neither a total nor a remark. */
const MOST_TAIL_BYTES = 1 << 16;
const TOTAL =
  /^(?:grand ?total|sub ?total|totals?|sums?|summen?|summe gesamt|gesamt(?:summe|betrag)?|insgesamt|zwischensumme|totalt|total sum|delsum|i alt|sum totalt|totaux|total général|celkem|razem|összesen)\b\s*[:.]?/i;

export interface NumberedRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The records at the end that are totals or remarks. A total says so in a cell where the table has words, and leaves other cells empty;
 * a remark fills one cell of a table whose rows fill many, and its cell is no number and no date.
 * @param tail the last records, in their order  @param filled how many cells a row fills as a rule
 */
export function footerOf(tail: readonly NumberedRecord[], { filled, typed }: Pick<Tail, 'filled' | 'typed'>, columns: number): AsideRow[] {
  const aside: AsideRow[] = [];
  for (let i = tail.length - 1; i >= 0; i--) {
    const { line, cells } = tail[i] as NumberedRecord;
    const why = columns < 2 ? null : whyAside(cells, filled, typed);
    if (why === null) break;
    aside.unshift({ line, cells, why });
  }
  return aside.length >= TAIL_RECORDS ? [] : aside;
}

function whyAside(cells: readonly string[], filled: number, typed: readonly boolean[]): 'total' | 'remark' | null {
  const full = cells.map((text) => text.trim()).filter((text) => text !== '');
  const [first] = full;
  if (first === undefined || (full.length >= filled && full.length > 2)) return null;
  const numbers = full.slice(1).filter((text) => numberParts(text) !== null).length;
  if (
    TOTAL.test(first) &&
    first.length <= 40 &&
    (full.length === 1 || numbers > 0) &&
    full.length < Math.max(filled, 2) + 1 &&
    isTotal(first, full, filled)
  )
    return 'total';
  if (full.some((text) => cellType(text) !== 'text')) return null;
  const misplaced = cells.filter((text, c) => typed[c] === true && text.trim() !== '').length;
  if (misplaced >= 2) return 'remark';
  return typed.length >= 3 && filled >= 3 && full.length === 1 && (cells[0] ?? '').trim().length >= 4 ? 'remark' : null;
}

/** In a narrow table every row may be full, so the word must stand alone there. */
function isTotal(first: string, full: readonly string[], filled: number): boolean {
  return full.length < filled || /^[\p{L} ]+[:.]?$/u.test(first);
}

/** The column without its last rows and without the texts only they had. */
export function* cuttingOff(column: RawColumn, rows: number): Parts<RawColumn> {
  const codes = column.codes.slice(0, column.codes.length - rows);
  let last = 0;
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) last = Math.max(last, codes[row] as number);
    yield;
  }
  const entries = last + 1;
  const offsets = column.offsets.slice(0, entries + 1);
  return { ...column, codes, entries, offsets, arena: column.arena.slice(0, offsets[entries]) };
}

export interface Tail {
  readonly rows: string[][];
  readonly filled: number;
  /** Per column whether its cells are numbers or dates as a rule. */
  readonly typed: readonly boolean[];
}

function isTyped(column: RawColumn, from: number, until: number): boolean {
  let typed = 0;
  let present = 0;
  for (let row = from; row < until && present < TYPED_SAMPLE; row++) {
    const type = cellType(entryText(column, column.codes[row] as number));
    if (type === 'empty') continue;
    present++;
    if (type !== 'text') typed++;
  }
  return present >= 3 && typed >= present * 0.8;
}

/** The last rows as text, and how many cells a row before them fills as a rule; 0 when many fill a single one. */
export function tailOf(columns: readonly RawColumn[], rows: number): Tail {
  let from = Math.max(0, rows - TAIL_RECORDS);
  for (let row = rows - 1; row >= from; row--) if (sizeOf(columns, row) > MOST_TAIL_BYTES) from = row + 1;
  const tail = Array.from({ length: rows - from }, (_, i) => columns.map((column) => entryText(column, column.codes[from + i] as number)));
  const first = Math.max(0, from - USUAL_ROWS);
  const until = from > 0 ? from : rows;
  const counts: number[] = [];
  for (let row = first; row < until; row++) counts.push(columns.reduce((sum, { codes }) => sum + (codes[row] === 0 ? 0 : 1), 0));
  const sparse = counts.filter((count) => count <= 1).length;
  counts.sort((a, b) => a - b);
  const middle = counts[counts.length >> 1] ?? 0;
  return {
    rows: tail,
    filled: from > 0 && sparse > 2 + counts.length / 50 ? 0 : middle,
    typed: columns.map((column) => isTyped(column, first, until)),
  };
}

function sizeOf(columns: readonly RawColumn[], row: number): number {
  let size = 0;
  for (const { codes, offsets } of columns) {
    const entry = codes[row] as number;
    size += (offsets[entry + 1] as number) - (offsets[entry] as number);
  }
  return size;
}
