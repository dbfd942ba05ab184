import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Papa from 'papaparse';
import { cell } from '../../src/core/table';
import { entryText } from '../../src/data/cells';
import { utf8Stream } from '../../src/data/encoding';
import { readFile } from '../../src/data/read';
import type { RawTable, Reading } from '../../src/data/reading';
import { bytesSource } from '../../src/data/source';
import { en } from '../../src/data/en';
import { wordsOf } from '../../src/i18n/format';
import { translator } from '../../src/i18n/translate';
import { hasCells, sheetDifference } from './sheet-oracle';

/** What became of one file. `detail` says what was compared, the refusal, or what is wrong. */
export interface Verdict {
  readonly verdict: 'right' | 'refused' | 'wrong';
  readonly code: string;
  readonly detail: string;
}

/** SheetJS stops at the first piece of a rich text in these; ours has all pieces, as Excel shows. */
const RICH = new Set([
  'minimal_package.xlsx',
  'richtext-after-plain.xlsx',
  'inlineStr2.xlsx',
  'los-angeles-arrests-xlsx.xlsx',
  'richtext-coloured.xlsx',
]);

const tell = translator(en, wordsOf('en'));

/** Reads a file and compares what came out with whatever else knows it: a truth table, expected JSON, another parser. */
export async function judge(path: string): Promise<Verdict> {
  const bytes = new Uint8Array(readFileSync(path));
  const result = await readFile(basename(path), bytesSource(bytes));
  if (!result.ok) {
    const { code } = result.problem;
    const fair = code in en && !(code === 'data.empty-book' && hasCells(bytes));
    return { verdict: fair ? 'refused' : 'wrong', code, detail: tell(result.problem) };
  }
  const wrong = await differences(path, bytes, result.value);
  return wrong.startsWith('!')
    ? { verdict: 'wrong', code: 'differs', detail: wrong.slice(1) }
    : { verdict: 'right', code: wrong, detail: wrong };
}

async function differences(path: string, bytes: Uint8Array, reading: Reading): Promise<string> {
  const uneven = reading.table.columns.find((column) => ('data' in column ? column.data : column.codes).length !== reading.table.rows);
  if (uneven) return `!column ${uneven.name} is shorter than the table`;
  if (path.includes('eu_variants_derived')) return truth(path, reading);
  if (path.includes('csv-spectrum/csvs')) return spectrum(path, reading.raw);
  const { format } = reading.dialect;
  if (path.endsWith('.xlsx') && RICH.has(basename(path))) return 'looked at';
  if (format === 'text') return parser(bytes, reading);
  return format === 'parquet' || format === 'json-lines' ? 'read' : sheetDifference(bytes, reading);
}

/** The rows of a table with dates cut to days where the variant has no clock. */
export function typedRows({ table }: Reading, count: number, dayOnly: boolean): string[] {
  return Array.from({ length: Math.min(count, table.rows) }, (_, row) =>
    table.columns
      .map((column) => {
        const value = cell(column, row);
        if (typeof value !== 'number') return value;
        return column.kind === 'date' && dayOnly ? value - (value % 86_400_000) : Number(value.toPrecision(12));
      })
      .join('|'),
  );
}

async function truth(path: string, reading: Reading): Promise<string> {
  const file = join(dirname(path), 'truth_utf8_iso.csv');
  const known = await readFile('truth', bytesSource(new Uint8Array(readFileSync(file))));
  if (!known.ok) return '!the truth cannot be read';
  const wanted = path.endsWith('.xlsx') ? 2000 : known.value.table.rows;
  if (reading.table.rows !== wanted) return `!${reading.table.rows} rows instead of ${wanted}`;
  if (reading.table.columns.length !== 10) return `!${reading.table.columns.length} columns`;
  const dayOnly = reading.table.columns.every(
    ({ kind, ...data }) => kind !== 'date' || ('data' in data && data.data.every((ms) => ms % 86_400_000 === 0)),
  );
  const mine = typedRows(reading, wanted, dayOnly);
  const theirs = typedRows(known.value, wanted, dayOnly);
  const row = mine.findIndex((text, i) => text !== theirs[i]);
  return row < 0 ? 'truth' : `!row ${row}: ${mine[row]} instead of ${theirs[row]}`;
}

function spectrum(path: string, raw: RawTable): string {
  const json = readFileSync(join(dirname(path), '../json', basename(path).replace('.csv', '.json')), 'utf8').replaceAll('\\r\\n', '\\n');
  const rows = texts(raw).map((row) =>
    Object.fromEntries(row.map((text, c) => [raw.columns[c]?.name ?? '', text.replaceAll('\r\n', '\n')])),
  );
  return JSON.stringify(rows) === JSON.stringify(JSON.parse(json)) ? 'expected JSON' : `!${JSON.stringify(rows).slice(0, 200)}`;
}

export function texts(raw: RawTable): string[][] {
  return Array.from({ length: raw.rows }, (_, row) => raw.columns.map((column) => entryText(column, column.codes[row] as number)));
}

const tidy = (text: string | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', '').trim();

/** PapaParse with the same signs, where it has no complaint of its own. Rows set aside and surplus cells count as there. */
function parser(bytes: Uint8Array, { dialect, raw }: Reading): string {
  if (bytes.length > 2e6 || dialect.quote === '' || bytes[0] === 0x1f || bytes[0] === 0x50) return 'read';
  const decoder = utf8Stream(dialect.encoding, false);
  const text = new TextDecoder().decode(decoder.push(bytes)).replace(/^\ufeff/, '');
  const { delimiter, quote } = dialect;
  // PapaParse knows one kind of line break a file, and no blanks before a quote.
  const breaks = [/\r\n/.test(text), /(?<!\r)\n/.test(text), /\r(?!\n)/.test(text)].filter(Boolean).length;
  if (breaks > 1 || new RegExp(`[${delimiter}\\n] +${quote}`).test(text)) return 'read';
  const escape = dialect.escape === 'backslash' ? '\\' : quote;
  const papa = Papa.parse<string[]>(text, { delimiter, quoteChar: quote, escapeChar: escape });
  if (papa.errors.length > 0) return 'read';
  const said = papa.data.filter((row) => row.some((one) => tidy(one) !== '')).map((row) => trimmed(row.map(tidy)));
  const filled = [...raw.preamble, ...raw.header, ...full(raw), ...raw.aside.map(({ cells }) => cells)]
    .map((row) => trimmed(row.map(tidy)))
    .filter((row) => row.length > 0);
  // Columns without a name and without a value are not there.
  if (raw.warnings.some(({ code }) => code === 'data.empty-columns-left-out')) {
    for (const rows of [said, filled]) rows.forEach((row, r) => (rows[r] = row.filter((text) => text !== '')));
  }
  if (said.length !== filled.length) return `!${filled.length} rows, PapaParse has ${said.length}`;
  const row = said.findIndex((cells, i) => JSON.stringify(cells) !== JSON.stringify(filled[i]));
  return row < 0
    ? 'same as PapaParse'
    : `!${JSON.stringify(filled[row]).slice(0, 150)} where PapaParse has ${JSON.stringify(said[row]).slice(0, 150)}`;
}

function full(raw: RawTable): string[][] {
  const rows = texts(raw);
  for (const { row, extra } of raw.ragged) rows[row]?.push(...extra);
  return rows;
}

function trimmed(row: string[]): string[] {
  while (row.length > 0 && row[row.length - 1] === '') row.pop();
  return row;
}
