import { mix32 } from '../core/hash';
import { isMissing } from './evaluate-logic';
import type { Vector } from './vector';

export interface Groups {
  /** Each row's group, counted from 0 in order of first appearance; -1 where left out. */
  readonly of: Int32Array;
  /** Each group's first row. */
  readonly first: Int32Array;
}

/**
 * Groups of rows with equal values in every vector; missing equals missing, -0 equals 0. `leaveOut` leaves out rows where any value is
 * missing. One hash a row, open addressing with linear probing, and a look at the values themselves before two rows are called equal.
 */
export function groupRows(by: readonly Vector[], rows: number, leaveOut: boolean): Groups {
  const of = new Int32Array(rows);
  if (leaveOut) {
    for (const gone of by.map(isMissing)) {
      for (let i = 0; i < rows; i++) if (gone(i)) of[i] = -1;
    }
  }
  const hashes = hashRows(by, rows);
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 2)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const first = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (of[row] === -1) continue;
    const hash = hashes[row] as number;
    let slot = hash & mask;
    let group = slots[slot] as number;
    while (group >= 0 && !(hashes[first[group] as number] === hash && equalRows(by, first[group] as number, row))) {
      slot = (slot + 1) & mask;
      group = slots[slot] as number;
    }
    if (group < 0) {
      group = count++;
      slots[slot] = group;
      first[group] = row;
    }
    of[row] = group;
  }
  return { of, first: first.slice(0, count) };
}

function hashRows(by: readonly Vector[], rows: number): Int32Array {
  const hashes = new Int32Array(rows);
  const float = new Float64Array(1);
  const words = new Uint32Array(float.buffer);
  for (const vector of by) {
    if (vector.kind === 'text') {
      for (let i = 0; i < rows; i++) hashes[i] = mix32(Math.imul(hashes[i] as number, 31) ^ (vector.codes[i] as number));
      continue;
    }
    for (let i = 0; i < rows; i++) {
      // One bit pattern for all NaN, one for 0 and -0.
      const value = vector.data[i] as number;
      float[0] = Number.isNaN(value) ? NaN : value + 0;
      const low = Math.imul(hashes[i] as number, 31) ^ (words[0] as number);
      hashes[i] = mix32(Math.imul(low, 0x9e3779b1) ^ (words[1] as number));
    }
  }
  return hashes;
}

function equalRows(by: readonly Vector[], a: number, b: number): boolean {
  return by.every((vector) => {
    if (vector.kind === 'text') return vector.codes[a] === vector.codes[b];
    const [x, y] = [vector.data[a] as number, vector.data[b] as number];
    return x === y || (Number.isNaN(x) && Number.isNaN(y));
  });
}
