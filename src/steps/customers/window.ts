import type { Json } from '../../core/json';
import { fail, ok, type Result } from '../../core/problem';
import type { Recipe } from '../../core/recipe';

const DAY = 86_400_000;

/**
 * What is predicted of a customer from what happens after the cut-off: `buys` anything, `leaves` (nothing comes), buys one `product`, comes at most half as
 * often as before (`less`), moves up into the best fifth by money (`rises`) or out of it (`falls`).
 */
export const OUTCOMES = ['none', 'buys', 'leaves', 'product', 'less', 'rises', 'falls'] as const;
export type OutcomeKind = Exclude<(typeof OUTCOMES)[number], 'none'>;

/** Columns come from before `from`, the outcome from `from` up to `to`; milliseconds, both midnights. */
export type OutcomeWindow = {
  readonly from: number;
  readonly to: number;
  /** Days from the one to the other. */
  readonly horizon: number;
};

/** The outcome as the training rows settled it. */
export type Built = OutcomeWindow & {
  readonly kind: OutcomeKind;
  /** The product that is waited for. */
  readonly product: string | null;
  /** What the product is called, where the file has it under a number. */
  readonly called: string | null;
  /** What the best fifth spent at least, in as many days before the cut-off. */
  readonly best: number | null;
};

/** First and last event, milliseconds. */
export type Span = { readonly first: number; readonly last: number };

/** Midnight after the last event. */
const endOf = ({ last }: Span): number => Math.floor(last / DAY) * DAY + DAY;

/** Round lengths, longest first. */
const HORIZONS = [90, 60, 30, 14, 7, 3, 1];

/** Days to look ahead: a third of what the file covers at most, so that twice as much lies before. */
export function horizonFor(span: Span): number {
  return HORIZONS.find((one) => one * 3 <= daysOf(span)) ?? 1;
}

const daysOf = (span: Span): number => Math.max(1, Math.ceil((endOf(span) - span.first) / DAY));

/**
 * Where to cut, or why that cannot be. @param cut milliseconds; 'auto' is as late as the horizon allows @param horizon days
 * @returns customers.window.too-long, customers.window.nothing-before
 */
export function windowOf(span: Span, cut: number | 'auto', horizon: number): Result<OutcomeWindow> {
  const from = cut === 'auto' ? endOf(span) - horizon * DAY : cut;
  if (cut === 'auto' && from <= span.first) return fail('customers.window.too-long', { horizon, days: daysOf(span) });
  if (from <= span.first) return fail('customers.window.nothing-before', { from, first: span.first });
  return ok({ from, to: from + horizon * DAY, horizon });
}

/** Whether the file goes on for as long as the outcome asks. @returns customers.window.past-the-end */
export function within(span: Span, window: OutcomeWindow): Result<OutcomeWindow> {
  const { from, to, horizon } = window;
  return to > endOf(span) ? fail('customers.window.past-the-end', { from, horizon, to, last: span.last }) : ok(window);
}

/** Of the parameters those that the outcome and its cut-off hang on. */
const SAYS = [
  'customer',
  'date',
  'amount',
  'quantity',
  'price',
  'order',
  'product',
  'outcome',
  'horizon',
  'reference',
  'wanted',
  'positiveOnly',
];

/** What is asked of the days ahead, by a recipe that makes its outcome from events; null for any other. */
export function looksAhead({ steps }: Pick<Recipe, 'steps'>): Readonly<Record<string, Json>> | null {
  const made = steps.find(({ step, enabled }) => enabled && step === 'customers')?.params;
  if (!made || (made['outcome'] ?? 'none') === 'none') return null;
  return Object.fromEntries(SAYS.flatMap((name) => (made[name] === undefined ? [] : [[name, made[name]]])));
}
