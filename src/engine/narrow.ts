import type { StoredArray } from '../store/rows';

/** A whole number of `times` over `by`: cents, days, seconds. */
export interface Unit {
  readonly times: number;
  readonly by: number;
}

export type NarrowCodes =
  /** All of them, or none where they only count up from 1. */
  | { readonly codes: StoredArray; readonly odd?: never }
  /** The first `odd` are rows, the others their codes; the codes of the rows between count up. */
  | { readonly codes: Int32Array; readonly odd: number };

/** Codes in few bytes: columns of mostly different cells keep only the rows where a code is not the next one. */
export function narrowCodes(codes: Int32Array, entries: number): NarrowCodes {
  const width = entries <= 1 << 8 ? 1 : entries <= 1 << 16 ? 2 : 4;
  const most = (codes.length * width) >> 4;
  const odd = oddRows(codes, most);
  if (odd?.length === 0) return { codes: new Uint8Array(0) };
  if (odd !== null) return { codes: Int32Array.from([...odd, ...odd.map((row) => codes[row] as number)]), odd: odd.length };
  return { codes: width === 1 ? new Uint8Array(codes) : width === 2 ? new Uint16Array(codes) : codes };
}

/** Rows whose code is not the next one; null where there are more than `most`. */
function oddRows(codes: Int32Array, most: number): readonly number[] | null {
  const odd: number[] = [];
  let next = 1;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] === next) next++;
    else if (odd.length === most) return null;
    else odd.push(row);
  }
  return odd;
}

/** @param odd absent from what was kept whole */
export function wideCodes(kept: StoredArray, odd: number | undefined, rows: number): Int32Array {
  if (odd === undefined && kept instanceof Int32Array) return kept;
  const codes = new Int32Array(rows);
  if (odd === undefined && kept.length === rows) {
    codes.set(kept);
    return codes;
  }
  let next = 1;
  let row = 0;
  for (let i = 0; i < (odd ?? 0); i++) {
    const stop = kept[i] as number;
    while (row < stop) codes[row++] = next++;
    codes[row++] = kept[i + (odd as number)] as number;
  }
  while (row < rows) codes[row++] = next++;
  return codes;
}

/** Lengths instead of places, one byte each, where no text is longer than that can say. */
export function narrowOffsets(offsets: Uint32Array): StoredArray {
  const lengths = new Uint8Array(offsets.length - 1);
  for (let entry = 0; entry < lengths.length; entry++) {
    const length = (offsets[entry + 1] as number) - (offsets[entry] as number);
    if (length > 255) return offsets;
    lengths[entry] = length;
  }
  return lengths;
}

export function wideOffsets(kept: StoredArray): Uint32Array {
  if (kept instanceof Uint32Array) return kept;
  const offsets = new Uint32Array(kept.length + 1);
  let at = 0;
  for (let entry = 0; entry < kept.length; entry++) offsets[entry + 1] = at += kept[entry] as number;
  return offsets;
}

const DAY_MS = 86_400_000;
const UNITS: readonly Unit[] = [
  ...[1, 10, 100, 1e3, 1e4, 1e5, 1e6].map((by) => ({ times: 1, by })),
  ...[DAY_MS, 60_000, 1000].map((times) => ({ times, by: 1 })),
];
const MISSING = -(2 ** 31);

/** Numbers with few decimals, and times, as whole numbers of a unit; null where one would not come back as the very same number. */
export function narrowValues(values: Float64Array): { readonly values: Int32Array; readonly unit: Unit } | null {
  for (const unit of UNITS) {
    const counts = inUnits(values, unit);
    if (counts) return { values: counts, unit };
  }
  return null;
}

function inUnits(values: Float64Array, { times, by }: Unit): Int32Array | null {
  const counts = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value !== value) {
      counts[i] = MISSING;
      continue;
    }
    counts[i] = Math.round((value * by) / times);
    const count = counts[i] as number;
    // What is too large for 32 bits does not come back, nor does a zero below zero.
    if (count === MISSING || !Object.is((count * times) / by, value)) return null;
  }
  return counts;
}

export function wideValues(counts: Int32Array, { times, by }: Unit): Float64Array {
  const values = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    values[i] = count === MISSING ? NaN : (count * times) / by;
  }
  return values;
}
