import { parseDate } from '../dates';
import { parseNumberBytes } from '../numbers';
import type { CellFormat } from './formats';
import { cellFormat } from './formats';
import type { Grid, TextStore } from './grid';
import { CELL } from './grid';
import { putNumber } from './put';
import type { XmlHandler } from './xml';
import { tagCode, xmlText } from './xml';

const T = tagCode('t');
const SI = tagCode('si');
const R_PH = tagCode('rPh');
const ROW = tagCode('row');
const C = tagCode('c');
const V = tagCode('v');
const F = tagCode('f');
const IS = tagCode('is');
const MERGE = tagCode('mergeCell');
const SHEET_DATA = tagCode('sheetData');
const GENERAL = cellFormat(0, undefined);
const NUMBER = { type: 'number', decimal: '.', group: '', percent: false, currency: '' } as const;

/** `_x000D_` stands for the letter with that number; a carriage return before a line break goes. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).replace(/\r\n?/g, '\n');
}

/** The shared strings: pieces of rich text are joined, reading aids left out. */
export class StringsScan implements XmlHandler {
  readonly texts: TextStore;
  private parts = '';
  private within = false;
  private phonetic = false;

  constructor(texts: TextStore) {
    this.texts = texts;
  }

  open(code: number): void {
    if (code === SI) this.parts = '';
    else if (code === R_PH) this.phonetic = true;
    else if (code === T) this.within = !this.phonetic;
  }

  close(code: number): void {
    if (code === SI) this.texts.add(unescaped(this.parts));
    else if (code === R_PH) this.phonetic = false;
    else if (code === T) this.within = false;
  }

  text(bytes: Uint8Array, from: number, to: number, raw: boolean): void {
    if (this.within) this.parts += xmlText(bytes, from, to, raw);
  }
}

/** The cells of a sheet: what is stored in them, formulas by the value they had when the file was written. */
export class SheetScan implements XmlHandler {
  readonly grid: Grid;
  private readonly styles: readonly CellFormat[];
  private readonly sharedCount: number;
  private readonly from1904: boolean;
  private row = 0;
  private column = -1;
  private type = '';
  private format: CellFormat = GENERAL;
  private inCell = false;
  private inValue = false;
  private inText = false;
  private phonetic = false;
  private formula = false;
  private hasValue = false;
  private value = '';
  private number = NaN;

  constructor(grid: Grid, styles: readonly CellFormat[], sharedCount: number, from1904: boolean) {
    this.grid = grid;
    this.styles = styles;
    this.sharedCount = sharedCount;
    this.from1904 = from1904;
  }

  open(code: number, bytes: Uint8Array, from: number, to: number): void {
    if (code === C) this.startCell(bytes, from, to);
    else if (code === V) {
      this.inValue = this.inCell;
      this.hasValue = this.inCell;
    } else if (code === ROW) this.startRow(bytes, from, to);
    else if (code === F) this.formula = true;
    else if (code === T) this.inText = this.inCell && !this.phonetic && this.type === 'inlineStr';
    else if (code === IS) this.value = '';
    else if (code === R_PH) this.phonetic = true;
    else if (code === MERGE) this.grid.merged++;
  }

  close(code: number): void {
    if (code === V) this.inValue = false;
    else if (code === C) {
      if (this.inCell) this.put();
      this.inCell = false;
    } else if (code === T) this.inText = false;
    else if (code === R_PH) this.phonetic = false;
    else if (code === SHEET_DATA) this.inCell = false;
  }

  text(bytes: Uint8Array, from: number, to: number, raw: boolean): void {
    if (this.inValue) {
      if ((this.type === '' || this.type === 'n' || this.type === 's') && this.value === '' && Number.isNaN(this.number)) {
        this.number = parseNumberBytes(bytes, from, to, NUMBER);
        if (!Number.isNaN(this.number)) return;
      }
      if (!Number.isNaN(this.number)) this.number = NaN;
      this.value += xmlText(bytes, from, to, raw);
    } else if (this.inText) this.value += xmlText(bytes, from, to, raw);
  }

  private startRow(bytes: Uint8Array, from: number, to: number): void {
    this.row++;
    this.column = -1;
    eachAttribute(bytes, from, to, (name, at, end) => {
      if (name === LETTER_R) this.row = digits(bytes, at, end);
    });
    this.grid.startRow(this.row);
  }

  private startCell(bytes: Uint8Array, from: number, to: number): void {
    this.inCell = true;
    this.type = '';
    this.format = GENERAL;
    this.formula = false;
    this.hasValue = false;
    this.value = '';
    this.number = NaN;
    this.column++;
    eachAttribute(bytes, from, to, (name, at, end) => {
      if (name === LETTER_R) this.place(bytes, at, end);
      else if (name === LETTER_S) this.format = this.styles[digits(bytes, at, end)] ?? GENERAL;
      else if (name === LETTER_T) this.type = xmlText(bytes, at, end, true);
    });
  }

  private place(bytes: Uint8Array, at: number, end: number): void {
    let column = 0;
    let i = at;
    for (; i < end; i++) {
      const letter = (bytes[i] as number) & 0xdf;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
    }
    if (column > 0) this.column = column - 1;
    if (this.grid.rows > 0) return;
    // Cells outside any row: the reference alone tells.
    this.row = digits(bytes, i, end) || 1;
    this.grid.startRow(this.row);
  }

  private put(): void {
    const { grid, column, type } = this;
    const text = this.value;
    if (this.formula && !this.hasValue && type !== 'inlineStr') {
      grid.unsaved++;
      return;
    }
    switch (type) {
      case 's':
        if (this.number >= 0 && this.number < this.sharedCount) this.putShared(this.number);
        return;
      case 'str':
      case 'inlineStr':
        grid.addText(column, unescaped(text));
        return;
      case 'b':
        grid.add(column, CELL.bool, /^\s*(?:1|true)\s*$/i.test(text) ? 1 : 0);
        return;
      case 'e':
        grid.addError(column, text);
        return;
      case 'd': {
        const ms = parseDate(text.trim(), 'ymd');
        if (Number.isNaN(ms)) grid.addText(column, text);
        else grid.add(column, CELL.date, ms);
        return;
      }
      default:
        if (!Number.isNaN(this.number)) putNumber(grid, column, this.number, this.format, this.from1904);
        else grid.addText(column, text.trim());
    }
  }

  private putShared(index: number): void {
    const { offsets } = this.grid.texts;
    if (offsets[index] !== offsets[index + 1]) this.grid.add(this.column, CELL.text, index);
  }
}

const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;

/** Attributes with a name of one letter. */
function eachAttribute(bytes: Uint8Array, from: number, to: number, seen: (name: number, at: number, end: number) => void): void {
  let i = from;
  while (i < to) {
    while (i < to && (bytes[i] as number) <= 32) i++;
    const start = i;
    while (i < to && bytes[i] !== 61) i++;
    let stop = i;
    while (stop > start && (bytes[stop - 1] as number) <= 32) stop--;
    i++;
    while (i < to && (bytes[i] as number) <= 32) i++;
    const quote = bytes[i] as number;
    if (i >= to || (quote !== 34 && quote !== 39)) return;
    const at = ++i;
    while (i < to && bytes[i] !== quote) i++;
    if (stop - start === 1) seen(bytes[start] as number, at, i);
    i++;
  }
}

function digits(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let i = at; i < end; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
