import { stop } from '../../core/problem';
import { TableBuilder } from '../build';
import type { Dialect, DialectGuess, FileFormat, Guess, Message, RawTable, ReadHooks, SheetInfo } from '../reading';
import { dialectOf, sniffTable } from '../sniff';
import type { Grid } from './grid';
import { SheetRecords } from './sheet-records';
import type { Book } from './xlsx';

const SAMPLE_ROWS = 300;
const SAMPLE_BYTES = 4e6;

export interface SheetReading {
  readonly guess: DialectGuess;
  readonly raw: RawTable;
}

const sure = <T>(value: T, code: string, args: Message['args'] = {}, confidence = 1): Guess<T> => ({
  value,
  confidence,
  reason: { code, args },
});

/** One sheet of a workbook as a table. @throws ProblemError data.no-sheet, data.no-table and what opening the sheet throws */
export async function readSheet(book: Book, format: FileFormat, known: Partial<Dialect>, hooks: ReadHooks): Promise<SheetReading> {
  const checkpoint = async (): Promise<void> => hooks.checkpoint?.();
  const { n, grid, reason, confidence } = await chooseSheet(book, known.sheet, checkpoint);
  const { name, hidden } = book.sheets[n] as SheetInfo;
  const sheet = sure(name, reason.code, reason.args, confidence);
  const read = await readGrid(grid, format, sheet, known, hooks);
  return {
    guess: read.guess,
    raw: { ...read.raw, sheets: book.sheets, warnings: [...sheetWarnings(book.sheets, grid, hidden), ...read.raw.warnings] },
  };
}

/** @param sheet the guess of it, told already where there is none */
export async function readGrid(
  grid: Grid,
  format: FileFormat,
  sheet: Guess<string>,
  known: Partial<Dialect>,
  hooks: ReadHooks,
): Promise<SheetReading> {
  const ahead = new SheetRecords(grid);
  const rows: string[][] = [];
  for (let bytes = 0; rows.length < SAMPLE_ROWS && bytes < SAMPLE_BYTES && ahead.next(); bytes += ahead.size) rows.push(ahead.texts());
  if (rows.length === 0) return stop('data.empty-sheet', { sheet: sheet.value });
  const guess: DialectGuess = {
    format: sure(format, `data.format-${format}`),
    sheet,
    encoding: sure('utf-8', 'data.format-no-text'),
    delimiter: sure(',', 'data.format-no-text'),
    quote: sure('"', 'data.format-no-text'),
    escape: sure('double', 'data.format-no-text'),
    ...sniffTable(rows, known, false),
  };
  const dialect = dialectOf(guess);
  const records = new SheetRecords(grid, dialect.skip + dialect.headerRows);
  const builder = new TableBuilder(records, dialect, known.footer ?? null, hooks);
  await hooks.checkpoint?.();
  builder.take(() => records.width, true);
  return { guess, raw: builder.finish(records.stored()) };
}

interface Choice {
  readonly n: number;
  readonly grid: Grid;
  readonly reason: Message;
  readonly confidence: number;
}

/** The sheet asked for, or the first visible one that holds a table. */
async function chooseSheet(book: Book, asked: string | undefined, checkpoint: () => Promise<void>): Promise<Choice> {
  const { sheets } = book;
  if (asked !== undefined && asked !== '') {
    const n = sheets.findIndex(({ name }) => name === asked);
    if (n < 0) return stop('data.no-sheet', { sheet: asked });
    return { n, grid: await book.grid(n, checkpoint), reason: { code: 'data.you-said-so', args: {} }, confidence: 1 };
  }
  const visible = sheets.flatMap(({ hidden }, n) => (hidden ? [] : [n]));
  const hidden = sheets.flatMap(({ hidden: away }, n) => (away ? [n] : []));
  let first: Choice | null = null;
  for (const n of [...visible, ...hidden]) {
    if (first !== null && !visible.includes(n)) break;
    const grid = await book.grid(n, checkpoint);
    if (grid.cells === 0) continue;
    const code = visible.includes(n) ? (visible.length > 1 ? 'data.sheet-first' : 'data.sheet-only') : 'data.sheet-hidden';
    const choice = {
      n,
      grid,
      reason: { code, args: { count: visible.length } },
      confidence: visible.length > 1 ? 0.8 : visible.includes(n) ? 1 : 0.4,
    };
    if (isTable(grid)) return choice;
    first ??= choice;
  }
  return first ?? stop('data.empty-book', { sheets: sheets.length });
}

/** Two rows of two cells; a cover sheet or a list of remarks has less. */
function isTable(grid: Grid): boolean {
  let rows = 0;
  for (let r = 0; r < grid.rows && rows < 2; r++) if ((grid.rowStarts[r + 1] as number) - (grid.rowStarts[r] as number) >= 2) rows++;
  return rows >= 2;
}

function sheetWarnings(sheets: readonly SheetInfo[], grid: Grid, hidden: boolean): Message[] {
  const out: Message[] = [];
  const away = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  if (away.length > 0 && !hidden) out.push({ code: 'data.hidden-sheets', args: { sheets: away.join(', '), count: away.length } });
  if (grid.errors > 0) out.push({ code: 'data.error-cells', args: { count: grid.errors } });
  if (grid.unsaved > 0) out.push({ code: 'data.unsaved-formulas', args: { count: grid.unsaved } });
  if (grid.merged > 0) out.push({ code: 'data.merged-cells', args: { count: grid.merged } });
  return out;
}
