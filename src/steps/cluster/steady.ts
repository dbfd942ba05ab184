import { say } from '../../core/message';
import { random } from '../../core/rng';
import type { PartitionSpec } from '../../ml/partition';
import { stabilityOf, type ResampleInput } from '../../ml/stability';
import type { Ctx } from '../context';
import { steadinessOf, type StabilityReport } from './meta';
import type { Cloud, MethodFit } from './method';
import { letter, type Lettered } from './segments';

const RESAMPLES = 100;
const A_TASK = 10;
/** A row that lies elsewhere in more resamples than this is a mover. */
const MOVES = 0.2;
/** Rows drawn from: as many as a few seconds allow. */
const ROWS: Readonly<Record<Exclude<PartitionSpec['method'], 'kmeans'>, number>> = {
  mixture: 1500,
  mixed: 800,
  hierarchical: 1500,
  dbscan: 1500,
  hdbscan: 1500,
};
/** A round of k-means takes as long as rows × columns × groups are many. */
const MOST_BY_KMEANS = 10_000;
const FEWEST_BY_KMEANS = 1500;
const CELLS = 500_000;

function mostRows(spec: PartitionSpec, cols: number): number {
  if (spec.method !== 'kmeans') return ROWS[spec.method];
  return Math.min(MOST_BY_KMEANS, Math.max(FEWEST_BY_KMEANS, Math.floor(CELLS / (spec.k * cols))));
}

/** The rows that are drawn from, and how they are to be grouped anew. */
export interface Steadying extends Omit<ResampleInput, 'from' | 'count'> {
  /** All rows. */
  readonly of: number;
}

/** null where the method cannot be run again. */
export function steadying({ spec }: MethodFit, { labels, k }: Lettered, { x, rows, cols }: Cloud, seedKey: string): Steadying | null {
  if (!spec) return null;
  const most = mostRows(spec, cols);
  const index = random(`${seedKey}/steady`).permutation(rows).subarray(0, most).sort();
  const part = new Float64Array(index.length * cols);
  index.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return {
    x: part,
    rows: index.length,
    cols,
    labels: Int32Array.from(index, (row) => labels[row] as number),
    k,
    spec,
    seedKey,
    of: rows,
  };
}

/** A hundred resamples in the pool. */
export async function steadiness({ of, ...drawn }: Steadying, { pool, signal, progress }: Ctx): Promise<StabilityReport> {
  const { labels: own, k, rows } = drawn;
  const inputs = Array.from({ length: RESAMPLES / A_TASK }, (_, i) => ({ ...drawn, from: i * A_TASK, count: A_TASK }));
  const onProgress = (share: number): void =>
    progress(share, say('cluster.progress.steady', { done: Math.floor(share * RESAMPLES), of: RESAMPLES }));
  onProgress(0);
  const { byGroup, low, high, byRow } = stabilityOf(await pool.map('resample', inputs, { signal, onProgress }), k);
  const segments = Array.from(byGroup, (jaccard, group) => {
    const shares = byRow.filter((share, i) => own[i] === group && !Number.isNaN(share));
    const movers = shares.filter((share) => share < 1 - MOVES).length;
    return {
      id: letter(group),
      jaccard,
      low: low[group] as number,
      high: high[group] as number,
      words: steadinessOf(jaccard),
      movers: shares.length === 0 ? 0 : movers / shares.length,
    };
  });
  return { resamples: RESAMPLES, rows, of, segments };
}
