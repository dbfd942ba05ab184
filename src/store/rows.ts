import type { Json } from '../core/json';

/** Arrays of a column. A view of a larger buffer is cut out before it is kept. */
export type StoredArray = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

export interface StoredColumn {
  readonly name: string;
  readonly info: Json;
  readonly arrays: readonly StoredArray[];
}

/** Records of one import, by number, and the hash of each. */
export interface Parts {
  readonly import: string;
  readonly bytes: number;
  readonly parts: readonly { readonly name: string; readonly hash: string }[];
}

/** The commit record: a data set is there if and only if this is. */
export interface DatasetRow {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly info: Json;
  readonly infoHash: string;
  readonly columns: Parts;
  /** The file's bytes as they were dropped, in chunks. */
  readonly file: Parts;
}

export interface NotebookRow {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly changed: number;
  readonly datasetId: string | null;
  /** Which stored data set each further file of the recipe is; absent from notebooks of before. */
  readonly further?: readonly { readonly source: string; readonly dataset: string }[];
  /** Further files and how they are joined, before a goal is chosen. */
  readonly draft?: unknown;
  /** Name and rows of the file, for the list. */
  readonly file: string;
  readonly rows: number;
  /** How the user corrected the reading. */
  readonly overrides: unknown;
  /** As saved; whoever loads it validates it. Null before a goal is chosen. */
  readonly recipe: unknown;
  /** What the user called things, such as segments. */
  readonly names: Readonly<Record<string, string>>;
}

/** Apart from the notebook, so that listing notebooks stays quick. */
export interface HistoryRow {
  readonly id: string;
  readonly past: readonly unknown[];
  readonly future: readonly unknown[];
}

export interface ModelRow {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly bytes: Uint8Array;
}

export interface Settings {
  readonly language?: string;
  readonly theme?: string;
}

export interface Rows {
  readonly datasets: DatasetRow;
  readonly columns: StoredColumn & { readonly import: string; readonly n: number };
  readonly chunks: { readonly import: string; readonly n: number; readonly bytes: Uint8Array };
  readonly staging: { readonly import: string };
  readonly notebooks: NotebookRow;
  readonly histories: HistoryRow;
  readonly models: ModelRow;
  readonly settings: { readonly id: 'page'; readonly value: Settings };
}
export type RowStore = keyof Rows;

export const ROW_STORES: readonly RowStore[] = ['datasets', 'columns', 'chunks', 'staging', 'notebooks', 'histories', 'models', 'settings'];
