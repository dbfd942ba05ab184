import type { IDBPDatabase } from 'idb';

/**
 * `MIGRATIONS[i]` brings a database of version i to version i + 1. Only ever append: what a released version did can no longer be
 * changed, so key paths are written out here and nothing is shared with the rest of the code.
 */
export const MIGRATIONS: readonly ((database: IDBPDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('datasets', { keyPath: 'id' });
    database.createObjectStore('columns', { keyPath: ['import', 'n'] });
    database.createObjectStore('chunks', { keyPath: ['import', 'n'] });
    database.createObjectStore('staging', { keyPath: 'import' });
    database.createObjectStore('notebooks', { keyPath: 'id' });
    database.createObjectStore('histories', { keyPath: 'id' });
    database.createObjectStore('settings', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('models', { keyPath: 'id' });
  },
  // Columns may be kept in fewer bytes, which code of before would read wrongly.
  () => undefined,
];
