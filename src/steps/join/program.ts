import { arithmetic, coalesce, column as ref, compare, flag, number, type Expr } from '../../core/expr';
import type { DerivedColumn, Op, Program, RolledColumn } from '../../core/program';
import type { Schema } from '../../core/schema';
import type { Amount, Made } from './columns';
import { keyExpr } from './keys';
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
}

interface Temporary {
  readonly made: Made;
  /** What it is called between the join and its last form. */
  readonly name: string;
}

/**
 * The program of a join: keys cleaned on both sides, the further file looked up and rolled up, taken under names of its own, and given
 * its last form here.
 */
export function joinProgram(
  route: Route,
  rolls: boolean,
  made: readonly Made[],
  before: Schema,
  amount: Amount | null,
  learnt: JoinLearnt,
): Program {
  const taken = new Set([...before, ...route.schema, ...made.map(({ note }) => note)].map(({ name }) => name));
  const fresh = (name: string): string => freshAmong(taken, name, route.id);
  const left = route.keys.map((key) => (key.loose ? fresh(`key ${key.here.name}`) : key.here.name));
  const cleanedHere = route.keys.flatMap((key, i): DerivedColumn[] =>
    key.loose ? [{ name: left[i] as string, kind: 'text', expr: keyExpr(key.here.name, true) }] : [],
  );
  const cleanedThere = route.keys.flatMap(({ there, loose }): DerivedColumn[] =>
    loose ? [{ name: there.name, kind: 'text', expr: keyExpr(there.name, true) }] : [],
  );
  const on = route.keys.map(({ there }, i) => [left[i] as string, there.name] as const);
  const ready: Program = [...route.lookups, ...derive(cleanedThere)];
  const kept = made.filter(({ how }) => how !== 'found' || learnt.found);
  const parts = kept.map((one): Temporary => ({ made: one, name: fresh(`from ${one.note.name}`) }));
  const joins = rolls ? rolledJoins(route, ready, on, parts, amount) : [plainJoin(route, ready, on, parts, fresh('found'))];
  return [
    ...derive(cleanedHere),
    ...joins,
    ...derive(parts.map((part) => ({ name: part.made.note.name, kind: part.made.note.kind, expr: last(part, learnt) }))),
    { op: 'select', columns: [...before.map(({ name }) => name), ...kept.map(({ note }) => note.name)] },
  ];
}

const derive = (columns: readonly DerivedColumn[]): Program => (columns.length > 0 ? [{ op: 'derive', columns }] : []);

function plainJoin(route: Route, ready: Program, on: Extract<Op, { op: 'join' }>['on'], parts: readonly Temporary[], found: string): Op {
  const marked = parts.some(({ made }) => made.how === 'found');
  const mark = derive(marked ? [{ name: found, kind: 'bool', expr: { type: 'bool', value: true } }] : []);
  const take = parts.map(({ made, name }) => ({ from: made.how === 'found' ? found : (made.from[0] as string), name }));
  return { op: 'join', with: route.id, roll: [...ready, ...mark], on, take };
}

/** One join for all that a roll-up can work out, and one for each commonest value. */
function rolledJoins(
  route: Route,
  ready: Program,
  on: Extract<Op, { op: 'join' }>['on'],
  parts: readonly Temporary[],
  amount: Amount | null,
): readonly Op[] {
  const by = route.keys.map(({ there }) => there.name);
  const direct = parts.filter(({ made }) => made.how !== 'commonest');
  const roll: Op = { op: 'rollup', by, columns: direct.map(({ made, name }) => aggregate(made, name, amount)) };
  const take = direct.map(({ name }) => ({ from: name, name }));
  const commonest = parts.filter(({ made }) => made.how === 'commonest');
  return [
    { op: 'join', with: route.id, roll: [...ready, roll], on, take },
    ...commonest.map(({ made, name }): Op => commonestJoin(route, ready, by, on, made.from[0] as string, name)),
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
  const [times, most] = [`${name} times`, `${name} most`];
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

function aggregate({ how, from, note }: Made, name: string, amount: Amount | null): RolledColumn {
  const of = ref(from[0] ?? '');
  switch (how) {
    case 'rows':
      return { name, agg: 'count', of: number(1), kind: 'number' };
    case 'amount':
      return { name, agg: 'sum', of: amountOf(amount as Amount), kind: 'number' };
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
      return { name, agg: how, of, kind: note.kind };
    default:
      throw new Error(`${how} is no aggregate`);
  }
}

function amountOf({ quantity, price, discount }: Amount): Expr {
  const paid = arithmetic(ref(quantity), '*', ref(price));
  return discount === null ? paid : arithmetic(paid, '*', arithmetic(number(1), '-', coalesce(ref(discount), number(0))));
}

function last({ made: { how, note }, name }: Temporary, { reference, fills }: JoinLearnt): Expr {
  const raw: Expr =
    how === 'since'
      ? reference === null
        ? { type: 'missing', kind: 'number' }
        : { type: 'daysBetween', from: ref(name), to: { type: 'date', value: reference } }
      : ref(name);
  if (how === 'found') return coalesce(raw, { type: 'bool', value: false });
  const fill = fills.get(note.name);
  return fill === undefined ? raw : coalesce(raw, number(fill));
}
