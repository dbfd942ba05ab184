/** Rows from the highest score down, in groups of equal scores. */
export interface Ranking {
  /** Row numbers, best first; equal scores keep file order. */
  readonly order: Uint32Array;
  /** Where each group of equal scores ends, exclusive, ascending. */
  readonly ends: Uint32Array;
}

/** @param p scores, no NaN */
export function rank(p: ArrayLike<number>): Ranking {
  const n = p.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (!descends(p)) order.sort((a, b) => (p[b] as number) - (p[a] as number) || a - b);
  const ends = new Uint32Array(n);
  let groups = 0;
  for (let i = 1; i <= n; i++) {
    if (i === n || p[order[i] as number] !== p[order[i - 1] as number]) ends[groups++] = i;
  }
  return { order, ends: ends.subarray(0, groups) };
}

/** A bootstrap draws rows in rank order, so its samples need no sorting. */
function descends(p: ArrayLike<number>): boolean {
  for (let i = 1; i < p.length; i++) if ((p[i] as number) > (p[i - 1] as number)) return false;
  return true;
}

export interface RankedCounts {
  /** One entry for each distinct score, highest first. */
  readonly thresholds: Float64Array;
  /** Rows, and successes, at or above each threshold. */
  readonly rows: Float64Array;
  readonly successes: Float64Array;
}

/** Running counts down the ranking. @param y 0 or 1 */
export function rankedCounts(y: ArrayLike<number>, p: ArrayLike<number>): RankedCounts {
  const { order, ends } = rank(p);
  const thresholds = new Float64Array(ends.length);
  const rows = new Float64Array(ends.length);
  const successes = new Float64Array(ends.length);
  let at = 0;
  let won = 0;
  for (let group = 0; group < ends.length; group++) {
    const end = ends[group] as number;
    for (; at < end; at++) won += y[order[at] as number] as number;
    thresholds[group] = p[order[end - 1] as number] as number;
    rows[group] = end;
    successes[group] = won;
  }
  return { thresholds, rows, successes };
}
