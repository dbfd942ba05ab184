import type { Said } from '../target/meta';
import type { Interval, ModelId, RivalId } from '../train/meta';

/** What a chance threshold does to the judged rows. */
export type Confusion = { readonly threshold: number; readonly tp: number; readonly fp: number; readonly fn: number; readonly tn: number };

/** Rows, and how many of them had the outcome. */
export type Share = { readonly rows: number; readonly positives: number };

/** Rows ranked best first and cut in tenths; 1 is the best tenth. `lift` is `rate` over the base rate. */
export type Tenth = {
  readonly tenth: number;
  readonly rows: number;
  readonly positives: number;
  readonly rate: number;
  readonly lift: number;
};

/** Rows of like chance: what was said (`chance`, the mean) and what came (`rate`, with its 95 % interval). */
export type CalibrationBin = {
  readonly chance: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  readonly positives: number;
};

/** Of the first `picked` rows of the list so many had the outcome; with other rows of the same kind most likely between `low` and `high`. */
export type Gain = { readonly picked: number; readonly found: number; readonly low: number; readonly high: number };

/** How chances did on rows whose outcome is known; aggregates only. */
export type Figures = {
  readonly rows: number;
  readonly positives: number;
  readonly baseRate: number;
  readonly auc: Interval;
  readonly averagePrecision: Interval;
  readonly logLoss: Interval;
  readonly brier: Interval;
  /** False alarm rate, hit rate; at most 200 points from (0, 0) to (1, 1). */
  readonly roc: readonly (readonly [number, number])[];
  readonly lift: readonly Tenth[];
  readonly calibration: readonly CalibrationBin[];
  /** For thresholds from 0 to 1, rising (core/line-stops): a row is picked when its chance is at least that. */
  readonly confusion: readonly Confusion[];
  /** Empty with one kind of outcome only. */
  readonly gains: readonly Gain[];
  /** Share found, and how many of those picked were right; at most 200 points. */
  readonly precision: readonly (readonly [number, number])[];
};

/** Who orders the list: the model, the file as it stands (first come, first served), the latest first, or the user's own points. */
export type Orderer = 'model' | 'file' | RivalId;

/** What an order finds on the judged rows, at the cuts of `gains`. */
export type Replay = { readonly by: Orderer; readonly found: readonly number[] };

/** Learnt from so many rows, judged on the same ones each time. */
export type Lesson = { readonly rows: number; readonly auc: number; readonly low: number; readonly high: number };

export type GroupFigures = {
  readonly level: string;
  readonly rows: number;
  readonly positives: number;
  /** At the threshold. */
  readonly picked: number;
  readonly found: number;
  readonly pickedLow: number;
  readonly pickedHigh: number;
  /** Of those with the outcome, the share that was picked; null where they are too few to say. */
  readonly hit: Rate | null;
  /** Of those without it, the share that was picked all the same. */
  readonly alarm: Rate | null;
};

export type Rate = { readonly rate: number; readonly low: number; readonly high: number };

/**
 * Between the groups with the highest and the lowest share: of all who are picked, of those with the outcome who are found, of those without it who are
 * picked. `low` and `high` bound the difference, widely enough for these two having been sought out.
 */
export type Gap = {
  readonly of: 'picked' | 'hit' | 'alarm';
  readonly most: string;
  readonly least: string;
  readonly above: number;
  readonly below: number;
  readonly low: number;
  readonly high: number;
};

/** By a column of the file; groups of fewer than ten are not shown. */
export type Fairness = {
  readonly column: string;
  readonly groups: readonly GroupFigures[];
  readonly gaps: readonly Gap[];
  readonly unshown: number;
};

export type EvaluateReport = Figures & {
  readonly replay: readonly Replay[];
  /** Rows without a known outcome, and how many of them have at least each of the thresholds of `confusion`. */
  readonly open: { readonly rows: number; readonly atLeast: readonly number[] };
  /** Empty where there were too few rows. */
  readonly learning: readonly Lesson[];
  readonly fairness: Fairness | null;
  /** What one call costs and what one success brings; null where it was not said. */
  readonly money: { readonly cost: number; readonly value: number } | null;
  /** How many people can be contacted; null where it was not said. */
  readonly capacity: number | null;
  /** `held-out`: rows no fit ever saw; `out-of-fold`: too few of those, so each row judged by the round of checking that had not seen it. */
  readonly judgedOn: 'held-out' | 'out-of-fold';
  /** Fewer than 50 of the rarer outcome: the intervals are wide. */
  readonly rough: boolean;
  /** As in `confusion`. */
  readonly threshold: number;
  /** Rows picked at that threshold, and rows left. */
  readonly split: { readonly picked: Share; readonly left: Share };
  /** Everyone alike, on the same rows. */
  readonly baseline: { readonly logLoss: number; readonly brier: number };
  readonly model: ModelId;
  readonly percentAllowed: boolean;
  readonly success: Said;
};

/** What the first tenth of the list holds. */
export function firstTenth({ gains, rows }: Pick<EvaluateReport, 'gains' | 'rows'>): Gain | undefined {
  return gains.find(({ picked }) => picked >= Math.floor(rows / 10));
}
