import { stop } from '../core/problem';
import type { Random } from '../core/rng';
import type { Cloud } from './lloyd';

/**
 * Starting centres by greedy k-means++: each next one is the best of 2 + ⌊ln k⌋ rows drawn by squared distance.
 * @returns k × cols @throws Problem too-few-distinct-rows
 * @see Arthur & Vassilvitskii 2007
 */
export function seedCentres(cloud: Cloud, k: number, random: Random): Float64Array {
  const { rows, cols, room, at } = cloud;
  const x = room.f64(cloud.x, rows * cols);
  const centre = room.f64(at.sums, cols);
  const centres = new Float64Array(k * cols);
  const tries = 2 + Math.floor(Math.log(k));
  const rowAt = (i: number): Float64Array => x.subarray(i * cols, (i + 1) * cols);
  // three arrays of distances change places: the held ones, the best try's and the current try's
  let [held, best, current] = [at.upper, at.lower, at.spare];
  const first = random.below(rows);
  centres.set(rowAt(first));
  centre.set(rowAt(first));
  room.f64(held, rows).fill(Infinity);
  let total = room.run.seedDistances(cloud.x, rows, cols, at.sums, held, held);
  for (let c = 1; c < k; c++) {
    if (!(total > 0)) stop('too-few-distinct-rows', { need: k, have: c });
    let bestTotal = Infinity;
    let bestRow = -1;
    for (let attempt = 0; attempt < tries; attempt++) {
      const row = draw(room.f64(held, rows), random.next() * total);
      centre.set(rowAt(row));
      const left = room.run.seedDistances(cloud.x, rows, cols, at.sums, held, current);
      if (left < bestTotal) {
        [best, current] = [current, best];
        bestTotal = left;
        bestRow = row;
      }
    }
    centres.set(rowAt(bestRow), c * cols);
    [held, best] = [best, held];
    total = bestTotal;
  }
  return centres;
}

/** The first row where the running sum passes the target; rows of weight zero are never drawn. */
function draw(weights: Float64Array, target: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight === 0) continue;
    sum += weight;
    last = i;
    if (sum > target) return i;
  }
  return last;
}
