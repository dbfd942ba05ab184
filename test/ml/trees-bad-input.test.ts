import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { isTree, type Tree } from '../../src/core/tree';
import { boost, ensembleScores } from '../../src/ml/trees/boost';
import { decisionTree } from '../../src/ml/trees/decision-tree';
import { boostToFit } from '../../src/ml/trees/fit';
import { growForest } from '../../src/ml/trees/forest';
import { binnedOf } from './binned';

/** Every kind of tree on the same rows. */
async function all(columns: readonly Float64Array[], y: Uint8Array): Promise<readonly Tree[]> {
  const binned = await binnedOf(columns);
  const trees = [
    ...(await boostToFit(binned, y, { seedKey: 's' })).trees,
    ...(await boost(binned, y, { trees: 5, leaves: 8, depth: 6, learningRate: 0.1, l2: 0, leastRows: 1 })).trees,
    ...(await growForest(binned, y, { from: 0, count: 3, seedKey: 's' })),
    await decisionTree(binned, y, { seedKey: 's' }),
  ];
  const scores = ensembleScores({ base: 0, trees }, columns, y.length);
  expect(scores.every(Number.isFinite)).toBe(true);
  expect(trees.every((tree) => isTree(tree, columns.length))).toBe(true);
  return trees;
}

const drawn = (rows: number, seed: string): Float64Array => {
  const r = random(seed);
  return Float64Array.from({ length: rows }, () => r.normal());
};
const halves = (rows: number): Uint8Array => Uint8Array.from({ length: rows }, (_, i) => i % 2);

describe('trees stay trees of finite numbers', () => {
  it('on numbers of any size and on infinite ones, which they can tell apart', async () => {
    const column = Float64Array.from(
      { length: 400 },
      (_, i) => [1e300, -1e300, Infinity, -Infinity, 1e-310, 1.7e308, -1.7e308, 0][i % 8] as number,
    );
    const y = Uint8Array.from(column, (x) => (x > 1 ? 1 : 0));
    const trees = await all([column, drawn(400, 'beside')], y);
    const { base, trees: boosted } = await boostToFit(await binnedOf([column]), y, { seedKey: 's' });
    const scores = ensembleScores({ base, trees: boosted }, [column], 400);
    expect(Math.min(...scores.filter((_, i) => y[i] === 1))).toBeGreaterThan(Math.max(...scores.filter((_, i) => y[i] === 0)));
    expect(trees.length).toBeGreaterThan(5);
  });

  it('where all is missing, or all alike, no cut is made', async () => {
    const trees = await all([new Float64Array(350).fill(NaN), new Float64Array(350).fill(7)], halves(350));
    expect(trees.every(({ feature }) => feature.length === 1)).toBe(true);
  });

  it('on one row of a class, on two rows, and on rows that are all the same', async () => {
    await all(
      [drawn(330, 'single')],
      Uint8Array.from({ length: 330 }, (_, i) => (i === 17 ? 1 : 0)),
    );
    await all([Float64Array.of(1, 2)], Uint8Array.of(0, 1));
    const same = await all([new Float64Array(40).fill(1), new Float64Array(40).fill(2)], halves(40));
    expect(same.every(({ feature }) => feature.length === 1)).toBe(true);
  });

  it('on more columns than rows, a column of two values, and outcomes that a column tells outright', async () => {
    const wide = Array.from({ length: 67 }, (_, j) => (j === 3 ? Float64Array.from({ length: 30 }, (_, i) => i % 2) : drawn(30, `w${j}`)));
    const trees = await all(wide, halves(30));
    expect(trees[0]?.feature[0]).toBe(3);
    expect(trees[0]?.threshold[0]).toBe(0.5);
  });
});
