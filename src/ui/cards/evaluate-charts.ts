import type { ChartRow, ChartSpec } from '../../core/chart';
import { nearestStop } from '../../core/line-stops';
import { say, type Message } from '../../core/message';
import type { DraggedLine } from '../charts/dragged-line';
import { meta, type Confusion, type EvaluateReport } from '../../steps/evaluate/meta';

const NAMES = ['lift', 'calibration', 'roc', 'gains', 'precision', 'money', 'learning', 'fairness'] as const;

export type EvaluateCharts = Readonly<Record<(typeof NAMES)[number], ChartSpec | undefined>>;

/** The card's charts, with the one chosen threshold marked on each that can show it and has no line to move. */
export function evaluateCharts(report: EvaluateReport, at: Confusion | undefined): EvaluateCharts {
  const charts = meta.charts(report);
  const named = Object.fromEntries(NAMES.map((id) => [id, charts.find((chart) => chart.id === id)])) as EvaluateCharts;
  return at && report.positives > 0 && report.positives < report.rows ? { ...named, ...marked(named, report, at) } : named;
}

function marked({ roc, precision, calibration }: EvaluateCharts, report: EvaluateReport, at: Confusion): Partial<EvaluateCharts> {
  const { threshold, tp, fp, fn, tn } = at;
  const picked = tp + fp;
  const label = report.percentAllowed ? say('evaluate-panel.point', { threshold }) : say('evaluate-panel.point.order', { picked });
  const falseAlarms = fp / (fp + tn);
  const found = tp / (tp + fn);
  return {
    roc: roc && withPoint(roc, [falseAlarms, found], label),
    precision: precision && picked > 0 ? withPoint(precision, [found, tp / picked], label) : precision,
    calibration:
      calibration?.draw.type === 'points'
        ? { ...calibration, draw: { ...calibration.draw, upright: { at: threshold, label } } }
        : calibration,
  };
}

type Stops = DraggedLine['stops'];

/** Where each threshold lies on the pictures whose line can be moved, by stop: the highest threshold, which picks fewest, first. */
export function stopsOf({ confusion, lift, rows, money }: EvaluateReport): Readonly<Record<'lift' | 'gains' | 'money', Stops>> {
  const stops = confusion.map(({ tp, fp }) => ({ found: tp, picked: tp + fp })).reverse();
  return {
    lift: stops.map(({ picked }) => ({ x: (lift.length * picked) / Math.max(1, rows) })),
    gains: stops.map(({ picked, found }) => ({ x: picked, y: found })),
    money: stops.map(({ picked, found }) => ({ x: picked, y: money ? money.value * found - money.cost * picked : 0 })),
  };
}

/** Put in its place along x. */
function withPoint(chart: ChartSpec, point: ChartRow, label: Message): ChartSpec {
  if (chart.draw.type !== 'line') return chart;
  const further = chart.rows.findIndex((row) => Number(row[0]) > Number(point[0]) || later(row, point));
  const best = further < 0 ? chart.rows.length : further;
  return { ...chart, rows: chart.rows.toSpliced(best, 0, point), draw: { ...chart.draw, best, label } };
}

const later = (row: ChartRow, point: ChartRow): boolean => Number(row[0]) === Number(point[0]) && Number(row[1]) > Number(point[1]);

/** The stop of a threshold in percent: its place in `confusion`. */
export function stopAt({ confusion }: Pick<EvaluateReport, 'confusion'>, percent: number): number {
  return nearestStop(
    confusion.map(({ threshold }) => threshold),
    percent / 100,
  );
}

/** The threshold of a stop, in percent. */
export function percentAt({ confusion }: Pick<EvaluateReport, 'confusion'>, stop: number): number {
  return Math.round((confusion[stop]?.threshold ?? 1) * 10_000) / 100;
}

/** How many each threshold picks: of the rows without an outcome, or of those judged where every outcome is known. */
export function pickedFrom({ open, confusion, rows }: EvaluateReport): { readonly rows: number; readonly atLeast: readonly number[] } {
  return open.rows > 0 ? open : { rows, atLeast: confusion.map(({ tp, fp }) => tp + fp) };
}

/** The lowest threshold, in percent, at which no more are picked than can be contacted. */
export function thresholdFor(report: EvaluateReport, people: number): number {
  const at = pickedFrom(report).atLeast.findIndex((rows) => rows <= people);
  return at < 0 ? 100 : percentAt(report, at);
}
