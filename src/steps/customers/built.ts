import type { Params } from '../../core/params';
import { stop } from '../../core/problem';
import { columnMap, type Table } from '../../core/table';
import { evaluate } from '../../program/evaluate';
import { numbers } from '../../program/vector';
import { isMissingAt, numbersOf } from '../figures';
import { countedLines } from './helpers';
import type { params } from './meta';
import { settle } from './outcome';
import type { Parts } from './roles';
import { windowOf, type Built } from './window';

export type Given = Params<typeof params>;

/** @throws Problem of `windowOf` and `settle`, customers.window.no-dates */
export function builtFor(train: Table, parts: Parts, given: Given): Built | null {
  const { outcome, horizon, wanted, reference, positiveOnly } = given;
  if (outcome === 'none') return null;
  if (!parts.date) return stop('customers.window.no-dates');
  const used = usedLines(train, parts, given, false);
  const span = spanOf(numbersOf(train, parts.date.name), used);
  if (span.first === Infinity) return stop('customers.window.no-events');
  const window = windowOf(span, reference, horizon);
  if (!window.ok) return stop(window.problem.code, window.problem.args);
  return settle(train, parts, outcome, window.value, wanted, positiveOnly);
}

/** 1 where a line counts and belongs to a customer. */
export function usedLines(table: Table, parts: Parts, given: Given, cut = true): Uint8Array {
  const counted = countedLines(parts, given.positiveOnly, cut && given.reference !== 'auto' ? given.reference : null);
  const flags = counted ? numbers(evaluate(counted, table)) : null;
  const customer = columnMap(table).get(parts.customer.name);
  const used = new Uint8Array(table.rows);
  for (let row = 0; customer && row < table.rows; row++) {
    used[row] = (flags === null || flags[row] === 1) && !isMissingAt(customer, row) ? 1 : 0;
  }
  return used;
}

/** First and last date of the lines that count; infinities the wrong way round for none. */
export function spanOf(dates: Float64Array, used: Uint8Array): { readonly first: number; readonly last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < dates.length; row++) {
    if (used[row] === 0) continue;
    const date = dates[row] as number;
    if (date < first) first = date;
    if (date > last) last = date;
  }
  return { first, last };
}
