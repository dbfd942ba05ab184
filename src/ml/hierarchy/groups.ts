import { random } from '../../core/rng';
import { adjustedRand } from '../agreement';
import type { TreeHooks } from './chain';
import { hierarchy, type Linkage } from './index';
import { microClusters } from './micro';
import { cutTree, type Hierarchy } from './tree';

/** Up to here every row is a leaf. */
export const EXACT_ROWS = 20_000;
/** The tree over micro-clusters is held against an exact one of so many rows drawn by chance. */
const COMPARED_ROWS = 4_000;
const MICRO_SHARE = 0.6;

/** A tree over rows, or over micro-clusters where there are too many. */
export interface RowsTree {
  readonly tree: Hierarchy;
  /** Leaf of each row and rows of each leaf; null where a leaf is a row. */
  readonly of: Int32Array | null;
  readonly weights: Float64Array | null;
}

/** @param x row-major, rows × cols, finite @throws Problem too-big-for-memory */
export async function treeOfRows(
  x: Float64Array,
  rows: number,
  cols: number,
  linkage: Linkage,
  options: TreeHooks & { readonly seedKey: string; readonly exactRows?: number },
): Promise<RowsTree> {
  const { seedKey, exactRows = EXACT_ROWS, onProgress, checkpoint } = options;
  if (rows <= exactRows) return { tree: await hierarchy(x, rows, cols, linkage, options), of: null, weights: null };
  const part = (from: number, to: number): TreeHooks => ({
    onProgress: (share) => onProgress?.(from + share * (to - from)),
    ...(checkpoint ? { checkpoint } : {}),
  });
  const micro = await microClusters(x, rows, cols, { ...part(0, MICRO_SHARE), seedKey });
  const { weights } = micro;
  const tree = await hierarchy(micro.centres, micro.count, cols, linkage, { ...part(MICRO_SHARE, 1), weights });
  return { tree, of: micro.of, weights };
}

/** Groups of the rows when the tree is cut into k branches, largest first. */
export function groupsAt({ tree, of, weights }: RowsTree, k: number): Int32Array {
  const leaf = cutTree(tree, k, weights ?? undefined);
  return of ? of.map((place) => leaf[place] as number) : leaf;
}

/**
 * How a tree over micro-clusters parts the rows, held against the exact tree of rows drawn by chance cut into as many branches.
 * @returns adjusted Rand index: 1 the same groups, 0 no more alike than by chance
 */
export async function agreementWithExact(
  x: Float64Array,
  cols: number,
  linkage: Linkage,
  labels: Int32Array,
  k: number,
  options: TreeHooks & { readonly seedKey: string; readonly rows?: number },
): Promise<{ readonly rows: number; readonly agreement: number }> {
  const { seedKey, rows = COMPARED_ROWS } = options;
  const index = random(`${seedKey}/exact`).permutation(labels.length).subarray(0, rows).sort();
  const part = new Float64Array(index.length * cols);
  index.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  const tree = await hierarchy(part, index.length, cols, linkage, options);
  const own = Int32Array.from(index, (row) => labels[row] as number);
  return { rows: index.length, agreement: adjustedRand(own, cutTree(tree, k)) };
}
