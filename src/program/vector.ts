import { isNumeric, type Column, type DictKind, type Kind, type NumericKind } from '../core/table';

/** What an expression gives for every row of a table. Missing is NaN or code -1, as in a column; a bool is 0 or 1. */
export type Vector = NumericVector | TextVector;

export interface NumericVector {
  readonly kind: NumericKind;
  readonly data: Float64Array;
}

/** `dict` entries are distinct, so that equal codes mean equal texts. */
export interface TextVector {
  readonly kind: 'text';
  readonly codes: Int32Array;
  readonly dict: readonly string[];
}

/** Milliseconds either side of 1970 that a date can say: 100,000,000 days, as in ECMAScript. */
export const DATE_LIMIT = 8.64e15;

export function ofColumn(column: Column): Vector {
  return isNumeric(column) ? { kind: column.kind, data: column.data } : { kind: 'text', codes: column.codes, dict: column.dict };
}

export function numbers(vector: Vector): Float64Array {
  if (vector.kind === 'text') throw new Error('a text where a number was promised');
  return vector.data;
}

export function texts(vector: Vector): TextVector {
  if (vector.kind !== 'text') throw new Error('a number where a text was promised');
  return vector;
}

/** NaN unless finite; -0 becomes 0. */
export function finite(value: number): number {
  return value - value === 0 ? value + 0 : NaN;
}

export function constant(kind: NumericKind, value: number, rows: number): NumericVector {
  return { kind, data: new Float64Array(rows).fill(finite(value)) };
}

export function constantText(value: string | null, rows: number): TextVector {
  return value === null
    ? { kind: 'text', codes: new Int32Array(rows).fill(-1), dict: [] }
    : { kind: 'text', codes: new Int32Array(rows), dict: [value] };
}

/** A column of the kind it is to be kept as; the arrays are shared when nothing changes. */
export function asColumn(name: string, kind: NumericKind | DictKind, vector: Vector): Column {
  if (kind === 'category' || kind === 'text') {
    const { codes, dict } = texts(vector);
    return { name, kind, codes, dict };
  }
  const data = numbers(vector);
  if (kind === 'number' || kind === vector.kind) return { name, kind, data };
  return { name, kind, data: kind === 'bool' ? data.map(asBool) : vector.kind === 'bool' ? data : data.map(asDate) };
}

const asBool = (value: number): number => (Number.isNaN(value) ? NaN : value === 0 ? 0 : 1);

const asDate = (value: number): number => (Math.abs(value) <= DATE_LIMIT ? Math.floor(value) + 0 : NaN);

/** The kind that holds both; a bool beside a number is a number. @throws Error when there is none */
export function commonKind(kinds: readonly (NumericKind | 'text')[]): NumericKind | 'text' {
  const common = tryCommonKind(kinds);
  if (common === undefined) throw new Error(`no common kind of ${kinds.join(', ')}`);
  return common;
}

export function tryCommonKind(kinds: readonly (NumericKind | 'text')[]): NumericKind | 'text' | undefined {
  const distinct = [...new Set(kinds)];
  if (distinct.length === 1) return distinct[0];
  return distinct.length > 1 && distinct.every((kind) => kind === 'number' || kind === 'bool') ? 'number' : undefined;
}

export function valueKind(kind: Kind): NumericKind | 'text' {
  return kind === 'category' ? 'text' : kind;
}
