import { isMissing } from './evaluate-logic';
import type { Vector } from './vector';

export interface Groups {
  /** Each row's group, counted from 0 in order of first appearance; -1 where left out. */
  readonly of: Int32Array;
  /** Each group's first row. */
  readonly first: Int32Array;
}

/** A pair of codes indexes a plain array up to this size, a Map beyond. */
const DENSE = 1 << 22;

/**
 * Groups of rows with equal values in every vector; missing equals missing, -0 equals 0.
 * `leaveOut` leaves out rows where any value is missing.
 */
export function groupRows(by: readonly Vector[], rows: number, leaveOut: boolean): Groups {
  let of = new Int32Array(rows);
  if (leaveOut) {
    for (const gone of by.map(isMissing)) {
      for (let i = 0; i < rows; i++) if (gone(i)) of[i] = -1;
    }
  }
  let count = 1;
  for (const vector of by) {
    const codes = codesOf(vector);
    [of, count] = refine(of, count, codes.of, codes.count);
  }
  if (by.length === 0 && rows === 0) count = 0;
  const first = new Int32Array(count).fill(-1);
  let found = 0;
  for (let i = 0; i < rows && found < count; i++) {
    const group = of[i] as number;
    if (group >= 0 && first[group] === -1) {
      first[group] = i;
      found++;
    }
  }
  return { of, first };
}

/** A number for each value, 0 for missing. */
function codesOf(vector: Vector): { readonly of: Int32Array; readonly count: number } {
  if (vector.kind === 'text') return { of: vector.codes.map((code) => code + 1), count: vector.dict.length + 1 };
  const seen = new Map<number, number>();
  const of = new Int32Array(vector.data.length);
  for (let i = 0; i < of.length; i++) {
    const value = vector.data[i] as number;
    if (Number.isNaN(value)) continue;
    let code = seen.get(value);
    if (code === undefined) seen.set(value, (code = seen.size + 1));
    of[i] = code;
  }
  return { of, count: seen.size + 1 };
}

function refine(groups: Int32Array, count: number, codes: Int32Array, width: number): [Int32Array<ArrayBuffer>, number] {
  const dense = count * width <= DENSE ? new Int32Array(count * width).fill(-1) : undefined;
  const sparse = new Map<number, number>();
  const out = new Int32Array(groups.length);
  let next = 0;
  for (let i = 0; i < out.length; i++) {
    const group = groups[i] as number;
    if (group < 0) {
      out[i] = -1;
      continue;
    }
    const pair = group * width + (codes[i] as number);
    let known = dense ? (dense[pair] as number) : (sparse.get(pair) ?? -1);
    if (known < 0) {
      known = next++;
      if (dense) dense[pair] = known;
      else sparse.set(pair, known);
    }
    out[i] = known;
  }
  return [out, next];
}
