import { cell, findColumn, isNumeric, type Table } from '../../core/table';
import { wilsonInterval } from '../../ml/interval';
import type { Fairness, GroupFigures } from './meta';

/** Figures of fewer people could point at one of them, and say little. */
const FEWEST = 10;
/** More groups than this are too many to compare by eye. */
const MOST = 12;

/**
 * How often each group is picked at the threshold, and found when it had the outcome, on judged rows.
 * @param rowIds of the judged rows @param source the file as read
 */
export function fairnessBy(
  name: string,
  source: Table,
  rowIds: ArrayLike<number>,
  y: Uint8Array,
  chance: Float64Array,
  threshold: number,
): Fairness | null {
  const column = findColumn(source, name);
  if (!column) return null;
  const place = new Map(Array.from(source.rowIds, (id, at) => [id, at]));
  const groups = new Map<string, { rows: number; positives: number; picked: number; found: number }>();
  for (let i = 0; i < y.length; i++) {
    const at = place.get(rowIds[i] as number);
    const value = at === undefined ? null : cell(column, at);
    if (value === null) continue;
    const level = isNumeric(column) && column.kind === 'bool' ? (value === 1 ? 'true' : 'false') : String(value);
    const group = groups.get(level) ?? { rows: 0, positives: 0, picked: 0, found: 0 };
    const picked = (chance[i] as number) >= threshold ? 1 : 0;
    group.rows++;
    group.positives += y[i] as number;
    group.picked += picked;
    group.found += picked * (y[i] as number);
    groups.set(level, group);
  }
  const enough = [...groups].filter(([, { rows }]) => rows >= FEWEST).sort(([a, x], [b, z]) => z.rows - x.rows || (a < b ? -1 : 1));
  return {
    column: name,
    groups: enough.slice(0, MOST).map(([level, own]): GroupFigures => {
      const pickedRate = wilsonInterval(own.picked, own.rows);
      const foundRate = wilsonInterval(own.found, own.positives);
      return {
        level,
        ...own,
        pickedLow: pickedRate.low,
        pickedHigh: pickedRate.high,
        // a rate among fewer than ten says nothing of a group
        hit: own.positives >= FEWEST ? { rate: own.found / own.positives, low: foundRate.low, high: foundRate.high } : null,
      };
    }),
    unshown: [...groups.values()].filter(({ rows }) => rows < FEWEST).length + Math.max(0, enough.length - MOST),
  };
}
