import type { Column, Table } from '../core/table';
import { isNumeric } from '../core/table';

export interface WriteOptions {
  readonly delimiter: ',' | ';' | '\t';
  readonly decimal: '.' | ',';
  /** UTF-8 mark in front, which Excel needs to see the encoding. */
  readonly bom?: boolean;
  /** Text a spreadsheet would run as a formula gets an apostrophe in front. On unless told. */
  readonly formulaSafe?: boolean;
}

const PART_ROWS = 4096;
const FORMULA = /^[=+\-@\t\r]/;
/** A number or a telephone number kept as text runs nothing. */
const HARMLESS = /^[+-]?\d[\d ]*(?:[.,]\d+)?$/;

/** Delimited text in parts of 4,096 rows, CRLF. Numbers keep every digit, dates are ISO, yes and no are true and false, missing is empty. */
export function writeCsv(table: Table, options: WriteOptions): string[] {
  const safe = options.formulaSafe ?? true;
  const write = (text: string): string => quoted(safe ? neutral(text) : text, options.delimiter);
  const writers = table.columns.map((column) => cellWriter(column, options, write));
  const only = table.columns.length === 1;
  const parts = [(options.bom ? '\ufeff' : '') + line(table.columns.map(({ name }) => write(name)))];
  for (let from = 0; from < table.rows; from += PART_ROWS) {
    const lines: string[] = [];
    for (let row = from; row < Math.min(table.rows, from + PART_ROWS); row++) lines.push(line(writers.map((cell) => cell(row))));
    parts.push(lines.join(''));
  }
  return parts;

  /** A lone empty cell is quoted, so that its row is no blank line. */
  function line(cells: readonly string[]): string {
    return `${only && cells[0] === '' ? '""' : cells.join(options.delimiter)}\r\n`;
  }
}

/** One line of texts, CRLF; what a spreadsheet would run as a formula gets an apostrophe in front. */
export function lineOf(texts: readonly string[], delimiter: WriteOptions['delimiter']): string {
  return `${texts.map((text) => quoted(neutral(text), delimiter)).join(delimiter)}\r\n`;
}

function neutral(text: string): string {
  return FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

function quoted(text: string, delimiter: string): string {
  const needs = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellWriter(column: Column, options: WriteOptions, write: (text: string) => string): (row: number) => string {
  if (!isNumeric(column)) {
    const texts = column.dict.map(write);
    return (row) => texts[column.codes[row] as number] ?? '';
  }
  const { data } = column;
  const format = numericText(column.kind, data, options.decimal);
  return (row) => {
    const value = data[row] as number;
    return Number.isNaN(value) ? '' : delimited(format(value), options.delimiter);
  };
}

/** A decimal comma in a comma file needs quotes. */
function delimited(text: string, delimiter: string): string {
  return text.includes(delimiter) ? `"${text}"` : text;
}

function numericText(kind: 'number' | 'date' | 'bool', data: Float64Array, decimal: '.' | ','): (value: number) => string {
  switch (kind) {
    case 'bool':
      return (value) => (value === 0 ? 'false' : 'true');
    case 'date': {
      const clock = data.some((value) => value % 86_400_000 !== 0 && !Number.isNaN(value));
      const fraction = clock && data.some((value) => value % 1000 !== 0 && !Number.isNaN(value));
      return (value) => {
        const iso = new Date(value).toISOString();
        return clock ? `${iso.slice(0, 10)} ${iso.slice(11, fraction ? 23 : 19)}` : iso.slice(0, 10);
      };
    }
    case 'number':
      return decimal === ',' ? (value) => String(value).replace('.', ',') : String;
    default:
      return kind satisfies never;
  }
}
