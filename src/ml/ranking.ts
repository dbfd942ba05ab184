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
  const order = descending(p);
  const ends = new Uint32Array(n);
  let groups = 0;
  for (let i = 1; i <= n; i++) {
    if (i === n || p[order[i] as number] !== p[order[i - 1] as number]) ends[groups++] = i;
  }
  return { order, ends: ends.subarray(0, groups) };
}

const DIGIT = 11;
const DIGITS = 1 << DIGIT;

/** Places of the values from the highest down, equal ones in order: radix sort of the doubles' bits, the lowest digit first. */
function descending(p: ArrayLike<number>): Uint32Array {
  const n = p.length;
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  const value = new Float64Array(1);
  const word = new Uint32Array(value.buffer);
  for (let i = 0; i < n; i++) {
    // -0 becomes 0, its equal
    value[0] = (p[i] as number) + 0;
    const top = word[1] as number;
    // bits that fall as the value rises: all but the sign of positive numbers turned, negative ones as they are
    const positive = top >>> 31 === 0;
    low[i] = positive ? ~(word[0] as number) : (word[0] as number);
    high[i] = positive ? ~top & 0x7fffffff : top;
  }
  let order = Uint32Array.from({ length: n }, (_, i) => i);
  let spare = new Uint32Array(n);
  for (let shift = 0; shift < 64; shift += DIGIT) {
    const starts = new Uint32Array(DIGITS + 1);
    const digit = (i: number): number => {
      const l = low[i] as number;
      const h = high[i] as number;
      if (shift >= 32) return (h >>> (shift - 32)) & (DIGITS - 1);
      return ((l >>> shift) | (shift === 0 ? 0 : h << (32 - shift))) & (DIGITS - 1);
    };
    for (let i = 0; i < n; i++) starts[digit(i) + 1] = (starts[digit(i) + 1] as number) + 1;
    if (n > 0 && starts[digit(0) + 1] === n) continue;
    for (let d = 0; d < DIGITS; d++) starts[d + 1] = (starts[d + 1] as number) + (starts[d] as number);
    for (let at = 0; at < n; at++) {
      const i = order[at] as number;
      const d = digit(i);
      const place = starts[d] as number;
      starts[d] = place + 1;
      spare[place] = i;
    }
    [order, spare] = [spare, order];
  }
  return order;
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
  const ranking = rank(p);
  const { order, ends } = ranking;
  const counts = emptyCounts(ranking);
  ends.forEach((end, group) => (counts.thresholds[group] = p[order[end - 1] as number] as number));
  return count(ranking, y, counts);
}

export function emptyCounts({ ends }: Ranking): RankedCounts {
  const groups = ends.length;
  return { thresholds: new Float64Array(groups), rows: new Float64Array(groups), successes: new Float64Array(groups) };
}

/** Writes the running counts, and hands them on; with `times`, as if the row at each place of the ranking were there so often. */
export function count({ order, ends }: Ranking, y: ArrayLike<number>, counts: RankedCounts, times?: Uint32Array): RankedCounts {
  const { rows, successes } = counts;
  let at = 0;
  let all = 0;
  let won = 0;
  for (let group = 0; group < ends.length; group++) {
    const end = ends[group] as number;
    for (; at < end; at++) {
      const often = times ? (times[at] as number) : 1;
      all += often;
      won += often * (y[order[at] as number] as number);
    }
    rows[group] = all;
    successes[group] = won;
  }
  return counts;
}
