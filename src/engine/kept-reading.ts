import type { Json } from '../core/json';
import { ok, type Result } from '../core/problem';
import { reread } from '../data/read';
import type { RawColumn, RawTable, Reading, ReadOverrides } from '../data/reading';
import type { StoredColumn } from '../store/rows';
import type { Store } from '../store/store';

/** What was read, and how, without the cells; the rest follows from the columns by reading them again. */
interface KeptInfo extends Pick<Reading, 'name' | 'bytes' | 'fingerprint' | 'guess' | 'dialect'> {
  readonly overrides: ReadOverrides;
  readonly raw: Omit<RawTable, 'columns'>;
}

export function infoOf(reading: Reading, overrides: ReadOverrides): Json {
  const { name, bytes, fingerprint, guess, dialect } = reading;
  const { columns: _, ...raw } = reading.raw;
  const info: KeptInfo = { name, bytes, fingerprint, guess, dialect, overrides, raw };
  return JSON.parse(JSON.stringify(info)) as Json;
}

export function columnsToKeep({ raw }: Reading): readonly StoredColumn[] {
  return raw.columns.map(({ name, given, entries, unique, stored, codes, arena, offsets }) => ({
    name,
    info: { given, entries, unique, ...(stored && { stored: { ...stored } }) },
    arrays: [codes, arena, offsets],
  }));
}

function columnOf({ name, info, arrays }: StoredColumn): RawColumn {
  const known = info as unknown as Pick<RawColumn, 'given' | 'entries' | 'unique' | 'stored'>;
  const [codes, arena, offsets] = arrays as [Int32Array, Uint8Array, Uint32Array];
  return { name, ...known, codes, arena, offsets };
}

export interface KeptReading {
  readonly reading: Reading;
  readonly overrides: ReadOverrides;
  readonly created: number;
  readonly version: string;
}

/** From the store, every column checked. The same reading as when it was kept. */
export async function keptReading(store: Store, id: string, checkpoint: () => Promise<void>): Promise<Result<KeptReading>> {
  const dataset = await store.dataset(id);
  if (!dataset.ok) return dataset;
  const { info, columnNames, created, version } = dataset.value;
  // The store checked by its hash that this is what `infoOf` made.
  const { overrides, raw, ...source } = info as unknown as KeptInfo;
  const columns: RawColumn[] = [];
  for (const n of columnNames.keys()) {
    await checkpoint();
    const column = await store.column(id, n);
    if (!column.ok) return column;
    columns.push(columnOf(column.value));
  }
  return ok({ reading: reread({ ...source, raw: { ...raw, columns } }, overrides.columns ?? []), overrides, created, version });
}
