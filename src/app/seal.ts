import { policyHolds, seals } from '../engine/policy-probe';
import { installServiceWorker, spawnWorker, workerUrls } from '../engine/spawn';

/**
 * Sealed means: the browser itself stopped this page and a worker from asking another address, and every worker script
 * comes with the policy. Until then no worker starts and no file is read.
 */
export type Seal = { readonly state: 'sealed' } | { readonly state: 'unsealed'; readonly reason: UnsealedReason };
/**
 * `insecure-context`: neither headers nor https or localhost, so no service worker. `no-service-worker`: the browser or the host
 * has none. `policy-missing`: responses still come without the policy. `not-enforced`: the policy came and the browser
 * did not act on it.
 */
export type UnsealedReason = 'insecure-context' | 'no-service-worker' | 'policy-missing' | 'not-enforced';

const RELOADED = 'leadlight.reloaded-for-seal';

/** Decides once per page; may reload it once, on hosts where only the service worker can add the policy. */
export async function waitUntilSealed(): Promise<Seal> {
  const registered = registerServiceWorker();
  const seal = await judge(registered);
  document.documentElement.dataset['seal'] = seal.state === 'sealed' ? 'sealed' : seal.reason;
  return seal;
}

async function judge(registered: Promise<boolean>): Promise<Seal> {
  const carried = await scriptsCarryPolicy();
  if (carried && (await policyHolds())) {
    sessionStorage.removeItem(RELOADED);
    return (await workerHolds()) ? { state: 'sealed' } : unsealed('not-enforced');
  }
  if (!isSecureContext) return unsealed('insecure-context');
  if (!(await registered)) return unsealed('no-service-worker');
  // The page may be older than its service worker, or come from a reload that went round it.
  if (sessionStorage.getItem(RELOADED) !== null) return unsealed(carried ? 'not-enforced' : 'policy-missing');
  sessionStorage.setItem(RELOADED, 'yes');
  location.reload();
  return new Promise(() => undefined);
}

function unsealed(reason: UnsealedReason): Seal {
  return { state: 'unsealed', reason };
}

/** Whether the service worker is there and active. In development there is none: its server sends the headers. */
export async function registerServiceWorker(): Promise<boolean> {
  if (import.meta.env.DEV || !isSecureContext || !('serviceWorker' in navigator)) return false;
  try {
    const registration = await installServiceWorker();
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    return worker !== null && (await becomesActive(worker));
  } catch {
    return false;
  }
}

/** `navigator.serviceWorker.ready` waits for ever when an installation fails. */
function becomesActive(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

async function scriptsCarryPolicy(): Promise<boolean> {
  const answers = workerUrls.map(async (url) => {
    const response = await fetch(url, { cache: 'no-cache' });
    await response.body?.cancel();
    return response.ok && seals(response.headers.get('content-security-policy'));
  });
  return Promise.all(answers).then(
    (carried) => carried.every(Boolean),
    () => false,
  );
}

function workerHolds(): Promise<boolean> {
  return new Promise((resolve) => {
    const worker = spawnWorker('probe');
    const settle = (held: boolean): void => {
      worker.terminate();
      resolve(held);
    };
    worker.addEventListener('message', ({ data }) => settle(data === true));
    worker.addEventListener('error', () => settle(false));
  });
}
