import type { Tree } from '../../core/tree';
import { kernelsAtHand, type Kernels } from '../kernels/index';
import { shapPlan } from './shap-plan';
import { addPlanned } from './shap-tables';
import { shapWalk } from './shap-walk';

/** For fewer rows a tree's tables cost more than they spare. */
const MANY_ROWS = 256;

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
  const planned = trees.map((tree) => {
    const plan = rows.length < MANY_ROWS ? null : shapPlan(tree, of);
    return plan ? { tree, plan } : shapWalk(tree, of);
  });
  addPlanned(engine, planned, columns, rows, out, count);
  return out;
}

/** What the trees give on average over the rows they learnt from. */
export function expectedValue(trees: readonly Tree[], base: number): number {
  return trees.reduce((sum, { feature, value, cover }) => {
    const leaves = feature.reduce((all, column, node) => (column < 0 ? all + (value[node] as number) * (cover[node] as number) : all), 0);
    return sum + leaves / (cover[0] as number);
  }, base);
}
