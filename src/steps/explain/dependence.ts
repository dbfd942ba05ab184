import { isNumeric } from '../../core/table';
import { quantilesOf } from '../../ml/select';
import type { Said } from '../profile/meta';
import type { Known } from './known';
import type { Dependence, Effect } from './meta';
import { bodyOf, partsOf } from './parts-of';

/** Fewer rows of a value could point at a person, and say little. */
const FEWEST = 20;
const POINTS = 16;

/** @param rows places in the table @param effects what the column adds to each of them, log-odds */
export function dependenceOf(known: Known, rows: Uint32Array, effects: Float64Array): Dependence | null {
  const { name, column, about } = known;
  const parts = partsOf(known, rows, POINTS, FEWEST);
  const body = bodyOf(known, rows);
  if (!parts) return null;
  const found = parts.parts.flatMap((part) => {
    const own: number[] = [];
    rows.forEach((row, i) => part.holds(row) && own.push(i));
    return own.length >= FEWEST ? [{ part, places: own, ...effectOf(own, effects) }] : [];
  });
  if (parts.ordered && isNumeric(column) && body) {
    const points = found.flatMap(({ part: { condition }, places, ...effect }) => {
      if (!condition) return [];
      const values = Float64Array.from(places, (i) => column.data[rows[i] as number] as number);
      const [at = 0] = quantilesOf(values, [0.5]);
      const half = condition.whole ? 0.5 : 0;
      const from = Math.max(body[0] - half, (condition.over ?? body[0] - 2 * half) + half);
      return [{ ...effect, at, from, to: Math.max(from, Math.min(body[1], condition.upTo ?? body[1]) + half) }];
    });
    return points.length > 1 ? { kind: 'amount', column: name, money: about.role === 'money', days: daysOf(known), points } : null;
  }
  const points = found.map(({ part: { condition }, places: _, ...effect }) => {
    const yes = condition?.level === 'true';
    const level = !condition
      ? said('explain.level.empty')
      : yes
        ? said(condition.not ? 'explain.value.no' : 'explain.value.yes')
        : (condition.level ?? '');
    return { ...effect, level };
  });
  return points.length > 1 ? { kind: 'levels', column: name, points: points.sort((a, b) => b.mean - a.mean) } : null;
}

/** A date is told by the days that were counted from it. */
function daysOf({ name, about }: Known): 'back' | 'count' | null {
  if (about.made === 'days-since' && name !== about.name) return 'back';
  return about.made === 'recency' || about.made === 'tenure' || about.made === 'days-since' ? 'count' : null;
}

const said = (code: string): Said => ({ code, args: {} });

function effectOf(places: readonly number[], effects: Float64Array): Effect {
  const own = Float64Array.from(places, (i) => effects[i] as number);
  const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
  const [low = mean, high = mean] = quantilesOf(own, [0.1, 0.9]);
  return { rows: own.length, mean, low, high };
}
