import { ProblemError, problem } from '../core/problem';
import { Cells } from './cells';
import type { Utf8Stream } from './encoding';
import { utf8Stream } from './encoding';
import type { ByteSource, Dialect, Message, RaggedRow, RawTable, ReadHooks } from './reading';
import { Records } from './records';

const FIRST_BYTES = 1 << 18;
const PREVIEW_ROWS = 50;
const RAGGED_KEPT = 10_000;
const WIDTH_SAMPLE = 200;
const MOST_COLUMNS = 20_000;

export interface CsvOptions {
  /** A byte that is no UTF-8 throws NotUtf8 instead of showing as a replacement sign. */
  readonly strict: boolean;
  /** Sees the bytes as stored. */
  readonly seen?: (chunk: Uint8Array) => void;
}

/**
 * Reads delimited text to the end as text. Rows of a wrong width are kept: missing cells are empty, surplus cells are listed.
 * @throws ProblemError data.no-table, data.too-many-columns; NotUtf8 when strict; whatever a hook throws
 */
export async function readCsv(source: ByteSource, dialect: Dialect, hooks: ReadHooks, options: CsvOptions): Promise<RawTable> {
  const stream = utf8Stream(dialect.encoding, options.strict);
  const builder = new TableBuilder(dialect, hooks);
  const work = new WorkBuffer();
  let stored = 0;
  for await (const chunk of source.chunks()) {
    options.seen?.(chunk);
    stored += chunk.length;
    for (let at = 0; at < chunk.length; at += FIRST_BYTES) {
      work.append(stream.push(chunk.subarray(at, at + FIRST_BYTES)));
      if (work.ready()) builder.take(work, false);
      await hooks.checkpoint?.();
    }
    hooks.progress?.(stored, source.size);
  }
  finishStream(stream, work);
  builder.take(work, true);
  return builder.finish();
}

function finishStream(stream: Utf8Stream, work: WorkBuffer): void {
  work.append(stream.end());
}

/** Bytes not yet cut into records. A record larger than what is there waits until twice as much has come, so that huge cells stay linear. */
class WorkBuffer {
  bytes = new Uint8Array(FIRST_BYTES * 2);
  at = 0;
  end = 0;
  private wanted = FIRST_BYTES;

  append(more: Uint8Array): void {
    if (this.end + more.length > this.bytes.length) {
      const left = this.end - this.at;
      const room = left + more.length > this.bytes.length / 2 ? new Uint8Array((left + more.length) * 2) : this.bytes;
      if (room === this.bytes) this.bytes.copyWithin(0, this.at, this.end);
      else room.set(this.bytes.subarray(this.at, this.end));
      this.bytes = room;
      this.at = 0;
      this.end = left;
    }
    this.bytes.set(more, this.end);
    this.end += more.length;
  }

  ready(): boolean {
    return this.end - this.at >= this.wanted;
  }

  taken(at: number): void {
    this.wanted = at === this.at ? (this.end - this.at) * 2 : FIRST_BYTES;
    this.at = at;
  }
}

interface Misshapen {
  count: number;
  first: RaggedRow | null;
}

class TableBuilder {
  private readonly records: Records;
  private readonly preamble: string[][] = [];
  private headers: string[][] = [];
  private columns: Cells[] | null = null;
  private rows = 0;
  private readonly ragged: RaggedRow[] = [];
  private readonly long: Misshapen = { count: 0, first: null };
  private readonly short: Misshapen = { count: 0, first: null };
  private emptyRows = 0;
  private readonly markRows: number[] = [];
  private readonly markLines: number[] = [];
  private expectedLine = 0;
  private preview: string[][] | null = [];
  private readonly dialect: Dialect;
  private readonly hooks: ReadHooks;

  constructor(dialect: Dialect, hooks: ReadHooks) {
    this.dialect = dialect;
    this.hooks = hooks;
    this.records = new Records(dialect);
  }

  take(work: WorkBuffer, final: boolean): void {
    const { records } = this;
    records.feed(work.bytes, work.at, work.end, final);
    if (this.columns === null) this.startTable(work, final);
    if (this.columns !== null) {
      while (records.next()) this.addRow(this.columns);
      this.showPreview(final);
    }
    work.taken(records.at);
  }

  finish(): RawTable {
    const { records } = this;
    if (this.columns === null) throw new ProblemError(problem('data.no-table', { records: this.preamble.length + this.headers.length }));
    const warnings: Message[] = [];
    const named = nameColumns(this.headers, this.columns.length, warnings);
    const columns = this.columns.map((cells, c) => cells.finish(named.names[c] as string, named.given[c] as string));
    const kept = columns.filter((column, c) => !(column.given === '' && column.entries === 1 && named.empty[c] && columns.length > 1));
    if (kept.length < columns.length && kept.length > 0) {
      warnings.push({ code: 'data.empty-columns-left-out', args: { count: columns.length - kept.length } });
    }
    for (const [code, of] of [
      ['data.ragged-rows', this.long],
      ['data.short-rows', this.short],
    ] as const) {
      if (of.first === null) continue;
      const { line, cells } = of.first;
      warnings.push({ code, args: { count: of.count, line, cells, columns: kept.length } });
    }
    if (this.emptyRows > 0) warnings.push({ code: 'data.empty-rows-left-out', args: { count: this.emptyRows } });
    if (records.nulBytes > 0) warnings.push({ code: 'data.zero-bytes', args: { count: records.nulBytes } });
    if (records.strayQuotes > 0)
      warnings.push({ code: 'data.stray-quotes', args: { count: records.strayQuotes, line: records.strayLine } });
    return {
      rows: this.rows,
      columns: kept.length > 0 ? kept : columns,
      preamble: this.preamble,
      ragged: this.ragged,
      raggedCount: this.long.count + this.short.count,
      blankLines: records.blankLines + this.emptyRows,
      lineMarks: { rows: this.markRows, lines: this.markLines },
      warnings,
    };
  }

  /** Preamble and header, and how wide the table is: as wide as its header or the width most of the first rows have. */
  private startTable(work: WorkBuffer, final: boolean): void {
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
    const usual = usualWidth(dialect, work, records.at, final);
    if (usual === 0 && !final) return;
    const width = Math.max(header, usual);
    if (width === 0) return;
    if (width > MOST_COLUMNS) throw new ProblemError(problem('data.too-many-columns', { columns: width, most: MOST_COLUMNS }));
    this.columns = Array.from({ length: width }, () => new Cells());
  }

  private addRow(columns: Cells[]): void {
    const { records } = this;
    const { bytes, scratch, rewritten, starts, ends, hashes, count } = records;
    const width = columns.length;
    if (starts[0] === ends[0] && isEmpty(records)) {
      this.emptyRows++;
      return;
    }
    const within = count < width ? count : width;
    for (let c = 0; c < within; c++) {
      (columns[c] as Cells).add(rewritten[c] === 1 ? scratch : bytes, starts[c] as number, ends[c] as number, hashes[c] as number);
    }
    if (records.line !== this.expectedLine) {
      this.markRows.push(this.rows);
      this.markLines.push(records.line);
    }
    this.expectedLine = records.line + 1;
    if (count !== width) this.addRagged(columns);
    if (this.preview !== null && this.preview.length < PREVIEW_ROWS) this.preview.push(records.texts());
    this.rows++;
  }

  private addRagged(columns: Cells[]): void {
    const { records } = this;
    const width = columns.length;
    for (let c = records.count; c < width; c++) (columns[c] as Cells).addEmpty();
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
    this.hooks.firstRows?.(nameColumns(this.headers, this.columns?.length ?? 0, []).names, this.preview);
    this.preview = null;
  }
}

function isEmpty(records: Records): boolean {
  for (let k = 1; k < records.count; k++) if (records.starts[k] !== records.ends[k]) return false;
  return true;
}

/** The commonest number of cells among the next records. */
function usualWidth(dialect: Dialect, work: WorkBuffer, at: number, final: boolean): number {
  const ahead = new Records(dialect);
  ahead.feed(work.bytes, at, work.end, final);
  const widths = new Map<number, number>();
  for (let n = 0; n < WIDTH_SAMPLE && ahead.next(); n++) widths.set(ahead.count, (widths.get(ahead.count) ?? 0) + 1);
  let best = 0;
  for (const [width, times] of widths) if (best === 0 || times > (widths.get(best) as number)) best = width;
  return best;
}

interface Named {
  readonly names: string[];
  /** What the file says, where the name differs from it. */
  readonly given: string[];
  readonly empty: boolean[];
}

/** One name a column: several header rows are joined, empty ones get their number, repeated ones a count. */
function nameColumns(headers: readonly (readonly string[])[], width: number, warnings: Message[]): Named {
  const said = Array.from({ length: width }, (_, c) => {
    const parts = headers.map((row) => (row[c] ?? '').replace(/\s+/g, ' ').trim()).filter((part) => part !== '');
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
