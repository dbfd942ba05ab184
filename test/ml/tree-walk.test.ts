import { expect, it } from 'vitest';
import fc from 'fast-check';
import { random } from '../../src/core/rng';
import { addTree, type Tree } from '../../src/core/tree';
import { kernels, plain } from '../../src/ml/kernels/index';
import { walk } from '../../src/ml/trees/walk';

/** Cuts lie on cells, so that which side an equal one goes to counts. */
const CELLS = [-Infinity, -1e300, -2, -1, -0, 0, 1, 2, 5e-324, 1e300, Infinity, NaN] as const;

function drawnTree(seed: string, nodes: number): Tree {
  const r = random(seed);
  const tree = { feature: [-1], threshold: [0], missingLeft: [0] as (0 | 1)[], left: [0], right: [0], value: [r.normal()], cover: [1] };
  while (tree.feature.length < nodes) {
    const leaves = tree.feature.flatMap((column, node) => (column < 0 ? [node] : []));
    const node = leaves[r.below(leaves.length)] as number;
    const first = tree.feature.length;
    tree.feature[node] = r.below(3);
    tree.threshold[node] = r.next() < 0.1 ? Number.MAX_VALUE : (CELLS[1 + r.below(9)] as number);
    tree.missingLeft[node] = r.below(2) as 0 | 1;
    [tree.left[node], tree.right[node]] = r.below(2) === 0 ? [first, first + 1] : [first + 1, first];
    for (let child = 0; child < 2; child++) {
      tree.feature.push(-1);
      for (const list of [tree.threshold, tree.left, tree.right]) list.push(0);
      tree.missingLeft.push(0);
      tree.value.push(r.normal());
      tree.cover.push(1);
    }
  }
  return tree;
}

it('rows reach the same leaves, to the same bits, by the kernels, by their twins and one by one', async () => {
  const engines = [await kernels(), plain()];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 600 }), (seed, rows) => {
      const r = random(`cells ${seed}`);
      // one column has no missing cells
      const columns = [12, 11, 12].map((many) => Float64Array.from({ length: rows }, () => CELLS[r.below(many)] as number));
      const trees = [1, 9, 40].map((nodes, i) => drawnTree(`${seed}/${i}`, nodes));
      const one = new Float64Array(rows).fill(0.25);
      for (const tree of trees) addTree(tree, columns, one);
      for (const engine of engines) {
        const all = new Float64Array(rows).fill(0.25);
        walk(engine, trees, columns, all);
        expect(all).toEqual(one);
      }
    }),
    { numRuns: 40 },
  );
});
