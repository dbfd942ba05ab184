import { expect, it } from 'vitest';
import { createEngineClient } from '../../src/engine/client';
import { workerPool } from '../../src/engine/worker-pool';

// Tests are served without the policy, so the real workers must refuse all data.

it('the engine worker reads no file without the policy', async () => {
  const client = createEngineClient({
    spawn: () => new Worker(new URL('../../workers/engine.ts', import.meta.url), { type: 'module' }),
  });
  expect(await client.importFile(1, new Blob(['a;b\n1;2\n']), 'any.csv', {})).toEqual({
    ok: false,
    problem: { code: 'engine.unsealed', args: {} },
  });
  client.close();
});

it('a compute worker takes no task without the policy', async () => {
  const pool = workerPool({ spawn: () => new Worker(new URL('../../workers/compute.ts', import.meta.url), { type: 'module' }), size: 1 });
  await expect(pool.map('cluster', [{}])).rejects.toMatchObject({ problem: { code: 'engine.unsealed' } });
  pool.close();
});
