import { say } from '../../../core/message';
import { mostGroups } from '../../../ml/groups';
import { withLeast } from '../../../ml/least-size';
import { adviseMixed, type MixedAdvice, type MixedTried } from '../../../ml/mixed-groups';
import { nearestPrototypes, prototypeOf } from '../../../ml/prototypes';
import type { Ctx } from '../../context';
import { centresRule } from '../centres';
import type { ClusterReport } from '../meta';
import type { ClusterMethod, Cloud } from '../method';
import { nobody } from './crowds';
import { rowsFrom } from './sample';

type Tried = ClusterReport['tried'][number];

const LOOKED = 20_000;
const RESTARTS = 5;

/** Numbers and categories at once; each group has one level of every category. */
export const mixed: ClusterMethod = {
  id: 'mixed',
  async fit(cloud, { k: asked, least }, { context, seedKey }) {
    const { cols, blocks } = cloud;
    const { pool, signal } = context;
    const looked = rowsFrom(cloud, LOOKED, `${seedKey}/mixed`);
    const { x, rows } = looked;
    const advice = await advised(x, rows, cloud, seedKey, context);
    const shared = {
      tried: advice.tried.map(rowOf),
      elbow: advice.elbow,
      votes: { silhouette: advice.tried.length > 0 ? (advice.best?.k ?? 1) : null, gap: advice.gap },
      steady: advice.steady,
      sampled: rows < cloud.rows ? rows : null,
    };
    const found =
      asked === 'auto'
        ? advice.best
        : await pool
            .map('mixed-candidate', [{ x, rows, cols, blocks, k: asked, seedKey: `${seedKey}/k ${asked}`, restarts: RESTARTS }], { signal })
            .then(([one]) => one && { k: asked, ...one });
    if (!found) {
      const labels = new Int32Array(cloud.rows).fill(-1);
      return { ...shared, labels, k: 0, rule: 'own', program: nobody, silhouette: null, verdict: 'none' };
    }
    const checkpoint = (): Promise<void> => context.checkpoint();
    const { fit, silhouette } = found;
    const middleOf = (of: Uint32Array): Float64Array => prototypeOf(x, cols, blocks, of);
    const { centres, labels, k, dropped } = await withLeast(x, rows, cols, { ...fit, k: found.k }, least, { middleOf, checkpoint });
    return {
      ...shared,
      ...centresRule(centres, k, cols),
      k,
      merged: dropped,
      labels: rows === cloud.rows ? labels : await nearestPrototypes(cloud, centres, k, checkpoint),
      rule: 'own',
      silhouette,
      spec: { method: 'mixed', k: found.k, blocks, restarts: 2 },
      verdict: asked === 'auto' ? advice.verdict : 'chosen',
    };
  },
};

/** The last advice, so that another number of groups asks for none anew. */
let last: { readonly x: Float64Array; readonly key: string; readonly advice: MixedAdvice } | null = null;

async function advised(x: Float64Array, rows: number, { cols, blocks }: Cloud, seedKey: string, context: Ctx): Promise<MixedAdvice> {
  const key = JSON.stringify([seedKey, cols, blocks]);
  if (last?.key === key && last.x.length === x.length && last.x.every((value, i) => value === x[i])) return last.advice;
  const advice = await adviseMixed(context.pool, x, rows, cols, blocks, {
    seedKey,
    kMax: mostGroups(rows),
    signal: context.signal,
    onProgress: (share) => context.progress(share, say(share < 0.5 ? 'cluster.progress.try' : 'cluster.progress.compare')),
  });
  last = { x, key, advice };
  return advice;
}

const rowOf = ({ cost, ...row }: MixedTried): Tried => ({ ...row, inertia: cost });
