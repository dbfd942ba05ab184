import type { Json } from '../core/json';
import { ok, type Result } from '../core/problem';
import type { ColumnProfile } from '../data/profile';
import { recalled, type Findings } from '../data/read';
import type { RawColumn, RawTable, Reading, ReadOverrides } from '../data/reading';
import type { Store } from '../store/store';
import { howRead, keptColumn } from './kept-columns';

/** What was read, how, and what was found in it, without the cells. */
interface KeptInfo extends Pick<Reading, 'name' | 'bytes' | 'fingerprint' | 'guess' | 'dialect'> {
  readonly overrides: ReadOverrides;
  readonly raw: Omit<RawTable, 'columns'>;
  readonly found: Findings;
  readonly profiles: readonly ColumnProfile[];
}

export function infoOf(reading: Reading, overrides: ReadOverrides, profiles: readonly ColumnProfile[]): Json {
  const { name, bytes, fingerprint, guess, dialect, inference, roles, shape, outcomes, warnings } = reading;
  const { columns: _, ...raw } = reading.raw;
  const found = { inference, roles, shape, outcomes, warnings };
  const info: KeptInfo = { name, bytes, fingerprint, guess, dialect, overrides, raw, found, profiles };
  return JSON.parse(JSON.stringify(info)) as Json;
}

export interface KeptReading {
  readonly reading: Reading;
  readonly overrides: ReadOverrides;
  readonly profiles: readonly ColumnProfile[];
  readonly created: number;
  readonly version: string;
}

/** From the store, every column checked. The same reading as when it was kept. */
export async function keptReading(store: Store, id: string, checkpoint: () => Promise<void>): Promise<Result<KeptReading>> {
  const dataset = await store.dataset(id);
  if (!dataset.ok) return dataset;
  const { info, created, version } = dataset.value;
  // The store checked by its hash that this is what `infoOf` made.
  const { overrides, raw, found, profiles, ...source } = info as unknown as KeptInfo;
  const columns: RawColumn[] = [];
  const values = new Map<number, Float64Array>();
  const stored = await store.columns(id, async (one, n) => {
    await checkpoint();
    const kept = keptColumn(one);
    columns[n] = kept.column;
    if (kept.values && kept.as === howRead(found.inference, n)) values.set(n, kept.values);
  });
  if (!stored.ok) return stored;
  return ok({ reading: recalled({ ...source, raw: { ...raw, columns } }, found, values), overrides, profiles, created, version });
}
