import { kernels } from '../kernels/index';
import type { TreeHooks } from './chain';
import { pairwise } from './pairwise';
import { single } from './single';
import { treeOf, type Hierarchy, type Merges } from './tree';
import { ward } from './ward';

export type Linkage = 'ward' | 'average' | 'complete' | 'single';

export interface HierarchyOptions extends TreeHooks {
  /** Of the rows, above 0: how many each stands for. */
  readonly weights?: Float64Array;
}

/**
 * The tree of groups under Euclidean distance, exact, with memory that grows with the rows and not with their pairs. Heights are SciPy's
 * (`scipy.cluster.hierarchy.linkage`). Time grows with the square of the rows.
 * @param x row-major, rows × cols, finite @throws Problem too-big-for-memory
 */
export async function hierarchy(
  x: Float64Array,
  rows: number,
  cols: number,
  linkage: Linkage,
  options: HierarchyOptions = {},
): Promise<Hierarchy> {
  return treeOf(rows, await merges(x, rows, cols, linkage, options), options.weights);
}

async function merges(x: Float64Array, rows: number, cols: number, linkage: Linkage, options: HierarchyOptions): Promise<Merges> {
  const engine = await kernels();
  switch (linkage) {
    case 'ward':
      return ward(engine, x, rows, cols, options.weights, options);
    case 'single':
      return single(engine, x, rows, cols, options);
    case 'average':
    case 'complete':
      return pairwise(engine, x, rows, cols, linkage, options.weights, options);
    default:
      return linkage satisfies never;
  }
}
