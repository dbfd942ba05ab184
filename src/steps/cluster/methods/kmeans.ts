import type { Candidate } from '../../../ml/groups';
import { centresRule } from '../centres';
import type { ClusterMethod } from '../method';

/** Round groups of like size, each told by its middle. */
export const kmeans: ClusterMethod = {
  id: 'kmeans',
  async fit({ x, rows, cols }, { k: asked, restarts }, { context, seedKey, advice: advise }) {
    const advice = await advise();
    await context.checkpoint();
    const k = asked === 'auto' ? advice.k : asked;
    if (k < 2) return null;
    const known = k === advice.k && advice.best?.fit.labels.length === rows ? advice.best : null;
    const inputs = [{ x, rows, cols, k, seedKey: `${seedKey}/k ${k}`, restarts }];
    const found = known ?? ((await context.pool.map('groups-candidate', inputs, { signal: context.signal }))[0] as Candidate);
    const { centres, labels } = found.fit;
    return {
      labels,
      k,
      rule: 'own',
      silhouette: found.silhouette,
      verdict: asked === 'auto' ? advice.verdict : 'chosen',
      ...centresRule(centres, k, cols),
    };
  },
};
