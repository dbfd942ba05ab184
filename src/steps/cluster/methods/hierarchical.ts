import { say } from '../../../core/message';
import { stop } from '../../../core/problem';
import { apartIn, proposeCut, type ProposedCut } from '../../../ml/hierarchy/cut';
import { agreementWithExact, groupsAt, treeOfRows, type RowsTree } from '../../../ml/hierarchy/groups';
import type { Linkage } from '../../../ml/hierarchy/index';
import { cutTree, topOf } from '../../../ml/hierarchy/tree';
import { mostGroups } from '../../../ml/groups';
import { surrogate } from '../../../ml/surrogate';
import type { TreeLearnt } from '../dendrogram';
import { mergeSmall } from '../merge';
import type { ClusterMethod, Cloud, MethodFit, Tools } from '../method';
import { standIn } from '../stand-in';
import { nobody } from './crowds';

/** Branches of the picture. */
const SHOWN = 40;
/** A silhouette of one half (Kaufman & Rousseeuw 1990). */
const CLEAR = 0.5;

/** From single rows up to one whole, by how near groups are to each other; cut where wanted. */
export const hierarchical: ClusterMethod = {
  id: 'hierarchical',
  async fit(cloud, { k: asked, linkage, least }, tools) {
    const { context, seedKey } = tools;
    const advice = await tools.advice();
    const { built, proposal } = await grown(cloud, linkage, tools);
    const proposed = advice.k === 0 ? null : proposal.k;
    const k = asked === 'auto' ? proposed : asked;
    if (k === null) return uncut(cloud, linkage, built, tools);
    const most = apartIn(built.tree);
    if (k > most) stop('too-few-distinct-rows', { need: k, have: most });
    const { x, cols } = cloud;
    const hooks = { seedKey, least, checkpoint: () => context.checkpoint() };
    const labels = groupsAt(built, k);
    const { to: joined, merged } = mergeSmall(labels, k, cloud, least);
    const grouped = labels.map((label) => joined[label] as number);
    const learnt = await pictured(cloud, linkage, built, labels, k, proposed, tools);
    const blank = { inertia: null, nullLow: null, nullHigh: null, gap: null, gapError: null, stability: null };
    return {
      k,
      labels: grouped,
      merged,
      joined,
      ...standIn(await surrogate(x, cols, grouped, k, hooks), k, cols),
      tried: proposal.tried.map(({ k: groups, silhouette }) => ({ k: groups, silhouette, ...blank })),
      learnt,
      spec: { method: 'hierarchical', linkage, k },
      verdict: asked === 'auto' ? ((silhouetteAt(proposal, k) ?? 0) >= CLEAR ? 'clear' : 'weak') : 'chosen',
    };
  },
};

/** The tree as it is, for nobody is parted from anybody; null where there is none, as all rows are the same. */
async function uncut(cloud: Cloud, linkage: Linkage, built: RowsTree, tools: Tools): Promise<MethodFit | null> {
  if (apartIn(built.tree) < 2) return null;
  const labels = new Int32Array(cloud.rows).fill(-1);
  const learnt = await pictured(cloud, linkage, built, groupsAt(built, 2), 1, null, tools);
  return { labels, k: 0, rule: 'own', program: nobody, silhouette: null, learnt, verdict: 'none' };
}

/** @param labels of the cut, or of the first one where there is none, for the exact tree to be held against */
async function pictured(
  { x, cols }: Cloud,
  linkage: Linkage,
  built: RowsTree,
  labels: Int32Array,
  cut: number,
  proposed: number | null,
  { context, seedKey }: Tools,
): Promise<TreeLearnt> {
  const hooks = { seedKey, checkpoint: () => context.checkpoint() };
  const compared = built.of && (await agreementWithExact(x, cols, linkage, labels, Math.max(2, cut), hooks));
  const weights = built.weights ?? undefined;
  const { leaves, first, merges } = topOf(built.tree, Math.max(SHOWN, cut), weights);
  const groups = cutTree(built.tree, cut, weights);
  return {
    linkage,
    leaves,
    merges,
    groups: first.map((leaf) => groups[leaf] as number),
    cut,
    proposed,
    micro: compared && { count: built.tree.leaves, ...compared },
  };
}

const silhouetteAt = ({ tried }: ProposedCut, k: number): number | undefined => tried.find((one) => one.k === k)?.silhouette;

interface Grown {
  readonly built: RowsTree;
  readonly proposal: ProposedCut;
}

/** The last tree, so that another cut asks for none anew. */
let last: (Grown & { readonly x: Float64Array; readonly key: string }) | null = null;

async function grown({ x, rows, cols }: Cloud, linkage: Linkage, { context, seedKey }: Tools): Promise<Grown> {
  const key = `${seedKey} ${linkage} ${cols}`;
  const same = last?.key === key && last.x.length === x.length && last.x.every((value, i) => value === x[i]);
  if (last && same) return last;
  const checkpoint = (): Promise<void> => context.checkpoint();
  const built = await treeOfRows(x, rows, cols, linkage, {
    seedKey,
    checkpoint,
    onProgress: (share) => context.progress(share, say('cluster.progress.tree')),
  });
  const proposal = await proposeCut(x, rows, cols, built, linkage, { kMax: mostGroups(rows), seedKey, checkpoint });
  last = { built, proposal, x, key };
  return last;
}
