import type { Expr } from '../core/expr';
import { columnMap, type Column, type Table } from '../core/table';
import { datePart, daysBetween } from './evaluate-date';
import { choose, compare, isMissing, junction } from './evaluate-logic';
import { arithmetic, bucket, extreme, interpolate, linear, math, nearest, type Operand } from './evaluate-number';
import { concat, fold, length, lookup, match, piece, start, test } from './evaluate-text';
import { kindOf } from './kinds';
import {
  commonKind,
  constant,
  constantText,
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
  const scope: Scope = { rows: table.rows, rowIds: table.rowIds, columns: columnMap(table), nearest: new Map() };
  return (expr) => value(expr, scope);
}

interface Scope {
  readonly rows: number;
  readonly rowIds: Uint32Array;
  readonly columns: ReadonlyMap<string, Column>;
  readonly nearest: Map<string, ReturnType<typeof nearest>>;
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
      return constant(expr.type, expr.value, rows);
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
      return choose((_, row) => when[row] === 1, [value(expr.then, scope), value(expr.else, scope)], rows);
    }
    case 'coalesce': {
      const all = expr.all.map((of) => value(of, scope));
      const gone = all.map(isMissing);
      return choose((choice, row) => !(gone[choice] as (row: number) => boolean)(row), all, rows);
    }
    case 'isMissing': {
      const gone = isMissing(value(expr.of, scope));
      return asBool(Float64Array.from({ length: rows }, (_, row) => (gone(row) ? 1 : 0)));
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
      const values = new Set(expr.values);
      return test(text(expr.of), (entry) => values.has(entry));
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
