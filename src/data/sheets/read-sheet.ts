import { stop } from '../../core/problem';
import { TableBuilder } from '../build';
import { withPauses } from '../parts';
import type { Dialect, DialectGuess, FileFormat, Guess, Message, RawTable, ReadHooks, Sample, SheetInfo } from '../reading';
import { dialectOf, sniffTable } from '../sniff';
import type { Grid } from './grid';
import { RowPick } from './pick';
import { SheetRecords } from './sheet-records';
import type { Book } from './xlsx';

const SAMPLE_ROWS = 300;
const SAMPLE_BYTES = 4e6;
/** Cells that are put into columns in one go: a few milliseconds. */
const CELLS_A_TURN = 20_000;

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
export async function readSheet(
  book: Book,
  format: FileFormat,
  known: Partial<Dialect>,
  hooks: ReadHooks,
  sample: Sample | null = null,
): Promise<SheetReading> {
  const checkpoint = async (): Promise<void> => hooks.checkpoint?.();
  // Of a sample the first rows come first, to find the sheet and where its rows begin.
  const look = sample === null ? null : (): RowPick => new RowPick({ first: SAMPLE_ROWS }, 0);
  const chosen = await chooseSheet(book, known.sheet, (n) =>
    book.grid(n, { checkpoint, pick: look?.() ?? null, ...(look === null && hooks.room !== undefined && { room: hooks.room }) }),
  );
  const { n, reason, confidence } = chosen;
  const { name, hidden } = book.sheets[n] as SheetInfo;
  const sheet = sure(name, reason.code, reason.args, confidence);
  let { grid } = chosen;
  let pick: RowPick | null = null;
  if (sample !== null) {
    const { skip, headerRows } = dialectOf(guessOf(firstRows(grid), format, sheet, known));
    pick = new RowPick(sample, skip + headerRows);
    grid = await book.grid(n, { checkpoint, pick });
  }
  const read = await readGrid(grid, format, sheet, known, hooks, pick);
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
  pick: RowPick | null = null,
): Promise<SheetReading> {
  const rows = firstRows(grid);
  if (rows.length === 0) return stop('data.empty-sheet', { sheet: sheet.value });
  const guess = guessOf(rows, format, sheet, known);
  const dialect = dialectOf(guess);
  const records = new SheetRecords(grid, dialect.skip + dialect.headerRows);
  const picked = pick && ((): number => pick.passed);
  const builder = new TableBuilder(records, dialect, known.footer ?? null, hooks, null, pick?.sample ?? null, picked);
  for (let more = true; more;) {
    await hooks.checkpoint?.();
    more = records.more(CELLS_A_TURN);
    builder.take(() => records.width, !more);
  }
  return { guess, raw: await withPauses(builder.finishing(records.stored()), async () => hooks.checkpoint?.()) };
}

function firstRows(grid: Grid): readonly string[][] {
  const ahead = new SheetRecords(grid);
  const rows: string[][] = [];
  for (let bytes = 0; rows.length < SAMPLE_ROWS && bytes < SAMPLE_BYTES && ahead.next(); bytes += ahead.size) rows.push(ahead.texts());
  return rows;
}

function guessOf(rows: readonly string[][], format: FileFormat, sheet: Guess<string>, known: Partial<Dialect>): DialectGuess {
  return {
    format: sure(format, `data.format-${format}`),
    sheet,
    encoding: sure('utf-8', 'data.format-no-text'),
    delimiter: sure(',', 'data.format-no-text'),
    quote: sure('"', 'data.format-no-text'),
    escape: sure('double', 'data.format-no-text'),
    ...sniffTable(rows, known, false),
  };
}

interface Choice {
  readonly n: number;
  readonly grid: Grid;
  readonly reason: Message;
  readonly confidence: number;
}

/** The sheet asked for, or the first visible one that holds a table. */
async function chooseSheet(book: Book, asked: string | undefined, open: (n: number) => Promise<Grid>): Promise<Choice> {
  const { sheets } = book;
  if (asked !== undefined && asked !== '') {
    const n = sheets.findIndex(({ name }) => name === asked);
    if (n < 0) return stop('data.no-sheet', { sheet: asked });
    return { n, grid: await open(n), reason: { code: 'data.you-said-so', args: {} }, confidence: 1 };
  }
  const visible = sheets.flatMap(({ hidden }, n) => (hidden ? [] : [n]));
  const hidden = sheets.flatMap(({ hidden: away }, n) => (away ? [n] : []));
  let first: Choice | null = null;
  for (const n of [...visible, ...hidden]) {
    if (first !== null && !visible.includes(n)) break;
    const grid = await open(n);
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
