import { describe, expect, it } from 'vitest';
import { column, number } from '../../src/core/expr';
import type { Op, Program } from '../../src/core/program';
import { checkProgram } from '../../src/program/kinds';
import { run } from '../../src/program/run';
import { toSql } from '../../src/program/sql';
import { columnsUsed, inputColumnsUsed, inputsUsed } from '../../src/program/uses';
import { cells, literal, rowIds } from './tables';

const customers = literal(
  {
    id: ['text', ['a', 'b', null, 'c']],
    age: ['number', [30, 40, 50, 60]],
  },
  [3, 5, 8, 9],
);
const orders = literal({
  number: ['number', [1, 2, 3, 4, 5]],
  customer: ['category', ['b', 'a', 'b', null, 'x']],
  paid: ['number', [10, 20, 30, 40, 50]],
});
const lines = literal({ order: ['number', [1, 1, 3]], pieces: ['number', [2, 3, 4]] });
const inputs = new Map([
  ['orders', orders],
  ['lines', lines],
]);

const take = (...names: string[]): Extract<Op, { op: 'join' }>['take'] => names.map((name) => ({ from: name, name: `their ${name}` }));
const join = (roll: Program, ...names: string[]): Op => ({
  op: 'join',
  with: 'orders',
  roll,
  on: [['id', 'customer']],
  take: take(...names),
});
const perCustomer: Op = { op: 'rollup', by: ['customer'], columns: [{ name: 'sum', agg: 'sum', of: column('paid'), kind: 'number' }] };

describe('join', () => {
  it('adds columns of the first row with the key, and missing where there is none or the key is missing', () => {
    const after = run([join([], 'number', 'paid')], customers, inputs);
    expect(cells(after)).toEqual({
      id: ['text', ['a', 'b', null, 'c']],
      age: ['number', [30, 40, 50, 60]],
      'their number': ['number', [2, 1, null, null]],
      'their paid': ['number', [20, 10, null, null]],
    });
    expect(rowIds(after)).toEqual([3, 5, 8, 9]);
    expect(after.columns[0]).toBe(customers.columns[0]);
  });

  it('rolls the other table up first where it is told to', () => {
    expect(cells(run([join([perCustomer], 'sum')], customers, inputs))['their sum']).toEqual(['number', [20, 40, null, null]]);
  });

  it('joins a third table into the second first', () => {
    const pieces: Op = { op: 'rollup', by: ['order'], columns: [{ name: 'pieces', agg: 'sum', of: column('pieces'), kind: 'number' }] };
    const withLines: Op = { op: 'join', with: 'lines', roll: [pieces], on: [['number', 'order']], take: take('pieces') };
    const all: Op = {
      op: 'rollup',
      by: ['customer'],
      columns: [{ name: 'all', agg: 'sum', of: column('their pieces'), kind: 'number' }],
    };
    expect(cells(run([join([withLines, all], 'all')], customers, inputs))['their all']).toEqual(['number', [null, 9, null, null]]);
  });

  it('compares every pair of keys', () => {
    const here = literal({ a: ['number', [1, 1, 2, null]], b: ['date', [0, 5, 0, 0]] });
    const there = literal({ a: ['number', [1, 2, 1]], b: ['date', [5, 0, 0]], c: ['bool', [1, 0, 1]] });
    const on = [['a', 'a'] as const, ['b', 'b'] as const];
    const program: Program = [{ op: 'join', with: 'there', roll: [], on, take: [{ from: 'c', name: 'c' }] }];
    expect(cells(run(program, here, new Map([['there', there]])))['c']).toEqual(['bool', [1, 1, 0, null]]);
  });

  it('fits only with a known table, keys of one kind and new names', () => {
    const columns = new Map([...inputs].map(([id, table]) => [id, table.columns]));
    const problem = (op: Op): string => {
      const checked = checkProgram([op], customers.columns, columns);
      return checked.ok ? 'fits' : checked.problem.code;
    };
    const op = join([], 'paid') as Extract<Op, { op: 'join' }>;
    expect(problem(op)).toBe('fits');
    expect(problem({ ...op, with: 'visits' })).toBe('program.no-such-input');
    expect(problem({ ...op, on: [] })).toBe('program.empty');
    expect(problem({ ...op, on: [['id', 'number']] })).toBe('program.kind-mismatch');
    expect(problem({ ...op, on: [['id', 'who']] })).toBe('program.no-such-column');
    expect(problem({ ...op, take: take('price') })).toBe('program.no-such-column');
    expect(problem({ ...op, take: [{ from: 'paid', name: 'age' }] })).toBe('program.twice');
    expect(problem({ ...op, roll: [{ op: 'select', columns: ['paid'] }] })).toBe('program.no-such-column');
  });

  it('says what it looks at in each table', () => {
    const program: Program = [
      join([perCustomer], 'sum'),
      { op: 'derive', columns: [{ name: 'x', kind: 'number', expr: column('their sum') }] },
    ];
    expect([...columnsUsed([program], ['id', 'age', 'their sum'])]).toEqual(['id']);
    expect([...inputColumnsUsed([program], 'orders', ['number', 'customer', 'paid'])].sort()).toEqual(['customer', 'paid']);
    expect([...inputsUsed([program, [{ op: 'keep', where: { type: 'bool', value: true } }]])]).toEqual(['orders']);
  });

  it('is a query that names each table it reads', () => {
    const sql = toSql(
      [{ name: 'join', program: [join([perCustomer], 'sum')] }],
      { table: 'customers', columns: customers.columns },
      'duckdb',
      new Map([...inputs].map(([id, { columns }]) => [id, { table: id, columns }])),
    );
    expect(sql).toContain('Reads the table "customers"');
    expect(sql).toContain('Reads the table "orders"');
    expect(sql).not.toContain('"lines"');
  });
});

it('a program without joins needs no further table', () => {
  expect(run([{ op: 'derive', columns: [{ name: 'one', kind: 'number', expr: number(1) }] }], customers).columns).toHaveLength(3);
});
