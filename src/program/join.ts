import type { Op } from '../core/program';
import { isNumeric, type Column, type Table } from '../core/table';
import { isMissing } from './evaluate-logic';
import { ofColumn, type Vector } from './vector';

export type Inputs = ReadonlyMap<string, Table>;

/** The rows of `here` with columns of `there`, which went through the operation's `roll` already. */
export function join(here: Table, there: Table, { on, take }: Pick<Extract<Op, { op: 'join' }>, 'on' | 'take'>): Table {
  const column = (table: Table, name: string): Column => table.columns.find((one) => one.name === name) as Column;
  const rows = matchRows(
    on.map(([left]) => ofColumn(column(here, left))),
    on.map(([, right]) => ofColumn(column(there, right))),
    here.rows,
    there.rows,
  );
  return { ...here, columns: [...here.columns, ...take.map(({ from, name }) => takeOrMissing(column(there, from), name, rows))] };
}

/**
 * For each row here the first row there with equal keys, or -1; a missing key matches nothing. Texts are compared once per distinct text.
 * @param here @param there vectors of the same kinds, one or more
 */
export function matchRows(here: readonly Vector[], there: readonly Vector[], hereRows: number, thereRows: number): Int32Array {
  const [left, right] = codedKeys(here, there, hereRows, thereRows);
  const first = new Map<number, number>();
  for (let row = 0; row < thereRows; row++) {
    const code = right[row] as number;
    if (code >= 0 && !first.has(code)) first.set(code, row);
  }
  return Int32Array.from(left, (code) => (code < 0 ? -1 : (first.get(code) ?? -1)));
}

/** Keys of both sides as whole numbers, equal where the keys are; -1 where one is missing. */
export function codedKeys(
  here: readonly Vector[],
  there: readonly Vector[],
  hereRows: number,
  thereRows: number,
): readonly [Float64Array, Float64Array] {
  let left: Float64Array = new Float64Array(hereRows);
  let right: Float64Array = new Float64Array(thereRows);
  here.forEach((vector, k) => {
    const other = there[k] as Vector;
    const coded = new Map<number | string, number>();
    // Pairs of codes stay below 2^53: there are at most 2^32 rows, and codes are made dense after each column.
    const dense = new Map<number, number>();
    const add = (codes: Float64Array, own: Float64Array): Float64Array =>
      codes.map((code, row) => {
        const next = own[row] as number;
        if (code < 0 || next < 0) return -1;
        const pair = code * 4_294_967_296 + next;
        const known = dense.get(pair) ?? dense.size;
        dense.set(pair, known);
        return known;
      });
    const [mine, theirs] = [codesOf(vector, coded), codesOf(other, coded)];
    [left, right] = k === 0 ? [mine, theirs] : [add(left, mine), add(right, theirs)];
  });
  return [left, right];
}

function codesOf(vector: Vector, known: Map<number | string, number>): Float64Array {
  const code = (value: number | string): number => {
    const found = known.get(value) ?? known.size;
    known.set(value, found);
    return found;
  };
  if (vector.kind === 'text') {
    const ofEntry = vector.dict.map(code);
    return Float64Array.from(vector.codes, (entry) => (entry < 0 ? -1 : (ofEntry[entry] as number)));
  }
  const gone = isMissing(vector);
  // A Map takes -0 and 0 for one key.
  return vector.data.map((value, row) => (gone(row) ? -1 : code(value)));
}

function takeOrMissing(column: Column, name: string, rows: Int32Array): Column {
  if (isNumeric(column)) {
    const { data } = column;
    return { name, kind: column.kind, data: Float64Array.from(rows, (row) => (row < 0 ? NaN : (data[row] as number))) };
  }
  const { codes, dict } = column;
  return { name, kind: column.kind, codes: rows.map((row) => (row < 0 ? -1 : (codes[row] as number))), dict };
}
