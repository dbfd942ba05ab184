import computeUrl from '../../workers/compute.ts?worker&url';
import { scriptPolicy } from './script-url';

const bless = scriptPolicy([computeUrl]);

/** The engine worker's own way to a worker of its pool; apart from the page's, because a worker's bundle cannot name itself. */
export function spawnCompute(): Worker {
  return new Worker(bless(computeUrl), { type: 'module', name: 'compute' });
}
