import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import { createEngineClient, type EngineClient, type EngineClientOptions } from '../../src/engine/client';
import type { DatasetInfo, EngineEvent, PageRequest } from '../../src/engine/types';
import { wordsOf } from '../../src/i18n/format';
import { loadTexts } from '../../src/i18n/load';
import { translator } from '../../src/i18n/translate';
import { openStore } from '../../src/store/open';

const SCRIPTS = {
  engine: new URL('./workers/engine.ts', import.meta.url),
  throws: new URL('./workers/throws.ts', import.meta.url),
  silent: new URL('./workers/silent.ts', import.meta.url),
};
function spawn(script: keyof typeof SCRIPTS = 'engine', name = ''): Worker {
  return new Worker(SCRIPTS[script], { type: 'module', name });
}

const csv = new Blob(['id;city;spent\n1;Oslo;10,5\n2;Bergen;\n3;Oslo;7\n']);
const recipe = (name: string): Recipe => ({
  schema: 1,
  name,
  goal: 'segments',
  language: 'en',
  columns: [],
  split: { entity: null, holdout: 0, folds: 5 },
  seed: 1,
  steps: [],
});
const top: PageRequest = { of: { after: null }, offset: 0, count: 10 };

let clients: EngineClient[] = [];
function client(options: Partial<EngineClientOptions> = {}): EngineClient {
  const made = createEngineClient({ spawn, ...options });
  clients.push(made);
  return made;
}
beforeEach(async () => {
  const store = await openStore();
  if (!store.ok) throw new Error(store.problem.code);
  await store.value.wipe();
  store.value.close();
});
afterEach(() => {
  clients.forEach((made) => made.close());
  clients = [];
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code);
const imported = async (made: EngineClient): Promise<DatasetInfo> => value(await made.importFile(1, csv, 'people.csv', {}));

/** Settles once the job has begun. */
function begun(made: EngineClient, job: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = made.listen((event) => {
      if (event.job !== job || event.type !== 'started') return;
      stop();
      resolve();
    });
  });
}

describe('a file', () => {
  it('is read and kept by the worker, and opens again after a reload as it was', async () => {
    const first = client();
    const events: EngineEvent[] = [];
    first.listen((event) => events.push(event));
    const info = await imported(first);
    expect(info).toMatchObject({ name: 'people.csv', rows: 3, warnings: [] });
    expect(info.columns.map(({ name, kind, missing }) => [name, kind, missing])).toContainEqual(['spent', 'number', 1]);
    expect(events).toContainEqual({ type: 'first-rows', job: 1, names: ['id', 'city', 'spent'], rows: expect.any(Array) });
    first.close();
    expect(await client().openDataset(2, info.id, {})).toEqual({ ok: true, value: info });
  });

  it('keeps its corrections, also those that read the bytes again', async () => {
    const first = client();
    const { id } = await imported(first);
    const text = value(await first.correct(2, id, { columns: [{ name: 'spent', kind: 'text' }] }));
    expect(text.columns.find(({ name }) => name === 'spent')?.kind).toBe('text');
    const cut = value(await first.correct(3, id, { dialect: { delimiter: ',' } }));
    expect(cut.columns.map(({ name }) => name)).toEqual(['id;city;spent']);
    first.close();
    expect(await client().openDataset(4, id, {})).toEqual({ ok: true, value: cut });
  });

  it('that cannot be read, or is not there, is a problem', async () => {
    const made = client();
    expect(code(await made.importFile(1, new Blob([]), 'none.csv', {}))).toBe('data.empty-file');
    expect(code(await made.openDataset(2, 'nowhere', {}))).toBe('store.no-dataset');
    expect(code(await made.run(3, 'nowhere', recipe('quick')))).toBe('store.no-dataset');
  });

  it('is not read while the policy does not bind the worker', async () => {
    const made = client({ spawn: () => spawn('engine', 'unsealed') });
    expect(code(await made.importFile(1, csv, 'people.csv', {}))).toBe('engine.unsealed');
    expect(code(await made.page('any', recipe('quick'), top))).toBe('engine.unsealed');
  });

  it('lives in the worker alone when the browser keeps nothing, and is read again when that dies', async () => {
    const made = client({ spawn: () => spawn('engine', 'memory') });
    const info = await imported(made);
    expect(info.warnings).toEqual([{ code: 'store.denied', args: {} }]);
    const text = value(await made.correct(2, info.id, { dialect: { headerRows: 0 } }));
    expect(text.rows).toBe(4);
    expect(code(await made.run(3, info.id, recipe('die')))).toBe('engine.worker-died');
    expect(value(await made.run(4, info.id, recipe('quick'))).summary).toBe(4);
    expect(value(await made.openDataset(5, info.id, {}))).toEqual(text);
  });

  it('says in words that the browser refuses its storage, within the worker too, and works on', async () => {
    const made = client({ spawn: () => spawn('engine', 'refused') });
    const info = await imported(made);
    const words = translator(await loadTexts('en'), wordsOf('en'));
    expect(info.warnings.map(words)).toEqual([
      'This browser does not let Leadlight keep anything, as in a private window. You can work, but all is gone when you close the tab; save your files first.',
    ]);
    expect(value(await made.run(2, info.id, recipe('quick'))).summary).toBe(3);
    const store = value(await openStore());
    expect((await store.sizes()).ok && (await store.dataset(info.id)).ok).toBe(false);
    store.close();
  });
});

describe('a job', () => {
  it('answers, and tells at most ten times a second how far it is, in order before the answer', async () => {
    const made = client();
    const { id } = await imported(made);
    const events: EngineEvent[] = [];
    made.listen((event) => events.push(event));
    expect(value(await made.run(2, id, recipe('quick'))).summary).toBe(3);
    expect(events.map(({ type, job }) => `${type} ${job}`)).toEqual(['started 2', 'progress 2']);
    expect(value(await made.file(id, recipe('quick'), 'table', choices)).size).toBe(6);
    const scored = value(await made.score(3, new Blob(['model']), csv, 'new.csv', choices));
    expect([await scored.file.text(), scored.rows]).toEqual(['5', 3]);
    const later = new Blob(['id;city;spent\n4;Oslo;1\n']);
    const files = made.bundle({ files: [{ name: 'may.csv', file: csv }, { name: 'june.csv', file: later }], fileColumn: 'File' }); // prettier-ignore
    expect(value(await made.score(4, new Blob(['model']), files, 'may.csv', choices)).rows).toBe(4);
  });
  const choices = { delimiter: ';', decimal: ',', dialect: 'duckdb', language: 'nb' } as const;

  it('settles as cancelled when it hears the cancel, and keeps its worker', async () => {
    let spawned = 0;
    const made = client({
      spawn: () => {
        spawned++;
        return spawn();
      },
    });
    const { id } = await imported(made);
    const started = begun(made, 2);
    const first = made.run(2, id, recipe('spin'));
    const second = made.run(3, id, recipe('quick'));
    await started;
    // The second waits for the first, and gives up waiting at once.
    await made.cancel(3);
    expect(code(await second)).toBe('cancelled');
    await made.cancel(2);
    expect(code(await first)).toBe('cancelled');
    await made.cancel(2);
    expect([code(await made.run(4, id, recipe('quick'))), spawned]).toEqual(['ok', 1]);
  });

  it('settles as cancelled when it is deaf, and others are asked again of a new worker', async () => {
    const made = client();
    const { id } = await imported(made);
    const started = begun(made, 2);
    const deaf = made.run(2, id, recipe('deaf'));
    await started;
    const other = made.page(id, recipe('quick'), top);
    await made.cancel(2);
    expect(code(await deaf)).toBe('cancelled');
    expect(value(await other).total).toBe(3);
    expect(code(await made.run(3, id, recipe('quick')))).toBe('ok');
  });

  it('tells a mistake of ours without the cell in its message, and of the user as it is', async () => {
    const made = client();
    const { id } = await imported(made);
    const ours = await made.run(2, id, recipe('mistake'));
    expect(code(ours)).toBe('engine.our-mistake');
    expect(JSON.stringify(ours)).not.toContain('Nordmann');
    expect(await made.run(3, id, recipe('wrong'))).toEqual({ ok: false, problem: { code: 'too-few-rows', args: { have: 3 } } });
  });
});

describe('a worker that dies', () => {
  it('settles every call, and the next one finds its data in the store', async () => {
    const made = client();
    const { id } = await imported(made);
    const started = begun(made, 2);
    const calls = [made.run(2, id, recipe('die')), made.run(3, id, recipe('quick')), made.page(id, recipe('quick'), top)];
    await started;
    expect((await Promise.all(calls)).map(code)).toEqual(['engine.worker-died', 'engine.worker-died', 'ok']);
    expect(value(await made.page(id, recipe('quick'), top)).total).toBe(3);
  });

  it('at once, for throwing at top level, does not take the next with it', async () => {
    let spawned = 0;
    const made = client({ spawn: () => spawn(spawned++ === 0 ? 'throws' : 'engine') });
    expect(code(await made.importFile(1, csv, 'people.csv', {}))).toBe('engine.worker-died');
    expect((await imported(made)).rows).toBe(3);
  });

  it('or never answers, or may not start, is told as dead', async () => {
    const silent = client({ spawn: () => spawn('silent'), startMs: 100 });
    expect(code(await silent.openDataset(1, 'any', {}))).toBe('engine.worker-died');
    const forbidden = client({
      spawn: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    expect(code(await forbidden.page('any', recipe('quick'), top))).toBe('engine.worker-died');
  });

  it('or is killed from outside, or closed, leaves no call open', async () => {
    let worker: Worker | undefined;
    const made = client({ spawn: () => (worker = spawn()), graceMs: 50 });
    const { id } = await imported(made);
    const started = begun(made, 2);
    const orphan = made.run(2, id, recipe('spin'));
    await started;
    worker?.terminate();
    await made.cancel(2);
    expect(code(await orphan)).toBe('cancelled');
    const spinning = begun(made, 3);
    const closed = made.run(3, id, recipe('spin'));
    await spinning;
    made.close();
    expect(code(await closed)).toBe('engine.worker-died');
  });

  it('or is deaf to a ping while nothing heavy goes on, is replaced', async () => {
    const made = client({ deafMs: 200 });
    const { id } = await imported(made);
    expect(code(await made.page(id, recipe('deaf'), top))).toBe('engine.worker-died');
    expect(value(await made.page(id, recipe('quick'), top)).total).toBe(3);
  });
});
