import { cellType } from './cell-type';
import { sniffEncoding, utf8Stream } from './encoding';
import { saysMissing } from './missing';
import type { Dialect, DialectGuess, Encoding, FileFormat, Guess, Message, RawTable } from './reading';
import { Records } from './records';

const SAMPLE_RECORDS = 300;
const MOST_NAMING_ROWS = 4;
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Unit separator: stands for "one column" where every usual delimiter occurs in the text. */
const NO_DELIMITER = '\u001f';

const LAYOUT = { format: 'text', sheet: '', skip: 0, headerRows: 0, footer: 0 } as const;

/** How a text file is laid out, from its first bytes. @param known what the user has said; the rest is guessed in its light */
export function sniff(head: Uint8Array, known: Partial<Dialect> = {}, whole = false): DialectGuess {
  const encoding = said(known.encoding) ?? sniffEncoding(head);
  const text = headAsUtf8(head, encoding.value);
  const sep = /^sep=(.)\r?(?:\n|$)/i.exec(new TextDecoder().decode(text.subarray(0, 16)));
  const quote = said(known.quote) ?? sniffQuote(text);
  const escape = said(known.escape) ?? sniffEscape(text, quote.value);
  const base = { ...LAYOUT, encoding: encoding.value, quote: quote.value, escape: escape.value };
  const delimiter = said(known.delimiter) ?? (sep ? told(sep[1] as string, 'data.delimiter-sep-line') : sniffDelimiter(text, base, whole));
  const rows = sample(text, { ...base, delimiter: delimiter.value }, whole);
  const format = told<FileFormat>('text', 'data.format-text');
  const sheet = told('', 'data.format-text');
  return { format, sheet, encoding, delimiter, quote, escape, ...sniffTable(rows, known, sep !== null) };
}

/** Where the table starts and what names its columns; what stands below it is found when all is read. */
export function sniffTable(
  rows: readonly (readonly string[])[],
  known: Partial<Dialect>,
  sepLine: boolean,
): Pick<DialectGuess, 'skip' | 'headerRows' | 'footer'> {
  const skip = said(known.skip) ?? sniffSkip(rows, sepLine);
  const headerRows = said(known.headerRows) ?? sniffHeader(rows.slice(skip.value));
  const footer = said(known.footer) ?? told(0, 'data.footer-none', {}, 0.95);
  return { skip, headerRows, footer };
}

/** The guess once all is read and it is known what stands below the table. */
export function withFooter(guess: DialectGuess, { aside }: RawTable): DialectGuess {
  if (aside.length === guess.footer.value) return guess;
  return { ...guess, footer: told(aside.length, 'data.footer-found', { count: aside.length }, 0.8) };
}

export function dialectOf(guess: DialectGuess): Dialect {
  return {
    format: guess.format.value,
    sheet: guess.sheet.value,
    encoding: guess.encoding.value,
    delimiter: guess.delimiter.value,
    quote: guess.quote.value,
    escape: guess.escape.value,
    skip: guess.skip.value,
    headerRows: guess.headerRows.value,
    footer: guess.footer.value,
  };
}

function said<T>(value: T | undefined): Guess<T> | undefined {
  return value === undefined ? undefined : told(value, 'data.you-said-so');
}

function told<T>(value: T, code: string, args: Message['args'] = {}, confidence = 1): Guess<T> {
  return { value, confidence, reason: { code, args } };
}

function headAsUtf8(head: Uint8Array, encoding: Encoding): Uint8Array {
  const even = encoding.startsWith('utf-16') ? head.subarray(0, head.length & ~1) : head;
  const text = utf8Stream(encoding, false).push(even);
  return text;
}

function sample(text: Uint8Array, dialect: Dialect, whole: boolean): string[][] {
  const records = new Records(dialect);
  records.feed(text, 0, text.length, whole);
  const rows: string[][] = [];
  while (rows.length < SAMPLE_RECORDS && records.next()) rows.push(records.texts());
  if (rows.length > 0 || whole) return rows;
  records.feed(text, records.at, text.length, true);
  while (rows.length < SAMPLE_RECORDS && records.next()) rows.push(records.texts());
  return rows;
}

function sniffQuote(text: Uint8Array): Guess<Dialect['quote']> {
  let double = 0;
  let single = 0;
  const starts = new Set([44, 59, 9, 124, 10, 13]);
  for (let i = 0; i < text.length; i++) {
    const opens = i === 0 || starts.has(text[i - 1] as number);
    const closes = i + 1 === text.length || starts.has(text[i + 1] as number);
    if (text[i] === 34 && (opens || closes)) double++;
    if (text[i] === 39 && (opens || closes)) single++;
  }
  if (double === 0 && single >= 4) return told("'", 'data.quote-single', {}, 0.7);
  return double > 0 ? told('"', 'data.quote-double') : told('"', 'data.quote-none', {}, 0.9);
}

function sniffEscape(text: Uint8Array, quote: Dialect['quote']): Guess<Dialect['escape']> {
  const q = quote === '' ? -1 : quote.charCodeAt(0);
  const ends = new Set([44, 59, 9, 124, 10, 13, undefined]);
  let backslash = 0;
  let doubled = 0;
  for (let i = 1; i + 1 < text.length; i++) {
    if (text[i] !== q) continue;
    if (text[i - 1] === 92 && !ends.has(text[i + 1])) backslash++;
    if (text[i + 1] === q && !ends.has(text[i - 1]) && text[i - 1] !== q) doubled++;
  }
  if (backslash > 0 && backslash > doubled) return told('backslash', 'data.escape-backslash', { count: backslash }, 0.8);
  return told('double', 'data.escape-double', {}, 0.95);
}

function sniffDelimiter(text: Uint8Array, base: Omit<Dialect, 'delimiter'>, whole: boolean): Guess<string> {
  const tries = DELIMITERS.map((delimiter) => ({ delimiter, ...fitness(sample(text, { ...base, delimiter }, whole)) }));
  const best = tries.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a));
  if (best.score < 0.3 || best.columns < 2) {
    const free = [...DELIMITERS].find((sign) => !text.includes(sign.charCodeAt(0)));
    return told(free ?? NO_DELIMITER, 'data.delimiter-one-column', {}, 0.6);
  }
  const next = Math.max(...tries.filter((t) => t !== best).map((t) => t.score));
  const confidence = Math.max(0.4, Math.min(0.99, 0.5 + (best.score - next)));
  const args = { share: Math.round(best.share * 100), columns: best.columns };
  return told(best.delimiter, 'data.delimiter-even-rows', args, confidence);
}

/** How evenly a delimiter cuts, and how much the pieces look like cells: numbers, dates, short words. */
function fitness(rows: readonly (readonly string[])[]): { score: number; share: number; columns: number } {
  const widths = new Map<number, number>();
  for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  let columns = 1;
  let most = 0;
  for (const [width, times] of widths) {
    if (width < 2 || times * Math.log2(width + 1) <= most) continue;
    columns = width;
    most = times * Math.log2(width + 1);
  }
  if (columns < 2) return { score: 0, share: 0, columns: 1 };
  const even = rows.filter((row) => row.length === columns);
  // A title block or ragged rows are no shame, a mere handful of fitting rows is.
  const share = rows.filter((row) => Math.abs(row.length - columns) <= 1 && row.length > 1).length / rows.length;
  let clean = 0;
  let cells = 0;
  for (const row of even.slice(0, 60)) {
    for (const text of row) {
      cells++;
      if (!/[;\t|]/.test(text) && (cellType(text) !== 'text' || text.length <= 40)) clean++;
    }
  }
  return { score: ((share * (columns - 1)) / columns) * (0.2 + 0.8 * (clean / cells)), share, columns };
}

/** Records before the table: a `sep=` line, and titles narrower than the table below them. */
function sniffSkip(rows: readonly (readonly string[])[], sepLine: boolean): Guess<number> {
  const from = sepLine ? 1 : 0;
  const counts = new Map<number, number>();
  for (const row of rows.slice(from)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const usual = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as const)[0];
  const filled = (row: readonly string[]): number => row.filter((text) => text.trim() !== '').length;
  if (usual > 1) {
    const limit = Math.min(rows.length, from + 40);
    for (let i = from; i < limit; i++) {
      const row = rows[i] as readonly string[];
      const wide = row.length >= usual - 1 && filled(row) >= Math.min(Math.max(2, usual * 0.3), filled(rows[i + 1] ?? row));
      if (!wide || (filled(row) < 2 && usual > 2)) continue;
      if (i === from) break;
      // A row of groups above the names is narrower than they are, but no title.
      let top = i;
      while (top > from && isGroupRow(rows[top - 1] as readonly string[], usual, filled)) top--;
      if (top === from) break;
      return told(top, 'data.skip-titles', { rows: top, columns: usual }, 0.8);
    }
  }
  return sepLine ? told(1, 'data.skip-sep-line') : told(0, 'data.skip-none', {}, 0.95);
}

function isGroupRow(row: readonly string[], usual: number, filled: (row: readonly string[]) => number): boolean {
  return row.length >= usual - 1 && filled(row) >= 3 && row.every((text) => ['text', 'empty'].includes(cellType(text)));
}

/** Rows at the top that have words where the columns below have numbers and dates; 1 when that cannot be told. */
function namingRows(rows: readonly (readonly string[])[]): number {
  const below = rows.slice(MOST_NAMING_ROWS, 100);
  const width = Math.max(0, ...rows.slice(0, MOST_NAMING_ROWS).map((row) => row.length));
  const typed: number[] = [];
  for (let c = 0; c < width; c++) {
    const types = below.map((row) => cellType(row[c] ?? '')).filter((type) => type !== 'empty');
    if (types.length >= 3 && types.filter((type) => type !== 'text').length >= types.length * 0.8) typed.push(c);
  }
  if (typed.length < 2) return 1;
  let named = 0;
  for (const row of rows.slice(0, MOST_NAMING_ROWS)) {
    const types = typed.map((c) => cellType(row[c] ?? ''));
    const words = types.filter((type) => type === 'text').length;
    if (words < Math.max(2, typed.length * 0.2) || types.some((type) => type === 'number' || type === 'date')) break;
    named++;
  }
  return Math.max(1, named);
}

/** Does the first row name the columns? Each column votes by how its first cell differs from what is below. */
function sniffHeader(rows: readonly (readonly string[])[]): Guess<number> {
  const first = rows[0];
  if (first === undefined) return told(0, 'data.header-none-empty', {}, 0.5);
  const below = rows.slice(1, 200);
  const types = first.map(cellType);
  if (below.length === 0) {
    const typed = types.filter((type) => type === 'number' || type === 'date').length;
    return typed > 0 ? told(0, 'data.header-none-values', { count: typed }, 0.6) : told(1, 'data.header-only-row', {}, 0.6);
  }
  let votes = 0;
  let differing = 0;
  let alike = 0;
  for (let c = 0; c < first.length; c++) {
    const text = first[c] as string;
    const cells = below.map((row) => row[c] ?? '').filter((cell) => !saysMissing(cell));
    const typed = cells.filter((cell) => cellType(cell) !== 'text').length;
    const mostlyTyped = cells.length > 0 && typed >= cells.length * 0.8;
    const isText = types[c] === 'text';
    if (mostlyTyped && isText) {
      votes += 1;
      differing++;
    } else if (mostlyTyped && types[c] !== 'empty') {
      votes -= 1;
      alike++;
    } else if (isText && cells.includes(text)) {
      votes -= 0.7;
      alike++;
    } else if (types[c] === 'number' || types[c] === 'date') votes -= 0.4;
    else if (types[c] === 'empty') votes -= 0.1;
    else votes += 0.15;
  }
  const distinct = new Set(first.filter((text) => text !== '')).size;
  if (types.every((type) => type === 'text') && distinct === first.length) votes += 0.3;
  const confidence = Math.min(0.99, 0.5 + Math.abs(votes) / (first.length + 1));
  if (votes <= 0 && namingRows(rows) > 1) return told(namingRows(rows), 'data.header-rows', { rows: namingRows(rows) }, 0.7);
  if (votes <= 0) return told(0, 'data.header-none-alike', { count: alike }, confidence);
  const named = namingRows(rows);
  if (named > 1) return told(named, 'data.header-rows', { rows: named }, 0.75);
  return told(1, differing > 0 ? 'data.header-differs' : 'data.header-words', { count: differing }, confidence);
}
