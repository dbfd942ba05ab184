import { chiSquareTail } from './gamma';
import { wilsonInterval, type Interval } from './interval';
import type { Chances, Outcomes } from './metrics';
import { quantile } from './quantile';

/** chance = sigmoid(slope × log odds + intercept) */
export interface Platt {
  readonly slope: number;
  readonly intercept: number;
}

/** Log odds, kept finite at 0 and 1. */
export function logOdds(p: number): number {
  const inside = Math.min(Math.max(p, 1e-12), 1 - 1e-12);
  return Math.log(inside) - Math.log1p(-inside);
}

/**
 * Platt's scaling with his smoothed targets (Platt 1999), by damped Newton steps (Lin, Lin & Weng 2007). Fit it on out-of-fold chances.
 * With equal chances throughout only the intercept is fitted.
 * @param start where to begin; the answer does not hang on it
 */
export function fitPlatt(y: Outcomes, p: Chances, start?: Platt): Platt {
  const n = y.length;
  const z = Float64Array.from(p, logOdds);
  let wins = 0;
  for (let i = 0; i < n; i++) wins += y[i] as number;
  const high = (wins + 1) / (wins + 2);
  const low = 1 / (n - wins + 2);
  const loss = (slope: number, intercept: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const v = slope * (z[i] as number) + intercept;
      sum += Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v))) - (y[i] === 1 ? high : low) * v;
    }
    return sum;
  };
  let fit = start ?? { slope: 0, intercept: Math.log((wins + 1) / (n - wins + 1)) };
  let before = loss(fit.slope, fit.intercept);
  for (let step = 0; step < 100; step++) {
    let [g1, g2, h11, h12, h22] = [0, 0, 1e-12, 0, 1e-12];
    for (let i = 0; i < n; i++) {
      const zi = z[i] as number;
      const chance = 1 / (1 + Math.exp(-(fit.slope * zi + fit.intercept)));
      const r = chance - (y[i] === 1 ? high : low);
      const w = chance * (1 - chance);
      g1 += r * zi;
      g2 += r;
      h11 += w * zi * zi;
      h12 += w * zi;
      h22 += w;
    }
    if (Math.abs(g1) < 1e-10 && Math.abs(g2) < 1e-10) break;
    const determinant = h11 * h22 - h12 * h12;
    // no spread in the scores: the slope cannot be told from the intercept
    const flat = determinant <= 1e-12 * h11 * h22;
    const bySlope = flat ? 0 : (h22 * g1 - h12 * g2) / determinant;
    const byIntercept = flat ? g2 / h22 : (h11 * g2 - h12 * g1) / determinant;
    // what a step could still gain is below a last bit of the loss
    if (bySlope * g1 + byIntercept * g2 <= Number.EPSILON * before) break;
    let share = 1;
    let next = fit;
    let after = before;
    for (; share > 1e-10; share /= 2) {
      next = { slope: fit.slope - share * bySlope, intercept: fit.intercept - share * byIntercept };
      after = loss(next.slope, next.intercept);
      if (after < before) break;
    }
    if (!(after < before)) break;
    fit = next;
    before = after;
  }
  return fit;
}

export function applyPlatt(fit: Platt, p: number): number {
  return 1 / (1 + Math.exp(-(fit.slope * logOdds(p) + fit.intercept)));
}

export interface CalibrationBin extends Interval {
  readonly rows: number;
  readonly successes: number;
  /** Mean chance promised. */
  readonly said: number;
  /** Share that came; `low` and `high` are its 95 % interval. */
  readonly came: number;
}

/** Bins between quantiles of the chances, as scikit-learn's `calibration_curve(strategy='quantile')`; empty ones are left out. */
export function calibrationCurve(y: Outcomes, p: Chances, bins = 10): CalibrationBin[] {
  const sorted = Float64Array.from(p).sort();
  const edges = Array.from({ length: bins - 1 }, (_, i) => quantile(sorted, (i + 1) / bins));
  const sums = Array.from({ length: bins }, () => ({ rows: 0, successes: 0, said: 0 }));
  for (let i = 0; i < p.length; i++) {
    const chance = p[i] as number;
    let at = 0;
    while (at < bins - 1 && (edges[at] as number) < chance) at++;
    const sum = sums[at] as { rows: number; successes: number; said: number };
    sum.rows++;
    sum.successes += y[i] as number;
    sum.said += chance;
  }
  return sums
    .filter(({ rows }) => rows > 0)
    .map(({ rows, successes, said }) => ({
      rows,
      successes,
      said: said / rows,
      came: successes / rows,
      ...wilsonInterval(successes, rows),
    }));
}

export interface CalibrationVerdict {
  /** Mean distance between what was said and what came, weighted by rows, over ten bins. */
  readonly expectedError: number;
  /** Spiegelhalter 1986: two-sided chance of so much misfit when all chances are right. */
  readonly spiegelhalter: number;
  /** Hosmer & Lemeshow 1980 over the bins, one degree of freedom a bin since the rows were not fitted on. */
  readonly hosmerLemeshow: number;
  /** False: say who is likelier, not how likely. */
  readonly percentMayBeShown: boolean;
}

/** Misfit surer than this and larger than `SMALL_ERROR` takes the percentages away. */
const SURE = 0.01;
const SMALL_ERROR = 0.01;

/**
 * Judges held-out chances. Either test at half the level, so that right chances fail about once in a hundred.
 * @param times how often the same chances are judged, on other rows each time: so often is each time surer
 */
export function judgeCalibration(y: Outcomes, p: Chances, times = 1): CalibrationVerdict {
  const bins = calibrationCurve(y, p);
  const expectedError = bins.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.said - bin.came), 0) / y.length;
  let misfit = 0;
  let spread = 0;
  for (let i = 0; i < y.length; i++) {
    const chance = p[i] as number;
    misfit += ((y[i] as number) - chance) * (1 - 2 * chance);
    spread += (1 - 2 * chance) ** 2 * chance * (1 - chance);
  }
  const spiegelhalter = spread > 0 ? chiSquareTail((misfit * misfit) / spread, 1) : misfit === 0 ? 1 : 0;
  const statistic = bins.reduce((sum, bin) => {
    const variance = bin.rows * bin.said * (1 - bin.said);
    const gap = bin.successes - bin.rows * bin.said;
    return sum + (variance > 0 ? (gap * gap) / variance : gap === 0 ? 0 : Infinity);
  }, 0);
  const hosmerLemeshow = chiSquareTail(statistic, bins.length);
  const fails = Math.min(spiegelhalter, hosmerLemeshow) < SURE / 2 / times && expectedError > SMALL_ERROR;
  return {
    expectedError,
    spiegelhalter,
    hosmerLemeshow,
    percentMayBeShown: y.length > 0 && !fails,
  };
}
