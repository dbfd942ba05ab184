import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arithmetic, coalesce, column, compare, flag, math, number } from '../../src/core/expr';
import type { Program } from '../../src/core/program';
import { formula, formulas } from '../../src/program/print/formula';
import { nastyTable, programFor } from '../contract/program-arbitrary';

const DAY = 86_400_000;

describe('a formula in words', () => {
  it('brackets what binds more loosely, and no more', () => {
    const sum = arithmetic(column('a'), '+', column('b'));
    expect(formula(arithmetic(sum, '/', column('months')))).toBe('(a + b) / months');
    expect(formula(arithmetic(column('a'), '-', sum))).toBe('a - (a + b)');
    expect(formula(arithmetic(arithmetic(column('a'), '*', number(2)), '+', column('b')))).toBe('a * 2 + b');
  });

  it('sets names of several words in brackets, texts in quotes, dates as dates', () => {
    expect(formula(compare(column('Days since last order'), '<', number(28)))).toBe('[Days since last order] < 28');
    expect(formula({ type: 'in', of: column('Kanal'), values: ["Ola's"] })).toBe("Kanal = 'Ola''s'");
    expect(formula({ type: 'daysBetween', from: column('d'), to: { type: 'date', value: 3 * DAY } })).toBe('days(d, 1970-01-04)');
    expect(formula(math('log1p', column('Spend')))).toBe('log(1 + Spend)');
    expect(formula(flag(compare(column('x'), '>', number(0))))).toBe('if(x > 0, 1, 0)');
  });

  it('shows the first few of many and cuts what nobody would read', () => {
    const edges = Array.from({ length: 100 }, (_, i) => i);
    expect(formula({ type: 'bucket', of: column('x'), edges })).toBe('bucket(x, 0, 1, 2, 3, …)');
    const long = Array.from({ length: 100 }, (_, i) => column(`column_${i}`));
    expect(formula({ type: 'least', all: long }).length).toBeLessThan(250);
  });

  it('writes out helpers that do not last, and names the columns that do', () => {
    const program: Program = [
      {
        op: 'rollup',
        by: ['who'],
        columns: [
          { name: 'last', agg: 'max', of: column('day'), kind: 'date' },
          { name: 'Orders', agg: 'countDistinct', of: column('order'), kind: 'number' },
          { name: 'Lines', agg: 'count', of: number(1), kind: 'number' },
          { name: 'Spend', agg: 'sum', of: arithmetic(column('pieces'), '*', column('price')), kind: 'number' },
        ],
      },
      {
        op: 'derive',
        columns: [
          { name: 'Recency', kind: 'number', expr: { type: 'daysBetween', from: column('last'), to: { type: 'date', value: 0 } } },
          { name: 'Average', kind: 'number', expr: arithmetic(column('Spend'), '/', column('Orders')) },
        ],
      },
    ];
    expect([...formulas(program, ['who', 'Orders', 'Lines', 'Spend', 'Recency', 'Average'])]).toEqual([
      ['Orders', 'count distinct(order)'],
      ['Lines', 'count()'],
      ['Spend', 'sum(pieces * price)'],
      ['Recency', 'days(max(day), 1970-01-01)'],
      ['Average', 'Spend / Orders'],
    ]);
  });

  it('of a joined column is what it was rolled up from, filled in where it is', () => {
    const program: Program = [
      {
        op: 'join',
        with: 'orders',
        roll: [{ op: 'rollup', by: ['who'], columns: [{ name: 'Paid', agg: 'sum', of: column('paid'), kind: 'number' }] }],
        on: [['who', 'who']],
        take: [{ from: 'Paid', name: 'Paid' }],
      },
      { op: 'derive', columns: [{ name: 'Paid', kind: 'number', expr: coalesce(column('Paid'), number(0)) }] },
    ];
    expect([...formulas(program, ['who', 'Paid'])]).toEqual([['Paid', 'coalesce(sum(paid), 0)']]);
  });

  it('is there for every program', () => {
    const cases = nastyTable.chain((table) => fc.tuple(fc.constant(table), programFor(table.columns)));
    fc.assert(
      fc.property(cases, ([, program]) => {
        for (const op of program.filter((one) => one.op === 'derive')) {
          const all = formulas(
            [op],
            op.columns.map(({ name }) => name),
          );
          expect(all.size).toBe(op.columns.length);
          for (const text of all.values()) expect(text).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
