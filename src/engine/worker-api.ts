import type { Message } from '../core/message';
import { fail, ok, type Problem, type Result } from '../core/problem';
import { profileColumn, type ColumnProfile } from '../data/profile';
import { readFile, reread } from '../data/read';
import { unbundled } from '../data/bundle';
import { readFiles } from '../data/read-files';
import type { ReadHooks, Reading, ReadOverrides } from '../data/reading';
import { blobSource } from '../data/source';
import { newId } from '../store/id';
import type { Store } from '../store/store';
import { checkpoints } from './checkpoint';
import { columnsToKeep } from './kept-columns';
import { infoOf, keptReading } from './kept-reading';
import { lookAtFiles } from './look-at-files';
import type { EngineSession, RunHooks, SessionDataset } from './session-types';
import { throttle } from './throttle';
import { toProblem } from './to-problem';
import type { DatasetInfo, DatasetRef, EngineApi, EngineEvent } from './types';

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

/** A data set in memory. `file` is set when the store does not have it, and then it may not be let go. */
interface Held extends SessionDataset {
  readonly overrides: ReadOverrides;
  readonly profiles: readonly ColumnProfile[];
  readonly created: number;
  readonly file?: Blob;
  /** As the store has it; another tab may have changed it since. */
  readonly version?: string;
}

const DAMAGED: ReadonlySet<string> = new Set(['store.damaged', 'store.damaged-column']);

/** In memory besides those that are nowhere else. */
const heldDatasets = 2;

/** The engine as the page sees it. Every call settles with a Result, whatever is thrown below. */
export function engineApi({ session, store, sealed, room, emit, now }: EnginePowers): EngineApi {
  const jobs = new Map<number, AbortController>();
  const held = new Map<string, Held>();
  /** Those that the last question was about stay. */
  let together: ReadonlySet<string> = new Set();
  /** What the next run, and the next correction, waits for. */
  const last: Record<'run' | 'correct', Promise<unknown>> = { run: Promise.resolve(), correct: Promise.resolve() };

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

  function reading(job: number, { checkpoint }: RunHooks): ReadHooks {
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

  /** A file, or several in a bundle. */
  async function read(job: number, file: Blob, name: string, overrides: ReadOverrides, hooks: RunHooks): Promise<Result<Reading>> {
    const bundle = await unbundled(file);
    if (!bundle) return readFile(name, blobSource(file), overrides, reading(job, hooks));
    const files = bundle.files.map((one) => ({ name: one.name, source: blobSource(one.file) }));
    return readFiles(name, files, { fileColumn: bundle.fileColumn, ...overrides }, reading(job, hooks));
  }

  function hold(dataset: Held): Held {
    held.delete(dataset.id);
    held.set(dataset.id, dataset);
    const spare = [...held.values()].filter((one) => !one.file && !together.has(one.id));
    for (const { id } of spare.slice(0, Math.max(0, spare.length - heldDatasets))) held.delete(id);
    return dataset;
  }

  async function find(id: string, checkpoint: () => Promise<void>): Promise<Result<Held>> {
    const known = held.get(id);
    if (known) return ok(hold(known));
    const opened = await store;
    if (!opened.ok) return fail('store.no-dataset');
    const kept = await keptReading(opened.value, id, checkpoint);
    return kept.ok ? ok(hold({ id, ...kept.value })) : kept;
  }

  /** A reading at a glance, column by column, so that a cancel is heard in between. */
  async function looked(next: Omit<Held, 'profiles'>, checkpoint: () => Promise<void>): Promise<Held> {
    const profiles: ColumnProfile[] = [];
    for (const column of next.reading.table.columns) {
      await checkpoint();
      profiles.push(profileColumn(column));
    }
    return { ...next, profiles };
  }

  /** As the store has it now, which another tab may have changed; what is damaged is read again from the stored file. */
  async function openKept(job: number, id: string, overrides: ReadOverrides, hooks: RunHooks): Promise<Result<DatasetInfo>> {
    const known = held.get(id);
    if (known?.file) return ok(infoFor(hold(known)));
    const opened = await store;
    if (!opened.ok) return fail('store.no-dataset');
    const now = await opened.value.dataset(id);
    if (now.ok && known?.version === now.value.version) return ok(infoFor(hold(known)));
    held.delete(id);
    const found = await find(id, hooks.checkpoint);
    if (found.ok || !DAMAGED.has(found.problem.code)) return found.ok ? ok(infoFor(found.value)) : found;
    const file = await opened.value.file(id);
    const name = now.ok ? now.value.name : String(found.problem.args['name']);
    const reading = file.ok ? await read(job, file.value, name, overrides, hooks) : found;
    if (!reading.ok) return reading.problem.code === 'cancelled' ? reading : found;
    const repaired = await keep(
      { id, reading: reading.value, overrides, created: now.ok ? now.value.created : 0 },
      true,
      'kept',
      hooks.checkpoint,
    );
    const said = { code: 'store.repaired', args: { name } };
    return repaired.ok ? ok({ ...repaired.value, warnings: [said, ...repaired.value.warnings] }) : repaired;
  }

  /** Keeps it in the store if that can be. What cannot be kept is still there to work with, and says so. */
  async function keep(
    fresh: Omit<Held, 'profiles'>,
    columns: boolean,
    file: Blob | 'kept',
    checkpoint: () => Promise<void>,
  ): Promise<Result<DatasetInfo>> {
    const next = await looked(fresh, checkpoint);
    const { id, reading, overrides, created } = next;
    const opened = await store;
    const saved = opened.ok
      ? await opened.value.saveDataset(
          {
            id,
            name: reading.name,
            created,
            info: infoOf(reading, overrides, next.profiles),
            columns: columns ? columnsToKeep(reading) : 'kept',
            file: file === 'kept' ? 'kept' : blobSource(file).chunks(),
          },
          { checkpoint },
        )
      : opened;
    if (saved.ok) {
      const now = opened.ok ? await opened.value.dataset(id) : opened;
      return ok(infoFor(hold(now.ok ? { ...next, version: now.value.version } : next)));
    }
    if (saved.problem.code === 'cancelled') return saved;
    return file === 'kept' ? saved : ok(infoFor(hold({ ...next, file }), saved.problem));
  }

  async function corrected(job: number, old: Held, overrides: ReadOverrides, hooks: RunHooks): Promise<Result<DatasetInfo>> {
    const layout = ({ dialect = {}, files = [] }: ReadOverrides): string => JSON.stringify([dialect, files]);
    const same = layout(overrides) === layout(old.overrides);
    const { file, ...rest } = old;
    if (same) {
      const next = { ...rest, overrides, reading: reread(old.reading, overrides.columns ?? []) };
      return file ? ok(infoFor(hold({ ...(await looked(next, hooks.checkpoint)), file }))) : keep(next, false, 'kept', hooks.checkpoint);
    }
    const bytes = file ? ok(file) : await fileOf(old.id);
    if (!bytes.ok) return bytes;
    const reading = await read(job, bytes.value, old.reading.name, overrides, hooks);
    if (!reading.ok) return reading;
    const next = { ...rest, overrides, reading: reading.value };
    return file ? ok(infoFor(hold({ ...(await looked(next, hooks.checkpoint)), file }))) : keep(next, true, 'kept', hooks.checkpoint);
  }

  async function fileOf(id: string): Promise<Result<Blob>> {
    const opened = await store;
    return opened.ok ? opened.value.file(id) : opened;
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
    together = new Set([id, ...further.map(({ dataset }) => dataset)]);
    const own = await find(id, checkpoint);
    if (!own.ok || further.length === 0) return own;
    const kept = (await store).ok;
    const readings = new Map<string, Reading>();
    for (const { source, dataset } of further) {
      const found = await find(dataset, checkpoint);
      if (found.ok) readings.set(source, found.value.reading);
      else if (!kept || found.problem.code !== 'store.no-dataset') return found;
    }
    return ok({ id, reading: own.value.reading, further: readings });
  }

  const using = async <T>(ref: DatasetRef, work: (dataset: SessionDataset) => Promise<Result<T>>): Promise<Result<T>> => {
    const dataset = await findAll(ref, quiet);
    return dataset.ok ? work(dataset.value) : dataset;
  };

  return {
    importFile: (job, file, name, overrides) =>
      during(job, async (hooks) => {
        const reading = await read(job, file, name, overrides, hooks);
        if (!reading.ok) return reading;
        return keep({ id: newId(), reading: reading.value, overrides, created: now() }, true, file, hooks.checkpoint);
      }),
    lookAtFiles: (job, file) =>
      during(job, async (hooks) => {
        const bundle = await unbundled(file);
        return bundle ? lookAtFiles(bundle, reading(job, hooks)) : ok({ files: [], groups: [] });
      }),
    openDataset: (job, id, overrides) => during(job, (hooks) => openKept(job, id, overrides, hooks)),
    correct: (job, id, overrides) =>
      during(job, (hooks) =>
        afterOthers('correct', hooks.signal, async () => {
          const dataset = await find(id, hooks.checkpoint);
          return dataset.ok ? corrected(job, dataset.value, overrides, hooks) : dataset;
        }),
      ),
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
    page: (id, recipe, request) => settled(() => using(id, (dataset) => session.page(dataset, recipe, request))),
    changes: (id, recipe, request) => settled(() => using(id, (dataset) => session.changes(dataset, recipe, request))),
    reasons: (id, recipe, rowIds) => settled(() => using(id, (dataset) => session.reasons(dataset, recipe, rowIds))),
    file: (id, recipe, kind, options) =>
      settled(() =>
        using(id, async (dataset) => {
          const file = await session.file(dataset, recipe, kind, options);
          return file.ok ? ok(new Blob(file.value.parts, { type: file.value.type })) : file;
        }),
      ),
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
        const scored = await session.score(
          bytes,
          async (overrides) => listed(await read(job, file, name, overrides, hooks)),
          options,
          hooks,
        );
        if (!scored.ok) return scored;
        const { parts, type } = scored.value.file;
        return ok({ file: new Blob(parts, { type }), rows: scored.value.rows });
      }),
    ping: () => Promise.resolve('pong'),
  };
}

const listed = <T>(one: Result<T>): Result<readonly T[]> => (one.ok ? ok([one.value]) : one);

function infoFor({ id, reading, profiles }: Held, unkept?: Problem): DatasetInfo {
  const { name, bytes, fingerprint, guess, dialect, raw, inference, roles, shape, outcomes } = reading;
  const warnings: readonly Message[] = unkept ? [...reading.warnings, { code: unkept.code, args: unkept.args }] : reading.warnings;
  return {
    id,
    name,
    bytes,
    rows: raw.rows,
    fingerprint,
    guess,
    dialect,
    columns: inference.columns,
    roles,
    profiles,
    questions: inference.questions,
    shape,
    outcomes,
    sheets: raw.sheets,
    aside: raw.aside,
    ragged: raw.ragged,
    raggedCount: raw.raggedCount,
    warnings,
    ...(raw.stack && { stack: raw.stack }),
  };
}
