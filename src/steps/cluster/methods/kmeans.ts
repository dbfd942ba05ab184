import type { Candidate } from '../../../ml/groups';
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
    const inputs = [{ x, rows, cols, k, seedKey: key, restarts }];
    const found = known ?? ((await pool.map('groups-candidate', inputs, { signal }))[0] as Candidate);
    const { centres, labels } = found.fit;
    return { ...shared, ...centresRule(centres, k, cols), labels, silhouette: found.silhouette };
  },
};
