import type { Kernels } from '../kernels/index';
import { nearestNeighbourChain, type Clusters, type TreeHooks } from './chain';
import type { Merges } from './tree';

/** Squared error of 32-bit numbers in -1 … 1, a column, beyond the slack the kernel allows for. */
const BLUR = 2e-10;

/** Ward's tree from centres and sizes: nothing is kept for pairs, so memory grows with rows × cols alone. */
export async function ward(
  kernels: Kernels,
  x: Float64Array,
  n: number,
  d: number,
  weights: Float64Array | undefined,
  hooks: TreeHooks,
): Promise<Merges> {
  const padded = (n + 15) & ~15;
  const room = kernels.open(8 * n * d + 4 * padded * d + 12 * padded + 16, 6);
  try {
    const at = {
      c64: room.space(8 * n * d),
      c32: room.space(4 * padded * d),
      sizes: room.space(8 * padded),
      sizes32: room.space(4 * padded),
      out: room.space(16),
    };
    const c64 = room.f64(at.c64, n * d);
    const c32 = room.f32(at.c32, padded * d).fill(Infinity);
    const sizes = room.f64(at.sizes, padded);
    const sizes32 = room.f32(at.sizes32, padded).fill(1);
    const out = room.f64(at.out, 1);
    const scale = centre(x, n, d, c64);
    const lane = (slot: number, j: number): number => (slot >> 4) * 16 * d + 16 * j + (slot & 15);
    const narrow = (slot: number): void => {
      for (let j = 0; j < d; j++) c32[lane(slot, j)] = (c64[slot * d + j] as number) / scale;
      sizes32[slot] = sizes[slot] as number;
    };
    const kill = (slot: number): void => {
      for (let j = 0; j < d; j++) c32[lane(slot, j)] = Infinity;
      sizes[slot] = 0;
      sizes32[slot] = 1;
    };
    for (let row = 0; row < n; row++) {
      sizes[row] = weights?.[row] ?? 1;
      narrow(row);
    }
    let slots = n;
    const clusters: Clusters = {
      distance: () => Math.sqrt(out[0] as number),
      nearest(tip, before) {
        const rounded = (slots + 15) & ~15;
        return room.run.wardNearest(at.c64, at.c32, at.sizes, at.sizes32, rounded, d, tip, before, scale, BLUR * d, at.out);
      },
      merge(dropped, kept) {
        const [a, b] = [sizes[dropped] as number, sizes[kept] as number];
        for (let j = 0; j < d; j++) {
          const k = kept * d + j;
          c64[k] = (a * (c64[dropped * d + j] as number) + b * (c64[k] as number)) / (a + b);
        }
        sizes[kept] = a + b;
        narrow(kept);
        kill(dropped);
      },
      compact(alive) {
        alive.forEach((from, to) => {
          if (from === to) return;
          c64.copyWithin(to * d, from * d, from * d + d);
          sizes[to] = sizes[from] as number;
          narrow(to);
        });
        for (let slot = alive.length; slot < slots; slot++) kill(slot);
        slots = alive.length;
      },
    };
    return await nearestNeighbourChain(n, clusters, hooks);
  } finally {
    room.free();
  }
}

/** Moves the rows around zero, where distances are sharpest. @returns the largest number then */
function centre(x: Float64Array, n: number, d: number, into: Float64Array): number {
  const means = new Float64Array(d);
  for (let i = 0; i < n * d; i++) means[i % d] = (means[i % d] as number) + (x[i] as number) / n;
  let largest = 0;
  for (let i = 0; i < n * d; i++) {
    into[i] = (x[i] as number) - (means[i % d] as number);
    largest = Math.max(largest, Math.abs(into[i] as number));
  }
  return largest > 0 ? largest : 1;
}
