import type { Tree } from '../core/tree';

/** A column's rows from the least value to the greatest: sorted once for many trees. */
export interface SortedColumn {
  readonly data: Float64Array;
  readonly order: Uint32Array;
}

/** @param data no NaN */
export function sortedColumn(data: Float64Array): SortedColumn {
  const order = Uint32Array.from(data, (_, row) => row);
  order.sort((a, b) => (data[a] as number) - (data[b] as number) || a - b);
  return { data, order };
}

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-10;

/**
 * A shallow classification tree for "one of these or not": CART by Gini impurity, best split first by column order on ties, grown level by
 * level. Values up to the threshold, half way between two neighbours, go left. `value` is the weighted share of members, `cover` the weight.
 * @param columns of one length, no NaN @param member 1 or 0 by row @param weights of a row that is none and of one that is
 * @see Breiman, Friedman, Olshen & Stone 1984
 */
export function ruleTree(
  columns: readonly SortedColumn[],
  member: Uint8Array,
  {
    depth,
    leastRows,
    weights = [1, 1],
  }: { readonly depth: number; readonly leastRows: number; readonly weights?: readonly [other: number, member: number] },
): Tree {
  const rows = member.length;
  const nodeOf = new Int32Array(rows);
  const tree = { feature: [-1], threshold: [0], missingLeft: [0 as 0 | 1], left: [0], right: [0], value: [0], cover: [0] };
  const counts = [rows];
  let members = 0;
  for (let row = 0; row < rows; row++) members += member[row] as number;
  const whole = (rows - members) * weights[0] + members * weights[1];
  tree.cover[0] = whole;
  tree.value[0] = whole > 0 ? (members * weights[1]) / whole : 0;
  let level = [0];
  let ordered: readonly (readonly Uint32Array[])[] = [columns.map(({ order }) => order)];
  for (let at = 0; at < depth && level.length > 0; at++) {
    const first = level[0] as number;
    const open = level.map((node) => isOpen(tree.value[node] as number) && (counts[node] as number) >= 2 * leastRows);
    if (!open.includes(true)) break;
    const splits: { readonly node: number; readonly orders: readonly Uint32Array[] }[] = [];
    const next: number[] = [];
    level.forEach((node, place) => {
      const orders = ordered[place] as readonly Uint32Array[];
      const split =
        open[place] &&
        bestSplit(columns, orders, member, { cover: tree.cover[node] as number, share: tree.value[node] as number, leastRows, weights });
      if (!split) return;
      splits.push({ node, orders });
      tree.feature[node] = split.column;
      tree.threshold[node] = split.threshold;
      tree.left[node] = tree.feature.length;
      tree.right[node] = tree.feature.length + 1;
      for (let side = 0; side < 2; side++) {
        next.push(tree.feature.length);
        tree.feature.push(-1);
        tree.threshold.push(0);
        tree.missingLeft.push(0);
        tree.left.push(0);
        tree.right.push(0);
        tree.value.push(0);
        tree.cover.push(0);
        counts.push(0);
      }
    });
    const sums = new Float64Array(tree.feature.length);
    for (let row = 0; row < rows; row++) {
      const node = nodeOf[row] as number;
      const column = tree.feature[node] as number;
      if (column < 0 || node < first) continue;
      const goesLeft = ((columns[column] as SortedColumn).data[row] as number) <= (tree.threshold[node] as number);
      const to = (goesLeft ? tree.left[node] : tree.right[node]) as number;
      const weight = weights[member[row] === 1 ? 1 : 0];
      nodeOf[row] = to;
      counts[to] = (counts[to] as number) + 1;
      tree.cover[to] = (tree.cover[to] as number) + weight;
      if (member[row] === 1) sums[to] = (sums[to] as number) + weight;
    }
    for (const node of next) tree.value[node] = (sums[node] as number) / (tree.cover[node] as number);
    level = next;
    if (at + 1 < depth)
      ordered = splits.flatMap(({ node, orders }) =>
        parted(orders, nodeOf, tree.left[node] as number, counts[tree.left[node] as number] as number),
      );
  }
  return tree;
}

const isOpen = (share: number): boolean => share > 0 && share < 1;

interface Split {
  readonly column: number;
  readonly threshold: number;
}

/** The rows of a node in the order of each column, on either side of its split and still in that order. */
function parted(orders: readonly Uint32Array[], nodeOf: Int32Array, left: number, count: number): readonly (readonly Uint32Array[])[] {
  const sides: [Uint32Array[], Uint32Array[]] = [[], []];
  for (const order of orders) {
    const both = new Uint32Array(order.length);
    let toLeft = 0;
    let toRight = count;
    for (let i = 0; i < order.length; i++) {
      const row = order[i] as number;
      if (nodeOf[row] === left) both[toLeft++] = row;
      else both[toRight++] = row;
    }
    sides[0].push(both.subarray(0, count));
    sides[1].push(both.subarray(count));
  }
  return sides;
}

/** Sums of squares of the two classes over the weight, what Gini leaves to make large: the best cut of a node, one scan a column. */
function bestSplit(
  columns: readonly SortedColumn[],
  orders: readonly Uint32Array[],
  member: Uint8Array,
  {
    cover,
    share,
    leastRows,
    weights: [other, own],
  }: { readonly cover: number; readonly share: number; readonly leastRows: number; readonly weights: readonly [number, number] },
): Split | undefined {
  const members = share * cover;
  let best = (members * members + (cover - members) * (cover - members)) / cover + LEAST_GAIN * cover;
  let found: Split | undefined;
  for (let column = 0; column < columns.length; column++) {
    const { data } = columns[column] as SortedColumn;
    const order = orders[column] as Uint32Array;
    const end = order.length - leastRows;
    let m = 0;
    let w = 0;
    let last = 0;
    for (let i = 0; i < order.length; i++) {
      const row = order[i] as number;
      const value = data[row] as number;
      if (value > last && i >= leastRows && i <= end) {
        const restM = members - m;
        const restW = cover - w;
        const score = (m * m + (w - m) * (w - m)) / w + (restM * restM + (restW - restM) * (restW - restM)) / restW;
        if (score > best + 1e-12 * cover) {
          best = score;
          found = { column, threshold: between(last, value) };
        }
      }
      if (member[row] === 1) {
        w += own;
        m += own;
      } else w += other;
      last = value;
    }
  }
  return found;
}

/** Half way; between neighbours that have no number between them, the lower. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle >= high ? low : middle;
}
