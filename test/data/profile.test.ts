import { expect, it } from 'vitest';
import { dictColumn, numericColumn } from '../../src/core/table';
import { profileColumn } from '../../src/data/profile';

it('shows numbers by quartiles and bins of round width', () => {
  const column = numericColumn('n', 'number', [1, 2, 3, 4, 10, null]);
  expect(profileColumn(column)).toMatchObject({
    rows: 6,
    missing: 1,
    distinct: 5,
    spread: { min: 1, q1: 2, median: 3, q3: 4, max: 10, mean: 4 },
    sampled: false,
  });
  const { bins } = profileColumn(column);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  expect([bins[0], bins.at(-1)]).toEqual([
    { from: 1, to: 1.5, count: 1 },
    { from: 10, to: 10.5, count: 1 },
  ]);
});

it('shows choices by their commonest values', () => {
  const column = dictColumn('c', 'category', ['a', 'b', 'b', null, ...Array.from({ length: 10 }, (_, i) => `x${i}`), 'b']);
  expect(profileColumn(column)).toMatchObject({ distinct: 12, missing: 1, others: 4 });
  expect(profileColumn(column).top.slice(0, 2)).toEqual([
    { value: 'b', count: 3 },
    { value: 'a', count: 1 },
  ]);
});

it('copes with empty, constant and yes-no columns, and stays JSON', () => {
  for (const column of [
    numericColumn('e', 'number', [null, null]),
    numericColumn('k', 'date', [5, 5]),
    numericColumn('b', 'bool', [true, false, null]),
    dictColumn('t', 'text', []),
  ]) {
    const profile = profileColumn(column);
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  }
});
