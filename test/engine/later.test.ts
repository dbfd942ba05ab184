import { describe, expect, it } from 'vitest';
import { canonical, type Json } from '../../src/core/json';
import { say } from '../../src/core/message';
import { ok, stop } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import { schemaOf } from '../../src/core/schema';
import { foldsOfRows } from '../../src/core/split';
import type { StepMeta } from '../../src/core/step';
import { checkpoints } from '../../src/engine/checkpoint';
import { execute, type Done, type Execution, type ExecuteResult, type Impls } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { Memo } from '../../src/engine/memo';
import { plan, type Metas } from '../../src/engine/plan';
import { TASKS } from '../../src/ml/tasks';
import { literal } from '../program/tables';

const light = (id: string): StepMeta => ({
  id,
  version: 1,
  stage: 'clean',
  params: {},
  onNewRows: 'apply',
  outline: (schema) => ok(schema),
  finding: () => say('cancelled'),
  soWhat: () => say('cancelled'),
  charts: () => [],
});
const METAS: Metas = { groups: light('groups'), names: light('names'), odd: light('odd') };
const SPLIT = { entity: null, holdout: 0.2, folds: 4 };
const STEPS = ['groups', 'names'];

/** @param seen what was done, in order @param during called in the middle of what `groups` makes later */
function toys(seen: string[], during: () => void): Impls {
  const nothing = { program: [], learnt: null, notes: [] };
  return {
    groups: {
      fit: async () => (seen.push('fit groups'), nothing),
      report: async () => ({ count: 3, steady: 'checking' }),
      later: async (_view, _fitted, report, _params, { random, progress, checkpoint }) => {
        progress(0.5, say('cancelled'));
        during();
        await checkpoint();
        return { ...(report as { count: number }), steady: random.next() };
      },
    },
    names: { fit: async () => (seen.push('fit names'), nothing), report: async ({ above }) => ({ above: [...above.keys()] }) },
    odd: {
      fit: async () => nothing,
      report: async () => ({ whole: false }),
      later: async () => stop('toy.no'),
    },
  };
}

function setUp() {
  const table = literal({ x: ['number', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]] });
  const seen: string[] = [];
  const memo = new Memo<Done>(1e9);
  const run = (steps = STEPS, during: (stop: AbortController) => void = () => undefined, until?: 'shown'): Promise<ExecuteResult> => {
    const control = new AbortController();
    const recipe: Recipe = {
      schema: 1,
      name: 'toy',
      goal: 'segments',
      language: 'en',
      columns: [],
      split: SPLIT,
      seed: 7,
      steps: steps.map((step) => ({ uid: step, step, version: 1, params: {}, enabled: true })),
    };
    const execution: Execution = {
      source: { table, schema: schemaOf(table, new Map()), folds: foldsOfRows(table, SPLIT, 7), split: SPLIT, seed: 7 },
      steps: plan(recipe, 'toy', METAS),
      impls: toys(seen, () => during(control)),
      memo,
      pool: inlinePool(TASKS),
      hooks: {
        signal: control.signal,
        checkpoint: checkpoints(control.signal),
        started: (uid, later) => void (later && seen.push(`${uid} later`)),
        progress: (uid, share) => void seen.push(`${uid} at ${share}`),
        done: ({ uid, unfinished }) => void seen.push(`${uid} ${unfinished ? 'so far' : 'whole'}`),
      },
      ...(until && { until }),
    };
    return execute(execution);
  };
  return { run, taken: () => seen.splice(0) };
}

const reports = (result: ExecuteResult): readonly Json[] => (result.ok ? result.done.map(({ report }) => report ?? null) : []);
const isWhole = (result: ExecuteResult): boolean => result.ok && !canonical(reports(result) as Json).includes('checking');

describe('what a step tells later', () => {
  it('follows when every card is there, and is there when the run returns', async () => {
    const { run, taken } = setUp();
    const result = await run();
    expect(taken()).toEqual(['fit groups', 'groups so far', 'fit names', 'names whole', 'groups later', 'groups at 0.5', 'groups whole']);
    expect(isWhole(result)).toBe(true);
    expect(reports(result)).toEqual([{ count: 3, steady: expect.any(Number) }, { above: ['groups'] }]);
  });

  it('would be missed: a run that stops at what is shown has it not', async () => {
    const { run, taken } = setUp();
    expect(isWhole(await run(STEPS, undefined, 'shown'))).toBe(false);
    expect(taken()).not.toContain('groups whole');
  });

  it('is worked out once', async () => {
    const { run, taken } = setUp();
    const once = canonical(reports(await run()) as Json);
    taken();
    expect(canonical(reports(await run()) as Json)).toBe(once);
    expect(taken()).toEqual(['groups whole', 'names whole']);
  });

  it('is taken up again after a cancel, without what went before, and comes to the same', async () => {
    const { run, taken } = setUp();
    const cancelled = await run(STEPS, (control) => control.abort());
    expect(cancelled).toMatchObject({ ok: false, uid: 'groups', problem: { code: 'cancelled' } });
    taken();
    const result = await run();
    expect(taken()).toEqual(['groups so far', 'names whole', 'groups later', 'groups at 0.5', 'groups whole']);
    expect(canonical(reports(result) as Json)).toBe(canonical(reports(await setUp().run()) as Json));
  });

  it('comes to the same after a run that wanted the tables alone', async () => {
    const { run } = setUp();
    await run(STEPS, undefined, 'shown');
    expect(canonical(reports(await run()) as Json)).toBe(canonical(reports(await setUp().run()) as Json));
  });

  it('says which card it was when it fails', async () => {
    const { run, taken } = setUp();
    expect(await run(['odd', 'names'])).toMatchObject({ ok: false, uid: 'odd', problem: { code: 'toy.no' } });
    expect(taken()).toEqual(['odd so far', 'fit names', 'names whole', 'odd later']);
  });
});
