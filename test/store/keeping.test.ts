import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/problem';
import { memoryStore, openRecords, openStore } from '../../src/store/open';
import { ROW_STORES } from '../../src/store/rows';
import { storeOver, type Store } from '../../src/store/store';
import { column, draft, notebook, recipe } from './drafts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const opened = async (): Promise<Store> => value(await openStore());

/** Records in all of the database. */
async function counts(): Promise<Record<string, number>> {
  const records = await openRecords();
  const all = await Promise.all(ROW_STORES.map(async (store) => [store, (await records.all(store)).length] as const));
  records.close();
  return Object.fromEntries(all.filter(([, count]) => count > 0));
}

/** One notebook with its data set. */
async function filled(store: Store): Promise<Store> {
  value(await store.saveDataset(draft()));
  value(await store.saveNotebook(notebook('n1', { undo: { past: [recipe], future: [recipe] } })));
  return store;
}

describe.each([
  ['on disk', opened],
  ['in memory', () => Promise.resolve(memoryStore())],
])('notebooks %s', (_, open) => {
  it('are renamed everywhere, so that undo does not bring the old name back', async () => {
    const store = await filled(await open());
    value(await store.renameNotebook('n1', 'Spring'));
    const { name, recipe: now, undo } = value(await store.loadNotebook('n1'));
    expect([name, now, undo.past[0], undo.future[0]]).toMatchObject(['Spring', { name: 'Spring' }, { name: 'Spring' }, { name: 'Spring' }]);
    expect(await store.renameNotebook('n9', 'x')).toMatchObject({ problem: { code: 'store.no-notebook' } });
  });

  it('have further files that are copied, counted and deleted with them', async () => {
    const store = await open();
    for (const id of ['d1', 'd2', 'd3']) value(await store.saveDataset(draft(id)));
    value(await store.saveNotebook(notebook('n1', { further: [{ source: 'orders', dataset: 'd2' }] })));
    value(await store.deleteUnused(10));
    expect((await store.dataset('d3')).ok).toBe(false);
    const sizes = value(await store.sizes());
    expect(sizes.notebooks.get('n1')).toBe(sizes.total);
    const copy = value(await store.duplicateNotebook('n1', 'copy', 9));
    const { further = [] } = value(await store.loadNotebook(copy));
    expect(further.map(({ source }) => source)).toEqual(['orders']);
    value(await store.deleteNotebook('n1'));
    expect((await store.dataset('d2')).ok).toBe(false);
    expect((await store.dataset(further[0]?.dataset ?? '')).ok).toBe(true);
  });

  it('have copies of their own that share bytes until one of them is read differently', async () => {
    const store = await filled(await open());
    const before = value(await store.sizes());
    const copy = value(await store.duplicateNotebook('n1', 'Leads, a copy', 9));
    const { datasetId, name, created } = value(await store.loadNotebook(copy));
    expect([name, created]).toEqual(['Leads, a copy', 9]);
    expect(datasetId).not.toBe('d1');
    const shared = value(await store.sizes());
    expect(shared.total - before.total).toBeLessThan(20);
    expect(shared.notebooks.get(copy)).toBe(before.notebooks.get('n1'));
    const columns = [{ name: 'all', info: null, arrays: [Float64Array.of(1)] }];
    value(await store.saveDataset(draft(datasetId as string, { file: 'kept', columns })));
    expect(value(await store.dataset('d1')).columns.parts.map(({ name }) => name)).toEqual(['id', '__proto__']);
    expect(value(await column(store, 'd1', 0)).name).toBe('id');
    value(await store.deleteNotebook('n1'));
    expect(await value(await store.file(datasetId as string)).text()).toBe('id;__proto__\na;0,5\n');
    expect(value(await column(store, datasetId as string, 0)).name).toBe('all');
  });

  it('that were deleted in another tab are not saved again by this one', async () => {
    const store = await filled(await open());
    value(await store.saveNotebook(notebook('n1', { name: 'later' }), 'again'));
    value(await store.deleteNotebook('n1'));
    expect(await store.saveNotebook(notebook(), 'again')).toMatchObject({ problem: { code: 'store.no-notebook' } });
    expect(value(await store.listNotebooks())).toEqual([]);
  });

  it('say what they hold', async () => {
    const store = await filled(await open());
    // Two columns of 12 + 3 and 24 bytes, a file of 19, what is known of it: {"rows":3}.
    expect(value(await store.sizes())).toEqual({ total: 68, notebooks: new Map([['n1', 68]]) });
  });
});

it('a deleted notebook leaves nothing behind, and neither does its copy', async () => {
  const store = await filled(await opened());
  const copy = value(await store.duplicateNotebook('n1', 'copy', 2));
  value(await store.deleteNotebook('n1'));
  expect(await counts()).toEqual({ datasets: 1, columns: 2, chunks: 1, notebooks: 1, histories: 1 });
  value(await store.deleteNotebook(copy));
  expect(await counts()).toEqual({});
  store.close();
});

it('wiping leaves nothing behind', async () => {
  const store = await filled(await opened());
  value(await store.saveModel({ id: 'm', name: 'm', created: 1, bytes: new Uint8Array(1) }));
  value(await store.saveSettings({ theme: 'dark' }));
  value(await store.wipe());
  expect(await counts()).toEqual({});
  store.close();
});

it('says so when the database is deleted under it, and nothing comes back by itself', async () => {
  const store = await filled(await opened());
  await deleteDB('leadlight');
  const gone = { ok: false, problem: { code: 'store.gone', args: {} } };
  expect(await store.listNotebooks()).toEqual(gone);
  expect(await store.saveNotebook(notebook())).toEqual(gone);
  expect(await store.saveDataset(draft())).toEqual(gone);
  expect(await counts()).toEqual({});
});

it.each(['columns', 'chunks', 'datasets'] as const)('a flipped bit in %s is found and named', async (where) => {
  const records = await openRecords();
  const store = await filled(storeOver(records, 'disk'));
  const before = value(await store.dataset('d1'));
  const [row] = await records.all(where);
  if (!row) throw new Error('nothing kept');
  if ('arrays' in row) row.arrays[0]?.fill(9, 0, 1);
  else if ('bytes' in row) row.bytes[0] = 9;
  else if ('info' in row) Object.assign(row, { info: { rows: 4 } });
  await records.write([{ put: where, row } as Parameters<typeof records.write>[0][number]]);
  const answers = [await store.dataset('d1'), await store.column(before, 0), await store.file('d1')];
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))).toEqual([
    where === 'columns'
      ? { code: 'store.damaged-column', args: { column: 'id', name: 'leads.csv' } }
      : { code: 'store.damaged', args: { name: 'leads.csv' } },
  ]);
  records.close();
});
