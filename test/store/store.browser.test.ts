import { deleteDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/problem';
import { openRecords, openStore } from '../../src/store/open';
import { storeOver, type Store } from '../../src/store/store';
import { column, draft } from './drafts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function using<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = value(await openStore());
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

async function leftOver(): Promise<number> {
  const records = await openRecords();
  const counts = await Promise.all((['staging', 'columns', 'chunks'] as const).map(async (store) => (await records.all(store)).length));
  records.close();
  return counts.reduce((sum, count) => sum + count);
}

/** A worker that imports and stops at the record numbered `fatal`. */
async function importing(fatal: number): Promise<{ readonly worker: Worker; readonly heard: unknown }> {
  const worker = new Worker(new URL('./workers/import.ts', import.meta.url), { type: 'module' });
  const heard = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
    worker.postMessage(fatal);
  });
  return { worker, heard };
}

beforeEach(() => deleteDB('leadlight'));

describe('the store in a browser', () => {
  it('gives a data set back as it was', async () => {
    await using(async (store) => value(await store.saveDataset(draft())));
    await using(async (store) => {
      expect(value(await store.dataset('d1'))).toMatchObject({
        info: { rows: 3 },
        columns: { parts: [{ name: 'id' }, { name: '__proto__' }] },
      });
      expect(value(await column(store, 'd1', 1)).arrays).toEqual([Float64Array.of(0.5, NaN, 2)]);
      expect(await value(await store.file('d1')).text()).toBe('id;__proto__\na;0,5\n');
    });
  });

  it('has the data set whole or not at all when the importing worker is killed at any record', async () => {
    const outcomes: string[] = [];
    for (let fatal = 0; fatal <= 4; fatal++) {
      const { worker, heard } = await importing(fatal);
      worker.terminate();
      // The browser frees the lock of a dead worker a moment later.
      while ((await navigator.locks.query()).held?.some(({ name }) => name?.startsWith('leadlight.import.')))
        await new Promise(requestAnimationFrame);
      const there = await using(async (store) => (await store.dataset('d1')).ok);
      outcomes.push(`${heard} ${there ? 'whole' : 'absent'}`);
      if (!there) expect(await leftOver()).toBe(0);
    }
    expect(outcomes).toEqual([...Array<string>(4).fill('hangs absent'), 'saved whole']);
  });

  it('does not sweep an import that still goes on elsewhere', async () => {
    const { worker } = await importing(2);
    await using(() => Promise.resolve());
    expect(await leftOver()).toBeGreaterThan(0);
    worker.terminate();
  });

  it('finds a flipped bit and names the column', async () => {
    const records = await openRecords();
    const store = storeOver(records, 'disk');
    value(await store.saveDataset(draft()));
    for (const row of await records.all('columns')) {
      const bytes = new Uint8Array((row.arrays[0] as Int32Array).buffer);
      bytes[0] = (bytes[0] as number) ^ 1;
      await records.write([{ put: 'columns', row }]);
    }
    expect(await column(store, 'd1', 0)).toMatchObject({ problem: { code: 'store.damaged-column', args: { column: 'id' } } });
    records.close();
  });
});
