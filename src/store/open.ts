import { openDB } from 'idb';
import { problem, ProblemError, type Result } from '../core/problem';
import { sweep } from './datasets';
import { idbRecords, type Database } from './idb-records';
import { memoryRecords } from './memory-records';
import { MIGRATIONS } from './migrations';
import { attempt } from './problems';
import type { Records } from './records';
import { storeOver, type Store } from './store';

const databaseName = 'leadlight';
/** Some browsers never answer when storage is switched off. */
const patienceMs = 10_000;

/** Opens what this browser keeps for us, brings an older database up to date and sweeps unfinished imports. A newer one stays untouched. */
export function openStore(): Promise<Result<Store>> {
  return attempt(async () => {
    const records = await openRecords();
    await sweep(records);
    return storeOver(records, 'disk');
  });
}

/** The same, kept nowhere. */
export function memoryStore(): Store {
  return storeOver(memoryRecords(), 'memory');
}

export async function openRecords(): Promise<Records> {
  if (!('indexedDB' in globalThis)) throw new ProblemError(problem('store.denied'));
  let lost: string | null = null;
  let giveUp: (code: string) => void = () => undefined;
  let gaveUp = false;
  const refusal = new Promise<never>((_, reject) => {
    giveUp = (code) => {
      gaveUp = true;
      reject(new ProblemError(problem(code)));
    };
  });
  const timer = setTimeout(() => giveUp('store.denied'), patienceMs);
  const opening = openDB<Database>(databaseName, MIGRATIONS.length, {
    upgrade(database, from) {
      // Migrations are older than today's schema, so they know none.
      for (const migrate of MIGRATIONS.slice(from)) migrate(database as never);
    },
    blocked: () => giveUp('store.blocked'),
    // A newer Leadlight in another tab wants to migrate, or somebody deletes the database; from here on our calls say so.
    blocking: (_from, to) => {
      lost = to === null ? 'store.gone' : 'store.closed';
      void opening.then((database) => database.close());
    },
    terminated: () => (lost = 'store.gone'),
  });
  // Open after all, when nobody waits any more.
  opening.then(
    (database) => gaveUp && database.close(),
    () => undefined,
  );
  try {
    return idbRecords(await Promise.race([opening, refusal]), () => lost);
  } finally {
    clearTimeout(timer);
  }
}
