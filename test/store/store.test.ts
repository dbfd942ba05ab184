import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError, problem, type Result } from '../../src/core/problem';
import { memoryStore, openRecords, openStore } from '../../src/store/open';
import type { Records } from '../../src/store/records';
import { storeOver, type Store } from '../../src/store/store';
import { bytesOf, column, draft, notebook, recipe } from './drafts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const opened = async (): Promise<Store> => value(await openStore());

/** What of the data set can be read back, as text. */
async function whole(store: Store, id = 'd1'): Promise<unknown> {
  const dataset = await store.dataset(id);
  if (!dataset.ok) return dataset.problem.code;
  const { version: _, columns: kept, ...rest } = dataset.value;
  const columns = await Promise.all(kept.parts.map(async (__, n) => value(await store.column(dataset.value, n))));
  return { ...rest, columnNames: kept.parts.map(({ name }) => name), columns, file: await value(await store.file(id)).text() };
}
const expected = {
  id: 'd1',
  name: 'leads.csv',
  created: 1,
  info: { rows: 3 },
  columnNames: ['id', '__proto__'],
  columns: draft().columns,
  file: 'id;__proto__\na;0,5\n',
};

describe.each([
  ['on disk', opened],
  ['in memory', () => Promise.resolve(memoryStore())],
])('the store %s', (_, open) => {
  it('gives a data set back as it was, column by column and with the bytes of the file', async () => {
    const store = await open();
    value(await store.saveDataset(draft()));
    expect(await whole(store)).toEqual(expected);
    expect(await store.dataset('d2')).toMatchObject({ ok: false, problem: { code: 'store.no-dataset' } });
  });

  it('replaces columns and keeps the file when the reading was corrected', async () => {
    const store = await open();
    value(await store.saveDataset(draft()));
    value(await store.saveDataset(draft('d1', { file: 'kept', columns: [{ name: 'all', info: null, arrays: [] }] })));
    expect(await whole(store)).toEqual({ ...expected, columnNames: ['all'], columns: [{ name: 'all', info: null, arrays: [] }] });
    value(await store.saveDataset(draft('d1', { info: { rows: 4 }, file: 'kept', columns: 'kept' })));
    expect(await whole(store)).toMatchObject({ info: { rows: 4 }, columnNames: ['all'] });
    expect(await store.saveDataset(draft('new', { file: 'kept' }))).toMatchObject({ problem: { code: 'store.no-dataset' } });
  });

  it('does not point at columns that another correction has replaced meanwhile', async () => {
    const store = await open();
    value(await store.saveDataset(draft()));
    async function* overtaken(): AsyncGenerator<Uint8Array> {
      value(await store.saveDataset(draft('d1', { file: 'kept', columns: [{ name: 'all', info: null, arrays: [] }] })));
      yield* bytesOf('id');
    }
    const late = await store.saveDataset(draft('d1', { columns: 'kept', file: overtaken() }));
    expect(late).toMatchObject({ ok: false, problem: { code: 'store.swept' } });
    expect(await whole(store)).toMatchObject({ columnNames: ['all'], columns: [{ name: 'all' }] });
  });

  it('keeps a file larger than one record whole, and a view without the buffer below it', async () => {
    const store = await open();
    const big = new Uint8Array(5 << 20).fill(7);
    const view = big.subarray(10, 12);
    async function* twice(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield big;
      yield big.subarray(0, 3);
    }
    value(await store.saveDataset(draft('d1', { file: twice(), columns: [{ name: 'v', info: null, arrays: [view] }] })));
    expect(value(await store.file('d1')).size).toBe((5 << 20) + 3);
    expect(value(await column(store, 'd1', 0)).arrays[0]?.buffer.byteLength).toBe(2);
  });

  it('leaves what was there when an import is cancelled or its source breaks', async () => {
    const store = await open();
    value(await store.saveDataset(draft()));
    const cancelled = await store.saveDataset(draft('d1', { name: 'other.csv' }), {
      checkpoint: () => Promise.reject(new ProblemError(problem('cancelled'))),
    });
    expect(cancelled).toEqual({ ok: false, problem: { code: 'cancelled', args: {} } });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* bytesOf('id');
      throw new DOMException('gone', 'NotReadableError');
    }
    const failed = await store.saveDataset(draft('d1', { file: broken() }));
    expect(failed).toEqual({ ok: false, problem: { code: 'store.failed', args: { name: 'NotReadableError' } } });
    expect(await whole(store)).toEqual(expected);
  });

  it('lists notebooks latest first and reopens one with its undo', async () => {
    const store = await open();
    const past = Array.from({ length: 130 }, (_, seed) => ({ ...recipe, seed }));
    value(await store.saveNotebook(notebook('n1', { undo: { past, future: past } })));
    value(await store.saveNotebook(notebook('n2', { changed: 9, datasetId: null })));
    expect(value(await store.listNotebooks()).map(({ id, changed }) => [id, changed])).toEqual([
      ['n2', 9],
      ['n1', 2],
    ]);
    const { undo, ...rest } = value(await store.loadNotebook('n1'));
    expect(undo).toEqual({ past: past.slice(30), future: past.slice(0, 100) });
    expect(rest).toMatchObject({ recipe, names: { 'segment-1': 'Regulars' }, datasetId: 'd1' });
    expect(await store.loadNotebook('n3')).toMatchObject({ problem: { code: 'store.no-notebook' } });
  });

  it('deletes a data set with the last notebook that uses it', async () => {
    const store = await open();
    value(await store.saveDataset(draft()));
    value(await store.saveNotebook(notebook('n1')));
    value(await store.saveNotebook(notebook('n2')));
    value(await store.deleteNotebook('n1'));
    expect(await whole(store)).toEqual(expected);
    value(await store.deleteNotebook('n2'));
    expect(await whole(store)).toBe('store.no-dataset');
    expect(value(await store.listNotebooks())).toEqual([]);
  });

  it('deletes data sets that no notebook uses once they are old enough', async () => {
    const store = await open();
    value(await store.saveDataset(draft('d1')));
    value(await store.saveDataset(draft('old')));
    value(await store.saveDataset(draft('young', { created: 50 })));
    value(await store.saveNotebook(notebook('n1')));
    value(await store.deleteUnused(10));
    expect(await Promise.all(['d1', 'old', 'young'].map(async (id) => (await store.dataset(id)).ok))).toEqual([true, false, true]);
  });

  it('keeps settings and models, and wipes everything', async () => {
    const store = await open();
    expect(value(await store.settings())).toEqual({});
    value(await store.saveSettings({ language: 'nb', theme: 'dark' }));
    expect(value(await store.settings())).toEqual({ language: 'nb', theme: 'dark' });
    const model = { id: 'm1', name: 'Leads', created: 3, bytes: Uint8Array.of(1, 2) };
    value(await store.saveModel(model));
    value(await store.saveModel({ ...model, id: 'm2', created: 4 }));
    expect(value(await store.listModels()).map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(value(await store.loadModel('m1'))).toEqual(model);
    value(await store.deleteModel('m1'));
    expect(value(await store.loadModel('m1'))).toBeNull();
    value(await store.saveDataset(draft()));
    value(await store.wipe());
    expect([value(await store.listModels()), value(await store.settings()), await whole(store)]).toEqual([[], {}, 'store.no-dataset']);
  });
});

describe('an import that is killed', () => {
  /** Dies at the write numbered `fatal` and does not come back, as a killed worker does. */
  function mortal(records: Records, fatal: number): Records & { readonly writes: () => number } {
    let writes = 0;
    return {
      ...records,
      writes: () => writes,
      write: (...args) => (writes++ >= fatal ? Promise.reject(new Error('killed')) : records.write(...args)),
    };
  }

  const leftOver = async (): Promise<number> => {
    const records = await openRecords();
    const counts = await Promise.all((['staging', 'columns', 'chunks'] as const).map(async (store) => (await records.all(store)).length));
    records.close();
    return counts.reduce((sum, count) => sum + count);
  };

  it('leaves the data set whole or absent at every record, and nothing else', async () => {
    const outcomes: string[] = [];
    for (let fatal = 0; ; fatal++) {
      globalThis.indexedDB = new IDBFactory();
      const records = mortal(await openRecords(), fatal);
      await storeOver(records, 'disk').saveDataset(draft());
      records.close();
      const store = await opened();
      const found = await whole(store);
      store.close();
      outcomes.push(found === 'store.no-dataset' ? 'absent' : 'whole');
      if (found !== 'store.no-dataset') expect(found).toEqual(expected);
      else expect(await leftOver()).toBe(0);
      if (records.writes() <= fatal) break;
    }
    // staging, one chunk, the columns, the commit
    expect(outcomes).toEqual(['absent', 'absent', 'absent', 'absent', 'whole']);
  });

  it('leaves the former data set whole when it was a correction', async () => {
    for (let fatal = 0; fatal < 3; fatal++) {
      globalThis.indexedDB = new IDBFactory();
      value(await (await opened()).saveDataset(draft()));
      await storeOver(mortal(await openRecords(), fatal), 'disk').saveDataset(draft('d1', { name: 'x', file: 'kept' }));
      expect(await whole(await opened())).toEqual(expected);
    }
  });

  it('is not committed when its records were swept meanwhile', async () => {
    const store = await opened();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield* bytesOf('id');
      await opened();
    }
    expect(await store.saveDataset(draft('d1', { file: slow() }))).toMatchObject({ problem: { code: 'store.swept' } });
    expect(await whole(store)).toBe('store.no-dataset');
  });
});

describe('damage', () => {
  async function stored(): Promise<{ records: Records; store: Store; importId: string }> {
    const records = await openRecords();
    const store = storeOver(records, 'disk');
    value(await store.saveDataset(draft()));
    return { records, store, importId: (await records.get('datasets', 'd1'))?.columns.import ?? '' };
  }

  it('is found in a column by a single flipped bit, and the column is named', async () => {
    const { records, store, importId } = await stored();
    const row = await records.get('columns', [importId, 0]);
    if (!row) throw new Error('no column');
    const codes = row.arrays[0] as Int32Array;
    codes[1] = (codes[1] as number) ^ 1;
    await records.write([{ put: 'columns', row }]);
    expect(await column(store, 'd1', 0)).toEqual({
      ok: false,
      problem: { code: 'store.damaged-column', args: { column: 'id', name: 'leads.csv' } },
    });
    expect((await column(store, 'd1', 1)).ok).toBe(true);
  });

  it('would pass unseen without the hash: the same flip with its own hash is believed', async () => {
    const { store } = await stored();
    const flipped = draft('d1', { columns: [{ name: 'id', info: { given: 'id' }, arrays: [Int32Array.of(1, 3, 3)] }] });
    value(await store.saveDataset(flipped));
    expect((await column(store, 'd1', 0)).ok).toBe(true);
  });

  it('is found where a record is missing, in the file and in what was learnt about it', async () => {
    const { records, store, importId } = await stored();
    await records.write([{ delete: 'columns', key: [importId, 1] }]);
    expect(await column(store, 'd1', 1)).toMatchObject({ problem: { code: 'store.damaged-column', args: { column: '__proto__' } } });
    await records.write([{ put: 'chunks', row: { import: importId, n: 0, bytes: Uint8Array.of(1) } }]);
    expect(await store.file('d1')).toMatchObject({ problem: { code: 'store.damaged', args: { name: 'leads.csv' } } });
    const row = await records.get('datasets', 'd1');
    if (!row) throw new Error('no data set');
    await records.write([{ put: 'datasets', row: { ...row, info: { rows: 2 } } }]);
    expect(await store.dataset('d1')).toMatchObject({ problem: { code: 'store.damaged' } });
  });
});
