import type { Problem } from '../core/problem';
import type { SaidDate, SaidFormat, SaidNumber } from '../core/recipe';
import type { Role } from '../core/schema';
import type { Kind, Table } from '../core/table';

/** A sentence as a value: `code` finds the text in the catalogue (`src/data/en.ts`), `args` fill it in. */
export type Message = Pick<Problem, 'code' | 'args'>;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'iso-8859-15' | 'windows-1250' | 'macintosh';

export const ENCODINGS: readonly Encoding[] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1250',
  'macintosh',
];

export type FileFormat = 'text' | 'xlsx' | 'xls' | 'xlsb' | 'ods' | 'parquet' | 'json-lines';

/** How a file is laid out. Records are counted without blank lines; in text a record may span lines when a quoted cell does. */
export interface Dialect {
  readonly format: FileFormat;
  /** Name of the sheet of a workbook, '' in other files. Encoding, delimiter, quote and escape say nothing in a workbook. */
  readonly sheet: string;
  readonly encoding: Encoding;
  /** One ASCII character. */
  readonly delimiter: string;
  readonly quote: '"' | "'" | '';
  /** How a quote inside quotes is written: `""` or `\"`. */
  readonly escape: 'double' | 'backslash';
  /** Records before the table: a `sep=` line, titles. */
  readonly skip: number;
  /** Records that name the columns, right after the skipped ones. 0: the columns are called Column 1, Column 2 … */
  readonly headerRows: number;
  /** Records after the table: totals, remarks. They are listed and kept. */
  readonly footer: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

export interface Guess<T> {
  readonly value: T;
  /** 0 … 1. Below .5 the page asks. */
  readonly confidence: number;
  readonly reason: Message;
}

export type DialectGuess = { readonly [K in keyof Dialect]: Guess<Dialect[K]> };

/** Where the bytes come from: a Blob in the worker, a file in Node, pasted text. `chunks` may be asked for more than once. */
export interface ByteSource {
  /** Bytes as stored; null when unknown. */
  readonly size: number | null;
  chunks(): AsyncIterable<Uint8Array>;
}

/** A part of a text file for one that is too big: every so many rows, or the first ones. */
export type Sample = { readonly every: number } | { readonly first: number };

export interface ReadHooks {
  /** Bytes of memory there are; a text file that will not fit is refused before it is read. Left out: all is tried. */
  readonly room?: number;
  /** Bytes of the source seen so far and in all. */
  progress?(bytes: number, total: number | null): void;
  /** Called every few milliseconds; yields to the host and throws when the work was cancelled. */
  checkpoint?(): Promise<void>;
  /** The first rows as text as soon as they are there, for a preview. */
  firstRows?(names: readonly string[], rows: readonly (readonly string[])[]): void;
}

/**
 * The text of one column: `codes[row]` is an entry, and entry e is the UTF-8 bytes `arena[offsets[e] … offsets[e + 1])`.
 * Entry 0 is the empty cell. Entries are distinct while `unique`; a column of mostly different cells gives up on that.
 */
export interface RawColumn {
  readonly name: string;
  /** What the file called it, when that had to be changed (empty or said twice). */
  readonly given: string;
  readonly codes: Int32Array;
  readonly entries: number;
  readonly arena: Uint8Array;
  readonly offsets: Uint32Array;
  readonly unique: boolean;
  /** Cells the file stores as numbers or dates, not as text; only where it tells them apart. */
  readonly stored?: Stored;
  /** Files that write the same kind differently, one after the other; their entries follow one another after entry 0. */
  readonly pieces?: readonly ColumnPiece[];
}

/** The rows of one file in a column of several, and how their values are written there. */
export interface ColumnPiece {
  readonly rows: number;
  readonly entries: number;
  readonly format: Format;
}

/** Stored numbers are written with a point and no thousands sign, stored dates as ISO. */
export interface Stored {
  readonly numbers: number;
  readonly dates: number;
  /** Texts such as `1.234` that stand among stored numbers. */
  readonly unsureTexts: number;
  /** Shown as a percentage: 0.12 as 12 %. */
  readonly percent: boolean;
  /** Shown with a currency, '' when not. */
  readonly currency: string;
}

/** A record below the table that is none of its rows. */
export interface AsideRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly why: 'total' | 'remark' | 'told';
  /** Of several files, which. */
  readonly file?: string;
}

export interface RaggedRow {
  /** Row of the table, 0 is the first data row. */
  readonly row: number;
  /** Line of the file, 1 is the first. */
  readonly line: number;
  readonly cells: number;
  /** Cells beyond the last column, kept for export. */
  readonly extra: readonly string[];
  /** Of several files, which. */
  readonly file?: string;
}

export interface LineMarks {
  readonly rows: readonly number[];
  readonly lines: readonly number[];
  /** Lines from row to row between the marks; 1 when not said. */
  readonly step?: number;
}

/** A whole file as text. Immutable; kinds are inferred from it as often as one likes. */
export interface RawTable {
  readonly rows: number;
  readonly columns: readonly RawColumn[];
  /** The sheets of a workbook in their order; none in other files. */
  readonly sheets: readonly SheetInfo[];
  /** Records before the table, as they stood. */
  readonly preamble: readonly (readonly string[])[];
  /** The records that name the columns, as they stood. */
  readonly header: readonly (readonly string[])[];
  /** Records after the table, in their order. */
  readonly aside: readonly AsideRow[];
  /** The first ones; `raggedCount` is how many there are. */
  readonly ragged: readonly RaggedRow[];
  readonly raggedCount: number;
  readonly blankLines: number;
  /** Rows at which the distance between row and line changes, and the line each starts on. */
  readonly lineMarks: LineMarks;
  readonly warnings: readonly Message[];
  /** The files it was put together from, rows under rows. */
  readonly stack?: Stack;
}

export interface Stack {
  readonly files: readonly StackedFile[];
  /** The column that says which file a row came from. */
  readonly column: string;
}

/** One file among several: its own columns, as read by itself. */
export interface StackedFile {
  readonly name: string;
  /** Bytes as stored. */
  readonly bytes: number;
  readonly fingerprint: string;
  readonly rows: number;
  readonly columns: readonly FileColumn[];
  readonly guess: DialectGuess;
  readonly dialect: Dialect;
  readonly sheets: readonly SheetInfo[];
  readonly warnings: readonly Message[];
}

export interface FileColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly format: Format;
  /** No cell says anything, so the kind says nothing either. */
  readonly empty: boolean;
  /** How its numbers or dates are clearly written, where that can differ from file to file. */
  readonly written: Written | null;
}

export type Written = 'decimal-comma' | 'decimal-point' | 'percent' | 'day-first' | 'month-first';

export type NumberFormat = SaidNumber & { readonly mends?: Mends };
export type DateFormat = SaidDate & { readonly mends?: Mends };
/** Texts that fit no format, and what the user said they mean; dates in milliseconds. */
export type Mends = readonly (readonly [text: string, value: number])[];
export type BoolFormat = { readonly type: 'bool'; readonly yes: readonly string[]; readonly no: readonly string[] };
export type TextFormat = { readonly type: 'text' };
export type Format = NumberFormat | DateFormat | BoolFormat | TextFormat;

/** Something only the user can know. `options` are ready-made corrections; the first is what was assumed. */
export interface Question {
  readonly column: string;
  readonly message: Message;
  readonly options: readonly ColumnOverride[];
}

export interface InferredColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly format: Format;
  readonly reasons: readonly Message[];
  /** Cells that are empty or say so (NA, n/a, -). */
  readonly missing: number;
  /** Distinct texts; an estimate when `distinctExact` is false. */
  readonly distinct: number;
  readonly distinctExact: boolean;
  /** Up to five of the commonest or first texts. */
  readonly examples: readonly string[];
  /** The first rows whose text does not fit the kind and is missing in the table; `misfitCount` is how many. */
  readonly misfits: readonly number[];
  readonly misfitCount: number;
  /** What the user said it is. */
  readonly said?: Said;
}

export interface Inference {
  readonly columns: readonly InferredColumn[];
  readonly questions: readonly Question[];
}

/** A correction by the user, by column name; plain JSON, kept in the recipe. */
export interface ColumnOverride {
  readonly name: string;
  readonly kind?: Kind;
  readonly format?: Format;
  readonly role?: Role;
  /** How it was written before; holds where the file leaves that open. */
  readonly before?: SaidFormat;
}

export type Said = Pick<ColumnOverride, 'kind' | 'format'>;

export interface RoleGuess {
  readonly name: string;
  readonly role: Role;
  readonly confidence: number;
  readonly reason: Message;
  /** What it speaks about, where that is clear. */
  readonly group?: 'demographic' | 'firmographic' | 'behaviour' | 'engagement' | 'intent';
  /** Why that group. */
  readonly groupReason?: Message;
}

/** One row a customer, or one row an event (an order line, a visit) that hangs on a customer. Values are column names. */
export interface Shape {
  readonly shape: 'customers' | 'events';
  /** Who it is about. */
  readonly entity?: string;
  readonly date?: string;
  /** Money of the row. */
  readonly amount?: string;
  readonly quantity?: string;
  /** Money of one piece; amount = quantity x price where there is no amount. */
  readonly price?: string;
  /** Invoice, order or basket that groups rows. */
  readonly order?: string;
  readonly reasons: readonly Message[];
}

export interface ReadOverrides {
  readonly dialect?: Partial<Dialect>;
  readonly columns?: readonly ColumnOverride[];
  readonly sample?: Sample;
  /** Of several files: how each is laid out, by its place, on top of `dialect`. */
  readonly files?: readonly Partial<Dialect>[];
  /** Of several files: what to call the column that says which file a row came from. */
  readonly fileColumn?: string;
}

export interface Reading {
  readonly name: string;
  /** Bytes as stored. */
  readonly bytes: number;
  /** Hash of the bytes as stored, and of what was taken of them when that is a sample. */
  readonly fingerprint: string;
  readonly guess: DialectGuess;
  /** The guess with the user's corrections. */
  readonly dialect: Dialect;
  readonly raw: RawTable;
  readonly inference: Inference;
  /** One a column, in order. */
  readonly roles: readonly RoleGuess[];
  readonly shape: Shape;
  /** Outcome candidates by column name, likeliest first. */
  readonly outcomes: readonly string[];
  readonly warnings: readonly Message[];
  readonly table: Table;
}
