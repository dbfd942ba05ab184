import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

interface Customer {
  last: string;
  readonly orders: Set<string>;
  money: number;
}

export interface Rfm {
  /** Order lines in the file. */
  readonly lines: number;
  readonly customers: number;
  readonly orders: number;
  readonly money: number;
  /** recency in days before the day after the last order, frequency in orders, money in pounds. */
  readonly csv: string;
}

const DAY = 86_400_000;
const dayOf = (time: string): number => Date.parse(time.slice(0, 10)) / DAY;

/** Everything between commas; a quoted cell may hold some, and a doubled quote only matters in the description, which nobody reads here. */
const cellsOf = (line: string): string[] => (line.includes('"') ? line.replace(/"[^"]*"/g, '') : line).split(',');

/** Recency, frequency and money of the customers in online_retail's order lines, without this project's own reader or steps. */
export async function rfmOf(path: string): Promise<Rfm> {
  const customers = new Map<string, Customer>();
  let lines = -1;
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    if (++lines === 0) continue;
    const [invoice = '', , , quantity, time = '', price, id = ''] = cellsOf(line);
    if (id === '' || !(Number(quantity) > 0 && Number(price) > 0)) continue;
    const one = customers.get(id) ?? { last: time, orders: new Set<string>(), money: 0 };
    customers.set(id, one);
    one.orders.add(invoice);
    one.money += Number(quantity) * Number(price);
    if (time > one.last) one.last = time;
  }
  const all = [...customers.values()];
  const end = dayOf(all.reduce((last, one) => (one.last > last ? one.last : last), '')) + 1;
  const rows = all.map(({ last, orders, money }) => `${end - dayOf(last)},${orders.size},${money.toFixed(2)}`);
  return {
    lines,
    customers: all.length,
    orders: all.reduce((sum, one) => sum + one.orders.size, 0),
    money: all.reduce((sum, one) => sum + one.money, 0),
    csv: ['recency,frequency,money', ...rows].join('\n'),
  };
}
