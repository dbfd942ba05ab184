import type { IDBPDatabase, IDBPObjectStore } from 'idb';
import { stop } from '../core/problem';
import type { Records, RowKey, Write } from './records';
import { ROW_STORES, type Rows, type RowStore } from './rows';

export type Database = { [S in RowStore]: { key: string | [string, number]; value: Rows[S] } };

/** @param lost the code of the Problem for which the database was closed under us */
export function idbRecords(database: IDBPDatabase<Database>, lost: () => string | null): Records {
  const there = (): IDBPDatabase<Database> => {
    const code = lost();
    return code === null ? database : stop(code);
  };
  return {
    get: async (store, key) => there().get(store, query(key)),
    all: async <S extends RowStore>(store: S) => (await there().getAll(store)) as Rows[S][],
    async write(writes, { strict = false, needs } = {}) {
      const stores = [...new Set([...writes.map(storeOf), ...(needs ? [needs.store] : [])])];
      const transaction = there().transaction(stores, 'readwrite', { durability: strict ? 'strict' : 'default' });
      // Awaited below; what fails on the way is told there as well.
      transaction.done.catch(() => undefined);
      try {
        if (needs && (await transaction.objectStore(needs.store).getKey(query(needs.key))) === undefined) {
          transaction.abort();
          return false;
        }
        for (const write of writes) perform(write, transaction.objectStore(storeOf(write))).catch(() => undefined);
      } catch (error) {
        transaction.abort();
        throw error;
      }
      await transaction.done;
      return true;
    },
    async clear() {
      const transaction = there().transaction(ROW_STORES, 'readwrite', { durability: 'strict' });
      await Promise.all([...ROW_STORES.map((store) => transaction.objectStore(store).clear()), transaction.done]);
    },
    close: () => database.close(),
  };
}

type WritableStore = IDBPObjectStore<Database, RowStore[], RowStore, 'readwrite'>;

function perform(write: Write, store: WritableStore): Promise<unknown> {
  if ('put' in write) return store.put(write.row);
  if ('delete' in write) return store.delete(query(write.key));
  // An array sorts after every number, so this spans all records of the import.
  return store.delete(IDBKeyRange.bound([write.import], [write.import, []]));
}

function storeOf(write: Write): RowStore {
  return 'put' in write ? write.put : 'delete' in write ? write.delete : write.deleteImport;
}

function query(key: RowKey): string | [string, number] {
  return typeof key === 'string' ? key : [key[0], key[1]];
}
