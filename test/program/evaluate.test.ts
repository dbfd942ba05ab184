import { describe, expect, it } from 'vitest';
import { arithmetic, coalesce, column, compare, flag, isMissing, math, number, text, type Expr } from '../../src/core/expr';
import type { Cell, Table } from '../../src/core/table';
import { evaluate } from '../../src/program/evaluate';
import { asColumn } from '../../src/program/vector';
import { cells, literal } from './tables';

/** The expression's value in every row; null is missing. */
function values(expr: Expr, table: Table): readonly Cell[] {
  const vector = evaluate(expr, table);
  const made = asColumn('value', vector.kind, vector);
  return (cells({ ...table, columns: [made] })['value'] as [string, Cell[]])[1];
}

const x = column('x');
const numbers = (...of: readonly (number | null)[]): Table => literal({ x: ['number', of] });
const words = (...of: readonly (string | null)[]): Table => literal({ x: ['category', of] });
const dates = (...of: readonly (string | null)[]): Table => literal({ x: ['date', of.map((iso) => iso && Date.parse(iso))] });

describe('arithmetic', () => {
  it('goes through with missing, and what is not finite is missing', () => {
    expect(values(arithmetic(x, '/', number(0)), numbers(1, 0, null))).toEqual([null, null, null]);
    expect(values(arithmetic(x, '*', number(10)), numbers(1e308, 2, null))).toEqual([null, 20, null]);
  });

  it('gives 0 and never -0', () => {
    expect(values(arithmetic(x, '*', number(-1)), numbers(0))).toEqual([0]);
  });

  it('counts true as 1', () => {
    expect(values(arithmetic(column('b'), '+', number(1)), literal({ b: ['bool', [1, 0, null]] }))).toEqual([2, 1, null]);
  });
});

describe('three-valued logic', () => {
  const table = literal({ a: ['bool', [1, 1, 1, 0, 0, 0, null, null, null]], b: ['bool', [1, 0, null, 1, 0, null, 1, 0, null]] });
  const [a, b] = [column('a'), column('b')];

  it('and is false as soon as one is false', () => {
    expect(values({ type: 'and', all: [a, b] }, table)).toEqual([1, 0, null, 0, 0, 0, null, 0, null]);
  });
  it('or is true as soon as one is true', () => {
    expect(values({ type: 'or', all: [a, b] }, table)).toEqual([1, 1, 1, 1, 0, null, 1, null, null]);
  });
  it('not of missing is missing', () => {
    expect(values({ type: 'not', of: a }, table)).toEqual([0, 0, 0, 1, 1, 1, null, null, null]);
  });
  it('of nothing is true for and, false for or', () => {
    expect(values({ type: 'and', all: [] }, numbers(1))).toEqual([1]);
    expect(values({ type: 'or', all: [] }, numbers(1))).toEqual([0]);
  });
  it('a missing condition counts as not true', () => {
    expect(values(flag(compare(x, '>', number(1))), numbers(2, 1, null))).toEqual([1, 0, 0]);
  });
});

describe('comparison', () => {
  it('with missing is missing', () => {
    expect(values(compare(x, '=', x), numbers(1, null))).toEqual([1, null]);
    expect(values(compare(x, '!=', text('a')), words('a', 'b', null))).toEqual([0, 1, null]);
  });
  it('orders texts by code point, where capitals come first and characters beyond U+FFFF last', () => {
    expect(values(compare(x, '<', text('a')), words('Z', 'b', ''))).toEqual([1, 0, 1]);
    expect(values(compare(x, '>', text('\uffff')), words('😀'))).toEqual([1]);
  });
  it('of two text columns compares texts, not codes', () => {
    const table = literal({ x: ['category', ['b', 'a', null, 'c']], y: ['text', ['a', 'a', 'a', 'd']] });
    expect(values(compare(x, '=', column('y')), table)).toEqual([0, 1, null, 0]);
    expect(values(compare(x, '>', column('y')), table)).toEqual([1, 0, null, 0]);
  });
});

describe('choices', () => {
  it('coalesce takes the first that is not missing', () => {
    expect(values(coalesce(x, column('y'), number(9)), literal({ x: ['number', [1, null, null]], y: ['number', [2, 3, null]] }))).toEqual([
      1, 3, 9,
    ]);
    expect(values(coalesce(x, text('unknown')), words('a', null))).toEqual(['a', 'unknown']);
  });
  it('isMissing is never missing', () => {
    expect(values(isMissing(x), words('', null))).toEqual([0, 1]);
  });
  it('least and greatest skip the missing', () => {
    expect(values({ type: 'least', all: [x, number(2)] }, numbers(1, 3, null))).toEqual([1, 2, 2]);
    expect(values({ type: 'greatest', all: [x, x] }, numbers(1, null))).toEqual([1, null]);
  });
});

describe('math', () => {
  it('outside the domain is missing', () => {
    expect(values(math('log', x), numbers(1, 0, -1, null))).toEqual([0, null, null, null]);
    expect(values(math('sqrt', x), numbers(9, -1))).toEqual([3, null]);
    expect(values(math('log1p', x), numbers(0, -1))).toEqual([0, null]);
    expect(values(math('exp', x), numbers(0, 1000, -1000))).toEqual([1, null, 0]);
  });
  it('rounds halves away from zero', () => {
    expect(values(math('round', x), numbers(0.5, -0.5, 2.5, -2.5, 0.49999999999999994))).toEqual([1, -1, 3, -3, 0]);
  });
  it('knows floor, sign, abs and sigmoid', () => {
    expect(values(math('floor', x), numbers(-1.5))).toEqual([-2]);
    expect(values(math('sign', x), numbers(-3, 0, 5))).toEqual([-1, 0, 1]);
    expect(values(math('abs', x), numbers(-3))).toEqual([3]);
    expect(values(math('sigmoid', x), numbers(0, -1000, 1000))).toEqual([0.5, 0, 1]);
  });
});

describe('texts', () => {
  it('lower and upper go letter by letter, without locale', () => {
    expect(values({ type: 'string', fn: 'lower', of: x }, words('ÆGIR', 'İ', 'ΣΣ', null))).toEqual(['ægir', 'i', 'σσ', null]);
    expect(values({ type: 'string', fn: 'upper', of: x }, words('straße', 'ŉ', 'ÿ'))).toEqual(['STRAẞE', 'ŉ', 'Ÿ']);
  });
  it('trim takes blanks from both ends and makes equal texts one', () => {
    const trimmed = evaluate({ type: 'string', fn: 'trim', of: x }, words(' a', 'a\u00a0\r\n', '\ta b '));
    expect(trimmed).toEqual({ kind: 'text', codes: Int32Array.of(0, 0, 1), dict: ['a', 'a b'] });
  });
  it('length counts code points', () => {
    expect(values({ type: 'length', of: x }, words('', '😀', 'e\u0301', null))).toEqual([0, 1, 2, null]);
  });
  it('words puts one blank round every word, whatever stood between', () => {
    expect(values({ type: 'string', fn: 'words', of: x }, words('Adm. Dir. – Salg/Marked', 'R&D', '', null))).toEqual([
      ' adm dir salg marked ',
      ' r d ',
      ' ',
      null,
    ]);
  });

  it('start counts code points, and a piece that is not there is empty', () => {
    expect(values({ type: 'start', of: x, count: 2 }, words('😀ab', 'a', null))).toEqual(['😀a', 'a', null]);
    expect(values({ type: 'piece', of: x, by: '@', at: 2 }, words('a@b@c', 'abc', 'a@', null))).toEqual(['b', '', '', null]);
  });

  it('match gives the value of the first rule that fits', () => {
    const rules = [
      ['bc', 'first'],
      ['a', 'second'],
      ['x', null],
    ] as const;
    expect(values({ type: 'match', of: x, rules, other: 'none' }, words('abc', 'a', 'x', '', null))).toEqual([
      'first',
      'second',
      null,
      'none',
      null,
    ]);
  });

  it('contains, startsWith and in are exact, and missing stays missing', () => {
    expect(values({ type: 'contains', of: x, part: '%' }, words('5 %', 'a', null))).toEqual([1, 0, null]);
    expect(values({ type: 'startsWith', of: x, part: 'a' }, words('ab', 'ba', null))).toEqual([1, 0, null]);
    expect(values({ type: 'rowIn', rows: [7, 2] }, literal({ x: ['number', [1, null, 3]] }, [2, 4, 7]))).toEqual([1, 0, 1]);
    expect(values({ type: 'in', of: x, values: ['a', '__proto__'] }, words('a', '__proto__', 'b', null))).toEqual([1, 1, 0, null]);
  });
  it('concat of a missing text is missing', () => {
    expect(values({ type: 'concat', all: [x, text('-'), x] }, words('a', null))).toEqual(['a-a', null]);
  });
});

describe('lookup', () => {
  it('gives what the table says, other for the rest, and its own answer for missing', () => {
    const expr: Expr = {
      type: 'lookup',
      of: x,
      table: [
        ['a', 1],
        ['b', null],
        ['a', 2],
      ],
      other: 0,
      missing: 9,
      to: 'number',
    };
    expect(values(expr, words('a', 'b', 'constructor', null))).toEqual([1, null, 0, 9]);
  });
  it('gives texts', () => {
    const expr: Expr = { type: 'lookup', of: x, table: [['a', 'A']], other: 'other', missing: null, to: 'category' };
    expect(values(expr, words('a', 'b', null))).toEqual(['A', 'other', null]);
  });
});

describe('bucket', () => {
  it('counts the edges at or below the value', () => {
    expect(values({ type: 'bucket', of: x, edges: [0, 10] }, numbers(-1, 0, 9.9, 10, null))).toEqual([0, 1, 1, 2, null]);
  });
});

describe('dates', () => {
  it('daysBetween counts whole and part days', () => {
    const from: Expr = { type: 'date', value: Date.parse('1969-12-31T00:00:00Z') };
    expect(values({ type: 'daysBetween', from, to: x }, dates('1970-01-01T12:00:00Z', '1969-12-30T00:00:00Z', null))).toEqual([
      1.5,
      -1,
      null,
    ]);
  });
  it('parts are proleptic Gregorian, before 1970 too', () => {
    const table = dates('1969-12-31T23:00:00Z', '2000-02-29T05:00:00Z', null);
    const part = (name: Extract<Expr, { type: 'datePart' }>['part']): readonly Cell[] =>
      values({ type: 'datePart', part: name, of: x }, table);
    expect(part('year')).toEqual([1969, 2000, null]);
    expect(part('quarter')).toEqual([4, 1, null]);
    expect(part('month')).toEqual([12, 2, null]);
    expect(part('day')).toEqual([31, 29, null]);
    expect(part('weekday')).toEqual([3, 2, null]);
    expect(part('hour')).toEqual([23, 5, null]);
  });
});

describe('linear', () => {
  it('adds from the bias on, and is missing with any value', () => {
    const expr: Expr = {
      type: 'linear',
      bias: 1,
      terms: [
        { weight: 2, of: x },
        { weight: -1, of: column('y') },
      ],
    };
    expect(values(expr, literal({ x: ['number', [3, null]], y: ['number', [4, 1]] }))).toEqual([3, null]);
  });
});

describe('nearest', () => {
  const table = literal({ x: ['number', [0, 4, 5, null]], y: ['number', [0, 3, 0, 0]] });
  const to = (give: 'index' | 'distance'): Expr => ({
    type: 'nearest',
    of: [x, column('y')],
    centres: [
      [0, 0],
      [10, 0],
    ],
    give,
  });

  it('gives the index of the nearest centre, the lower on a tie, missing with any value', () => {
    expect(values(to('index'), table)).toEqual([0, 0, 0, null]);
    expect(values(to('index'), literal({ x: ['number', [6, 10]], y: ['number', [0, 1]] }))).toEqual([1, 1]);
  });
  it('gives the distance itself', () => {
    expect(values(to('distance'), table)).toEqual([0, 5, 5, null]);
  });
});

describe('interpolate', () => {
  it('draws straight lines between the points and is flat outside', () => {
    const expr: Expr = { type: 'interpolate', of: x, x: [0, 10, 20], y: [1, 2, 2] };
    expect(values(expr, numbers(-5, 0, 5, 10, 15, 99, null))).toEqual([1, 1, 1.5, 2, 2, 2, null]);
  });
});

describe('kept as another kind', () => {
  const kept = (kind: 'date' | 'bool'): readonly Cell[] => {
    const made = asColumn('value', kind, evaluate(x, numbers(0, -1.5, 2, 9e15, null)));
    return (cells({ ...numbers(0, 0, 0, 0, 0), columns: [made] })['value'] as [string, Cell[]])[1];
  };
  it('a bool is 0 for 0 and 1 for any other', () => {
    expect(kept('bool')).toEqual([0, 1, 1, 1, null]);
  });
  it('a date is a whole millisecond, missing beyond the range of dates', () => {
    expect(kept('date')).toEqual([0, -2, 2, null, null]);
  });
});

it('a column by itself is not copied', () => {
  const table = numbers(1, 2);
  expect(evaluate(x, table)).toEqual({ kind: 'number', data: Float64Array.of(1, 2) });
  expect((evaluate(x, table) as { data: unknown }).data).toBe((table.columns[0] as { data: unknown }).data);
});
