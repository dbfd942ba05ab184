import computeUrl from '../../workers/compute.ts?worker&url';
import engineUrl from '../../workers/engine.ts?worker&url';
import probeUrl from '../../workers/probe.ts?worker&url';
import { scriptPolicy } from './script-url';

const SCRIPTS = { engine: engineUrl, compute: computeUrl, probe: probeUrl } as const;
export type WorkerName = keyof typeof SCRIPTS;

const serviceUrl = new URL('sw.js', document.baseURI).href;
const bless = scriptPolicy([...Object.values(SCRIPTS), serviceUrl]);

/** Addresses of every worker script, for asking whether their responses carry the policy. */
export const workerUrls: readonly string[] = Object.values(SCRIPTS);

/** The page's one way to a worker. Call it only once `waitUntilSealed` says so. */
export function spawnWorker(name: WorkerName): Worker {
  return new Worker(bless(SCRIPTS[name]), { type: 'module', name });
}

export function installServiceWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(bless(serviceUrl), { updateViaCache: 'none' });
}
