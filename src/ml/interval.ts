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
 * 95 % percentile interval of a figure of the ranking, from samples drawn with replacement within successes and within failures, so
 * that every sample has both. NaN with one class only.
 */
export function bootstrapInterval(
  y: Outcomes,
  p: Chances,
  figure: (counts: RankedCounts) => number,
  options: { readonly random: Random; readonly resamples?: number },
): Interval {
  const { random, resamples = 1000 } = options;
  const ranking = rank(p);
  const places = [0, 1].map((kind) => Uint32Array.from(ranking.order.keys()).filter((place) => y[ranking.order[place] as number] === kind));
  if (places.some((kind) => kind.length === 0)) return { low: NaN, high: NaN };
  const times = new Uint32Array(y.length);
  const draws = new Uint32Array(y.length);
  const counts = emptyCounts(ranking);
  const values = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    times.fill(0);
    for (const kind of places) {
      const drawn = draws.subarray(0, kind.length);
      random.draws(drawn, kind.length);
      for (let i = 0; i < drawn.length; i++) {
        const place = kind[drawn[i] as number] as number;
        times[place] = (times[place] as number) + 1;
      }
    }
    count(ranking, y, counts, times);
    values[b] = figure(counts);
  }
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** 95 % interval of the area under the ROC curve without resampling (DeLong 1988, by midranks as Sun & Xu 2014). */
export function delongInterval(y: Outcomes, p: Chances): Interval & { readonly auc: number; readonly deviation: number } {
  const successes = Float64Array.from(p).filter((_, i) => y[i] === 1);
  const failures = Float64Array.from(p).filter((_, i) => y[i] !== 1);
  const m = successes.length;
  const n = failures.length;
  const all = midranks(successes, failures);
  const ofSuccesses = midranks(successes);
  const ofFailures = midranks(failures);
  const wins = Float64Array.from(successes, (_, i) => ((all[i] as number) - (ofSuccesses[i] as number)) / n);
  const losses = Float64Array.from(failures, (_, i) => 1 - ((all[m + i] as number) - (ofFailures[i] as number)) / m);
  const auc = wins.reduce((sum, v) => sum + v, 0) / m;
  const deviation = Math.sqrt(variance(wins, auc) / m + variance(losses, auc) / n);
  return { auc, deviation, low: Math.max(0, auc - Z95 * deviation), high: Math.min(1, auc + Z95 * deviation) };
}

function variance(values: Float64Array, mean: number): number {
  return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
}

/** Rank of each value among all, from 1 for the least, equal values sharing their mean rank. */
function midranks(...parts: readonly Float64Array[]): Float64Array {
  const values = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  const { order, ends } = rank(values);
  const ranks = new Float64Array(values.length);
  let from = 0;
  for (const end of ends) {
    for (let i = from; i < end; i++) ranks[order[i] as number] = values.length - (from + end - 1) / 2;
    from = end;
  }
  return ranks;
}

/** 95 % interval for a share, right also near 0 and 1 and for few rows (Wilson 1927). */
export function wilsonInterval(successes: number, rows: number): Interval {
  if (rows === 0) return { low: 0, high: 1 };
  const z2 = Z95 * Z95;
  const share = successes / rows;
  const centre = (share + z2 / (2 * rows)) / (1 + z2 / rows);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / rows + z2 / (4 * rows * rows))) / (1 + z2 / rows);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
