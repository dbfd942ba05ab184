import { expose } from 'comlink';
import { say } from '../../../src/core/message';
import { fail, ok, stop } from '../../../src/core/problem';
import type { EngineSession, SessionDataset } from '../../../src/engine/session-types';
import { engineApi } from '../../../src/engine/worker-api';
import { openStore } from '../../../src/store/open';

/** The recipe's name says how the session behaves. */
function busy(): void {
  const until = performance.now() + 60_000;
  while (performance.now() < until);
}

const rows = ({ reading }: SessionDataset): number => reading.table.rows;

const session: EngineSession = {
  async run(dataset, { name }, { emit, checkpoint }) {
    emit({ type: 'started', uid: 'a-1' });
    for (let i = 0; i < 1000; i++) emit({ type: 'progress', uid: 'a-1', share: i / 1000, what: say('reading') });
    if (name === 'spin') for (;;) await checkpoint();
    if (name === 'deaf') busy();
    if (name === 'mistake') throw new Error('the cell Ola Nordmann is odd');
    if (name === 'wrong') stop('too-few-rows', { have: 3 });
    if (name === 'die') setTimeout(() => stop('uncaught'));
    if (name === 'die') for (;;) await new Promise(() => undefined);
    return ok({ keys: [], summary: rows(dataset) });
  },
  async page(dataset, { name }) {
    if (name === 'deaf') busy();
    return ok({ total: rows(dataset), columns: [], rowIds: [], cells: [] });
  },
  propose: async () => ok([]),
  changes: async () => ok({ total: 0, cells: [] }),
  reasons: async () => ok([]),
  points: async () => fail('engine.not-yet-run'),
  contrast: async () => ok([]),
  whatIf: async () => fail('engine.not-yet-run'),
  file: async (dataset) => ok({ parts: [`${rows(dataset)} rows`], type: 'text/plain' }),
  oddRows: async () => ok({ parts: [], type: 'text/csv' }),
  async score(model, read) {
    const readings = await read({});
    if (!readings.ok) return readings;
    return ok({ file: { parts: [String(model.length)], type: 'text/csv' }, rows: readings.value[0]?.table.rows ?? 0, notes: [] });
  },
};

// As Chromium does it where the user has blocked site data.
if (self.name === 'refused') {
  IDBFactory.prototype.open = () => {
    throw new DOMException('access is denied for this context', 'SecurityError');
  };
}

expose(
  engineApi({
    session,
    store: self.name === 'memory' ? Promise.resolve(fail('store.denied')) : openStore(),
    sealed: Promise.resolve(self.name !== 'unsealed'),
    emit: (event) => postMessage(event),
    now: () => 7,
  }),
);
