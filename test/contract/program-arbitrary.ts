import fc from 'fast-check';
import type { Expr } from '../../src/core/expr';
import type { Agg, DerivedColumn, Op, Program, RolledColumn } from '../../src/core/program';
import { tableOf, type Cell, type Kind, type Table } from '../../src/core/table';
import type { NamedKind, ValueKind } from '../../src/program/kinds';
import { columnOf } from '../program/tables';
import { treeOver } from './tree-arbitrary';

const NUMBERS = [
  0, -0, 1, -1, 2, 3, 0.1, 0.2, 0.5, -0.5, 1.5, 2.5, -2.5, 1e-9, 1e9, 1e300, -1e300, 5e-324, -5e-324, 2.2250738585072014e-308,
];
const MORE_NUMBERS = [
  1.7976931348623157e308, -1.7976931348623157e308, 0.49999999999999994, 9007199254740993, 2147483647, 2147483648, 123456.789,
];
const TEXTS = ['', ' ', 'a', 'A', 'ab', 'Ab', "it's", '"', '--', 'é', 'e\u0301', 'É', 'ß', 'İ', 'Σς', '\uffff', '😀', '👩‍👧', '\u00a0x\t'];
const MORE_TEXTS = ['\n', 'a\nb', '0', 'NULL', '__proto__', 'constructor', '日本語', 'Ægir Åse Øl', '%', '_', '\\', ';', '\u0000a'];
const DATES = [0, -1, 1, 86_399_999, 86_400_000, -86_400_000, 951_782_400_000, 951_868_800_000, -2_208_988_800_000, 1_700_000_000_000];
const MORE_DATES = [-62_135_596_800_000, -62_167_219_200_001, 253_402_300_799_999, 8.64e15, -8.64e15, 4_102_444_800_000];
const NAMES = [
  'a',
  'A',
  'b',
  '',
  '"',
  '__proto__',
  '__row',
  'x y',
  'a\nb',
  "it's",
  '__value_1',
  'select',
  'é',
  'É',
  'constructor',
  'a (2)',
  ' + (',
  '\0',
  'source',
];

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const anyNumber = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NUMBERS, ...MORE_NUMBERS) },
  { weight: 3, arbitrary: fc.integer({ min: -20, max: 20 }) },
  { weight: 1, arbitrary: finite },
);
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS, ...MORE_TEXTS) },
  // U+FEFF is left out: the driver, not the engine, drops it at the start of a text.
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll('\ufeff', '')) },
);
const anyDate = fc.oneof(fc.constantFrom(...DATES, ...MORE_DATES), fc.integer({ min: -1e13, max: 1e13 }));

const cellOf = (kind: Kind): fc.Arbitrary<Cell> => {
  const value = kind === 'number' ? anyNumber : kind === 'date' ? anyDate : kind === 'bool' ? fc.constantFrom(0, 1) : anyText;
  return fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: value as fc.Arbitrary<Cell> });
};

const KINDS: readonly Kind[] = ['number', 'number', 'number', 'date', 'bool', 'category', 'text'];

export const nastyTable: fc.Arbitrary<Table> = fc
  .tuple(
    fc.oneof({ weight: 1, arbitrary: fc.constantFrom(0, 1) }, { weight: 5, arbitrary: fc.integer({ min: 2, max: 12 }) }),
    fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 7 }),
  )
  .chain(([rows, names]) =>
    fc.tuple(
      fc.tuple(
        ...names.map((name, i) =>
          fc.tuple(fc.constantFrom(...KINDS), fc.integer({ min: 0, max: 9 })).chain(([drawn, sort]) => {
            const kind = i === 0 ? 'number' : drawn;
            const cells = sort === 0 ? fc.constant(null) : cellOf(kind);
            // Few different values, so that rows repeat and groups form.
            const pool =
              sort < 5
                ? fc.array(cells, { minLength: 1, maxLength: 3 }).chain((few) => fc.array(fc.constantFrom(...few), size(rows)))
                : fc.array(cells, size(rows));
            return pool.map((values) => columnOf(name, kind, values));
          }),
        ),
      ),
      fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 1000 })), size(rows)),
    ),
  )
  .map(([columns, gaps]) => {
    let id = -1;
    return tableOf(
      columns,
      Uint32Array.from(gaps, (gap) => (id += gap)),
    );
  });

function size(rows: number): { minLength: number; maxLength: number } {
  return { minLength: rows, maxLength: rows };
}

/** Well-typed expressions over these columns. Functions that engines round differently are left to `smooth`. */
export class Expressions {
  readonly #columns: readonly NamedKind[];
  readonly #known = new Map<string, fc.Arbitrary<Expr>>();

  constructor(columns: readonly NamedKind[]) {
    this.#columns = columns;
  }

  of(kind: ValueKind, depth: number): fc.Arbitrary<Expr> {
    const key = `${kind} ${depth}`;
    const known = this.#known.get(key);
    if (known) return known;
    const made =
      depth === 0
        ? this.#leaf(kind)
        : fc.oneof({ weight: 1, arbitrary: this.#leaf(kind) }, { weight: 4, arbitrary: this.#node(kind, depth - 1) });
    this.#known.set(key, made);
    return made;
  }

  any(depth: number): fc.Arbitrary<Expr> {
    return fc.oneof(...(['number', 'bool', 'date', 'text'] as const).map((kind) => this.of(kind, depth)));
  }

  /** log, exp and their kin, only at the top: an ulp between engines must not be blown up by what comes after. */
  smooth(depth: number): fc.Arbitrary<Expr> {
    return fc.record({
      type: fc.constant('math' as const),
      fn: fc.constantFrom('log', 'log1p', 'exp', 'sigmoid'),
      of: this.of('number', depth),
    });
  }

  #leaf(kind: ValueKind): fc.Arbitrary<Expr> {
    const columns = this.#columns
      .filter((column) => (column.kind === 'category' ? 'text' : column.kind) === kind)
      .map(({ name }): Expr => ({ type: 'column', name }));
    const constant: fc.Arbitrary<Expr> =
      kind === 'number'
        ? anyNumber.map((value) => ({ type: 'number', value }))
        : kind === 'date'
          ? anyDate.map((value) => ({ type: 'date', value }))
          : kind === 'bool'
            ? fc.boolean().map((value) => ({ type: 'bool', value }))
            : anyText.map((value) => ({ type: 'text', value }));
    const missing: fc.Arbitrary<Expr> = fc.constant({ type: 'missing', kind });
    if (columns.length === 0) return fc.oneof({ weight: 4, arbitrary: constant }, { weight: 1, arbitrary: missing });
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...columns) },
      { weight: 3, arbitrary: constant },
      { weight: 1, arbitrary: missing },
    );
  }

  #node(kind: ValueKind, depth: number): fc.Arbitrary<Expr> {
    const own = kind === 'number' ? this.#numbers(depth) : kind === 'bool' ? this.#bools(depth) : kind === 'text' ? this.#texts(depth) : [];
    return fc.oneof(...own, ...this.#choices(kind, depth));
  }

  #choices(kind: ValueKind, depth: number): fc.Arbitrary<Expr>[] {
    const same = this.of(kind, depth);
    const choices: fc.Arbitrary<Expr>[] = [
      fc.record({ type: fc.constant('if' as const), when: this.of('bool', depth), then: same, else: same }),
      fc.record({ type: fc.constant('coalesce' as const), all: fc.array(same, { minLength: 1, maxLength: 3 }) }),
    ];
    const extremes = fc.record({
      type: fc.constantFrom('least' as const, 'greatest' as const),
      all: fc.array(same, { minLength: 1, maxLength: 3 }),
    });
    return kind === 'text' ? choices : [...choices, extremes];
  }

  #numbers(depth: number): fc.Arbitrary<Expr>[] {
    const number = this.of('number', depth);
    const numeric = fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: this.of('bool', depth) });
    const text = this.of('text', depth);
    const date = this.of('date', depth);
    const constant = fc.oneof(fc.integer({ min: -5, max: 5 }), anyNumber);
    const points = fc
      .uniqueArray(constant, { minLength: 1, maxLength: 4, comparator: (a, b) => a === b })
      .map((x) => x.sort((a, b) => a - b));
    return [
      fc.record({ type: fc.constant('arithmetic' as const), op: fc.constantFrom('+', '-', '*', '/'), left: numeric, right: numeric }),
      fc.record({ type: fc.constant('arithmetic' as const), op: fc.constantFrom('+', '-', '*', '/'), left: number, right: number }),
      fc.record({ type: fc.constant('math' as const), fn: fc.constantFrom('abs', 'sqrt', 'floor', 'round', 'sign'), of: numeric }),
      fc.record({ type: fc.constant('length' as const), of: text }),
      this.#lookup(text, 'number', anyNumber),
      fc.record({ type: fc.constant('bucket' as const), of: numeric, edges: fc.oneof(fc.constant([]), points) }),
      fc.record({ type: fc.constant('daysBetween' as const), from: date, to: date }),
      fc.record({
        type: fc.constant('datePart' as const),
        part: fc.constantFrom('year', 'quarter', 'month', 'day', 'weekday', 'hour'),
        of: date,
      }),
      fc.record({
        type: fc.constant('linear' as const),
        bias: constant,
        terms: fc.array(fc.record({ weight: constant, of: numeric }), { maxLength: 4 }),
      }),
      fc.array(numeric, { maxLength: 3 }).chain((of) =>
        fc.record({
          type: fc.constant('nearest' as const),
          of: fc.constant(of),
          centres: fc.array(fc.array(constant, size(of.length)), { minLength: 1, maxLength: 4 }),
          give: fc.constantFrom('index' as const, 'distance' as const),
        }),
      ),
      fc.array(numeric, { maxLength: 3 }).chain((of) =>
        fc.record({
          type: fc.constant('trees' as const),
          bias: constant,
          of: fc.constant(of),
          trees: fc.array(treeOver(of.length, anyNumber), { maxLength: 3 }),
        }),
      ),
      points.chain((x) =>
        fc.record({ type: fc.constant('interpolate' as const), of: numeric, x: fc.constant(x), y: fc.array(constant, size(x.length)) }),
      ),
    ];
  }

  #bools(depth: number): fc.Arbitrary<Expr>[] {
    const bool = this.of('bool', depth);
    const text = this.of('text', depth);
    const op = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
    const pair = fc.constantFrom<readonly [ValueKind, ValueKind]>(
      ['number', 'number'],
      ['text', 'text'],
      ['date', 'date'],
      ['bool', 'number'],
      ['bool', 'bool'],
    );
    const type = fc.constantFrom('contains' as const, 'startsWith' as const);
    return [
      pair.chain(([left, right]) =>
        fc.record({ type: fc.constant('compare' as const), op, left: this.of(left, depth), right: this.of(right, depth) }),
      ),
      fc.record({ type: fc.constantFrom('and' as const, 'or' as const), all: fc.array(bool, { maxLength: 3 }) }),
      fc.record({ type: fc.constant('not' as const), of: bool }),
      fc.record({ type: fc.constant('isMissing' as const), of: this.any(depth) }),
      fc.record({ type, of: text, part: anyText }),
      fc.record({ type: fc.constant('rowIn' as const), rows: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }) }),
      fc.record({ type: fc.constant('in' as const), of: text, values: fc.array(anyText, { maxLength: 3 }) }),
    ];
  }

  #texts(depth: number): fc.Arbitrary<Expr>[] {
    const text = this.of('text', depth);
    return [
      fc.record({ type: fc.constant('string' as const), fn: fc.constantFrom('lower', 'upper', 'trim', 'words'), of: text }),
      fc.record({ type: fc.constant('concat' as const), all: fc.array(text, { maxLength: 3 }) }),
      fc.record({ type: fc.constant('start' as const), of: text, count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        type: fc.constant('piece' as const),
        of: text,
        by: fc.oneof(fc.constantFrom(' ', 'a', '\n'), anyText).filter((by) => by !== ''),
        at: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        type: fc.constant('match' as const),
        of: text,
        rules: fc.array(fc.tuple(anyText, fc.option(anyText, { freq: 3, nil: null })), { maxLength: 4 }),
        other: fc.option(anyText, { freq: 3, nil: null }),
      }),
      this.#lookup(text, 'category', anyText),
    ];
  }

  #lookup(of: fc.Arbitrary<Expr>, to: 'number' | 'category', value: fc.Arbitrary<string | number>): fc.Arbitrary<Expr> {
    const cell = fc.option(value, { freq: 3 });
    return fc.record({
      type: fc.constant('lookup' as const),
      of,
      table: fc.array(fc.tuple(anyText, cell), { maxLength: 4 }),
      other: cell,
      missing: cell,
      to: fc.constant(to),
    });
  }
}

const DEPTH = 3;

/** Programs of one to four operations that fit the columns. */
export function programFor(columns: readonly NamedKind[]): fc.Arbitrary<Program> {
  return fc.integer({ min: 1, max: 4 }).chain((length) => program(columns, length));
}

/** `settled` columns may be looked at by later operations; others are carried along only. */
function program(settled: readonly NamedKind[], length: number): fc.Arbitrary<Program> {
  if (length === 0) return fc.constant([]);
  return operation(settled).chain(([op, after]) => program(after, length - 1).map((rest) => [op, ...rest]));
}

type Step = readonly [op: Op, settled: readonly NamedKind[]];

function operation(columns: readonly NamedKind[]): fc.Arbitrary<Step> {
  const expressions = new Expressions(columns);
  const keep = expressions.of('bool', 2).map((where): Step => [{ op: 'keep', where }, columns]);
  const distinct = fc.array(expressions.any(1), { maxLength: 2 }).map((on): Step => [{ op: 'distinct', on }, columns]);
  const select = fc
    .shuffledSubarray([...columns], { minLength: Math.max(0, columns.length - 2) })
    .map((kept): Step => [{ op: 'select', columns: kept.map(({ name }) => name) }, kept]);
  return fc.oneof(
    { weight: 4, arbitrary: derive(columns, expressions) },
    keep,
    distinct,
    select,
    lag(columns),
    rollup(columns, expressions),
  );
}

function derive(columns: readonly NamedKind[], expressions: Expressions): fc.Arbitrary<Step> {
  const names = fc.uniqueArray(fc.constantFrom(...NAMES, 'new', 'NEW', 'z'), { minLength: 1, maxLength: 4 });
  return names
    .chain((all) => fc.tuple(...all.map((name) => derived(name, expressions))))
    .map((made): Step => {
      const next = new Map(columns.map((column) => [column.name, column]));
      for (const { name, kind, smooth } of made) {
        if (smooth) next.delete(name);
        else next.set(name, { name, kind });
      }
      return [{ op: 'derive', columns: made.map(({ name, kind, expr }) => ({ name, kind, expr })) }, [...next.values()]];
    });
}

function derived(name: string, expressions: Expressions): fc.Arbitrary<DerivedColumn & { smooth: boolean }> {
  const kind = fc.constantFrom<Kind>('number', 'date', 'bool');
  const numeric = fc.constantFrom<ValueKind>('number', 'number', 'date', 'bool').chain((of) => expressions.of(of, DEPTH));
  const made = (smooth: boolean, kinds: fc.Arbitrary<Kind>, expr: fc.Arbitrary<Expr>): fc.Arbitrary<DerivedColumn & { smooth: boolean }> =>
    fc.record({ name: fc.constant(name), kind: kinds, expr, smooth: fc.constant(smooth) });
  return fc.oneof(
    { weight: 2, arbitrary: made(false, fc.constant<Kind>('number'), expressions.of('number', DEPTH)) },
    { weight: 2, arbitrary: made(false, kind, numeric) },
    { weight: 2, arbitrary: made(false, fc.constantFrom<Kind>('category', 'text'), expressions.of('text', DEPTH)) },
    { weight: 1, arbitrary: made(true, fc.constant<Kind>('number'), expressions.smooth(DEPTH - 1)) },
  );
}

/** Its names are new to whatever the table holds by then. */
function lag(columns: readonly NamedKind[]): fc.Arbitrary<Step> {
  if (columns.length === 0) return fc.constant([{ op: 'lag', by: [], order: null, columns: [] }, columns]);
  const orders = columns.filter(({ kind }) => kind !== 'category' && kind !== 'text').map(({ name }) => name);
  const one = fc.record({ name: fc.integer({ min: 0 }).map((n) => `lag ${n}`), of: fc.constantFrom(...columns) });
  return fc
    .record({
      by: fc.shuffledSubarray([...columns], { maxLength: Math.min(2, columns.length) }),
      order: fc.constantFrom(null, ...orders),
      made: fc.uniqueArray(one, { maxLength: 2, selector: ({ name }) => name }),
    })
    .map(({ by, order, made }): Step => [
      { op: 'lag', by: by.map(({ name }) => name), order, columns: made.map(({ name, of }) => ({ name, of: of.name })) },
      [...columns, ...made.map(({ name, of }) => ({ name, kind: of.kind }))],
    ]);
}

function rollup(columns: readonly NamedKind[], expressions: Expressions): fc.Arbitrary<Step> {
  const by = fc.shuffledSubarray([...columns], { maxLength: Math.min(2, columns.length) });
  return by.chain((keys) => {
    const taken = new Set(keys.map(({ name }) => name));
    const names = fc.uniqueArray(fc.constantFrom(...NAMES.filter((name) => !taken.has(name))), { maxLength: 3 });
    return names
      .chain((all) => fc.tuple(...all.map((name) => rolled(name, expressions))))
      .map((made): Step => [
        { op: 'rollup', by: keys.map(({ name }) => name), columns: made },
        [...keys, ...made.map(({ name, kind }) => ({ name, kind }))],
      ]);
  });
}

function rolled(name: string, expressions: Expressions): fc.Arbitrary<RolledColumn> {
  const numeric = fc.constantFrom<ValueKind>('number', 'bool').chain((kind) => expressions.of(kind, 2));
  const of = (agg: readonly Agg[], kind: Kind, expr: fc.Arbitrary<Expr>): fc.Arbitrary<RolledColumn> =>
    fc.record({ name: fc.constant(name), agg: fc.constantFrom(...agg), of: expr, kind: fc.constant(kind) });
  return fc.oneof(
    of(['count', 'countDistinct'], 'number', expressions.any(2)),
    of(['sum', 'mean'], 'number', numeric),
    of(['min', 'max', 'first'], 'number', numeric),
    of(['min', 'max', 'first'], 'bool', expressions.of('bool', 2)),
    of(['min', 'max', 'first'], 'date', expressions.of('date', 2)),
    of(['min', 'max', 'first'], 'category', expressions.of('text', 2)),
  );
}
