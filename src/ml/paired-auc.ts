import type { Outcomes } from './metrics';
import { rank } from './ranking';

interface Difference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the standard normal. */
const Z95 = 1.959963984540054;

/**
 * How much area under the ROC curve is lost from some scores to others of the same rows, with the 95 % interval of DeLong, DeLong &
 * Clarke-Pearson 1988; of several others the mean, as of several shufflings.
 * @param y 0 or 1, at least two of each
 */
export function aucDifference(y: Outcomes, scores: ArrayLike<number>, others: readonly ArrayLike<number>[]): Difference {
  const own = placements(y, scores);
  const gap = new Float64Array(y.length);
  for (const other of others) placements(y, other).forEach((place, i) => (gap[i] = (gap[i] as number) + place / others.length));
  const sides = [0, 1].map((kind) => {
    const gaps = own.map((place, i) => place - (gap[i] as number)).filter((_, i) => y[i] === kind);
    const mean = gaps.reduce((sum, one) => sum + one, 0) / gaps.length;
    return { mean, variance: gaps.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (gaps.length - 1) / gaps.length };
  });
  const [failures, successes] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const half = Z95 * Math.sqrt(failures.variance + successes.variance);
  return { difference: successes.mean, low: successes.mean - half, high: successes.mean + half };
}

/** For each row the share of rows of the other kind that it is ranked right against, half for a tie. */
function placements(y: Outcomes, scores: ArrayLike<number>): Float64Array {
  const { order, ends } = rank(scores);
  const out = new Float64Array(y.length);
  let successes = 0;
  for (let i = 0; i < y.length; i++) successes += y[i] as number;
  const failures = y.length - successes;
  let wonAbove = 0;
  let lostAbove = 0;
  let from = 0;
  for (const end of ends) {
    let won = 0;
    for (let i = from; i < end; i++) won += y[order[i] as number] as number;
    const lost = end - from - won;
    for (let i = from; i < end; i++) {
      const row = order[i] as number;
      out[row] = y[row] === 1 ? (failures - lostAbove - lost / 2) / failures : (wonAbove + won / 2) / successes;
    }
    wonAbove += won;
    lostAbove += lost;
    from = end;
  }
  return out;
}
