import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/core/problem';
import { random } from '../../src/core/rng';
import { hierarchy, type Linkage } from '../../src/ml/hierarchy/index';
import { pairwise } from '../../src/ml/hierarchy/pairwise';
import { cutTree, treeOf, type Hierarchy } from '../../src/ml/hierarchy/tree';
import { kernels } from '../../src/ml/kernels/index';
import { farthest, flat, golden } from './golden';

interface Case {
  readonly name: string;
  readonly x: readonly (readonly number[])[];
  readonly trees: Readonly<
    Partial<Record<Linkage, { left: number[]; right: number[]; heights: number[]; cuts: Record<string, number[]> }>>
  >;
}

const { trees, ties } = golden<{ trees: Case[]; ties: Case[] }>('hierarchy.json');
const LINKAGES: readonly Linkage[] = ['ward', 'average', 'complete', 'single'];
const each = (cases: readonly Case[]): [string, Linkage, Case][] =>
  cases.flatMap((one) =>
    LINKAGES.filter((linkage) => one.trees[linkage]).map((linkage): [string, Linkage, Case] => [one.name, linkage, one]),
  );
const build = (x: readonly (readonly number[])[], linkage: Linkage): Promise<Hierarchy> =>
  hierarchy(flat(x), x.length, x[0]?.length ?? 1, linkage);

/** Whether two ways to part the rows are the same but for the groups' names. */
function samePartition(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const pairs = new Set(Array.from(a, (label, row) => `${label} ${b[row]}`));
  return pairs.size === new Set(Array.from(a)).size && pairs.size === new Set(Array.from(b)).size;
}

describe('against SciPy', () => {
  it.each(each(trees))('%s, %s: the same merges in the same order at the same heights', async (_name, linkage, { x, trees: expected }) => {
    const tree = await build(x, linkage);
    const { left, right, heights, cuts } = expected[linkage] ?? { left: [], right: [], heights: [], cuts: {} };
    expect(farthest(tree.heights, heights)).toBeLessThan(1e-9);
    expect([...tree.left]).toEqual(left);
    expect([...tree.right]).toEqual(right);
    for (const [k, labels] of Object.entries(cuts)) expect(samePartition(cutTree(tree, Number(k)), labels)).toBe(true);
  });

  it.each(each(ties))('%s, %s: the same heights', async (_name, linkage, { x, trees: expected }) => {
    expect(farthest((await build(x, linkage)).heights, expected[linkage]?.heights ?? [])).toBeLessThan(1e-9);
  });
});

/** Small tables, often with rows and distances that are alike. */
const tables = fc
  .record({ rows: fc.integer({ min: 1, max: 40 }), cols: fc.integer({ min: 1, max: 4 }), grid: fc.boolean(), key: fc.string() })
  .map(({ rows, cols, grid, key }) => {
    const r = random(key);
    return Array.from({ length: rows }, () => Array.from({ length: cols }, () => (grid ? r.below(5) : r.normal())));
  });

describe.each(LINKAGES)('%s', (linkage) => {
  it('has rising heights, n - 1 merges, and every node in one merge', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (x) => {
        const { left, right, heights, sizes } = await build(x, linkage);
        expect(heights.length).toBe(x.length - 1);
        expect([...heights]).toEqual([...heights].sort((a, b) => a - b));
        const merged = [...left, ...right].sort((a, b) => a - b);
        expect(merged).toEqual(Array.from({ length: 2 * x.length - 2 }, (_, node) => node));
        if (x.length > 1) expect(sizes.at(-1)).toBe(x.length);
      }),
      { numRuns: 60 },
    );
  });

  it('gives k groups when cut at k, each inside one of the k - 1', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (x) => {
        const tree = await build(x, linkage);
        for (let k = 1; k <= x.length; k++) {
          const labels = cutTree(tree, k);
          expect(new Set(labels).size).toBe(k);
          const coarser = cutTree(tree, Math.max(1, k - 1));
          expect(new Set(Array.from(labels, (label, row) => `${label} ${coarser[row]}`)).size).toBe(k);
          const sizes = Array.from({ length: k }, (_, group) => labels.filter((label) => label === group).length);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has the same heights whatever the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.integer({ min: 2, max: 60 }), async (key, rows) => {
        const r = random(key);
        const x = Array.from({ length: rows }, () => [r.normal(), r.normal(), r.normal()]);
        const shuffled = Array.from(r.permutation(rows), (row) => x[row] ?? []);
        const [one, other] = [await build(x, linkage), await build(shuffled, linkage)];
        expect(farthest(one.heights, other.heights)).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('weighs a row of weight three as three rows', async () => {
    const r = random('weights');
    const x = Array.from({ length: 40 }, () => [r.normal(), r.normal()]);
    const weights = x.map((_, row) => 1 + (row % 3));
    const repeated = x.flatMap((row, i) => Array.from({ length: weights[i] ?? 1 }, () => row));
    const weighted = await hierarchy(flat(x), 40, 2, linkage, { weights: Float64Array.from(weights) });
    const whole = await build(repeated, linkage);
    expect(farthest(weighted.heights, whole.heights.slice(repeated.length - 40))).toBeLessThan(1e-9);
    expect(weighted.sizes.at(-1)).toBe(repeated.length);
  });

  it('stops when told to', async () => {
    const r = random('stop');
    const x = Float64Array.from({ length: 4000 * 4 }, () => r.normal());
    let asked = 0;
    const checkpoint = (): Promise<void> =>
      ++asked > 50 ? Promise.reject(new ProblemError({ code: 'cancelled', args: {} })) : Promise.resolve();
    await expect(hierarchy(x, 4000, 4, linkage, { checkpoint })).rejects.toThrow('cancelled');
    expect(asked).toBe(51);
  });

  it('tells of progress from near nothing to near all', async () => {
    const r = random('progress');
    const x = Float64Array.from({ length: 1500 * 2 }, () => r.normal());
    const told: number[] = [];
    await hierarchy(x, 1500, 2, linkage, { onProgress: (share) => told.push(share) });
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told[0]).toBeLessThan(0.4);
    expect(told.at(-1)).toBeGreaterThan(0.9);
  });
});

it('one row is one group without merges', async () => {
  const tree = await hierarchy(Float64Array.of(1, 2), 1, 2, 'ward');
  expect(tree.heights.length).toBe(0);
  expect([...cutTree(tree, 1)]).toEqual([0]);
});

it('rows of distances that were let go and worked out again give the tree that a full matrix gives', async () => {
  const r = random('large');
  const [rows, cols] = [250, 3];
  const x = Float64Array.from({ length: rows * cols }, () => r.normal());
  for (const linkage of ['average', 'complete'] as const) {
    const tree = treeOf(rows, await pairwise(await kernels(), x, rows, cols, linkage, undefined, {}, 4));
    expect(farthest(tree.heights, plainHeights(x, rows, cols, linkage))).toBeLessThan(1e-9);
  }
});

/** By the definition: again and again the two nearest clusters, by all pairs of their rows' distances. */
function plainHeights(x: Float64Array, rows: number, cols: number, linkage: 'average' | 'complete'): number[] {
  const distance = Array.from({ length: rows }, (_, i) =>
    Float64Array.from({ length: rows }, (_unused, j) =>
      i === j ? Infinity : Math.hypot(...Array.from({ length: cols }, (_c, c) => (x[i * cols + c] ?? 0) - (x[j * cols + c] ?? 0))),
    ),
  );
  const size = new Float64Array(rows).fill(1);
  const alive = new Set(size.keys());
  const heights: number[] = [];
  while (alive.size > 1) {
    let [a, b, low] = [0, 0, Infinity];
    for (const i of alive) {
      for (const j of alive) {
        const d = distance[i]?.[j] ?? Infinity;
        if (i < j && d < low) [a, b, low] = [i, j, d];
      }
    }
    heights.push(low);
    alive.delete(b);
    for (const i of alive) {
      if (i === a) continue;
      const [da, db] = [distance[i]?.[a] ?? 0, distance[i]?.[b] ?? 0];
      const [wa, wb] = [size[a] ?? 0, size[b] ?? 0];
      const joined = linkage === 'complete' ? Math.max(da, db) : (wa * da + wb * db) / (wa + wb);
      (distance[i] as Float64Array)[a] = (distance[a] as Float64Array)[i] = joined;
    }
    size[a] = (size[a] ?? 0) + (size[b] ?? 0);
  }
  return heights;
}
