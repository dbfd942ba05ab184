import { MIN_PEOPLE } from '../../core/least-people';
import { flag } from '../../core/expr';
import { stop } from '../../core/problem';
import type { Schema } from '../../core/schema';
import type { CountsTo, StepImpl } from '../../core/step';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { sortedPresent } from '../../ml/quantile';
import { evaluate } from '../../program/evaluate';
import { numbers } from '../../program/vector';
import type { MlTasks } from '../context';
import { byFrequency, finite, isMissingAt, levelCounts, median, numbersOf } from '../figures';
import { builtFor, spanOf, usedLines, type Given } from './built';
import { featuresOf, MOST_WINDOWS, type Facts } from './features';
import type { CustomersReport, params } from './meta';
import { countedLines } from './helpers';
import { productsOf, TO_CHOOSE } from './products';
import { programOf } from './program';
import { findParts, type Parts } from './roles';
import { timeLineOf } from './time-line';
import { within, type Built } from './window';

const DAY = 86_400_000;
const HOUR = 3_600_000;

type Learnt = {
  readonly reference: number | null;
  readonly event: CustomersReport['event'];
  readonly parts: CustomersReport['parts'];
  readonly window: Built | null;
  readonly columns: { readonly orders: string; readonly spend: string | null; readonly recency: string | null };
};

export const impl: StepImpl<typeof params, CustomersReport, MlTasks> = {
  async fit(train, asked, context) {
    const found = findParts(context.schema, asked);
    if (!found.ok) return stop(found.problem.code, found.problem.args);
    const parts = found.value;
    await context.checkpoint();
    const window = builtFor(train, parts, asked);
    const given: Given = window ? { ...asked, reference: window.from } : asked;
    const used = usedLines(train, parts, given);
    const reference = referenceOf(train, parts, given, used);
    await context.checkpoint();
    const facts = factsOf(train, parts, given, { used, reference, window });
    const { schema, features, outcome } = featuresOf(parts, given, facts);
    const cut = given.reference !== 'auto';
    const { positiveOnly } = given;
    const counted = countedLines(parts, positiveOnly, cut ? reference : null);
    const told = window && outcome !== null ? { built: window, name: outcome, positiveOnly } : null;
    const program = programOf({ parts, counted, reference, cut, features, schema, outcome: told, lines: context.schema });
    const counts = window ? countedLines(parts, positiveOnly, null) : cut ? null : counted;
    const name = (of: string): string | null => features.find(({ what }) => what.of === of)?.column.name ?? null;
    const learnt: Learnt = {
      reference,
      event: parts.event,
      parts: named(parts),
      window,
      columns: { orders: name('orders') ?? '', spend: name('spend'), recency: name('recency') },
    };
    const countsTo: CountsTo | null =
      parts.date && reference !== null
        ? {
            at: reference,
            chosen: cut && !window,
            columns: [parts.date.name],
            ...(counts && { where: counts }),
            ...(window && { upTo: window.from - 1 }),
            days: true,
            cuts: true,
          }
        : null;
    return { program, learnt, notes: schema, ...(countsTo && { countsTo }) };
  },

  async report({ before, after, schemaBefore }, fitted, asked) {
    const { reference, parts, columns, event, window } = fitted.learnt as Learnt;
    const given: Given = window ? { ...asked, reference: window.from } : asked;
    const found = findParts(schemaBefore, given);
    if (!found.ok) return stop(found.problem.code, found.problem.args);
    const fate = fateOf(before, found.value, given);
    const span = spanOf(parts.date === null ? fate.dates : numbersOf(before, parts.date), new Uint8Array(before.rows).fill(1));
    const fits = window ? within(span, window) : null;
    if (fits && !fits.ok) return stop(fits.problem.code, fits.problem.args);
    const orders = numbersOf(after, columns.orders);
    const spend = columns.spend === null ? null : sortedPresent(numbersOf(after, columns.spend));
    return {
      event,
      lines: before.rows,
      ...fate.counts,
      customers: after.rows,
      orders: sum(orders),
      spend: spend && finite(sum(spend)),
      reference,
      parts,
      medianOrders: median(orders),
      medianRecency: columns.recency === null ? null : median(numbersOf(after, columns.recency)),
      topFifth: spend && topShare(spend),
      byOrders: byOrders(orders),
      window: window && {
        ...window,
        ...span,
        products: window.kind === 'product' ? productsOf(before, found.value, window.from, TO_CHOOSE) : [],
      },
      timeLine: timeLineOf(fate.dates, reference, window?.to ?? null),
    };
  },
};

/** The user's, or the midnight after the latest line that counts; null without dates. */
function referenceOf(table: Table, parts: Parts, given: Given, used: Uint8Array): number | null {
  if (!parts.date) return null;
  const dates = numbersOf(table, parts.date.name);
  if (given.reference === 'auto') {
    const { last } = spanOf(dates, used);
    // The last day a date can say has no day after it.
    return last === -Infinity ? null : Math.min(Math.floor(last / DAY) * DAY + DAY, 8.64e15);
  }
  const { first } = spanOf(dates, usedLines(table, parts, given, false));
  if (first !== Infinity && first >= given.reference) stop('customers.reference-too-early', { reference: given.reference, first });
  return given.reference;
}

/** What decides which columns there are. */
function factsOf(
  table: Table,
  parts: Parts,
  given: Given,
  { used, reference, window }: { readonly used: Uint8Array; readonly reference: number | null; readonly window: Built | null },
): Facts {
  const dates = parts.date ? numbersOf(table, parts.date.name) : new Float64Array(0);
  const { first } = spanOf(dates, used);
  const span = reference === null || first === Infinity ? 0 : (reference - first) / DAY;
  const byHour = new Float64Array(24);
  for (let row = 0; row < dates.length; row++) {
    const date = dates[row] as number;
    if (used[row] === 0 || Number.isNaN(date)) continue;
    const hour = Math.floor((date - Math.floor(date / DAY) * DAY) / HOUR);
    byHour[hour] = (byHour[hour] as number) + 1;
  }
  const hours = Array.from(byHour.keys()).filter((hour) => (byHour[hour] as number) > 0);
  const levels = new Map<string, readonly string[]>();
  const columns = columnMap(table);
  for (const { name } of [...parts.shares, ...(parts.action ? [parts.action] : [])]) {
    const column = columns.get(name);
    if (!column || isNumeric(column)) continue;
    const counted = { ...column, codes: column.codes.map((code, row) => (used[row] === 1 ? code : -1)) };
    levels.set(
      name,
      byFrequency(levelCounts(counted)).map(([level]) => level),
    );
  }
  return {
    reference,
    window: window && { horizon: window.horizon, from: window.from, product: window.called ?? window.product ?? '' },
    windows: Math.min(MOST_WINDOWS, Math.floor(span / given.short)),
    hours: hours.sort((a, b) => (byHour[b] as number) - (byHour[a] as number) || a - b),
    levels,
  };
}

/** Where each line went, and the dates of those that belong to a customer and count but for the reference date. */
function fateOf(
  table: Table,
  parts: Parts,
  given: Given,
): {
  readonly counts: Pick<CustomersReport, 'linesUsed' | 'withoutCustomer' | 'notPositive' | 'late' | 'undated'>;
  readonly dates: Float64Array;
} {
  const customer = columnMap(table).get(parts.customer.name);
  const positive = countedLines(parts, given.positiveOnly, null);
  const flags = positive ? numbers(evaluate(flag(positive), table)) : null;
  const dates = parts.date ? numbersOf(table, parts.date.name) : null;
  const reference = given.reference === 'auto' || !dates ? null : given.reference;
  const counts = { linesUsed: 0, withoutCustomer: 0, notPositive: 0, late: 0, undated: 0 };
  const kept = new Float64Array(table.rows).fill(NaN);
  for (let row = 0; row < table.rows; row++) {
    const nobody = !customer || isMissingAt(customer, row);
    const worthless = flags !== null && flags[row] !== 1;
    const date = dates ? (dates[row] as number) : NaN;
    if (nobody) counts.withoutCustomer++;
    if (worthless) counts.notPositive++;
    if (nobody || worthless) continue;
    kept[row] = date;
    if (reference === null || date < reference) counts.linesUsed++;
    else if (Number.isNaN(date)) counts.undated++;
    else counts.late++;
  }
  return { counts, dates: kept };
}

function named(parts: Parts): CustomersReport['parts'] {
  const { customer, date, amount, quantity, price, order, product } = parts;
  const name = (column: Schema[number] | null): string | null => column?.name ?? null;
  return {
    customer: customer.name,
    date: name(date),
    amount: name(amount),
    quantity: name(quantity),
    price: name(price),
    order: name(order),
    product: name(product),
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
}

/** Share of the money from the fifth who spent most; null when there are too few to speak of a fifth, or no money. */
function topShare(ascending: Float64Array): number | null {
  const total = sum(ascending);
  if (ascending.length < 5 * MIN_PEOPLE || !(total > 0) || !Number.isFinite(total)) return null;
  return sum(ascending.subarray(ascending.length - Math.round(ascending.length / 5))) / total;
}

const ORDER_BINS = [
  [1, 1],
  [2, 2],
  [3, 5],
  [6, 10],
  [11, 20],
  [21, Infinity],
] as const;

function byOrders(orders: Float64Array): CustomersReport['byOrders'] {
  return ORDER_BINS.map(([from, to]) => ({
    label: to === Infinity ? `${from}+` : from === to ? `${from}` : `${from}–${to}`,
    customers: orders.reduce((count, value) => count + (value >= from && value <= to ? 1 : 0), 0),
  }));
}
