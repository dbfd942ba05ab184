import { EXACT_ROWS } from '../../ml/silhouette';
import type { Ctx, MlTasks } from '../context';
import type { Placed } from './cloud';
import type { ClusterReport } from './meta';
import type { MethodFit } from './method';
import type { Lettered } from './segments';

/** The rows in groups as they stand, for the pool. */
export type Judging = MlTasks['silhouette']['input'];

/** The silhouette of the answer where it is known, else what it is worked out from; null where there is none. */
export function silhouetteAsked(fit: MethodFit, found: Lettered, { x, rows, cols }: Placed, seedKey: string): number | Judging | null {
  if (fit.silhouette !== undefined && found.merged === 0) return fit.silhouette;
  if (found.k < 2) return null;
  const places = Uint32Array.from({ length: rows }, (_, i) => i).filter((i) => (found.labels[i] as number) >= 0);
  const some = new Float64Array(places.length * cols);
  places.forEach((row, i) => some.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  const labels = Int32Array.from(places, (row) => found.labels[row] as number);
  return { x: some, rows: places.length, cols, labels, k: found.k, seedKey };
}

/** Every pair of some thousand rows takes long enough to be left for later, and is little enough to be held until then. */
export function forLater(asked: Judging): boolean {
  return asked.rows <= EXACT_ROWS;
}

export async function silhouetteFrom(asked: Judging, { pool, signal }: Ctx): Promise<number | null> {
  const [answer] = await pool.map('silhouette', [asked], { signal });
  return answer?.mean ?? null;
}

/** The advice's curve, with the answer's own point where the advice did not try it. */
export function triedOf(tried: ClusterReport['tried'], silhouette: number | null, k: number): ClusterReport['tried'] {
  if (silhouette === null || tried.some((row) => row.k === k)) return tried;
  return [...tried, { k, silhouette, inertia: null, nullLow: null, nullHigh: null, gap: null, gapError: null, stability: null }];
}
