import { say } from '../../../core/message';
import { bestOf, restartKey } from '../../../ml/kmeans';
import { withLeast } from '../../../ml/least-size';
import type { LloydFit } from '../../../ml/lloyd';
import { centresRule } from '../centres';
import type { ClusterMethod, MethodFit } from '../method';

/** From here on rows are looked at by batches. */
const BATCH_ROWS = 250_000;

/** Round groups of like size, each told by its middle. */
export const kmeans: ClusterMethod = {
  id: 'kmeans',
  async fit({ x, rows, cols }, { k: asked, restarts, least }, { context, seedKey, advice: advise }) {
    const advice = await advise();
    await context.checkpoint();
    const k = asked === 'auto' ? advice.k : asked;
    if (k < 2) return null;
    const shared = {
      rule: 'own',
      verdict: asked === 'auto' ? advice.verdict : 'chosen',
      spec: { method: 'kmeans', k, restarts: 2 },
    } as const satisfies Partial<MethodFit>;
    const { pool, signal } = context;
    const told = async (fit: LloydFit): Promise<Pick<MethodFit, 'k' | 'labels' | 'merged' | 'program' | 'distances'>> => {
      const found = await withLeast(x, rows, cols, { ...fit, k }, least, { checkpoint: () => context.checkpoint() });
      return { ...centresRule(found.centres, found.k, cols), k: found.k, labels: found.labels, merged: found.dropped };
    };
    const key = `${seedKey}/k ${k}`;
    if (rows >= BATCH_ROWS) {
      const [found] = await pool.map('mini-batch', [{ x, rows, cols, k, seedKey: key }], { signal });
      if (!found) return null;
      return { ...shared, ...(await told(found)), learnt: { batches: true } };
    }
    // By the same rows, starts and chance as below, unless the advice looked at some of the rows only.
    const known = advice.candidates[k - 1];
    if (known?.fit.labels.length === rows)
      return { ...shared, ...(await told(known.fit)), ...(k === advice.k && { silhouette: known.silhouette }) };
    const starts = Array.from({ length: restarts }, (_, i) => ({ x, rows, cols, k, seedKey: restartKey(key, i), tolerance: 1e-6 }));
    const onProgress = (share: number): void => context.progress(share, say('cluster.progress.try'));
    return { ...shared, ...(await told(bestOf(await pool.map('kmeans', starts, { signal, onProgress })))) };
  },
};
