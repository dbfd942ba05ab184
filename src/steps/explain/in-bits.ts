import type { Program } from '../../core/program';
import type { Schema } from '../../core/schema';
import type { Table } from '../../core/table';
import type { TrainLearnt } from '../train/learnt';
import { reasonsFor, type RowReasons } from './reasons';

/** Leaves gone through between two pauses: some 10 ms. */
const LEAVES = 300_000;
/** Rows of a weighted sum. */
const ROWS = 2000;

/** How many rows are taken apart between two pauses. */
export function rowsInABit({ ensemble }: Pick<TrainLearnt, 'ensemble'>): number {
  const leaves = (ensemble?.trees ?? []).reduce((sum, { feature }) => sum + (feature.length + 1) / 2, 0);
  return Math.max(1, Math.min(ROWS, Math.floor(LEAVES / Math.max(1, leaves))));
}

/** As `reasonsFor`, a few rows at a time, so that a cancel is heard. */
export async function reasonsInBits(
  learnt: TrainLearnt,
  {
    table,
    schema,
    source,
    programs,
  }: { readonly table: Table; readonly schema: Schema; readonly source: Table; readonly programs: readonly Program[] },
  rows: readonly number[],
  checkpoint: () => Promise<void>,
): Promise<readonly RowReasons[]> {
  const size = rowsInABit(learnt);
  const found: RowReasons[] = [];
  for (let from = 0; from < rows.length; from += size) {
    found.push(...reasonsFor(learnt, table, schema, rows.slice(from, from + size), source, programs));
    await checkpoint();
  }
  return found;
}
