import type { Rows, RowStore } from './rows';

export type RowKey = string | readonly [string, number];

export type Write =
  | { readonly [S in RowStore]: { readonly put: S; readonly row: Rows[S] } }[RowStore]
  | { readonly delete: RowStore; readonly key: RowKey }
  /** Every record of an import. */
  | { readonly deleteImport: 'columns' | 'chunks'; readonly import: string };

/** Rows by store and key, as little as the store needs; once over IndexedDB and once in memory. */
export interface Records {
  get<S extends RowStore>(store: S, key: RowKey): Promise<Rows[S] | undefined>;
  all<S extends RowStore>(store: S): Promise<Rows[S][]>;
  /**
   * All or nothing. @param options.strict on the disk before it settles @param options.needs does nothing and answers false when this
   * row is not there
   */
  write(
    writes: readonly Write[],
    options?: { readonly strict?: boolean; readonly needs?: { readonly store: RowStore; readonly key: RowKey } },
  ): Promise<boolean>;
  clear(): Promise<void>;
  close(): void;
}

export function put<S extends RowStore>(store: S, row: Rows[S]): Write {
  return { put: store, row } as Write;
}
