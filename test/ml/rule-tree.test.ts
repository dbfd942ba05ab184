import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTree, type Tree } from '../../src/core/tree';
import { ruleTree, sortedColumn } from '../../src/ml/rule-tree';
import golden from '../oracle/golden/segments.json';

type Shape = Pick<Tree, 'feature' | 'threshold' | 'left' | 'right' | 'value' | 'cover'>;

/** A tree whatever its nodes are numbered. */
function nested(tree: Shape, node = 0): unknown {
  const own = { share: Number((tree.value[node] as number).toFixed(9)), cover: tree.cover[node] };
  if ((tree.feature[node] as number) < 0) return own;
  return {
    ...own,
    column: tree.feature[node],
    cut: tree.threshold[node],
    left: nested(tree, tree.left[node]),
    right: nested(tree, tree.right[node]),
  };
}

const columns = golden.columns.map((column) => sortedColumn(Float64Array.from(column)));
const member = Uint8Array.from(golden.member);

describe('rule trees', () => {
  it('cut where scikit-learn cuts', () => {
    for (const { depth, leastRows, weights, tree } of golden.trees) {
      const mine = ruleTree(columns, member, { depth, leastRows, weights: weights as [number, number] });
      expect(isTree(mine, columns.length)).toBe(true);
      expect(nested(mine)).toEqual(nested(tree));
    }
  });

  it('find the same groups of rows when a column is stretched', () => {
    const stretched = golden.columns.map((column) => sortedColumn(Float64Array.from(column, (value) => Math.exp(value / 20))));
    const shape = (of: readonly ReturnType<typeof sortedColumn>[]): readonly number[][] => {
      const { feature, cover } = ruleTree(of, member, { depth: 3, leastRows: 5 });
      return [[...feature], [...cover]];
    };
    expect(shape(stretched)).toEqual(shape(columns));
  });

  it('leave no side with fewer rows than asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 }), fc.boolean()), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (rows, leastRows) => {
          const of = [0, 1].map((j) => sortedColumn(Float64Array.from(rows, (row) => row[j] as number)));
          const tree = ruleTree(
            of,
            Uint8Array.from(rows, ([, , is]) => Number(is)),
            { depth: 3, leastRows },
          );
          tree.cover.forEach((cover, node) => node > 0 && expect(cover).toBeGreaterThanOrEqual(leastRows));
          expect(isTree(tree, 2)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are a single leaf where there is nothing to tell apart', () => {
    expect(ruleTree(columns, new Uint8Array(600), { depth: 3, leastRows: 5 }).feature).toEqual([-1]);
    expect(ruleTree([], member, { depth: 3, leastRows: 5 }).feature).toEqual([-1]);
  });
});
