import { afterEach, describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { inlinePool } from '../../src/engine/inline-pool';
import { poolSize, workerPool, type WorkerPoolOptions } from '../../src/engine/worker-pool';
import { TASKS, type TestTasks } from './workers/tasks';

const SCRIPTS = {
  compute: new URL('./workers/compute.ts', import.meta.url),
  unsealed: new URL('./workers/unsealed.ts', import.meta.url),
  throws: new URL('./workers/throws.ts', import.meta.url),
  silent: new URL('./workers/silent.ts', import.meta.url),
};
const spawn = (script: keyof typeof SCRIPTS = 'compute'): Worker => new Worker(SCRIPTS[script], { type: 'module' });

let pools: { close(): void }[] = [];
afterEach(() => {
  pools.forEach((pool) => pool.close());
  pools = [];
});
function pool(size: number, options: Partial<WorkerPoolOptions> = {}): ReturnType<typeof workerPool<TestTasks>> {
  const made = workerPool<TestTasks>({ spawn, size, ...options });
  pools.push(made);
  return made;
}

function cloud(rows: number, cols: number): TestTasks['kmeans']['input']['cloud'] {
  const chance = random('cloud');
  return { x: Float64Array.from({ length: rows * cols }, () => chance.normal()), rows, cols };
}

describe('the pool of compute workers', () => {
  it('gives the same bytes for one, two and four workers, and in this thread', async () => {
    const inputs = [2, 3, 4, 5, 6].map((k) => ({ cloud: shared, k, seed: `seed ${k}` }));
    const expected = await inlinePool(TASKS).map('kmeans', inputs);
    for (const size of [1, 2, 4]) expect(await pool(size).map('kmeans', inputs)).toEqual(expected);
    // Copied, not transferred away from the caller.
    expect(shared.x.length).toBe(5000 * 8);
  });
  const shared = cloud(5000, 8);

  it('sends each worker an array that several tasks share once, and gives every task its own answer', async () => {
    const one = new Float64Array(100_000).fill(1);
    const two = new Float64Array(100_000).fill(2);
    const small = Float64Array.of(0.5);
    const sent: number[] = [];
    const counting = pool(1, {
      spawn: () => {
        const worker = spawn();
        const post = worker.postMessage.bind(worker) as (message: unknown, transfer: Transferable[]) => void;
        worker.postMessage = (message: unknown, transfer: unknown) => {
          sent.push(arrayBytes(message));
          post(message, transfer as Transferable[]);
        };
        return worker;
      },
    });
    const inputs = [{ all: [one] }, { all: [one, two, small] }, { all: [two, two, small] }];
    expect(await counting.map('sum', inputs)).toEqual([100_000, 300_000.5, 400_000.5]);
    expect(sent.filter((bytes) => bytes > 1000)).toEqual([800_000, 800_000]);
    // The next call may have other numbers in the same arrays.
    one.fill(3);
    expect(await counting.map('sum', [{ all: [one] }, { all: [one] }])).toEqual([300_000, 300_000]);
  });

  it('tells progress that grows to one', async () => {
    const shares: number[] = [];
    await pool(2).map('die', [1, 2, 3, 4], { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('takes no worker when there is nothing to do, and leaves a core to the page', async () => {
    const never = pool(2, {
      spawn: () => {
        throw new Error('not needed');
      },
    });
    expect(await never.map('sum', [])).toEqual([]);
    expect([1, 2, 4, 8].map(poolSize)).toEqual([1, 1, 3, 4]);
  });
});

describe('a task that fails', () => {
  it('fails the call with the first failure in the order of the inputs, whatever happened first', async () => {
    for (const size of [1, 3]) {
      await expect(pool(size).map('fail', [0, 1, 2, 3])).rejects.toMatchObject({ problem: { code: 'constant-column', args: { n: 1 } } });
    }
    expect(await pool(2).map('fail', [0, 3])).toEqual([0, 3]);
  });

  it('stops within the grace when cancelled, and the pool works on', async () => {
    const two = pool(2);
    await two.map('die', [0, 1]);
    const cancel = new AbortController();
    const work = two.map('spin', [null, null, null], { signal: cancel.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    cancel.abort();
    await expect(work).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    expect(await two.map('die', [5, 6])).toEqual([5, 6]);
    await expect(two.map('die', [1], { signal: AbortSignal.abort() })).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });

  it('loses its worker when it does not hear the cancel', async () => {
    let spawned = 0;
    const one = pool(1, {
      graceMs: 50,
      spawn: () => {
        spawned++;
        return spawn();
      },
    });
    await one.map('die', [0]);
    const cancel = new AbortController();
    const work = one.map('deaf', [60_000], { signal: cancel.signal });
    setTimeout(() => cancel.abort(), 50);
    await expect(work).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    expect(await one.map('die', [7])).toEqual([7]);
    expect(spawned).toBe(2);
  });
});

describe('a compute worker that dies', () => {
  it('has its task run once more on a new one', async () => {
    let spawned = 0;
    const flaky = pool(1, { spawn: () => spawn(spawned++ === 0 ? 'throws' : 'compute') });
    expect(await flaky.map('die', [1, 2])).toEqual([1, 2]);
    expect(spawned).toBe(2);
  });

  it('ends the call with a problem when the task kills the next one too', async () => {
    const two = pool(2);
    await expect(two.map('die', [1, -1, 2])).rejects.toMatchObject({ problem: { code: 'engine.compute-died' } });
    expect(await two.map('die', [1, 2])).toEqual([1, 2]);
  });

  it.each(['throws', 'silent'] as const)('ends the call also when every worker %s', async (script) => {
    const work = pool(2, { spawn: () => spawn(script), startMs: 200 }).map('die', [1]);
    await expect(work).rejects.toMatchObject({ problem: { code: 'engine.compute-died' } });
  });

  it('gets no data while the policy does not bind it', async () => {
    await expect(pool(1, { spawn: () => spawn('unsealed') }).map('die', [1])).rejects.toMatchObject({
      problem: { code: 'engine.unsealed' },
    });
  });
});

function arrayBytes(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, entry) => sum + arrayBytes(entry), 0);
}
