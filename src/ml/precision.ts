import { bootstrapInterval } from './interval';
import { averagePrecision, liftByTenth, meanPrecision, type Chances, type Outcomes } from './metrics';
import type { Random } from '../core/rng';

/** Share of all successes among the best tenth of the rows; rows of equal score share theirs. @param y 0 or 1, at least one of them 1 */
export function foundInTopTenth(y: Outcomes, scores: Chances): number {
  return liftByTenth(y, scores)[0]?.captured ?? 0;
}

const RESAMPLES = 200;
const Z95 = 1.959963984540054;

/** Average precision, and its standard deviation from rows redrawn within either outcome. @param y both outcomes */
export function precisionOf(y: Outcomes, scores: Chances, random: Random): { readonly mean: number; readonly deviation: number } {
  const { low, high } = bootstrapInterval(y, scores, meanPrecision, { random, resamples: RESAMPLES });
  return { mean: averagePrecision(y, scores), deviation: (high - low) / (2 * Z95) };
}
