import type { Expr } from '../core/expr';
import { fail, ok, type Result } from '../core/problem';
import type { Op, Program, RolledColumn } from '../core/program';
import type { Kind, NumericKind } from '../core/table';
import { isTree } from '../core/tree';
import { DATE_LIMIT, tryCommonKind, valueKind } from './vector';

/** The kind of an expression's value; category and text are one. */
export type ValueKind = NumericKind | 'text';

export type ColumnKinds = ReadonlyMap<string, Kind>;

export interface NamedKind {
  readonly name: string;
  readonly kind: Kind;
}

type Checked = Result<ValueKind>;

/**
 * The kind of an expression over columns of these kinds.
 * Problems: program.no-such-column, program.kind-mismatch, program.empty, program.bad-constant
 */
export function kindOf(expr: Expr, columns: ColumnKinds): Checked {
  switch (expr.type) {
    case 'column': {
      const kind = columns.get(expr.name);
      return kind === undefined ? fail('program.no-such-column', { column: expr.name }) : ok(valueKind(kind));
    }
    case 'number':
      return constants(expr.type, [expr.value], 'number');
    case 'date':
      return Number.isInteger(expr.value) && Math.abs(expr.value) <= DATE_LIMIT ? ok('date') : badConstant(expr.type);
    case 'text':
      return ok('text');
    case 'bool':
      return ok('bool');
    case 'missing':
      return ok(valueKind(expr.kind));
    case 'arithmetic':
      return takes(expr.op, [expr.left, expr.right], NUMERIC, 'number', columns);
    case 'compare':
      return together(expr.op, [expr.left, expr.right], columns, () => 'bool');
    case 'and':
    case 'or':
      return takes(expr.type, expr.all, ['bool'], 'bool', columns);
    case 'not':
      return takes(expr.type, [expr.of], ['bool'], 'bool', columns);
    case 'if': {
      const when = takes(expr.type, [expr.when], ['bool'], 'bool', columns);
      return when.ok ? together(expr.type, [expr.then, expr.else], columns, (kind) => kind) : when;
    }
    case 'coalesce':
      return together(expr.type, expr.all, columns, (kind) => kind);
    case 'least':
    case 'greatest':
      return together(expr.type, expr.all, columns, (kind) => (kind === 'text' ? undefined : kind));
    case 'isMissing':
      return takes(expr.type, [expr.of], ANY, 'bool', columns);
    case 'math':
      return takes(expr.fn, [expr.of], NUMERIC, 'number', columns);
    case 'string':
      return takes(expr.fn, [expr.of], TEXT, 'text', columns);
    case 'length':
      return takes(expr.type, [expr.of], TEXT, 'number', columns);
    case 'contains':
    case 'startsWith':
    case 'in':
      return takes(expr.type, [expr.of], TEXT, 'bool', columns);
    case 'rowIn':
      return expr.rows.every((row) => Number.isInteger(row) && row >= 0) ? ok('bool') : badConstant(expr.type);
    case 'concat':
      return takes(expr.type, expr.all, TEXT, 'text', columns);
    case 'start':
      return isCount(expr.count) ? takes(expr.type, [expr.of], TEXT, 'text', columns) : badConstant(expr.type);
    case 'piece':
      return isCount(expr.at) && expr.by !== '' ? takes(expr.type, [expr.of], TEXT, 'text', columns) : badConstant(expr.type);
    case 'match':
      return takes(expr.type, [expr.of], TEXT, 'text', columns);
    case 'lookup':
      return lookupKind(expr, columns);
    case 'bucket':
      return ascending(expr.edges) ? takes(expr.type, [expr.of], NUMERIC, 'number', columns) : badConstant(expr.type);
    case 'daysBetween':
      return takes(expr.type, [expr.from, expr.to], ['date'], 'number', columns);
    case 'datePart':
      return takes(expr.part, [expr.of], ['date'], 'number', columns);
    case 'linear': {
      const weights = constants(expr.type, [expr.bias, ...expr.terms.map((term) => term.weight)], 'number');
      return weights.ok
        ? takes(
            expr.type,
            expr.terms.map((term) => term.of),
            NUMERIC,
            'number',
            columns,
          )
        : weights;
    }
    case 'nearest': {
      if (expr.centres.length === 0) return fail('program.empty', { what: expr.type });
      if (expr.centres.some((centre) => centre.length !== expr.of.length || !centre.every(Number.isFinite))) return badConstant(expr.type);
      return takes(expr.type, expr.of, NUMERIC, 'number', columns);
    }
    case 'trees':
      if (!Number.isFinite(expr.bias) || !expr.trees.every((tree) => isTree(tree, expr.of.length))) return badConstant(expr.type);
      return takes(expr.type, expr.of, NUMERIC, 'number', columns);
    case 'interpolate': {
      if (expr.x.length === 0) return fail('program.empty', { what: expr.type });
      const fits = ascending(expr.x) && expr.x.length === expr.y.length && expr.y.every(Number.isFinite);
      return fits ? takes(expr.type, [expr.of], NUMERIC, 'number', columns) : badConstant(expr.type);
    }
    default:
      return expr satisfies never;
  }
}

const NUMERIC: readonly ValueKind[] = ['number', 'bool'];
const TEXT: readonly ValueKind[] = ['text'];
const ANY: readonly ValueKind[] = ['number', 'bool', 'date', 'text'];

/** Every operand is one of these kinds. */
function takes(what: string, of: readonly Expr[], kinds: readonly ValueKind[], gives: ValueKind, columns: ColumnKinds): Checked {
  for (const operand of of) {
    const kind = kindOf(operand, columns);
    if (!kind.ok) return kind;
    if (!kinds.includes(kind.value)) return fail('program.kind-mismatch', { what, need: kinds.join(' | '), got: kind.value });
  }
  return ok(gives);
}

/** All operands have one kind in common, at least one of them there. */
function together(what: string, of: readonly Expr[], columns: ColumnKinds, gives: (kind: ValueKind) => ValueKind | undefined): Checked {
  if (of.length === 0) return fail('program.empty', { what });
  const kinds: ValueKind[] = [];
  for (const operand of of) {
    const kind = kindOf(operand, columns);
    if (!kind.ok) return kind;
    kinds.push(kind.value);
  }
  const common = tryCommonKind(kinds);
  const given = common === undefined ? undefined : gives(common);
  if (given !== undefined) return ok(given);
  return fail('program.kind-mismatch', {
    what,
    need: kinds[0] === 'text' ? NUMERIC.join(' | ') : (kinds[0] as string),
    got: kinds.join(', '),
  });
}

function lookupKind(expr: Extract<Expr, { type: 'lookup' }>, columns: ColumnKinds): Checked {
  const want = expr.to === 'number' ? 'number' : 'string';
  const values = [...expr.table.map(([, value]) => value), expr.other, expr.missing];
  const fits = values.every((value) => value === null || (typeof value === want && (want === 'string' || Number.isFinite(value))));
  return fits ? takes(expr.type, [expr.of], TEXT, expr.to === 'number' ? 'number' : 'text', columns) : badConstant(expr.type);
}

function constants(what: string, values: readonly number[], kind: ValueKind): Checked {
  return values.every(Number.isFinite) ? ok(kind) : badConstant(what);
}

function ascending(values: readonly number[]): boolean {
  return values.every((value, i) => Number.isFinite(value) && (i === 0 || value > (values[i - 1] as number)));
}

/** Of code points or pieces: at least one, and no more than engines count to. */
function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value < 2 ** 31;
}

function badConstant(what: string): Checked {
  return fail('program.bad-constant', { what });
}

/** The columns of each further table a program may join. */
export type InputColumns = ReadonlyMap<string, readonly NamedKind[]>;

/** Checks the whole program against the columns it meets. @returns the columns that come out, in order */
export function checkProgram(
  program: Program,
  columns: readonly NamedKind[],
  inputs: InputColumns = new Map(),
): Result<readonly NamedKind[]> {
  let now: readonly NamedKind[] = columns;
  for (const op of program) {
    const after = checkOp(op, now, inputs);
    if (!after.ok) return after;
    now = after.value;
  }
  return ok(now);
}

function checkOp(op: Op, columns: readonly NamedKind[], inputs: InputColumns): Result<readonly NamedKind[]> {
  const kinds: ColumnKinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  switch (op.op) {
    case 'derive': {
      const made = checkNew(op.columns, [], (column) => kindOf(column.expr, kinds));
      if (!made.ok) return made;
      const byName = new Map(made.value.map((column) => [column.name, column]));
      return ok([...columns.map((column) => byName.get(column.name) ?? column), ...made.value.filter(({ name }) => !kinds.has(name))]);
    }
    case 'keep': {
      const kind = takes('keep', [op.where], ['bool'], 'bool', kinds);
      return kind.ok ? ok(columns) : kind;
    }
    case 'select':
      return named(op.columns, kinds);
    case 'distinct': {
      const kind = takes('distinct', op.on, ANY, 'bool', kinds);
      return kind.ok ? ok(columns) : kind;
    }
    case 'lag': {
      const order: Expr[] = op.order === null ? [] : [{ type: 'column', name: op.order }];
      const kind = takes('lag', order, ['number', 'bool', 'date'], 'bool', kinds);
      if (!kind.ok) return kind;
      const by = named(op.by, kinds);
      return by.ok ? lagged(op.columns, columns, kinds) : by;
    }
    case 'rollup': {
      const by = named(op.by, kinds);
      if (!by.ok) return by;
      const made = checkNew(op.columns, op.by, (column) => aggregateKind(column, kinds));
      return made.ok ? ok([...by.value, ...made.value]) : made;
    }
    case 'join':
      return checkJoin(op, columns, inputs);
    default:
      return op satisfies never;
  }
}

function checkJoin(
  { with: id, roll, on, take }: Extract<Op, { op: 'join' }>,
  columns: readonly NamedKind[],
  inputs: InputColumns,
): Result<readonly NamedKind[]> {
  const input = inputs.get(id);
  if (!input) return fail('program.no-such-input', { input: id });
  const rolled = checkProgram(roll, input, inputs);
  if (!rolled.ok) return rolled;
  if (on.length === 0) return fail('program.empty', { what: 'join' });
  const here: ColumnKinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const there: ColumnKinds = new Map(rolled.value.map(({ name, kind }) => [name, kind]));
  for (const [left, right] of on) {
    const [need, got] = [kindOf({ type: 'column', name: left }, here), kindOf({ type: 'column', name: right }, there)];
    if (!need.ok) return need;
    if (!got.ok) return got;
    if (need.value !== got.value) return fail('program.kind-mismatch', { what: 'join', need: need.value, got: got.value });
  }
  const taken = new Set(here.keys());
  const made: NamedKind[] = [];
  for (const { from, name } of take) {
    const kind = there.get(from);
    if (kind === undefined) return fail('program.no-such-column', { column: from });
    if (taken.has(name)) return fail('program.twice', { column: name });
    taken.add(name);
    made.push({ name, kind });
  }
  return ok([...columns, ...made]);
}

function lagged(
  made: Extract<Op, { op: 'lag' }>['columns'],
  columns: readonly NamedKind[],
  kinds: ColumnKinds,
): Result<readonly NamedKind[]> {
  const taken = new Set(kinds.keys());
  const out: NamedKind[] = [];
  for (const { name, of } of made) {
    const kind = kinds.get(of);
    if (kind === undefined) return fail('program.no-such-column', { column: of });
    if (taken.has(name)) return fail('program.twice', { column: name });
    taken.add(name);
    out.push({ name, kind });
  }
  return ok([...columns, ...out]);
}

function named(names: readonly string[], kinds: ColumnKinds): Result<readonly NamedKind[]> {
  const out: NamedKind[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    const kind = kinds.get(name);
    if (kind === undefined) return fail('program.no-such-column', { column: name });
    if (seen.has(name)) return fail('program.twice', { column: name });
    seen.add(name);
    out.push({ name, kind });
  }
  return ok(out);
}

function checkNew<C extends NamedKind>(
  made: readonly C[],
  taken: readonly string[],
  kind: (column: C) => Checked,
): Result<readonly NamedKind[]> {
  const seen = new Set(taken);
  for (const column of made) {
    if (seen.has(column.name)) return fail('program.twice', { column: column.name });
    seen.add(column.name);
    const got = kind(column);
    if (!got.ok) return got;
    if ((got.value === 'text') !== (valueKind(column.kind) === 'text')) {
      return fail('program.kind-mismatch', { what: column.name, need: column.kind, got: got.value });
    }
  }
  return ok(made.map(({ name, kind: kept }) => ({ name, kind: kept })));
}

function aggregateKind({ agg, of }: RolledColumn, kinds: ColumnKinds): Checked {
  switch (agg) {
    case 'count':
    case 'countDistinct':
      return takes(agg, [of], ANY, 'number', kinds);
    case 'sum':
    case 'mean':
      return takes(agg, [of], NUMERIC, 'number', kinds);
    case 'min':
    case 'max':
    case 'first':
      return kindOf(of, kinds);
    default:
      return agg satisfies never;
  }
}
