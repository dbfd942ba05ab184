import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { dictColumn, numericColumn, tableOf, type Column, type Table } from '../../../src/core/table';
import type { TrainReport } from '../../../src/steps/train/meta';
import { LEARNERS } from '../../../src/steps/train/way';
import { numbers, runSteps } from '../scoring';

const roles = { bought: 'outcome' } as const;
const ROWS = 90;
const r = random('bad input');
const normal = (rows = ROWS): number[] => Array.from({ length: rows }, () => r.normal());
const number = (name: string, cells: readonly (number | null)[]): Column => numericColumn(name, 'number', cells);
const bought = (cells: readonly boolean[]): Column => numericColumn('bought', 'bool', cells);
const x = normal();
const noisy = x.map((value) => value + r.normal() > 0);

const TABLES: Readonly<Record<string, Table>> = {
  'perfect separation': tableOf([number('x', x), number('z', normal()), bought(x.map((value) => value > 0))]),
  'more columns than rows': tableOf([...Array.from({ length: 100 }, (_, j) => number(`x${j}`, j === 0 ? x : normal())), bought(noisy)]),
  'rows all twice or more': tableOf([
    number(
      'x',
      x.map((_, i) => x[i % 9] ?? 0),
    ),
    number(
      'z',
      x.map((_, i) => i % 3),
    ),
    bought(x.map((_, i) => i % 9 < 4)),
  ]),
  'numbers of 1e300 and 1e308': tableOf([
    number(
      'x',
      x.map((value) => value * 1e300),
    ),
    number(
      'z',
      x.map((value, i) => (i % 2 === 0 ? 1e308 : -1e308) * Math.min(1, Math.abs(value))),
    ),
    bought(noisy),
  ]),
  'columns that are empty or constant': tableOf([
    number('x', x),
    number(
      'empty',
      x.map(() => null),
    ),
    number(
      'same',
      x.map(() => 7),
    ),
    bought(noisy),
  ]),
  'one row of a kind': tableOf([number('x', x), bought(x.map((_, i) => i === 40))]),
};

/** Nothing on the card may be NaN, and every row has a chance. */
async function holds(table: Table, params: Record<string, string>): Promise<TrainReport | undefined> {
  const ran = await runSteps(table, roles, ['target', ['train', params]]);
  if (ran.problem) {
    expect(ran.problem.code).toMatch(/^(train|target)\./);
    return undefined;
  }
  const report = ran.report<TrainReport>('train');
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(numbers(ran.last.table, 'Chance').every((chance) => chance >= 0 && chance <= 1)).toBe(true);
  return report;
}

describe.each(Object.entries(TABLES))('%s', (name, table) => {
  it('lets every model answer, or say why not', async () => {
    const report = await holds(table, {});
    if (name === 'perfect separation') expect(report?.contest.every(({ auc }) => auc.mean > 0.9)).toBe(true);
    if (name === 'numbers of 1e300 and 1e308') expect(report?.contest[0]?.auc.mean).toBeGreaterThan(0.7);
    if (name === 'one row of a kind') expect(report?.reason ?? 'stopped').toMatch(/too-few|stopped/);
  }, 60_000);
});

describe.each([...LEARNERS.map((model) => ({ model })), { model: 'logistic', penalty: 'l1' }])('asked for $model', (params) => {
  it('every row has a chance where values are huge, and where a category was never seen', async () => {
    const table = TABLES['numbers of 1e300 and 1e308'] as Table;
    const kinds = Array.from({ length: ROWS }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
    const plain = tableOf([dictColumn('kind', 'category', kinds), ...table.columns]);
    const { source } = await runSteps(plain, roles, ['target']);
    const unseen = kinds.map((kind, i) => (source.folds.fold[i] === -1 && i % 3 === 0 ? 'new' : kind));
    const ran = await runSteps(tableOf([dictColumn('kind', 'category', unseen), ...table.columns]), roles, [
      'categories',
      'target',
      ['train', params],
    ]);
    expect(numbers(ran.last.table, 'Chance').every((chance) => chance >= 0 && chance <= 1)).toBe(true);
    expect(ran.report<TrainReport>('train').used).toBe(params.model);
  }, 60_000);
});
