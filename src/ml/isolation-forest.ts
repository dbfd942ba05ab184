import type { Random } from '../core/rng';

/** One tree, its nodes numbered from the root; the right child follows the left. */
interface IsolationTree {
  /** Column asked about, -1 at a leaf. */
  readonly column: Int16Array;
  /** A value below it goes left. */
  readonly edge: Float64Array;
  readonly left: Int16Array;
  /** At a leaf: its depth, and what its rows would still need to be told apart. */
  readonly depth: Float64Array;
}

interface IsolationForest {
  readonly trees: readonly IsolationTree[];
  /** Rows each tree was grown on. */
  readonly sample: number;
}

const TREES = 100;
const SAMPLE = 256;

/** Mean depth at which a row is told apart in a random binary tree of n rows: 2 H(n-1) - 2 (n-1) / n. */
export function meanDepth(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + 0.5772156649015329) - (2 * (n - 1)) / n;
}

/**
 * Trees that cut at random places; strange rows are cut off early.
 * @param x row-major, rows × cols, no NaN @throws RangeError without rows or columns
 * @see Liu, Ting & Zhou 2008, Isolation Forest
 */
export function isolationForest(x: Float64Array, rows: number, cols: number, random: Random, trees = TREES): IsolationForest {
  if (rows < 1 || cols < 1) throw new RangeError('an isolation forest needs rows and columns');
  const sample = Math.min(SAMPLE, rows);
  return { sample, trees: Array.from({ length: trees }, () => grow(x, drawn(rows, sample, random), cols, random)) };
}

/** Different rows; by Floyd's method, so that a million need not be shuffled. */
function drawn(rows: number, count: number, random: Random): Uint32Array {
  const taken = new Set<number>();
  for (let last = rows - count; last < rows; last++) {
    const one = random.below(last + 1);
    taken.add(taken.has(one) ? last : one);
  }
  return Uint32Array.from(taken);
}

function grow(x: Float64Array, rows: Uint32Array, cols: number, random: Random): IsolationTree {
  const most = 2 * rows.length;
  const tree = {
    column: new Int16Array(most).fill(-1),
    edge: new Float64Array(most),
    left: new Int16Array(most),
    depth: new Float64Array(most),
  };
  const deepest = Math.ceil(Math.log2(Math.max(2, rows.length)));
  let nodes = 1;
  const split = (node: number, from: number, to: number, depth: number): void => {
    const cut = to - from > 1 && depth < deepest ? cutOf(x, rows.subarray(from, to), cols, random) : null;
    if (!cut) {
      tree.depth[node] = depth + meanDepth(to - from);
      return;
    }
    let middle = from;
    for (let i = from; i < to; i++) {
      const row = rows[i] as number;
      if ((x[row * cols + cut.column] as number) >= cut.edge) continue;
      rows[i] = rows[middle] as number;
      rows[middle++] = row;
    }
    const left = nodes;
    nodes += 2;
    tree.column[node] = cut.column;
    tree.edge[node] = cut.edge;
    tree.left[node] = left;
    split(left, from, middle, depth + 1);
    split(left + 1, middle, to, depth + 1);
  };
  split(0, 0, rows.length, 0);
  return tree;
}

/** A random place between the ends of a random column that has any; null when all rows are equal. */
function cutOf(
  x: Float64Array,
  rows: Uint32Array,
  cols: number,
  random: Random,
): { readonly column: number; readonly edge: number } | null {
  const first = random.below(cols);
  for (let turn = 0; turn < cols; turn++) {
    const column = (first + turn) % cols;
    let low = Infinity;
    let high = -Infinity;
    for (const row of rows) {
      const value = x[row * cols + column] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low === high) continue;
    const edge = low + random.next() * (high - low);
    return { column, edge: edge > low ? edge : high };
  }
  return null;
}

/**
 * How strange each row is, in (0, 1): 2 to the power of minus its mean depth over the expected one; about 0.5 is usual.
 * @param x row-major, rows × cols as in fitting, no NaN @param trees only the first so many
 */
export function strangeness(
  forest: IsolationForest,
  x: Float64Array,
  rows: number,
  cols: number,
  trees = forest.trees.length,
): Float64Array {
  const used = forest.trees.slice(0, trees);
  const scores = new Float64Array(rows);
  for (const { column, edge, left, depth } of used) {
    for (let row = 0; row < rows; row++) {
      const start = row * cols;
      let node = 0;
      let asked = column[0] as number;
      while (asked >= 0) {
        node = (left[node] as number) + ((x[start + asked] as number) < (edge[node] as number) ? 0 : 1);
        asked = column[node] as number;
      }
      scores[row] = (scores[row] as number) + (depth[node] as number);
    }
  }
  const usual = used.length * Math.max(meanDepth(forest.sample), 1e-9);
  for (let row = 0; row < rows; row++) scores[row] = 2 ** (-(scores[row] as number) / usual);
  return scores;
}
