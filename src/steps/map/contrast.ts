import type { Contrast } from '../../core/points';
import { tellable } from '../../core/least-people';
import type { Role, Schema, SchemaColumn } from '../../core/schema';
import { placesOfIds, type Table } from '../../core/table';
import { moments, numbersOf } from '../figures';
import { leastPeople } from '../segments-of';

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
  const found = schema
    .filter(({ plain, kind, role }) => plain && kind === 'number' && MEASURES.has(role))
    .flatMap((column): Contrast[] => {
      const data = numbersOf(table, column.name);
      const all = moments(data);
      const some = moments(Float64Array.from(rows, (row) => data[row] as number));
      if (!tellable([some.count, all.count - some.count], least)[0] || !Number.isFinite(all.mean) || !Number.isFinite(some.mean)) return [];
      const effect = all.sd > 0 ? some.mean / all.sd - all.mean / all.sd : 0;
      return Number.isFinite(effect) ? [{ column: column.name, format: formatOf(column), some: some.mean, all: all.mean, effect }] : [];
    });
  return found.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)).slice(0, MOST);
}

/** An average of whole numbers is seldom whole. */
function formatOf({ role, made }: SchemaColumn): Contrast['format'] {
  if (made === 'recency' || made === 'tenure' || made === 'days-since') return 'days';
  return role === 'money' || role === 'share' ? role : 'number';
}
