import type { Json } from '../core/json';
import { ok, type Result } from '../core/problem';
import type { ColumnProfile } from '../data/profile';
import type { Findings } from '../data/read';
import type { RawTable, Reading, ReadOverrides } from '../data/reading';
import type { Store } from '../store/store';
import { cellsInStore, type Cells } from './cells';

/** A reading without its cells. */
export interface Outline extends Omit<Reading, 'raw' | 'table'> {
  readonly raw: Omit<RawTable, 'columns'>;
}

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
  readonly outline: Outline;
  readonly cells: Cells;
  readonly overrides: ReadOverrides;
  readonly profiles: readonly ColumnProfile[];
  readonly created: number;
  readonly version: string;
}

/** From the store, as when it was kept; no column is read before it is used. */
export async function keptReading(store: Store, id: string): Promise<Result<KeptReading>> {
  const dataset = await store.dataset(id);
  if (!dataset.ok) return dataset;
  const { info, created, version } = dataset.value;
  // The store checked by its hash that this is what `infoOf` made.
  const { overrides, raw, found, profiles, ...source } = info as unknown as KeptInfo;
  const cells = cellsInStore(store, dataset.value, { ...source, raw }, found);
  return ok({ outline: { ...source, raw, ...found }, cells, overrides, profiles, created, version });
}
