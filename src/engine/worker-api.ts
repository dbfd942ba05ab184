import { fail, ok, type Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import { readFile } from '../data/read';
import { unbundled, type Bundle } from '../data/bundle';
import { readFiles, readGroups, type NamedSource } from '../data/read-files';
import type { ReadHooks, Reading, ReadOverrides } from '../data/reading';
import { blobSource } from '../data/source';
import { tablesInArchive } from '../data/unpack';
import { newId } from '../store/id';
import type { Store } from '../store/store';
import { checkpoints } from './checkpoint';
import { datasetsOf, type ReadingHooks } from './datasets';
import { lookAtFiles } from './look-at-files';
import type { EngineSession, RunHooks, SessionDataset } from './session-types';
import { throttle } from './throttle';
import { toProblem } from './to-problem';
import { pageOfRaw } from './page';
import type { DatasetRef, EngineApi, EngineEvent, Page, PageRequest } from './types';

export interface EnginePowers {
  readonly session: EngineSession;
  /** A Problem when the browser keeps nothing: data sets then live in this worker only. */
  readonly store: Promise<Result<Store>>;
  /** Whether the policy binds this worker; until it does, no file is read. */
  readonly sealed: Promise<boolean>;
  /** Bytes of memory there are for reading; left out, all is tried. */
  readonly room?: number;
  emit(event: EngineEvent): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The engine as the page sees it. Every call settles with a Result, whatever is thrown below. */
export function engineApi({ session, store, sealed, room, emit, now }: EnginePowers): EngineApi {
  const jobs = new Map<number, AbortController>();
  /** What the next run, and the next correction, waits for. */
  const last: Record<'run' | 'correct', Promise<unknown>> = { run: Promise.resolve(), correct: Promise.resolve() };
  /** Only the answer to the last change of a lead is waited for. */
  let lastWhatIf: AbortController | undefined;
  const datasets = datasetsOf({ store, tell: emit, read });

  async function settled<T>(work: () => Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
    try {
      return (await sealed) ? await work() : fail('engine.unsealed');
    } catch (thrown) {
      return { ok: false, problem: toProblem(thrown, signal) };
    }
  }

  async function during<T>(job: number, work: (hooks: RunHooks) => Promise<Result<T>>): Promise<Result<T>> {
    const stop = new AbortController();
    const often = throttle();
    jobs.set(job, stop);
    const hooks: RunHooks = {
      signal: stop.signal,
      checkpoint: checkpoints(stop.signal),
      emit: (event) => {
        if (event.type !== 'progress' || often(event.uid)) emit({ ...event, job } as EngineEvent);
      },
    };
    const result = await settled(() => work(hooks), stop.signal);
    jobs.delete(job);
    return result;
  }

  function reading(job: number, { checkpoint }: RunHooks): ReadingHooks {
    const often = throttle();
    return {
      checkpoint,
      ...(room !== undefined && { room }),
      progress: (bytes, total) => {
        if (often('')) emit({ type: 'reading', job, bytes, total });
      },
      firstRows: (names, rows) => emit({ type: 'first-rows', job, names, rows }),
    };
  }

  /** Runs follow one another, and so do corrections, each of which begins with what the one before it left; one that waits is cancelled at once. */
  async function afterOthers<T>(kind: 'run' | 'correct', signal: AbortSignal, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const cancelled = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    const before = last[kind];
    const mine = Promise.race([before, cancelled]).then(() => (signal.aborted ? fail('cancelled') : work()));
    last[kind] = Promise.allSettled([before, mine]);
    return mine;
  }

  const quiet = checkpoints();
  /** With its further files, as far as they are kept: a step that joins another says that it is not here. */
  async function findAll(ref: DatasetRef, checkpoint: () => Promise<void>): Promise<Result<SessionDataset>> {
    const { id, further } = typeof ref === 'string' ? { id: ref, further: [] } : ref;
    datasets.together([id, ...further.map(({ dataset }) => dataset)]);
    const own = await datasets.reading(id, checkpoint);
    if (!own.ok) return own;
    if (further.length === 0) return ok({ id, reading: own.value });
    const kept = (await store).ok;
    const readings = new Map<string, Reading>();
    for (const { source, dataset } of further) {
      const found = await datasets.reading(dataset, checkpoint);
      if (found.ok) readings.set(source, found.value);
      else if (!kept || !GONE.has(found.problem.code)) return found;
    }
    return ok({ id, reading: own.value, further: readings });
  }

  const using = async <T>(ref: DatasetRef, work: (dataset: SessionDataset) => Promise<Result<T>>): Promise<Result<T>> => {
    const dataset = await findAll(ref, quiet);
    return dataset.ok ? work(dataset.value) : dataset;
  };

  async function rawPage(ref: DatasetRef, recipe: Recipe, request: PageRequest): Promise<Result<Page>> {
    const found = await datasets.raw(typeof ref === 'string' ? ref : ref.id, request.columns, quiet);
    return found.ok ? ok(pageOfRaw(found.value.raw, [...found.value.roles, ...recipe.columns], request)) : found;
  }

  return {
    importFile: (job, file, name, overrides) =>
      during(job, async (hooks) => {
        const whole = await read(file, name, overrides, reading(job, hooks));
        return whole.ok ? datasets.add({ id: newId(), reading: whole.value, overrides, created: now() }, file, hooks.checkpoint) : whole;
      }),
    unpack: (job, file, name) => during(job, (hooks) => tablesInArchive(name, file, reading(job, hooks))),
    lookAtFiles: (job, file) =>
      during(job, async (hooks) => {
        const bundle = await unbundled(file);
        return bundle ? lookAtFiles(bundle, reading(job, hooks)) : ok({ files: [], groups: [] });
      }),
    openDataset: (job, id, overrides) => during(job, () => datasets.open(id, overrides)),
    correct: (job, id, overrides) =>
      during(job, (hooks) => afterOthers('correct', hooks.signal, () => datasets.correct(id, overrides, reading(job, hooks)))),
    run: (job, id, recipe) =>
      during(job, (hooks) =>
        afterOthers('run', hooks.signal, async () => {
          const dataset = await findAll(id, hooks.checkpoint);
          return dataset.ok ? session.run(dataset.value, recipe, hooks) : dataset;
        }),
      ),
    propose: (job, ref, recipe, sources) =>
      during(job, async (hooks) => {
        const dataset = await findAll(ref, hooks.checkpoint);
        return dataset.ok ? session.propose(dataset.value, recipe, sources, hooks) : dataset;
      }),
    cancel: (job) => Promise.resolve(jobs.get(job)?.abort()),
    page: (id, recipe, request) => {
      const { of, ...rest } = request;
      return settled(() =>
        of === 'raw' ? rawPage(id, recipe, request) : using(id, (dataset) => session.page(dataset, recipe, { ...rest, of })),
      );
    },
    changes: (id, recipe, request) => settled(() => using(id, (dataset) => session.changes(dataset, recipe, request))),
    reasons: (id, recipe, rowIds) => settled(() => using(id, (dataset) => session.reasons(dataset, recipe, rowIds))),
    whatIf: (id, recipe, request) => {
      lastWhatIf?.abort();
      const { signal } = (lastWhatIf = new AbortController());
      return settled(() => using(id, (dataset) => session.whatIf(dataset, recipe, request, checkpoints(signal))), signal);
    },
    points: (id, recipe, uid) => settled(() => using(id, (dataset) => session.points(dataset, recipe, uid))),
    contrast: (id, recipe, uid, rowIds) => settled(() => using(id, (dataset) => session.contrast(dataset, recipe, uid, rowIds))),
    file: (id, recipe, kind, options) =>
      settled(async () => {
        // What a run is at is not worked out twice.
        if (kind !== 'recipe') await last.run;
        return using(id, async (dataset) => {
          const file = await session.file(dataset, recipe, kind, options);
          return file.ok ? ok(new Blob(file.value.parts, { type: file.value.type })) : file;
        });
      }),
    oddRows: (id, options) =>
      settled(() =>
        using(id, async (dataset) => {
          const file = await session.oddRows(dataset, options);
          return file.ok ? ok(new Blob(file.value.parts, { type: file.value.type })) : file;
        }),
      ),
    score: (job, model, file, name, options) =>
      during(job, async (hooks) => {
        const bytes = new Uint8Array(await model.arrayBuffer());
        const scored = await session.score(bytes, (overrides) => readNew(file, name, overrides, reading(job, hooks)), options, hooks);
        if (!scored.ok) return scored;
        const { parts, type } = scored.value.file;
        return ok({ file: new Blob(parts, { type }), rows: scored.value.rows, notes: scored.value.notes });
      }),
    ping: () => Promise.resolve('pong'),
  };
}

/** Further files that are away; whoever joins them says so. */
const GONE: ReadonlySet<string> = new Set(['store.no-dataset', 'store.damaged', 'store.damaged-column']);

/** A file, or several in a bundle that make one table. */
async function read(file: Blob, name: string, overrides: ReadOverrides, hooks: ReadHooks): Promise<Result<Reading>> {
  const bundle = await unbundled(file);
  if (!bundle) return readFile(name, blobSource(file), overrides, hooks);
  return readFiles(name, sourcesIn(bundle), { fileColumn: bundle.fileColumn, ...overrides }, hooks);
}

/** New files for a model: those whose columns agree as one, each other by itself. */
async function readNew(file: Blob, name: string, overrides: ReadOverrides, hooks: ReadHooks): Promise<Result<readonly Reading[]>> {
  const bundle = await unbundled(file);
  const files = bundle ? sourcesIn(bundle) : [{ name, source: blobSource(file) }];
  return readGroups(files, { ...(bundle && { fileColumn: bundle.fileColumn }), ...overrides }, hooks);
}

function sourcesIn({ files }: Bundle): readonly NamedSource[] {
  return files.map(({ name, file }) => ({ name, source: blobSource(file) }));
}
