import type { Kernels } from '../kernels/index';
import type { TreeHooks } from './chain';
import type { Merges } from './tree';

/** Single linkage is the shortest tree that spans all rows, its edges by length (Gower & Ross 1969), here by Prim's algorithm. */
export async function single(
  kernels: Kernels,
  x: Float64Array,
  n: number,
  d: number,
  { checkpoint, onProgress }: TreeHooks,
): Promise<Merges> {
  const count = Math.max(0, n - 1);
  const merges = { a: new Int32Array(count), b: new Int32Array(count), heights: new Float64Array(count) };
  const eight = (n + 7) & ~7;
  const room = kernels.open(8 * (eight * d + d + eight) + 4 * eight + 16, 5);
  try {
    const at = {
      panel: room.space(8 * eight * d),
      tip: room.space(8 * d),
      best: room.space(8 * eight),
      from: room.space(4 * eight),
      out: room.space(16),
    };
    const panel = room.f64(at.panel, eight * d).fill(Infinity);
    const tip = room.f64(at.tip, d);
    const best = room.f64(at.best, eight).fill(Infinity);
    const from = room.i32(at.from, eight);
    const out = room.f64(at.out, 1);
    const lane = (place: number, j: number): number => (place >> 3) * 8 * d + 8 * j + (place & 7);
    // What is left to join, the last moved to where one leaves.
    const rows = Int32Array.from({ length: n }, (_, row) => row);
    for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) panel[lane(i, j)] = x[i * d + j] as number;
    let id = 0;
    let place = 0;
    for (let left = n - 1; left > 0; left--) {
      for (let j = 0; j < d; j++) {
        tip[j] = x[id * d + j] as number;
        panel[lane(place, j)] = panel[lane(left, j)] as number;
        panel[lane(left, j)] = Infinity;
      }
      best[place] = best[left] as number;
      from[place] = from[left] as number;
      rows[place] = rows[left] as number;
      best[left] = Infinity;
      place = room.run.primStep(at.tip, id, at.panel, left, d, at.best, at.from, at.out);
      id = rows[place] as number;
      const edge = n - 1 - left;
      merges.a[edge] = from[place] as number;
      merges.b[edge] = id;
      merges.heights[edge] = Math.sqrt(out[0] as number);
      await checkpoint?.();
      if (left % 256 === 0) onProgress?.(1 - (left / n) ** 2);
    }
    return merges;
  } finally {
    room.free();
  }
}
