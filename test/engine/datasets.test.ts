import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/problem';
import { readFile } from '../../src/data/read';
import { blobSource } from '../../src/data/source';
import { datasetsOf, type Datasets } from '../../src/engine/datasets';
import { pageOfRaw } from '../../src/engine/page';
import type { EngineEvent } from '../../src/engine/types';
import { memoryRecords } from '../../src/store/memory-records';
import type { Records } from '../../src/store/records';
import { storeOver, type Store } from '../../src/store/store';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const quiet = (): Promise<void> => Promise.resolve();
const file = new Blob(['id;city;spent\n1;Oslo;10,5\n2;Bergen;9\n3;Oslo;7\n']);

interface Worker {
  readonly datasets: Datasets;
  readonly events: readonly EngineEvent[];
  /** Columns read from the store, in the order in which they were asked for. */
  readonly columns: readonly number[];
}

/** A worker of its own on the same records, as after a reload. */
function worker(records: Records): Worker {
  const events: EngineEvent[] = [];
  const columns: number[] = [];
  const whole = storeOver(records, 'disk');
  const store: Store = { ...whole, column: (dataset, n) => (columns.push(n), whole.column(dataset, n)) };
  const datasets = datasetsOf({
    store: Promise.resolve({ ok: true, value: store }),
    read: (blob, name, overrides, hooks) => readFile(name, blobSource(blob), overrides, hooks),
    tell: (event) => events.push(event),
  });
  return { datasets, events, columns };
}

async function kept(): Promise<Records> {
  const records = memoryRecords();
  const reading = value(await readFile('people.csv', blobSource(file)));
  value(await worker(records).datasets.add({ id: 'd', reading, overrides: {}, created: 1 }, file, quiet));
  return records;
}

async function flip(records: Records, store: 'columns' | 'chunks', n: number): Promise<void> {
  const row = (await records.all(store)).find((one) => one.n === n);
  if (!row) throw new Error('nothing kept');
  const array = 'bytes' in row ? row.bytes : row.arrays[1];
  const bytes = Uint8Array.from(array as Uint8Array);
  bytes[0] = (bytes[0] as number) ^ 1;
  const damaged = 'bytes' in row ? { put: 'chunks' as const, row: { ...row, bytes } } : { put: 'columns' as const, row: { ...row, arrays: row.arrays.map((one, i) => (i === 1 ? bytes : one)) } }; // prettier-ignore
  await records.write([damaged]);
}

const top = { offset: 0, count: 10 };

describe('a kept data set', () => {
  it('opens from its record, and reads no column before one is used', async () => {
    const { datasets, columns } = worker(await kept());
    const info = value(await datasets.open('d', {}));
    expect(info.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['id', 'text'],
      ['city', 'category'],
      ['spent', 'number'],
    ]);
    expect(info.profiles.map(({ name }) => name)).toEqual(['id', 'city', 'spent']);
    expect(columns).toEqual([]);
  });

  it('reads for a page the columns it shows, for a run the others, and none twice', async () => {
    const { datasets, columns } = worker(await kept());
    value(await datasets.open('d', {}));
    const { raw, roles } = value(await datasets.raw('d', ['spent'], quiet));
    expect(pageOfRaw(raw, roles, top).cells).toEqual([['10,5'], ['9'], ['7']]);
    expect(columns).toEqual([2]);
    const table = value(await datasets.reading('d', quiet)).table;
    expect(table.columns.map(({ name }) => name)).toEqual(['id', 'city', 'spent']);
    value(await datasets.reading('d', quiet));
    expect(value(await datasets.raw('d', undefined, quiet)).raw.columns).toHaveLength(3);
    expect(columns).toEqual([2, 0, 1]);
  });

  it('is read once when two ask at the same time', async () => {
    const { datasets, columns } = worker(await kept());
    await Promise.all([datasets.reading('d', quiet), datasets.raw('d', undefined, quiet), datasets.reading('d', quiet)]);
    expect([...columns].sort()).toEqual([0, 1, 2]);
  });

  it('is corrected from its columns as if they had never left the memory', async () => {
    const { datasets } = worker(await kept());
    const info = value(await datasets.correct('d', { columns: [{ name: 'spent', kind: 'text' }] }, { checkpoint: quiet }));
    expect(info.columns[2]).toMatchObject({ kind: 'text', distinct: 3, misfitCount: 0 });
  });

  it('stops reading its columns when the job is cancelled, and can be asked again', async () => {
    const { datasets } = worker(await kept());
    await expect(datasets.reading('d', () => Promise.reject(new Error('cancelled')))).rejects.toThrow('cancelled');
    expect(value(await datasets.reading('d', quiet)).table.rows).toBe(3);
  });

  it('that another tab reads in another way meanwhile is not mixed with it', async () => {
    const records = await kept();
    const here = worker(records);
    value(await here.datasets.open('d', {}));
    value(await worker(records).datasets.correct('d', { dialect: { delimiter: ',' } }, { checkpoint: quiet }));
    expect(await here.datasets.reading('d', quiet)).toMatchObject({ ok: false, problem: { code: 'store.read-elsewhere' } });
    expect(value(await here.datasets.open('d', {})).columns.map(({ name }) => name)).toEqual(['id;city;spent']);
    expect(value(await here.datasets.reading('d', quiet)).table.rows).toBe(3);
  });
});

describe('flipped bits', () => {
  it('are found when the column is first used, named, and read again from the stored file', async () => {
    const records = await kept();
    await flip(records, 'columns', 1);
    const { datasets, events } = worker(records);
    expect(value(await datasets.open('d', {})).warnings).toEqual([]);
    expect(value(await datasets.raw('d', ['id'], quiet)).raw.columns).toHaveLength(1);
    expect(events).toEqual([]);
    const { raw, roles } = value(await datasets.raw('d', ['city'], quiet));
    expect(pageOfRaw(raw, roles, top).cells).toEqual([['Oslo'], ['Bergen'], ['Oslo']]);
    const said = { code: 'store.repaired-column', args: { name: 'people.csv', column: 'city' } };
    expect(events).toMatchObject([{ type: 'repaired', dataset: { id: 'd', rows: 3, warnings: [said] } }]);
    const after = worker(records);
    value(await after.datasets.reading('d', quiet));
    expect(after.events).toEqual([]);
  });

  it('are mended once when a page and a run find them at the same time', async () => {
    const records = await kept();
    await flip(records, 'columns', 0);
    const { datasets, events } = worker(records);
    const answers = await Promise.all([datasets.reading('d', quiet), datasets.raw('d', undefined, quiet)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(events.map(({ type }) => type)).toEqual(['repaired']);
  });

  it('in the file as well are told with the name of the column, and the data set is lost', async () => {
    const records = await kept();
    await flip(records, 'columns', 2);
    await flip(records, 'chunks', 0);
    const { datasets, events } = worker(records);
    const problem = { code: 'store.damaged-column', args: { column: 'spent', name: 'people.csv' } };
    expect(await datasets.reading('d', quiet)).toEqual({ ok: false, problem });
    expect(events).toEqual([{ type: 'lost', job: -1, datasetId: 'd', problem }]);
    expect(value(await datasets.raw('d', ['id', 'city'], quiet)).raw.columns).toHaveLength(2);
  });
});
