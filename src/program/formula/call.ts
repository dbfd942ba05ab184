import type { Expr } from '../../core/expr';
import { lower } from '../fold';
import { FaultError, type Span } from './tokens';
import type { FunctionName } from './words';

interface Written {
  /** As the user wrote it. */
  readonly written: string;
  readonly span: Span;
}

/** What a function with these values says. Texts are looked for whatever their capitals; `round(x, 2)` rounds to hundredths. @throws FaultError */
export function call(name: FunctionName, values: readonly Expr[], written: Written): Expr {
  const [first, second, third] = values as [Expr, Expr, Expr];
  switch (name) {
    case 'if':
      return { type: 'if', when: first, then: second, else: third };
    case 'round':
      return values.length === 1 ? { type: 'math', fn: 'round', of: first } : roundTo(first, whole(second, written, 0, 9));
    case 'floor':
    case 'abs':
    case 'sqrt':
    case 'log':
    case 'exp':
      return { type: 'math', fn: name, of: first };
    case 'min':
      return { type: 'least', all: values };
    case 'max':
      return { type: 'greatest', all: values };
    case 'days':
      return { type: 'daysBetween', from: first, to: second };
    case 'date':
      return {
        type: 'date',
        value: dateOf(whole(first, written, 1, 9999), whole(second, written, 1, 12), whole(third, written, 1, 31), written),
      };
    case 'year':
    case 'quarter':
    case 'month':
    case 'day':
    case 'weekday':
    case 'hour':
      return { type: 'datePart', part: name, of: first };
    case 'length':
      return { type: 'length', of: first };
    case 'contains':
      return { type: 'contains', of: small(first), part: lower(textOf(second, written)) };
    case 'starts':
      return { type: 'startsWith', of: small(first), part: lower(textOf(second, written)) };
    case 'lower':
    case 'upper':
    case 'trim':
      return { type: 'string', fn: name, of: first };
    case 'left':
      return { type: 'start', of: first, count: whole(second, written, 1, 1000) };
    case 'part': {
      const by = textOf(second, written);
      if (by === '') throw new FaultError('formula.error.constant-text', written.span, { name: written.written });
      return { type: 'piece', of: first, by, at: whole(third, written, 1, 1000) };
    }
    case 'coalesce':
      return { type: 'coalesce', all: values };
    case 'isempty':
      return { type: 'isMissing', of: first };
    default:
      return name satisfies never;
  }
}

const small = (of: Expr): Expr => ({ type: 'string', fn: 'lower', of });

function roundTo(of: Expr, digits: number): Expr {
  if (digits === 0) return { type: 'math', fn: 'round', of };
  const unit: Expr = { type: 'number', value: 10 ** digits };
  const scaled: Expr = { type: 'arithmetic', op: '*', left: of, right: unit };
  return { type: 'arithmetic', op: '/', left: { type: 'math', fn: 'round', of: scaled }, right: unit };
}

function textOf(expr: Expr, { written, span }: Written): string {
  if (expr.type !== 'text') throw new FaultError('formula.error.constant-text', span, { name: written });
  return expr.value;
}

function whole(expr: Expr, { written, span }: Written, least: number, most: number): number {
  if (expr.type !== 'number' || !Number.isInteger(expr.value) || expr.value < least || expr.value > most) {
    throw new FaultError('formula.error.constant-number', span, { name: written, least, most });
  }
  return expr.value;
}

function dateOf(year: number, month: number, day: number, { written, span }: Written): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1) throw new FaultError('formula.error.no-date', span, { name: written });
  return date.getTime();
}
