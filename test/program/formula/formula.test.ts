import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedKind } from '../../../src/program/kinds';
import { evaluate } from '../../../src/program/evaluate';
import { parseFormula } from '../../../src/program/formula/parse';
import { printFormula } from '../../../src/program/formula/print';
import { asColumn } from '../../../src/program/vector';
import type { Cell, Table } from '../../../src/core/table';
import { cells, literal } from '../tables';

const COLUMNS: readonly NamedKind[] = [
  { name: 'spend', kind: 'number' },
  { name: 'visits', kind: 'number' },
  { name: 'Average order', kind: 'number' },
  { name: 'plan', kind: 'category' },
  { name: 'vip', kind: 'bool' },
  { name: 'signup', kind: 'date' },
  { name: '__proto__', kind: 'number' },
  { name: 'constructor', kind: 'number' },
  { name: 'a.b[c]', kind: 'number' },
  { name: '"', kind: 'number' },
  { name: '', kind: 'number' },
  { name: 'if', kind: 'number' },
];

const parsed = (text: string): unknown => {
  const made = parseFormula(text, COLUMNS);
  return made.ok ? made.value.expr : made.problem;
};
const problem = (text: string): unknown => {
  const made = parseFormula(text, COLUMNS);
  return made.ok ? 'none' : [made.problem.code, made.problem.args];
};

/** The formula in every row of a table. */
function values(text: string, table: Table): readonly Cell[] {
  const made = parseFormula(text, table.columns);
  if (!made.ok) throw new Error(`${made.problem.code} ${JSON.stringify(made.problem.args)}`);
  const vector = evaluate(made.value.expr, table);
  return (cells({ ...table, columns: [asColumn('value', vector.kind, vector)] })['value'] as [string, Cell[]])[1];
}

describe('a formula', () => {
  const table = literal({
    spend: ['number', [100, 50, null, 7]],
    visits: ['number', [4, 0, 2, 7]],
    plan: ['category', ['Basic', 'plus', null, 'BASIC']],
    vip: ['bool', [1, 0, null, 1]],
    signup: ['date', [0, Date.UTC(2024, 1, 29), null, Date.UTC(2025, 11, 31, 23)]],
    email: ['text', ['a@b.no', 'nobody', null, 'x@y@z']],
  });

  it.each([
    ['spend / visits', [25, null, null, 1]],
    ['spend - visits * 2 + 1', [93, 51, null, -6]],
    ['(spend - visits) * 2', [192, 100, null, 0]],
    ['-spend', [-100, -50, null, -7]],
    ['1,5 * visits', [6, 0, 3, 10.5]],
    ['spend * 25 %', [25, 12.5, null, 1.75]],
    ['spend ÷ visits × 2', [50, null, null, 2]],
    ['round(spend / 3; 2)', [33.33, 16.67, null, 2.33]],
    ['round(spend / 3)', [33, 17, null, 2]],
    ['min(spend, visits)', [4, 0, 2, 7]],
    ['max(1,5; visits)', [4, 1.5, 2, 7]],
    ['if(visits > 3 and vip, "often", "seldom")', ['often', 'seldom', 'seldom', 'often']],
    ['hvis(visits > 3 og vip; 1; 0)', [1, 0, 0, 1]],
    ['not visits = 0', [1, 0, 1, 1]],
    ['contains(plan, "BAS")', [1, 0, null, 1]],
    ['length(plan) + 0', [5, 4, null, 5]],
    ['coalesce(spend, 0)', [100, 50, 0, 7]],
    ['isempty(spend) or visits >= 7', [0, 0, 1, 1]],
    ['year(signup)', [1970, 2024, null, 2025]],
    ['days(signup, date(2024, 3, 1))', [19783, 1, null, -670.9583333333334]],
    ['weekday(signup)', [4, 4, null, 3]],
    ['part(email, "@", 2)', ['b.no', '', null, 'y']],
    ["'«' & plan & '»'", ['«Basic»', '«plus»', null, '«BASIC»']],
    ['log(visits)', [Math.log(4), null, Math.log(2), Math.log(7)]],
    ['sqrt(0 - visits)', [null, 0, null, null]],
    ['SPEND + Visits', [104, 50, null, 14]],
  ])('%s', (text, expected) => {
    expect(values(text, table)).toEqual(expected);
  });

  it('names a column bare, in several words, or in square brackets whatever it is called', () => {
    const column = (name: string): unknown => ({ type: 'column', name });
    expect(parsed('Average order')).toEqual(column('Average order'));
    expect(parsed('[Average order]')).toEqual(column('Average order'));
    expect(parsed('__proto__')).toEqual(column('__proto__'));
    expect(parsed('constructor')).toEqual(column('constructor'));
    expect(parsed('[a.b[c]]]')).toEqual(column('a.b[c]'));
    expect(parsed('["]')).toEqual(column('"'));
    expect(parsed('[]')).toEqual(column(''));
    expect(parsed('if')).toEqual(column('if'));
    expect(parsed('Average order / visits')).toMatchObject({ left: column('Average order'), right: column('visits') });
  });

  it.each([
    ['spend / vists', 'formula.error.no-column.near', { name: 'vists', near: 'visits', at: 8, to: 13, place: 9 }],
    ['spend / turnover', 'formula.error.no-column', { name: 'turnover', near: '', at: 8, to: 16, place: 9 }],
    ['spend /', 'formula.error.ended', { after: 'spend /', at: 7, to: 7, place: 8 }],
    ['', 'formula.error.nothing', { at: 0, to: 0, place: 1 }],
    ['spend ) + 1', 'formula.error.unexpected', { found: ')', at: 6, to: 7, place: 7 }],
    ['(spend + 1', 'formula.error.open', { sign: ')', at: 10, to: 10, place: 11 }],
    ['"plus', 'formula.error.open', { sign: '"', at: 0, to: 5, place: 1 }],
    ['rund(spend)', 'formula.error.no-function.near', { name: 'rund', near: 'round', at: 0, to: 4, place: 1 }],
    ['max(1,5)', 'formula.error.comma', { number: '1,5', at: 4, to: 7, place: 5 }],
    ['1,5,5', 'formula.error.unexpected', { found: ',', at: 3, to: 4, place: 4 }],
    [
      'visits + plan',
      'formula.error.kind',
      { piece: 'visits + plan', what: '+', need: 'number | bool', got: 'text', at: 0, to: 13, place: 1 },
    ],
    ['if(vip, 1)', 'formula.error.values', { name: 'if', least: 3, most: 3, have: 2, at: 0, to: 10, place: 1 }],
    ['contains(plan, plan)', 'formula.error.constant-text', { name: 'contains', at: 0, to: 20, place: 1 }],
    ['date(2023, 2, 29)', 'formula.error.no-date', { name: 'date', at: 0, to: 17, place: 1 }],
    ['spend # 2', 'formula.error.unexpected', { found: '#', at: 6, to: 7, place: 7 }],
    ['1e999', 'formula.error.too-large', { at: 0, to: 5, place: 1 }],
  ])('%s is refused with the place', (text, code, args) => {
    expect(problem(text)).toEqual([code, args]);
  });

  it('is refused when it is too long or too deep', () => {
    expect(problem('1+'.repeat(600))).toMatchObject(['formula.error.too-long', { most: 1000 }]);
    expect(problem(`${'('.repeat(100)}1${')'.repeat(100)}`)).toMatchObject(['formula.error.too-deep', {}]);
    expect(problem(`${'-'.repeat(400)}1`)).toMatchObject(['formula.error.too-deep', {}]);
  });

  it('never throws, whatever is typed', () => {
    const pieces = [
      'spend',
      'Average order',
      '[',
      ']',
      '(',
      ')',
      ',',
      ';',
      '+',
      '-',
      '/',
      '"',
      "'",
      'if',
      'and',
      'ikke',
      '1,5',
      '.',
      '%',
      'round(',
      '🦊',
      '\0',
    ];
    const soup = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((all) => all.join('')),
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(soup, (text) => {
        const made = parseFormula(text, COLUMNS);
        return made.ok ? parseFormula(printFormula(made.value.expr), COLUMNS).ok : made.problem.code.startsWith('formula.error.');
      }),
      { numRuns: 3000 },
    );
  });
});

/** A formula as text, and what it gives for a row by another way: a few lines of plain JavaScript over one row at a time. */
interface Twin {
  readonly text: string;
  readonly of: (row: Row) => number | null;
}
type Row = { readonly a: number | null; readonly b: number | null; readonly 'c d': number | null };

const fin = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);
const two = (x: Twin, y: Twin, sign: string, work: (x: number, y: number) => number): Twin => ({
  text: `(${x.text}${sign}${y.text})`,
  of: (row) => {
    const [left, right] = [x.of(row), y.of(row)];
    return left === null || right === null ? null : fin(work(left, right));
  },
});
const one = (x: Twin, name: string, work: (x: number) => number): Twin => ({
  text: `${name}(${x.text})`,
  of: (row) => {
    const value = x.of(row);
    return value === null ? null : fin(work(value));
  },
});

const { twin } = fc.letrec<{ twin: Twin }>((tie) => ({
  twin: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Twin>(
      { text: 'a', of: ({ a }) => a },
      { text: 'b', of: ({ b }) => b },
      { text: 'c d', of: (row) => row['c d'] },
      { text: '[c d]', of: (row) => row['c d'] },
    ),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
      .map((value): Twin => ({ text: String(value + 0), of: () => value + 0 })),
    fc.tuple(tie('twin'), tie('twin'), fc.constantFrom('+', ' - ', '*', ' / ')).map(([x, y, sign]) => {
      const work = {
        '+': (p: number, q: number) => p + q,
        '-': (p: number, q: number) => p - q,
        '*': (p: number, q: number) => p * q,
        '/': (p: number, q: number) => p / q,
      };
      return two(x, y, sign, work[sign.trim() as '+']);
    }),
    fc.tuple(tie('twin'), fc.constantFrom('abs', 'sqrt', 'floor', 'round')).map(([x, name]) => {
      const work = { abs: Math.abs, sqrt: Math.sqrt, floor: Math.floor, round: (v: number) => Math.sign(v) * Math.round(Math.abs(v)) };
      return one(x, name, work[name]);
    }),
    fc.tuple(tie('twin'), tie('twin'), tie('twin'), tie('twin')).map(([x, y, yes, no]): Twin => ({
      text: `if(${x.text} < ${y.text} ; ${yes.text} ; ${no.text})`,
      of: (row) => {
        const [left, right] = [x.of(row), y.of(row)];
        return left !== null && right !== null && left < right ? yes.of(row) : no.of(row);
      },
    })),
    fc
      .tuple(tie('twin'), tie('twin'))
      .map(([x, y]): Twin => ({ text: `coalesce(${x.text} ; ${y.text})`, of: (row) => x.of(row) ?? y.of(row) })),
  ),
}));

const cell = fc.option(fc.oneof(fc.constantFrom(0, 1, -1, 0.5), fc.double({ noNaN: true, noDefaultInfinity: true })), { freq: 4 });

describe('any formula', () => {
  it('gives what a plain evaluator gives, row by row', () => {
    fc.assert(
      fc.property(twin, fc.array(fc.record({ a: cell, b: cell, 'c d': cell }), { minLength: 1, maxLength: 5 }), ({ text, of }, rows) => {
        fc.pre(text.length <= 1000);
        const table = literal({
          a: ['number', rows.map(({ a }) => a)],
          b: ['number', rows.map(({ b }) => b)],
          'c d': ['number', rows.map((row) => row['c d'])],
        });
        expect(values(text, table)).toEqual(rows.map((row) => of({ a: plus(row.a), b: plus(row.b), 'c d': plus(row['c d']) })));
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('printed and read again is the same expression', () => {
    const columns: readonly NamedKind[] = [
      ...COLUMNS,
      { name: 'a', kind: 'number' },
      { name: 'b', kind: 'number' },
      { name: 'c d', kind: 'number' },
    ];
    const logic = fc
      .tuple(twin, twin, fc.constantFrom('and', 'or'), fc.boolean())
      .map(
        ([x, y, link, not]) =>
          `${not ? 'not ' : ''}${x.text} >= 1 ${link} not (vip ${link} ${y.text} <> 2 or signup < date(2020; 2; 3)) ${link} contains(plan; "a""b") = vip`,
      );
    const words = fc.constantFrom(
      'plan & "x" & (plan & lower(plan))',
      'left(trim(plan); 3)',
      'if(vip; plan; "")',
      '-(a - -b) * -2',
      '[a.b[c]]] + ["] + [] + [if] + if',
    );
    const round = fc.tuple(twin, fc.integer({ min: 0, max: 4 })).map(([x, digits]) => `round(${x.text} ; ${digits})`);
    fc.assert(
      fc.property(
        fc.oneof(
          twin.map(({ text }) => text),
          logic,
          words,
          round,
        ),
        (text) => {
          fc.pre(text.length <= 700);
          const made = parseFormula(text, columns);
          if (!made.ok) throw new Error(`${text}: ${made.problem.code} ${JSON.stringify(made.problem.args)}`);
          expect(parseFormula(printFormula(made.value.expr), columns)).toEqual(made);
        },
      ),
      { numRuns: 1500, seed: 8 },
    );
  });
});

const plus = (value: number | null): number | null => (value === null ? null : value + 0);
