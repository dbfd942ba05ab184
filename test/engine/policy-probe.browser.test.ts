import { expect, it } from 'vitest';
import { policyHolds } from '../../src/engine/policy-probe';
import { spawnWorker } from '../../src/engine/spawn';

// The test server sends no policy: here both answers must be no, or the probe proves nothing anywhere.
it('says no on a page without the policy', async () => {
  expect(await policyHolds()).toBe(false);
});

it('says no in a worker without the policy', async () => {
  const worker = spawnWorker('probe');
  const answer = await new Promise((resolve) => worker.addEventListener('message', ({ data }) => resolve(data), { once: true }));
  worker.terminate();
  expect(answer).toBe(false);
});
