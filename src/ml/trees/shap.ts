import type { Tree } from '../../core/tree';
import { kernelsAtHand, type Kernels } from '../kernels/index';
import { gauss } from './gauss';
import { shapPlan } from './shap-plan';
import { addByTables, type Planned } from './shap-tables';

/** For fewer rows a tree's tables cost more than they spare. */
const MANY_ROWS = 64;

/**
 * Exact contributions of each column to each row's sum of trees: TreeSHAP, path dependent (Lundberg et al. 2020). A row's
 * contributions and `expectedValue` add up to its sum.
 * @param columns NaN is missing @param rows places in the columns
 * @param players of each column, from 0 on: columns of one player are known together or not at all, as forms of one thing are; each
 * is its own where left out
 * @returns row-major, rows × players
 */
export function treeShap(
  trees: readonly Tree[],
  columns: readonly Float64Array[],
  rows: ArrayLike<number>,
  players: ArrayLike<number> = columns.map((_, column) => column),
  engine: Kernels = kernelsAtHand(),
): Float64Array {
  const of = Int32Array.from(players);
  const count = of.reduce((most, player) => Math.max(most, player + 1), 0);
  const out = new Float64Array(rows.length * count);
  const planned: Planned[] = [];
  for (const tree of trees) {
    const plan = rows.length < MANY_ROWS ? null : shapPlan(tree, of);
    if (plan) {
      planned.push({ tree, plan });
      continue;
    }
    const explain = explainer(tree, columns, of, count);
    for (let i = 0; i < rows.length; i++) explain(rows[i] as number, out, i * count);
  }
  addByTables(engine, planned, columns, rows, out, count);
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

/**
 * A leaf gives a row its value times, for each player on the way, 1 or 0 where its columns are known and their share where they are not. The Shapley
 * value of a player is the slope of that along the diagonal from nothing known to all known, integrated (Owen 1972): a polynomial of a lower degree than there
 * are players, so that half as many points of Gauss and Legendre give it exactly, and one walk through the tree does for all of them.
 */
function explainer(tree: Tree, columns: readonly Float64Array[], players: Int32Array, count: number): Explain {
  const { missingLeft } = tree;
  const feature = Int32Array.from(tree.feature);
  const [left, right] = [Int32Array.from(tree.left), Int32Array.from(tree.right)];
  const [threshold, value, cover] = [Float64Array.from(tree.threshold), Float64Array.from(tree.value), Float64Array.from(tree.cover)];
  const depth = depthOf(tree);
  const { at: t, weight } = gauss(Math.max(1, Math.ceil(Math.min(depth, count) / 2)));
  const n = t.length;
  // by level and point: what the way here is worth, and the leaves below times their ways
  const way = new Float64Array((depth + 1) * n).fill(1);
  const below = new Float64Array((depth + 1) * n);
  // of each player on the way: the share that stays whatever its columns say, and whether they let the row pass
  const share = new Float64Array(count).fill(1);
  const pass = new Float64Array(count).fill(1);
  let row = 0;
  let out: Float64Array = new Float64Array(0);
  let at = 0;

  function walk(node: number, level: number): void {
    const from = level * n;
    const split = feature[node] as number;
    if (split < 0) {
      const leaf = value[node] as number;
      for (let q = 0; q < n; q++) below[from + q] = leaf * (way[from + q] as number);
      return;
    }
    for (let q = 0; q < n; q++) below[from + q] = 0;
    const cell = (columns[split] as Float64Array)[row] as number;
    const goesLeft = Number.isNaN(cell) ? missingLeft[node] === 1 : cell <= (threshold[node] as number);
    const player = players[split] as number;
    const [z, o] = [share[player] as number, pass[player] as number];
    const down = from + n;
    for (let side = 0; side < 2; side++) {
      const child = (side === 0 ? left[node] : right[node]) as number;
      const zChild = (z * (cover[child] as number)) / (cover[node] as number);
      const oChild = goesLeft === (side === 0) ? o : 0;
      for (let q = 0; q < n; q++) {
        const tq = t[q] as number;
        way[down + q] = ((way[from + q] as number) * (zChild + tq * (oChild - zChild))) / (z + tq * (o - z));
      }
      share[player] = zChild;
      pass[player] = oChild;
      walk(child, level + 1);
      let sum = 0;
      for (let q = 0; q < n; q++) {
        const tq = t[q] as number;
        const under = below[down + q] as number;
        // a player met before has been counted up there for these leaves with what was known then
        sum += (weight[q] as number) * under * ((oChild - zChild) / (zChild + tq * (oChild - zChild)) - (o - z) / (z + tq * (o - z)));
        below[from + q] = (below[from + q] as number) + under;
      }
      out[at + player] = (out[at + player] as number) + sum;
    }
    share[player] = z;
    pass[player] = o;
  }

  return (place, into, offset) => {
    row = place;
    out = into;
    at = offset;
    walk(0, 0);
  };
}
