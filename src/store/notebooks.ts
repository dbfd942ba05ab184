import type { Recipe } from '../core/recipe';
import { stop } from '../core/problem';
import { copyDataset, withoutDataset } from './datasets';
import { newId } from './id';
import { oneAtATime } from './locks';
import { put, type Records, type Write } from './records';
import type { HistoryRow, NotebookRow } from './rows';

const rememberedRecipes = 100;

/** A notebook as the page holds it. Time stamps are milliseconds and come from the caller. */
export interface Notebook extends Omit<NotebookRow, 'recipe'> {
  readonly recipe: Recipe | null;
  /** Recipes, with how the file was read then. Latest last in `past`, next first in `future`; the store keeps the nearest hundred of each. */
  readonly undo: { readonly past: readonly unknown[]; readonly future: readonly unknown[] };
}

/** As it comes back: recipes may be of an older or a newer version, so whoever loads them reads them with `readRecipe`. */
export interface KeptNotebook extends NotebookRow {
  readonly undo: { readonly past: readonly unknown[]; readonly future: readonly unknown[] };
}

/** @param manner `again` saves only what is still there: a notebook deleted in another tab stays deleted. @throws ProblemError `store.no-notebook` */
export async function keepNotebook(records: Records, notebook: Notebook, manner: 'new' | 'again'): Promise<void> {
  const { undo, ...row } = notebook;
  const history = { id: row.id, past: undo.past.slice(-rememberedRecipes), future: undo.future.slice(0, rememberedRecipes) };
  const needs = manner === 'again' ? { needs: { store: 'notebooks', key: row.id } as const } : {};
  if (!(await records.write([put('notebooks', row), put('histories', history)], needs))) stop('store.no-notebook');
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

/** In the list and in every recipe, so that undo does not bring the old name back. @throws ProblemError `store.no-notebook` */
export async function renameNotebook(records: Records, id: string, name: string): Promise<void> {
  await records.write(withName(await keptNotebook(records, id), id, name));
}

/** With its undo and with a data set of its own. @returns the copy's id @throws ProblemError `store.no-notebook`, `store.no-dataset` */
export async function duplicateNotebook(records: Records, id: string, name: string, now: number): Promise<string> {
  const original = await keptNotebook(records, id);
  const copy = newId();
  const datasetId = original.datasetId === null ? null : newId();
  if (original.datasetId !== null && datasetId !== null) await copyDataset(records, original.datasetId, datasetId, now);
  const further = (original.further ?? []).map(({ source }) => ({ source, dataset: newId() }));
  for (const [i, { dataset }] of (original.further ?? []).entries()) {
    await copyDataset(records, dataset, (further[i] as (typeof further)[number]).dataset, now);
  }
  await records.write(withName({ ...original, datasetId, further, created: now, changed: now }, copy, name));
  return copy;
}

function withName({ undo, ...row }: KeptNotebook, id: string, name: string): Write[] {
  const renamed = (recipe: unknown): unknown => (typeof recipe === 'object' && recipe !== null ? { ...recipe, name } : recipe);
  const then = (moment: unknown): unknown =>
    typeof moment === 'object' && moment !== null && 'recipe' in moment ? { ...moment, recipe: renamed(moment.recipe) } : renamed(moment);
  const history: HistoryRow = { id, past: undo.past.map(then), future: undo.future.map(then) };
  return [put('notebooks', { ...row, id, name, recipe: renamed(row.recipe) }), put('histories', history)];
}

/** Its own and those of further files. */
export function datasetsOf({ datasetId, further = [] }: NotebookRow): readonly string[] {
  return [...(datasetId === null ? [] : [datasetId]), ...further.map(({ dataset }) => dataset)];
}

/** Its data sets go with it, unless another notebook uses that. */
export function forgetNotebook(records: Records, id: string): Promise<void> {
  return oneAtATime(async () => {
    const all = await records.all('notebooks');
    const shared = new Set(all.flatMap((row) => (row.id === id ? [] : datasetsOf(row))));
    const own = all.find((row) => row.id === id);
    const gone = own ? datasetsOf(own).filter((dataset) => !shared.has(dataset)) : [];
    const datasets = await Promise.all(gone.map((dataset) => withoutDataset(records, dataset)));
    await records.write([{ delete: 'notebooks', key: id }, { delete: 'histories', key: id }, ...datasets.flat()], { strict: true });
  });
}

/** Data sets that no notebook uses: files that were dropped and left at that. @param before keeps what was made since, in milliseconds */
export function forgetUnused(records: Records, before: number): Promise<void> {
  return oneAtATime(async () => {
    const used = new Set((await records.all('notebooks')).flatMap(datasetsOf));
    for (const { id, created } of await records.all('datasets')) {
      if (!used.has(id) && created < before) await records.write(await withoutDataset(records, id), { strict: true });
    }
  });
}
