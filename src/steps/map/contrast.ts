import type { Contrast } from '../../core/points';
import { tellable } from '../../core/least-people';
import type { Role, Schema, SchemaColumn } from '../../core/schema';
import { placesOfIds, type Table } from '../../core/table';
import { moments, numbersOf } from '../figures';
import { amountOf, leastPeople, segmentsOf, type Groups } from '../segments-of';

export const MEASURES: ReadonlySet<Role> = new Set<Role>(['money', 'count', 'share', 'number']);
const MOST = 6;

/**
 * The columns in which some rows differ most from all, in units a person knows; nothing of fewer than may be told of, nor where the others are so
 * few that theirs could be reckoned. @param ids as they stand in `rowIds`
 */
export function contrastOf(table: Table, schema: Schema, ids: ArrayLike<number>): readonly Contrast[] {
  const places = placesOfIds(table, Array.from(ids));
  const rows = Uint32Array.from(places.values());
  const least = leastPeople(schema);
  const groups = segmentsOf(table, schema);
  const money = amountOf(schema, null)?.name;
  const found = schema
    .filter(({ plain, kind, role }) => plain && kind === 'number' && MEASURES.has(role))
    .flatMap((column): Contrast[] => {
      const known = numbersOf(table, column.name);
      const data = column.name === money ? known : withoutFew(known, groups, least);
      const all = moments(data);
      const some = moments(Float64Array.from(rows, (row) => data[row] as number));
      if (!tellable([some.count, all.count - some.count], least)[0] || !Number.isFinite(all.mean) || !Number.isFinite(some.mean)) return [];
      const effect = all.sd > 0 ? some.mean / all.sd - all.mean / all.sd : 0;
      return Number.isFinite(effect) ? [{ column: column.name, format: formatOf(column), some: some.mean, all: all.mean, effect }] : [];
    });
  return found.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)).slice(0, MOST);
}

/**
 * Without the values of groups that have few, whose average would be what everyone's leaves over beside the profile of the others. Of money the card
 * of value tells what all bring, and the profile keeps more to itself.
 */
function withoutFew(data: Float64Array, { ids, of }: Groups, least: number): Float64Array {
  if (ids.length === 0) return data;
  const part = (row: number): number => ((of[row] as number) < 0 ? ids.length : (of[row] as number));
  const counts = new Uint32Array(ids.length + 1);
  data.forEach((value, row) => {
    if (!Number.isNaN(value)) counts[part(row)] = (counts[part(row)] as number) + 1;
  });
  return data.map((value, row) => ((counts[part(row)] as number) < least ? NaN : value));
}

/** An average of whole numbers is seldom whole. */
function formatOf({ role, made }: SchemaColumn): Contrast['format'] {
  if (made === 'recency' || made === 'tenure' || made === 'days-since') return 'days';
  return role === 'money' || role === 'share' ? role : 'number';
}
