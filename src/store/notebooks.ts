import type { Recipe } from '../core/recipe';
import { stop } from '../core/problem';
import { withoutDataset } from './datasets';
import { put, type Records } from './records';
import type { NotebookRow } from './rows';

const rememberedRecipes = 100;

/** A notebook as the page holds it. Time stamps are milliseconds and come from the caller. */
export interface Notebook extends Omit<NotebookRow, 'recipe'> {
  readonly recipe: Recipe | null;
  /** Latest last in `past`, next first in `future`; the store keeps the nearest hundred of each. */
  readonly undo: { readonly past: readonly Recipe[]; readonly future: readonly Recipe[] };
}

/** As it comes back: recipes may be of an older or a newer version, so whoever loads them reads them with `readRecipe`. */
export interface KeptNotebook extends NotebookRow {
  readonly undo: { readonly past: readonly unknown[]; readonly future: readonly unknown[] };
}

export async function keepNotebook(records: Records, notebook: Notebook): Promise<void> {
  const { undo, ...row } = notebook;
  const history = { id: row.id, past: undo.past.slice(-rememberedRecipes), future: undo.future.slice(0, rememberedRecipes) };
  await records.write([put('notebooks', row), put('histories', history)]);
}

/** Latest changed first. */
export async function listNotebooks(records: Records): Promise<NotebookRow[]> {
  const rows = await records.all('notebooks');
  return rows.sort((a, b) => b.changed - a.changed || (a.id < b.id ? -1 : 1));
}

/** @throws ProblemError `store.no-notebook` */
export async function keptNotebook(records: Records, id: string): Promise<KeptNotebook> {
  const row = (await records.get('notebooks', id)) ?? stop('store.no-notebook');
  const history = await records.get('histories', id);
  return { ...row, undo: { past: history?.past ?? [], future: history?.future ?? [] } };
}

/** Its data set goes with it, unless another notebook uses that. */
export async function forgetNotebook(records: Records, id: string): Promise<void> {
  const all = await records.all('notebooks');
  const datasetId = all.find((row) => row.id === id)?.datasetId ?? null;
  const shared = all.some((row) => row.id !== id && row.datasetId === datasetId);
  const dataset = datasetId === null || shared ? [] : await withoutDataset(records, datasetId);
  await records.write([{ delete: 'notebooks', key: id }, { delete: 'histories', key: id }, ...dataset], { strict: true });
}

/** Data sets that no notebook uses: files that were dropped and left at that. @param before keeps what was made since, in milliseconds */
export async function forgetUnused(records: Records, before: number): Promise<void> {
  const used = new Set((await records.all('notebooks')).map((row) => row.datasetId));
  for (const { id, created } of await records.all('datasets')) {
    if (!used.has(id) && created < before) await records.write(await withoutDataset(records, id), { strict: true });
  }
}
