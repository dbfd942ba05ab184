/** Smaller ones are sent again with each task: that costs less than keeping books. */
const worthSharingBytes = 1 << 16;
const MARK = 'leadlight:shared';

export type SharedArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

/** Large arrays that several inputs hold, by identity, each with a number. A worker is sent each of them once. */
export function sharedArrays(inputs: readonly unknown[], number: () => number): ReadonlyMap<SharedArray, number> {
  const seen = new Set<SharedArray>();
  const shared = new Map<SharedArray, number>();
  for (const input of inputs) {
    const here = new Set<SharedArray>();
    replaced(input, (array) => {
      if (array.byteLength >= worthSharingBytes) here.add(array);
      return array;
    });
    for (const array of here) {
      if (seen.has(array) && !shared.has(array)) shared.set(array, number());
      seen.add(array);
    }
  }
  return shared;
}

/** The input with a mark in place of each shared array, and the numbers of those. */
export function packed(
  input: unknown,
  shared: ReadonlyMap<SharedArray, number>,
): { readonly input: unknown; readonly needs: ReadonlySet<number> } {
  const needs = new Set<number>();
  const marked = replaced(input, (array) => {
    const number = shared.get(array);
    if (number === undefined) return array;
    needs.add(number);
    return { [MARK]: number };
  });
  return { input: marked, needs };
}

/** In the worker: the arrays back in place of their marks. */
export function unpacked(input: unknown, kept: ReadonlyMap<number, SharedArray>): unknown {
  return replaced(
    input,
    (array) => array,
    (mark) => kept.get(mark),
  );
}

/** A copy in which arrays and marks are replaced; whatever holds none of them stays the same object. */
function replaced(value: unknown, array: (array: SharedArray) => unknown, mark?: (number: number) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return array(value as SharedArray);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const next = list.map((entry) => replaced(entry, array, mark));
    return next.some((entry, i) => entry !== list[i]) ? next : list;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (mark && Object.hasOwn(value, MARK)) return mark((value as Record<string, number>)[MARK] as number);
  const entries = Object.entries(value);
  const next = entries.map(([key, entry]) => [key, replaced(entry, array, mark)] as const);
  return next.some(([, entry], i) => entry !== entries[i]?.[1]) ? Object.fromEntries(next) : value;
}
