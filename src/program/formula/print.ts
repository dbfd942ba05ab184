import type { Expr } from '../../core/expr';
import { formula } from '../print/formula';
import { FUNCTION_NAMES, isReserved } from './words';

const SIMPLE = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u;

/** A column's name as a formula says it: bare where it is one word, else in square brackets. */
export function printName(name: string): string {
  const bare = SIMPLE.test(name) && !isReserved(name) && !FUNCTION_NAMES.has(name.toLowerCase());
  return bare ? name : `[${name.replaceAll(']', ']]')}]`;
}

const printText = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** How tightly each binds; what binds more loosely than its place asks for stands in brackets. */
const BINDS = { or: 1, and: 2, not: 3, compare: 4, join: 5, add: 6, multiply: 7, sign: 8, atom: 9 } as const;

/**
 * An expression as a formula. What `parseFormula` made comes back as the same expression; what a formula cannot say (a list to look up, a model) is
 * told in its manner.
 */
export function printFormula(expr: Expr): string {
  return print(expr, 0);
}

function print(expr: Expr, atLeast: number): string {
  const [text, binds] = say(expr);
  return binds >= atLeast ? text : `(${text})`;
}

type Said = readonly [text: string, binds: number];
const atom = (text: string): Said => [text, BINDS.atom];
const call = (name: string, ...values: readonly string[]): Said => atom(`${name}(${values.join('; ')})`);
const calls = (name: string, ...values: readonly Expr[]): Said => call(name, ...values.map((value) => print(value, 0)));

function say(expr: Expr): Said {
  switch (expr.type) {
    case 'column':
      return atom(printName(expr.name));
    case 'number':
      return expr.value < 0 ? [printNumber(expr.value), BINDS.sign] : atom(printNumber(expr.value));
    case 'text':
      return atom(printText(expr.value));
    case 'bool':
      return atom(String(expr.value));
    case 'date': {
      const date = new Date(expr.value);
      return call('date', ...[date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].map(String));
    }
    case 'missing':
      return atom('empty');
    case 'arithmetic': {
      const binds = expr.op === '+' || expr.op === '-' ? BINDS.add : BINDS.multiply;
      return [`${print(expr.left, binds)} ${expr.op} ${print(expr.right, binds + 1)}`, binds];
    }
    case 'compare':
      return [`${print(expr.left, BINDS.join)} ${expr.op === '!=' ? '<>' : expr.op} ${print(expr.right, BINDS.join)}`, BINDS.compare];
    case 'and':
    case 'or': {
      const binds = BINDS[expr.type];
      return [expr.all.map((of) => print(of, binds + 1)).join(` ${expr.type} `), expr.all.length > 1 ? binds : BINDS.or];
    }
    case 'not':
      return [`not ${print(expr.of, BINDS.not)}`, BINDS.not];
    case 'concat':
      return [expr.all.map((of) => print(of, BINDS.add)).join(' & '), BINDS.join];
    case 'if':
      return calls('if', expr.when, expr.then, expr.else);
    case 'coalesce':
      return calls('coalesce', ...expr.all);
    case 'isMissing':
      return calls('isempty', expr.of);
    case 'least':
      return calls('min', ...expr.all);
    case 'greatest':
      return calls('max', ...expr.all);
    case 'math':
      return calls(expr.fn, expr.of);
    case 'string':
      return calls(expr.fn, expr.of);
    case 'length':
      return calls('length', expr.of);
    case 'contains':
    case 'startsWith': {
      const of = expr.of.type === 'string' && expr.of.fn === 'lower' ? expr.of.of : expr.of;
      return call(expr.type === 'contains' ? 'contains' : 'starts', print(of, 0), printText(expr.part));
    }
    case 'start':
      return call('left', print(expr.of, 0), String(expr.count));
    case 'piece':
      return call('part', print(expr.of, 0), printText(expr.by), String(expr.at));
    case 'daysBetween':
      return calls('days', expr.from, expr.to);
    case 'datePart':
      return calls(expr.part, expr.of);
    default:
      // Nothing that a formula can say.
      return atom(formula(expr));
  }
}

/** Shortest digits that give the same number. */
function printNumber(value: number): string {
  return String(value + 0);
}
