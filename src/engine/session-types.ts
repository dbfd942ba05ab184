import type { Contrast, Points } from '../core/points';
import type { Message } from '../core/message';
import type { Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import type { Reading, ReadOverrides } from '../data/reading';
import type { Proposal } from '../steps/join/propose';
import type {
  ChangesPage,
  ChangesRequest,
  EngineEvent,
  FileKind,
  FileOptions,
  Page,
  RowReasons,
  RunSummary,
  TablePageRequest,
  WhatIf,
  WhatIfRequest,
} from './types';

/** A data set in the worker's memory. After a correction it is a new object with the same id and another `reading`. */
export interface SessionDataset {
  readonly id: string;
  readonly reading: Reading;
  /** Further files of the notebook, by the ids its recipe gives them. */
  readonly further?: ReadonlyMap<string, Reading>;
}

type WithoutJob<E> = E extends { readonly job: number } ? Omit<E, 'job'> : never;

/** What a run tells while it goes on; the worker adds the job's number. */
export type RunEvent = WithoutJob<Extract<EngineEvent, { readonly uid: string } | { readonly type: 'done' }>>;

export interface RunHooks {
  emit(event: RunEvent): void;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Rejects with the Problem `cancelled` once the signal is aborted. */
  checkpoint(): Promise<void>;
}

/** A file in parts, for `new Blob(parts, { type })`. */
export interface FileParts {
  readonly parts: (string | Uint8Array<ArrayBuffer>)[];
  /** MIME type. */
  readonly type: string;
}

/** Runs recipes; the worker and the command line hold one each. Whatever it throws becomes a Problem. */
export interface EngineSession {
  run(dataset: SessionDataset, recipe: Recipe, hooks: RunHooks): Promise<Result<RunSummary>>;
  /** How these further files may be joined, with the counts; runs nothing. */
  propose(dataset: SessionDataset, recipe: Recipe, sources: readonly string[], hooks: RunHooks): Promise<Result<readonly Proposal[]>>;
  page(dataset: SessionDataset, recipe: Recipe, request: TablePageRequest): Promise<Result<Page>>;
  changes(dataset: SessionDataset, recipe: Recipe, request: ChangesRequest): Promise<Result<ChangesPage>>;
  reasons(dataset: SessionDataset, recipe: Recipe, rowIds: readonly number[]): Promise<Result<readonly RowReasons[]>>;
  /** The same, were some cells of a row different. */
  whatIf(dataset: SessionDataset, recipe: Recipe, request: WhatIfRequest, checkpoint: () => Promise<void>): Promise<Result<WhatIf>>;
  /** The picture a map made. */
  points(dataset: SessionDataset, recipe: Recipe, uid: string): Promise<Result<Points>>;
  /** Columns after a step in which these rows differ most from all. */
  contrast(dataset: SessionDataset, recipe: Recipe, uid: string, rowIds: Uint32Array): Promise<Result<readonly Contrast[]>>;
  file(dataset: SessionDataset, recipe: Recipe, kind: FileKind, options: FileOptions): Promise<Result<FileParts>>;
  /** Rows that did not fit the table. */
  oddRows(dataset: SessionDataset, options: Pick<FileOptions, 'delimiter' | 'language'>): Promise<Result<FileParts>>;
  /** `read` reads the new file with the overrides that the model's recipe asks for; of several files each goes where its columns fit. */
  score(
    model: Uint8Array,
    read: (overrides: ReadOverrides) => Promise<Result<readonly Reading[]>>,
    options: FileOptions,
    hooks: RunHooks,
  ): Promise<Result<{ readonly file: FileParts; readonly rows: number; readonly notes: readonly Message[] }>>;
}
