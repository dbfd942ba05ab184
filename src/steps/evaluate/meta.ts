import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import { ok, fail } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import type { Said } from '../target/meta';
import type { Interval, ModelId } from '../train/meta';

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
  /** For thresholds 0, 0.01 … 1: a row is picked when its chance is at least that. */
  readonly confusion: readonly Confusion[];
};

export type EvaluateReport = Figures & {
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

const params = {
  /** In percent; auto is the base rate. */
  threshold: { kind: 'integer', default: 'auto', min: 0, max: 100, auto: true },
} as const;

const beatsChance = ({ auc }: EvaluateReport): boolean => auc.low > 0.5;

export const meta: StepMeta<typeof params, EvaluateReport> = {
  id: 'evaluate',
  version: 1,
  stage: 'evaluate',
  params,
  onNewRows: 'apply',
  outline: (schema) => (withRole(schema, 'chance') && withRole(schema, 'target') ? ok(schema) : fail('evaluate.no-chance')),
  finding(report) {
    const { auc, rows, positives } = report;
    if (report.model === 'baseline') return say('evaluate.finding.baseline');
    return beatsChance(report)
      ? say('evaluate.finding', { auc: auc.mean, rows, positives })
      : say('evaluate.finding.no-better', { auc: auc.mean, rows });
  },
  soWhat(report) {
    const { lift, auc, rows, judgedOn, success, model } = report;
    const top = lift[0];
    // One chance for everyone has the AUC 0.5 for sure, which says nothing.
    const rough = report.rough && model !== 'baseline';
    const first = say(`evaluate.judged.${judgedOn}`, { rows });
    const second =
      top && model !== 'baseline'
        ? say('evaluate.top', { rows: top.rows, positives: top.positives, usual: top.rows * report.baseRate, success })
        : say('evaluate.alike', { rate: report.baseRate, success });
    return say('evaluate.so-what', { first, second, third: rough ? say('evaluate.rough', { low: auc.low, high: auc.high }) : '' });
  },
  charts: (report) => (report.model === 'baseline' ? [] : [liftChart(report), calibrationChart(report), rocChart(report)].flat()),
};

function liftChart({ lift, baseRate, success }: EvaluateReport): ChartSpec[] {
  const top = lift[0];
  if (!top) return [];
  return [
    {
      id: 'lift',
      headline: say('evaluate.chart.lift', { rate: top.rate, baseRate, success }),
      sub: say('evaluate.chart.lift.sub', { success }),
      fields: [
        { title: say('evaluate.field.tenth'), format: 'integer' },
        { title: say('evaluate.field.rate', { success }), format: 'share' },
        { title: say('evaluate.field.rows'), format: 'integer' },
        { title: say('evaluate.field.positives'), format: 'integer' },
      ],
      rows: lift.map(({ tenth, rate, rows, positives }) => [tenth, rate, rows, positives]),
      draw: { type: 'columns', x: 0, y: 1, reference: { at: baseRate, label: say('evaluate.chart.lift.reference', { baseRate }) } },
    },
  ];
}

function calibrationChart({ calibration, percentAllowed, success }: EvaluateReport): ChartSpec[] {
  if (calibration.length < 2) return [];
  // The bin whose chance is highest says most to someone who works a list from the top.
  const { rows, positives, chance } = calibration[calibration.length - 1] as CalibrationBin;
  return [
    {
      id: 'calibration',
      headline: say(percentAllowed ? 'evaluate.chart.calibration' : 'evaluate.chart.calibration.off', { rows, positives, chance, success }),
      sub: say('evaluate.chart.calibration.sub'),
      fields: [
        { title: say('evaluate.field.chance'), format: 'share' },
        { title: say('evaluate.field.rate', { success }), format: 'share' },
        { title: say('evaluate.field.low'), format: 'share' },
        { title: say('evaluate.field.high'), format: 'share' },
        { title: say('evaluate.field.rows'), format: 'integer' },
      ],
      rows: calibration.map((bin) => [bin.chance, bin.rate, bin.low, bin.high, bin.rows]),
      draw: { type: 'points', x: 0, y: 1, diagonal: true, band: [2, 3] },
    },
  ];
}

function rocChart({ roc, auc }: EvaluateReport): ChartSpec {
  return {
    id: 'roc',
    headline: say('evaluate.chart.roc', { auc: auc.mean, low: auc.low, high: auc.high }),
    sub: say('evaluate.chart.roc.sub'),
    fields: [
      { title: say('evaluate.field.false-alarms'), format: 'share' },
      { title: say('evaluate.field.found'), format: 'share' },
    ],
    rows: roc,
    draw: { type: 'line', x: 0, y: 1, diagonal: true, domain: [0, 1] },
  };
}
