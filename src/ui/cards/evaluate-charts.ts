import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import { meta, type Confusion, type EvaluateReport } from '../../steps/evaluate/meta';

const NAMES = ['lift', 'calibration', 'roc', 'gains', 'precision', 'money', 'learning', 'fairness'] as const;

export type EvaluateCharts = Readonly<Record<(typeof NAMES)[number], ChartSpec | undefined>>;

/** The card's charts, with the chosen threshold marked on the curve. */
export function evaluateCharts(report: EvaluateReport, at: Confusion | undefined): EvaluateCharts {
  const charts = meta.charts(report);
  const named = Object.fromEntries(NAMES.map((id) => [id, charts.find((chart) => chart.id === id)])) as EvaluateCharts;
  return named.roc && at ? { ...named, roc: withPoint(named.roc, at) } : named;
}

function withPoint(roc: ChartSpec, { threshold, tp, fp, fn, tn }: Confusion): ChartSpec {
  if (roc.draw.type !== 'line' || tp + fn === 0 || fp + tn === 0) return roc;
  const point: readonly [number, number] = [fp / (fp + tn), tp / (tp + fn)];
  const before = roc.rows.filter(([x, y]) => Number(x) <= point[0] && Number(y) <= point[1]);
  const rows = [...before, point, ...roc.rows.slice(before.length)];
  return { ...roc, rows, draw: { ...roc.draw, best: before.length, label: say('evaluate-panel.point', { threshold }) } };
}

/** What a threshold means: whom one would pick, and how many of those would be right. */
export function atThreshold(report: EvaluateReport, percent: number): Confusion | undefined {
  return report.confusion.reduce<Confusion | undefined>(
    (best, one) => (!best || Math.abs(one.threshold - percent / 100) < Math.abs(best.threshold - percent / 100) ? one : best),
    undefined,
  );
}

/** The lowest threshold, in percent, at which no more of the open rows are picked than can be contacted. */
export function thresholdFor({ open }: EvaluateReport, people: number): number {
  const at = open.atLeast.findIndex((rows) => rows <= people);
  return at < 0 ? 100 : at;
}
