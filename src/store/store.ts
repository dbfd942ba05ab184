import type { Result } from '../core/problem';
import {
  forgetDataset,
  keepDataset,
  keptColumn,
  keptDataset,
  keptFile,
  type DatasetDraft,
  type KeepHooks,
  type KeptDataset,
} from './datasets';
import {
  duplicateNotebook,
  forgetNotebook,
  forgetUnused,
  keepNotebook,
  keptNotebook,
  listNotebooks,
  renameNotebook,
  type KeptNotebook,
  type Notebook,
} from './notebooks';
import { attempt } from './problems';
import { put, type Records } from './records';
import { sizesOf, type Sizes } from './sizes';
import type { ModelRow, NotebookRow, Settings, StoredColumn } from './rows';

/** What stays on this computer. Every call settles with a Result. */
export interface Store {
  /** `memory`: the browser keeps nothing, all is gone with the tab. */
  readonly where: 'disk' | 'memory';

  saveDataset(draft: DatasetDraft, hooks?: KeepHooks): Promise<Result<void>>;
  dataset(id: string): Promise<Result<KeptDataset>>;
  /** One column of it, by its place. */
  column(dataset: KeptDataset, n: number): Promise<Result<StoredColumn>>;
  /** The bytes as they were dropped. */
  file(id: string): Promise<Result<Blob>>;
  deleteDataset(id: string): Promise<Result<void>>;
  /** Deletes data sets that no notebook uses and that are older than `before`, in milliseconds. */
  deleteUnused(before: number): Promise<Result<void>>;

  /** `again`: only if it is still there, for another tab may have deleted it. */
  saveNotebook(notebook: Notebook, manner?: 'new' | 'again'): Promise<Result<void>>;
  /** Latest changed first, without their undo. */
  listNotebooks(): Promise<Result<NotebookRow[]>>;
  loadNotebook(id: string): Promise<Result<KeptNotebook>>;
  renameNotebook(id: string, name: string): Promise<Result<void>>;
  /** @returns the copy's id */
  duplicateNotebook(id: string, name: string, now: number): Promise<Result<string>>;
  /** Its file, columns and undo go as well. */
  deleteNotebook(id: string): Promise<Result<void>>;
  sizes(): Promise<Result<Sizes>>;

  saveModel(model: ModelRow): Promise<Result<void>>;
  /** Latest first. */
  listModels(): Promise<Result<Omit<ModelRow, 'bytes'>[]>>;
  loadModel(id: string): Promise<Result<ModelRow | null>>;
  deleteModel(id: string): Promise<Result<void>>;

  settings(): Promise<Result<Settings>>;
  saveSettings(settings: Settings): Promise<Result<void>>;

  /** Everything, for good. */
  wipe(): Promise<Result<void>>;
  close(): void;
}

export function storeOver(records: Records, where: Store['where']): Store {
  const write = (...writes: Parameters<Records['write']>): Promise<Result<void>> =>
    attempt(async () => void (await records.write(...writes)));
  return {
    where,
    saveDataset: (draft, hooks) => attempt(() => keepDataset(records, draft, hooks)),
    dataset: (id) => attempt(() => keptDataset(records, id)),
    column: (dataset, n) => attempt(() => keptColumn(records, dataset, n)),
    file: (id) => attempt(() => keptFile(records, id)),
    deleteDataset: (id) => attempt(() => forgetDataset(records, id)),
    deleteUnused: (before) => attempt(() => forgetUnused(records, before)),

    saveNotebook: (notebook, manner = 'new') => attempt(() => keepNotebook(records, notebook, manner)),
    listNotebooks: () => attempt(() => listNotebooks(records)),
    loadNotebook: (id) => attempt(() => keptNotebook(records, id)),
    renameNotebook: (id, name) => attempt(() => renameNotebook(records, id, name)),
    duplicateNotebook: (id, name, now) => attempt(() => duplicateNotebook(records, id, name, now)),
    sizes: () => attempt(() => sizesOf(records)),
    deleteNotebook: (id) => attempt(() => forgetNotebook(records, id)),

    saveModel: (model) => write([put('models', model)]),
    listModels: () =>
      attempt(async () => {
        const models = await records.all('models');
        return models.map(({ id, name, created }) => ({ id, name, created })).sort((a, b) => b.created - a.created);
      }),
    loadModel: (id) => attempt(async () => (await records.get('models', id)) ?? null),
    deleteModel: (id) => write([{ delete: 'models', key: id }]),

    settings: () => attempt(async () => (await records.get('settings', 'page'))?.value ?? {}),
    saveSettings: (value) => write([put('settings', { id: 'page', value })]),

    wipe: () => attempt(() => records.clear()),
    close: () => records.close(),
  };
}
