import type { Expr } from '../core/expr';
import { compareText, mergeDicts } from './evaluate-text';
import { commonKind, numbers, texts, type NumericVector, type TextVector, type Vector } from './vector';

type Operator = Extract<Expr, { type: 'compare' }>['op'];

export function compare(op: Operator, left: Vector, right: Vector): NumericVector {
  const data = left.kind === 'text' ? compareTexts(op, left, texts(right)) : compareNumbers(op, left.data, numbers(right));
  return { kind: 'bool', data };
}

/** Whether an order (negative, zero or positive, as a comparator gives it) satisfies the operator. */
function holds(op: Operator, order: number): boolean {
  switch (op) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return op satisfies never;
  }
}

function compareNumbers(op: Operator, left: Float64Array, right: Float64Array): Float64Array {
  const [below, equal, above] = [-1, 0, 1].map((order) => (holds(op, order) ? 1 : 0)) as [number, number, number];
  const out = new Float64Array(left.length);
  for (let i = 0; i < out.length; i++) {
    const a = left[i] as number;
    const b = right[i] as number;
    out[i] = a < b ? below : a > b ? above : a === b ? equal : NaN;
  }
  return out;
}

function compareTexts(op: Operator, left: TextVector, right: TextVector): Float64Array {
  const rows = left.codes.length;
  const out = new Float64Array(rows);
  if (right.dict.length === 1) {
    const value = right.dict[0] as string;
    const flags = left.dict.map((entry) => (holds(op, compareText(entry, value)) ? 1 : 0));
    for (let i = 0; i < rows; i++) {
      const code = left.codes[i] as number;
      out[i] = code < 0 || (right.codes[i] as number) < 0 ? NaN : (flags[code] as number);
    }
    return out;
  }
  const { dict, maps } = mergeDicts([left, right]);
  const ranks = op === '=' || op === '!=' ? dict.map((_, code) => code) : ranksOf(dict);
  const [leftMap, rightMap] = maps as [Int32Array, Int32Array];
  for (let i = 0; i < rows; i++) {
    const a = left.codes[i] as number;
    const b = right.codes[i] as number;
    if (a < 0 || b < 0) out[i] = NaN;
    else out[i] = holds(op, (ranks[leftMap[a] as number] as number) - (ranks[rightMap[b] as number] as number)) ? 1 : 0;
  }
  return out;
}

function ranksOf(dict: readonly string[]): readonly number[] {
  const order = dict.map((_, code) => code).sort((a, b) => compareText(dict[a] as string, dict[b] as string));
  const ranks = new Array<number>(dict.length);
  order.forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

/** `decisive` is the value that settles the matter alone: 0 for `and`, 1 for `or`. */
export function junction(all: readonly Float64Array[], decisive: 0 | 1, rows: number): NumericVector {
  const out = new Float64Array(rows).fill(1 - decisive);
  for (const data of all) {
    for (let i = 0; i < rows; i++) {
      const value = data[i] as number;
      if (value === decisive) out[i] = decisive;
      else if (Number.isNaN(value) && out[i] !== decisive) out[i] = NaN;
    }
  }
  return { kind: 'bool', data: out };
}

/** `then` where the condition is true, else `other`. */
export function either(when: Float64Array, then: Vector, other: Vector): Vector {
  const kind = commonKind([then.kind, other.kind]);
  if (kind === 'text') {
    if (then.kind === 'text' && other.kind === 'text' && other.dict.length === 0) {
      return { ...then, codes: then.codes.map((code, row) => (when[row] === 1 ? code : -1)) };
    }
    return choose((_, row) => when[row] === 1, [then, other], when.length);
  }
  const [yes, no] = [numbers(then), numbers(other)];
  const data = new Float64Array(when.length);
  for (let i = 0; i < data.length; i++) data[i] = (when[i] === 1 ? (yes[i] as number) : (no[i] as number)) + 0;
  return { kind, data };
}

/** The first that is not missing. */
export function firstOf(all: readonly Vector[], rows: number): Vector {
  const kind = commonKind(all.map((of) => of.kind));
  if (kind === 'text') {
    const gone = all.map(isMissing);
    return choose((choice, row) => !(gone[choice] as (row: number) => boolean)(row), all, rows);
  }
  const data = new Float64Array(rows).fill(NaN);
  for (const of of all) {
    const values = numbers(of);
    for (let i = 0; i < rows; i++) if (Number.isNaN(data[i] as number)) data[i] = (values[i] as number) + 0;
  }
  return { kind, data };
}

/** 1 where there is no value. */
export function missingFlags(of: Vector): Float64Array {
  const out = new Float64Array(of.kind === 'text' ? of.codes.length : of.data.length);
  if (of.kind === 'text') for (let i = 0; i < out.length; i++) out[i] = (of.codes[i] as number) < 0 ? 1 : 0;
  else for (let i = 0; i < out.length; i++) out[i] = Number.isNaN(of.data[i] as number) ? 1 : 0;
  return out;
}

/** Row by row the value of the first choice that applies; the last applies always. */
function choose(applies: (choice: number, row: number) => boolean, choices: readonly Vector[], rows: number): Vector {
  const last = choices.length - 1;
  const pick = (row: number): number => {
    let choice = 0;
    while (choice < last && !applies(choice, row)) choice++;
    return choice;
  };
  return chooseText(pick, choices.map(texts), rows);
}

function chooseText(pick: (row: number) => number, choices: readonly TextVector[], rows: number): TextVector {
  const { dict, maps } = mergeDicts(choices);
  const codes = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const choice = pick(i);
    const code = (choices[choice] as TextVector).codes[i] as number;
    codes[i] = code < 0 ? -1 : ((maps[choice] as Int32Array)[code] as number);
  }
  return { kind: 'text', codes, dict };
}

export function isMissing(vector: Vector): (row: number) => boolean {
  if (vector.kind === 'text') {
    const { codes } = vector;
    return (row) => (codes[row] as number) < 0;
  }
  const { data } = vector;
  return (row) => Number.isNaN(data[row] as number);
}
