import { arithmetic, column as ref, compare, flag, number, type Expr } from '../../core/expr';
import type { Op, Program, RolledColumn } from '../../core/program';
import { stop } from '../../core/problem';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { columnMap, findColumn, type Table } from '../../core/table';
import { run } from '../../program/run';
import type { MlTasks } from '../context';
import { sortedPresent } from '../../ml/quantile';
import { finite, isMissingAt, median, moments, numbersOf } from '../figures';
import type { CustomersReport, params } from './meta';
import { customerColumns, findParts, type Parts } from './roles';

const DAY = 86_400_000;

type Learnt = {
  readonly reference: number | null;
  readonly parts: CustomersReport['parts'];
  readonly columns: { readonly orders: string; readonly spend: string | null; readonly recency: string | null };
};

export const impl: StepImpl<typeof params, CustomersReport, MlTasks> = {
  async fit(train, given, context) {
    const found = findParts(context.schema, given);
    if (!found.ok) return stop(found.problem.code, found.problem.args);
    const parts = found.value;
    const { schema, made } = customerColumns(parts, given);
    const keep = keepLines(parts, given.positiveOnly);
    await context.checkpoint();
    const reference = given.reference !== 'auto' ? given.reference : dayAfterLatest(parts, run(keep, train));
    const taken = [...context.schema, ...schema];
    const last = freshName(taken, 'last order');
    const first = freshName(taken, 'first order');
    const toReference = (from: string): Expr =>
      reference === null
        ? { type: 'missing', kind: 'number' }
        : { type: 'daysBetween', from: ref(from), to: { type: 'date', value: reference } };
    const paid = amountOf(parts);
    const rolled: RolledColumn[] = [
      ...parts.carried.map(carry),
      {
        name: made.orders.name,
        agg: parts.order ? 'countDistinct' : 'count',
        of: parts.order ? ref(parts.order.name) : number(1),
        kind: 'number',
      },
    ];
    if (parts.date) {
      rolled.push(
        { name: last, agg: 'max', of: ref(parts.date.name), kind: 'date' },
        { name: first, agg: 'min', of: ref(parts.date.name), kind: 'date' },
      );
    }
    if (made.spend && paid) rolled.push({ name: made.spend.name, agg: 'sum', of: paid, kind: 'number' });
    if (made.products && parts.product)
      rolled.push({ name: made.products.name, agg: 'countDistinct', of: ref(parts.product.name), kind: 'number' });
    if (made.returns && paid) rolled.push({ name: made.returns.name, agg: 'sum', of: flag(compare(paid, '<', number(0))), kind: 'number' });
    const derived = [
      ...(made.recency ? [{ name: made.recency.name, kind: 'number' as const, expr: toReference(last) }] : []),
      ...(made.tenure ? [{ name: made.tenure.name, kind: 'number' as const, expr: toReference(first) }] : []),
      ...(made.average && made.spend
        ? [{ name: made.average.name, kind: 'number' as const, expr: arithmetic(ref(made.spend.name), '/', ref(made.orders.name)) }]
        : []),
    ];
    const program: Program = [
      ...keep,
      { op: 'rollup', by: [parts.customer.name], columns: rolled },
      ...(derived.length > 0 ? [{ op: 'derive' as const, columns: derived }] : []),
      { op: 'select', columns: schema.map(({ name }) => name) },
    ];
    const learnt: Learnt = {
      reference: parts.date ? reference : null,
      parts: named(parts),
      columns: { orders: made.orders.name, spend: made.spend?.name ?? null, recency: made.recency?.name ?? null },
    };
    return { program, learnt, notes: schema };
  },

  async report({ before, after }, fitted) {
    const { reference, parts, columns } = fitted.learnt as Learnt;
    const kept = run(
      fitted.program.filter(({ op }) => op === 'keep'),
      before,
    );
    const withoutCustomer = missingIn(before, parts.customer);
    const orders = numbersOf(after, columns.orders);
    const spend = columns.spend === null ? null : sortedPresent(numbersOf(after, columns.spend));
    return {
      lines: before.rows,
      linesUsed: kept.rows - missingIn(kept, parts.customer),
      withoutCustomer,
      notPositive: before.rows - kept.rows,
      customers: after.rows,
      orders: sum(orders),
      spend: spend && finite(sum(spend)),
      reference,
      parts,
      medianOrders: median(orders),
      medianRecency: columns.recency === null ? null : median(numbersOf(after, columns.recency)),
      topFifth: spend && topShare(spend),
      byOrders: byOrders(orders),
    };
  },
};

/** Only the lines that count. Lines of nobody go with the roll-up. */
function keepLines({ quantity, price, amount }: Parts, positiveOnly: boolean): Program {
  const positive = [quantity, price, amount].flatMap((column) => (column ? [compare(ref(column.name), '>', number(0))] : []));
  const where: Op = { op: 'keep', where: { type: 'and', all: positive } };
  return positiveOnly && positive.length > 0 ? [where] : [];
}

function amountOf({ amount, quantity, price }: Parts): Expr | null {
  if (amount) return ref(amount.name);
  return quantity && price ? arithmetic(ref(quantity.name), '*', ref(price.name)) : null;
}

function dayAfterLatest({ date, customer }: Parts, lines: Table): number | null {
  if (!date) return null;
  const who = columnMap(lines).get(customer.name);
  const dates = numbersOf(lines, date.name).filter((_, row) => !who || !isMissingAt(who, row));
  const { count, max } = moments(dates);
  return count > 0 ? max + DAY : null;
}

/** One "do not contact" is enough, and consent holds only if it never lapsed; else what the first line says. */
function carry(column: SchemaColumn): RolledColumn {
  const yesNo = column.kind === 'bool';
  const agg = yesNo && column.role === 'do-not-contact' ? 'max' : yesNo && column.role === 'consent' ? 'min' : 'first';
  return { name: column.name, agg, of: ref(column.name), kind: column.kind };
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

function missingIn(table: Table, name: string): number {
  const column = findColumn(table, name);
  let count = 0;
  for (let row = 0; column && row < table.rows; row++) count += isMissingAt(column, row) ? 1 : 0;
  return count;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
}

/** Share of the money from the fifth who spent most; null when there are too few to speak of a fifth, or no money. */
function topShare(ascending: Float64Array): number | null {
  const total = sum(ascending);
  if (ascending.length < 5 || !(total > 0) || !Number.isFinite(total)) return null;
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
