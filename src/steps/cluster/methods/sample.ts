import { random } from '../../../core/rng';
import type { Cloud } from '../method';

/** At most so many rows of a cloud, drawn by chance, in the cloud's order. */
export function rowsFrom({ x, rows, cols }: Cloud, most: number, key: string): { readonly x: Float64Array; readonly rows: number } {
  if (rows <= most) return { x, rows };
  const chosen = random(key).permutation(rows).subarray(0, most).sort();
  const part = new Float64Array(most * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return { x: part, rows: most };
}
