import { quantile } from './quantile';

/** Rows of the data as points, and how far apart such rows are from one another. */
export interface Space {
  /** Row-major, rows × centre.length. */
  readonly points: Float64Array;
  readonly ids: Uint32Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Of a hundred rows of the data one is further from its nearest neighbour. */
  readonly limit: number;
}

/** Rows asked how far their nearest neighbour is. */
const ASKED = 500;
const LIMIT = 0.99;

/**
 * Numbers count in standard deviations; a flag turned counts ½ in the square, so that one level for another counts 1. A missing value is as the mean.
 * @param columns of the rows, NaN is missing @param ids of the rows
 */
export function spaceOf(columns: readonly Float64Array[], ids: Uint32Array): Space {
  const rows = ids.length;
  const centre = new Float64Array(columns.length);
  const scale = new Float64Array(columns.length);
  columns.forEach((data, j) => {
    const there = data.filter((value) => !Number.isNaN(value));
    const mean = there.reduce((sum, value) => sum + value, 0) / Math.max(1, there.length);
    const deviation = Math.sqrt(there.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, there.length));
    centre[j] = mean;
    scale[j] = there.every((value) => value === 0 || value === 1) ? Math.SQRT1_2 : deviation > 0 ? 1 / deviation : 0;
  });
  const space = { points: pointsOf(columns, rows, centre, scale), ids, centre, scale };
  const step = Math.max(1, Math.floor(rows / ASKED));
  const nearest: number[] = [];
  for (let row = 0; row < rows; row += step) {
    const own = space.points.subarray(row * columns.length, (row + 1) * columns.length);
    nearest.push(nearestTo(space, own, ids[row] as number));
  }
  return { ...space, limit: nearest.length > 1 ? quantile(Float64Array.from(nearest).sort(), LIMIT) : Infinity };
}

/** How far the nearest other row is. @param columns one value each @param id of the row itself, which does not count */
export function distantFrom(space: Space, columns: readonly Float64Array[], id: number): number {
  return nearestTo(space, pointsOf(columns, 1, space.centre, space.scale), id);
}

function pointsOf(columns: readonly Float64Array[], rows: number, centre: Float64Array, scale: Float64Array): Float64Array {
  const points = new Float64Array(rows * columns.length);
  columns.forEach((data, j) => {
    for (let row = 0; row < rows; row++) {
      const value = data[row] as number;
      points[row * columns.length + j] = Number.isNaN(value) ? 0 : (value - (centre[j] as number)) * (scale[j] as number);
    }
  });
  return points;
}

function nearestTo({ points, ids }: Pick<Space, 'points' | 'ids'>, own: Float64Array, id: number): number {
  const d = own.length;
  let best = Infinity;
  for (let row = 0; row < ids.length; row++) {
    if (ids[row] === id) continue;
    let sum = 0;
    for (let j = 0, at = row * d; j < d && sum < best; j++, at++) sum += ((points[at] as number) - (own[j] as number)) ** 2;
    if (sum < best) best = sum;
  }
  return Math.sqrt(best);
}
