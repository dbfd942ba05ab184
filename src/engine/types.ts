import type { Json } from '../core/json';
import type { Message } from '../core/message';
import type { Contrast, Points } from '../core/points';
import type { Problem, Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import type { Role, Schema } from '../core/schema';
import type { Cell, Kind } from '../core/table';
import type { Proposal } from '../steps/join/propose';
import type { RowPart, RowReasons } from '../steps/explain/reasons';
import type { NamedBlob } from '../data/bundle';
import type { ColumnProfile } from '../data/profile';
import type {
  AsideRow,
  DialectGuess,
  Dialect,
  InferredColumn,
  Question,
  RaggedRow,
  ReadOverrides,
  RoleGuess,
  Shape,
  SheetInfo,
  Stack,
} from '../data/reading';
import type { FilesLook } from './look-at-files';

export type { RowPart, RowReasons };

/** A file as the worker read it, without the cells: what the Data card shows. */
export interface DatasetInfo {
  readonly id: string;
  /** The file's name. */
  readonly name: string;
  readonly bytes: number;
  readonly rows: number;
  readonly fingerprint: string;
  readonly guess: DialectGuess;
  readonly dialect: Dialect;
  readonly columns: readonly InferredColumn[];
  readonly roles: readonly RoleGuess[];
  readonly profiles: readonly ColumnProfile[];
  readonly questions: readonly Question[];
  readonly shape: Shape;
  /** Columns that may be the outcome, likeliest first. */
  readonly outcomes: readonly string[];
  /** The sheets of a workbook, none in other files. */
  readonly sheets: readonly SheetInfo[];
  /** Records below the table, set aside. */
  readonly aside: readonly AsideRow[];
  readonly ragged: readonly RaggedRow[];
  readonly raggedCount: number;
  readonly warnings: readonly Message[];
  /** The files it was put together from. */
  readonly stack?: Stack;
}

/** What a card shows once its step has run. */
export interface StepOutcome {
  readonly uid: string;
  readonly step: string;
  readonly key: string;
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly schema: Schema;
  readonly changes: StepChanges;
  /** What the step's `report` made; its `finding`, `soWhat` and `charts` read it. */
  readonly report: Json;
  /** More of the report follows when every card is there: an outcome with the same key that has it whole. */
  readonly unfinished?: true;
  /** 0 when it came from the memo. */
  readonly ms: number;
}

/** What a step did to the table above it, counted. */
export interface StepChanges {
  /** Columns with changed cells, in the order of the table. */
  readonly columns: readonly { readonly column: string; readonly cells: number }[];
  /** Rows that did not go on. */
  readonly leftOut: number;
  readonly added: readonly string[];
  /** Rows are other things than before, so that no cell has a before. */
  readonly regrouped: boolean;
}

export interface ChangesRequest {
  /** Up to the end of this step, since the step above it or since the file was read. */
  readonly after: string;
  readonly since: 'step' | 'file';
  /** Of this column alone. */
  readonly column?: string;
  /** These cells and no others, changed or not. */
  readonly only?: readonly { readonly rowId: number; readonly column: string }[];
  readonly offset: number;
  /** At most 200. */
  readonly count: number;
}

export interface ChangedCell {
  readonly rowId: number;
  readonly column: string;
  readonly before: { readonly kind: Kind; readonly cell: Cell };
  readonly after: { readonly kind: Kind; readonly cell: Cell };
}

export interface ChangesPage {
  readonly total: number;
  /** Column by column in the order of the table, rows as they stand. */
  readonly cells: readonly ChangedCell[];
}

/** None has a field `id`: by that the answers of Comlink are told apart. */
export type EngineEvent =
  | { readonly type: 'reading'; readonly job: number; readonly bytes: number; readonly total: number | null }
  | { readonly type: 'first-rows'; readonly job: number; readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'started'; readonly job: number; readonly uid: string; readonly later?: true }
  | { readonly type: 'progress'; readonly job: number; readonly uid: string; readonly share: number; readonly what: Message }
  | { readonly type: 'done'; readonly job: number; readonly outcome: StepOutcome }
  | { readonly type: 'failed'; readonly job: number; readonly uid: string; readonly problem: Problem }
  /** What was damaged in the store was found when it was first used, and read again from the stored file. No job asked for it. */
  | { readonly type: 'repaired'; readonly job: number; readonly dataset: DatasetInfo }
  /** The stored file is damaged as well. */
  | { readonly type: 'lost'; readonly job: number; readonly datasetId: string; readonly problem: Problem };

export interface PageRequest {
  /**
   * The file as text, the table after a card (null: as read), the rows that a card left out, or the list of the card `act`: whom to
   * contact, best first. `tryOut` is the table after a card of a recipe that has not run yet: cards down to it are run for this page alone.
   */
  readonly of: 'raw' | 'list' | { readonly after: string | null } | { readonly leftOutBy: string } | { readonly tryOut: string };
  /** Of these rows alone, in this order, as far as they are there. */
  readonly rowIds?: readonly number[];
  readonly offset: number;
  /** At most 200. */
  readonly count: number;
  readonly order?: { readonly column: string; readonly descending: boolean };
  /** Of the file as text: these columns alone, so that no others are read. */
  readonly columns?: readonly string[];
}

/** All but the file as text, which needs no table. */
export type TablePageRequest = Omit<PageRequest, 'of' | 'columns'> & { readonly of: Exclude<PageRequest['of'], 'raw'> };

export interface Page {
  readonly total: number;
  readonly columns: readonly { readonly name: string; readonly kind: Kind; readonly role: Role }[];
  readonly rowIds: readonly number[];
  /** Row by row. */
  readonly cells: readonly (readonly Cell[])[];
  /** Of the file as text: where each row stands. */
  readonly places?: readonly RowPlace[];
}

export interface RowPlace {
  /** Line of the file, 1 is the first; of a workbook the row of the sheet. */
  readonly line: number;
  /** Of several files, which. */
  readonly file?: string;
}

/** `list` is whom to contact, best first; `table` is everyone. */
export type FileKind = 'list' | 'table' | 'sql' | 'python' | 'model' | 'recipe';
export interface FileOptions {
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
  readonly dialect: 'duckdb';
  /** For the reasons in the table. */
  readonly language: string;
  /** Of a new file: days are counted to this date, in milliseconds. Left out, to its last one where that is later than the model's. */
  readonly countTo?: number;
}

/** One row with some cells changed. */
export interface WhatIfRequest {
  readonly rowId: number;
  readonly changes: readonly { readonly column: string; readonly value: Cell }[];
}

/** A column that can be changed, and what the rows that taught hold in it. */
export interface WhatIfField {
  readonly column: string;
  readonly kind: Kind;
  readonly role: Role;
  /** In the row as it is. */
  readonly value: Cell;
  /** Of a number or date. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of a category: the commonest first, at most 50. */
  readonly levels: readonly string[];
}

export interface WhatIf {
  readonly before: RowReasons;
  readonly after: RowReasons;
  /** Those that weigh most in this row first. */
  readonly fields: readonly WhatIfField[];
  /** Changed to what no row that taught has. */
  readonly outside: readonly string[];
  /** Further from every row than 99 of 100 rows are from their nearest. */
  readonly unlike: boolean;
}

/** Which data set each further file of a recipe is. */
export type FurtherLinks = readonly { readonly source: string; readonly dataset: string }[];

/** A data set, alone or with its further files. */
export type DatasetRef = string | { readonly id: string; readonly further: FurtherLinks };

/** What the worker offers through Comlink. Tables never cross, though a picture of at most 100,000 points does; every call settles with a Result. */
export interface EngineApi {
  /** Reads a file or a bundle of files, infers, stores; the data set is whole in the store or not at all. */
  importFile(job: number, file: Blob, name: string, overrides: ReadOverrides): Promise<Result<DatasetInfo>>;
  /** The tables in a zip archive; none when it is another file. */
  unpack(job: number, file: Blob, name: string): Promise<Result<readonly NamedBlob[]>>;
  /** What several files are, before anything is made of them. @param files a bundle */
  lookAtFiles(job: number, files: Blob): Promise<Result<FilesLook>>;
  /** From the store, after a reload; its columns are read when they are first used. What is damaged is read again from the stored file. */
  openDataset(job: number, id: string, overrides: ReadOverrides): Promise<Result<DatasetInfo>>;
  /** Kinds and roles again without reading again; a corrected dialect reads the stored bytes again. */
  correct(job: number, id: string, overrides: ReadOverrides): Promise<Result<DatasetInfo>>;
  /** Runs what is stale, top to bottom; stops at the first card that fails. */
  run(job: number, dataset: DatasetRef, recipe: Recipe): Promise<Result<RunSummary>>;
  /** Asks a running job to stop; it settles with the Problem `cancelled`. */
  cancel(job: number): Promise<void>;
  /** How these further files may be joined, with the counts; runs nothing. */
  propose(job: number, dataset: DatasetRef, recipe: Recipe, sources: readonly string[]): Promise<Result<readonly Proposal[]>>;
  page(dataset: DatasetRef, recipe: Recipe, request: PageRequest): Promise<Result<Page>>;
  changes(dataset: DatasetRef, recipe: Recipe, request: ChangesRequest): Promise<Result<ChangesPage>>;
  reasons(dataset: DatasetRef, recipe: Recipe, rowIds: readonly number[]): Promise<Result<readonly RowReasons[]>>;
  /** A row's chance and reasons, were some of its cells different. */
  whatIf(dataset: DatasetRef, recipe: Recipe, request: WhatIfRequest): Promise<Result<WhatIf>>;
  /** The picture a map made: where rows stand and their group, nothing else of them. */
  points(dataset: DatasetRef, recipe: Recipe, uid: string): Promise<Result<Points>>;
  /** Columns after a step in which these rows differ most from all. */
  contrast(dataset: DatasetRef, recipe: Recipe, uid: string, rowIds: Uint32Array): Promise<Result<readonly Contrast[]>>;
  file(dataset: DatasetRef, recipe: Recipe, kind: FileKind, options: FileOptions): Promise<Result<Blob>>;
  /** Rows that did not fit the table, whole, with their line and file: CSV. */
  oddRows(dataset: string, options: Pick<FileOptions, 'delimiter' | 'language'>): Promise<Result<Blob>>;
  /** Runs a saved model on a new file: a table with segment or chance for every row. */
  score(
    job: number,
    model: Blob,
    file: Blob,
    name: string,
    options: FileOptions,
  ): Promise<Result<{ readonly file: Blob; readonly rows: number; readonly notes: readonly Message[] }>>;
  ping(): Promise<'pong'>;
}

export interface RunSummary {
  readonly keys: readonly { readonly uid: string; readonly key: string }[];
  readonly summary: Json;
}
