import { say, type Message } from '../../core/message';
import type { Params } from '../../core/params';
import { freshName, type Made, type Role, type Schema, type SchemaColumn } from '../../core/schema';
import { MADE_NAMES } from '../made-names';
import type { params } from './meta';
import { EVENT_NAMES } from './names';
import type { Parts } from './roles';

/** What a column of the customer's row counts; `program.ts` says how. */
export type What =
  | { readonly of: 'recency' | 'orders' | 'spend' | 'average' | 'tenure' | 'products' | 'returns' }
  | { readonly of: 'window' | 'spend-window'; readonly days: number }
  | { readonly of: 'period'; readonly days: number; readonly back: number }
  | { readonly of: 'gap' | 'variation' }
  | { readonly of: 'faded'; readonly column: string }
  | { readonly of: 'trend' | 'spend-trend'; readonly days: number; readonly windows: number }
  | { readonly of: 'action'; readonly column: string; readonly value: string; readonly days: number }
  | { readonly of: 'share'; readonly column: string; readonly values: readonly string[] }
  | { readonly of: 'other'; readonly column: string; readonly values: readonly string[] }
  /** Share of orders whose date has one of these parts; of none of them with `not`. */
  | { readonly of: 'calendar'; readonly part: 'weekday' | 'hour'; readonly values: readonly number[]; readonly not?: boolean };

export interface Feature {
  readonly what: What;
  readonly column: SchemaColumn;
}

/** What the training rows say of which columns there are; null in a dry run, where such columns are families. */
export interface Facts {
  /** Milliseconds; null without dates. */
  readonly reference: number | null;
  readonly window: { readonly horizon: number; readonly from: number; readonly product: string } | null;
  /** Windows the file reaches back, at most `MOST_WINDOWS`. */
  readonly windows: number;
  /** Dates have times of day, the commonest hours first. */
  readonly hours: readonly number[];
  /** Commonest values first, by column. */
  readonly levels: ReadonlyMap<string, readonly string[]>;
}

export const MOST_WINDOWS = 6;
const FEWEST_WINDOWS = 3;
/** Days, near enough for stages. */
const MONTH = 30;
const MONTHS = [1, 2, 3, 4, 5] as const;
/** Night, morning, afternoon, evening: six hours each. */
const PARTS = [0, 1, 2, 3].map((part) => Array.from({ length: 6 }, (_, i) => part * 6 + i));

/** Their sentences name the reference date. */
const DATED: ReadonlySet<What['of']> = new Set(['recency', 'tenure', 'window', 'spend-window', 'period', 'trend', 'spend-trend', 'action']);

type Given = Params<typeof params>;

/** One "do not contact" is enough, and consent holds only if it never lapsed; else what the first line says. */
export function carriedBy({ kind, role }: SchemaColumn): 'any' | 'every' | 'first' {
  if (kind !== 'bool') return 'first';
  return role === 'do-not-contact' ? 'any' : role === 'consent' ? 'every' : 'first';
}

/** The columns of a customer's row after the id and what is carried over, in order; what the file cannot say is not there. */
export function featuresOf(
  parts: Parts,
  given: Given,
  facts: Facts | null,
): { readonly schema: Schema; readonly features: readonly Feature[]; readonly outcome: string | null } {
  const { customer, date, amount, quantity, price, order, product, action, shares, carried, event } = parts;
  const schema: SchemaColumn[] = [
    customer,
    ...carried.map((column) => ({ ...column, about: say(`customers.about.${carriedBy(column)}`) })),
  ];
  const features: Feature[] = [];
  const made = MADE_NAMES[given.language];
  const words = EVENT_NAMES[given.language];
  const names = words.events(event);
  const orders = event === 'order';
  const counted = say(`customers.many.${event}`);
  const one = say(`customers.one.${event}`);
  const reference = facts?.reference ?? null;
  const to: Message['args'] = reference === null ? {} : { reference };
  const paid = amount ? [amount] : quantity && price ? [quantity, price] : null;
  /** A model may use what a distance cannot. */
  const scored = given.outcome !== 'none';
  const all = given.use === 'all' || scored;

  const add = (
    what: What,
    name: string,
    role: Role,
    from: readonly (SchemaColumn | null)[],
    about: Message,
    more: Partial<SchemaColumn> = {},
  ): void => {
    const origin = [...new Set(from.flatMap((column) => column?.origin ?? []))];
    const said = facts === null || (reference === null && DATED.has(what.of)) ? {} : { about };
    const column: SchemaColumn = {
      name: freshName(schema, name),
      kind: 'number',
      role,
      origin,
      feature: all,
      plain: true,
      ...said,
      ...more,
    };
    schema.push(column);
    features.push({ what, column });
  };
  const known = (kind: Made): Partial<SchemaColumn> => ({ feature: true, ...(orders ? { made: kind } : {}) });
  const about = (code: string, args: Message['args'] = {}): Message => say(`customers.about.${code}`, { many: counted, one, ...args });

  if (date) add({ of: 'recency' }, orders ? made.recency : names.recency, 'number', [date], about('recency', to), known('recency'));
  add({ of: 'orders' }, orders ? made.orders : names.count, 'count', [order ?? customer], about('orders'), known('orders'));
  if (paid) {
    add({ of: 'spend' }, made.spend, 'money', paid, about('spend'), { feature: true, made: 'spend' });
    add({ of: 'average' }, made.average, 'money', [...paid, order], about('average'), { feature: true, made: 'average' });
  }
  if (date) add({ of: 'tenure' }, orders ? made.tenure : names.tenure, 'number', [date], about('tenure', to), known('tenure'));
  if (product) add({ of: 'products' }, made.products, 'count', [product], about('products'), { feature: true, made: 'products' });
  if (paid) {
    add({ of: 'returns' }, made.returns, 'count', amount ? [amount] : [quantity], about('returns'), {
      feature: all || !given.positiveOnly,
      made: 'returns',
    });
  }
  for (const column of parts.faded) {
    add({ of: 'faded', column: column.name }, column.name, 'number', [column], say('decay.about.sum'), { feature: true });
  }
  if (date) {
    const windows = given.windows ? [...new Set([given.short, given.long])] : [];
    for (const days of windows) {
      const more = given.months && days === given.long ? { back: 0 } : {};
      add({ of: 'window', days }, names.window(days), 'count', [date, order], about('window', { days, ...to }), more);
    }
    for (const month of given.windows && given.months ? MONTHS : []) {
      const [days, back] = [given.long, month * MONTH];
      // It is the same count over again: a distance that used them all would hear one thing six times.
      const more = { feature: false, back };
      const said = about('period', { days, back, ...to });
      add({ of: 'period', days, back }, names.period(days, back), 'count', [date, order], said, more);
    }
    const longest = windows.at(-1);
    if (paid && longest !== undefined) {
      add(
        { of: 'spend-window', days: longest },
        words.spendWindow(longest),
        'money',
        [...paid, date],
        about('spend-window', { days: longest, ...to }),
      );
    }
    if (given.gaps) {
      // Those who came once have no gap: a distance cannot use a column with holes.
      add({ of: 'gap' }, names.gap, 'number', [date], about('gap'), { feature: scored });
      add({ of: 'variation' }, names.variation, 'number', [date], about('variation'), { feature: scored });
    }
    if (given.trend && (facts === null || facts.windows >= FEWEST_WINDOWS)) {
      const family = facts === null ? { family: true } : {};
      const span = { days: given.short, windows: facts?.windows ?? MOST_WINDOWS };
      add({ of: 'trend', ...span }, names.trend, 'number', [date, order], about('trend', { ...span, ...to }), family);
      if (paid)
        add({ of: 'spend-trend', ...span }, words.spendTrend, 'number', [...paid, date], about('spend-trend', { ...span, ...to }), family);
    }
    calendar(date);
  }
  if (date && action && given.windows) {
    if (facts === null)
      add(
        { of: 'action', column: action.name, value: '…', days: given.long },
        words.actions('…', given.long),
        'count',
        [action, date],
        about('action'),
        { family: true },
      );
    for (const value of facts?.levels.get(action.name)?.slice(0, given.most) ?? []) {
      add(
        { of: 'action', column: action.name, value, days: given.long },
        words.actions(value, given.long),
        'count',
        [action, date],
        about('action', { action: value, days: given.long, ...to }),
      );
    }
  }
  for (const column of shares) shared(column);
  if (given.outcome === 'none') return { schema, features, outcome: null };
  const outcome = freshName(schema, words.outcomes[given.outcome]);
  schema.push({
    name: outcome,
    kind: 'bool',
    role: 'outcome',
    origin: date?.origin ?? [],
    feature: false,
    plain: true,
    ...(facts?.window && { about: say(`customers.about.outcome.${given.outcome}`, { ...facts.window }) }),
  });
  return { schema, features, outcome };

  function calendar(on: SchemaColumn): void {
    const share = (
      name: string,
      part: 'weekday' | 'hour',
      values: readonly number[],
      more: Partial<SchemaColumn> = {},
      not = false,
    ): void =>
      add({ of: 'calendar', part, values, ...(not ? { not } : {}) }, name, 'share', [on, order], about('share', { where: name }), more);
    if (given.weekdays === 'weekend') share(names.weekend, 'weekday', [6, 7]);
    if (given.weekdays === 'each') for (let day = 1; day <= 7; day++) share(names.weekday(day), 'weekday', [day]);
    const hours = facts?.hours ?? [];
    const maybe = facts === null ? { family: true } : {};
    if (given.hours === 'parts' && (facts === null || hours.length > 1)) {
      PARTS.forEach((values, part) => {
        if (facts === null || values.some((hour) => hours.includes(hour))) share(names.part(part), 'hour', values, maybe);
      });
    }
    if (given.hours === 'each' && (facts === null || hours.length > 1)) {
      const kept = facts === null ? [] : hours.slice(0, given.most);
      if (facts === null) for (let hour = 0; hour < 24; hour++) share(names.hour(hour), 'hour', [hour], maybe);
      for (const hour of [...kept].sort((a, b) => a - b)) share(names.hour(hour), 'hour', [hour]);
      if (facts === null || hours.length > kept.length) share(names.otherHours, 'hour', kept, maybe, true);
    }
  }

  function shared(column: SchemaColumn): void {
    const note = (value: string): Message => about('column-share', { column: column.name, value });
    if (facts === null) {
      add({ of: 'share', column: column.name, values: [] }, words.share(column.name, '…'), 'share', [column], note('…'), { family: true });
      add({ of: 'other', column: column.name, values: [] }, words.other(column.name), 'share', [column], note('…'), { family: true });
      return;
    }
    const levels = facts.levels.get(column.name) ?? [];
    if (levels.length < 2) return;
    const kept = levels.slice(0, given.most);
    for (const value of kept) {
      add({ of: 'share', column: column.name, values: [value] }, words.share(column.name, value), 'share', [column], note(value));
    }
    if (levels.length > kept.length) {
      const rest = about('column-other', { column: column.name, count: levels.length - kept.length });
      add({ of: 'other', column: column.name, values: kept }, words.other(column.name), 'share', [column], rest);
    }
  }
}
