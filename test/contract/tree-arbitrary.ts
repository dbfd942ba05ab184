import fc from 'fast-check';
import type { Tree } from '../../src/core/tree';

/** A tree of up to three cuts: each cuts a leaf there was. */
export function treeOver(columns: number, anyNumber: fc.Arbitrary<number>): fc.Arbitrary<Tree> {
  const cut = fc.record({
    at: fc.nat(),
    feature: fc.nat(Math.max(0, columns - 1)),
    threshold: anyNumber,
    missingLeft: fc.constantFrom<0 | 1>(0, 1),
  });
  return fc
    .tuple(fc.array(cut, { maxLength: columns === 0 ? 0 : 3 }), fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 7, maxLength: 7 }))
    .map(([cuts, values]) => {
      const tree = { feature: [-1], threshold: [0], missingLeft: [0] as (0 | 1)[], left: [0], right: [0] };
      for (const { at, feature, threshold, missingLeft } of cuts) {
        const leaves = tree.feature.flatMap((column, node) => (column < 0 ? [node] : []));
        const node = leaves[at % leaves.length] as number;
        Object.assign(tree.feature, { [node]: feature });
        Object.assign(tree.threshold, { [node]: threshold });
        Object.assign(tree.missingLeft, { [node]: missingLeft });
        tree.left[node] = tree.feature.length;
        tree.right[node] = tree.feature.length + 1;
        for (let child = 0; child < 2; child++) {
          tree.feature.push(-1);
          tree.threshold.push(0);
          tree.missingLeft.push(0);
          tree.left.push(0);
          tree.right.push(0);
        }
      }
      const nodes = tree.feature.length;
      return { ...tree, value: values.slice(0, nodes), cover: Array.from({ length: nodes }, () => 1) };
    });
}
