import type { ChartSpec } from '../../core/chart';
import { say } from '../../core/message';
import type { ParamSpec } from '../../core/params';
import { ok } from '../../core/problem';
import type { StepMeta } from '../../core/step';
import { customerColumns, findParts } from './roles';

export const params = {
  customer: { kind: 'column', default: null },
  date: { kind: 'column', default: null, kinds: ['date'] },
  amount: { kind: 'column', default: null, kinds: ['number'] },
  quantity: { kind: 'column', default: null, kinds: ['number'] },
  price: { kind: 'column', default: null, kinds: ['number'] },
  order: { kind: 'column', default: null },
  product: { kind: 'column', default: null },
  /** Days are counted to this date; 'auto' is the day after the latest order. */
  reference: { kind: 'date', default: 'auto' },
  /** Leave out lines with a quantity, price or amount of zero or less: returns, gifts, corrections. */
  positiveOnly: { kind: 'toggle', default: true },
  language: { kind: 'language', default: 'en' },
} as const satisfies ParamSpec;

export type CustomersReport = {
  readonly lines: number;
  readonly linesUsed: number;
  readonly withoutCustomer: number;
  readonly notPositive: number;
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
    return parts.ok ? ok(customerColumns(parts.value, given).schema) : parts;
  },
  finding({ lines, customers, orders }) {
    if (customers === 0) return say('customers.none', { lines });
    return say('customers.finding', { lines, customers, orders });
  },
  soWhat({ topFifth, customers, withoutCustomer, notPositive, medianOrders }) {
    if (customers === 0) return say('customers.none.so', { withoutCustomer, notPositive });
    if (topFifth !== null) return say('customers.money.so', { share: topFifth });
    return say('customers.so', { orders: medianOrders ?? 0 });
  },
  charts({ byOrders, customers }): readonly ChartSpec[] {
    const once = byOrders[0];
    if (!once || customers === 0) return [];
    return [
      {
        id: 'orders',
        headline: say('customers.chart', { share: once.customers / customers }),
        fields: [
          { title: say('customers.field.orders'), format: 'text' },
          { title: say('customers.field.customers'), format: 'integer' },
        ],
        rows: byOrders.map((bin) => [bin.label, bin.customers]),
        draw: { type: 'bars', category: 0, value: 1 },
      },
    ];
  },
};
