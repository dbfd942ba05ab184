import { hashBytes, hashJson } from '../../core/hash';
import { isNumeric } from '../../core/table';
import { quantilesOf } from '../../ml/select';
import type { Said } from '../profile/meta';
import { onceNow } from '../train/remembered';
import { markOf, type Known } from './known';
import type { Dependence, Effect } from './meta';
import { bodyOf, partsOf } from './parts-of';

/** Fewer rows of a value could point at a person, and say little. */
const FEWEST = 20;
const POINTS = 16;

type Points<Kind extends Dependence['kind']> = Extract<Dependence, { kind: Kind }>['points'][number];

/** A dependence without its effects: the rows, by their places among those looked at, that each point stands for. */
type Shape =
  | (Omit<Extract<Dependence, { kind: 'amount' }>, 'points'> & {
      readonly points: readonly (Omit<Points<'amount'>, keyof Effect> & { readonly places: Uint32Array })[];
    })
  | (Omit<Extract<Dependence, { kind: 'levels' }>, 'points'> & {
      readonly points: readonly (Omit<Points<'levels'>, keyof Effect> & { readonly places: Uint32Array })[];
    });

/**
 * Which rows a point stands for does not hang on the model, and is worked out once.
 * @param rows places in the table @param effects what the column adds to each of them, log-odds @param rowIds of the table
 */
export function dependenceOf(known: Known, rows: Uint32Array, effects: Float64Array, rowIds: Uint32Array): Dependence | null {
  const name = hashJson([markOf(known), hashBytes(new Uint8Array(rows.slice().buffer))]);
  const shape = onceNow(rowIds, `dependence ${name}`, () => shapeOf(known, rows));
  if (shape?.kind === 'amount')
    return { ...shape, points: shape.points.map(({ places, ...point }) => ({ ...effectOf(places, effects), ...point })) };
  return (
    shape && {
      ...shape,
      points: shape.points.map(({ places, ...point }) => ({ ...effectOf(places, effects), ...point })).sort((a, b) => b.mean - a.mean),
    }
  );
}

function shapeOf(known: Known, rows: Uint32Array): Shape | null {
  const { name, column, about } = known;
  const parts = partsOf(known, rows, POINTS, FEWEST);
  const body = bodyOf(known, rows);
  if (!parts) return null;
  const found = parts.parts
    .map((part) => ({ part, places: Uint32Array.from(rows.keys()).filter((i) => part.holds(rows[i] as number)) }))
    .filter(({ places }) => places.length >= FEWEST);
  if (parts.ordered && isNumeric(column) && body) {
    const points = found.flatMap(({ part: { condition }, places }) => {
      if (!condition) return [];
      const values = Float64Array.from(places, (i) => column.data[rows[i] as number] as number);
      const [at = 0] = quantilesOf(values, [0.5]);
      const half = condition.whole ? 0.5 : 0;
      const from = Math.max(body[0] - half, (condition.over ?? body[0] - 2 * half) + half);
      return [{ at, from, to: Math.max(from, Math.min(body[1], condition.upTo ?? body[1]) + half), places }];
    });
    return points.length > 1 ? { kind: 'amount', column: name, money: about.role === 'money', days: daysOf(known), points } : null;
  }
  const points = found.map(({ part: { condition }, places }) => {
    const yes = condition?.level === 'true';
    const level = !condition
      ? said('explain.level.empty')
      : yes
        ? said(condition.not ? 'explain.value.no' : 'explain.value.yes')
        : (condition.level ?? '');
    return { level, places };
  });
  return points.length > 1 ? { kind: 'levels', column: name, points } : null;
}

/** A date is told by the days that were counted from it. */
function daysOf({ name, about }: Known): 'back' | 'count' | null {
  if (about.made === 'days-since' && name !== about.name) return 'back';
  return about.made === 'recency' || about.made === 'tenure' || about.made === 'days-since' ? 'count' : null;
}

const said = (code: string): Said => ({ code, args: {} });

function effectOf(places: Uint32Array, effects: Float64Array): Effect {
  const own = Float64Array.from(places, (i) => effects[i] as number);
  const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
  const [low = mean, high = mean] = quantilesOf(own, [0.1, 0.9]);
  return { rows: own.length, mean, low, high };
}
