import type { Expr } from '../core/expr';
import { columnMap, isNumeric, takeColumn, type Column, type Table } from '../core/table';
import { addTrees } from '../core/tree';
import { datePart, daysBetween } from './evaluate-date';
import { compare, either, firstOf, junction, missingFlags } from './evaluate-logic';
import { arithmetic, bucket, extreme, interpolate, linear, math, nearest, type Operand } from './evaluate-number';
import { byText, concat, fold, length, lookup, match, oneOf, piece, start, test } from './evaluate-text';
import { kindOf } from './kinds';
import { columnsIn, operandsOf } from './uses';
import {
  commonKind,
  constant,
  constantText,
  finite,
  numbers,
  ofColumn,
  texts,
  valueKind,
  type NumericVector,
  type TextVector,
  type Vector,
} from './vector';

/**
 * The value of an expression in every row, column by column; the meaning stands in `core/expr`. A plain column's arrays are shared.
 * @throws Error when the expression does not fit the table: check with `kindOf` first
 */
export function evaluate(expr: Expr, table: Table): Vector {
  const kind = kindOf(expr, new Map(table.columns.map((column) => [column.name, column.kind])));
  if (!kind.ok) throw new Error(`${kind.problem.code} ${JSON.stringify(kind.problem.args)}`);
  return evaluator(table)(expr);
}

/** As `evaluate` for expressions that were checked; the costly ones are worked out once however often they are asked for. */
export function evaluator(table: Table): (expr: Expr) => Vector {
  const { whole } = evaluation(table);
  return whole;
}

/** Ways to work out an expression over one table. */
export interface Evaluation {
  /** In every row. */
  whole(expr: Expr): Vector;
  /** Block by block from the first row, so that no array is as long as the table; false where only `whole` will do. */
  blocks(expr: Expr, visit: (part: NumericVector, from: number) => void): boolean;
  /** In the few rows outside which it is 0; null where that is not so. */
  few(expr: Expr): { readonly rows: Int32Array; readonly data: Float64Array } | null;
}

export function evaluation(table: Table): Evaluation {
  const scope: Scope = {
    rows: table.rows,
    rowIds: table.rowIds,
    columns: columnMap(table),
    nearest: new Map(),
    constants: new Map(),
    said: new Map(),
  };
  const large = table.rows > 2 * BLOCK;
  const known = new Map<string, Few | null>();
  return {
    whole(expr) {
      if (!large || !isBlockwise(expr, scope)) return value(expr, scope);
      const data = new Float64Array(scope.rows);
      let kind: NumericVector['kind'] = 'number';
      inBlocks(expr, scope, (part, from) => {
        kind = part.kind;
        data.set(part.data, from);
      });
      return { kind, data };
    },
    blocks(expr, visit) {
      if (!large || !isBlockwise(expr, scope)) return false;
      inBlocks(expr, scope, visit);
      return true;
    },
    few: (expr) => (large ? whereFew(expr, scope, known) : null),
  };
}

/** The rows where a yes/no column is true, few of all, and the columns as they stand there. */
interface Few {
  readonly rows: Int32Array;
  readonly scope: Scope & { readonly columns: Map<string, Column> };
}

/** A choice that can only fall on the few rows where a column is true, and is 0 in others, is made for those alone. */
function whereFew(expr: Expr, scope: Scope, known: Map<string, Few | null>): ReturnType<Evaluation['few']> {
  if (expr.type !== 'if' || expr.else.type !== 'number' || expr.else.value !== 0) return null;
  const conditions = expr.when.type === 'and' ? expr.when.all : [expr.when];
  for (const condition of conditions) {
    const column = condition.type === 'column' ? scope.columns.get(condition.name) : undefined;
    if (column?.kind !== 'bool') continue;
    let few = known.get(column.name);
    if (few === undefined) known.set(column.name, (few = fewOf(column.data, scope)));
    if (!few) continue;
    for (const name of columnsIn(expr)) {
      if (!few.scope.columns.has(name)) few.scope.columns.set(name, takeColumn(scope.columns.get(name) as Column, few.rows));
    }
    return { rows: few.rows, data: numbers(value(expr, few.scope)) };
  }
  return null;
}

function fewOf(flags: Float64Array, { rowIds }: Scope): Few | null {
  let count = 0;
  for (let row = 0; row < flags.length; row++) if (flags[row] === 1) count++;
  if (count * 4 > flags.length) return null;
  const rows = new Int32Array(count);
  for (let row = 0, i = 0; row < flags.length; row++) if (flags[row] === 1) rows[i++] = row;
  const ids = Uint32Array.from(rows, (row) => rowIds[row] as number);
  return { rows, scope: { rows: count, rowIds: ids, columns: new Map(), nearest: new Map(), constants: new Map(), said: new Map() } };
}

/** Rows worked out at a time, so that what an expression makes on the way stays in the processor's cache. */
const BLOCK = 8192;

/**
 * Of numbers alone, with more than one operation; texts are worked out once per distinct text, and centres once for all who ask. Trees may ask in
 * hundreds of ways whether a text is one of some, which is no array for each.
 */
function isBlockwise(expr: Expr, { columns }: Scope): boolean {
  let operations = 0;
  const plain = (of: Expr): boolean => {
    if (of.type === 'trees') {
      operations++;
      return of.of.every((one) => (one.type === 'in' && one.of.type === 'column') || plain(one));
    }
    if (of.type === 'column') return columns.get(of.name)?.kind !== undefined && 'data' in (columns.get(of.name) as Column);
    if (of.type === 'text' || of.type === 'nearest' || of.type === 'rowIn') return false;
    if (of.type === 'missing') return valueKind(of.kind) !== 'text';
    if (of.type === 'number' || of.type === 'bool' || of.type === 'date') return true;
    operations++;
    return operandsOf(of).every(plain);
  };
  return plain(expr) && operations > 1;
}

function inBlocks(expr: Expr, scope: Scope, visit: (part: NumericVector, from: number) => void): void {
  const used = [...columnsIn(expr)].map((name) => scope.columns.get(name) as Column);
  for (let from = 0; from < scope.rows; from += BLOCK) {
    const to = Math.min(scope.rows, from + BLOCK);
    const columns = new Map(used.map((column) => [column.name, part(column, from, to)]));
    const own = value(expr, {
      rows: to - from,
      rowIds: scope.rowIds.subarray(from, to),
      columns,
      nearest: scope.nearest,
      constants: scope.constants,
      said: scope.said,
    });
    if (own.kind === 'text') throw new Error('a text where a number was promised');
    visit(own, from);
  }
}

function part(column: Column, from: number, to: number): Column {
  return isNumeric(column) ? { ...column, data: column.data.subarray(from, to) } : { ...column, codes: column.codes.subarray(from, to) };
}

interface Scope {
  readonly rows: number;
  readonly rowIds: Uint32Array;
  readonly columns: ReadonlyMap<string, Column>;
  readonly nearest: Map<string, ReturnType<typeof nearest>>;
  /** Constants by kind and value: blocks of one size share them. */
  readonly constants: Map<string, NumericVector>;
  /** What each text of a column gives: blocks share it. */
  readonly said: Map<Expr, Float64Array>;
}

function constantOf(kind: 'number' | 'date', of: number, { rows, constants }: Scope): NumericVector {
  const key = `${kind} ${of} ${rows}`;
  const known = constants.get(key);
  if (known) return known;
  const made = constant(kind, of, rows);
  if (rows <= BLOCK) constants.set(key, made);
  return made;
}

function value(expr: Expr, scope: Scope): Vector {
  const { rows } = scope;
  const number = (of: Expr): Float64Array => numbers(value(of, scope));
  const operand = (of: Expr): Operand => (of.type === 'number' ? of.value : number(of));
  const text = (of: Expr): TextVector => texts(value(of, scope));
  switch (expr.type) {
    case 'column': {
      const column = scope.columns.get(expr.name);
      if (!column) throw new Error(`no column ${JSON.stringify(expr.name)}`);
      return ofColumn(column);
    }
    case 'number':
    case 'date':
      return constantOf(expr.type, expr.value, scope);
    case 'bool':
      return constant('bool', expr.value ? 1 : 0, rows);
    case 'text':
      return constantText(expr.value, rows);
    case 'missing': {
      const kind = valueKind(expr.kind);
      return kind === 'text' ? constantText(null, rows) : constant(kind, NaN, rows);
    }
    case 'arithmetic':
      return asNumber(arithmetic(expr.op, operand(expr.left), operand(expr.right), rows));
    case 'compare':
      return compare(expr.op, value(expr.left, scope), value(expr.right, scope));
    case 'and':
      return junction(expr.all.map(number), 0, rows);
    case 'or':
      return junction(expr.all.map(number), 1, rows);
    case 'not':
      return asBool(number(expr.of).map((of) => 1 - of));
    case 'if': {
      const when = number(expr.when);
      return either(when, value(expr.then, scope), value(expr.else, scope));
    }
    case 'coalesce': {
      return firstOf(
        expr.all.map((of) => value(of, scope)),
        rows,
      );
    }
    case 'isMissing': {
      return asBool(missingFlags(value(expr.of, scope)));
    }
    case 'math':
      return asNumber(math(expr.fn, number(expr.of)));
    case 'least':
    case 'greatest': {
      const all = expr.all.map((of) => value(of, scope));
      const kind = commonKind(all.map((of) => of.kind));
      if (kind === 'text') throw new Error('least and greatest are for numbers');
      return { kind, data: extreme(expr.type, all.map(numbers), rows) };
    }
    case 'string':
      return fold(expr.fn, text(expr.of));
    case 'length':
      return length(text(expr.of));
    case 'contains':
      return test(text(expr.of), (entry) => entry.includes(expr.part));
    case 'startsWith':
      return test(text(expr.of), (entry) => entry.startsWith(expr.part));
    case 'concat':
      return concat(expr.all.map(text), rows);
    case 'start':
      return start(text(expr.of), expr.count);
    case 'piece':
      return piece(text(expr.of), expr.by, expr.at);
    case 'match':
      return match(expr, text(expr.of));
    case 'lookup':
      return lookup(expr, text(expr.of));
    case 'in': {
      const of = text(expr.of);
      const known = scope.said.get(expr) ?? oneOf(of.dict, expr.values);
      if (expr.of.type === 'column') scope.said.set(expr, known);
      return asBool(byText(of, known));
    }
    case 'rowIn': {
      const rowIds = new Set(expr.rows);
      return asBool(Float64Array.from(scope.rowIds, (id) => (rowIds.has(id) ? 1 : 0)));
    }
    case 'bucket':
      return asNumber(bucket(number(expr.of), expr.edges));
    case 'daysBetween':
      return asNumber(daysBetween(number(expr.from), number(expr.to)));
    case 'datePart':
      return asNumber(datePart(expr.part, number(expr.of)));
    case 'linear': {
      const weights = expr.terms.map((term) => term.weight);
      const values = expr.terms.map((term) => number(term.of));
      return asNumber(linear(expr.bias, weights, values, rows));
    }
    case 'nearest': {
      const { index, squared } = nearestOf(expr, scope);
      return asNumber(expr.give === 'index' ? index : squared.map(Math.sqrt));
    }
    case 'trees': {
      const sum = new Float64Array(rows).fill(expr.bias);
      const values = expr.of.map(number);
      addTrees(expr.trees, values, sum);
      return asNumber(sum.map(finite));
    }
    case 'interpolate':
      return asNumber(interpolate(number(expr.of), expr.x, expr.y));
    default:
      return expr satisfies never;
  }
}

function nearestOf(expr: Extract<Expr, { type: 'nearest' }>, scope: Scope): ReturnType<typeof nearest> {
  const key = JSON.stringify([expr.of, expr.centres]);
  const known = scope.nearest.get(key);
  if (known) return known;
  const values = expr.of.map((of) => numbers(value(of, scope)));
  const found = nearest(values, expr.centres, scope.rows);
  scope.nearest.set(key, found);
  return found;
}

const asNumber = (data: Float64Array): NumericVector => ({ kind: 'number', data });
const asBool = (data: Float64Array): NumericVector => ({ kind: 'bool', data });
