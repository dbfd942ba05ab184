import { stop } from '../../core/problem';
import { random } from '../../core/rng';
import { addTree, type Tree } from '../../core/tree';
import { kernels } from '../kernels/index';
import { binColumns } from './bins';
import { Grower, GROWER_PIECES, growerBytes, slotsFor } from './grow';

/** More leaves than this no one reads. */
const MOST_LEAVES = 12;
const DEPTH = 5;
/** So many rows of everyone are mixed into each leaf, so that none says never or always. */
const SMOOTHING = 2;
const PARTS = 5;

/**
 * One tree that can be read: the most gainful cut first (Gini), with the fewest leaves whose log loss lies within one standard error of the least
 * (Breiman et al. 1984), over five rounds of cross-validation on these rows. Values are chances.
 * @param columns rows values each, NaN is missing @param y 0 or 1
 * @throws Problem no-rows, one-class, too-big-for-memory
 */
export async function decisionTree(
  columns: readonly Float64Array[],
  y: Uint8Array,
  { seedKey, checkpoint }: { readonly seedKey: string; readonly checkpoint?: () => Promise<void> },
): Promise<Tree> {
  if (y.length === 0) stop('no-rows');
  if (y.every((value) => value === y[0])) stop('one-class', { value: y[0] ?? 0 });
  const order = random(seedKey).permutation(y.length);
  const losses = Array.from({ length: MOST_LEAVES + 1 }, () => new Float64Array(y.length));
  for (let part = 0; part < PARTS; part++) {
    const teach = taken(columns, y, order, (place) => place % PARTS !== part);
    const judge = taken(columns, y, order, (place) => place % PARTS === part);
    if (judge.y.length === 0) continue;
    const whole = smoothed(await grown(teach.columns, teach.y));
    for (let leaves = 1; leaves <= MOST_LEAVES; leaves++) {
      const chance = new Float64Array(judge.y.length);
      addTree(withLeaves(whole, leaves), judge.columns, chance);
      judge.rows.forEach((row, i) => {
        const p = Math.min(1 - 1e-9, Math.max(1e-9, chance[i] as number));
        (losses[leaves] as Float64Array)[row] = -Math.log(y[row] === 1 ? p : 1 - p);
      });
    }
    await checkpoint?.();
  }
  return withLeaves(smoothed(await grown(columns, y)), fewest(losses));
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

async function grown(columns: readonly Float64Array[], y: Uint8Array): Promise<Tree> {
  const rows = y.length;
  const binned = await binColumns(columns, rows);
  const leastRows = Math.max(5, Math.round(rows / 100));
  const growth = { leaves: MOST_LEAVES, depth: DEPTH, l2: 0, leastHessian: 1, leastRows, leastGain: 1e-9 };
  const room = (await kernels()).open(growerBytes(rows, columns.length, slotsFor(growth)), GROWER_PIECES);
  try {
    const grower = new Grower(room, binned, growth);
    const pairs = room.f64(grower.pairs, 2 * rows);
    for (let row = 0; row < rows; row++) pairs.set([-(y[row] as number), 1], 2 * row);
    return grower.grow(
      Uint32Array.from({ length: rows }, (_, i) => i),
      random('tree'),
    );
  } finally {
    room.free();
  }
}

function taken(columns: readonly Float64Array[], y: Uint8Array, order: Uint32Array, wanted: (place: number) => boolean) {
  const rows = order.filter((_, place) => wanted(place));
  return {
    rows,
    columns: columns.map((column) => Float64Array.from(rows, (row) => column[row] as number)),
    y: Uint8Array.from(rows, (row) => y[row] as number),
  };
}
