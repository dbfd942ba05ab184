import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { dictColumn, numericColumn, tableOf, type Table } from '../../../src/core/table';
import { run } from '../../../src/program/run';
import { toSql } from '../../../src/program/sql';
import { reasonsFor } from '../../../src/steps/explain/reasons';
import { chanceOf } from '../../../src/steps/train/expression';
import type { TrainLearnt } from '../../../src/steps/train/learnt';
import { meta, type TrainReport } from '../../../src/steps/train/meta';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { numbers, plantedTable, runSteps } from '../scoring';

const roles = { bought: 'outcome' } as const;

describe('few columns (L1)', () => {
  it('count, the others have no weight, and the path says where it was cut', async () => {
    const table = plantedTable(random('few'), 500, [1.5, -1], 0, 10);
    const ran = await runSteps(table, roles, ['target', ['train', { model: 'logistic', penalty: 'l1-fewest' }]]);
    const { path, used } = ran.report<TrainReport>('train');
    expect(used).toBe('logistic');
    expect(path?.columns.slice(0, 2)).toEqual(['x1', 'x2']);
    const weights = ran.learnt<TrainLearnt>('train').terms.map(({ weight }) => weight);
    expect(weights.filter((weight) => weight !== 0).length).toBe(path?.steps[path.chosen]?.kept);
    expect(weights.filter((weight) => weight !== 0).length).toBeLessThan(6);
    expect(meta.charts(ran.report<TrainReport>('train')).map(({ id }) => id)).toContain('path');
  }, 60_000);
});

/** Three countries of 300, 300 and 40 rows; what speaks for buying in one speaks against it in the next. */
function countries(turned: number): Table {
  const r = random('countries');
  const rows = 640;
  const country = Array.from({ length: rows }, (_, i) => (i < 300 ? 'NO' : i < 600 ? 'SE' : 'DK'));
  const x = Array.from({ length: 3 }, () => Array.from({ length: rows }, () => r.normal()));
  const bought = country.map((of, i) => {
    const weight = of === 'SE' ? turned : 1.5;
    return weight * (x[0]?.[i] ?? 0) + (x[1]?.[i] ?? 0) + 1.5 * r.normal() > 0 ? 1 : 0;
  });
  return tableOf([
    dictColumn('country', 'category', country),
    ...x.map((cells, j) => numericColumn(`x${j + 1}`, 'number', cells)),
    numericColumn('bought', 'bool', bought),
  ]);
}

describe('one model per market', () => {
  const steps = (params: object) => ['categories', 'target', ['train', { model: 'logistic', market: 'country', ...params }]] as never;

  it('is used where markets differ; reasons add up, SQL says the same, and a market never seen has the model for all', async () => {
    const table = countries(-1.5);
    const ran = await runSteps(table, roles, steps({}));
    const report = ran.report<TrainReport>('train');
    const { markets, contest } = report;
    expect(markets).toMatchObject({ column: 'country', groups: 3, used: true });
    expect(markets?.gain.low).toBeGreaterThan(0.05);
    expect(contest.map(({ id }) => id)).toEqual(['logistic', 'markets']);
    expect(meta.charts(report)[0]?.sub).toMatchObject({ code: 'train.chart.contest.best' });
    const learnt = ran.learnt<TrainLearnt>('train');
    const chances = numbers(ran.last.table, learnt.chance);
    for (const { rowId, score, base, parts, chance } of reasonsFor(learnt, ran.last.table, ran.last.schema, [0, 350, 610])) {
      expect(parts.reduce((sum, { effect }) => sum + effect, base)).toBeCloseTo(score, 9);
      expect(chance).toBeCloseTo(chances[rowId] as number, 9);
    }
    // the small one stays nearer to the whole than the large one it is unlike
    const own = (level: string): number => Math.abs(learnt.markets?.levels.find((one) => one.level === level)?.weights[0] ?? NaN);
    expect(own('DK')).toBeLessThan(own('SE'));
    const plain = { ...table, columns: ran.last.table.columns.filter(({ name }) => name !== learnt.chance) };
    const program = [{ op: 'derive', columns: [{ name: 'chance', kind: 'number', expr: chanceOf(learnt) }] }] as const;
    const sql = toSql([{ name: 'train', program }], { table: INPUT, columns: plain.columns }, 'duckdb');
    expect(difference(run(program, plain), await runInDuckdb(sql, plain))).toBeNull();
    const elsewhere = {
      ...plain,
      columns: plain.columns.map((column) =>
        'dict' in column && column.name === 'country' ? { ...column, dict: ['FI', 'FI', 'FI'] } : column,
      ),
    };
    const forAll = run(
      [{ op: 'derive', columns: [{ name: 'chance', kind: 'number', expr: chanceOf({ ...learnt, markets: null }) }] }],
      plain,
    );
    expect(numbers(run(program, elsewhere), 'chance')).toEqual(numbers(forAll, 'chance'));
  }, 60_000);

  it('is not used where they are alike, and is said so', async () => {
    const ran = await runSteps(countries(1.5), roles, steps({}));
    const { markets } = ran.report<TrainReport>('train');
    expect(markets?.used).toBe(false);
    expect(markets?.gain.low).toBeLessThan(0);
    expect(ran.learnt<TrainLearnt>('train').markets).toBeNull();
  }, 60_000);

  it('is a sentence where the column is not there', async () => {
    const ran = await runSteps(countries(1.5), roles, ['target', ['train', { market: 'x1' }]]);
    expect(ran.problem).toMatchObject({ code: 'train.no-market', args: { column: 'x1' } });
  });

  it('may not be the outcome, nor a column that was set aside', async () => {
    const table = countries(1.5);
    const said = dictColumn(
      'said',
      'category',
      Array.from(numbers(table, 'bought'), (value) => (value === 1 ? 'won' : 'lost')),
    );
    const wider = { ...table, columns: [...table.columns.filter(({ name }) => name !== 'bought'), said] };
    for (const [market, own] of [
      ['said', { said: 'outcome' }],
      ['country', { said: 'outcome', country: 'ignore' }],
    ] as const) {
      const ran = await runSteps(wider, own, ['target', ['train', { market }]]);
      expect(ran.problem).toMatchObject({ code: 'train.no-market', args: { column: market } });
    }
  });
});

describe('a rare outcome', () => {
  it('is told by precision and by what the best tenth holds, and no chance is the worse for it', async () => {
    const table = plantedTable(random('rare'), 3000, [1.5, -1], -4.6);
    const ran = await runSteps(table, roles, ['target', ['train', { model: 'logistic' }]]);
    const report = ran.report<TrainReport>('train');
    expect(report.baseRate).toBeLessThan(0.05);
    expect(report.lead).toBe('precision');
    expect(meta.finding(report).code).toBe('train.finding.beats.rare');
    expect(report.contest[0]?.found).toBeGreaterThan(0.3);
    const chances = numbers(ran.last.table, 'Chance');
    const mean = chances.reduce((sum, value) => sum + value, 0) / chances.length;
    expect(Math.abs(mean - report.baseRate)).toBeLessThan(0.005);
  }, 60_000);
});
