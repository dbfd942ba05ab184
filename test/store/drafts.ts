import type { Result } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import type { DatasetDraft } from '../../src/store/datasets';
import type { Notebook } from '../../src/store/notebooks';
import type { StoredColumn } from '../../src/store/rows';
import type { Store } from '../../src/store/store';

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield new TextEncoder().encode(text);
}

export function draft(id = 'd1', over: Partial<DatasetDraft> = {}): DatasetDraft {
  return {
    id,
    name: 'leads.csv',
    created: 1,
    info: { rows: 3 },
    columns: [
      { name: 'id', info: { given: 'id' }, arrays: [Int32Array.of(1, 2, 3), new TextEncoder().encode('abc')] },
      { name: '__proto__', info: null, arrays: [Float64Array.of(0.5, NaN, 2)] },
    ],
    file: bytesOf('id;__proto__\na;0,5\n'),
    ...over,
  };
}

export const recipe: Recipe = {
  schema: 1,
  name: 'Leads',
  goal: 'leads',
  language: 'en',
  columns: [],
  split: { entity: null, holdout: 0.2, folds: 5 },
  seed: 1,
  steps: [],
};

export function notebook(id = 'n1', over: Partial<Notebook> = {}): Notebook {
  return {
    id,
    name: 'Leads',
    created: 1,
    changed: 2,
    datasetId: 'd1',
    file: 'leads.csv',
    rows: 3,
    overrides: {},
    recipe,
    names: { 'segment-1': 'Regulars' },
    undo: { past: [], future: [] },
    ...over,
  };
}

/** A column of a data set as it is stored now. */
export async function column(store: Store, id: string, n: number): Promise<Result<StoredColumn>> {
  const dataset = await store.dataset(id);
  return dataset.ok ? store.column(dataset.value, n) : dataset;
}
