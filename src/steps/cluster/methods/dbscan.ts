import type { Json } from '../../../core/json';
import { coverRule } from '../../../ml/density/cover';
import { bend, defaultGroupSize, defaultLeast, groupsAt, kDistances, proposeEps, withoutSmall } from '../../../ml/density/k-distance';
import type { Reach } from '../../../ml/density/reach';
import { rounded, type Cut, type DensityPicture } from '../density';
import type { ClusterMethod } from '../method';
import { standIn } from '../stand-in';
import { crowdsOf, lookedAt, nobody, verdictOf } from './crowds';

/** Beyond these a neighbourhood takes too long to look at; fewer rows are drawn by chance, and the card says so. */
const MOST_ROWS = 200_000;
const MOST_WIDE = 50_000;
const WIDE = 10;
/** So many rows are drawn when it is asked how steady groups are: from more, the same distance would mean another density. */
const STEADY_ROWS = 1_500;

/** Crowds of any shape, and rows that stand alone. */
export const dbscan: ClusterMethod = {
  id: 'dbscan',
  async fit(cloud, { eps: asked, points: askedPoints, least }, { context, seedKey }) {
    const { cols } = cloud;
    const { x, rows, spread } = lookedAt(cloud, cols > WIDE ? MOST_WIDE : MOST_ROWS, `${seedKey}/crowds`);
    const points = Math.min(rows, askedPoints === 'auto' ? defaultLeast(rows, cols) : askedPoints);
    const { found, standing } = await crowdsOf(x, rows, cols, points, seedKey, context);
    const proposal = proposeEps(found, Math.max(least, defaultGroupSize(rows)));
    if (!proposal) return null;
    const proposed = rounded(proposal.eps);
    const eps = asked === 'auto' ? proposed : asked;
    const picture = await pictureOf(found, { eps, proposed, least }, () => context.checkpoint());
    const learnt = {
      ...picture,
      points,
      chosen: asked !== 'auto',
      grouped: standing.grouped,
      rule: proposal.rule,
    } satisfies DensityPicture as unknown as Json;
    const sampled = rows < cloud.rows ? rows : null;
    const none = { labels: new Int32Array(cloud.rows).fill(-1), k: 0, rule: 'own', program: nobody, silhouette: null } as const;
    const answer = withoutSmall(groupsAt(found)(eps), least);
    const grouped = asked !== 'auto' || (standing.grouped && answer.groups > 1);
    const shared = { tried: [], elbow: null, sampled, learnt };
    if (!grouped || answer.groups === 0) return { ...none, ...shared, verdict: 'none' };
    const rule = await coverRule(x, cols, answer.labels, answer.groups, {
      seedKey,
      least,
      beyond: eps,
      checkpoint: () => context.checkpoint(),
    });
    return {
      ...shared,
      ...standIn(rule, answer.groups, cols),
      labels: spread(answer.labels),
      k: answer.groups,
      silhouette: null,
      ...(asked === 'auto' || rows <= STEADY_ROWS
        ? { spec: { method: 'dbscan', eps: asked === 'auto' ? null : eps, points, least } as const }
        : {}),
      verdict: asked !== 'auto' ? 'chosen' : verdictOf(standing, answer.noise / rows),
    };
  },
};

const CUTS = 60;
const CORNERS = 160;

/** The curve of distances and what a cut through it at any height would give. */
async function pictureOf(
  found: Reach,
  { eps, proposed, least }: { readonly eps: number; readonly proposed: number; readonly least: number },
  checkpoint: () => Promise<void>,
): Promise<Omit<DensityPicture, 'points' | 'chosen' | 'grouped' | 'rule'>> {
  const { rows, length } = found;
  const curve = kDistances(found);
  const last = curve.length - 1;
  const at = groupsAt(found);
  const longest = Math.sqrt(length[length.length - 1] as number);
  // from where a few rows have company to a little beyond where at most one group is left
  let high = Math.max(eps, proposed, curve[Math.floor(0.9 * last)] as number);
  while (high < longest && withoutSmall(at(high), least).groups > 1) high *= 1.15;
  high *= 1.15;
  const low = Math.max(high / 1000, Math.min((curve[Math.floor(0.05 * last)] as number) / 2 || high / 50, proposed / 2));
  const steps = Array.from({ length: CUTS }, (_, i) => rounded(low * (high / low) ** (i / (CUTS - 1))));
  const distances = [...new Set([...steps, proposed, eps])].filter((one) => one > 0).sort((a, b) => a - b);
  const cuts: Cut[] = [];
  for (const distance of distances) {
    const { groups, noise } = withoutSmall(at(distance), least);
    cuts.push([distance, groups, noise]);
    await checkpoint();
  }
  const corners = Math.min(CORNERS, last + 1);
  return {
    kind: 'dbscan',
    eps,
    proposed,
    bend: bend(curve),
    curve: Array.from({ length: corners }, (_, i) => {
      const place = corners < 2 ? 0 : Math.round((i * last) / (corners - 1));
      return [last === 0 ? 1 : place / last, curve[place] as number] as const;
    }),
    cuts,
    rows,
  };
}
