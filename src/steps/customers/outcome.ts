import { column as ref, compare, flag, moving, number, text, type Expr } from '../../core/expr';
import { stop } from '../../core/problem';
import type { SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { quantile } from '../../ml/quantile';
import { evaluate } from '../../program/evaluate';
import { numbers } from '../../program/vector';
import { isMissingAt, numbersOf } from '../figures';
import { all, amountOf, countedLines, type Helpers } from './helpers';
import { productsOf } from './products';
import type { Parts } from './roles';
import type { Built, OutcomeKind, OutcomeWindow } from './window';

const DAY = 86_400_000;
/** A fifth of fewer customers says nothing. */
const FEWEST = 5;
/** Who came once cannot come half as often. */
const FEWEST_BEFORE = 2;

/** @throws Problem customers.window.no-product, customers.window.no-such-product, customers.window.no-money, customers.window.too-few */
export function settle(
  table: Table,
  parts: Parts,
  kind: OutcomeKind,
  window: OutcomeWindow,
  asked: string | null,
  positiveOnly: boolean,
): Built {
  const plain = { kind, ...window, product: null, called: null, best: null };
  if (kind === 'product') {
    const products = productsOf(table, parts, window.from);
    if (products.length === 0) return stop('customers.window.no-product');
    const wanted = asked === null ? products[0] : products.find((one) => one.fingerprint === asked);
    return wanted
      ? { ...plain, product: wanted.name, called: wanted.words }
      : stop('customers.window.no-such-product', { column: parts.product?.name ?? '' });
  }
  return kind === 'rises' || kind === 'falls' ? { ...plain, best: bestFifth(table, parts, window, positiveOnly) } : plain;
}

/** What the best fifth of those who spent anything spent at least, in as many days before the cut-off as the outcome has after it. */
function bestFifth(table: Table, parts: Parts, { from, horizon }: OutcomeWindow, positiveOnly: boolean): number {
  const amount = amountOf(parts);
  const customers = columnMap(table).get(parts.customer.name);
  if (!amount || !customers || !parts.date) return stop('customers.window.no-money');
  const counted = countedLines(parts, positiveOnly, null);
  const flags = counted ? numbers(evaluate(flag(counted), table)) : null;
  const paid = numbers(evaluate(amount, table));
  const dates = numbersOf(table, parts.date.name);
  const sums = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const date = dates[row] as number;
    const value = paid[row] as number;
    if (!(date >= from - horizon * DAY && date < from) || isMissingAt(customers, row) || flags?.[row] === 0 || Number.isNaN(value))
      continue;
    const who = (isNumeric(customers) ? customers.data[row] : customers.codes[row]) as number;
    sums.set(who, (sums.get(who) ?? 0) + value);
  }
  const spent = Float64Array.from(sums.values())
    .filter((sum) => sum > 0)
    .sort();
  return spent.length < FEWEST ? stop('customers.window.too-few', { customers: spent.length, horizon }) : quantile(spent, 0.8);
}

/**
 * The outcome of a customer, and of whom it can be asked. Where days are counted to another date than the one it was learnt at, as in next month's file,
 * nobody has an outcome yet: what came after that date is not there.
 */
export function outcomeOf(
  built: Built,
  parts: Parts,
  positiveOnly: boolean,
  lines: Helpers,
): { readonly is: Expr; readonly who: Expr | null } {
  const { kind, from, to, horizon, product, best } = built;
  const at = ref((parts.date as SchemaColumn).name);
  const counts = countedLines(parts, positiveOnly, null);
  const after = all([counts, compare(at, '>=', day(from)), compare(at, '<', day(to))]) as Expr;
  const before = all([counts, compare(at, '>=', moving(from - horizon * DAY)), compare(at, '<', moving(from))]) as Expr;
  const asked = (is: Expr): Expr => ({
    type: 'if',
    when: compare(moving(from), '=', day(from)),
    then: is,
    else: { type: 'missing', kind: 'bool' },
  });
  const came = (when: Expr, base: string): Expr =>
    parts.order
      ? lines.roll(
          base,
          'countDistinct',
          { type: 'if', when, then: ref(parts.order.name), else: { type: 'missing', kind: parts.order.kind } },
          'number',
        )
      : lines.sum(base, flag(when));
  const spent = (when: Expr, base: string): Expr => ({
    type: 'coalesce',
    all: [lines.sum(base, { type: 'if', when, then: amountOf(parts) as Expr, else: { type: 'missing', kind: 'number' } }), number(0)],
  });
  switch (kind) {
    case 'buys':
      return { is: asked(compare(lines.sum('lines after', flag(after)), '>', number(0))), who: null };
    case 'leaves':
      return { is: asked(compare(lines.sum('lines after', flag(after)), '=', number(0))), who: null };
    case 'product': {
      const wanted = compare(ref((parts.product as SchemaColumn).name), '=', text(product ?? ''));
      return { is: asked(compare(lines.sum('product after', flag(all([after, wanted]) as Expr)), '>', number(0))), who: null };
    }
    case 'less': {
      const often = came(before, 'came before');
      const half = compare(came(after, 'came after'), '<=', { type: 'arithmetic', op: '/', left: often, right: number(2) });
      return { is: asked(half), who: compare(often, '>=', number(FEWEST_BEFORE)) };
    }
    case 'rises':
    case 'falls': {
      const among = (when: Expr, base: string): Expr => compare(spent(when, base), '>=', number(best ?? 0));
      const [then, now] = [among(before, 'spent before'), among(after, 'spent after')];
      return kind === 'rises' ? { is: asked(now), who: { type: 'not', of: then } } : { is: asked({ type: 'not', of: now }), who: then };
    }
    default:
      return kind satisfies never;
  }
}

const day = (value: number): Expr => ({ type: 'date', value });
