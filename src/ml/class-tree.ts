import type { Tree } from '../core/tree';

interface Leaf {
  readonly node: number;
  readonly rows: Uint32Array;
  readonly counts: Float64Array;
  readonly cut: Cut | null;
}

interface Cut {
  readonly gain: number;
  readonly column: number;
  readonly threshold: number;
}

/** Fewest rows on either side of a cut, whatever is asked. */
const LEAST = 3;

/**
 * A classification tree (CART with Gini's index, Breiman and others 1984), the most gainful cut first. A leaf's value is its commonest class.
 * @param x row-major, rows × cols, no NaN @param y 0 … classes - 1 @param least rows of a leaf
 */
export function classTree(
  x: Float64Array,
  cols: number,
  y: Int32Array,
  classes: number,
  { leaves, least }: { readonly leaves: number; readonly least: number },
): Tree {
  const fewest = Math.max(LEAST, least);
  const tree = {
    feature: [] as number[],
    threshold: [] as number[],
    missingLeft: [] as (0 | 1)[],
    left: [] as number[],
    right: [] as number[],
    value: [] as number[],
    cover: [] as number[],
  };
  const open: Leaf[] = [];
  const grow = (rows: Uint32Array): number => {
    const counts = new Float64Array(classes);
    for (const row of rows) counts[y[row] as number] = (counts[y[row] as number] as number) + 1;
    const node = tree.feature.length;
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.missingLeft.push(0);
    tree.left.push(0);
    tree.right.push(0);
    tree.value.push(counts.indexOf(Math.max(...counts)));
    tree.cover.push(rows.length);
    open.push({ node, rows, counts, cut: bestCut(x, cols, y, rows, counts, fewest) });
    return node;
  };
  grow(Uint32Array.from(y, (_, row) => row));
  for (let made = 1; made < leaves; made++) {
    const best = open.reduce((a, b) => ((b.cut?.gain ?? 0) > (a.cut?.gain ?? 0) ? b : a), open[0] as Leaf);
    if (!best.cut) break;
    open.splice(open.indexOf(best), 1);
    const { column, threshold } = best.cut;
    const isLeft = (row: number): boolean => (x[row * cols + column] as number) <= threshold;
    tree.feature[best.node] = column;
    tree.threshold[best.node] = threshold;
    tree.left[best.node] = grow(best.rows.filter(isLeft));
    tree.right[best.node] = grow(best.rows.filter((row) => !isLeft(row)));
  }
  return tree;
}

/** The cut that lowers rows × Gini most; null when none does. */
function bestCut(x: Float64Array, cols: number, y: Int32Array, rows: Uint32Array, counts: Float64Array, fewest: number): Cut | null {
  const n = rows.length;
  const squares = counts.reduce((sum, count) => sum + count * count, 0);
  if (n < 2 * fewest || squares === n * n) return null;
  const left = new Float64Array(counts.length);
  let best: Cut | null = null;
  for (let column = 0; column < cols; column++) {
    const sorted = rows.slice().sort((a, b) => (x[a * cols + column] as number) - (x[b * cols + column] as number) || a - b);
    left.fill(0);
    let leftSquares = 0;
    let rightSquares = squares;
    for (let i = 0; i < n - 1; i++) {
      const row = sorted[i] as number;
      const label = y[row] as number;
      const was = left[label] as number;
      leftSquares += 2 * was + 1;
      rightSquares -= 2 * ((counts[label] as number) - was) - 1;
      left[label] = was + 1;
      const here = x[row * cols + column] as number;
      const next = x[(sorted[i + 1] as number) * cols + column] as number;
      if (here === next || i + 1 < fewest || n - i - 1 < fewest) continue;
      const gain = leftSquares / (i + 1) + rightSquares / (n - i - 1) - squares / n;
      if (gain > 1e-9 && gain > (best?.gain ?? 0)) {
        const middle = here + (next - here) / 2;
        best = { gain, column, threshold: middle < next ? middle : here };
      }
    }
  }
  return best;
}

/** The class of the leaf in which a row ends. */
export function leafOf(tree: Tree, x: Float64Array, base: number): number {
  let node = 0;
  while ((tree.feature[node] as number) >= 0) {
    const goesLeft = (x[base + (tree.feature[node] as number)] as number) <= (tree.threshold[node] as number);
    node = (goesLeft ? tree.left[node] : tree.right[node]) as number;
  }
  return tree.value[node] as number;
}
