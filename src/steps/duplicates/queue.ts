import { hashBytes } from '../../core/hash';
import type { Schema } from '../../core/schema';
import type { Table } from '../../core/table';
import type { Blocked } from '../../ml/blocking';
import { candidates } from './candidates';
import { grouped } from './clusters';
import { pairKey, rowPrints, whoColumns } from './normal';
import { peopleOf } from './people';

/** Rows by place in the file. */
export type Pair = { readonly a: number; readonly b: number; readonly key: string; readonly score: number };

export type Queue = {
  /** `repeats`: the file has several lines a customer, so alike is no sign. */
  readonly state: 'searched' | 'cannot-tell' | 'repeats';
  /** Most doubtful first. */
  readonly pairs: readonly Pair[];
  readonly looked: Blocked | null;
};

/** Above this share of rows that name a customer named before, lines are orders rather than customers. */
const REPEATS = 0.5;

const known = new WeakMap<Table, { readonly of: string; readonly queue: Queue }>();

/** As `findQueue`; an answer to one pair does not look for the others again. */
export async function queueOf(
  table: Table,
  teaching: Uint8Array,
  schema: Schema,
  checkpoint: (share: number) => Promise<void>,
): Promise<Queue> {
  const of = `${hashBytes(teaching)} ${schema.map(({ name, role }) => JSON.stringify([name, role])).join()}`;
  const held = known.get(table);
  if (held?.of === of) return held.queue;
  const queue = await findQueue(table, teaching, schema, checkpoint);
  known.set(table, { of, queue });
  return queue;
}

/** @param teaching 1 where a row may be asked about: rows kept aside for judging are not */
async function findQueue(table: Table, teaching: Uint8Array, schema: Schema, checkpoint: (share: number) => Promise<void>): Promise<Queue> {
  const who = whoColumns(schema);
  if (who.length === 0 || table.rows < 2) return { state: 'cannot-tell', pairs: [], looked: null };
  // An order's number is new on every line.
  const named = who.filter(({ role }) => role !== 'identifier');
  if (grouped(table, named, true).normal.first.length < (1 - REPEATS) * table.rows) {
    return { state: 'repeats', pairs: [], looked: null };
  }
  await checkpoint(0);
  const rows = grouped(table, schema, true).normal.first.filter((row) => teaching[row] === 1);
  const people = peopleOf(table, schema, rows);
  await checkpoint(0.05);
  const { found, blocked } = await candidates(people, checkpoint);
  const prints = rowPrints(table, who, Int32Array.from(found.flatMap(({ a, b }) => [rows[a] as number, rows[b] as number])));
  const pairs = found.map(({ a, b, score }, at): Pair => ({
    a: table.rowIds[rows[a] as number] as number,
    b: table.rowIds[rows[b] as number] as number,
    key: pairKey(prints[2 * at] as string, prints[2 * at + 1] as string),
    score: Math.round(score * 1e4) / 1e4,
  }));
  pairs.sort((a, b) => a.score - b.score || a.a - b.a || a.b - b.b);
  const seen = new Set<string>();
  const once = pairs.filter(({ key }) => !seen.has(key) && seen.add(key));
  return { state: 'searched', pairs: once, looked: blocked };
}
