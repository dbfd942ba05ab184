import { describe, expect, it } from 'vitest';
import { arithmetic, column, compare, number, text } from '../../src/core/expr';
import type { Op } from '../../src/core/program';
import { run } from '../../src/program/run';
import { cells, literal, rowIds } from './tables';

const people = literal({
  name: ['text', ['Ann', 'Bob', 'Cid', 'Dot']],
  city: ['category', ['Oslo', 'Bergen', 'Oslo', null]],
  age: ['number', [30, null, 20, 50]],
});

describe('derive', () => {
  it('adds a column at the end and replaces one of the same name in its place', () => {
    const after = run(
      [
        {
          op: 'derive',
          columns: [
            { name: 'twice', kind: 'number', expr: arithmetic(column('age'), '*', number(2)) },
            { name: 'city', kind: 'category', expr: text('Voss') },
          ],
        },
      ],
      people,
    );
    expect(cells(after)).toEqual({
      name: ['text', ['Ann', 'Bob', 'Cid', 'Dot']],
      city: ['category', ['Voss', 'Voss', 'Voss', 'Voss']],
      age: ['number', [30, null, 20, 50]],
      twice: ['number', [60, null, 40, 100]],
    });
  });

  it('sees the table as it was before, also when two columns change places', () => {
    const after = run(
      [
        {
          op: 'derive',
          columns: [
            { name: 'a', kind: 'number', expr: column('b') },
            { name: 'b', kind: 'number', expr: column('a') },
          ],
        },
      ],
      literal({ a: ['number', [1]], b: ['number', [2]] }),
    );
    expect(cells(after)).toEqual({ a: ['number', [2]], b: ['number', [1]] });
  });

  it('leaves untouched columns the very objects they were', () => {
    const after = run([{ op: 'derive', columns: [{ name: 'age', kind: 'number', expr: number(1) }] }], people);
    expect(after.columns[0]).toBe(people.columns[0]);
    expect(after.columns[1]).toBe(people.columns[1]);
  });
});

describe('keep', () => {
  it('keeps rows whose condition is true: false and missing go', () => {
    const after = run([{ op: 'keep', where: compare(column('age'), '>=', number(30)) }], people);
    expect(cells(after).name).toEqual(['text', ['Ann', 'Dot']]);
    expect(rowIds(after)).toEqual([0, 3]);
  });
});

describe('select', () => {
  it('keeps these columns in this order, as the same objects', () => {
    const after = run([{ op: 'select', columns: ['age', 'name'] }], people);
    expect(after.columns[0]).toBe(people.columns[2]);
    expect(after.columns[1]).toBe(people.columns[0]);
    expect(after.columns.length).toBe(2);
  });
});

describe('distinct', () => {
  it('keeps the first row of each group; missing equals missing', () => {
    const table = literal({ city: ['category', ['Oslo', null, 'Oslo', null]], age: ['number', [1, 2, 3, 4]] });
    const after = run([{ op: 'distinct', on: [column('city')] }], table);
    expect(cells(after)).toEqual({ city: ['category', ['Oslo', null]], age: ['number', [1, 2]] });
    expect(rowIds(after)).toEqual([0, 1]);
  });
});

describe('rollup', () => {
  const orders = literal(
    {
      customer: ['category', ['b', 'a', null, 'b', 'a', 'c']],
      amount: ['number', [10, null, 99, 5, 7, null]],
      item: ['text', [null, 'x', 'z', 'y', 'x', null]],
    },
    [2, 3, 5, 7, 11, 13],
  );
  const rolled: Op = {
    op: 'rollup',
    by: ['customer'],
    columns: [
      { name: 'rows', agg: 'count', of: number(1), kind: 'number' },
      { name: 'orders', agg: 'count', of: column('amount'), kind: 'number' },
      { name: 'sum', agg: 'sum', of: column('amount'), kind: 'number' },
      { name: 'mean', agg: 'mean', of: column('amount'), kind: 'number' },
      { name: 'least', agg: 'min', of: column('amount'), kind: 'number' },
      { name: 'last', agg: 'max', of: column('item'), kind: 'category' },
      { name: 'first', agg: 'first', of: column('item'), kind: 'text' },
      { name: 'kinds', agg: 'countDistinct', of: column('item'), kind: 'number' },
    ],
  };

  it('gives one row per group in order of first appearance and leaves out rows without a group', () => {
    const after = run([rolled], orders);
    expect(cells(after)).toEqual({
      customer: ['category', ['b', 'a', 'c']],
      rows: ['number', [2, 2, 1]],
      orders: ['number', [2, 1, 0]],
      sum: ['number', [15, 7, null]],
      mean: ['number', [7.5, 7, null]],
      least: ['number', [5, 7, null]],
      last: ['category', ['y', 'x', null]],
      first: ['text', ['y', 'x', null]],
      kinds: ['number', [1, 1, 0]],
    });
    expect(rowIds(after)).toEqual([2, 3, 13]);
  });

  it('of no rows is no rows, also without a group', () => {
    const none = literal({ customer: ['category', []], amount: ['number', []], item: ['text', []] });
    expect(run([rolled], none).rows).toBe(0);
    expect(run([{ ...rolled, by: [] } as Op], none).rows).toBe(0);
  });
});

it('refuses a program that does not fit: that is our mistake', () => {
  expect(() => run([{ op: 'select', columns: ['no'] }], people)).toThrow('program.no-such-column');
});
