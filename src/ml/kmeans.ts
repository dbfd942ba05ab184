import { stop } from '../core/problem';
import { random } from '../core/rng';
import { kernels } from './kernels/index';
import { lloyd, openCloud, type Cloud, type LloydFit, type LloydOptions } from './lloyd';
import { seedCentres } from './seeding';

/** Clusters come largest first, equal sizes by their centres, so that numbering does not hang on chance. */
export interface Kmeans extends LloydFit {
  readonly k: number;
  readonly sizes: Int32Array;
}

export interface KmeansOptions extends LloydOptions {
  readonly seedKey: string;
  readonly restarts?: number;
  readonly onProgress?: (share: number) => void;
}

/**
 * k-means++ and Lloyd, best of several starts. The start numbered i is seeded by `restartKey(seedKey, i)`, so that starts may run
 * apart and be joined by `bestOf`.
 * @param x row-major, rows × cols, no NaN @throws Problem too-few-distinct-rows, too-big-for-memory
 */
export async function kmeans(x: Float64Array, rows: number, cols: number, k: number, options: KmeansOptions): Promise<Kmeans> {
  const { restarts = 10, onProgress } = options;
  return withCloud(x, rows, cols, k, async (cloud) => {
    const fits: Kmeans[] = [];
    for (let i = 0; i < restarts; i++) {
      fits.push(await kmeansIn(cloud, k, restartKey(options.seedKey, i), options));
      onProgress?.((i + 1) / restarts);
    }
    return bestOf(fits);
  });
}

/** One start of `kmeans`. */
export async function kmeansOnce(
  x: Float64Array,
  rows: number,
  cols: number,
  k: number,
  seedKey: string,
  options: LloydOptions = {},
): Promise<Kmeans> {
  return withCloud(x, rows, cols, k, (cloud) => kmeansIn(cloud, k, seedKey, options));
}

export function restartKey(seedKey: string, restart: number): string {
  return `${seedKey}/restart ${restart}`;
}

/** Least inertia; the earlier start when equal. */
export function bestOf(fits: readonly Kmeans[]): Kmeans {
  return fits.reduce((best, fit) => (fit.inertia < best.inertia ? fit : best));
}

/** One start on rows already in kernel memory. */
export async function kmeansIn(cloud: Cloud, k: number, seedKey: string, options: LloydOptions = {}): Promise<Kmeans> {
  return inOrder(await lloyd(cloud, seedCentres(cloud, k, random(seedKey)), k, options), k, cloud.cols);
}

export async function withCloud<T>(
  x: Float64Array,
  rows: number,
  cols: number,
  maxK: number,
  work: (cloud: Cloud) => Promise<T>,
): Promise<T> {
  if (rows < maxK) stop('too-few-distinct-rows', { need: maxK, have: rows });
  const cloud = openCloud(await kernels(), x, rows, cols, maxK);
  try {
    return await work(cloud);
  } finally {
    cloud.room.free();
  }
}

function inOrder(fit: LloydFit, k: number, cols: number): Kmeans {
  const counts = new Int32Array(k);
  for (const label of fit.labels) counts[label] = (counts[label] as number) + 1;
  const order = Array.from({ length: k }, (_, c) => c).sort((a, b) => {
    if (counts[a] !== counts[b]) return (counts[b] as number) - (counts[a] as number);
    for (let j = 0; j < cols; j++) {
      const difference = (fit.centres[a * cols + j] as number) - (fit.centres[b * cols + j] as number);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const rank = new Int32Array(k);
  const centres = new Float64Array(k * cols);
  order.forEach((c, place) => {
    rank[c] = place;
    centres.set(fit.centres.subarray(c * cols, (c + 1) * cols), place * cols);
  });
  return {
    ...fit,
    k,
    labels: fit.labels.map((label) => rank[label] as number),
    centres,
    sizes: Int32Array.from(order, (c) => counts[c] as number),
  };
}
