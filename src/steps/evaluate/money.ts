import type { ChartSpec } from '../../core/chart';
import { nearestStop } from '../../core/line-stops';
import { say, type Message } from '../../core/message';
import type { EvaluateReport } from './report';

/** Money left after calling the first rows of the list. */
interface Profit {
  readonly picked: number;
  readonly profit: number;
  readonly low: number;
  readonly high: number;
}

/** The cut that is told, and from which chance on that is. */
interface Worth extends Profit {
  readonly threshold: number;
}

/** The list in money. Empty where the money was not said. */
export function moneyChart(report: EvaluateReport): ChartSpec[] {
  const curve = profitAlong(report);
  const worth = worthCalling(report);
  if (curve.length === 0) return [];
  const { open, rows, capacity } = report;
  const mark = worth ? say('evaluate.chart.money.mark') : '';
  const at = worth ? curve.filter(({ picked }) => picked < worth.picked).length : -1;
  const points = worth && curve[at]?.picked !== worth.picked ? curve.toSpliced(at, 0, worth) : curve;
  return [
    {
      id: 'money',
      headline: moneySaid(report, worth),
      sub:
        capacity !== null && open.rows > 0
          ? say('evaluate.chart.money.sub.open', { rows, open: open.rows, capacity, like: Math.round(reach(report)), mark })
          : say('evaluate.chart.money.sub', { rows, mark }),
      fields: [
        { title: say('evaluate.field.picked'), format: 'integer' },
        { title: say('evaluate.field.profit'), format: 'money' },
        { title: say('evaluate.field.low'), format: 'money' },
        { title: say('evaluate.field.high'), format: 'money' },
      ],
      rows: points.map(({ picked, profit, low, high }) => [picked, profit, low, high]),
      draw: {
        type: 'line',
        x: 0,
        y: 1,
        band: [2, 3],
        ...(worth ? { best: at, label: say('evaluate.chart.money.best', { picked: worth.picked }) } : {}),
      },
    },
  ];
}

/** The cut that should pay most, and where fewer can be contacted what those bring, among as many people as there are to contact. */
function moneySaid(report: EvaluateReport, worth: Worth | null): Message {
  const { rows, capacity, percentAllowed } = report;
  if (!worth) return say('evaluate.chart.money.never');
  const within = withinReach(report);
  if (capacity !== null && within && within.picked < worth.picked) {
    const scale = peopleToContact(report) / rows;
    return say('evaluate.chart.money.capacity', {
      capacity,
      profit: within.profit * scale,
      low: within.low * scale,
      high: within.high * scale,
      best: Math.round(worth.picked * scale),
      most: worth.profit * scale,
    });
  }
  if (worth.profit < 0) return say('evaluate.chart.money.loses', { ...worth, rows });
  if (worth.picked === rows) return say('evaluate.chart.money.all', { ...worth, rows });
  return say(percentAllowed ? 'evaluate.chart.money' : 'evaluate.chart.money.order', { ...worth, rows });
}

/** People whose outcome is not known yet, or the rows judged where it is of all. */
const peopleToContact = ({ open, rows }: EvaluateReport): number => (open.rows > 0 ? open.rows : rows);

/** How many of the rows judged stand for those who can be contacted. */
function reach(report: EvaluateReport): number {
  const { capacity, rows } = report;
  return capacity === null ? rows : Math.min(rows, (capacity * rows) / Math.max(1, peopleToContact(report)));
}

/** What is left after contacting as many as can be; null where that was not said. */
export function withinReach(report: EvaluateReport): Profit | null {
  return report.capacity === null ? null : profitAt(profitAlong(report), reach(report));
}

/** After so many rows; between two cuts along the straight line. */
function profitAt(curve: readonly Profit[], picked: number): Profit | null {
  const next = curve.findIndex((one) => one.picked >= picked);
  const [from, to] = [curve[next - 1], curve[next]];
  if (!to) return null;
  if (!from || to.picked === picked) return to;
  const share = (picked - from.picked) / (to.picked - from.picked);
  const between = (of: 'profit' | 'low' | 'high'): number => from[of] + share * (to[of] - from[of]);
  return { picked, profit: between('profit'), low: between('low'), high: between('high') };
}

/** Money left at each cut; before any call none. Empty where the money was not said. */
export function profitAlong({ gains, money }: EvaluateReport): readonly Profit[] {
  if (!money || gains.length === 0) return [];
  const worth = (found: number, picked: number): number => money.value * found - money.cost * picked;
  return [
    { picked: 0, profit: 0, low: 0, high: 0 },
    ...gains.map(({ picked, found, low, high }) => ({
      picked,
      profit: worth(found, picked),
      low: worth(low, picked),
      high: worth(high, picked),
    })),
  ];
}

/**
 * Those whose chance times what a success brings is no less than what a call costs (Elkan 2001): picked by their chances alone, so that the
 * outcomes of the rows judged judge it without having chosen it, as they would have chosen the highest point of the curve. Null where no call is worth it.
 */
export function worthCalling(report: EvaluateReport): Worth | null {
  const { money, confusion } = report;
  if (!money || !(money.value > 0) || money.cost > money.value) return null;
  const at =
    confusion[
      nearestStop(
        confusion.map(({ threshold }) => threshold),
        money.cost / money.value,
      )
    ];
  const told = at && profitAt(profitAlong(report), at.tp + at.fp);
  return told && told.picked > 0 ? { ...told, threshold: at.threshold } : null;
}
