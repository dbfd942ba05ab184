import type { Tree } from '../core/tree';

/** A column's rows from the least value to the greatest, and the values in that order: sorted once for many trees. */
export interface SortedColumn {
  readonly data: Float64Array;
  readonly order: Uint32Array;
  readonly sorted: Float64Array;
}

/** @param data no NaN */
export function sortedColumn(data: Float64Array): SortedColumn {
  const order = Uint32Array.from(data, (_, row) => row);
  order.sort((a, b) => (data[a] as number) - (data[b] as number) || a - b);
  return { data, order, sorted: Float64Array.from(order, (row) => data[row] as number) };
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
  for (let at = 0; at < depth && level.length > 0; at++) {
    const first = level[0] as number;
    const open = level.map((node) => isOpen(tree.value[node] as number) && (counts[node] as number) >= 2 * leastRows);
    if (!open.includes(true)) break;
    const best = bestSplits(columns, member, nodeOf, { first, open, counts, leastRows, weights, tree });
    const next: number[] = [];
    level.forEach((node, place) => {
      const split = best[place];
      if (!split) return;
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
  }
  return tree;
}

const isOpen = (share: number): boolean => share > 0 && share < 1;

interface Level {
  /** Nodes of a level follow one another from here. */
  readonly first: number;
  readonly open: readonly boolean[];
  readonly counts: readonly number[];
  readonly leastRows: number;
  readonly weights: readonly [number, number];
  readonly tree: Tree;
}

interface Split {
  readonly column: number;
  readonly threshold: number;
}

/** Sums of squares of the two classes over the weight, what Gini leaves to make large: the best cut of each node of a level, one scan a column. */
function bestSplits(
  columns: readonly SortedColumn[],
  member: Uint8Array,
  nodeOf: Int32Array,
  { first, open, counts, leastRows, weights, tree }: Level,
): readonly (Split | undefined)[] {
  const nodes = open.length;
  const isOpen = Uint8Array.from(open, Number);
  const rows = Float64Array.from(open, (_, place) => counts[first + place] as number);
  const weight = Float64Array.from(open, (_, place) => tree.cover[first + place] as number);
  const members = Float64Array.from(open, (_, place) => (tree.value[first + place] as number) * (weight[place] as number));
  const best = Float64Array.from(open, (_, place) => {
    const [m, w] = [members[place] as number, weight[place] as number];
    return (m * m + (w - m) * (w - m)) / w + LEAST_GAIN * w;
  });
  const bestColumn = new Int32Array(nodes).fill(-1);
  const bestCut = new Float64Array(nodes);
  const leftRows = new Float64Array(nodes);
  const leftMembers = new Float64Array(nodes);
  const leftWeight = new Float64Array(nodes);
  const last = new Float64Array(nodes);
  const [other, own] = weights;
  for (let column = 0; column < columns.length; column++) {
    const { order, sorted } = columns[column] as SortedColumn;
    leftRows.fill(0);
    leftMembers.fill(0);
    leftWeight.fill(0);
    for (let i = 0; i < order.length; i++) {
      const row = order[i] as number;
      const place = (nodeOf[row] as number) - first;
      if (place < 0 || isOpen[place] !== 1) continue;
      const value = sorted[i] as number;
      const seen = leftRows[place] as number;
      if (seen >= leastRows && value > (last[place] as number) && (rows[place] as number) - seen >= leastRows) {
        const m = leftMembers[place] as number;
        const w = leftWeight[place] as number;
        const restM = (members[place] as number) - m;
        const restW = (weight[place] as number) - w;
        const score = (m * m + (w - m) * (w - m)) / w + (restM * restM + (restW - restM) * (restW - restM)) / restW;
        if (score > (best[place] as number) + 1e-12 * (weight[place] as number)) {
          best[place] = score;
          bestColumn[place] = column;
          bestCut[place] = between(last[place] as number, value);
        }
      }
      leftRows[place] = seen + 1;
      if (member[row] === 1) {
        leftWeight[place] = (leftWeight[place] as number) + own;
        leftMembers[place] = (leftMembers[place] as number) + own;
      } else leftWeight[place] = (leftWeight[place] as number) + other;
      last[place] = value;
    }
  }
  return open.map((_, place) =>
    (bestColumn[place] as number) < 0 ? undefined : { column: bestColumn[place] as number, threshold: bestCut[place] as number },
  );
}

/** Half way; between neighbours that have no number between them, the lower. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle >= high ? low : middle;
}
