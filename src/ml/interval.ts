import type { Random } from '../core/rng';
import type { Chances, Outcomes } from './metrics';
import { quantile } from './quantile';
import { count, emptyCounts, rank, type RankedCounts } from './ranking';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the standard normal. */
const Z95 = 1.959963984540054;

/**
 * 95 % percentile interval of a figure of the ranking, from samples drawn with replacement that have both kinds. NaN with one class only.
 * @param options `rate`: `kept` draws within successes and within failures; `drawn` among all rows, for a figure that hangs on how many succeed
 */
export function bootstrapInterval(
  y: Outcomes,
  p: Chances,
  figure: (counts: RankedCounts) => number,
  options: { readonly random: Random; readonly resamples?: number; readonly rate?: 'kept' | 'drawn' },
): Interval {
  const { random, resamples = 1000, rate = 'kept' } = options;
  const ranking = rank(p);
  const all = Uint32Array.from(ranking.order.keys());
  const kinds = [0, 1].map((kind) => all.filter((place) => y[ranking.order[place] as number] === kind));
  if (kinds.some((kind) => kind.length === 0)) return { low: NaN, high: NaN };
  const places = rate === 'kept' ? kinds : [all];
  const times = new Uint32Array(y.length);
  const draws = new Uint32Array(y.length);
  const counts = emptyCounts(ranking);
  const outcomes = Uint8Array.from(ranking.order, (row) => y[row] as number);
  const values = new Float64Array(resamples);
  for (let b = 0; b < resamples;) {
    times.fill(0);
    for (const kind of places) {
      const drawn = draws.subarray(0, kind.length);
      random.draws(drawn, kind.length);
      for (let i = 0; i < drawn.length; i++) {
        const place = kind[drawn[i] as number] as number;
        times[place] = (times[place] as number) + 1;
      }
    }
    countAgain(ranking.ends, outcomes, times, counts);
    const won = counts.successes[counts.successes.length - 1] as number;
    if (won > 0 && won < y.length) values[b++] = figure(counts);
  }
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** As `count`, of outcomes in the order of the ranking. */
function countAgain(ends: Uint32Array, outcomes: Uint8Array, times: Uint32Array, { rows, successes }: RankedCounts): void {
  let at = 0;
  let all = 0;
  let won = 0;
  for (let group = 0; group < ends.length; group++) {
    for (const end = ends[group] as number; at < end; at++) {
      const often = times[at] as number;
      all += often;
      won += often * (outcomes[at] as number);
    }
    rows[group] = all;
    successes[group] = won;
  }
}

/**
 * 95 % interval of the area under the ROC curve without resampling (DeLong 1988): how far rows of either kind differ in what they win, taken in
 * log odds, where few rows and areas near 1 are told more nearly right (Pepe 2003); where every pair is ranked alike, as a share of the rarer kind.
 */
export function delongInterval(y: Outcomes, p: Chances): Interval & { readonly auc: number; readonly deviation: number } {
  const ranking = rank(p);
  const { rows, successes } = count(ranking, y, emptyCounts(ranking));
  const groups = rows.length;
  const m = successes[groups - 1] ?? 0;
  const n = (rows[groups - 1] ?? 0) - m;
  // Rows of a group share their score, and so what they win: the share of the other kind they are ranked right against, half for a tie.
  const wins = new Float64Array(groups);
  const losses = new Float64Array(groups);
  const won = new Float64Array(groups);
  const lost = new Float64Array(groups);
  let auc = 0;
  for (let group = 0; group < groups; group++) {
    const wonAbove = group === 0 ? 0 : (successes[group - 1] as number);
    const lostAbove = group === 0 ? 0 : (rows[group - 1] as number) - wonAbove;
    const wonHere = (successes[group] as number) - wonAbove;
    const lostHere = (rows[group] as number) - (successes[group] as number) - lostAbove;
    won[group] = wonHere;
    lost[group] = lostHere;
    wins[group] = (n - lostAbove - lostHere / 2) / n;
    losses[group] = (wonAbove + wonHere / 2) / m;
    auc += (wonHere * (wins[group] as number)) / m;
  }
  const deviation = Math.sqrt(variance(wins, won, m, auc) / m + variance(losses, lost, n, auc) / n);
  // sums of shares may miss 1 by a last bit
  if (Math.min(auc, 1 - auc) < 1e-12) {
    const { low, high } = wilsonInterval(Math.round(auc) * Math.min(m, n), Math.min(m, n));
    return { auc, deviation, low: Math.min(auc, low), high: Math.max(auc, high) };
  }
  const half = (Z95 * deviation) / (auc * (1 - auc));
  const odds = auc / (1 - auc);
  return { auc, deviation, low: odds / (odds + Math.exp(half)), high: odds / (odds + Math.exp(-half)) };
}

/** Of values that stand for so many rows each. */
function variance(values: Float64Array, times: Float64Array, rows: number, mean: number): number {
  return values.reduce((sum, value, i) => (times[i] === 0 ? sum : sum + (times[i] as number) * (value - mean) ** 2), 0) / (rows - 1);
}

/** Interval for a share, right also near 0 and 1 and for few rows (Wilson 1927). @param z standard errors, of a 95 % interval unless said */
export function wilsonInterval(successes: number, rows: number, z = Z95): Interval {
  if (rows === 0) return { low: 0, high: 1 };
  const z2 = z * z;
  const share = successes / rows;
  const centre = (share + z2 / (2 * rows)) / (1 + z2 / rows);
  const half = (z * Math.sqrt((share * (1 - share)) / rows + z2 / (4 * rows * rows))) / (1 + z2 / rows);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Interval for one share minus another (Newcombe 1998, from Wilson's). @param one successes and rows @param z as above */
export function differenceInterval(one: readonly [number, number], other: readonly [number, number], z = Z95): Interval {
  const [a, b] = [wilsonInterval(...one, z), wilsonInterval(...other, z)];
  const [p, q] = [one[0] / one[1], other[0] / other[1]];
  return { low: p - q - Math.hypot(p - a.low, b.high - q), high: p - q + Math.hypot(a.high - p, q - b.low) };
}
