import { say } from '../../../core/message';
import { bestOf, restartKey } from '../../../ml/kmeans';
import { centresRule } from '../centres';
import type { ClusterMethod, MethodFit } from '../method';

/** From here on rows are looked at by batches. */
const BATCH_ROWS = 250_000;

/** Round groups of like size, each told by its middle. */
export const kmeans: ClusterMethod = {
  id: 'kmeans',
  async fit({ x, rows, cols }, { k: asked, restarts }, { context, seedKey, advice: advise }) {
    const advice = await advise();
    await context.checkpoint();
    const k = asked === 'auto' ? advice.k : asked;
    if (k < 2) return null;
    const shared = {
      k,
      rule: 'own',
      verdict: asked === 'auto' ? advice.verdict : 'chosen',
      spec: { method: 'kmeans', k, restarts: 2 },
    } as const satisfies Partial<MethodFit>;
    const { pool, signal } = context;
    const key = `${seedKey}/k ${k}`;
    if (rows >= BATCH_ROWS) {
      const [found] = await pool.map('mini-batch', [{ x, rows, cols, k, seedKey: key }], { signal });
      if (!found) return null;
      return { ...shared, ...centresRule(found.centres, k, cols), labels: found.labels, learnt: { batches: true } };
    }
    const known = k === advice.k && advice.best?.fit.labels.length === rows ? advice.best : null;
    if (known) return { ...shared, ...centresRule(known.fit.centres, k, cols), labels: known.fit.labels, silhouette: known.silhouette };
    const starts = Array.from({ length: restarts }, (_, i) => ({ x, rows, cols, k, seedKey: restartKey(key, i), tolerance: 1e-6 }));
    const onProgress = (share: number): void => context.progress(share, say('cluster.progress.try'));
    const { centres, labels } = bestOf(await pool.map('kmeans', starts, { signal, onProgress }));
    return { ...shared, ...centresRule(centres, k, cols), labels };
  },
};
