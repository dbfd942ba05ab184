import { random } from '../../src/core/rng';

export const ROWS = 500_000;
export const COLS = 20;
export const K = 8;

/** Overlapping round groups, so that bounds have to work for what they save. @returns row-major, ROWS × COLS */
export function clouds(): Float64Array {
  const r = random('bench/kmeans');
  const centres = Float64Array.from({ length: K * COLS }, () => r.normal());
  const x = new Float64Array(ROWS * COLS);
  for (let i = 0; i < ROWS; i++) {
    const group = r.below(K);
    for (let j = 0; j < COLS; j++) x[i * COLS + j] = (centres[group * COLS + j] as number) + 1.2 * r.normal();
  }
  return x;
}
