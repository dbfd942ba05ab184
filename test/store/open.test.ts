import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB, type IDBPDatabase } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations';
import { openStore } from '../../src/store/open';
import { ROW_STORES } from '../../src/store/rows';
import { draft, notebook } from './drafts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** A database as version `version` of the code left it. */
function ofVersion(version: number): Promise<IDBPDatabase> {
  return openDB('leadlight', version, {
    upgrade: (database) => MIGRATIONS.slice(0, version).forEach((migrate) => migrate(database)),
  });
}

describe('migrations', () => {
  it.each(MIGRATIONS.map((_, i) => i + 1))('bring version %i to today with its notebooks', async (version) => {
    const old = await ofVersion(version);
    const { undo, ...row } = notebook();
    await old.put('notebooks', row);
    await old.put('histories', { id: row.id, ...undo });
    old.close();
    const store = await openStore();
    if (!store.ok) throw new Error(store.problem.code);
    expect(await store.value.loadNotebook('n1')).toEqual({ ok: true, value: notebook() });
    expect((await store.value.saveDataset(draft())).ok).toBe(true);
    expect(await store.value.saveModel({ id: 'm', name: 'm', created: 1, bytes: new Uint8Array(1) })).toMatchObject({ ok: true });
    store.value.close();
  });

  it('make exactly the stores the code knows, and were all run from an empty database', async () => {
    const store = await openStore();
    if (store.ok) store.value.close();
    const database = await openDB('leadlight');
    expect([database.version, [...database.objectStoreNames].sort()]).toEqual([MIGRATIONS.length, [...ROW_STORES].sort()]);
    database.close();
  });
});

describe('a database that cannot be opened', () => {
  it('is refused and left alone when a newer Leadlight made it', async () => {
    const newer = await openDB('leadlight', MIGRATIONS.length + 1, { upgrade: (database) => void database.createObjectStore('future') });
    await newer.put('future', 'kept', 'key');
    newer.close();
    expect(await openStore()).toEqual({ ok: false, problem: { code: 'store.newer', args: {} } });
    const again = await openDB('leadlight');
    expect(await again.get('future', 'key')).toBe('kept');
    again.close();
  });

  it('says that another tab holds an older one open', async () => {
    const old = await ofVersion(1);
    expect(await openStore()).toEqual({ ok: false, problem: { code: 'store.blocked', args: {} } });
    old.close();
  });

  it('says that the browser keeps nothing', async () => {
    const refusing = (name: string): void => {
      globalThis.indexedDB = {
        open: () => {
          throw new DOMException('no', name);
        },
      } as unknown as IDBFactory;
    };
    refusing('SecurityError');
    expect(await openStore()).toMatchObject({ problem: { code: 'store.denied' } });
    refusing('UnknownError');
    expect(await openStore()).toEqual({ ok: false, problem: { code: 'store.failed', args: { name: 'UnknownError' } } });
    Reflect.deleteProperty(globalThis, 'indexedDB');
    expect(await openStore()).toMatchObject({ problem: { code: 'store.denied' } });
  });

  it('steps aside for a newer Leadlight and says so from then on', async () => {
    const store = await openStore();
    if (!store.ok) throw new Error(store.problem.code);
    const newer = await openDB('leadlight', MIGRATIONS.length + 1);
    expect(await store.value.listNotebooks()).toEqual({ ok: false, problem: { code: 'store.closed', args: {} } });
    newer.close();
  });

  it('says that the disk is full', async () => {
    const store = await openStore();
    if (!store.ok) throw new Error(store.problem.code);
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(await store.value.saveDataset(draft())).toEqual({ ok: false, problem: { code: 'store.full', args: {} } });
    } finally {
      IDBObjectStore.prototype.put = original;
    }
  });
});
