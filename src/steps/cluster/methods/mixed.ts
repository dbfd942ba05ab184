import { centresRule } from '../centres';
import type { ClusterMethod } from '../method';
import { mostGroups } from '../../../ml/groups';
import { silhouette } from '../../../ml/silhouette';
import { rowsFrom } from './sample';

const LOOKED = 20_000;
const RESTARTS = 5;
/** Silhouettes for choosing k need no more rows than this. */
const SILHOUETTE_ROWS = 2000;

/** Numbers and categories at once; each group has one level of every category. */
export const mixed: ClusterMethod = {
  id: 'mixed',
  async fit(cloud, { k: asked }, { context, seedKey }) {
    const { cols, blocks } = cloud;
    const looked = rowsFrom(cloud, LOOKED, `${seedKey}/mixed`);
    const most = Math.min(mostGroups(looked.rows), distinct(looked.x, looked.rows, cols, mostGroups(looked.rows)));
    const ks = asked === 'auto' ? Array.from({ length: Math.max(0, most - 1) }, (_, i) => i + 2) : [asked];
    const inputs = ks.map((k) => ({ ...looked, cols, blocks, k, seedKey: `${seedKey}/k ${k}`, restarts: RESTARTS }));
    const fits = await context.pool.map('prototypes', inputs, { signal: context.signal });
    const tried = [];
    for (const [i, fit] of fits.entries()) {
      const k = ks[i] as number;
      const options = { seedKey, maxRows: SILHOUETTE_ROWS, checkpoint: () => context.checkpoint() };
      const { mean } = await silhouette(looked.x, looked.rows, cols, fit.labels, k, options);
      tried.push({ k, fit, silhouette: mean });
    }
    const best = tried.reduce<(typeof tried)[number] | null>((a, b) => (a && a.silhouette >= b.silhouette ? a : b), null);
    if (!best || (asked === 'auto' && best.silhouette < WORTH)) return null;
    const { k, fit } = best;
    const rule = centresRule(fit.centres, k, cols);
    return {
      k,
      labels: looked.rows === cloud.rows ? fit.labels : nearest(cloud.x, cloud.rows, cols, fit.centres, k),
      ...rule,
      rule: 'own',
      silhouette: best.silhouette,
      tried: tried.map((one) => ({
        k: one.k,
        silhouette: one.silhouette,
        inertia: one.fit.cost,
        nullLow: null,
        nullHigh: null,
        gap: null,
        gapError: null,
        stability: null,
      })),
      elbow: null,
      sampled: looked.rows < cloud.rows ? looked.rows : null,
      spec: { method: 'mixed', k, blocks, restarts: 2 },
      verdict: asked !== 'auto' ? 'chosen' : best.silhouette >= 0.5 ? 'clear' : 'weak',
    };
  },
};

/** Below this no substantial structure has been found (Kaufman & Rousseeuw 1990). */
const WORTH = 0.25;

function distinct(x: Float64Array, rows: number, cols: number, enough: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < rows && seen.size < enough; i++) seen.add(x.subarray(i * cols, (i + 1) * cols).join());
  return seen.size;
}

function nearest(x: Float64Array, rows: number, cols: number, centres: Float64Array, k: number): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => {
    let best = 0;
    let least = Infinity;
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += ((x[i * cols + j] as number) - (centres[c * cols + j] as number)) ** 2;
      if (sum < least) {
        least = sum;
        best = c;
      }
    }
    return best;
  });
}
