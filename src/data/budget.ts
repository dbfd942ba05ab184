import type { Message } from './reading';

/** Memory at its highest for each byte of text while it is read and made a typed table; measured 4.2 with all strings made. */
const PEAK = 5;
/** The same for each byte of a sheet's XML, measured 2.5; for each cell of stored values, and each byte of them unpacked. */
const SHEET_PEAK = 2.5;
const CELL_PEAK = 50;
const VALUES_PEAK = 4;
/** For each cell of a workbook whose library makes an object of it; measured 950 in .xls. */
const OBJECT_PEAK = 1000;
/** The same for each byte of an OpenDocument sheet, measured 5, and for each that stays packed up in a sample. */
const ODS_PEAK = 6;
const ODS_TEXT = 2;
/** A cell of a workbook takes more bytes than these, whatever area its sheets claim. */
const LEAST_CELL_BYTES = 4;
/** Of the machine's memory, what one page may take: the browser, the system and the steps need theirs. */
const SHARE = 0.4;
/** Where the browser does not say how much memory there is. */
const UNKNOWN_GB = 4;
const GB = 2 ** 30;
const MB = 2 ** 20;

/** Bytes there are for reading. @param memoryGb what `navigator.deviceMemory` says */
export function roomFor(memoryGb: number | undefined): number {
  return (memoryGb ?? UNKNOWN_GB) * SHARE * GB;
}

/** What to say of a file that will not fit, and samples that would; null for one that fits. @param head its first bytes, of which all may be few */
export function tooBig(bytes: number, head: Uint8Array, room: number): Message['args'] | null {
  const need = bytes * PEAK;
  if (need <= room) return null;
  return { ...said(bytes, room), every: Math.ceil(need / room), first: roundDown((room / PEAK / bytesOfLine(head)) * 0.9) };
}

/**
 * The same of a sheet of a workbook, from what it unpacks to.
 * @param bytesOfRow of the rows seen so far @param taken by what a sample needs as well: the packed file and the texts cells refer to
 */
export function sheetTooBig(bytes: number, bytesOfRow: number, taken: number, room: number): Message['args'] | null {
  const need = bytes * SHEET_PEAK + taken;
  if (need <= room) return null;
  const left = Math.max(1, room - taken);
  const every = Math.ceil((bytes * SHEET_PEAK) / left);
  return { ...inMegabytes(bytes, need, room), every, first: roundDown((left / SHEET_PEAK / bytesOfRow) * 0.9) };
}

/** The same of so many cells that are stored as values, and their texts. */
export function cellsTooBig(rows: number, columns: number, bytes: number, taken: number, room: number): Message['args'] | null {
  const each = (rows * columns * CELL_PEAK + bytes * VALUES_PEAK) / Math.max(1, rows);
  const need = rows * each + taken;
  if (need <= room) return null;
  const left = Math.max(1, room - taken);
  return { ...inMegabytes(bytes, need, room), every: Math.ceil((rows * each) / left), first: roundDown((left / each) * 0.9) };
}

/** Whether a workbook of so many bytes, not packed, may need more than there is: then a look at its sheets is worth the time. */
export function objectsMayBeTooMany(bytes: number, room: number): boolean {
  return (bytes / LEAST_CELL_BYTES) * OBJECT_PEAK + bytes * 2 > room;
}

/**
 * The same of a workbook whose library makes an object of each cell of every sheet. To take one row of so many it would have to make them
 * all, so only the first rows are offered.
 */
export function objectsTooBig(
  bytes: number,
  sheets: readonly { readonly rows: number; readonly columns: number }[],
  room: number,
): Message['args'] | null {
  const claimed = sheets.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const cells = Math.min(claimed, bytes / LEAST_CELL_BYTES);
  const need = cells * OBJECT_PEAK + bytes * 2;
  if (need <= room) return null;
  const width = sheets.reduce((sum, { columns }) => sum + columns, 0);
  return { ...inMegabytes(bytes, need, room), every: 0, first: rowsIn(room - bytes * 2, Math.max(1, width) * OBJECT_PEAK) };
}

/** The same of an OpenDocument workbook. */
export function odsTooBig(bytes: number, rows: number, room: number): Message['args'] | null {
  const need = bytes * ODS_PEAK;
  if (need <= room) return null;
  const first = rowsIn(room - bytes * ODS_TEXT, (bytes / Math.max(1, rows)) * (ODS_PEAK - ODS_TEXT));
  return { ...inMegabytes(bytes, need, room), every: 0, first };
}

/** The same of several files that become one. */
export function tooBigTogether(bytes: number, room: number): Message['args'] | null {
  return bytes * PEAK <= room ? null : { ...said(bytes, room), every: Math.ceil((bytes * PEAK) / room), first: 0 };
}

/** The same of a packed file, which says too late how large it is. @param rows that were read until there was no room */
export function grownTooBig(bytes: number, rows: number, room: number): Message['args'] | null {
  return bytes * PEAK <= room ? null : { ...said(bytes, room), every: 0, first: roundDown(rows * 0.9) };
}

type InMegabytes = { readonly megabytes: number; readonly need: number; readonly room: number };

const said = (bytes: number, room: number): InMegabytes => inMegabytes(bytes, bytes * PEAK, room);

function inMegabytes(bytes: number, need: number, room: number): InMegabytes {
  return { megabytes: Math.ceil(bytes / MB), need: Math.ceil(need / MB), room: Math.floor(room / MB) };
}

function bytesOfLine(head: Uint8Array): number {
  let lines = 0;
  for (const byte of head) if (byte === 10 || byte === 13) lines++;
  return head.length / Math.max(1, lines);
}

/** None where not even a hundred fit. */
function rowsIn(bytes: number, each: number): number {
  const rows = (bytes / each) * 0.9;
  return rows < 100 ? 0 : roundDown(rows);
}

/** Two digits: people should see that it is a choice. */
function roundDown(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1);
  return Math.max(1, Math.floor(rows / unit) * unit);
}
