import type { Message } from '../core/message';
import { fail, ok, type Problem, type Result } from '../core/problem';
import { withPauses } from '../data/parts';
import { profilingColumn, type ColumnProfile } from '../data/profile';
import { finished } from '../data/read';
import type { ReadHooks, Reading, ReadOverrides } from '../data/reading';
import { blobSource } from '../data/source';
import type { Store } from '../store/store';
import { cellsOf, type Cells } from './cells';
import { checkpoints } from './checkpoint';
import { columnsToKeep } from './kept-columns';
import { infoOf, keptReading, type Outline } from './kept-reading';
import type { DatasetInfo, EngineEvent } from './types';

type Checkpoint = () => Promise<void>;

export interface ReadingHooks extends ReadHooks {
  checkpoint(): Promise<void>;
}

/** A data set this worker knows. `file` is set when the store does not have it, and then it may not be let go. */
interface Held {
  readonly id: string;
  readonly outline: Outline;
  readonly cells: Cells;
  readonly overrides: ReadOverrides;
  readonly profiles: readonly ColumnProfile[];
  readonly created: number;
  readonly file?: Blob;
  /** As the store has it; another tab may have changed it since. */
  readonly version?: string;
}

/** A data set as it was just read. */
interface Fresh extends Pick<Held, 'id' | 'overrides' | 'created'> {
  readonly reading: Reading;
}

export interface Datasets {
  /** Keeps a new one in the store if that can be. What cannot be kept is still there to work with, and says so. */
  add(fresh: Fresh, file: Blob, checkpoint: Checkpoint): Promise<Result<DatasetInfo>>;
  /** As the store has it now, which another tab may have changed. No column is read. */
  open(id: string, overrides: ReadOverrides): Promise<Result<DatasetInfo>>;
  correct(id: string, overrides: ReadOverrides, hooks: ReadingHooks): Promise<Result<DatasetInfo>>;
  /** Whole. Columns that are damaged in the store are read again from the stored file, and that is told. */
  reading(id: string, checkpoint: Checkpoint): Promise<Result<Reading>>;
  /** Columns as text and all else that is known, for a look at a few rows. @param names left out: every column */
  raw(id: string, names: readonly string[] | undefined, checkpoint: Checkpoint): Promise<Result<Pick<Reading, 'raw' | 'roles'>>>;
  /** Those that the last question was about stay in memory. */
  together(ids: readonly string[]): void;
}

interface Powers {
  readonly store: Promise<Result<Store>>;
  readonly read: (file: Blob, name: string, overrides: ReadOverrides, hooks: ReadingHooks) => Promise<Result<Reading>>;
  readonly tell: (event: Extract<EngineEvent, { readonly type: 'repaired' | 'lost' }>) => void;
}

const DAMAGED: ReadonlySet<string> = new Set(['store.damaged', 'store.damaged-column']);

/** In memory besides those that are nowhere else. */
const heldDatasets = 2;

export function datasetsOf({ store, read, tell }: Powers): Datasets {
  const held = new Map<string, Held>();
  const repairs = new Map<string, Promise<Result<Held>>>();
  let needed: ReadonlySet<string> = new Set();

  function hold(dataset: Held): Held {
    held.delete(dataset.id);
    held.set(dataset.id, dataset);
    const spare = [...held.values()].filter((one) => !one.file && !needed.has(one.id));
    for (const { id } of spare.slice(0, Math.max(0, spare.length - heldDatasets))) held.delete(id);
    return dataset;
  }

  async function find(id: string): Promise<Result<Held>> {
    const known = held.get(id);
    if (known) return ok(hold(known));
    const opened = await store;
    if (!opened.ok) return fail('store.no-dataset');
    const kept = await keptReading(opened.value, id);
    const meanwhile = held.get(id);
    if (meanwhile) return ok(hold(meanwhile));
    return kept.ok ? ok(hold({ id, ...kept.value })) : kept;
  }

  /** What the store has of it is damaged: the stored file is read again, once for all who ask. */
  function repair(id: string, name: string, from: Pick<Held, 'overrides' | 'created'>, problem: Problem): Promise<Result<Held>> {
    const going = repairs.get(id) ?? repairing(id, name, from, problem).finally(() => repairs.delete(id));
    repairs.set(id, going);
    return going;
  }

  async function repairing(id: string, name: string, from: Pick<Held, 'overrides' | 'created'>, problem: Problem): Promise<Result<Held>> {
    const quiet = checkpoints();
    const { overrides, created } = from;
    const opened = await store;
    const file = opened.ok ? await opened.value.file(id) : opened;
    const again = file.ok ? await read(file.value, name, overrides, { checkpoint: quiet }) : file;
    const repaired = again.ok ? await keep({ id, reading: again.value, overrides, created }, true, 'kept', quiet) : again;
    if (!repaired.ok) {
      tell({ type: 'lost', job: NOBODY, datasetId: id, problem });
      return { ok: false, problem };
    }
    const { column } = problem.args;
    const said: Message =
      column === undefined ? { code: 'store.repaired', args: { name } } : { code: 'store.repaired-column', args: { name, column } };
    tell({ type: 'repaired', job: NOBODY, dataset: { ...repaired.value, warnings: [said, ...repaired.value.warnings] } });
    return find(id);
  }

  /** What is asked of the cells; of cells that turn out damaged once more, when they have been read again. */
  async function used<T>(id: string, use: (dataset: Held) => Promise<Result<T>>): Promise<Result<T>> {
    const found = await find(id);
    if (!found.ok) return found;
    const answer = await use(found.value);
    if (answer.ok || !DAMAGED.has(answer.problem.code)) return answer;
    const repaired = await repair(id, found.value.outline.name, found.value, answer.problem);
    return repaired.ok ? use(repaired.value) : repaired;
  }

  /** A reading at a glance, column by column, so that a cancel is heard in between. */
  async function looked({ reading, ...fresh }: Fresh, checkpoint: Checkpoint): Promise<Held> {
    const profiles: ColumnProfile[] = [];
    for (const column of reading.table.columns) {
      profiles.push(await withPauses(profilingColumn(column), checkpoint));
      await checkpoint();
    }
    return { ...fresh, outline: reading, cells: cellsOf(reading), profiles };
  }

  async function keep(fresh: Fresh, columns: boolean, file: Blob | 'kept', checkpoint: Checkpoint): Promise<Result<DatasetInfo>> {
    const next = await looked(fresh, checkpoint);
    const { id, reading, overrides, created } = fresh;
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

  async function corrected(old: Held, overrides: ReadOverrides, hooks: ReadingHooks): Promise<Result<DatasetInfo>> {
    const { checkpoint } = hooks;
    const layout = ({ dialect = {}, files = [] }: ReadOverrides): string => JSON.stringify([dialect, files]);
    const same = layout(overrides) === layout(old.overrides);
    const { id, created, file } = old;
    const before = same ? await reading(id, checkpoint) : null;
    const again = !before
      ? await readAgain(old, overrides, hooks)
      : before.ok
        ? ok(await finished(before.value, overrides.columns ?? [], hooks))
        : before;
    if (!again.ok) return again;
    const next = { id, created, overrides, reading: again.value };
    return file ? ok(infoFor(hold({ ...(await looked(next, checkpoint)), file }))) : keep(next, !same, 'kept', checkpoint);
  }

  async function readAgain({ id, outline, file }: Held, overrides: ReadOverrides, hooks: ReadingHooks): Promise<Result<Reading>> {
    const opened = await store;
    const bytes = file ? ok(file) : opened.ok ? await opened.value.file(id) : opened;
    return bytes.ok ? read(bytes.value, outline.name, overrides, hooks) : bytes;
  }

  const reading = (id: string, checkpoint: Checkpoint): Promise<Result<Reading>> => used(id, ({ cells }) => cells.reading(checkpoint));

  return {
    add: (fresh, file, checkpoint) => keep(fresh, true, file, checkpoint),
    async open(id, overrides) {
      const known = held.get(id);
      if (known?.file) return ok(infoFor(hold(known)));
      const opened = await store;
      if (!opened.ok) return fail('store.no-dataset');
      const now = await opened.value.dataset(id);
      if (known && now.ok && known.version === now.value.version) return ok(infoFor(hold(known)));
      held.delete(id);
      const found = await find(id);
      if (found.ok || !DAMAGED.has(found.problem.code)) return found.ok ? ok(infoFor(found.value)) : found;
      const repaired = await repair(id, String(found.problem.args['name']), { overrides, created: 0 }, found.problem);
      return repaired.ok ? ok(infoFor(repaired.value)) : repaired;
    },
    async correct(id, overrides, hooks) {
      const dataset = await find(id);
      return dataset.ok ? corrected(dataset.value, overrides, hooks) : dataset;
    },
    reading,
    raw: (id, names, checkpoint) =>
      used(id, async ({ outline, cells }) => {
        const wanted = names && new Set(names);
        const places = outline.inference.columns.flatMap(({ name }, place) => (wanted?.has(name) === false ? [] : [place]));
        const columns = await cells.raw(places, checkpoint);
        return columns.ok ? ok({ raw: { ...outline.raw, columns: columns.value }, roles: outline.roles }) : columns;
      }),
    together: (ids) => void (needed = new Set(ids)),
  };
}

/** The job of what nobody asked for. */
const NOBODY = -1;

function infoFor({ id, outline, profiles }: Held, unkept?: Problem): DatasetInfo {
  const { name, bytes, fingerprint, guess, dialect, raw, inference, roles, shape, outcomes } = outline;
  const warnings: readonly Message[] = unkept ? [...outline.warnings, { code: unkept.code, args: unkept.args }] : outline.warnings;
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
