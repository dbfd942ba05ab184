import { describe, expect, it } from 'vitest';
import { arithmetic, column, compare, number, text, type Expr } from '../../src/core/expr';
import type { Op } from '../../src/core/program';
import type { Kind } from '../../src/core/table';
import { checkProgram, kindOf } from '../../src/program/kinds';

const columns = new Map<string, Kind>([
  ['age', 'number'],
  ['paid', 'bool'],
  ['city', 'category'],
  ['note', 'text'],
  ['since', 'date'],
]);
const named = [...columns].map(([name, kind]) => ({ name, kind }));

const code = (expr: Expr): string => {
  const kind = kindOf(expr, columns);
  return kind.ok ? kind.value : kind.problem.code;
};

describe('the kind of an expression', () => {
  it('is one for category and text', () => {
    expect(code(column('city'))).toBe('text');
    expect(code(column('note'))).toBe('text');
  });
  it('is a problem for a column that is not there, however it is called', () => {
    expect(code(column('__proto__'))).toBe('program.no-such-column');
    expect(code(arithmetic(number(1), '+', column('constructor')))).toBe('program.no-such-column');
  });
  it('lets bools count as numbers, and dates only compare with dates', () => {
    expect(code(arithmetic(column('paid'), '+', column('age')))).toBe('number');
    expect(code(compare(column('paid'), '<', column('age')))).toBe('bool');
    expect(code(compare(column('since'), '<', column('age')))).toBe('program.kind-mismatch');
    expect(code(arithmetic(column('since'), '-', column('since')))).toBe('program.kind-mismatch');
  });
  it('keeps the kind of what is chosen from', () => {
    expect(code({ type: 'coalesce', all: [column('since'), { type: 'missing', kind: 'date' }] })).toBe('date');
    expect(code({ type: 'if', when: column('paid'), then: column('paid'), else: number(0) })).toBe('number');
    expect(code({ type: 'if', when: column('age'), then: number(1), else: number(0) })).toBe('program.kind-mismatch');
    expect(code({ type: 'if', when: column('paid'), then: text('a'), else: number(0) })).toBe('program.kind-mismatch');
  });
  it('refuses constants that cannot be worked with', () => {
    expect(code(number(Infinity))).toBe('program.bad-constant');
    expect(code({ type: 'bucket', of: column('age'), edges: [2, 1] })).toBe('program.bad-constant');
    expect(code({ type: 'interpolate', of: column('age'), x: [0, 1], y: [0] })).toBe('program.bad-constant');
    expect(code({ type: 'nearest', of: [column('age')], centres: [[1, 2]], give: 'index' })).toBe('program.bad-constant');
    expect(code({ type: 'lookup', of: column('city'), table: [['a', 'b']], other: 0, missing: 0, to: 'number' })).toBe(
      'program.bad-constant',
    );
    expect(code({ type: 'date', value: 1.5 })).toBe('program.bad-constant');
  });
  it('refuses to choose from nothing', () => {
    expect(code({ type: 'coalesce', all: [] })).toBe('program.empty');
    expect(code({ type: 'nearest', of: [], centres: [], give: 'index' })).toBe('program.empty');
    expect(code({ type: 'interpolate', of: column('age'), x: [], y: [] })).toBe('program.empty');
  });
});

describe('the check of a program', () => {
  const after = (...program: readonly Op[]): unknown => {
    const checked = checkProgram(program, named);
    return checked.ok ? checked.value.map(({ name, kind }) => `${name} ${kind}`) : [checked.problem.code, checked.problem.args];
  };

  it('says which columns come out', () => {
    const program: Op[] = [
      {
        op: 'derive',
        columns: [
          { name: 'age', kind: 'bool', expr: column('paid') },
          { name: 'new', kind: 'text', expr: column('city') },
        ],
      },
      { op: 'select', columns: ['new', 'age', 'city'] },
      { op: 'rollup', by: ['city'], columns: [{ name: 'ages', agg: 'sum', of: column('age'), kind: 'number' }] },
    ];
    expect(after(...program)).toEqual(['city category', 'ages number']);
  });
  it('sees an earlier operation take a column away', () => {
    expect(after({ op: 'select', columns: ['age'] }, { op: 'distinct', on: [column('city')] })).toEqual([
      'program.no-such-column',
      { column: 'city' },
    ]);
  });
  it('refuses the same column twice', () => {
    expect(after({ op: 'select', columns: ['age', 'age'] })).toEqual(['program.twice', { column: 'age' }]);
    const rolled = { name: 'city', agg: 'count', of: number(1), kind: 'number' } as const;
    expect(after({ op: 'rollup', by: ['city'], columns: [rolled] })).toEqual(['program.twice', { column: 'city' }]);
  });
  it('refuses a text kept as a number and a filter that is no condition', () => {
    const mismatch = after({ op: 'derive', columns: [{ name: 'n', kind: 'number', expr: text('1') }] });
    expect(mismatch).toEqual(['program.kind-mismatch', { what: 'n', need: 'number', got: 'text' }]);
    expect(after({ op: 'keep', where: column('age') })).toEqual(['program.kind-mismatch', { what: 'keep', need: 'bool', got: 'number' }]);
  });
  it('refuses a sum of dates', () => {
    const rolled = { name: 'n', agg: 'sum', of: column('since'), kind: 'number' } as const;
    expect((after({ op: 'rollup', by: [], columns: [rolled] }) as [string])[0]).toBe('program.kind-mismatch');
  });
});
