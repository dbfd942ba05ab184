import { silhouette } from '../silhouette';
import { groupsAt, type RowsTree } from './groups';
import type { Linkage } from './index';
import type { Hierarchy } from './tree';

export interface CutTried {
  readonly k: number;
  /** Mean silhouette of the cut. */
  readonly silhouette: number;
  /** Branches that are large enough to be groups; smaller ones are stragglers. */
  readonly groups: number;
  /** How much higher the merge above the cut is than the one below, as a ratio less one. */
  readonly step: number;
}

export interface ProposedCut {
  /** Branches; null where no cut leaves two groups. */
  readonly k: number | null;
  readonly tried: readonly CutTried[];
}

/** A group takes five rows and one in a hundred. */
const LEAST_ROWS = 5;
const LEAST_SHARE = 0.01;
/** Silhouettes for choosing look at no more rows. */
const SILHOUETTE_ROWS = 2000;
/** Single linkage strings rows together and leaves stragglers behind: more branches are looked at, and steps count in place of silhouettes. */
const MOST_SINGLE = 30;
/** A shorter step is one like many others. */
const LEAST_STEP = 0.25;

/**
 * Where to cut: of the cuts with at least two groups of five rows and one in a hundred, the one with the largest silhouette; for single
 * linkage the one below the longest step from one merge to the next, if that is a quarter or more.
 * @param x row-major, rows × cols
 */
export async function proposeCut(
  x: Float64Array,
  rows: number,
  cols: number,
  tree: RowsTree,
  linkage: Linkage,
  options: { readonly kMax: number; readonly seedKey: string; readonly checkpoint?: () => Promise<void> },
): Promise<ProposedCut> {
  const { seedKey, checkpoint } = options;
  const most = Math.min(linkage === 'single' ? MOST_SINGLE : options.kMax, apartIn(tree.tree));
  const tried: CutTried[] = [];
  for (let k = 2; k <= most; k++) {
    const labels = groupsAt(tree, k);
    const found = await silhouette(x, rows, cols, labels, k, { seedKey, maxRows: SILHOUETTE_ROWS, ...(checkpoint ? { checkpoint } : {}) });
    tried.push({ k, silhouette: found.mean, groups: largeOnes(labels, k), step: stepAt(tree.tree, k) });
    await checkpoint?.();
  }
  const score = (one: CutTried): number => (linkage === 'single' ? one.step : one.silhouette);
  const usable = tried.filter(({ groups, step }) => groups >= 2 && (linkage !== 'single' || step >= LEAST_STEP));
  const best = usable.reduce<CutTried | null>((a, b) => (a && score(a) >= score(b) ? a : b), null);
  return { k: best?.k ?? null, tried };
}

/** Branches a cut can have without parting rows that are alike. */
export function apartIn({ heights }: Hierarchy): number {
  return 1 + heights.reduce((count, height) => count + (height > 0 ? 1 : 0), 0);
}

function largeOnes(labels: Int32Array, k: number): number {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  const least = Math.max(LEAST_ROWS, LEAST_SHARE * labels.length);
  return sizes.reduce((count, size) => count + (size >= least ? 1 : 0), 0);
}

function stepAt({ heights }: Hierarchy, k: number): number {
  const above = heights[heights.length - (k - 1)] as number;
  const below = heights[heights.length - k] ?? 0;
  return below > 0 ? above / below - 1 : above > 0 ? Infinity : 0;
}
