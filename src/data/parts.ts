/** Entries of a column that are worked on in one go where each takes its time: a few milliseconds. */
export const ENTRIES_A_PART = 1 << 12;
/** Rows, or entries, of a loop that only moves numbers about. */
export const ROWS_A_PART = 1 << 18;
/** The same where a compiled kernel does it. */
export const ENTRIES_A_KERNEL = 1 << 18;

/** From 0 to below `count` in parts: `for (const [from, to] of parts) { …; yield; }`. */
export function* inParts(count: number, size = ROWS_A_PART): Generator<readonly [from: number, to: number], void, undefined> {
  for (let from = 0; from < count; from += size) yield [from, Math.min(count, from + size)];
}

/** Work that stops for a moment after each part. */
export type Parts<T> = Generator<undefined, T, undefined>;

export function toTheEnd<T>(work: Parts<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** @param between called after each part; throws when the work was cancelled */
export async function withPauses<T>(work: Parts<T>, between: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await between();
  }
}
