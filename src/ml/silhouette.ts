import { random } from '../core/rng';
import { kernels } from './kernels/index';

export interface Silhouette {
  /** Mean over the rows looked at: 1 far apart, 0 no gap, below 0 in the wrong group. */
  readonly mean: number;
  /** Mean of each group. */
  readonly byGroup: Float64Array;
  /** Rows looked at; fewer than all above `EXACT_ROWS`. */
  readonly rows: number;
  readonly sampled: boolean;
  /** One for each row looked at, in `index`'s order. */
  readonly values: Float64Array;
  readonly index: Uint32Array;
}

/** Up to here every pair is measured: 400 million distances, about two seconds. */
export const EXACT_ROWS = 20_000;
/** Above, as many rows are drawn from each group in proportion. */
const SAMPLE_ROWS = 10_000;

/**
 * Silhouettes (Rousseeuw 1987) with Euclidean distances; 0 for a row alone in its group, as scikit-learn has it.
 * @param x row-major, rows × cols, no NaN @param labels 0 … k - 1
 */
export async function silhouette(
  x: Float64Array,
  rows: number,
  cols: number,
  labels: Int32Array,
  k: number,
  options: { readonly seedKey: string; readonly maxRows?: number; readonly checkpoint?: () => Promise<void> },
): Promise<Silhouette> {
  const { seedKey, maxRows = EXACT_ROWS, checkpoint } = options;
  const sampled = rows > maxRows;
  const index = sampled ? sample(labels, k, Math.min(maxRows, SAMPLE_ROWS), seedKey) : Uint32Array.from({ length: rows }, (_, i) => i);
  const n = index.length;
  const sizes = new Int32Array(k);
  for (const row of index) sizes[labels[row] as number] = (sizes[labels[row] as number] as number) + 1;
  const blocks = sizes.reduce((sum, size) => sum + Math.ceil(size / 8), 0);
  const room = (await kernels()).open(8 * (n * cols + n * k + blocks * 8 * (cols + 1)) + 4 * blocks, 6);
  try {
    const at = {
      x: room.space(8 * n * cols),
      panel: room.space(64 * blocks * cols),
      mask: room.space(64 * blocks),
      group: room.space(4 * blocks),
      out: room.space(8 * n * k),
    };
    const held = room.f64(at.x, n * cols);
    index.forEach((row, i) => held.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
    layOut(
      held,
      cols,
      labels,
      index,
      sizes,
      room.f64(at.panel, blocks * 8 * cols),
      room.f64(at.mask, blocks * 8),
      room.i32(at.group, blocks),
    );
    const slice = Math.max(1, Math.floor(2_000_000 / n));
    for (let from = 0; from < n; from += slice) {
      const count = Math.min(slice, n - from);
      room.run.distanceSums(at.x + 8 * from * cols, count, cols, at.panel, at.mask, at.group, blocks, at.out + 8 * from * k, k);
      await checkpoint?.();
    }
    const sums = room.f64(at.out, n * k);
    const byGroup = new Float64Array(k);
    const values = Float64Array.from(index, (row, i) => one(sums.subarray(i * k, (i + 1) * k), labels[row] as number, sizes));
    values.forEach((value, i) => {
      const group = labels[index[i] as number] as number;
      byGroup[group] = (byGroup[group] as number) + value / (sizes[group] as number);
    });
    return { mean: values.reduce((sum, value) => sum + value, 0) / n, byGroup, rows: n, sampled, values, index };
  } finally {
    room.free();
  }
}

function one(sums: Float64Array, own: number, sizes: Int32Array): number {
  const size = sizes[own] as number;
  if (size < 2) return 0;
  const inside = (sums[own] as number) / (size - 1);
  let outside = Infinity;
  sums.forEach((sum, group) => {
    if (group !== own && (sizes[group] as number) > 0) outside = Math.min(outside, sum / (sizes[group] as number));
  });
  const most = Math.max(inside, outside);
  return most === 0 || most === Infinity ? 0 : (outside - inside) / most;
}

/** Rows by group in blocks of eight, column by column within a block; see the kernel `distanceSums`. */
function layOut(
  held: Float64Array,
  cols: number,
  labels: Int32Array,
  index: Uint32Array,
  sizes: Int32Array,
  panel: Float64Array,
  mask: Float64Array,
  group: Int32Array,
): void {
  const next = new Int32Array(sizes.length);
  let block = 0;
  sizes.forEach((size, g) => {
    next[g] = block * 8;
    const end = block + Math.ceil(size / 8);
    group.fill(g, block, end);
    block = end;
  });
  index.forEach((row, i) => {
    const g = labels[row] as number;
    const place = next[g] as number;
    next[g] = place + 1;
    mask[place] = 1;
    const base = (place >> 3) * 8 * cols + (place & 7);
    for (let j = 0; j < cols; j++) panel[base + 8 * j] = held[i * cols + j] as number;
  });
}

/** Rows in ascending order, from each group in proportion, at least two where it has two. */
function sample(labels: Int32Array, k: number, wanted: number, seedKey: string): Uint32Array {
  const groups: number[][] = Array.from({ length: k }, () => []);
  labels.forEach((label, row) => groups[label]?.push(row));
  const chosen = groups.flatMap((members, g) => {
    const take = Math.min(members.length, Math.max(2, Math.round((wanted * members.length) / labels.length)));
    const order = random(`${seedKey}/silhouette ${g}`).permutation(members.length);
    return Array.from(order.subarray(0, take), (place) => members[place] as number);
  });
  return Uint32Array.from(chosen).sort();
}
