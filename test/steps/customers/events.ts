import { random } from '../../../src/core/rng';
import type { Cell, Table } from '../../../src/core/table';
import { literal } from '../../program/tables';

const DAY = 86_400_000;

export interface Line {
  readonly customer: string | null;
  readonly order: string | null;
  readonly date: number | null;
  readonly product: string;
  readonly quantity: number;
  readonly price: number;
  readonly channel: string | null;
}

/** Order lines of a few customers over a year and a half: returns, gifts, lines of nobody, without a date, without a channel. */
export function randomLines(seed: number, count = 600): readonly Line[] {
  const chance = random(`events ${seed}`);
  const lines: Line[] = [];
  for (let order = 0; lines.length < count; order++) {
    const customer = chance.next() < 0.05 ? null : `k${chance.below(14)}`;
    const start = Math.floor((chance.next() ** 0.5 * 540 + chance.next()) * DAY);
    const channel = chance.next() < 0.05 ? null : (['web', 'shop', 'phone', 'app', 'mail', 'fair', 'agent'][chance.below(7)] ?? null);
    for (let i = 0; i <= chance.below(4); i++) {
      lines.push({
        customer,
        order: chance.next() < 0.02 ? null : `o${order}`,
        date: chance.next() < 0.02 ? null : start + i * 60_000,
        product: `p${chance.below(20)}`,
        quantity: chance.next() < 0.08 ? -1 - chance.below(3) : chance.below(12) + 1,
        price: chance.next() < 0.03 ? 0 : Math.round(chance.next() * 5000) / 100,
        channel: channel,
      });
    }
  }
  return lines;
}

export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const chance = random(`shuffle ${seed}`);
  return items
    .map((item) => [chance.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

export function tableOfLines(lines: readonly Line[]): Table {
  const of = (name: keyof Line): readonly Cell[] => lines.map((line) => line[name]);
  return literal({
    customer: ['category', of('customer')],
    order: ['category', of('order')],
    date: ['date', of('date')],
    product: ['category', of('product')],
    quantity: ['number', of('quantity')],
    price: ['number', of('price')],
    channel: ['category', of('channel')],
  });
}

export const ROLES = { customer: 'identifier', order: 'identifier', product: 'identifier', quantity: 'count', price: 'money' } as const;
