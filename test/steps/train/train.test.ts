import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { numericColumn, tableOf, type NumericColumn, type Table } from '../../../src/core/table';
import { rocAuc } from '../../../src/ml/metrics';
import type { TrainLearnt } from '../../../src/steps/train/learnt';
import type { TrainReport } from '../../../src/steps/train/meta';
import { numbers, plantedTable, runSteps } from '../scoring';

const roles = { bought: 'outcome' } as const;
const steps = ['missing', 'target', 'train'];

/** The same table with every cell of the given rows replaced by nonsense. */
function spoilt(table: Table, rows: ReadonlySet<number>): Table {
  return {
    ...table,
    columns: table.columns.map((column) => {
      const { data } = column as NumericColumn;
      return {
        ...(column as NumericColumn),
        data: data.map((value, row) => (rows.has(row) ? (column.kind === 'bool' ? 1 - value : 1e6) : value)),
      };
    }),
  };
}

describe('train', () => {
  it('finds planted weights and says how well they rank', async () => {
    const table = plantedTable(random('planted'), 3000, [1.5, -1, 0, 0, 0], -1);
    const ran = await runSteps(table, roles, steps);
    const report = ran.report<TrainReport>('train');
    expect(report).toMatchObject({ recommended: 'logistic', used: 'logistic', reason: 'beats', percentAllowed: true, folds: 5 });
    const [x1, x2] = [numbers(table, 'x1'), numbers(table, 'x2')];
    const ruleItself = rocAuc(
      numbers(table, 'bought'),
      x1.map((value, row) => 1.5 * value - (x2[row] ?? 0)),
    );
    const { mean, low, high } = report.models[1]?.auc ?? { mean: NaN, low: NaN, high: NaN };
    expect(Math.abs(mean - ruleItself)).toBeLessThan(0.01);
    expect(low < ruleItself && ruleItself < high).toBe(true);
    const weights = ran.learnt<TrainLearnt>('train').terms.map(({ weight }) => weight);
    [1.5, -1, 0, 0, 0].forEach((weight, j) => expect(Math.abs((weights[j] ?? 9) - weight)).toBeLessThan(0.2));
  });

  it('learns nothing from held-out rows', async () => {
    const table = plantedTable(random('spoil'), 600, [2, -1], 0);
    const clean = await runSteps(table, roles, steps);
    const held = new Set(Array.from(table.rowIds).filter((id) => clean.source.folds.fold[id] === -1));
    expect(held.size).toBeGreaterThan(50);
    const ran = await runSteps(spoilt(table, held), roles, steps);
    expect(ran.learnt('train')).toEqual(clean.learnt('train'));
  });

  it('would notice if it did: spoiling one row to learn from changes what is learnt', async () => {
    const table = plantedTable(random('spoil'), 600, [2, -1], 0);
    const clean = await runSteps(table, roles, steps);
    const taught = Array.from(table.rowIds).find((id) => clean.source.folds.fold[id] !== -1) ?? 0;
    const ran = await runSteps(spoilt(table, new Set([taught])), roles, steps);
    expect(ran.learnt('train')).not.toEqual(clean.learnt('train'));
  });

  it('gives a chance to every row, also to those with nothing known', async () => {
    const table = plantedTable(random('gaps'), 500, [2], 0, 2);
    const [x1, ...others] = table.columns as readonly NumericColumn[];
    const gappy = tableOf([
      { ...(x1 as NumericColumn), data: (x1 as NumericColumn).data.map((value, row) => (row % 50 === 0 ? NaN : value)) },
      ...others,
    ]);
    const { last } = await runSteps(gappy, roles, ['target', 'train']);
    const chances = numbers(last.table, 'Chance');
    expect(chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
  });

  it('gives everyone the same chance where too few are known, and says so', async () => {
    const table = plantedTable(random('few'), 20, [3], -2);
    const ran = await runSteps(table, roles, steps);
    expect(ran.report<TrainReport>('train')).toMatchObject({ reason: 'too-few', used: 'baseline', folds: 0 });
    expect(new Set(numbers(ran.last.table, 'Chance')).size).toBe(1);
  });

  it('gives everyone the same chance where no column is left', async () => {
    const table = tableOf([
      plantedTable(random('none'), 300, [], 0).columns.at(-1) as NumericColumn,
      numericColumn('same', 'number', new Array<number>(300).fill(7)),
    ]);
    expect((await runSteps(table, roles, steps)).report<TrainReport>('train')).toMatchObject({ reason: 'no-columns', used: 'baseline' });
  });

  it('names the column whose known outcomes are all alike among the rows to learn from', async () => {
    const table = plantedTable(random('one'), 60, [], 99);
    expect((await runSteps(table, roles, steps)).problem).toMatchObject({ code: 'target.one-class', args: { column: 'bought' } });
  });

  it('lets a person insist on the model, and on the baseline', async () => {
    const noise = plantedTable(random('noise 3'), 400, [], 0);
    const forced = await runSteps(noise, roles, ['target', ['train', { model: 'logistic' }]]);
    expect(forced.report<TrainReport>('train')).toMatchObject({ recommended: 'baseline', used: 'logistic' });
    const signal = plantedTable(random('signal'), 400, [2], 0);
    const plain = await runSteps(signal, roles, ['target', ['train', { model: 'baseline' }]]);
    expect(plain.report<TrainReport>('train')).toMatchObject({ recommended: 'logistic', used: 'baseline' });
  });
});
