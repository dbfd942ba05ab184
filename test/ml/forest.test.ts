import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { addTree, isTree } from '../../src/core/tree';
import { logistic } from '../../src/ml/logistic';
import { logLoss, rocAuc } from '../../src/ml/metrics';
import { logisticAt } from '../../src/ml/strength';
import { decisionTree } from '../../src/ml/trees/decision-tree';
import { growForest } from '../../src/ml/trees/forest';
import { binnedOf } from './binned';

/** Two columns matter together, one alone, the rest are noise; some cells are missing. */
function planted(rows: number, seed = 'planted', cols = 6): { readonly columns: Float64Array[]; readonly y: Uint8Array } {
  const r = random(seed);
  const columns = Array.from({ length: cols }, () => Float64Array.from({ length: rows }, () => (r.next() < 0.05 ? NaN : r.normal())));
  const at = (j: number, i: number): number => columns[j]?.[i] || 0;
  return { columns, y: Uint8Array.from({ length: rows }, (_, i) => (at(0, i) * at(1, i) + at(2, i) + 0.7 * r.normal() > 0 ? 1 : 0)) };
}

describe('a random forest', () => {
  it('finds what works only together, on rows it never saw, better than any of its trees', async () => {
    const { columns, y } = planted(3000);
    const cut = (from: number, to: number) => columns.map((column) => column.slice(from, to));
    const trees = await growForest(await binnedOf(cut(0, 2000)), y.slice(0, 2000), { from: 0, count: 60, seedKey: 's' });
    const judged = cut(2000, 3000);
    const area = (some: typeof trees): number => {
      const score = new Float64Array(1000);
      for (const tree of some) addTree(tree, judged, score);
      return rocAuc(y.slice(2000), score);
    };
    expect(trees.every((tree) => isTree(tree, 6))).toBe(true);
    expect(area(trees)).toBeGreaterThan(0.85);
    expect(area(trees)).toBeGreaterThan(Math.max(...trees.map((tree) => area([tree]))));
  });

  it('is the same forest grown in parts', async () => {
    const { columns, y } = planted(400);
    const binned = await binnedOf(columns);
    const all = await growForest(binned, y, { from: 0, count: 4, seedKey: 's' });
    const parts = await Promise.all([0, 2].map((from) => growForest(binned, y, { from, count: 2, seedKey: 's' })));
    expect(parts.flat()).toEqual(all);
  });

  it('holds in each leaf the share of successes among at least so many drawn rows', async () => {
    const { columns, y } = planted(500);
    const [tree] = await growForest(await binnedOf(columns), y, { from: 0, count: 1, seedKey: 's', settings: { leastRows: 20 } });
    if (!tree) throw new Error('no tree');
    const leaves = tree.feature.flatMap((feature, node) => (feature === -1 ? [node] : []));
    expect(leaves.length).toBeGreaterThan(4);
    expect(leaves.every((node) => (tree.cover[node] as number) >= 20)).toBe(true);
    expect(leaves.reduce((sum, node) => sum + (tree.cover[node] as number), 0)).toBe(500);
    const shares = leaves.map((node) => (tree.value[node] as number) * (tree.cover[node] as number));
    expect(shares.every((share) => Math.abs(share - Math.round(share)) < 1e-9)).toBe(true);
    expect((tree.value[0] as number) * 500).toBeCloseTo(
      shares.reduce((sum, share) => sum + share, 0),
      9,
    );
  });

  it('takes constant and empty columns', async () => {
    const y = Uint8Array.from({ length: 30 }, (_, i) => i % 2);
    const [tree] = await growForest(await binnedOf([new Float64Array(30).fill(3), new Float64Array(30).fill(NaN)]), y, {
      from: 0,
      count: 1,
      seedKey: 's',
    });
    expect(tree?.feature).toEqual([-1]);
    await expect(growForest(await binnedOf([]), new Uint8Array(0), { from: 0, count: 1, seedKey: 's' })).rejects.toThrow();
  });
});

describe('a decision tree', () => {
  it('cuts where it was planted, and nowhere else', async () => {
    const r = random('one cut');
    const columns = Array.from({ length: 3 }, () => Float64Array.from({ length: 1000 }, () => r.below(10)));
    const y = Uint8Array.from({ length: 1000 }, (_, i) => (r.next() < ((columns[1]?.[i] ?? 0) > 6 ? 0.8 : 0.1) ? 1 : 0));
    const tree = await decisionTree(await binnedOf(columns), y, { seedKey: 's' });
    expect([tree.feature, tree.threshold[0]]).toEqual([[1, -1, -1], 6.5]);
    const [, few, many] = tree.value as [number, number, number];
    expect([few, many].map((chance) => Math.round(chance * 10))).toEqual([1, 8]);
  });

  it('says chances between never and always, and refuses one class', async () => {
    const column = Float64Array.from({ length: 40 }, (_, i) => i);
    const tree = await decisionTree(
      await binnedOf([column]),
      Uint8Array.from(column, (x) => (x < 20 ? 0 : 1)),
      { seedKey: 's' },
    );
    expect(tree.value.every((chance) => chance > 0 && chance < 1)).toBe(true);
    await expect(decisionTree(await binnedOf([column]), new Uint8Array(40), { seedKey: 's' })).rejects.toThrow();
  });
});

describe('the strength of a weighted sum', () => {
  const cloud = (rows: number, weights: readonly number[], seed: string) => {
    const r = random(seed);
    const x = Float64Array.from({ length: rows * weights.length }, () => r.normal());
    const y = Uint8Array.from({ length: rows }, (_, i) => {
      const sum = weights.reduce((all, weight, j) => all + weight * (x[i * weights.length + j] as number), 0);
      return r.next() < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
    });
    return { x, y };
  };

  it('is cautious where there is mostly noise, and does better on new rows than following it closely', async () => {
    const weights = [1, ...new Array<number>(59).fill(0)];
    const { x, y } = cloud(150, weights, 'noisy');
    const chosen = await logisticAt(x, 150, 60, y, { C: 'auto', seedKey: 's', warmStart: false });
    expect(chosen.C).toBeLessThan(1);
    const close = await logistic(x, 150, 60, y, { C: 10, warmStart: false });
    const fresh = cloud(2000, weights, 'fresh');
    const loss = (fit: typeof close): number =>
      logLoss(
        fresh.y,
        Float64Array.from({ length: 2000 }, (_, i) => {
          const sum = fit.weights.reduce((all, weight, j) => all + weight * (fresh.x[i * 60 + j] as number), fit.intercept);
          return 1 / (1 + Math.exp(-sum));
        }),
      );
    expect(loss(chosen)).toBeLessThan(loss(close));
  });

  it('gives what that strength gives when asked for, wherever it sets out from', async () => {
    const { x, y } = cloud(400, [1, -1, 0.5], 'same');
    const chosen = await logisticAt(x, 400, 3, y, { C: 'auto', seedKey: 's', warmStart: false });
    const asked = await logistic(x, 400, 3, y, { C: chosen.C, warmStart: false, start: Float64Array.of(3, 3, -3, 1) });
    chosen.weights.forEach((weight, j) => expect(weight).toBeCloseTo(asked.weights[j] as number, 9));
  });
});
