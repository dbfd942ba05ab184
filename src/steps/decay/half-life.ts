import type { Random } from '../../core/rng';
import { rocAuc } from '../../ml/metrics';

/** Days; from a few days to a year. */
export const TRIED = [3, 7, 14, 30, 60, 90, 180, 365] as const;
const FOLDS = 5;
/** Fewer of either kind in a fold say nothing. */
const FEWEST = 10;

/** What happened: how much, how many days before the reference date, and to whom. NaN is unknown and adds nothing. */
export interface Activity {
  readonly amount: Float64Array;
  readonly days: Float64Array;
  /** Unit of each row, 0 … units - 1; -1 for no one's. */
  readonly unit: Int32Array;
  readonly units: number;
}

/** Weight that is left of what happened so many days ago; what lies ahead keeps all of it. */
export function weight(days: number, halfLife: number): number {
  return Math.exp((-Math.LN2 * Math.max(0, days)) / halfLife);
}

/** Each unit's activity; `Infinity` is no decay. */
export function engagement({ amount, days, unit, units }: Activity, halfLife: number): Float64Array {
  const out = new Float64Array(units);
  for (let row = 0; row < unit.length; row++) {
    const to = unit[row] as number;
    const value = (amount[row] as number) * (halfLife === Infinity ? 1 : weight(days[row] as number, halfLife));
    if (to >= 0 && !Number.isNaN(value)) out[to] = (out[to] as number) + value;
  }
  return out;
}

export interface HalfLifeFit {
  readonly best: number;
  /** Mean area under the ROC curve of the folds, each with the half-life the other folds chose. */
  readonly decayed: number;
  readonly plain: number;
  readonly tried: readonly { readonly days: number; readonly auc: number }[];
}

/**
 * The half-life whose activity alone tells the outcome best, by cross-validation over units. Whether more activity goes with the one or the
 * other outcome is read from the other folds too. null where an outcome is too rare to tell.
 * @param y 0 or 1 a unit, NaN unknown
 */
export function fitHalfLife(activity: Activity, y: Float64Array, random: Random): HalfLifeFit | null {
  const known = Array.from(random.permutation(activity.units)).filter((unit) => !Number.isNaN(y[unit] as number));
  const folds = Array.from({ length: FOLDS }, (_, fold) => known.filter((_unit, i) => i % FOLDS === fold));
  const enough = folds.every((fold) => {
    const ones = fold.filter((unit) => y[unit] === 1).length;
    return ones >= FEWEST && fold.length - ones >= FEWEST;
  });
  if (!enough) return null;
  const areas = [...TRIED, Infinity].map((days) => {
    const scores = engagement(activity, days);
    return folds.map((fold) => rocAuc(fold.map((unit) => y[unit] as number), fold.map((unit) => scores[unit] as number))); // prettier-ignore
  });
  const turned = areas.map((by) => by.map((auc, fold) => (meanBut(by, fold) < 0.5 ? 1 - auc : auc)));
  const plain = turned.at(-1) as readonly number[];
  const tried = TRIED.map((days, i) => ({ days, auc: mean(turned[i] as readonly number[]) }));
  const chosenFor = (fold: number): readonly number[] => best(turned.slice(0, -1), (by) => Math.abs(meanBut(by, fold) - 0.5));
  const decayed = mean(folds.map((_, fold) => chosenFor(fold)[fold] as number));
  return { best: best(tried, ({ auc }) => auc).days, decayed, plain: mean(plain), tried };
}

function best<T>(all: readonly T[], score: (one: T) => number): T {
  return all.reduce((held, one) => (score(one) > score(held) ? one : held));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanBut(values: readonly number[], left: number): number {
  return mean(values.filter((_, i) => i !== left));
}
