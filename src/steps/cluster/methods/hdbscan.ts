import type { Json } from '../../../core/json';
import { coverRule } from '../../../ml/density/cover';
import { hdbscan as lasting } from '../../../ml/density/hdbscan';
import { defaultGroupSize, defaultLeast } from '../../../ml/density/k-distance';
import type { LastingPicture } from '../density';
import type { ClusterMethod } from '../method';
import { standIn } from '../stand-in';
import { crowdsOf, lookedAt, nobody, verdictOf } from './crowds';

/** Exact up to here; of more rows so many are drawn by chance, and the rule puts the others. */
const MOST_ROWS = 50_000;

/** Crowds of any shape and of unlike density: those that last longest as the distance shrinks. */
export const hdbscan: ClusterMethod = {
  id: 'hdbscan',
  async fit(cloud, { size: asked, points: askedPoints, least }, { context, seedKey }) {
    const { cols } = cloud;
    const { x, rows, spread } = lookedAt(cloud, MOST_ROWS, `${seedKey}/crowds`);
    const points = Math.min(rows, askedPoints === 'auto' ? defaultLeast(rows, cols) : askedPoints);
    const size = Math.max(least, asked === 'auto' ? defaultGroupSize(rows) : asked);
    const { found, standing } = await crowdsOf(x, rows, cols, points, seedKey, context);
    const learnt = { kind: 'hdbscan', points, size } satisfies LastingPicture as unknown as Json;
    const { labels, groups, noise } = lasting(found, size);
    const shared = { tried: [], elbow: null, sampled: rows < cloud.rows ? rows : null, learnt, silhouette: null };
    if (!standing.grouped || groups < 2) {
      return { ...shared, labels: new Int32Array(cloud.rows).fill(-1), k: 0, rule: 'own', program: nobody, verdict: 'none' };
    }
    const widest = found.core.reduce((most, core, row) => ((labels[row] as number) >= 0 && core > most ? core : most), 0);
    const rule = await coverRule(x, cols, labels, groups, {
      seedKey,
      least,
      beyond: Math.sqrt(widest),
      checkpoint: () => context.checkpoint(),
    });
    return {
      ...shared,
      ...standIn(rule, groups, cols),
      labels: spread(labels),
      k: groups,
      spec: { method: 'hdbscan', points, share: size / rows },
      verdict: asked === 'auto' ? verdictOf(standing, noise / rows) : 'chosen',
    };
  },
};
