import type * as Library from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { ProblemError, stop } from '../../core/problem';
import type { Dialect, FileFormat, ReadHooks, Sample } from '../reading';
import { cellFormat } from './formats';
import { CELL, Grid, TextStore } from './grid';
import type { RowPick } from './pick';
import { putNumber } from './put';
import type { SheetReading } from './read-sheet';
import { readSheet } from './read-sheet';
import type { Book } from './xlsx';

/** Cells of the area a sheet says it fills; small damaged files claim millions. */
const MOST_AREA = 30e6;

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
  return readSheet(bookOf(library, parsed(library, bytes)), format, known, hooks, sample);
}

function parsed(library: typeof Library, bytes: Uint8Array): WorkBook {
  try {
    return library.read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: true });
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
