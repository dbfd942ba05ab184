import type { Message } from '../core/message';
import type { ComputePool } from '../core/pool';
import { fail, ok, type Result } from '../core/problem';
import type { Recipe } from '../core/recipe';
import { PERSONAL } from '../core/schema';
import type { StepMeta } from '../core/step';
import { takeRows, type Column } from '../core/table';
import { oddRows } from '../data/odd-rows';
import { withPauses } from '../data/parts';
import { preparingTexts } from '../data/totable';
import { writeCsv } from '../data/write';
import type { MlTasks } from '../ml/tasks';
import { rowsLeftOut } from '../program/compare';
import { STEPS } from '../steps';
import { keysAsked } from '../steps/joins';
import { propose } from '../steps/join/propose';
import { IMPLS } from '../steps/impls';
import { contrastOf } from '../steps/map/contrast';
import type { MapReport } from '../steps/map/meta';
import { pointsOf } from '../steps/map/run';
import { execute, type Done, type Source } from './execute';
import { resultTable } from './export';
import { toContact, type Lists } from './list';
import { Memo } from './memo';
import { changesPage } from './changes';
import { checkpoints } from './checkpoint';
import { OrderCache, pageOfTable } from './page';
import { pipelinePython, pipelineSql } from './pipeline';
import { furtherKey, plan, readingKey, sourceKey, type FurtherKeys, type PlannedStep } from './plan';
import { readModel } from './read-model';
import { asTrained, programsOf, reasonsAt, trainedIn } from './reasons';
import { modelOf, overridesFor, scoreReadings } from './score';
import type { EngineSession, RunHooks, SessionDataset } from './session-types';
import { sourceOf, yesAndNo } from './source';
import { segmentNames, segmentNamesIn, segmentTodo, summarise } from './summary';
import type { FileOptions } from './types';
import { whatIf } from './what-if';

export interface SessionPowers {
  readonly pool: ComputePool<MlTasks>;
  /** Says messages in a language, for exported files. */
  teller(language: string): Promise<(message: Message) => string>;
  /** Milliseconds. */
  clock(): number;
  /** Bytes of results to keep for undo. */
  readonly budget: number;
}

/** A recipe's run, complete. */
export interface Finished {
  readonly source: Source;
  readonly steps: readonly PlannedStep[];
  readonly done: readonly Done[];
}

const QUIET: RunHooks = { emit: () => undefined, signal: new AbortController().signal, checkpoint: checkpoints() };
const SOURCES_KEPT = 4;
const METAS = new Map(Object.entries<StepMeta>(STEPS));

/** Runs recipes on data sets in memory; the worker and the command line hold one each. */
export function createSession({ pool, teller, clock, budget }: SessionPowers): EngineSession {
  const memo = new Memo<Done>(budget);
  const orders = new OrderCache();
  const sources = new Map<string, Source>();
  const lists: Lists = new WeakMap();

  const keyOf = ({ reading }: SessionDataset): string => readingKey(reading.fingerprint, reading.dialect, reading.inference.columns);

  const furtherOf = ({ further }: SessionDataset): FurtherKeys =>
    new Map([...(further ?? [])].map(([id, reading]) => [id, keyOf({ id, reading })]));
  const planOf = (dataset: SessionDataset, recipe: Recipe): readonly PlannedStep[] =>
    plan(recipe, keyOf(dataset), STEPS, furtherOf(dataset));

  function source(dataset: SessionDataset, recipe: Recipe): Source {
    const key = JSON.stringify([sourceKey(recipe, keyOf(dataset)), furtherKey(recipe, furtherOf(dataset))]);
    const made = sources.get(key) ?? sourceOf(dataset.reading, recipe, dataset.further);
    sources.delete(key);
    sources.set(key, made);
    for (const oldest of sources.keys()) if (sources.size > SOURCES_KEPT) sources.delete(oldest);
    return made;
  }

  /** @param until `shown`: reports may be unfinished, and tables and what was learnt are there sooner */
  async function finish(
    dataset: SessionDataset,
    recipe: Recipe,
    { emit, signal, checkpoint }: RunHooks,
    until?: 'shown',
  ): Promise<Result<Finished>> {
    await withPauses(preparingTexts(textsAsked(dataset.reading, recipe)), checkpoint);
    const from = source(dataset, recipe);
    const steps = planOf(dataset, recipe);
    const result = await execute({
      source: from,
      steps,
      impls: IMPLS,
      memo,
      pool,
      ...(until && { until }),
      hooks: {
        signal,
        checkpoint,
        clock,
        started: (uid, later) => emit({ type: 'started', uid, ...(later && { later }) }),
        progress: (uid, share, what) => emit({ type: 'progress', uid, share, what }),
        done: (outcome) => emit({ type: 'done', outcome }),
      },
    });
    if (result.ok) return ok({ source: from, steps, done: result.done });
    emit({ type: 'failed', uid: result.uid, problem: result.problem });
    return { ok: false, problem: result.problem };
  }

  type Station = Pick<Done, 'table' | 'schema'>;

  /** The tables above and below a step, worked out again where they were forgotten. */
  async function beforeAndAfter(
    dataset: SessionDataset,
    recipe: Recipe,
    uid: string,
  ): Promise<Result<{ readonly source: Station; readonly before: Station; readonly after: Station }>> {
    const planned = planOf(dataset, recipe);
    const at = planned.findIndex((step) => step.uid === uid);
    if (at < 0) return fail('engine.not-yet-run');
    const from = source(dataset, recipe);
    const known = planned.slice(0, at + 1).map(({ key }) => memo.get(key));
    const stations = (done: readonly (Station | undefined)[]): readonly (Station | undefined)[] => [done[at - 1] ?? from, done[at]];
    const inMemory = known[at] && (at === 0 || known[at - 1]);
    const finished = inMemory ? ok({ done: known }) : await finish(dataset, recipe, QUIET, 'shown');
    if (!finished.ok) return finished;
    const [before, after] = stations(finished.value.done);
    return before && after ? ok({ source: from, before, after }) : fail('engine.not-yet-run');
  }

  /** A step with its report, run again where it was forgotten. */
  async function ran(dataset: SessionDataset, recipe: Recipe, uid: string): Promise<Result<Done>> {
    const planned = planOf(dataset, recipe);
    const at = planned.findIndex((step) => step.uid === uid);
    const step = planned[at];
    if (!step) return fail('engine.not-yet-run');
    const known = memo.get(step.key);
    if (known?.report !== undefined) return ok(known);
    const finished = await finish(dataset, recipe, QUIET, 'shown');
    const found = finished.ok ? finished.value.done[at] : undefined;
    return !finished.ok ? finished : found ? ok(found) : fail('engine.not-yet-run');
  }

  async function csv(table: Parameters<typeof resultTable>[0], options: FileOptions) {
    const parts = writeCsv(await resultTable(table, await teller(options.language), QUIET.checkpoint), {
      delimiter: options.delimiter,
      decimal: options.decimal,
      bom: true,
    });
    return { parts, type: 'text/csv' };
  }

  return {
    async run(dataset, recipe, hooks) {
      const finished = await finish(dataset, recipe, hooks);
      if (!finished.ok) return finished;
      const { steps, done, source: from } = finished.value;
      const summary = summarise(recipe, from.table.rows, steps, done, dataset.reading.warnings, await teller('en'));
      return ok({ keys: steps.map(({ uid, key }) => ({ uid, key })), summary });
    },

    async propose(dataset, recipe, wanted, { checkpoint }) {
      const { table, schema, inputs } = source(dataset, recipe);
      return ok(await propose({ table, schema }, inputs ?? new Map(), wanted, checkpoint, keysAsked(recipe)));
    },

    async page(dataset, recipe, request) {
      const from = source(dataset, recipe);
      const planned = planOf(dataset, recipe);
      if (request.of === 'list') {
        const last = planned.at(-1);
        const known = last && memo.get(last.key);
        if (!known) return fail('engine.not-yet-run');
        const listed = toContact(known, planned, lists);
        return ok(pageOfTable(listed, known.schema, request, orders));
      }
      if ('leftOutBy' in request.of) {
        const { leftOutBy } = request.of;
        const around = await beforeAndAfter(dataset, recipe, leftOutBy);
        if (!around.ok) return around;
        const { before, after } = around.value;
        return ok(pageOfTable(takeRows(before.table, rowsLeftOut(before.table, after.table)), before.schema, request, orders));
      }
      if ('tryOut' in request.of) {
        const { tryOut } = request.of;
        const last = recipe.steps.findIndex(({ uid }) => uid === tryOut);
        const tried = await finish(dataset, { ...recipe, steps: recipe.steps.slice(0, last + 1) }, QUIET, 'shown');
        const at = tried.ok ? tried.value.done.at(-1) : undefined;
        if (!tried.ok) return tried;
        return at ? ok(pageOfTable(at.table, at.schema, request, orders)) : fail('engine.not-yet-run');
      }
      const { after } = request.of;
      if (after === null) return ok(pageOfTable(from.table, from.schema, request, orders));
      const step = planned.find(({ uid }) => uid === after);
      const known = step && memo.get(step.key);
      return known ? ok(pageOfTable(known.table, known.schema, request, orders)) : fail('engine.not-yet-run');
    },

    async changes(dataset, recipe, request) {
      const around = await beforeAndAfter(dataset, recipe, request.after);
      if (!around.ok) return around;
      const { source: read, before, after } = around.value;
      return ok(changesPage((request.since === 'file' ? read : before).table, after.table, request));
    },

    async reasons(dataset, recipe, rowIds) {
      const finished = await finish(dataset, recipe, QUIET, 'shown');
      return finished.ok ? reasonsAt(finished.value, rowIds, QUIET.checkpoint) : finished;
    },

    async whatIf(dataset, recipe, request, checkpoint) {
      const finished = await finish(dataset, recipe, { ...QUIET, checkpoint }, 'shown');
      return finished.ok ? whatIf(finished.value, request, checkpoint) : finished;
    },

    async points(dataset, recipe, uid) {
      const known = await ran(dataset, recipe, uid);
      if (!known.ok) return known;
      const points = pointsOf(known.value.table, known.value.schema, known.value.report as MapReport);
      return points ? ok(points) : fail('engine.not-yet-run');
    },

    async contrast(dataset, recipe, uid, rowIds) {
      const known = await ran(dataset, recipe, uid);
      return known.ok ? ok(contrastOf(known.value.table, known.value.schema, rowIds)) : known;
    },

    async file(dataset, recipe, kind, options) {
      if (kind === 'recipe') return ok({ parts: [`${JSON.stringify(recipe, null, 2)}\n`], type: 'application/json' });
      const finished = await finish(dataset, recipe, QUIET);
      if (!finished.ok) return finished;
      const { source: from, steps, done } = finished.value;
      switch (kind) {
        case 'sql':
          return ok({ parts: [pipelineSql(finished.value)], type: 'application/sql' });
        case 'python':
          return ok({ parts: [pipelinePython(finished.value)], type: 'text/x-python' });
        case 'model': {
          const quality = summarise(recipe, from.table.rows, steps, done, dataset.reading.warnings, await teller('en'));
          const model = modelOf(recipe, finished.value, quality, dataset);
          return ok({ parts: [`${JSON.stringify(model)}\n`], type: 'application/json' });
        }
        case 'list':
        case 'table': {
          const last = done.at(-1) ?? { table: from.table, schema: from.schema };
          const table = kind === 'list' ? toContact(last, steps, lists) : last.table;
          const regrouped = steps.some((step) => step.state === 'ready' && step.meta.regroups);
          const known = {
            learnt: trainedIn(steps, done),
            names: segmentNames(steps, done),
            todo: segmentTodo(steps, done),
            regrouped,
            written: yesAndNo([dataset.reading]),
            programs: programsOf(done),
          };
          return ok(await csv({ source: from.table, table, schema: last.schema, ...known }, options));
        }
        default:
          return kind satisfies never;
      }
    },

    async oddRows({ reading }, { delimiter, language }) {
      return ok({ parts: oddRows(reading.raw, delimiter, await teller(language)), type: 'text/csv' });
    },

    async score(bytes, read, options, { checkpoint }) {
      const model = readModel(bytes);
      if (!model.ok) return model;
      const readings = await read(overridesFor(model.value));
      if (!readings.ok) return readings;
      await checkpoint();
      const scored = scoreReadings(model.value, readings.value, options.countTo ?? null);
      if (!scored.ok) return scored;
      const learnt = asTrained(model.value.steps.find(({ step }) => step === 'train')?.learnt ?? null);
      const names = segmentNamesIn(model.value.quality);
      const regrouped = model.value.steps.some(({ step }) => METAS.get(step)?.regroups);
      const programs = model.value.steps.map(({ program }) => program);
      const { table, notes } = scored.value;
      const written = yesAndNo(readings.value);
      return ok({ file: await csv({ ...scored.value, learnt, names, regrouped, written, programs }, options), rows: table.rows, notes });
    },
  };
}

/** Columns of which nearly every recipe reads each text, which takes a while where there are a million: who is who, and doubles among them. */
function textsAsked({ table, roles }: SessionDataset['reading'], { split }: Recipe): readonly Column[] {
  return table.columns.filter(({ name }, c) => name === split.entity || PERSONAL.has(roles[c]?.role ?? 'ignore'));
}
