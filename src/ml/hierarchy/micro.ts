import { random } from '../../core/rng';
import { kmeansOnce } from '../kmeans';
import type { TreeHooks } from './chain';

/** Rows put together into many small groups, so that a tree can be built over these. */
export interface Micro {
  readonly count: number;
  /** count × cols, row-major */
  readonly centres: Float64Array;
  /** Rows in each. */
  readonly weights: Float64Array;
  /** Of each row. */
  readonly of: Int32Array;
}

const WANTED = 2_000;
/** The rough parts show in so many rows. */
const ROUGH_ROWS = 20_000;

/**
 * Micro-clusters by k-means on two floors: about the square root of `wanted` parts, each then cut into as many as its share of the squared
 * error asks for. @param x row-major, rows × cols, finite
 */
export async function microClusters(
  x: Float64Array,
  rows: number,
  cols: number,
  options: TreeHooks & { readonly seedKey: string; readonly wanted?: number },
): Promise<Micro> {
  const { seedKey, wanted = WANTED, checkpoint, onProgress } = options;
  const rough = await roughParts(x, rows, cols, Math.round(Math.sqrt(wanted)), seedKey, checkpoint);
  const members = gather(rough.of, rough.count);
  const centres: number[] = [];
  const weights: number[] = [];
  const of = new Int32Array(rows);
  const whole = rough.errors.reduce((sum, error) => sum + error, 0);
  for (const [part, index] of members.entries()) {
    if (index.length === 0) continue;
    const share = whole > 0 ? (rough.errors[part] as number) / whole : 0;
    const own = rowsOf(x, cols, index);
    const k = distinct(own, index.length, cols, Math.max(1, Math.round(share * (wanted - rough.count))) + 1);
    const fit = await kmeansOnce(own, index.length, cols, k, `${seedKey}/part ${part}`, hooks(20, checkpoint));
    const first = weights.length;
    fit.sizes.forEach((size, g) => {
      weights.push(size);
      for (let j = 0; j < cols; j++) centres.push(fit.centres[g * cols + j] as number);
    });
    index.forEach((row, i) => (of[row] = first + (fit.labels[i] as number)));
    onProgress?.((part + 1) / members.length);
  }
  return packed(centres, weights, of, cols);
}

/** Centres without rows are left out. */
function packed(centres: readonly number[], weights: readonly number[], of: Int32Array, cols: number): Micro {
  const place = new Int32Array(weights.length).fill(-1);
  const kept = weights.flatMap((weight, g) => (weight > 0 ? [g] : []));
  kept.forEach((g, i) => (place[g] = i));
  return {
    count: kept.length,
    centres: Float64Array.from(kept.flatMap((g) => centres.slice(g * cols, (g + 1) * cols))),
    weights: Float64Array.from(kept, (g) => weights[g] as number),
    of: of.map((g) => place[g] as number),
  };
}

interface Rough {
  readonly count: number;
  readonly of: Int32Array;
  /** Squared error of each part. */
  readonly errors: Float64Array;
}

async function roughParts(
  x: Float64Array,
  rows: number,
  cols: number,
  wanted: number,
  seedKey: string,
  checkpoint?: () => Promise<void>,
): Promise<Rough> {
  const some = random(`${seedKey}/rough`).permutation(rows).subarray(0, ROUGH_ROWS).sort();
  const seen = rowsOf(x, cols, some);
  const count = distinct(seen, some.length, cols, wanted);
  const { centres } = await kmeansOnce(seen, some.length, cols, count, `${seedKey}/rough`, hooks(10, checkpoint));
  const of = new Int32Array(rows);
  const errors = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    let [nearest, best] = [0, Infinity];
    for (let g = 0; g < count; g++) {
      let sum = 0;
      for (let j = 0; j < cols && sum < best; j++) {
        const apart = (x[row * cols + j] as number) - (centres[g * cols + j] as number);
        sum += apart * apart;
      }
      if (sum < best) [nearest, best] = [g, sum];
    }
    of[row] = nearest;
    errors[nearest] = (errors[nearest] as number) + best;
    if ((row & 1023) === 0) await checkpoint?.();
  }
  return { count, of, errors };
}

const hooks = (maxIterations: number, checkpoint?: () => Promise<void>): Parameters<typeof kmeansOnce>[5] => ({
  maxIterations,
  tolerance: 1e-4,
  ...(checkpoint ? { checkpoint } : {}),
});

function rowsOf(x: Float64Array, cols: number, index: ArrayLike<number>): Float64Array {
  const part = new Float64Array(index.length * cols);
  for (let i = 0; i < index.length; i++) {
    const row = index[i] as number;
    part.set(x.subarray(row * cols, (row + 1) * cols), i * cols);
  }
  return part;
}

function gather(of: Int32Array, count: number): readonly Uint32Array[] {
  const sizes = new Int32Array(count);
  for (const part of of) sizes[part] = (sizes[part] as number) + 1;
  const members = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  of.forEach((part, row) => {
    const at = sizes[part] as number;
    (members[part] as Uint32Array)[at] = row;
    sizes[part] = at + 1;
  });
  return members;
}

/** Distinct rows among the first ones, counted up to `enough`. */
function distinct(x: Float64Array, rows: number, cols: number, enough: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < Math.min(rows, ROUGH_ROWS) && seen.size < enough; i++) seen.add(x.subarray(i * cols, (i + 1) * cols).join());
  return seen.size;
}
