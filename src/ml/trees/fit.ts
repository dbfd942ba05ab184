import { random } from '../../core/rng';
import { boost, type Ensemble } from './boost';
import { spare } from './spare';

const PATIENCE = 15;

/**
 * Boosting with sensible sizes: 15 leaves at a rate of 0.06 and up to 250 trees, stopped by a sixth of the rows; with few rows fewer and
 * smaller trees and none set aside.
 * @param x column by column, rows × cols, NaN is missing @param y 0 or 1
 */
export async function boostToFit(
  x: Float64Array,
  cols: number,
  y: Uint8Array,
  {
    seedKey,
    ...hooks
  }: { readonly seedKey: string; readonly checkpoint?: () => Promise<void>; readonly onProgress?: (share: number) => void },
): Promise<Ensemble> {
  const rows = y.length;
  const columns = Array.from({ length: cols }, (_, j) => x.subarray(j * rows, (j + 1) * rows));
  const sizes = { depth: 12, learningRate: 0.06, l2: 1, leastRows: Math.max(3, Math.min(20, Math.round(rows / 40))) };
  const parted = spare(columns, y, random(seedKey));
  if (!parted) return boost(columns, y, { ...sizes, ...hooks, trees: 60, leaves: 6 });
  const { teach, judge } = parted;
  return boost(teach.columns, teach.y, { ...sizes, ...hooks, trees: 250, leaves: 15, judge: { ...judge, patience: PATIENCE } });
}
