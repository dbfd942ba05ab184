import type { Tree } from '../../core/tree';
import { addByTables, shapTables } from './shap-tables';

/** For fewer rows a tree's tables cost more than they spare. */
const MANY_ROWS = 64;

/**
 * Exact contributions of each column to each row's sum of trees: TreeSHAP, path dependent (Lundberg et al. 2020, algorithm 2). A row's
 * contributions and `expectedValue` add up to its sum.
 * @param columns NaN is missing @param rows places in the columns
 * @returns row-major, rows × columns
 */
export function treeShap(trees: readonly Tree[], columns: readonly Float64Array[], rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rows.length * columns.length);
  for (const tree of trees) {
    const tables = rows.length < MANY_ROWS ? null : shapTables(tree);
    if (tables) {
      addByTables(tree, tables, columns, rows, out);
      continue;
    }
    const explain = explainer(tree, columns);
    for (let i = 0; i < rows.length; i++) explain(rows[i] as number, out, i * columns.length);
  }
  return out;
}

/** What the trees give on average over the rows they learnt from. */
export function expectedValue(trees: readonly Tree[], base: number): number {
  return trees.reduce((sum, { feature, value, cover }) => {
    const leaves = feature.reduce((all, column, node) => (column < 0 ? all + (value[node] as number) * (cover[node] as number) : all), 0);
    return sum + leaves / (cover[0] as number);
  }, base);
}

function depthOf({ feature, left, right }: Tree): number {
  const depth = new Uint16Array(feature.length);
  let most = 0;
  feature.forEach((column, node) => {
    if (column < 0) return;
    for (const child of [left[node] as number, right[node] as number]) most = Math.max(most, (depth[child] = (depth[node] as number) + 1));
  });
  return most;
}

type Explain = (row: number, out: Float64Array, at: number) => void;

/** Each level of the walk has its own copy of the path: the columns asked so far, and how many of all subsets of them reach here. */
function explainer(tree: Tree, columns: readonly Float64Array[]): Explain {
  const { feature, threshold, missingLeft, left, right, value, cover } = tree;
  const width = depthOf(tree) + 2;
  const asked = new Int32Array(width * width);
  const zero = new Float64Array(width * width);
  const one = new Float64Array(width * width);
  const weight = new Float64Array(width * width);
  let row = 0;
  let out: Float64Array = new Float64Array(0);
  let at = 0;

  function extend(from: number, d: number, column: number, zeroShare: number, oneShare: number): void {
    asked[from + d] = column;
    zero[from + d] = zeroShare;
    one[from + d] = oneShare;
    weight[from + d] = d === 0 ? 1 : 0;
    for (let i = d - 1; i >= 0; i--) {
      const held = weight[from + i] as number;
      weight[from + i + 1] = (weight[from + i + 1] as number) + (oneShare * held * (i + 1)) / (d + 1);
      weight[from + i] = (zeroShare * held * (d - i)) / (d + 1);
    }
  }

  /** Takes one column off the path again. */
  function unwind(from: number, d: number, index: number): void {
    const oneShare = one[from + index] as number;
    const zeroShare = zero[from + index] as number;
    let next = weight[from + d] as number;
    for (let i = d - 1; i >= 0; i--) {
      const held = weight[from + i] as number;
      if (oneShare !== 0) {
        weight[from + i] = (next * (d + 1)) / ((i + 1) * oneShare);
        next = held - ((weight[from + i] as number) * zeroShare * (d - i)) / (d + 1);
      } else weight[from + i] = (held * (d + 1)) / (zeroShare * (d - i));
    }
    for (let i = index; i < d; i++) {
      asked[from + i] = asked[from + i + 1] as number;
      zero[from + i] = zero[from + i + 1] as number;
      one[from + i] = one[from + i + 1] as number;
    }
  }

  /** The sum of the weights there would be without that column. */
  function without(from: number, d: number, index: number): number {
    const oneShare = one[from + index] as number;
    const zeroShare = zero[from + index] as number;
    let next = weight[from + d] as number;
    let total = 0;
    for (let i = d - 1; i >= 0; i--) {
      if (oneShare !== 0) {
        const part = (next * (d + 1)) / ((i + 1) * oneShare);
        total += part;
        next = (weight[from + i] as number) - (part * zeroShare * (d - i)) / (d + 1);
      } else total += ((weight[from + i] as number) * (d + 1)) / (zeroShare * (d - i));
    }
    return total;
  }

  function walk(node: number, depth: number, d: number, column: number, zeroShare: number, oneShare: number): void {
    const from = depth * width;
    if (depth > 0) {
      const above = from - width;
      asked.copyWithin(from, above, above + d);
      zero.copyWithin(from, above, above + d);
      one.copyWithin(from, above, above + d);
      weight.copyWithin(from, above, above + d);
    }
    extend(from, d, column, zeroShare, oneShare);
    const split = feature[node] as number;
    if (split < 0) {
      const leaf = value[node] as number;
      for (let i = 1; i <= d; i++) {
        const to = at + (asked[from + i] as number);
        out[to] = (out[to] as number) + without(from, d, i) * ((one[from + i] as number) - (zero[from + i] as number)) * leaf;
      }
      return;
    }
    const cell = (columns[split] as Float64Array)[row] as number;
    const goesLeft = Number.isNaN(cell) ? missingLeft[node] === 1 : cell <= (threshold[node] as number);
    const [hot, cold] = (goesLeft ? [left[node], right[node]] : [right[node], left[node]]) as [number, number];
    let [zeroBefore, oneBefore, length] = [1, 1, d];
    for (let i = 1; i <= d; i++) {
      if (asked[from + i] !== split) continue;
      zeroBefore = zero[from + i] as number;
      oneBefore = one[from + i] as number;
      unwind(from, d, i);
      length = d - 1;
      break;
    }
    const all = cover[node] as number;
    walk(hot, depth + 1, length + 1, split, (zeroBefore * (cover[hot] as number)) / all, oneBefore);
    // The path of this level is as the first walk found it: a deeper level writes to its own copy.
    walk(cold, depth + 1, length + 1, split, (zeroBefore * (cover[cold] as number)) / all, 0);
  }

  return (place, into, offset) => {
    row = place;
    out = into;
    at = offset;
    walk(0, 0, 0, -1, 1, 1);
  };
}
