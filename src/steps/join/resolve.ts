import type { Params } from '../../core/params';
import type { InputId, Op } from '../../core/program';
import { fail, ok, type Result } from '../../core/problem';
import type { Schema, SchemaColumn } from '../../core/schema';
import type { Input, Inputs } from '../../core/step';
import type { Table } from '../../core/table';
import { plainName } from '../../data/stack';
import { run } from '../../program/run';
import { valueKind } from '../../program/vector';
import { isUnique, SAYS_WHO, type Key } from './keys';
import type { params } from './meta';
import { freshAmong, shortName } from './names';

/** A further file as it will be joined: with columns of other files looked up, and the key that leads to the rows here. */
export interface Route {
  readonly id: InputId;
  readonly file: string;
  /** Looks up columns in other further files; none of them makes two rows of one. */
  readonly lookups: readonly Extract<Op, { op: 'join' }>[];
  readonly wide: Table;
  readonly schema: Schema;
  /** Columns that came by looking up: one value may stand in many rows, so that it must not be added up. */
  readonly lookedUp: ReadonlySet<string>;
  readonly keys: readonly Key[];
  /** No key stands in two rows. */
  readonly unique: boolean;
}

/** @returns null when there is no further file. Problems: join.not-here, join.no-key, join.no-such-column, join.key-kinds, join.lookup-repeats */
export function routeOf(
  schema: Schema,
  given: Pick<Params<typeof params>, 'source' | 'key' | 'lookups' | 'compare'>,
  inputs: Inputs,
): Result<Route | null> {
  const id = given.source ?? [...inputs.keys()][0];
  if (id === undefined) return ok(null);
  const input = inputs.get(id);
  if (!input) return fail('join.not-here', { file: id });
  const widened = widen(id, input, given, inputs);
  if (!widened.ok) return widened;
  const { lookups, wide, schema: there, lookedUp } = widened.value;
  const keys = keysOf(schema, there, given, input.name);
  if (!keys.ok) return keys;
  const names = keys.value.map((key) => key.there.name);
  const unique = isUnique(
    wide,
    names,
    keys.value.some(({ loose }) => loose),
  );
  return ok({ id, file: input.name, lookups, wide, schema: there, lookedUp, keys: keys.value, unique });
}

function keysOf(
  here: Schema,
  there: Schema,
  { key, compare }: Pick<Params<typeof params>, 'key' | 'compare'>,
  file: string,
): Result<readonly Key[]> {
  const pairs = key.length > 0 ? key : likelyKey(here, there);
  if (pairs.length === 0) return fail('join.no-key', { file });
  const keys: Key[] = [];
  for (const [left, right] of pairs as readonly (readonly [string, string])[]) {
    const [mine, theirs] = [here.find(({ name }) => name === left), there.find(({ name }) => name === right)];
    if (!mine) return fail('join.no-such-column', { column: left });
    if (!theirs) return fail('join.no-such-column-there', { column: right, file });
    if (valueKind(mine.kind) !== valueKind(theirs.kind)) return fail('join.key-kinds', { here: left, there: right, file });
    const text = valueKind(mine.kind) === 'text';
    const mail = mine.role === 'email' || theirs.role === 'email';
    keys.push({ here: mine, there: theirs, loose: text && (compare === 'loose' || (compare === 'auto' && mail)) });
  }
  return ok(keys);
}

/** By names and roles alone: the one column of the same name that says who, else the two e-mail addresses. */
function likelyKey(here: Schema, there: Schema): readonly (readonly [string, string])[] {
  const who = here.filter(({ role }) => SAYS_WHO.has(role));
  for (const mine of who) {
    const theirs = there.find(({ name, kind }) => plainName(name) === plainName(mine.name) && valueKind(kind) === valueKind(mine.kind));
    if (theirs) return [[mine.name, theirs.name]];
  }
  const [mine, theirs] = [here, there].map((schema) => schema.find(({ role }) => role === 'email'));
  return mine && theirs ? [[mine.name, theirs.name]] : [];
}

type Widened = Pick<Route, 'lookups' | 'wide' | 'schema' | 'lookedUp'>;

/** Tables never change, so each is widened once for each way of looking up. */
const known = new WeakMap<Table, Map<string, { readonly inputs: Inputs; readonly result: Result<Widened> }>>();

type Ways = Pick<Params<typeof params>, 'key' | 'lookups'>;

function widen(id: InputId, input: Input, { key: pairs, lookups: links }: Ways, inputs: Inputs): Result<Widened> {
  const plain: Widened = { lookups: [], wide: input.table, schema: input.schema, lookedUp: new Set() };
  if (links.length === 0) return ok(plain);
  const ways = known.get(input.table) ?? new Map<string, { inputs: Inputs; result: Result<Widened> }>();
  known.set(input.table, ways);
  const wanted = new Set(pairs.map(([, there]) => there as string));
  const key = JSON.stringify([id, links, ...wanted]);
  const before = ways.get(key);
  if (before?.inputs === inputs) return before.result;
  const result = lookedUpAll(input, plain, links, wanted, inputs);
  ways.set(key, { inputs, result });
  return result;
}

/** @param wanted columns of the key: a file that leads to it gives nothing else, as it has a step of its own */
function lookedUpAll(
  input: Input,
  plain: Widened,
  links: readonly (readonly string[])[],
  wanted: ReadonlySet<string>,
  inputs: Inputs,
): Result<Widened> {
  let now = plain;
  for (const [other, from, to] of links as readonly (readonly [string, string, string])[]) {
    const found = inputs.get(other);
    if (!found) return fail('join.not-here', { file: other });
    const [mine, theirs] = [now.schema.find(({ name }) => name === from), found.schema.find(({ name }) => name === to)];
    if (!mine) return fail('join.no-such-column-there', { column: from, file: input.name });
    if (!theirs) return fail('join.no-such-column-there', { column: to, file: found.name });
    if (valueKind(mine.kind) !== valueKind(theirs.kind)) return fail('join.key-kinds', { here: from, there: to, file: found.name });
    if (!isUnique(found.table, [to], false)) return fail('join.lookup-repeats', { column: to, file: found.name });
    const taken = new Set(now.schema.map(({ name }) => name));
    const onward = found.schema.filter(({ name }) => wanted.has(name) && !taken.has(name));
    const take = (onward.length > 0 ? onward : found.schema)
      .filter(({ name, role }) => name !== to && role !== 'ignore')
      .map((column) => ({ column, from: column.name, name: freshAmong(taken, column.name, shortName(found.name)) }));
    const op = {
      op: 'join',
      with: other,
      roll: [],
      on: [[from, to]],
      take: take.map(({ from: of, name }) => ({ from: of, name })),
    } as const;
    now = {
      lookups: [...now.lookups, op],
      wide: run([op], now.wide, new Map([[other, found.table]])),
      schema: [...now.schema, ...take.map(({ column, name }): SchemaColumn => ({ ...column, name, origin: [name] }))],
      lookedUp: new Set([...now.lookedUp, ...take.map(({ name }) => name)]),
    };
  }
  return ok(now);
}
