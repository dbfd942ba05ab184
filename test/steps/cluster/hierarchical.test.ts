import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/core/params';
import { random } from '../../../src/core/rng';
import type { Table } from '../../../src/core/table';
import {
  branchesAbove,
  branchesAt,
  heightOfCut,
  layOut,
  lettersOf,
  treeLearnt,
  type TreeLearnt,
} from '../../../src/steps/cluster/dendrogram';
import { knownStability, meta, type ClusterReport } from '../../../src/steps/cluster/meta';
import type { Tools } from '../../../src/steps/cluster/method';
import { hierarchical } from '../../../src/steps/cluster/methods/hierarchical';
import { impl } from '../../../src/steps/cluster/run';
import { cells, literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const LINKAGES = ['ward', 'average', 'complete', 'single'] as const;

/** Three round groups of 60, 40 and 20 rows; the middles are `gap` standard deviations apart. */
function planted(gap: number): Table {
  const chance = random('planted tree');
  const group = Array.from({ length: 120 }, (_, i) => (i % 6 < 3 ? 0 : i % 6 < 5 ? 1 : 2));
  return literal({
    x: ['number', group.map((g) => gap * (g === 1 ? 1 : 0) + chance.normal())],
    y: ['number', group.map((g) => gap * (g === 2 ? 1 : 0) + chance.normal())],
    truth: ['text', group.map((g) => 'ABC'[g] ?? '')],
  });
}

const treeOf = (report: ClusterReport): TreeLearnt => {
  const tree = treeLearnt(report.method, report.learnt);
  if (!tree) throw new Error('no tree');
  return tree;
};

describe('the cluster step with a tree', () => {
  it.each(LINKAGES)('%s: finds planted groups, largest first, and the tree for its picture', async (linkage) => {
    const { after, report } = await oneStep(step, planted(14), {}, { method: 'hierarchical', linkage });
    expect(report).toMatchObject({ method: 'hierarchical', verdict: 'clear', noGroups: false, k: 3, agreement: 1 });
    expect(report.sizes.map(({ id, size }) => [id, size])).toEqual([
      ['A', 60],
      ['B', 40],
      ['C', 20],
    ]);
    expect(cells(after)['Segment']?.[1]).toEqual(cells(after)['truth']?.[1]);
    const tree = treeOf(report);
    expect(tree).toMatchObject({ linkage, cut: 3, proposed: 3, micro: null });
    expect(tree.leaves.length).toBe(40);
    expect(branchesAt(tree, 3).sizes).toEqual([60, 40, 20]);
    expect(lettersOf(tree, branchesAt(tree, 3), report.places)).toEqual([0, 1, 2]);
    expect(knownStability(report.stability)?.segments.map(({ words }) => words)).toEqual(['very', 'very', 'very']);
  });

  it('cuts where it is told to, and says what it would have proposed', async () => {
    const { report } = await oneStep(step, planted(14), {}, { method: 'hierarchical', k: 5, least: 1 });
    expect(report).toMatchObject({ verdict: 'chosen', k: 5, chosenByHand: true });
    expect(treeOf(report)).toMatchObject({ cut: 5, proposed: 3 });
  });

  it('finds no groups in one round cloud, but cuts it all the same when told to', async () => {
    const { report } = await oneStep(step, planted(0), {}, { method: 'hierarchical' });
    expect(report).toMatchObject({ verdict: 'none', noGroups: true, k: 0, sizes: [], silhouette: null, apart: 0 });
    const uncut = treeOf(report);
    expect(uncut).toMatchObject({ cut: 1, proposed: null });
    expect(branchesAt(uncut, 1).sizes).toEqual([120]);
    expect(heightOfCut(uncut, 1)).toBe(uncut.merges.at(-1)?.[2]);
    expect(meta.charts(report)[0]?.headline.code).toBe('cluster.chart.silhouette.none');
    const { report: told } = await oneStep(step, planted(0), {}, { method: 'hierarchical', k: 2 });
    expect(treeOf(told).proposed).toBe(null);
    expect(told.verdict).toBe('chosen');
  });

  it('says so when there are fewer different rows than groups asked for', async () => {
    const alike = literal({
      x: ['number', Array.from({ length: 60 }, (_, i) => i % 3)],
      y: ['number', Array.from({ length: 60 }, () => 7)],
    });
    await expect(oneStep(step, alike, {}, { method: 'hierarchical', k: 5 })).rejects.toMatchObject({
      problem: { code: 'too-few-distinct-rows', args: { need: 5, have: 3 } },
    });
    const same = literal({ x: ['number', Array.from({ length: 60 }, () => 4)] });
    expect((await oneStep(step, same, {}, { method: 'hierarchical' })).report.noGroups).toBe(true);
  });

  it('lets stragglers join the nearest group', async () => {
    const table = planted(14);
    const far = (name: 'x' | 'y', more: readonly number[]): ['number', (number | null)[]] => [
      'number',
      [...((cells(table)[name]?.[1] ?? []) as (number | null)[]), ...more],
    ];
    const strays = literal({ x: far('x', [300, -300]), y: far('y', [0, 0]) });
    const { report } = await oneStep(step, strays, {}, { method: 'hierarchical', linkage: 'average', k: 5 });
    expect(report).toMatchObject({ k: 3, merged: 2 });
    expect(treeOf(report).cut).toBe(5);
    expect(branchesAt(treeOf(report), 5).sizes).toEqual([60, 40, 20, 1, 1]);
  });
});

describe('the picture of a tree', () => {
  const tree: TreeLearnt = {
    linkage: 'ward',
    leaves: [10, 5, 1, 4],
    merges: [
      [1, 3, 1],
      [0, 2, 2],
      [4, 5, 6],
    ],
    groups: [0, 1, 0, 1],
    cut: 2,
    proposed: 2,
    micro: null,
  };

  it('draws the larger side of a fork first, and forks between what they join', () => {
    const { forks, order } = layOut(tree);
    expect(order).toEqual([0, 2, 1, 3]);
    expect(forks.map(({ height, at, size }) => ({ height, at, size }))).toEqual([
      { height: 1, at: 2.5, size: 9 },
      { height: 2, at: 0.5, size: 11 },
      { height: 6, at: 1.5, size: 20 },
    ]);
    expect(forks[2]?.sides).toEqual([
      { node: 5, from: 2, at: 0.5, size: 11 },
      { node: 4, from: 1, at: 2.5, size: 9 },
    ]);
  });

  it('knows the branches of any cut, largest first, none above it', () => {
    expect(branchesAt(tree, 2)).toEqual({ sizes: [11, 9], of: [0, 1, 0, 1, 1, 0, -1] });
    expect(branchesAt(tree, 3)).toEqual({ sizes: [10, 9, 1], of: [0, 1, 2, 1, 1, -1, -1] });
    expect(branchesAt(tree, 4).sizes).toEqual([10, 5, 4, 1]);
  });

  it('gives a branch the letter its segment has, where that goes by another size', () => {
    expect(lettersOf(tree, branchesAt(tree, 2), [1, 0])).toEqual([1, 0]);
    expect(lettersOf(tree, branchesAt(tree, 2), [])).toEqual([0, 1]);
  });

  it('a line at a height cuts as many branches as reach over it, and the middle of a step gives them back', () => {
    expect([7, 5, 1.5, 0.5].map((height) => branchesAbove(tree, height))).toEqual([2, 2, 3, 4]);
    for (const k of [2, 3, 4]) expect(branchesAbove(tree, heightOfCut(tree, k))).toBe(k);
  });
});

it('joins small groups of rows where there are too many rows, and says how alike the exact tree is', async () => {
  const chance = random('many rows');
  const rows = 20_400;
  const x = Float64Array.from({ length: 2 * rows }, (_, i) => 9 * ((i >> 1) % 3) * (i % 2) + chance.normal());
  const cloud = { x, rows, cols: 2, columns: ['x', 'y'], blocks: [] };
  const context = { checkpoint: () => Promise.resolve(), progress: () => undefined };
  const tools = { context, seedKey: 's', advice: () => Promise.resolve({ k: 3 }) } as unknown as Tools;
  const fit = await hierarchical.fit(cloud, { ...defaults(meta.params), method: 'hierarchical' }, tools);
  const tree = fit?.learnt as unknown as TreeLearnt;
  expect(fit?.k).toBe(3);
  expect(tree.leaves.reduce((sum, size) => sum + size, 0)).toBe(rows);
  expect(tree.micro?.count).toBeLessThan(2100);
  expect(tree.micro).toMatchObject({ rows: 4000 });
  expect(tree.micro?.agreement).toBeGreaterThan(0.95);
});
