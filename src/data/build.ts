import { ProblemError, problem } from '../core/problem';
import { PlainCells, type CellTable } from './cells';
import type { NumberedRecord } from './footer';
import { cuttingOff, footerOf, tailOf } from './footer';
import { toTheEnd, type Parts } from './parts';
import type { AsideRow, Dialect, Message, RaggedRow, RawColumn, RawTable, ReadHooks, Sample, Stored } from './reading';
import type { RecordSource } from './records';

const PREVIEW_ROWS = 50;
/** Bytes from which a preview does not show a cell. */
const LONG_CELL = 1 << 16;
const RAGGED_KEPT = 10_000;
const MOST_COLUMNS = 20_000;
/** A wider table starts each column with little memory. */
const WIDE = 500;

interface Misshapen {
  count: number;
  first: RaggedRow | null;
}

/** Puts records together as a table: what stands above it, its names, its cells by column, what stands below it. */
export class TableBuilder {
  private readonly records: RecordSource;
  private readonly preamble: string[][] = [];
  private headers: string[][] = [];
  private cells: CellTable | null = null;
  private rows = 0;
  private ragged: RaggedRow[] = [];
  private readonly long: Misshapen = { count: 0, first: null };
  private readonly short: Misshapen = { count: 0, first: null };
  private emptyRows = 0;
  private readonly markRows: number[] = [];
  private readonly markLines: number[] = [];
  private expectedLine = 0;
  private preview: string[][] | null = [];
  private readonly dialect: Dialect;
  private readonly footer: number | null;
  private readonly hooks: ReadHooks;
  private readonly faster: ((width: number) => CellTable) | null;
  private readonly every: number;
  private readonly most: number;
  /** Rows of the file so far, whether they were taken or not. */
  private passed = 0;
  private readonly picked: (() => number) | null;

  /**
   * @param footer how many records after the table are none of it; null: found by what they say
   * @param faster makes room for the cells of a table that is not very wide
   * @param sample what to take of the rows; null: all
   * @param picked the rows that come are the sample already; says of how many
   */
  constructor(
    records: RecordSource,
    dialect: Dialect,
    footer: number | null,
    hooks: ReadHooks,
    faster: ((width: number) => CellTable) | null = null,
    sample: Sample | null = null,
    picked: (() => number) | null = null,
  ) {
    this.records = records;
    this.dialect = dialect;
    this.footer = footer;
    this.hooks = hooks;
    this.faster = faster;
    this.picked = picked;
    this.every = sample !== null && 'every' in sample ? sample.every : 1;
    this.most = sample !== null && 'first' in sample ? sample.first : Infinity;
  }

  /** Rows taken so far. */
  get size(): number {
    return this.rows;
  }

  /** The sample has all its rows. */
  get full(): boolean {
    return this.rows >= this.most;
  }

  /** @param usual the width most of the coming records have, 0 while there are none */
  take(usual: () => number, final: boolean): void {
    const { records } = this;
    if (this.cells === null) this.startTable(usual, final);
    const { cells } = this;
    if (cells === null) return;
    while (!this.full) {
      if (this.preview === null || this.preview.length >= PREVIEW_ROWS) this.addRegular(cells);
      if (this.full || !records.next()) break;
      this.addRow(cells);
    }
    cells.pause();
    this.showPreview(final);
  }

  /** @param stored what the file knows of each place, for formats that tell numbers from text */
  finish(stored: readonly (Stored | undefined)[] = []): RawTable {
    return toTheEnd(this.finishing(stored));
  }

  /** The same column by column. */
  *finishing(stored: readonly (Stored | undefined)[] = []): Parts<RawTable> {
    const { records, cells } = this;
    if (cells === null) throw new ProblemError(problem('data.no-table', { records: this.preamble.length + this.headers.length }));
    const warnings: Message[] = [];
    const named = nameColumns(this.headers, cells.width, warnings);
    const all: RawColumn[] = [];
    for (const [c, name] of named.names.entries()) {
      const column = cells.finish(c, name, named.given[c] as string);
      const known = stored[c];
      all.push(known === undefined ? column : { ...column, stored: known });
      yield;
    }
    const aside = this.setAside(all);
    const columns: RawColumn[] = aside.length === 0 ? all : [];
    if (aside.length > 0) {
      for (const column of all) {
        columns.push(yield* cuttingOff(column, aside.length));
        yield;
      }
    }
    const kept = columns.filter((column, c) => !(column.given === '' && column.entries === 1 && named.empty[c] && columns.length > 1));
    if (kept.length < columns.length && kept.length > 0) {
      warnings.push({ code: 'data.empty-columns-left-out', args: { count: columns.length - kept.length } });
    }
    for (const [code, of] of [
      ['data.ragged-rows', this.long],
      ['data.short-rows', this.short],
    ] as const) {
      if (of.first === null || of.count === 0) continue;
      const { line, cells } = of.first;
      warnings.push({ code, args: { count: of.count, line, cells, columns: kept.length } });
    }
    if (aside.length > 0) warnings.push({ code: 'data.rows-aside', args: { count: aside.length, line: (aside[0] as AsideRow).line } });
    if (this.every > 1)
      warnings.push({ code: 'data.sampled-every', args: { every: this.every, rows: this.rows, of: this.picked?.() ?? this.passed } });
    if (this.most < Infinity) warnings.push({ code: 'data.sampled-first', args: { rows: this.rows } });
    if (this.emptyRows > 0) warnings.push({ code: 'data.empty-rows-left-out', args: { count: this.emptyRows } });
    if (records.nulBytes > 0) warnings.push({ code: 'data.zero-bytes', args: { count: records.nulBytes } });
    if (records.strayQuotes > 0)
      warnings.push({ code: 'data.stray-quotes', args: { count: records.strayQuotes, line: records.strayLine } });
    return {
      rows: this.rows,
      columns: kept.length > 0 ? kept : columns,
      sheets: [],
      preamble: this.preamble,
      header: this.headers,
      aside,
      ragged: this.ragged,
      raggedCount: this.long.count + this.short.count,
      blankLines: records.blankLines + this.emptyRows,
      lineMarks: { rows: this.markRows, lines: this.markLines, ...(this.every > 1 && { step: this.every }) },
      warnings,
    };
  }

  /** Takes the totals and remarks off the end of the table. */
  private setAside(columns: readonly RawColumn[]): AsideRow[] {
    const tail = tailOf(columns, this.rows);
    const numbered = tail.rows.map((cells, i): NumberedRecord => {
      const row = this.rows - tail.rows.length + i;
      const extra = this.ragged.find((one) => one.row === row)?.extra ?? [];
      return { line: this.lineOf(row), cells: [...cells, ...extra] };
    });
    const aside =
      this.footer === null
        ? footerOf(numbered, tail, columns.length)
        : numbered.slice(Math.max(0, numbered.length - this.footer)).map((one): AsideRow => ({ ...one, why: 'told' }));
    if (this.footer === 0 || aside.length === 0) return [];
    this.rows -= aside.length;
    for (const one of this.ragged.filter(({ row }) => row >= this.rows)) (one.cells > columns.length ? this.long : this.short).count--;
    this.ragged = this.ragged.filter(({ row }) => row < this.rows);
    return aside;
  }

  private lineOf(row: number): number {
    let mark = this.markRows.length - 1;
    while (mark > 0 && (this.markRows[mark] as number) > row) mark--;
    return (this.markLines[mark] as number) + (row - (this.markRows[mark] as number)) * this.every;
  }

  /** Preamble and header, and how wide the table is: as wide as its header or the width most of the first rows have. */
  private startTable(usual: () => number, final: boolean): void {
    const { records, dialect } = this;
    while (this.preamble.length < dialect.skip) {
      if (!records.next()) return;
      this.preamble.push(records.texts());
    }
    while (this.headers.length < dialect.headerRows) {
      if (!records.next()) return;
      this.headers.push(records.texts());
    }
    const header = Math.max(0, ...this.headers.map((names) => names.length));
    const below = usual();
    if (below === 0 && !final) return;
    const width = Math.max(header, below);
    if (width === 0) return;
    if (width > MOST_COLUMNS) throw new ProblemError(problem('data.too-many-columns', { columns: width, most: MOST_COLUMNS }));
    this.cells = this.faster !== null && width <= WIDE ? this.faster(width) : new PlainCells(width, width > WIDE);
  }

  private addRegular(cells: CellTable): void {
    const { every } = this;
    const skip = (every - (this.passed % every)) % every;
    const cut = cells.takeRegular(this.most - this.rows, every, skip);
    this.passed += cut;
    if (cut <= skip) return;
    const first = this.records.line - cut + 1 + skip;
    const taken = Math.ceil((cut - skip) / every);
    this.markLine(first);
    this.expectedLine = first + taken * every;
    this.rows += taken;
  }

  private markLine(line: number): void {
    if (line !== this.expectedLine) {
      this.markRows.push(this.rows);
      this.markLines.push(line);
    }
    this.expectedLine = line + this.every;
  }

  private addRow(cells: CellTable): void {
    const { records } = this;
    if (records.starts[0] === records.ends[0] && isEmpty(records)) {
      this.emptyRows++;
      return;
    }
    if (this.picked === null && this.passed++ % this.every !== 0) return;
    cells.add(records);
    this.markLine(records.line);
    if (records.count !== cells.width) this.noteRagged(cells.width);
    if (this.preview !== null && this.preview.length < PREVIEW_ROWS) this.preview.push(shortTexts(records));
    this.rows++;
  }

  private noteRagged(width: number): void {
    const { records } = this;
    let last = records.count;
    while (last > width && records.starts[last - 1] === records.ends[last - 1]) last--;
    if (last === width) return;
    const of = last > width ? this.long : this.short;
    of.count++;
    if (this.ragged.length >= RAGGED_KEPT && of.first !== null) return;
    const extra: string[] = [];
    for (let k = width; k < last; k++) extra.push(records.text(k));
    const ragged = { row: this.rows, line: records.line, cells: last, extra };
    of.first ??= ragged;
    if (this.ragged.length < RAGGED_KEPT) this.ragged.push(ragged);
  }

  private showPreview(final: boolean): void {
    if (this.preview === null || (!final && this.preview.length < PREVIEW_ROWS)) return;
    this.hooks.firstRows?.(nameColumns(this.headers, this.cells?.width ?? 0, []).names, this.preview);
    this.preview = null;
  }
}

/** The record for a preview, with long cells cut. */
function shortTexts(records: RecordSource): string[] {
  const { starts, ends } = records;
  return Array.from({ length: records.count }, (_, k) => ((ends[k] as number) - (starts[k] as number) > LONG_CELL ? '…' : records.text(k)));
}

function isEmpty(records: RecordSource): boolean {
  for (let k = 1; k < records.count; k++) if (records.starts[k] !== records.ends[k]) return false;
  return true;
}

interface Named {
  readonly names: string[];
  /** What the file says, where the name differs from it. */
  readonly given: string[];
  readonly empty: boolean[];
}

/** One name a column: several header rows are joined, empty ones get their number, repeated ones a count. */
function nameColumns(headers: readonly (readonly string[])[], width: number, warnings: Message[]): Named {
  const filled = headers.map((row, h) => (h + 1 < headers.length ? overGroup(row, headers[h - 1], width) : row));
  const said = Array.from({ length: width }, (_, c) => {
    const parts = filled.map((row) => (row[c] ?? '').replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
    return parts.filter((part, i) => part !== parts[i - 1]).join(' · ');
  });
  const taken = new Set(said);
  const used = new Set<string>();
  let renamed = 0;
  const names = said.map((name, c) => {
    let fresh = name === '' ? `Column ${c + 1}` : name;
    const base = fresh;
    for (let n = 2; used.has(fresh) || (fresh !== name && taken.has(fresh)); n++) fresh = `${base} (${n})`;
    used.add(fresh);
    if (fresh !== name && headers.length > 0) renamed++;
    return fresh;
  });
  if (renamed > 0) warnings.push({ code: 'data.columns-renamed', args: { count: renamed } });
  return { names, given: names.map((name, c) => (name === said[c] ? name : (said[c] as string))), empty: said.map((name) => name === '') };
}

/** In a row of groups a name stands over the first of its columns; it holds for the empty cells after it, as far as the group above goes. */
function overGroup(row: readonly string[], above: readonly string[] | undefined, width: number): string[] {
  let group = '';
  return Array.from({ length: width }, (_, c) => {
    const text = row[c] ?? '';
    if (text.trim() !== '' || (above?.[c] ?? '').trim() !== '') group = text;
    return group;
  });
}
