import { say } from '../../core/message';
import type { Params } from '../../core/params';
import { random } from '../../core/rng';
import { adjustedRand } from '../../ml/agreement';
import { defaultGroupSize, defaultLeast } from '../../ml/density/k-distance';
import { standOut } from '../../ml/density/stand-out';
import type { Basis, params } from './meta';
import type { Cloud, ClusterMethod, MethodFit, Tools } from './method';
import { METHODS } from './methods';

export interface Found {
  readonly method: ClusterMethod['id'];
  readonly fit: MethodFit | null;
}

/** So many rows tell whether crowds have another shape than k-means can see. */
const LOOKED = 1500;
/** Groupings that agree less than this are different answers. */
const ALIKE = 0.75;

/**
 * The way that was asked for. Left to itself it is k-means, save where crowds stand clearly apart that are quite other groups than those of
 * k-means: then it is their shape that counts, and HDBSCAN.
 */
export async function foundBy({ method }: Basis, cloud: Cloud, options: Params<typeof params>, tools: Tools): Promise<Found> {
  const fit = await METHODS[method].fit(cloud, options, tools);
  if (options.method !== 'auto' || options.k !== 'auto' || method !== 'kmeans') return { method, fit };
  if (!(await shaped(cloud, fit?.labels ?? null, tools))) return { method, fit };
  const crowds = await METHODS.hdbscan.fit(cloud, options, tools);
  return crowds && crowds.verdict === 'clear' && crowds.k > 1 ? { method: 'hdbscan', fit: crowds } : { method, fit };
}

async function shaped({ x, rows, cols }: Cloud, labels: Int32Array | null, { context, seedKey }: Tools): Promise<boolean> {
  const chosen = random(`${seedKey}/shape`).permutation(rows).subarray(0, LOOKED).sort();
  const part = new Float64Array(chosen.length * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  const some = { x: part, rows: chosen.length, cols };
  const points = defaultLeast(some.rows, cols);
  const spec = { method: 'hdbscan', points, share: defaultGroupSize(some.rows) / some.rows } as const;
  context.progress(0.9, say('cluster.progress.near'));
  const [crowds] = await context.pool.map('partition', [{ ...some, spec, seedKey }], { signal: context.signal });
  if (!crowds || !crowds.includes(1)) return false;
  const known = labels && Int32Array.from(chosen, (row) => labels[row] as number);
  if (known && adjustedRand(known, crowds) >= ALIKE) return false;
  const options = { seedKey: `${seedKey}/shape`, least: points, checkpoint: () => context.checkpoint() };
  return (await standOut(part, some.rows, cols, options)).grouped;
}
