import type { ChartRow, ChartSpec } from '../../core/chart';
import { say, type Message } from '../../core/message';
import { meta, type Confusion, type EvaluateReport } from '../../steps/evaluate/meta';

const NAMES = ['lift', 'calibration', 'roc', 'gains', 'precision', 'money', 'learning', 'fairness'] as const;

export type EvaluateCharts = Readonly<Record<(typeof NAMES)[number], ChartSpec | undefined>>;

/** The card's charts, with the one chosen threshold marked on each that can show it. */
export function evaluateCharts(report: EvaluateReport, at: Confusion | undefined): EvaluateCharts {
  const charts = meta.charts(report);
  const named = Object.fromEntries(NAMES.map((id) => [id, charts.find((chart) => chart.id === id)])) as EvaluateCharts;
  return at && report.positives > 0 && report.positives < report.rows ? { ...named, ...marked(named, report, at) } : named;
}

function marked(
  { roc, precision, gains, lift, calibration }: EvaluateCharts,
  report: EvaluateReport,
  at: Confusion,
): Partial<EvaluateCharts> {
  const { threshold, tp, fp, fn, tn } = at;
  const picked = tp + fp;
  const label = report.percentAllowed ? say('evaluate-panel.point', { threshold }) : say('evaluate-panel.point.order', { picked });
  const falseAlarms = fp / (fp + tn);
  const found = tp / (tp + fn);
  const model = say('evaluate.order.model');
  return {
    roc: roc && withPoint(roc, [falseAlarms, found], label),
    precision: precision && picked > 0 ? withPoint(precision, [found, tp / picked], label) : precision,
    gains: gains && withPoint(gains, [picked, tp, model], label, ([, , by]) => same(by, model)),
    lift:
      lift?.draw.type === 'columns' && picked > 0 && picked < report.rows
        ? { ...lift, draw: { ...lift.draw, cut: { at: (lift.rows.length * picked) / report.rows, label } } }
        : lift,
    calibration:
      calibration?.draw.type === 'points'
        ? { ...calibration, draw: { ...calibration.draw, upright: { at: threshold, label } } }
        : calibration,
  };
}

const same = (cell: ChartRow[number] | undefined, message: Message): boolean =>
  typeof cell === 'object' && cell !== null && cell.code === message.code;

/** Put in its place along x among the rows of its own line. */
function withPoint(chart: ChartSpec, point: ChartRow, label: Message, own: (row: ChartRow) => boolean = () => true): ChartSpec {
  if (chart.draw.type !== 'line') return chart;
  const further = chart.rows.findIndex((row) => own(row) && (Number(row[0]) > Number(point[0]) || later(row, point)));
  const best = further < 0 ? chart.rows.findLastIndex(own) + 1 : further;
  return { ...chart, rows: chart.rows.toSpliced(best, 0, point), draw: { ...chart.draw, best, label } };
}

const later = (row: ChartRow, point: ChartRow): boolean => Number(row[0]) === Number(point[0]) && Number(row[1]) > Number(point[1]);

/** What a threshold means: whom one would pick, and how many of those would be right. */
export function atThreshold(report: EvaluateReport, percent: number): Confusion | undefined {
  return report.confusion.reduce<Confusion | undefined>(
    (best, one) => (!best || Math.abs(one.threshold - percent / 100) < Math.abs(best.threshold - percent / 100) ? one : best),
    undefined,
  );
}

/** How many each threshold picks: of the rows without an outcome, or of those judged where every outcome is known. */
export function pickedFrom({ open, confusion, rows }: EvaluateReport): { readonly rows: number; readonly atLeast: readonly number[] } {
  return open.rows > 0 ? open : { rows, atLeast: confusion.map(({ tp, fp }) => tp + fp) };
}

/** The lowest threshold, in percent, at which no more are picked than can be contacted. */
export function thresholdFor(report: EvaluateReport, people: number): number {
  const at = pickedFrom(report).atLeast.findIndex((rows) => rows <= people);
  return at < 0 ? 100 : at;
}
