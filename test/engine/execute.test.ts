import { describe, expect, it } from 'vitest';
import { column, compare, number, arithmetic } from '../../src/core/expr';
import type { Json } from '../../src/core/json';
import { ok, stop } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import { schemaOf } from '../../src/core/schema';
import { foldsOfRows, HELD_OUT } from '../../src/core/split';
import type { StepMeta } from '../../src/core/step';
import { numericColumn, tableOf, type NumericColumn, type Table } from '../../src/core/table';
import { say } from '../../src/core/message';
import { execute, type Done, type Execution, type Impls } from '../../src/engine/execute';
import { inlinePool } from '../../src/engine/inline-pool';
import { TASKS } from '../../src/ml/tasks';
import { Memo } from '../../src/engine/memo';
import { plan, type Metas } from '../../src/engine/plan';

const light = (id: string, onNewRows: 'apply' | 'skip'): StepMeta => ({
  id,
  version: 1,
  stage: 'clean',
  params: { shift: { kind: 'real', default: 0, min: -10, max: 10 } },
  onNewRows,
  outline: (schema) => ok(schema),
  finding: () => say('cancelled'),
  soWhat: () => say('cancelled'),
  charts: () => [],
});

const METAS: Metas = {
  centre: light('centre', 'apply'),
  trim: light('trim', 'skip'),
  judge: light('judge', 'apply'),
  broken: light('broken', 'apply'),
  gather: { ...light('gather', 'apply'), regroups: true },
};

const values = (table: Table): Float64Array => (table.columns[0] as NumericColumn).data;
const mean = (of: Float64Array): number => of.reduce((sum, value) => sum + value, 0) / of.length;

/** What each fit saw, newest last. */
type Seen = { step: string; rows: number }[];

function toys(seen: Seen): Impls {
  return {
    centre: {
      fit: async (train, params) => {
        seen.push({ step: 'centre', rows: train.rows });
        const middle = mean(values(train)) + Number(params['shift']);
        const expr = arithmetic(column('x'), '-', number(middle));
        return { program: [{ op: 'derive', columns: [{ name: 'x', kind: 'number', expr }] }], learnt: { middle }, notes: [] };
      },
      report: async ({ heldOut }) => ({ heldOut: heldOut.reduce((sum, one) => sum + one, 0) }),
    },
    trim: {
      fit: async (train) => {
        seen.push({ step: 'trim', rows: train.rows });
        return { program: [{ op: 'keep', where: compare(column('x'), '<', number(50)) }], learnt: null, notes: [] };
      },
      report: async ({ before, after }) => ({ dropped: before.rows - after.rows }),
    },
    judge: {
      fit: async (train, _params, context) => {
        seen.push({ step: 'judge', rows: train.rows });
        const folds = await context.folds();
        return { program: [], learnt: folds.map(({ train: teach, test }) => [teach.rows, test.rows, mean(values(teach))]), notes: [] };
      },
      report: async (_view, _fitted, _params, context) => (await context.turns()).map(({ train: teach, test }) => [teach.rows, test.rows]),
    },
    broken: {
      fit: async () => stop('toy.no', { why: 'because' }),
      report: async () => null,
    },
  };
}

function recipeOf(steps: readonly string[], params: Record<string, Record<string, Json>> = {}): Recipe {
  return {
    schema: 1,
    name: 'toy',
    goal: 'leads',
    language: 'en',
    columns: [],
    split: { entity: null, holdout: 0.2, folds: 4 },
    seed: 7,
    steps: steps.map((step) => ({ uid: `${step}-1`, step, version: 1, params: params[step] ?? {}, enabled: true })),
  };
}

function setUp(table: Table, seen: Seen, memo = new Memo<Done>(1e9)) {
  const split = { entity: null, holdout: 0.2, folds: 4 };
  const folds = foldsOfRows(table, split, 7);
  const run = (recipe: Recipe) => {
    const execution: Execution = {
      source: { table, schema: schemaOf(table, new Map()), folds, split, seed: 7 },
      steps: plan(recipe, 'toy', METAS),
      impls: toys(seen),
      memo,
      pool: inlinePool(TASKS),
      hooks: { signal: new AbortController().signal, checkpoint: async () => undefined },
    };
    return execute(execution);
  };
  return { folds: folds.fold, run };
}

const hundred = tableOf([
  numericColumn(
    'x',
    'number',
    Array.from({ length: 100 }, (_, i) => i),
  ),
]);

async function allDone(result: ReturnType<ReturnType<typeof setUp>['run']>): Promise<readonly Done[]> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.problem.code);
  return settled.done;
}

describe('execute', () => {
  it('fits on training rows only and runs the program on all', async () => {
    const seen: Seen = [];
    const { folds, run } = setUp(hundred, seen);
    const heldOut = [...folds].filter((fold) => fold === HELD_OUT).length;
    const [first] = await allDone(run(recipeOf(['centre'])));
    expect(heldOut).toBeGreaterThan(5);
    expect(seen).toEqual([{ step: 'centre', rows: 100 - heldOut }]);
    expect(first?.table.rows).toBe(100);
    expect(first?.report).toEqual({ heldOut });
  });

  it('learns the same whatever stands in held-out rows', async () => {
    const { folds, run } = setUp(hundred, []);
    const spoilt = tableOf([
      numericColumn(
        'x',
        'number',
        Array.from(values(hundred), (value, i) => (folds[i] === HELD_OUT ? 1e9 : value)),
      ),
    ]);
    const recipe = recipeOf(['centre', 'trim', 'judge']);
    const clean = await allDone(run(recipe));
    const dirty = await allDone(setUp(spoilt, []).run(recipe));
    expect(dirty.map(({ fitted }) => fitted)).toEqual(clean.map(({ fitted }) => fitted));
  });

  it('would notice: spoiling a training row changes what is learnt', async () => {
    const { folds, run } = setUp(hundred, []);
    const at = folds.findIndex((fold) => fold !== HELD_OUT);
    const spoilt = tableOf([
      numericColumn(
        'x',
        'number',
        Array.from(values(hundred), (value, i) => (i === at ? 1e9 : value)),
      ),
    ]);
    const recipe = recipeOf(['centre']);
    const [clean] = await allDone(run(recipe));
    const [dirty] = await allDone(setUp(spoilt, []).run(recipe));
    expect(dirty?.fitted).not.toEqual(clean?.fitted);
  });

  it('prepares each fold with the cards above fitted without the rows it is judged on', async () => {
    const { folds, run } = setUp(hundred, []);
    const done = await allDone(run(recipeOf(['centre', 'judge'])));
    const learnt = done[1]?.fitted.learnt as [number, number, number][];
    expect(learnt.map(([, judged]) => judged)).toEqual([0, 1, 2, 3].map((fold) => [...folds].filter((f) => f === fold).length));
    for (const [, , middle] of learnt) expect(middle).toBeCloseTo(0, 12);
  });

  it('lets every row judge once in the figures, held-out rows too', async () => {
    const { run } = setUp(hundred, []);
    const done = await allDone(run(recipeOf(['centre', 'judge'])));
    const turns = done[1]?.report as [number, number][];
    expect(turns.reduce((sum, [, judged]) => sum + judged, 0)).toBe(100);
    expect(turns.every(([taught, judged]) => taught + judged === 100)).toBe(true);
  });

  it('drops training rows only when a step skips new rows', async () => {
    const { folds, run } = setUp(hundred, []);
    const [done] = await allDone(run(recipeOf(['trim'])));
    const left = done?.table.rowIds ?? new Uint32Array();
    expect([...left].filter((id) => folds[id] !== HELD_OUT).every((id) => id < 50)).toBe(true);
    expect([...left].filter((id) => folds[id] === HELD_OUT)).toEqual([...folds.keys()].filter((id) => folds[id] === HELD_OUT));
  });

  it('runs again only from the edited card on, and finds old results at once', async () => {
    const seen: Seen = [];
    const { run } = setUp(hundred, seen);
    const names = (): string[] => seen.splice(0).map(({ step }) => step);
    await run(recipeOf(['centre', 'trim']));
    expect(names()).toEqual(['centre', 'trim']);
    await run(recipeOf(['centre', 'trim'], { trim: { shift: 1 } }));
    expect(names()).toEqual(['trim']);
    await run(recipeOf(['centre', 'trim'], { centre: { shift: 1 } }));
    expect(names()).toEqual(['centre', 'trim']);
    await run(recipeOf(['centre', 'trim']));
    expect(names()).toEqual([]);
  });

  it('runs a cleaning card again when a card below starts or stops making new rows of its rows', async () => {
    const above = (below: readonly string[]) => plan(recipeOf(['centre', 'trim', ...below]), 'toy', METAS).slice(0, 2);
    const [centre, trim] = above([]);
    const [centreAgain, trimAgain] = above(['gather']);
    expect(centreAgain?.key).toBe(centre?.key);
    expect(trimAgain?.key).not.toBe(trim?.key);
    expect(above(['judge'])[1]?.key).toBe(trim?.key);
  });

  it('keeps what is above a card that fails and says which card it was', async () => {
    const { run } = setUp(hundred, []);
    expect(await run(recipeOf(['centre', 'broken', 'trim']))).toEqual({
      ok: false,
      uid: 'broken-1',
      problem: { code: 'toy.no', args: { why: 'because' }, uid: 'broken-1' },
    });
  });

  it('says so when a step is unknown, newer or has a wrong parameter', async () => {
    const { run } = setUp(hundred, []);
    const codes = async (recipe: Recipe): Promise<string> => {
      const result = await run(recipe);
      return result.ok ? 'ok' : result.problem.code;
    };
    expect(await codes(recipeOf(['nowhere']))).toBe('recipe.unknown-step');
    expect(await codes(recipeOf(['centre'], { centre: { shift: 11 } }))).toBe('param-wrong');
    const newer = recipeOf(['centre']);
    expect(await codes({ ...newer, steps: newer.steps.map((step) => ({ ...step, version: 2 })) })).toBe('recipe.newer-step');
  });
});
