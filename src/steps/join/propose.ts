import type { InputId } from '../../core/program';
import type { Schema, SchemaColumn } from '../../core/schema';
import type { Input, Inputs } from '../../core/step';
import { columnMap, isNumeric, type Column, type Table } from '../../core/table';
import { plainName } from '../../data/stack';
import { valueKind } from '../../program/vector';
import { isUnique, isNamedId, overlapOf, SAYS_WHO, type Overlap } from './keys';
import { routeOf } from './resolve';

/** How a further file may be joined, with the counts before anything runs. Names and numbers only. */
export type Proposal =
  | {
      readonly type: 'join';
      readonly source: InputId;
      readonly key: Keys;
      readonly lookups: readonly (readonly [source: InputId, from: string, to: string])[];
      readonly overlap: Overlap;
      /** No key stands in two rows: rows can be taken as they are. */
      readonly unique: boolean;
      readonly loose: boolean;
    }
  /** It says more about rows of another further file, and is looked up there. */
  | {
      readonly type: 'lookup';
      readonly source: InputId;
      readonly of: InputId;
      readonly from: string;
      readonly to: string;
      readonly overlap: Overlap;
    }
  /** No column has enough in common with one here. */
  | { readonly type: 'none'; readonly source: InputId };

type Keys = readonly (readonly [here: string, there: string])[];

interface Pair {
  readonly here: string;
  readonly there: string;
  readonly score: number;
}

interface Side {
  readonly table: Table;
  readonly schema: Schema;
}

/** Of the values of the side that has fewer, at least this share stands on the other. */
const ENOUGH = 0.15;
/** Of two columns of one name that say who: a file about few of the customers is still about them. */
const ENOUGH_NAMED = 0.02;

/**
 * How each of these further files leads to the rows here: by a column of its own, by way of another further file, or as something to look
 * up in one. Keys are found by how many different values both sides have in common.
 * @param asked columns that a person chose, which are counted and nothing else looked for
 */
export async function propose(
  here: Side,
  inputs: Inputs,
  wanted: readonly InputId[],
  checkpoint: () => Promise<void>,
  asked: ReadonlyMap<InputId, Keys> = new Map(),
): Promise<readonly Proposal[]> {
  const direct = new Map<InputId, Pair>();
  for (const [id, input] of inputs) {
    await checkpoint();
    const pair = bestPair(here, input);
    if (pair) direct.set(id, pair);
  }
  const proposals: Proposal[] = [];
  for (const id of wanted) {
    await checkpoint();
    const input = inputs.get(id);
    const key = asked.get(id);
    if (key) proposals.push(joined(here, inputs, id, key, []) ?? { type: 'none', source: id });
    else if (input) proposals.push(proposalFor(here, inputs, id, input, direct));
  }
  return proposals;
}

function proposalFor(here: Side, inputs: Inputs, id: InputId, input: Input, direct: ReadonlyMap<InputId, Pair>): Proposal {
  const pair = direct.get(id);
  if (pair) return joined(here, inputs, id, [[pair.here, pair.there]], []) ?? { type: 'none', source: id };
  const others = [...inputs].filter(([other]) => other !== id);
  for (const [other, through] of others) {
    const onward = direct.get(other);
    const link = onward && bestPair(input, through);
    if (!onward || !link || !isUnique(through.table, [link.there], false)) continue;
    const found = joined(here, inputs, id, [[onward.here, onward.there]], [[other, link.here, link.there]]);
    if (found) return found;
  }
  let best: { readonly of: InputId; readonly pair: Pair } | null = null;
  for (const [other, from] of others) {
    const link = bestPair(from, input);
    if (link && link.score > (best?.pair.score ?? 0) && isUnique(input.table, [link.there], false)) best = { of: other, pair: link };
  }
  if (!best) return { type: 'none', source: id };
  const { of, pair: link } = best;
  const from = inputs.get(of) as Input;
  const key = { here: columnOf(from.schema, link.here), there: columnOf(input.schema, link.there), loose: false };
  return { type: 'lookup', source: id, of, from: link.here, to: link.there, overlap: overlapOf(from.table, input.table, [key]) };
}

/** The counts of a join by this key; null when it cannot be. */
export function joined(
  here: Side,
  inputs: Inputs,
  source: InputId,
  key: Keys,
  lookups: readonly (readonly [InputId, string, string])[],
): Extract<Proposal, { type: 'join' }> | null {
  const route = routeOf(here.schema, { source, key, lookups, compare: 'auto' }, inputs);
  if (!route.ok || !route.value) return null;
  const { wide, keys, unique } = route.value;
  return { type: 'join', source, key, lookups, overlap: overlapOf(here.table, wide, keys), unique, loose: keys.some(({ loose }) => loose) };
}

const columnOf = (schema: Schema, name: string): SchemaColumn => schema.find((column) => column.name === name) as SchemaColumn;

/** The two columns with most values in common, counted by different values; columns that say who go before others, equal names before other names. */
function bestPair(here: Side, there: Side): Pair | null {
  let best: Pair | null = null;
  for (const mine of candidates(here)) {
    for (const theirs of candidates(there)) {
      const score = scoreOf(mine, theirs);
      if (score > (best?.score ?? 0)) best = { here: mine.column.name, there: theirs.column.name, score };
    }
  }
  return best;
}

interface Candidate {
  readonly column: SchemaColumn;
  readonly values: ReadonlySet<string | number>;
  /** Short whole numbers count things of every kind, so that two such columns have much in common by chance. */
  readonly short: boolean;
}

const found = new WeakMap<Table, readonly Candidate[]>();

/** Columns that may be a key: those that say who or what a row is about, by role or by name. */
function candidates({ table, schema }: Side): readonly Candidate[] {
  const known = found.get(table);
  if (known) return known;
  const columns = columnMap(table);
  const made = schema.flatMap((column): Candidate[] => {
    const data = columns.get(column.name);
    const may =
      SAYS_WHO.has(column.role) || (column.role !== 'ignore' && column.kind !== 'bool' && column.kind !== 'date' && isNamedId(column.name));
    if (!data || !may) return [];
    const values = valuesIn(data, column.role === 'email');
    return values.size > 0 ? [{ column, values, short: [...values].slice(0, 1000).every((value) => /^\d{1,4}$/.test(String(value))) }] : [];
  });
  found.set(table, made);
  return made;
}

function valuesIn(column: Column, mail: boolean): ReadonlySet<string | number> {
  if (isNumeric(column)) return new Set(column.data.filter((value) => !Number.isNaN(value)));
  const used = new Set(column.codes);
  used.delete(-1);
  return new Set(Array.from(used, (code) => (mail ? (column.dict[code] as string).trim().toLowerCase() : (column.dict[code] as string))));
}

function scoreOf(mine: Candidate, theirs: Candidate): number {
  if (valueKind(mine.column.kind) !== valueKind(theirs.column.kind)) return 0;
  const named = plainName(mine.column.name) === plainName(theirs.column.name);
  const mails = mine.column.role === 'email' && theirs.column.role === 'email';
  const [few, many] = mine.values.size < theirs.values.size ? [mine.values, theirs.values] : [theirs.values, mine.values];
  let common = 0;
  for (const value of few) if (many.has(value)) common++;
  const share = common / few.size;
  if (share < (named || mails ? ENOUGH_NAMED : ENOUGH) || (!named && !mails && (mine.short || theirs.short))) return 0;
  const who = SAYS_WHO.has(mine.column.role) || SAYS_WHO.has(theirs.column.role) ? 1 : 0.5;
  // Beside the share, the number of values in common decides: a customer number says more than a region's.
  return share * who * (named ? 2 : 1) * (mails ? 1.5 : 1) * (1 + Math.log10(1 + common) / 10);
}
