import { random } from '../../src/core/rng';

const HEADER = 'customer_id,country,plan,signed_up,employees,spend,orders,visits,support_tickets,discount,days_since_login,churned';
const KINDS = [
  { spend: 900, orders: 4, visits: 6, tickets: 1, employees: 12 },
  { spend: 5200, orders: 14, visits: 22, tickets: 2, employees: 60 },
  { spend: 21000, orders: 30, visits: 60, tickets: 6, employees: 400 },
] as const;

/** Customers of three planted kinds, 12 columns, some cells missing; those who visit little and ask much are the ones who leave. */
export function customersCsv(rows: number): string {
  const r = random('bench/customers');
  const about = (middle: number): number => Math.max(0, Math.round(middle * Math.exp(0.35 * r.normal())));
  const sometimes = (share: number, value: string | number): string | number => (r.next() < share ? '' : value);
  const lines = Array.from({ length: rows }, (_, i) => {
    const kind = KINDS[r.below(3)] ?? KINDS[0];
    const visits = about(kind.visits);
    const tickets = about(kind.tickets);
    const leaves = r.next() < 1 / (1 + Math.exp(1.2 + 1.5 * Math.log((1 + visits) / (1 + kind.visits)) - 0.8 * (tickets - kind.tickets)));
    return [
      `C${100000 + i}`,
      ['NO', 'DE', 'GB', 'SE'][r.below(4)],
      ['Starter', 'Team', 'Business'][r.below(3)],
      new Date(1.6e12 + r.below(1.2e6) * 1e5).toISOString().slice(0, 10),
      sometimes(0.05, about(kind.employees)),
      sometimes(0.02, (kind.spend * Math.exp(0.35 * r.normal())).toFixed(2)),
      about(kind.orders),
      visits,
      tickets,
      r.below(30),
      sometimes(0.03, about(leaves ? 60 : 20)),
      leaves ? 'yes' : 'no',
    ].join(',');
  });
  return `${HEADER}\n${lines.join('\n')}\n`;
}
