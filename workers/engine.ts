import { expose } from 'comlink';
import { roomFor } from '../src/data/budget';
import { inlinePool } from '../src/engine/inline-pool';
import { policyHolds } from '../src/engine/policy-probe';
import { createSession } from '../src/engine/session';
import { spawnCompute } from '../src/engine/spawn-compute';
import { engineApi } from '../src/engine/worker-api';
import { poolSize, workerPool } from '../src/engine/worker-pool';
import { wordsOf } from '../src/i18n/format';
import { isLanguage } from '../src/i18n/language';
import { loadTexts } from '../src/i18n/load';
import { translator } from '../src/i18n/translate';
import { TASKS, type MlTasks } from '../src/ml/tasks';
import { fastTrees } from '../src/ml/trees/walk';
import { openStore } from '../src/store/open';

/** Bytes of results to keep for undo. */
const budget = 400e6;

void fastTrees();

const session = createSession({
  // Some browsers start no worker from a worker.
  pool:
    typeof Worker === 'undefined'
      ? inlinePool(TASKS)
      : workerPool<MlTasks>({ spawn: spawnCompute, size: poolSize(navigator.hardwareConcurrency) }),
  async teller(wanted) {
    const language = isLanguage(wanted) ? wanted : 'en';
    return translator(await loadTexts(language), wordsOf(language));
  },
  clock: () => performance.now(),
  budget,
});

expose(
  engineApi({
    session,
    store: openStore(),
    sealed: policyHolds(),
    // In whole GB, and only some browsers say it.
    room: roomFor((navigator as { readonly deviceMemory?: number }).deviceMemory),
    emit: (event) => postMessage(event),
    now: () => Date.now(),
  }),
);
