import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { adjustedRand } from '../../src/ml/agreement';
import { apartIn, proposeCut } from '../../src/ml/hierarchy/cut';
import { agreementWithExact, groupsAt, treeOfRows } from '../../src/ml/hierarchy/groups';
import { hierarchy, type Linkage } from '../../src/ml/hierarchy/index';
import { microClusters } from '../../src/ml/hierarchy/micro';
import { cutTree, topOf } from '../../src/ml/hierarchy/tree';

interface Planted {
  readonly x: Float64Array;
  readonly truth: Int32Array;
  readonly rows: number;
  readonly cols: number;
}

/** Round groups of one spread whose middles are about `gap` spreads apart. */
function planted(key: string, rows: number, groups: number, gap: number, cols = 4): Planted {
  const r = random(key);
  const centres = Float64Array.from({ length: groups * cols }, () => (gap * r.normal()) / Math.SQRT2);
  const truth = Int32Array.from({ length: rows }, () => r.below(groups));
  const x = Float64Array.from({ length: rows * cols }, (_, i) => {
    const group = truth[Math.floor(i / cols)] as number;
    return (centres[group * cols + (i % cols)] as number) + r.normal();
  });
  return { x, truth, rows, cols };
}

const WIDE: readonly Linkage[] = ['ward', 'average', 'complete'];

describe('micro-clusters', () => {
  it('hold every row once, in about as many as wanted, at the mean of their rows', async () => {
    const { x, rows, cols } = planted('micro', 6000, 5, 6);
    const { count, centres, weights, of } = await microClusters(x, rows, cols, { seedKey: 's', wanted: 300 });
    expect(count).toBeGreaterThan(250);
    expect(count).toBeLessThan(350);
    const sums = new Float64Array(count * cols);
    const sizes = new Float64Array(count);
    of.forEach((place, row) => {
      sizes[place] = (sizes[place] ?? 0) + 1;
      for (let j = 0; j < cols; j++) sums[place * cols + j] = (sums[place * cols + j] ?? 0) + (x[row * cols + j] ?? 0);
    });
    expect([...sizes]).toEqual([...weights]);
    expect(Math.min(...weights)).toBeGreaterThan(0);
    const apart = sums.map((sum, i) => Math.abs(sum / (sizes[Math.floor(i / cols)] ?? 1) - (centres[i] ?? 0)));
    // Lloyd may stop one pass before the centres rest.
    expect(Math.max(...apart)).toBeLessThan(0.3);
  });

  it('are as few as there are different rows', async () => {
    const x = Float64Array.from({ length: 5000 }, (_, i) => i % 7);
    const { count, weights } = await microClusters(x, 5000, 1, { seedKey: 's' });
    expect(count).toBe(7);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(5000);
    const same = await microClusters(new Float64Array(3000).fill(2), 3000, 1, { seedKey: 's' });
    expect(same).toMatchObject({ count: 1, weights: Float64Array.of(3000) });
  });

  it('are the same for the same key', async () => {
    const { x, rows, cols } = planted('again', 3000, 3, 5);
    const one = await microClusters(x, rows, cols, { seedKey: 'a', wanted: 100 });
    expect(await microClusters(x, rows, cols, { seedKey: 'a', wanted: 100 })).toEqual(one);
  });

  it.each(WIDE)('%s: planted groups come out as from the exact tree, and the agreement says so', async (linkage) => {
    const { x, truth, rows, cols } = planted('agree', 8000, 4, 9);
    const large = await treeOfRows(x, rows, cols, linkage, { seedKey: 's', exactRows: 1000 });
    expect(large.tree.leaves).toBeLessThan(2100);
    const labels = groupsAt(large, 4);
    expect(adjustedRand(labels, truth)).toBeGreaterThan(0.97);
    const { agreement, rows: compared } = await agreementWithExact(x, cols, linkage, labels, 4, { seedKey: 's', rows: 800 });
    expect(compared).toBe(800);
    expect(agreement).toBeGreaterThan(0.95);
    const shuffled = Int32Array.from(random('shuffle').permutation(rows), (row) => labels[row] ?? 0);
    expect((await agreementWithExact(x, cols, linkage, shuffled, 4, { seedKey: 's', rows: 800 })).agreement).toBeLessThan(0.1);
  });
});

describe('the proposed cut', () => {
  const propose = async ({ x, rows, cols }: Planted, linkage: Linkage): Promise<number | null> =>
    (await proposeCut(x, rows, cols, await treeOfRows(x, rows, cols, linkage, { seedKey: 's' }), linkage, { kMax: 10, seedKey: 's' })).k;

  it.each(WIDE)('%s: finds the number of planted groups', async (linkage) => {
    for (const groups of [2, 3, 5])
      expect([groups, await propose(planted(`cut ${groups}`, 300, groups, 14), linkage)]).toEqual([groups, groups]);
  });

  it('leaves stragglers out of the count of groups and two groups apart all the same', async () => {
    const { x, rows, cols } = planted('stragglers', 200, 2, 14);
    const far = Float64Array.from([...x, 900, 0, 0, 0, 0, -900, 0, 0]);
    const tree = await treeOfRows(far, rows + 2, cols, 'average', { seedKey: 's' });
    const { k, tried } = await proposeCut(far, rows + 2, cols, tree, 'average', { kMax: 10, seedKey: 's' });
    expect(tried[0]?.groups).toBe(1);
    expect(k).toBe(4);
  });

  it('single: goes by the longest step, also where groups are no balls', async () => {
    const r = random('rings');
    const rows = 400;
    const rings = new Float64Array(2 * rows);
    for (let i = 0; i < rows; i++) {
      const radius = (i % 2 ? 1 : 4) + 0.05 * r.normal();
      rings.set([radius * Math.cos((2 * Math.PI * i) / rows), radius * Math.sin((2 * Math.PI * i) / rows)], 2 * i);
    }
    expect(await propose({ x: rings, rows, cols: 2, truth: new Int32Array(0) }, 'single')).toBe(2);
  });

  it('is none where only stragglers come off, or all rows are alike', async () => {
    const r = random('one cloud');
    const cloud = { x: Float64Array.from({ length: 400 }, () => r.normal()), rows: 200, cols: 2, truth: new Int32Array(0) };
    expect(await propose(cloud, 'single')).toBe(null);
    expect(await propose({ ...cloud, x: new Float64Array(400).fill(3) }, 'ward')).toBe(null);
    expect(apartIn(await hierarchy(new Float64Array(400).fill(3), 200, 2, 'ward'))).toBe(1);
  });
});

it('the upper end of a tree holds all rows, and its merges are the highest', async () => {
  const { x, rows, cols } = planted('top', 90, 3, 5);
  const tree = await hierarchy(x, rows, cols, 'ward');
  const top = topOf(tree, 12);
  expect(top.leaves.length).toBe(12);
  expect(top.leaves.reduce((sum, size) => sum + size, 0)).toBe(rows);
  expect(top.merges.map(([, , height]) => height)).toEqual([...tree.heights.slice(-11)]);
  expect(top.merges.flatMap(([a, b]) => [a, b]).sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, node) => node));
  const labels = cutTree(tree, 12);
  expect(new Set(top.first.map((row) => labels[row])).size).toBe(12);
  expect(top.first.map((row) => labels.filter((label) => label === labels[row]).length)).toEqual([...top.leaves]);
  expect(topOf(tree, 500).leaves.length).toBe(rows);
  expect(topOf(await hierarchy(Float64Array.of(1), 1, 1, 'ward'), 5)).toEqual({ leaves: [1], first: [0], merges: [] });
});
