import { arithmetic, column as ref, compare, flag, math, moving, number, type Expr } from '../../core/expr';
import type { DerivedColumn, Program, RolledColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import { carriedBy, type What } from './features';
import { all, Helpers, type Plan } from './helpers';
import { outcomeOf } from './outcome';

const DAY = 86_400_000;

/** Lines to customers: helpers beside the lines, one roll-up, then what is worked out from its sums. */
export function programOf(plan: Plan): Program {
  const { parts, features, schema } = plan;
  const lines = new Helpers(plan);
  const early = plan.cut && parts.date && plan.reference !== null ? compare(ref(parts.date.name), '<', moving(plan.reference)) : null;
  const rolled: RolledColumn[] = [...parts.carried.map((column) => carry(column, early))];
  const derived: DerivedColumn[] = [];
  for (const { what, column } of features) {
    const expr = worked(what, plan, lines);
    if ('agg' in expr) rolled.push({ name: column.name, ...expr, kind: 'number' });
    else derived.push({ name: column.name, kind: 'number', expr: expr.expr });
  }
  const outcome = plan.outcome && outcomeOf(plan.outcome.built, parts, plan.outcome.positiveOnly, lines);
  if (plan.outcome && outcome) derived.push({ name: plan.outcome.name, kind: 'bool', expr: outcome.is });
  const someone = plan.counted ? lines.sum('lines', flag(lines.counted() ?? { type: 'bool', value: true })) : null;
  const columns = [...rolled, ...lines.rolled];
  return [
    ...lines.before,
    { op: 'rollup', by: [parts.customer.name], columns },
    ...(someone ? [{ op: 'keep' as const, where: compare(someone, '>', number(0)) }] : []),
    ...(outcome?.who ? [{ op: 'keep' as const, where: outcome.who }] : []),
    ...(derived.length > 0 ? [{ op: 'derive' as const, columns: derived }] : []),
    { op: 'select', columns: schema.map(({ name }) => name) },
  ];
}

/** A roll-up of its own, or an expression over roll-ups. */
type Worked = Pick<RolledColumn, 'agg' | 'of'> | { readonly expr: Expr };

function worked(what: What, { parts, reference }: Plan, lines: Helpers): Worked {
  const { date, order, product } = parts;
  const at = date ? ref(date.name) : null;
  const day = (value: number | null): Expr => (value === null ? { type: 'missing', kind: 'date' } : moving(value));
  const since = (days: number): Expr | null => (at && reference !== null ? compare(at, '>=', day(reference - days * DAY)) : null);
  switch (what.of) {
    case 'recency':
    case 'tenure': {
      if (!date) return { expr: { type: 'missing', kind: 'number' } };
      const from = lines.roll(
        what.of === 'recency' ? 'last' : 'first',
        what.of === 'recency' ? 'max' : 'min',
        lines.only(ref(date.name)),
        'date',
      );
      return { expr: { type: 'daysBetween', from, to: day(reference) } };
    }
    case 'orders':
      if (order) return { agg: 'countDistinct', of: lines.only(ref(order.name)) };
      return lines.counted() ? { agg: 'sum', of: flag(lines.counted() as Expr) } : { agg: 'count', of: number(1) };
    case 'spend':
      return { agg: 'sum', of: lines.paid() };
    case 'average':
      return { expr: arithmetic(lines.feature('spend'), '/', lines.feature('orders')) };
    case 'faded':
      return { expr: orNothing(lines.sum('faded', lines.only(ref(what.column)))) };
    case 'products':
      return { agg: 'countDistinct', of: lines.only(ref((product as SchemaColumn).name)) };
    case 'returns':
      return { agg: 'sum', of: flag(lines.returned()) };
    case 'window':
      return { agg: 'sum', of: flag(all([lines.first(), since(what.days)]) ?? { type: 'bool', value: true }) };
    case 'period': {
      const until = at && reference !== null ? compare(at, '<', day(reference - what.back * DAY)) : null;
      return { agg: 'sum', of: flag(all([lines.first(), since(what.days + what.back), until]) ?? { type: 'bool', value: true }) };
    }
    case 'spend-window': {
      const recent = since(what.days);
      const of: Expr = recent ? { type: 'if', when: recent, then: lines.paid(), else: { type: 'missing', kind: 'number' } } : lines.paid();
      return { expr: orNothing(lines.sum('spend lately', of)) };
    }
    case 'gap':
      return { expr: arithmetic(lines.gapSum('sum'), '/', lines.gapSum('count')) };
    case 'variation': {
      const [sum, count] = [lines.gapSum('sum'), lines.gapSum('count')];
      // Sample variance from sums of whole days, which are exact; the square is never below zero.
      const squared = arithmetic(lines.gapSum('squares'), '-', arithmetic(arithmetic(sum, '*', sum), '/', count));
      const variance = arithmetic({ type: 'greatest', all: [squared, number(0)] }, '/', arithmetic(count, '-', number(1)));
      const some = compare(count, '>', number(1));
      const ratio = arithmetic(math('sqrt', variance), '/', arithmetic(sum, '/', count));
      return { expr: { type: 'if', when: some, then: ratio, else: { type: 'missing', kind: 'number' } } };
    }
    case 'trend':
    case 'spend-trend': {
      const weight = slopeWeight(at as Expr, day(reference), what);
      const of = what.of === 'trend' ? whenTrue(lines.first(), weight) : arithmetic(lines.paid(), '*', weight);
      return { expr: arithmetic(orNothing(lines.sum(what.of, of)), '/', number((what.windows * (what.windows ** 2 - 1)) / 6)) };
    }
    case 'action':
      return { agg: 'sum', of: flag(all([lines.counted(), oneOf(what.column, [what.value]), since(what.days)]) as Expr) };
    case 'share':
      return {
        expr: arithmetic(lines.sum('share', flag(all([lines.counted(), oneOf(what.column, what.values)]) as Expr)), '/', lines.count()),
      };
    case 'other': {
      const known = flag(oneOf(what.column, what.values));
      return { expr: arithmetic(lines.sum('share', whenTrue(lines.counted(), arithmetic(number(1), '-', known))), '/', lines.count()) };
    }
    case 'calendar': {
      const part: Expr = { type: 'datePart', part: what.part, of: at as Expr };
      const among: Expr = { type: 'or', all: runs(what.values).map(([from, to]) => between(part, from, to)) };
      const holds = what.not ? ({ type: 'not', of: among } as const) : among;
      return { expr: arithmetic(lines.sum('share', flag(all([lines.first(), holds]) as Expr)), '/', lines.feature('orders')) };
    }
    default:
      return what satisfies never;
  }
}

/**
 * What a line adds to the slope of counts by window, oldest first, times what `program` divides by: with windows 1 … n the least-squares slope
 * is Σ (2w - n - 1) · count / (n (n² - 1) / 6), whole numbers but for the last division.
 */
function slopeWeight(at: Expr, reference: Expr, { days, windows }: { readonly days: number; readonly windows: number }): Expr {
  const edges = Array.from({ length: windows }, (_, i) => -days * (windows - i));
  const window: Expr = { type: 'bucket', of: { type: 'daysBetween', from: reference, to: at }, edges };
  const weight = arithmetic(arithmetic(number(2), '*', window), '-', number(windows + 1));
  return { type: 'if', when: compare(window, '>', number(0)), then: weight, else: number(0) };
}

/** Runs of whole numbers one after the other: 0 1 2 5 is [0, 2] and [5, 5]. */
function runs(values: readonly number[]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const value of values) {
    const last = out.at(-1);
    if (last && value === last[1] + 1) last[1] = value;
    else out.push([value, value]);
  }
  return out;
}

function between(of: Expr, from: number, to: number): Expr {
  if (from === to) return compare(of, '=', number(from));
  return { type: 'and', all: [compare(of, '>=', number(from)), compare(of, '<=', number(to))] };
}

const oneOf = (name: string, values: readonly string[]): Expr => ({ type: 'in', of: ref(name), values });

/** A sum of nothing is 0 here. */
const orNothing = (of: Expr): Expr => ({ type: 'coalesce', all: [of, number(0)] });

/** The value where the condition holds, else 0; no condition always holds. */
const whenTrue = (when: Expr | null, then: Expr): Expr => (when ? { type: 'if', when, then, else: number(0) } : then);

/** What is wished for holds whenever it was said; all else as it was known by then. */
function carry(column: SchemaColumn, early: Expr | null): RolledColumn {
  const by = carriedBy(column);
  const agg = ({ any: 'max', every: 'min', first: 'first' } as const)[by];
  const own = ref(column.name);
  const known = by === 'first' && early;
  const of: Expr = known ? { type: 'if', when: known, then: own, else: { type: 'missing', kind: column.kind } } : own;
  return { name: column.name, agg, of, kind: column.kind };
}
