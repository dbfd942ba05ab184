import type { ChartCell, ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { fail, ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';
import { featuresOf } from './features';
import type { EventKind } from './names';
import type { Product } from './products';
import { findParts } from './roles';
import { OUTCOMES, type Built, type Span } from './window';

/** For the page, which sets the window and says why it cannot be. */
export { OUTCOMES, windowOf, within } from './window';

export const params = {
  customer: { kind: 'column', default: null },
  date: { kind: 'column', default: null, kinds: ['date'] },
  amount: { kind: 'column', default: null, kinds: ['number'] },
  quantity: { kind: 'column', default: null, kinds: ['number'] },
  price: { kind: 'column', default: null, kinds: ['number'] },
  order: { kind: 'column', default: null },
  product: { kind: 'column', default: null },
  action: { kind: 'column', default: null, kinds: ['category', 'text'] },
  event: { kind: 'choice', default: 'auto', options: ['auto', 'order', 'visit', 'email', 'ticket', 'event'] },
  /** Days are counted to this moment and nothing from it on is used; 'auto' is the midnight after the latest event. */
  reference: { kind: 'date', default: 'auto' },
  /** What is to be predicted: it comes from the `horizon` days after the reference date, all other columns from before it. */
  outcome: { kind: 'choice', default: 'none', options: OUTCOMES },
  horizon: { kind: 'integer', default: 90, min: 1, max: 3650, when: { param: 'outcome', is: OUTCOMES.slice(1) } },
  /** The product that is waited for, the commonest when left out. */
  wanted: { kind: 'value', default: null, when: { param: 'outcome', is: ['product'] } },
  /** Lines with a quantity, price or amount of zero or less (returns, gifts, corrections) count as returns only. */
  positiveOnly: { kind: 'toggle', default: true },
  /** Columns that the groups are made by: the few that are known to tell customers apart, or all of them. */
  use: { kind: 'choice', default: 'core', options: ['core', 'all'], when: { param: 'outcome', is: ['none'] } },
  windows: { kind: 'toggle', default: true },
  /** Days. */
  short: { kind: 'integer', default: 28, min: 1, max: 3650 },
  long: { kind: 'integer', default: 90, min: 1, max: 3650 },
  /** The longer window also as it stood in the months before, so that stages can be followed from month to month. */
  months: { kind: 'toggle', default: false },
  gaps: { kind: 'toggle', default: true },
  trend: { kind: 'toggle', default: true },
  weekdays: { kind: 'choice', default: 'weekend', options: ['none', 'weekend', 'each'] },
  hours: { kind: 'choice', default: 'parts', options: ['none', 'parts', 'each'] },
  shares: { kind: 'columns', default: null, kinds: ['category', 'text'] },
  /** So many values of a column get a share of their own; the rest are one. */
  most: { kind: 'integer', default: 5, min: 1, max: 20 },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type CustomersReport = {
  readonly event: EventKind;
  readonly lines: number;
  readonly linesUsed: number;
  readonly withoutCustomer: number;
  readonly notPositive: number;
  /** From the reference date on. */
  readonly late: number;
  /** Without a date while a reference date is set. */
  readonly undated: number;
  readonly customers: number;
  readonly orders: number;
  readonly spend: number | null;
  /** Milliseconds. */
  readonly reference: number | null;
  /** The column each part was read from. */
  readonly parts: {
    readonly customer: string;
    readonly date: string | null;
    readonly amount: string | null;
    readonly quantity: string | null;
    readonly price: string | null;
    readonly order: string | null;
    readonly product: string | null;
  };
  /** Half of the customers ordered at most this often. */
  readonly medianOrders: number | null;
  /** Days. */
  readonly medianRecency: number | null;
  /** Share of the money that the best fifth of the customers brought. */
  readonly topFifth: number | null;
  /** Customers by number of orders; the last bin is open. */
  readonly byOrders: readonly { readonly label: string; readonly customers: number }[];
  /** What is predicted and from when to when; null where nothing is. */
  readonly window: (Built & Span & { readonly products: readonly Product[] }) | null;
  /** Lines of customers by month, or by year where there are many months, and where the reference date falls. */
  readonly timeLine: TimeLine | null;
};

export type TimeLine = {
  readonly unit: 'day' | 'month' | 'year';
  /** `label` is ISO 8601, 2011-12-31, 2011-12 or 2011; `outcome` those that say it, from the reference date on; `late` those after. */
  readonly bars: readonly { readonly label: string; readonly used: number; readonly late: number; readonly outcome: number }[];
  /** Bars before the reference date, with the part of the bar it falls in. */
  readonly cut: number;
};

export const meta: StepMeta<typeof params, CustomersReport> = {
  id: 'customers',
  version: 1,
  stage: 'engineer',
  params,
  onNewRows: 'apply',
  regroups: true,
  outline(schema, given) {
    const parts = findParts(schema, given);
    if (parts.ok && given.outcome !== 'none' && !parts.value.date) return fail('customers.window.no-dates');
    return parts.ok ? ok(featuresOf(parts.value, given, null).schema) : parts;
  },
  finding({ lines, linesUsed: used, customers, orders, event }) {
    if (customers === 0) return say('customers.none', { lines });
    if (event !== 'order') return say('customers.events', { used, lines, customers, what: say(`customers.many.${event}`) });
    return say('customers.finding', { used, lines, customers, orders });
  },
  soWhat({ topFifth, customers, withoutCustomer, notPositive, medianOrders, event, late, reference, window }) {
    if (customers === 0) return say('customers.none.so', { withoutCustomer, notPositive });
    if (window) return say('customers.window.so', { from: window.from, horizon: window.horizon });
    if (late > 0 && reference !== null) return say('customers.late.so', { late, reference });
    if (topFifth !== null) return say('customers.money.so', { share: topFifth });
    if (event !== 'order') return say('customers.events.so', { count: medianOrders ?? 0, what: say(`customers.many.${event}`) });
    return say('customers.so', { orders: medianOrders ?? 0 });
  },
  charts(report): readonly ChartSpec[] {
    return report.customers === 0 ? [] : [...timeLineChart(report), ...ordersChart(report)];
  },
};

/** Where in time a bar stands, as the reader's language says it. */
export function placeInTime({ unit }: TimeLine, label: string): ChartCell {
  const [year = 0, month = 0] = label.split('-').map(Number);
  if (unit === 'year') return label;
  return unit === 'month' ? say('customers.bar.month', { year, month }) : say('customers.bar.day', { at: Date.parse(label) });
}

/** What is used, what says the outcome, and where the one ends and the other begins. */
export function timeLineChart({ timeLine, reference, event, window }: CustomersReport): readonly ChartSpec[] {
  if (!timeLine || reference === null || timeLine.bars.length === 0) return [];
  const { bars, cut, unit } = timeLine;
  const late = bars.some((bar) => bar.late > 0);
  const several = late || window !== null;
  return [
    {
      id: 'time',
      headline: window
        ? say('customers.time.window', { from: window.from, horizon: window.horizon })
        : say(late ? 'customers.time.cut' : 'customers.time', { reference }),
      ...(window && { sub: say('customers.time.window.sub', { first: window.first, last: window.last, to: window.to }) }),
      fields: [
        { title: say(`customers.field.${unit}`), format: 'text' },
        { title: say(`customers.field.${event}`), format: 'integer' },
        { title: say('customers.field.used'), format: 'text' },
      ],
      rows: bars.flatMap(({ label, used, outcome, late: after }) => {
        const when = placeInTime(timeLine, label);
        return [
          ...(used > 0 || after + outcome === 0 ? [[when, used, say('customers.used')] as const] : []),
          ...(outcome > 0 ? [[when, outcome, say('customers.says-outcome')] as const] : []),
          ...(after > 0 ? [[when, after, say('customers.not-used')] as const] : []),
        ];
      }),
      draw: {
        type: 'columns',
        x: 0,
        y: 1,
        ...(several ? { series: 2 } : {}),
        cut: { at: cut, label: say('customers.cut', { reference }) },
      },
    },
  ];
}

function ordersChart({ byOrders, customers, event }: CustomersReport): readonly ChartSpec[] {
  const once = byOrders[0];
  if (!once) return [];
  return [
    {
      id: 'orders',
      headline: say(`customers.chart.${event === 'order' ? 'order' : 'event'}`, { share: once.customers / customers }),
      fields: [
        { title: say(`customers.field.${event}`), format: 'text' },
        { title: say('customers.field.customers'), format: 'integer' },
      ],
      rows: byOrders.map((bin) => [bin.label, bin.customers]),
      draw: { type: 'bars', category: 0, value: 1 },
    },
  ];
}
