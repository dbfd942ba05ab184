import { stop } from '../../core/problem';
import { random } from '../../core/rng';
import type { Tree } from '../../core/tree';
import { kernels } from '../kernels/index';
import type { Binned } from './bins';
import { Grower, GROWER_PIECES, growerBytes } from './grow';

/** Sizes that differ from the sensible ones: the most leaves and cuts from root to leaf, and the fewest rows of a leaf. */
export interface TreeSettings {
  readonly leaves?: number;
  readonly depth?: number;
  readonly leastRows?: number;
}

/** More leaves than this no one reads. */
const MOST_LEAVES = 12;
const DEPTH = 5;
/** So many rows of everyone are mixed into each leaf, so that none says never or always. */
const SMOOTHING = 2;
const PARTS = 5;

/**
 * One tree that can be read: the most gainful cut first (Gini), with the fewest leaves whose log loss lies within one standard error of the least
 * (Breiman et al. 1984), over five rounds of cross-validation on these rows. Values are chances.
 * @param y 0 or 1
 * @throws Problem no-rows, one-class, too-big-for-memory
 */
export async function decisionTree(
  binned: Binned,
  y: Uint8Array,
  {
    seedKey,
    settings = {},
    checkpoint,
  }: { readonly seedKey: string; readonly settings?: TreeSettings; readonly checkpoint?: () => Promise<void> },
): Promise<Tree> {
  if (y.length === 0) stop('no-rows');
  if (y.every((value) => value === y[0])) stop('one-class', { value: y[0] ?? 0 });
  const order = random(seedKey).permutation(y.length);
  const most = settings.leaves ?? MOST_LEAVES;
  const losses = Array.from({ length: most + 1 }, () => new Float64Array(y.length));
  for (let part = 0; part < PARTS; part++) {
    const judge = order.filter((_, place) => place % PARTS === part);
    if (judge.length === 0) continue;
    const whole = smoothed(await grown(binned, y, order.filter((_, place) => place % PARTS !== part).sort(), settings));
    for (let leaves = 1; leaves <= most; leaves++) {
      const leaf = leafFinder(withLeaves(whole, leaves), binned);
      const own = losses[leaves] as Float64Array;
      for (const row of judge) {
        const p = Math.min(1 - 1e-9, Math.max(1e-9, leaf(row)));
        own[row] = -Math.log(y[row] === 1 ? p : 1 - p);
      }
    }
    await checkpoint?.();
  }
  const all = Uint32Array.from({ length: y.length }, (_, row) => row);
  return withLeaves(smoothed(await grown(binned, y, all, settings)), fewest(losses));
}

/** @param losses by number of leaves, of each row */
function fewest(losses: readonly Float64Array[]): number {
  const sums = losses.map((own) => own.reduce((sum, loss) => sum + loss, 0));
  let best = 1;
  for (let leaves = 2; leaves < losses.length; leaves++) if ((sums[leaves] as number) < (sums[best] as number)) best = leaves;
  const least = losses[best] as Float64Array;
  for (let leaves = 2; leaves < best; leaves++) {
    const own = losses[leaves] as Float64Array;
    const mean = ((sums[leaves] as number) - (sums[best] as number)) / own.length;
    const variance = own.reduce((sum, loss, row) => sum + (loss - (least[row] as number) - mean) ** 2, 0) / own.length;
    if (mean <= Math.sqrt(variance / own.length)) return leaves;
  }
  return Math.max(2, best);
}

/** The tree as it stood when it had so many leaves: cut number i made the nodes 2i - 1 and 2i. */
function withLeaves(tree: Tree, leaves: number): Tree {
  const nodes = Math.min(tree.feature.length, 2 * leaves - 1);
  const leaf = (node: number): boolean => tree.feature[node] === -1 || (tree.left[node] as number) >= nodes;
  const cut = (list: readonly number[], inLeaf: number): readonly number[] =>
    list.slice(0, nodes).map((value, node) => (leaf(node) ? inLeaf : value));
  return {
    feature: cut(tree.feature, -1),
    threshold: cut(tree.threshold, 0),
    missingLeft: cut(tree.missingLeft, 0) as readonly (0 | 1)[],
    left: cut(tree.left, 0),
    right: cut(tree.right, 0),
    value: tree.value.slice(0, nodes),
    cover: tree.cover.slice(0, nodes),
  };
}

/** Values as chances. */
function smoothed(tree: Tree): Tree {
  const rate = tree.value[0] as number;
  return {
    ...tree,
    value: tree.value.map(
      (share, node) => (share * (tree.cover[node] as number) + rate * SMOOTHING) / ((tree.cover[node] as number) + SMOOTHING),
    ),
  };
}

/** The value of a row's leaf. */
function leafFinder({ feature, threshold, missingLeft, left, right, value }: Tree, { data, rows, edges }: Binned): (row: number) => number {
  const last = feature.map((column, node) => {
    if (column < 0) return 0;
    const at = (edges[column] as Float64Array).indexOf(threshold[node] as number);
    // none of them: all values left, the missing ones right
    return at < 0 ? 255 : at + 1;
  });
  return (row) => {
    let node = 0;
    for (let column = feature[0] as number; column >= 0; column = feature[node] as number) {
      const bin = data[column * rows + row] as number;
      const goesLeft = bin === 0 ? missingLeft[node] === 1 : bin <= (last[node] as number);
      node = (goesLeft ? left[node] : right[node]) as number;
    }
    return value[node] as number;
  };
}

async function grown(binned: Binned, y: Uint8Array, teach: Uint32Array, settings: TreeSettings): Promise<Tree> {
  const { rows, cols } = binned;
  const leastRows = Math.max(5, Math.round(teach.length / 100));
  const sizes = { leaves: MOST_LEAVES, depth: DEPTH, leastRows, ...settings };
  const growth = { ...sizes, l2: 0, leastHessian: 1, leastGain: 1e-9 };
  const room = (await kernels()).open(growerBytes(rows, cols, growth), GROWER_PIECES);
  try {
    const grower = new Grower(room, binned, growth, teach);
    const pairs = room.f64(grower.pairs, 2 * rows);
    for (let row = 0; row < rows; row++) {
      pairs[2 * row] = -(y[row] as number);
      pairs[2 * row + 1] = 1;
    }
    return grower.grow();
  } finally {
    room.free();
  }
}
