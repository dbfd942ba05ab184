import type { Records, RowKey, Write } from './records';
import { ROW_STORES, type Rows, type RowStore } from './rows';

/** For browsers that keep nothing, and for tests. Rows are never copied: nobody writes to what was handed over. */
export function memoryRecords(): Records {
  const stores = new Map(ROW_STORES.map((store) => [store, new Map<string, Rows[RowStore]>()]));
  const rows = <S extends RowStore>(store: S): Map<string, Rows[S]> => stores.get(store) as Map<string, Rows[S]>;
  const perform = (write: Write): void => {
    if ('put' in write) rows(write.put).set(textOf(keyOf(write)), write.row);
    else if ('delete' in write) rows(write.delete).delete(textOf(write.key));
    else for (const [key, row] of rows(write.deleteImport)) if (row.import === write.import) rows(write.deleteImport).delete(key);
  };
  return {
    get: (store, key) => Promise.resolve(rows(store).get(textOf(key))),
    all: (store) => Promise.resolve([...rows(store).values()]),
    write(writes, { needs } = {}) {
      if (needs && !rows(needs.store).has(textOf(needs.key))) return Promise.resolve(false);
      writes.forEach(perform);
      return Promise.resolve(true);
    },
    clear: () => Promise.resolve(stores.forEach((store) => store.clear())),
    close: () => undefined,
  };
}

function keyOf(write: Extract<Write, { readonly row: unknown }>): RowKey {
  return 'import' in write.row && 'n' in write.row
    ? [write.row.import, write.row.n]
    : 'import' in write.row
      ? write.row.import
      : write.row.id;
}

function textOf(key: RowKey): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}
