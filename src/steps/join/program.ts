import { arithmetic, coalesce, column as ref, compare, flag, moving, number, type Expr } from '../../core/expr';
import type { DerivedColumn, Op, Program, RolledColumn } from '../../core/program';
import type { SchemaColumn } from '../../core/schema';
import { fading } from '../decay/fading';
import type { Amount, Made } from './columns';
import { keyExpr, type Key } from './keys';
import { freshAmong } from './names';
import type { Route } from './resolve';

/** What is learnt for a join, from rows of customers that teach. */
export interface JoinLearnt {
  /** Days since count to here; null where there is no date. */
  readonly reference: number | null;
  /** By the name of the new column: what rows get that the further file does not know. */
  readonly fills: ReadonlyMap<string, number>;
  /** Whether a column says who is in the file. */
  readonly found: boolean;
  /** Days; null where nothing fades. */
  readonly halfLife: number | null;
  /** Rows of this date from the reference date on are not there yet. */
  readonly cut: string | null;
}

/**
 * The program of a join: keys cleaned on both sides, the further file looked up and rolled up, its columns taken and given their last form.
 * Columns of the table here are left as they are, so that a new file need not have them all.
 */
export function joinProgram(
  route: Route,
  rolls: boolean,
  made: readonly Made[],
  cleaned: readonly SchemaColumn[],
  amount: Amount | null,
  learnt: JoinLearnt,
): Program {
  const looseKeys = route.keys.filter(({ loose }) => loose);
  const keyName = (key: Key): string => (key.loose ? (cleaned[looseKeys.indexOf(key)] as SchemaColumn).name : key.here.name);
  const clean = (name: string, from: string): DerivedColumn => ({ name, kind: 'text', expr: keyExpr(from, true) });
  const on = route.keys.map((key) => [keyName(key), key.there.name] as const);
  const { cut, reference } = learnt;
  const early: Program =
    cut !== null && reference !== null && rolls ? [{ op: 'keep', where: compare(ref(cut), '<', moving(reference)) }] : [];
  const ready: Program = [...route.lookups, ...early, ...derive(looseKeys.map(({ there }) => clean(there.name, there.name)))];
  const parts = made.filter(({ how }) => how !== 'found' || learnt.found);
  const joins = rolls ? rolledJoins(route, ready, on, parts, amount, learnt) : [plainJoin(route, ready, on, parts)];
  return [
    ...derive(looseKeys.map((key) => clean(keyName(key), key.here.name))),
    ...joins,
    ...derive(parts.flatMap((part) => last(part, learnt))),
  ];
}

const derive = (columns: readonly DerivedColumn[]): Program => (columns.length > 0 ? [{ op: 'derive', columns }] : []);

function plainJoin(route: Route, ready: Program, on: Extract<Op, { op: 'join' }>['on'], parts: readonly Made[]): Op {
  const found = freshAmong(new Set(route.schema.map(({ name }) => name)), 'found', route.id);
  const marked = parts.some(({ how }) => how === 'found');
  const mark = derive(marked ? [{ name: found, kind: 'bool', expr: { type: 'bool', value: true } }] : []);
  const take = parts.map(({ how, from, note }) => ({ from: how === 'found' ? found : (from[0] as string), name: note.name }));
  return { op: 'join', with: route.id, roll: [...ready, ...mark], on, take };
}

/** One join for all that a roll-up can work out, and one for each commonest value. */
function rolledJoins(
  route: Route,
  ready: Program,
  on: Extract<Op, { op: 'join' }>['on'],
  parts: readonly Made[],
  amount: Amount | null,
  learnt: JoinLearnt,
): readonly Op[] {
  const by = route.keys.map(({ there }) => there.name);
  const direct = parts.filter(({ how }) => how !== 'commonest');
  const roll: Op = { op: 'rollup', by, columns: direct.map((one) => aggregate(one, amount, learnt)) };
  const take = direct.map(({ note: { name } }) => ({ from: name, name }));
  const commonest = parts.filter(({ how }) => how === 'commonest');
  return [
    { op: 'join', with: route.id, roll: [...ready, roll], on, take },
    ...commonest.map(({ from, note }): Op => commonestJoin(route, ready, by, on, from[0] as string, note.name)),
  ];
}

/** The value that most rows of a key have, of equals the one that stands first. */
function commonestJoin(
  route: Route,
  ready: Program,
  by: readonly string[],
  on: Extract<Op, { op: 'join' }>['on'],
  column: string,
  name: string,
): Op {
  const taken = new Set(route.schema.map((one) => one.name));
  const [times, most] = [freshAmong(taken, 'times', route.id), freshAmong(taken, 'most', route.id)];
  const counted: Program = [
    ...ready,
    { op: 'rollup', by: [...by, column], columns: [{ name: times, agg: 'count', of: number(1), kind: 'number' }] },
  ];
  const top: Program = [...counted, { op: 'rollup', by, columns: [{ name: most, agg: 'max', of: ref(times), kind: 'number' }] }];
  const roll: Program = [
    ...counted,
    { op: 'join', with: route.id, roll: top, on: by.map((key) => [key, key] as const), take: [{ from: most, name: most }] },
    { op: 'keep', where: compare(ref(times), '=', ref(most)) },
    { op: 'distinct', on: by.map(ref) },
  ];
  return { op: 'join', with: route.id, roll, on, take: [{ from: column, name }] };
}

function aggregate({ how, from, note: { name, kind } }: Made, amount: Amount | null, { reference, halfLife }: JoinLearnt): RolledColumn {
  const of = ref(from[0] ?? '');
  switch (how) {
    case 'rows':
      return { name, agg: 'count', of: number(1), kind: 'number' };
    case 'amount':
      return { name, agg: 'sum', of: amountOf(amount as Amount), kind: 'number' };
    case 'fading': {
      const faded = reference === null || halfLife === null ? number(0) : fading(from[0] ?? '', reference, halfLife);
      return { name, agg: 'sum', of: faded, kind: 'number' };
    }
    case 'sum':
    case 'mean':
      return { name, agg: how, of, kind: 'number' };
    case 'share':
      return {
        name,
        agg: 'mean',
        of: { type: 'if', when: { type: 'isMissing', of }, then: { type: 'missing', kind: 'number' }, else: flag(of) },
        kind: 'number',
      };
    case 'since':
      return { name, agg: 'max', of, kind: 'date' };
    case 'different':
      return { name, agg: 'countDistinct', of, kind: 'number' };
    case 'min':
    case 'max':
    case 'first':
      return { name, agg: how, of, kind };
    default:
      throw new Error(`${how} is no aggregate`);
  }
}

function amountOf({ quantity, price, discount }: Amount): Expr {
  const paid = arithmetic(ref(quantity), '*', ref(price));
  return discount === null ? paid : arithmetic(paid, '*', arithmetic(number(1), '-', coalesce(ref(discount), number(0))));
}

/** Nothing where the column is right as it comes. */
function last({ how, note: { name, kind } }: Made, { reference, fills }: JoinLearnt): readonly DerivedColumn[] {
  const since: Expr =
    reference === null ? { type: 'missing', kind: 'number' } : { type: 'daysBetween', from: ref(name), to: moving(reference) };
  const raw = how === 'since' ? since : ref(name);
  const fill = fills.get(name);
  if (how === 'found') return [{ name, kind, expr: coalesce(raw, { type: 'bool', value: false }) }];
  if (fill !== undefined) return [{ name, kind, expr: coalesce(raw, number(fill)) }];
  return how === 'since' || how === 'commonest' ? [{ name, kind, expr: raw }] : [];
}
