import { describe, expect, it } from 'vitest';
import type { TaskHooks } from '../../src/core/pool';
import { checkpoints, turn } from '../../src/engine/checkpoint';
import { inlinePool } from '../../src/engine/inline-pool';

const pool = inlinePool({
  double: (n: number, { progress }: TaskHooks) => {
    progress(0.5);
    return 2 * n;
  },
  wait: async (_: null, { checkpoint }: TaskHooks): Promise<null> => {
    for (;;) await checkpoint();
  },
});

describe('the pool in this thread', () => {
  it('answers in the order of the inputs and tells how far it is', async () => {
    const shares: number[] = [];
    expect(await pool.map('double', [1, 2], { onProgress: (share) => shares.push(share) })).toEqual([2, 4]);
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    expect(await pool.map('double', [])).toEqual([]);
  });

  it('stops a task that would never end once it is cancelled', async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 20);
    await expect(pool.map('wait', [null], { signal: cancel.signal })).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});

describe('a checkpoint', () => {
  it('lets other work of the thread in, which await alone does not', async () => {
    let heard = false;
    setImmediate(() => (heard = true));
    await Promise.resolve();
    expect(heard).toBe(false);
    await turn();
    expect(heard).toBe(true);
  });

  it('throws at once when the signal was aborted before', async () => {
    await expect(checkpoints(AbortSignal.abort())()).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});
