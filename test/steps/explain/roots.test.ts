import { expect, it } from 'vitest';
import { arithmetic, column, isMissing, math, type Expr } from '../../../src/core/expr';
import type { Program } from '../../../src/core/program';
import { rootsOf } from '../../../src/steps/explain/roots';

const derive = (name: string, expr: Expr): Program => [{ op: 'derive', columns: [{ name, kind: 'number', expr }] }];
const gather: Program = [
  {
    op: 'rollup',
    by: ['customer'],
    columns: [
      { name: 'orders', agg: 'count', of: column('order'), kind: 'number' },
      { name: 'last', agg: 'max', of: column('date'), kind: 'date' },
    ],
  },
];

it('columns of rows put together from several lead back to what those rows first had', () => {
  const roots = rootsOf([
    derive('gone', column('order')),
    gather,
    derive('log orders', math('log1p', column('orders'))),
    derive('last missing', isMissing(column('last'))),
    derive('orders', { type: 'coalesce', all: [column('orders'), column('last')] }),
    derive('pace', arithmetic(column('log orders'), '/', column('last'))),
  ]);
  expect(Object.fromEntries(roots ?? [])).toEqual({
    customer: ['customer'],
    orders: ['orders'],
    last: ['last'],
    'log orders': ['orders'],
    'last missing': ['last'],
    pace: ['orders', 'last'],
  });
});

it('a step that puts rows together is known by what it shows of them, not by what it went through', () => {
  const step: Program = [...gather, ...derive('days since', arithmetic(column('last'), '-', column('orders')))];
  const roots = rootsOf([step, derive('log days since', math('log1p', column('days since')))]);
  expect(roots?.get('log days since')).toEqual(['days since']);
});

it('rows of the file need none', () => {
  expect(rootsOf([derive('log', math('log1p', column('staff')))])).toBeNull();
});
