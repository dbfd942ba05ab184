import { lineStops } from '../../core/line-stops';
import type { Random } from '../../core/rng';
import { calibrationCurve } from '../../ml/calibrate';
import { bootstrapInterval, delongInterval } from '../../ml/interval';
import {
  averagePrecision,
  brier,
  confusions,
  liftByTenth,
  logLoss,
  meanPrecision,
  precisionRecall,
  rocAuc,
  rocCurve,
} from '../../ml/metrics';
import type { Interval } from '../train/meta';
import { gainsOf } from './gains';
import type { CalibrationBin, Confusion, Figures, Tenth } from './meta';

const ROC_POINTS = 200;
const GAIN_RESAMPLES = 200;
/** Fewer rows in a bin and its share says nothing. */
const BIN_ROWS = 20;
const BINS = 10;
const Z95 = 1.959963984540054;

/**
 * How chances did where the outcome is known. Intervals: DeLong for AUC, redrawn rows for average precision, the normal
 * law for the two means; with one kind of outcome only, AUC is 0.5 of which nothing is known.
 * @param y 0 or 1 @param p chances, no NaN
 */
export function figures(y: Uint8Array, p: Float64Array, random: Random, resamples = 500): Figures {
  const rows = y.length;
  const positives = y.reduce((sum, value) => sum + value, 0);
  const baseRate = rows === 0 ? 0 : positives / rows;
  const both = positives > 0 && positives < rows;
  return {
    rows,
    positives,
    baseRate,
    auc: both ? aucInterval(y, p) : { mean: 0.5, low: 0, high: 1 },
    averagePrecision: both ? precisionInterval(y, p, random, resamples) : { mean: baseRate, low: 0, high: 1 },
    logLoss: meanInterval(y, p, logLoss),
    brier: meanInterval(y, p, brier),
    roc: both ? roc(y, p) : [],
    lift: both ? lift(y, p) : [],
    gains: both ? gainsOf(y, p, random.fork('gains'), Math.min(resamples, GAIN_RESAMPLES)) : [],
    precision: both ? precisionPoints(y, p) : [],
    calibration: calibrationBins(y, p),
    confusion: confusionAt(y, p, lineStops(baseRate)),
  };
}

function aucInterval(y: Uint8Array, p: Float64Array): Interval {
  const { low, high } = delongInterval(y, p);
  // one row of either kind has no spread to measure
  return { mean: rocAuc(y, p), low: Number.isNaN(low) ? 0 : low, high: Number.isNaN(high) ? 1 : high };
}

function precisionInterval(y: Uint8Array, p: Float64Array, random: Random, resamples: number): Interval {
  const { low, high } = bootstrapInterval(y, p, meanPrecision, { random, resamples, rate: 'drawn' });
  return { mean: averagePrecision(y, p), low, high };
}

/** A mean over rows with the interval of the normal law. */
function meanInterval(y: Uint8Array, p: Float64Array, metric: (y: ArrayLike<number>, p: ArrayLike<number>) => number): Interval {
  const rows = y.length;
  if (rows === 0) return { mean: 0, low: 0, high: 0 };
  const mean = metric(y, p);
  let squares = 0;
  const outcome = [0];
  const chance = [0];
  for (let i = 0; i < rows; i++) {
    outcome[0] = y[i] as number;
    chance[0] = p[i] as number;
    squares += (metric(outcome, chance) - mean) ** 2;
  }
  const half = rows < 2 ? 0 : Z95 * Math.sqrt(squares / (rows - 1) / rows);
  return { mean, low: Math.max(0, mean - half), high: mean + half };
}

function roc(y: Uint8Array, p: Float64Array): readonly (readonly [number, number])[] {
  const points = rocCurve(y, p);
  const last = points.length - 1;
  const wanted = Math.min(points.length, ROC_POINTS);
  return Array.from({ length: wanted }, (_, i) => {
    const { falsePositives, truePositives } = points[Math.round((i * last) / (wanted - 1))] as (typeof points)[number];
    return [falsePositives, truePositives];
  });
}

function precisionPoints(y: Uint8Array, p: Float64Array): readonly (readonly [number, number])[] {
  const points = precisionRecall(y, p);
  const last = points.length - 1;
  const wanted = Math.min(points.length, ROC_POINTS);
  return Array.from({ length: wanted }, (_, i) => {
    const { recall, precision } = points[wanted === 1 ? 0 : Math.round((i * last) / (wanted - 1))] as (typeof points)[number];
    return [recall, precision];
  });
}

function lift(y: Uint8Array, p: Float64Array): readonly Tenth[] {
  return liftByTenth(y, p).map(({ rows, successes, rate, lift: over }, i) => ({
    tenth: i + 1,
    rows,
    positives: successes,
    rate,
    lift: over,
  }));
}

function confusionAt(y: Uint8Array, p: Float64Array, thresholds: readonly number[]): readonly Confusion[] {
  return confusions(y, p, thresholds).map(({ truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn }, i) => ({
    threshold: thresholds[i] as number,
    tp,
    fp,
    fn,
    tn,
  }));
}

/** Bins of about as many rows, by rising chance; fewer where rows are few. */
function calibrationBins(y: Uint8Array, p: Float64Array): readonly CalibrationBin[] {
  if (y.length === 0) return [];
  return calibrationCurve(y, p, Math.max(1, Math.min(BINS, Math.floor(y.length / BIN_ROWS)))).map(
    ({ said, came, low, high, rows, successes }) => ({ chance: said, rate: came, low, high, rows, positives: successes }),
  );
}
