import { mix32 } from '../core/hash';
import type { Vector } from './vector';

export interface Groups {
  /** Each row's group, counted from 0 in order of first appearance; -1 where left out. */
  readonly of: Int32Array;
  /** Each group's first row. */
  readonly first: Int32Array;
}

/** Values as whole numbers from 0, equal where the values are; missing is -1. */
interface Codes {
  readonly of: Int32Array;
  /** More than the greatest code. */
  readonly count: number;
}

/**
 * Groups of rows with equal values in every vector; missing equals missing, -0 equals 0. `leaveOut` leaves out rows where any value is
 * missing. Vectors become whole numbers, then pairs of whole numbers do, in a table where it is small and by hash where it is not.
 */
export function groupRows(by: readonly Vector[], rows: number, leaveOut: boolean): Groups {
  return inOrder(grouped(by, rows, leaveOut), rows);
}

/** From how many rows on it pays to set aside those that are alone. */
const MANY = 4096;

function grouped(by: readonly Vector[], rows: number, leaveOut: boolean): Codes {
  // A row that is alone in some columns is alone in all: those that tell most rows apart come first, and only the rest is looked at further.
  const parting = !leaveOut && by.length > 2 && rows >= MANY;
  const [first, ...rest] = parting ? tellingFirst(by) : by;
  let codes = first ? whole(codesOf(first), leaveOut) : { of: new Int32Array(rows), count: 1 };
  for (const [at, vector] of rest.entries()) {
    codes = pairs(codes, whole(codesOf(vector), leaveOut));
    const left = rest.slice(at + 1);
    if (!parting || left.length === 0) continue;
    const together = notAlone(codes);
    if (together.length <= rows / 2) return withOthers(codes, together, left);
  }
  return codes;
}

/** Texts with most distinct entries first; numbers, whose distinct values are not known, last. */
function tellingFirst(by: readonly Vector[]): readonly Vector[] {
  const distinct = (vector: Vector): number => (vector.kind === 'text' ? vector.dict.length : 0);
  return [...by].sort((a, b) => distinct(b) - distinct(a));
}

function notAlone({ of, count }: Codes): Int32Array {
  const sizes = new Uint8Array(count);
  for (let row = 0; row < of.length; row++) {
    const code = of[row] as number;
    if (sizes[code] !== 2) sizes[code] = (sizes[code] as number) + 1;
  }
  const out = new Int32Array(of.length);
  let found = 0;
  for (let row = 0; row < of.length; row++) if (sizes[of[row] as number] === 2) out[found++] = row;
  return out.slice(0, found);
}

/** Rows in `together` are told apart by `left` too; every other row keeps a code of its own. */
function withOthers(codes: Codes, together: Int32Array, left: readonly Vector[]): Codes {
  const some = left.map((vector): Vector => {
    if (vector.kind === 'text') return { ...vector, codes: together.map((row) => vector.codes[row] as number) };
    return { ...vector, data: Float64Array.from(together, (row) => vector.data[row] as number) };
  });
  const until = whole({ of: together.map((row) => codes.of[row] as number), count: codes.count }, false);
  const inner = grouped(some, together.length, false);
  const apart = inOrder(pairs(until, inner), together.length);
  const out = new Int32Array(codes.of.length).fill(-1);
  together.forEach((row, at) => (out[row] = apart.of[at] as number));
  let count = apart.first.length;
  for (let row = 0; row < out.length; row++) if ((out[row] as number) < 0) out[row] = count++;
  return { of: out, count };
}

/** The same numbering of a single vector, which is missing nowhere else than at -1. */
export function codesOf(vector: Vector): Codes {
  return vector.kind === 'text' ? { of: vector.codes, count: vector.dict.length } : numberCodes(vector.data);
}

/** Missing as a value of its own, unless such rows are left out. */
function whole({ of, count }: Codes, leaveOut: boolean): Codes {
  if (leaveOut || !of.includes(-1)) return { of, count };
  return { of: of.map((code) => (code < 0 ? count : code)), count: count + 1 };
}

/** Codes below this many may stand for themselves; above, only those that occur are numbered. */
const roomFor = (rows: number): number => 4 * rows + 4096;

function inOrder({ of, count }: Codes, rows: number): Groups {
  if (count > roomFor(rows)) return inOrder(pairs({ of: new Int32Array(rows), count: 1 }, { of, count }), rows);
  const group = new Int32Array(count).fill(-1);
  const first = new Int32Array(Math.min(rows, count));
  const out = new Int32Array(rows);
  let groups = 0;
  for (let row = 0; row < rows; row++) {
    const code = of[row] as number;
    if (code < 0) {
      out[row] = -1;
      continue;
    }
    let known = group[code] as number;
    if (known < 0) {
      known = groups++;
      group[code] = known;
      first[known] = row;
    }
    out[row] = known;
  }
  return { of: out, first: first.slice(0, groups) };
}

/** A number for each pair of codes that occurs; -1 where either is. */
export function pairs(a: Codes, b: Codes): Codes {
  const rows = a.of.length;
  return a.count * b.count <= roomFor(rows) ? tablePairs(a, b) : hashedPairs(a, b);
}

function tablePairs(a: Codes, b: Codes): Codes {
  const out = new Int32Array(a.of.length);
  for (let row = 0; row < out.length; row++) {
    const x = a.of[row] as number;
    const y = b.of[row] as number;
    out[row] = x < 0 || y < 0 ? -1 : x * b.count + y;
  }
  return { of: out, count: a.count * b.count };
}

/** Open addressing with linear probing; a slot holds the row that first had the pair. */
function hashedPairs(a: Codes, b: Codes): Codes {
  const rows = a.of.length;
  const out = new Int32Array(rows);
  const { mask, slots } = slotsFor(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const x = a.of[row] as number;
    const y = b.of[row] as number;
    if (x < 0 || y < 0) {
      out[row] = -1;
      continue;
    }
    let slot = mix32(Math.imul(x, 0x9e3779b1) ^ y) & mask;
    let held = slots[slot] as number;
    while (held >= 0 && !(a.of[held] === x && b.of[held] === y)) {
      slot = (slot + 1) & mask;
      held = slots[slot] as number;
    }
    if (held < 0) {
      slots[slot] = row;
      out[row] = count++;
    } else out[row] = out[held] as number;
  }
  return { of: out, count };
}

/** Numbers by their 64 bits, one pattern for 0 and -0; a row equal to the one above is not looked up. */
function numberCodes(data: Float64Array): Codes {
  const rows = data.length;
  const out = new Int32Array(rows);
  const { mask, slots } = slotsFor(rows);
  const float = new Float64Array(1);
  const words = new Int32Array(float.buffer);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const value = data[row] as number;
    if (Number.isNaN(value)) {
      out[row] = -1;
      continue;
    }
    if (row > 0 && value === data[row - 1]) {
      out[row] = out[row - 1] as number;
      continue;
    }
    float[0] = value + 0;
    let slot = mix32(Math.imul(words[0] as number, 0x9e3779b1) ^ (words[1] as number)) & mask;
    let held = slots[slot] as number;
    while (held >= 0 && data[held] !== value) {
      slot = (slot + 1) & mask;
      held = slots[slot] as number;
    }
    if (held < 0) {
      slots[slot] = row;
      out[row] = count++;
    } else out[row] = out[held] as number;
  }
  return { of: out, count };
}

function slotsFor(rows: number): { readonly mask: number; readonly slots: Int32Array } {
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 2)) - 1;
  return { mask, slots: new Int32Array(mask + 1).fill(-1) };
}
