import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf, withRole } from '../../../src/core/schema';
import { foldsOfRows, type Split } from '../../../src/core/split';
import type { StepContext } from '../../../src/core/step';
import { numericColumn, tableOf, type Table } from '../../../src/core/table';
import { rocAuc } from '../../../src/ml/metrics';
import type { MlTasks } from '../../../src/ml/tasks';
import { knownOutcomes } from '../../../src/steps/target/known';
import { minutesFor, mostTrials } from '../../../src/steps/train/bound';
import { choose, gainOf } from '../../../src/steps/train/choose';
import { SHARED } from '../../../src/steps/train/contest';
import { crossValidate, outcomesByRow, type Round } from '../../../src/steps/train/cross-validate';
import { nestedRounds, type Nested } from '../../../src/steps/train/inner';
import type { Interval, TrainReport } from '../../../src/steps/train/meta';
import { search, settingsAt } from '../../../src/steps/train/search';
import { treesWay } from '../../../src/steps/train/way';
import { plantedTable, runSource, runSteps } from '../scoring';

const roles = { bought: 'outcome' } as const;
const TRIALS = 9;

/** What a step in the place of the one that trains makes of the rounds. */
async function inPlaceOfTrain(
  table: Table,
  split: Split,
  look: (train: Table, outcomes: Uint8Array, known: ReturnType<typeof knownOutcomes>, context: StepContext<MlTasks>) => Promise<void>,
): Promise<void> {
  const schema = schemaOf(table, new Map(Object.entries(roles)));
  const source = { table, schema, folds: foldsOfRows(table, split, 1), split, seed: 1 };
  const fit = async (train: Table, _params: unknown, context: StepContext<MlTasks>) => {
    const known = knownOutcomes(train, withRole(context.schema, 'target')?.name ?? '');
    await look(train, outcomesByRow(train, known.rows, known.y), known, context);
    return { program: [], learnt: null, notes: [] };
  };
  await runSource(source, ['target', 'train'], { train: { fit, report: () => Promise.resolve(null) } });
}

const BY_CHANCE: Split = { entity: null, holdout: 0, folds: 5 };

/** Gains over the usual tree: of a nested search, and of the best on the rows that judge, which is sabotage. */
async function gains(seed: number): Promise<{ readonly nested: Interval; readonly peeking: Interval }> {
  const found: { nested: Interval; peeking: Interval }[] = [];
  await inPlaceOfTrain(plantedTable(random(`noise ${seed}`), 240, [], 0), BY_CHANCE, async (train, outcomes, known, context) => {
    const folds = await context.folds();
    const judged = async (trial: number): Promise<readonly Round[]> =>
      (await crossValidate(folds, outcomes, treesWay('tree', trial ? settingsAt('tree', trial) : null, []), context, [0, 1])) ?? [];
    const usual = await judged(0);
    const tried = await Promise.all(Array.from({ length: TRIALS }, (_, i) => judged(i + 1)));
    const auc = (rounds: readonly Round[]): number => rounds.reduce((sum, { y, score }) => sum + rocAuc(y, score), 0);
    const best = tried.reduce((top, one) => (auc(one) > auc(top) ? one : top), usual);
    const asked = { model: 'tree', trials: TRIALS, lead: 'auc', most: Infinity, orders: [] } as const;
    const { rounds } = await search(asked, usual, nestedRounds(folds, outcomes, train, known, context), folds, outcomes, context, [0, 1]);
    found.push({ nested: gainOf(rounds, usual, SHARED), peeking: gainOf(best, usual, SHARED) });
  });
  return found[0] as { nested: Interval; peeking: Interval };
}

/** Above nothing by two standard errors of its mean. */
function surely(gained: readonly number[]): boolean {
  const mean = gained.reduce((sum, one) => sum + one, 0) / gained.length;
  const variance = gained.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (gained.length - 1);
  return mean > 2 * Math.sqrt(variance / gained.length);
}

describe('a search of settings', () => {
  it('gains nothing on noise, where a pick by the rows that judge would claim to', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(gains));
    expect(all.filter(({ nested }) => nested.low > 0)).toEqual([]);
    expect(surely(all.map(({ nested }) => nested.mean))).toBe(false);
    expect(surely(all.map(({ peeking }) => peeking.mean))).toBe(true);
  }, 120_000);

  it('says on noise that the usual settings are as good', async () => {
    const ran = await runSteps(plantedTable(random('search'), 400, [], 0), roles, ['target', ['train', { model: 'boosting', search: 3 }]]);
    const report = ran.report<TrainReport>('train');
    expect(report.contest.map(({ id }) => id)).toEqual(['logistic', 'boosting', 'search']);
    expect(report.search).toMatchObject({ model: 'boosting', trials: 3, used: false });
    expect(report.recommended).toBe('baseline');
  }, 60_000);

  it('finds a deeper tree where only a deep one can tell', async () => {
    const ran = await runSteps(chequered(), roles, ['target', ['train', { model: 'tree', search: TRIALS }]]);
    const { search: found, contest } = ran.report<TrainReport>('train');
    expect(found).toMatchObject({ model: 'tree', used: true });
    expect(found?.gain.low).toBeGreaterThan(0);
    expect(contest.find(({ id }) => id === 'search')?.auc.mean).toBeGreaterThan(contest.find(({ id }) => id === 'tree')?.auc.mean ?? 1);
  }, 60_000);
});

it('the work of a search is bounded by rows, columns and settings, whatever is asked', async () => {
  expect([mostTrials(500, 10), mostTrials(20_000, 50), mostTrials(500_000, 50), mostTrials(20_000, 5000)]).toEqual([60, 30, 30, 1]);
  expect(minutesFor(mostTrials(20_000, 50), 20_000, 50)).toBe(minutesFor(60, 10_000, 50));
  const tried: (number | undefined)[] = [];
  await inPlaceOfTrain(plantedTable(random('bound'), 240, [1], 0), BY_CHANCE, async (train, _outcomes, known, context) => {
    const asked = { model: 'tree', search: 5, C: 1, penalty: 'l2', market: null, monotone: [], own: null, language: 'en' } as const;
    for (const inputs of [5, 50_000]) tried.push((await choose(asked, inputs, train, known, context)).search?.trials);
  });
  expect(tried).toEqual([5, 2]);
}, 60_000);

it('stopped on the way, it is what a search of so many settings is, and tries none of them again', async () => {
  const stopped: string[] = [];
  for (const before of [4, 0]) {
    await inPlaceOfTrain(plantedTable(random('stopped'), 240, [1], 0), BY_CHANCE, async (train, outcomes, known, context) => {
      let fits = 0;
      const pool: typeof context.pool = {
        ...context.pool,
        map: (task, inputs, options) => {
          fits += inputs.length;
          return context.pool.map(task, inputs, options);
        },
      };
      const folds = await context.folds();
      const nested = nestedRounds(folds, outcomes, train, known, context);
      const usual = (await crossValidate(folds, outcomes, treesWay('tree', null, []), context, [0, 1])) ?? [];
      const asked = { model: 'tree', lead: 'auc', most: Infinity, orders: [] } as const;
      const tried = (trials: number) => search({ ...asked, trials }, usual, nested, folds, outcomes, { ...context, pool }, [0, 1]);
      if (before > 0) await tried(before);
      const spent = fits;
      stopped.push(
        JSON.stringify(await tried(2), (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)),
      );
      // but that each round learns from all its rows as it picked
      if (before > 0) expect(fits - spent).toBeLessThanOrEqual(usual.length);
    });
  }
  expect(stopped[0]).toBe(stopped[1]);
}, 60_000);

/** Sixteen strips, every second of which bought. */
function chequered(): Table {
  const r = random('chequered');
  const x = Array.from({ length: 1500 }, () => r.next());
  return tableOf([
    numericColumn('x', 'number', x),
    numericColumn(
      'bought',
      'bool',
      x.map((value) => Math.floor(value * 16) % 2 === (r.next() < 0.9 ? 1 : 0)),
    ),
  ]);
}

/** Numbers of the source rows that each of these holds. */
const idsOf = ({ table, rows }: { readonly table: Table; readonly rows: Uint32Array }): readonly number[] =>
  Array.from(rows, (row) => table.rowIds[row] as number);

it.each([BY_CHANCE, { ...BY_CHANCE, holdout: 0.2, time: 'created' }])(
  'rounds inside a lesson hold none but its own rows, and by time learn from earlier ones alone',
  async (split) => {
    const table = plantedTable(random('inner'), 300, [1], 0);
    const dated = tableOf([
      ...table.columns,
      numericColumn(
        'created',
        'date',
        Array.from({ length: 300 }, (_, i) => i * 86_400_000),
      ),
    ]);
    const seen: (readonly Nested[])[] = [];
    await inPlaceOfTrain(dated, split, async (train, outcomes, known, context) => {
      seen.push(nestedRounds(await context.folds(), outcomes, train, known, context));
    });
    const nested = seen[0] ?? [];
    expect(nested.map(({ inner }) => inner.length)).toEqual('time' in split ? [0, 1, 2, 3, 3, 3] : [3, 3, 3, 3, 3, 3]);
    for (const { lesson, judge, inner } of nested) {
      const own = new Set(idsOf(lesson.side));
      for (const one of inner) {
        const [teaching, judging] = [idsOf(one.lesson.side), idsOf(one.judge)];
        expect([...teaching, ...judging].every((id) => own.has(id))).toBe(true);
        expect(judging.some((id) => teaching.includes(id))).toBe(false);
        if (judge) expect(idsOf(judge).some((id) => teaching.includes(id) || judging.includes(id))).toBe(false);
        if ('time' in split) expect(Math.max(...teaching)).toBeLessThan(Math.min(...judging));
      }
    }
  },
  60_000,
);
