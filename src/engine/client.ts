import { fail, type Result } from '../core/problem';
import { bundled, type Bundle } from '../data/bundle';
import type { ReadOverrides } from '../data/reading';
import { link, WorkerDied, type Link, type Remote } from './link';
import type { DatasetInfo, DatasetRef, EngineApi, EngineEvent, FurtherLinks } from './types';

/** The engine from the page. Every call settles: when cancelled, when the worker died, when it never answered. */
export interface EngineClient extends Omit<EngineApi, 'ping'> {
  /** @param manner how long the engine may take to answer before it is ended: at once, left out, is the grace of a cancel */
  cancel(job: number, manner?: 'at once' | 'patiently'): Promise<void>;
  /** Several files as one that can be imported, looked at or scored. */
  bundle(files: Bundle): Blob;
  /** The further files of a data set from now on; questions about it are about all of them. */
  joinTo(id: string, further: FurtherLinks): void;
  /** @returns what stops the listening */
  listen(listener: (event: EngineEvent) => void): () => void;
  close(): void;
}

export interface EngineClientOptions {
  readonly spawn: () => Worker;
  /** A cancelled job that has not settled by then loses its worker. */
  readonly graceMs?: number;
  /** A new worker that has not answered by then counts as dead. */
  readonly startMs?: number;
  /** So does one that does not answer a quick question for this long while nothing heavy goes on. */
  readonly deafMs?: number;
}

type Engine = Link<EngineApi> & {
  readonly started: Promise<unknown>;
  /** It has answered once; how long that may take is another matter. */
  awake: boolean;
  /** Calls that may keep it busy. */
  heavy: number;
  /** Ended for a cancelled job: the other calls are not to blame and are made again. */
  sacrificed: boolean;
};
type Call<T> = (remote: Remote<EngineApi>) => Promise<Result<T>>;
/** `job` for what can be cancelled, `long` for what may take its time, `quick` for what may not. */
type Manner = { readonly job: number } | 'long' | 'quick';

/** A file of this page, to read again when a worker died whose data the browser did not keep. */
interface Imported {
  readonly file: Blob;
  readonly name: string;
  readonly overrides: ReadOverrides;
}

export function createEngineClient(options: EngineClientOptions): EngineClient {
  const { spawn, graceMs = 300, startMs = 20_000, deafMs = 5_000 } = options;
  const listeners = new Set<(event: EngineEvent) => void>();
  const imported = new Map<string, Imported>();
  /** What the worker of today calls a data set that was read again. */
  const renamed = new Map<string, string>();
  /** Further files of a data set. */
  const together = new Map<string, FurtherLinks>();
  /** By job: what its caller gets when it is cancelled and the worker does not hear. */
  const pending = new Map<
    number,
    { readonly engine: Engine; readonly give: (result: Result<never>) => void; readonly over: Promise<void> }
  >();
  let current: Engine | undefined;

  function engine(): Engine {
    if (current && !current.dead) return current;
    const made = link<EngineApi>(spawn, (event) => listeners.forEach((listener) => listener(event as EngineEvent)));
    const late = setTimeout(made.end, startMs);
    const started = made.call((remote) => remote.ping()).finally(() => clearTimeout(late));
    const fresh: Engine = Object.assign(made, { started, awake: false, heavy: 0, sacrificed: false });
    started.then(
      () => (fresh.awake = true),
      () => undefined,
    );
    current = fresh;
    return fresh;
  }

  async function ask<T>(at: Engine, call: Call<T>): Promise<Result<T>> {
    try {
      await at.started;
      return await at.call(call);
    } catch (thrown) {
      return thrown instanceof WorkerDied ? fail('engine.worker-died') : fail('engine.our-mistake', { name: nameOf(thrown) });
    }
  }

  async function send<T>(manner: Manner, call: Call<T>, again = true): Promise<Result<T>> {
    const at = engine();
    const free = manner === 'quick' ? watch(at) : busy(at);
    const job = typeof manner === 'object' ? manner.job : null;
    let end: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (end = resolve));
    const cancelled = new Promise<Result<T>>((resolve) => {
      if (job !== null) pending.set(job, { engine: at, give: resolve, over });
    });
    const result = await Promise.race([ask(at, call), cancelled]);
    if (job !== null) pending.delete(job);
    end();
    free();
    const innocent = at.sacrificed && again && !result.ok && result.problem.code === 'engine.worker-died';
    return innocent ? send(manner, call, false) : result;
  }

  function busy(at: Engine): () => void {
    at.heavy++;
    return () => void at.heavy--;
  }

  /** A worker that is silent with nothing heavy to do is dead. */
  function watch(at: Engine): () => void {
    const timer = setInterval(() => {
      if (!at.awake || at.heavy > 0) return;
      const deaf = setTimeout(() => at.heavy === 0 && at.end(), deafMs);
      at.call((remote) => remote.ping())
        .catch(() => undefined)
        .finally(() => clearTimeout(deaf));
    }, deafMs);
    return () => clearInterval(timer);
  }

  /** Asks about a data set; one that is gone with its worker is read again from the file, once. */
  async function about<T>(
    id: string,
    manner: Manner,
    call: (remote: Remote<EngineApi>, ref: DatasetRef, id: string) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const asked = (): Promise<Result<T>> => send(manner, (remote) => call(remote, refOf(id), nameOfToday(id)));
    const first = await asked();
    const lost = [id, ...(together.get(id) ?? []).map(({ dataset }) => dataset)].filter((one) => imported.has(one));
    if (first.ok || first.problem.code !== 'store.no-dataset' || lost.length === 0) return first;
    const job = typeof manner === 'object' ? manner.job : silentJob;
    for (const one of lost) {
      const { file, name, overrides } = imported.get(one) as Imported;
      const again = await send(typeof manner === 'object' ? manner : 'long', (remote) => remote.importFile(job, file, name, overrides));
      if (!again.ok) return again;
      renamed.set(one, again.value.id);
    }
    return asked();
  }

  const nameOfToday = (id: string): string => renamed.get(id) ?? id;

  function refOf(id: string): DatasetRef {
    const further = together.get(id) ?? [];
    if (further.length === 0) return nameOfToday(id);
    return { id: nameOfToday(id), further: further.map(({ source, dataset }) => ({ source, dataset: nameOfToday(dataset) })) };
  }

  const named = (id: string, result: Result<DatasetInfo>): Result<DatasetInfo> =>
    result.ok ? { ok: true, value: { ...result.value, id } } : result;

  return {
    async importFile(job, file, name, overrides) {
      const result = await send({ job }, (remote) => remote.importFile(job, file, name, overrides));
      if (result.ok) imported.set(result.value.id, { file, name, overrides });
      return result;
    },
    unpack: (job, file, name) => send({ job }, (remote) => remote.unpack(job, file, name)),
    lookAtFiles: (job, files) => send({ job }, (remote) => remote.lookAtFiles(job, files)),
    bundle: bundled,
    openDataset: async (job, id, overrides) =>
      named(id, await about<DatasetInfo>(id, { job }, (remote, _, at) => remote.openDataset(job, at, overrides))),
    async correct(job, id, overrides) {
      const result = await about<DatasetInfo>(id, { job }, (remote, _, at) => remote.correct(job, at, overrides));
      const source = imported.get(id);
      if (result.ok && source) imported.set(id, { ...source, overrides });
      return named(id, result);
    },
    run: (job, id, recipe) => about(idOf(id), { job }, (remote, at) => remote.run(job, at, recipe)),
    async cancel(job, manner = 'at once') {
      const waiting = pending.get(job);
      if (!waiting) return;
      const { engine: at, give } = waiting;
      at.call((remote) => remote.cancel(job)).catch(() => undefined);
      await Promise.race([waiting.over, new Promise((resolve) => setTimeout(resolve, manner === 'patiently' ? deafMs : graceMs))]);
      if (pending.get(job) !== waiting) return;
      give(fail('cancelled'));
      at.sacrificed = true;
      at.end();
    },
    propose: (job, id, recipe, sources) => about(idOf(id), { job }, (remote, at) => remote.propose(job, at, recipe, sources)),
    page: (id, recipe, request) => about(idOf(id), 'quick', (remote, at) => remote.page(at, recipe, request)),
    changes: (id, recipe, request) => about(idOf(id), 'long', (remote, at) => remote.changes(at, recipe, request)),
    reasons: (id, recipe, rowIds) => about(idOf(id), 'long', (remote, at) => remote.reasons(at, recipe, rowIds)),
    whatIf: (id, recipe, request) => about(idOf(id), 'long', (remote, at) => remote.whatIf(at, recipe, request)),
    points: (id, recipe, uid) => about(idOf(id), 'long', (remote, at) => remote.points(at, recipe, uid)),
    contrast: (id, recipe, uid, rowIds) => about(idOf(id), 'long', (remote, at) => remote.contrast(at, recipe, uid, rowIds)),
    file: (id, recipe, kind, choices) => about(idOf(id), 'long', (remote, at) => remote.file(at, recipe, kind, choices)),
    oddRows: (id, options) => about(id, 'long', (remote, _, at) => remote.oddRows(at, options)),
    score: (job, model, file, name, choices) => send({ job }, (remote) => remote.score(job, model, file, name, choices)),
    joinTo: (id, further) => void together.set(id, further),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => current?.end(),
  };
}

const idOf = (ref: DatasetRef): string => (typeof ref === 'string' ? ref : ref.id);

/** Nobody on the page listens to a job of this number. */
const silentJob = -1;

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}
