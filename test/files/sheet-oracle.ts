import * as library from '@e965/xlsx';
import { entryText } from '../../src/data/cells';
import type { Reading } from '../../src/data/reading';

/** SheetJS on the same sheet: every number, date, yes and no, and text of the table stands where it has it. '!' and the first cell that differs. */
export function sheetDifference(bytes: Uint8Array, { dialect, raw }: Reading): string {
  if (dialect.format !== 'xlsx') return 'read';
  const book = library.read(bytes, { type: 'array', dense: true, cellNF: true, sheets: [dialect.sheet] });
  const sheet = book.Sheets[dialect.sheet];
  if (!sheet) return 'read';
  const theirs = ((sheet['!data'] ?? []) as (library.CellObject | undefined)[][]).flatMap((row) => [row ?? []]);
  const mine = [...raw.preamble, ...raw.header];
  for (let row = 0; row < raw.rows; row++) mine.push(raw.columns.map((column) => entryText(column, column.codes[row] as number)));
  mine.push(...raw.aside.map(({ cells }) => [...cells]));
  const rows = theirs
    .map((row) => row.filter((cell) => cell && said(cell) !== '').map((cell) => said(cell as library.CellObject)))
    .filter((row) => row.length > 0);
  const ours = mine.map((row) => row.filter((text) => text !== '')).filter((row) => row.length > 0);
  if (rows.length !== ours.length) return `!${ours.length} rows, SheetJS has ${rows.length}`;
  for (let r = 0; r < rows.length; r++) {
    const a = ours[r] as string[];
    const b = rows[r] as string[];
    if (a.length !== b.length) return `!row ${r}: ${JSON.stringify(a).slice(0, 150)} where SheetJS has ${JSON.stringify(b).slice(0, 150)}`;
    const k = a.findIndex((text, i) => !same(text, b[i] as string));
    if (k >= 0) return `!row ${r}: ${JSON.stringify(a[k])} where SheetJS has ${JSON.stringify(b[k])}`;
  }
  return 'same as SheetJS';
}

/** Whether SheetJS finds any value in a workbook. */
export function hasCells(bytes: Uint8Array): boolean {
  const book = opened(bytes);
  if (!book) return false;
  return Object.values(book.Sheets).some((sheet) =>
    ((sheet['!data'] ?? []) as (library.CellObject | undefined)[][]).some((row) => row?.some((cell) => cell && said(cell) !== '')),
  );
}

function opened(bytes: Uint8Array): library.WorkBook | null {
  try {
    return library.read(bytes, { type: 'array', dense: true });
  } catch {
    return null;
  }
}

function said(cell: library.CellObject): string {
  if (cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'e') return `error ${cell.w ?? ''}`;
  return cell.t === 'b' ? (cell.v === true ? 'TRUE' : 'FALSE') : String(cell.v);
}

/** A stored number is shown by us as a date, a clock or a code; those are checked elsewhere, here it only has to be there. */
function same(ours: string, theirs: string): boolean {
  if (ours === theirs || theirs.startsWith('error')) return true;
  if (/^-?[\d.]+(?:e[-+]?\d+)?$/i.test(theirs))
    return Number(ours) === Number(theirs) || /^\d{4}-\d\d-\d\d|^\d+:\d\d:\d\d|^0\d+$/.test(ours);
  return ours.replace(/\s+/g, ' ').trim() === theirs.replace(/\s+/g, ' ').trim();
}
