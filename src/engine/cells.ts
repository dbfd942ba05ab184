import { ok, type Result } from '../core/problem';
import { countingDistinct } from '../data/cells';
import { textKernel } from '../data/kernel';
import { withPauses } from '../data/parts';
import { recalled, type Findings, type ReadSource } from '../data/read';
import type { RawColumn, RawTable, Reading } from '../data/reading';
import { preparing } from '../data/totable';
import type { KeptDataset } from '../store/datasets';
import type { Store } from '../store/store';
import { howRead, keptColumn } from './kept-columns';

type Checkpoint = () => Promise<void>;

/** The cells of a data set, in memory or in the store until they are first used. */
export interface Cells {
  /** Columns as text, by place. @throws ProblemError `cancelled` */
  raw(places: readonly number[], checkpoint: Checkpoint): Promise<Result<readonly RawColumn[]>>;
  /** All of them, and the table they make. @throws ProblemError `cancelled` */
  reading(checkpoint: Checkpoint): Promise<Result<Reading>>;
}

export function cellsOf(reading: Reading): Cells {
  return {
    raw: (places) => Promise.resolve(ok(places.flatMap((place) => reading.raw.columns[place] ?? []))),
    reading: () => Promise.resolve(ok(reading)),
  };
}

type KeptSource = Omit<ReadSource, 'raw'> & { readonly raw: Omit<RawTable, 'columns'> };

/** Each column is read and checked once, when it is first used. */
export function cellsInStore(store: Store, dataset: KeptDataset, source: KeptSource, found: Findings): Cells {
  const asked = new Map<number, Promise<Result<RawColumn>>>();
  const values = new Map<number, Float64Array>();
  let whole: Reading | undefined;

  async function read(place: number): Promise<Result<RawColumn>> {
    const stored = await store.column(dataset, place);
    if (!stored.ok) {
      asked.delete(place);
      return stored;
    }
    const { column, as, values: numbers } = keptColumn(stored.value);
    if (numbers && as === howRead(found.inference, place)) values.set(place, numbers);
    return ok(column);
  }

  function ask(place: number): Promise<Result<RawColumn>> {
    const coming = asked.get(place) ?? read(place);
    asked.set(place, coming);
    return coming;
  }

  async function raw(
    places: readonly number[],
    checkpoint: Checkpoint,
    look?: (column: RawColumn, place: number) => Promise<void>,
  ): Promise<Result<readonly RawColumn[]>> {
    // All are asked for at once: the disk hands one over while another is looked at.
    const coming = places.map(ask);
    const columns: RawColumn[] = [];
    for (const [i, one] of coming.entries()) {
      const column = await one;
      if (!column.ok) return column;
      columns.push(column.value);
      await look?.(column.value, places[i] as number);
      await checkpoint();
    }
    return ok(columns);
  }

  /** Of words, what is slow about them. */
  async function count(column: RawColumn, place: number, checkpoint: Checkpoint): Promise<void> {
    const kind = found.inference.columns[place]?.kind;
    if (kind === 'category' || kind === 'text') await withPauses(countingDistinct(column), checkpoint);
  }

  return {
    raw: (places, checkpoint) => raw(places, checkpoint),
    async reading(checkpoint) {
      if (!whole) {
        // No file was read since the page was opened, so nobody has asked for the kernel yet.
        await textKernel();
        const places = [...dataset.columns.parts.keys()];
        const columns = await raw(places, checkpoint, (column, place) => count(column, place, checkpoint));
        if (!columns.ok) return columns;
        whole ??= recalled({ ...source, raw: { ...source.raw, columns: columns.value } }, found, values);
      }
      await withPauses(preparing(whole.table), checkpoint);
      return ok(whole);
    },
  };
}
