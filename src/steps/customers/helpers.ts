import { arithmetic, column as ref, compare, flag, isMissing, math, moving, number, type Expr } from '../../core/expr';
import type { DerivedColumn, Op, Program, RolledColumn } from '../../core/program';
import { freshName, type Schema, type SchemaColumn } from '../../core/schema';
import type { Feature, What } from './features';
import type { Built } from './window';
import type { Parts } from './roles';

export interface Plan {
  readonly parts: Parts;
  readonly counted: Expr | null;
  /** Milliseconds; null without dates. */
  readonly reference: number | null;
  /** The user chose it, so that lines from it on are left out. */
  readonly cut: boolean;
  readonly features: readonly Feature[];
  readonly schema: Schema;
  /** What is to be predicted, and the column that says it. */
  readonly outcome: { readonly built: Built; readonly name: string; readonly positiveOnly: boolean } | null;
  /** Columns of the lines: names made on the way keep clear of them. */
  readonly lines: Schema;
}

/** What a line brought: its amount, or pieces times price. */
export function amountOf({ amount, quantity, price }: Parts): Expr | null {
  if (amount) return ref(amount.name);
  return quantity && price ? arithmetic(ref(quantity.name), '*', ref(price.name)) : null;
}

/** Which lines count: those that brought something, and nothing from the reference date on. null is all of them. */
export function countedLines({ quantity, price, amount, date }: Parts, positiveOnly: boolean, before: number | null): Expr | null {
  const paid = positiveOnly
    ? [quantity, price, amount].flatMap((column) => (column ? [compare(ref(column.name), '>', number(0))] : []))
    : [];
  const early = date && before !== null ? [compare(ref(date.name), '<', moving(before))] : [];
  return all([...paid, ...early]);
}

/** All of the conditions; null for none. */
export function all(conditions: readonly (Expr | null)[]): Expr | null {
  const there = conditions.filter((one) => one !== null);
  const [only] = there;
  if (only === undefined) return null;
  return there.length === 1 ? only : { type: 'and', all: there };
}

/** Columns made on the way, each once however many features ask for it. */
export class Helpers {
  readonly rolled: RolledColumn[] = [];
  readonly #first: DerivedColumn[] = [];
  readonly #lags: Op[] = [];
  readonly #second: DerivedColumn[] = [];
  readonly #third: DerivedColumn[] = [];
  readonly #known = new Map<string, Expr>();
  readonly #taken: SchemaColumn[];
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#taken = [...plan.lines, ...plan.schema];
  }

  /** What must be beside the lines before they are rolled up. */
  get before(): Program {
    const derive = (columns: readonly DerivedColumn[]): Program => (columns.length > 0 ? [{ op: 'derive', columns }] : []);
    return [...derive(this.#first), ...this.#lags, ...derive(this.#second), ...derive(this.#third)];
  }

  /** The line counts; null when all do. */
  counted(): Expr | null {
    const { counted } = this.#plan;
    return counted && this.#once('counted', (name) => this.#first.push({ name, kind: 'bool', expr: counted }));
  }

  /** The value where the line counts. */
  only(of: Expr): Expr {
    const counted = this.counted();
    const column = this.#plan.lines.find(({ name }) => of.type === 'column' && of.name === name);
    return counted ? { type: 'if', when: counted, then: of, else: { type: 'missing', kind: column?.kind ?? 'number' } } : of;
  }

  /** What the line brought, where it counts. */
  paid(): Expr {
    return this.#once('paid', (name) => this.#second.push({ name, kind: 'number', expr: this.only(amountOf(this.#plan.parts) as Expr) }));
  }

  /** Something came back: less than nothing was bought or paid. */
  returned(): Expr {
    const { parts, reference, cut } = this.#plan;
    const of = parts.quantity ?? parts.amount;
    const back = compare(of ? ref(of.name) : number(0), '<', number(0));
    const early = cut && parts.date && reference !== null ? compare(ref(parts.date.name), '<', moving(reference)) : null;
    return all([back, early]) as Expr;
  }

  /** The first line of an order, in time, so that orders are counted once; every line where lines have no order number. */
  first(): Expr | null {
    const { customer, order, date } = this.#plan.parts;
    if (!order) return this.counted();
    const counted = this.counted();
    return this.#once('first of order', (name) => {
      const before = this.#lag('same order', [customer.name, order.name], date?.name ?? null, customer.name);
      const there = [order, customer].map((of): Expr => ({ type: 'not', of: isMissing(ref(of.name)) }));
      this.#second.push({ name, kind: 'bool', expr: all([counted, ...there, isMissing(before)]) as Expr });
    });
  }

  /** Of the whole days between one day with an order and the next. */
  gapSum(of: 'sum' | 'count' | 'squares'): Expr {
    const gap = this.#gap();
    const next = this.#once('new day', (name) => this.#third.push({ name, kind: 'bool', expr: compare(gap, '>', number(0)) }));
    if (of === 'count') return this.sum('gaps', flag(next));
    const value = of === 'sum' ? gap : arithmetic(gap, '*', gap);
    return this.sum(of === 'sum' ? 'gap days' : 'gap days squared', { type: 'if', when: next, then: value, else: number(0) });
  }

  #gap(): Expr {
    const { customer, date } = this.#plan.parts;
    return this.#once('gap', (name) => {
      const at: Expr = { type: 'daysBetween', from: { type: 'date', value: 0 }, to: ref((date as SchemaColumn).name) };
      const day = this.#once('day', (called) => this.#first.push({ name: called, kind: 'number', expr: math('floor', at) }));
      const dayName = (day as Extract<Expr, { type: 'column' }>).name;
      const before = this.#lag('day before', [customer.name], dayName, dayName);
      this.#second.push({ name, kind: 'number', expr: this.only(arithmetic(day, '-', before)) });
    });
  }

  /** Lines that do not count stand by themselves. */
  #lag(base: string, by: readonly string[], order: string | null, of: string): Expr {
    const counted = this.counted();
    const apart = counted?.type === 'column' ? [counted.name] : [];
    return this.#once(base, (name) => this.#lags.push({ op: 'lag', by: [...by, ...apart], order, columns: [{ name, of }] }));
  }

  count(): Expr {
    const counted = this.counted();
    return counted ? this.sum('lines', flag(counted)) : this.roll('lines', 'count', number(1), 'number');
  }

  sum(base: string, of: Expr): Expr {
    return this.roll(base, 'sum', of, 'number');
  }

  roll(base: string, agg: RolledColumn['agg'], of: Expr, kind: RolledColumn['kind']): Expr {
    return this.#once(`${base} ${agg} ${JSON.stringify(of)}`, (name) => this.rolled.push({ name, agg, of, kind }), base);
  }

  feature(of: What['of']): Expr {
    const found = this.#plan.features.find(({ what }) => what.of === of);
    if (!found) throw new Error(`no feature ${of}`);
    return ref(found.column.name);
  }

  #once(key: string, make: (name: string) => unknown, base = key): Expr {
    const known = this.#known.get(key);
    if (known) return known;
    const name = freshName(this.#taken, base);
    const made = ref(name);
    this.#known.set(key, made);
    this.#taken.push({ name, kind: 'number', role: 'number', origin: [], feature: false, plain: false });
    make(name);
    return made;
  }
}
