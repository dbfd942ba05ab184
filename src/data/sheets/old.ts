import type * as Library from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { ProblemError, stop } from '../../core/problem';
import { objectsMayBeTooMany, objectsTooBig, odsTooBig } from '../budget';
import type { Dialect, FileFormat, Message, ReadHooks, Sample } from '../reading';
import { cellFormat } from './formats';
import { CELL, Grid, TextStore } from './grid';
import type { RowPick } from './pick';
import { putNumber } from './put';
import type { SheetReading } from './read-sheet';
import { readSheet } from './read-sheet';
import type { Book } from './xlsx';

/** Cells of the area a sheet says it fills; small damaged files claim millions. */
const MOST_AREA = 30e6;
/** Rows that may stand above the first of a table. */
const ROWS_ABOVE = 300;

/** Workbooks of other kinds than .xlsx, through SheetJS: .xls, and .xlsb and .ods whose parts are unpacked already. @throws ProblemError */
export async function openOld(
  bytes: Uint8Array,
  known: Partial<Dialect>,
  hooks: ReadHooks,
  format: FileFormat = 'xls',
  sample: Sample | null = null,
): Promise<SheetReading> {
  if (format === 'xls' && includesWide(bytes, 'EncryptedPackage')) return stop('data.password');
  const library = await import('@e965/xlsx');
  await hooks.checkpoint?.();
  const big = sample === null && hooks.room !== undefined ? tooBig(library, bytes, format, hooks.room) : null;
  if (big) stop('data.too-big', big);
  await hooks.checkpoint?.();
  const rows = sample !== null && 'first' in sample ? sample.first + ROWS_ABOVE : 0;
  return readSheet(bookOf(library, parsed(library, bytes, rows)), format, known, hooks, sample);
}

/** The library cannot be stopped halfway, so what it will need is worked out before. */
function tooBig(library: typeof Library, bytes: Uint8Array, format: FileFormat, room: number): Message['args'] | null {
  if (format === 'ods') return odsTooBig(bytes.length, occurrences(bytes, '<table:table-row'), room);
  if (!objectsMayBeTooMany(bytes.length, room)) return null;
  const sheets = Object.values(parsed(library, bytes, 1).Sheets).map((sheet) => {
    const area = (sheet['!fullref'] ?? sheet['!ref']) as string | undefined;
    const { s, e } = library.utils.decode_range(area ?? 'A1');
    return { rows: e.r - s.r + 1, columns: e.c - s.c + 1 };
  });
  return objectsTooBig(bytes.length, sheets, room);
}

/** @param rows of each sheet, 0 for all */
function parsed(library: typeof Library, bytes: Uint8Array, rows: number): WorkBook {
  try {
    return library.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
      ...(rows > 0 && { sheetRows: rows }),
    });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return stop(/password|encrypt/i.test(String(error)) ? 'data.password' : 'data.file-broken');
  }
}

function bookOf(library: typeof Library, book: WorkBook): Book {
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const names = book.SheetNames.filter((name) => book.Sheets[name] !== undefined);
  if (names.length === 0) return stop('data.no-sheets');
  return {
    sheets: names.map((name) => ({ name, hidden: (book.Workbook?.Sheets?.[book.SheetNames.indexOf(name)]?.Hidden ?? 0) !== 0 })),
    grid: (n, { pick }) => Promise.resolve(gridOf(library, book.Sheets[names[n] as string] as WorkSheet, from1904, pick)),
  };
}

function gridOf(library: typeof Library, sheet: WorkSheet, from1904: boolean, pick: RowPick | null): Grid {
  const grid = new Grid(new TextStore(), pick);
  const area = sheet['!ref'] === undefined ? null : library.utils.decode_range(sheet['!ref']);
  if (area && (area.e.r - area.s.r + 1) * (area.e.c - area.s.c + 1) > MOST_AREA * 4) return stop('data.sheet-too-big');
  const rows = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  rows.forEach((row, r) => {
    grid.startRow(r + 1);
    row?.forEach((cell, c) => {
      if (cell) put(grid, c, cell, from1904);
    });
  });
  grid.endRow();
  grid.merged = sheet['!merges']?.length ?? 0;
  return grid;
}

function put(grid: Grid, column: number, cell: CellObject, from1904: boolean): void {
  const { v } = cell;
  if (v === undefined || cell.t === 'z') {
    if (cell.f !== undefined) grid.unsaved++;
    return;
  }
  switch (cell.t) {
    case 'n':
      putNumber(grid, column, Number(v), cellFormat(0, cell.z === undefined ? undefined : String(cell.z)), from1904);
      return;
    case 'b':
      grid.add(column, CELL.bool, v === true ? 1 : 0);
      return;
    case 'e':
      grid.addError(column, ERRORS[Number(v)] ?? '#N/A');
      return;
    case 'd':
      if (v instanceof Date) grid.add(column, CELL.date, v.getTime());
      return;
    default:
      grid.addText(column, String(v).replace(/\r\n?/g, '\n'));
  }
}

/** @see MS-XLS 2.5.10 Bes */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** How often a text of plain letters stands in the bytes. */
function occurrences(bytes: Uint8Array, text: string): number {
  const first = text.charCodeAt(0);
  let count = 0;
  for (let i = bytes.indexOf(first); i >= 0; i = bytes.indexOf(first, i + 1)) {
    let k = 1;
    while (k < text.length && bytes[i + k] === text.charCodeAt(k)) k++;
    if (k === text.length) count++;
  }
  return count;
}

/** Whether a text in UTF-16 stands in the bytes. */
function includesWide(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let i = bytes.indexOf(first); i >= 0; i = bytes.indexOf(first, i + 1)) {
    let k = 0;
    while (k < text.length && bytes[i + k * 2] === text.charCodeAt(k) && bytes[i + k * 2 + 1] === 0) k++;
    if (k === text.length) return true;
  }
  return false;
}
