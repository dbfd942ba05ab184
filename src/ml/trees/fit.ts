import { random } from '../../core/rng';
import { boost, type Ensemble } from './boost';

/** From so many rows on a part of them can be spared to say when to stop. */
const SPARE_FROM = 300;
/** One row in so many judges. */
const JUDGES = 6;
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
  if (rows < SPARE_FROM) return boost(columns, y, { ...sizes, ...hooks, trees: 60, leaves: 6 });
  const order = random(seedKey).permutation(rows);
  const judges = sorted(order.subarray(0, Math.floor(rows / JUDGES)));
  const teachers = sorted(order.subarray(judges.length));
  const take = (rowsOf: Uint32Array) => ({
    columns: columns.map((column) => Float64Array.from(rowsOf, (row) => column[row] as number)),
    y: Uint8Array.from(rowsOf, (row) => y[row] as number),
  });
  const teach = take(teachers);
  const judge = take(judges);
  const both = (of: Uint8Array): boolean => of.includes(0) && of.includes(1);
  if (!both(teach.y) || !both(judge.y)) return boost(columns, y, { ...sizes, ...hooks, trees: 60, leaves: 6 });
  return boost(teach.columns, teach.y, { ...sizes, ...hooks, trees: 250, leaves: 15, judge: { ...judge, patience: PATIENCE } });
}

function sorted(rows: Uint32Array): Uint32Array {
  return rows.slice().sort();
}
