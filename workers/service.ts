import { HEADERS } from './policy';

/**
 * The service worker: keeps every built file, so that the page works with the server gone, and adds the policy headers to
 * every response, so that page and workers are sealed on hosts that send none.
 */
declare const __FILES__: readonly string[];
declare const __VERSION__: string;

const scope = self as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'leadlight-files-';
const CACHE = PREFIX + __VERSION__;

scope.addEventListener('install', (event) => {
  const requests = __FILES__.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
  // The next load gets the new version; a page that is open finds its own files in the cache before.
  void scope.skipWaiting();
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => scope.clients.claim()));
});

/** Keeps this version's files and those of the one before, which an open page may still ask for. */
async function dropOldCaches(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  // Nothing of ours asks another origin; whatever does is answered here, not there.
  if (new URL(request.url).origin !== scope.location.origin) event.respondWith(Response.error());
  else if (request.method === 'GET') event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const wanted = request.mode === 'navigate' ? new URL('index.html', scope.location.href) : request;
  const current = await caches.open(CACHE);
  const kept = (await current.match(wanted, { ignoreSearch: true })) ?? (await caches.match(wanted, { ignoreSearch: true }));
  return sealed(kept ?? (await fetch(request)));
}

/** The same response with our headers. A copy also forgets a redirect, which a navigation may not be answered with. */
function sealed(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
