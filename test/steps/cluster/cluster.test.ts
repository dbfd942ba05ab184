import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { defaults } from '../../../src/core/params';
import type { Table } from '../../../src/core/table';
import { meta } from '../../../src/steps/cluster/meta';
import { impl } from '../../../src/steps/cluster/run';
import { letter } from '../../../src/steps/cluster/segments';
import { cells, literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };

/** Three round groups of 60, 40 and 20 rows; the middles are `gap` standard deviations apart. */
function planted(gap: number): Table {
  const chance = random('planted');
  const group = Array.from({ length: 120 }, (_, i) => (i % 6 < 3 ? 0 : i % 6 < 5 ? 1 : 2));
  return literal({
    x: ['number', group.map((g) => gap * (g === 1 ? 1 : 0) + chance.normal())],
    y: ['number', group.map((g) => gap * (g === 2 ? 1 : 0) + chance.normal())],
    truth: ['text', group.map((g) => 'ABC'[g] ?? '')],
  });
}

describe('cluster', () => {
  it('finds planted groups, largest first', async () => {
    const { after, report, schema } = await oneStep(step, planted(12));
    expect(report).toMatchObject({ verdict: 'clear', noGroups: false, k: 3, chosenByHand: false, unassigned: 0, columns: ['x', 'y'] });
    expect(report.sizes.map(({ id, size }) => [id, size])).toEqual([
      ['A', 60],
      ['B', 40],
      ['C', 20],
    ]);
    expect(cells(after)['Segment']?.[1]).toEqual(cells(after)['truth']?.[1]);
    expect(schema.at(-2)).toEqual({
      name: 'Segment',
      kind: 'category',
      role: 'cluster',
      origin: ['x', 'y'],
      feature: false,
      plain: true,
      least: 10,
    });
    expect(meta.finding(report)).toEqual({ code: 'cluster.finding.clear', args: { k: 3 } });
    expect(meta.charts(report).map(({ id }) => id)).toEqual(['silhouette', 'gap', 'steady', 'inertia']);
  });

  it('finds no groups in one round cloud, and puts nobody anywhere', async () => {
    const { after, report } = await oneStep(step, planted(0));
    expect(report).toMatchObject({ verdict: 'none', noGroups: true, k: 0, silhouette: null, sizes: [] });
    expect(new Set(cells(after)['Segment']?.[1])).toEqual(new Set([null]));
    expect(meta.finding(report).code).toBe('cluster.none');
  });

  it('parts them all the same when told how many', async () => {
    const { report } = await oneStep(step, planted(0), {}, { k: 4 });
    expect(report).toMatchObject({ verdict: 'chosen', noGroups: false, k: 4, chosenByHand: true });
    expect(report.sizes.reduce((sum, { size }) => sum + size, 0)).toBe(120);
    expect(report.tried.find(({ k }) => k === 4)?.silhouette).toBe(report.silhouette);
    expect([meta.finding(report), meta.soWhat(report).code]).toEqual([{ code: 'cluster.finding.cut', args: { k: 4 } }, 'cluster.so.cut']);
  });

  it('says how well the groups are told apart also where small ones joined others, and marks the number the silhouette names itself', async () => {
    const { report } = await oneStep(step, planted(12), {}, { k: 12 });
    expect(report.merged).toBeGreaterThan(0);
    const chart = meta.charts(report).find(({ id }) => id === 'silhouette');
    expect(chart?.headline).toEqual({ code: 'cluster.chart.silhouette', args: { k: report.k, value: report.silhouette } });
    expect(chart?.draw.type === 'line' && chart.rows[chart.draw.best ?? -1]?.[0]).toBe(3);
  });

  it('calls groups that stand out no cut, though their number was chosen', async () => {
    const { report } = await oneStep(step, planted(12), {}, { k: 2 });
    expect(meta.finding(report)).toEqual({ code: 'cluster.finding.chosen', args: { k: 2 } });
  });

  it('puts a row with an empty cell into no segment and counts it', async () => {
    const table = planted(12);
    const holed = literal({ ...cells(table), x: ['number', (cells(table)['x']?.[1] ?? []).map((v, i) => (i < 2 ? null : v))] });
    const { after, report } = await oneStep(step, holed);
    expect(report.unassigned).toBe(2);
    expect(cells(after)['Segment']?.[1].slice(0, 3)).toEqual([null, null, 'A']);
  });

  it('leaves yes/no columns out of the distance unless there is nothing else', async () => {
    const table = planted(12);
    const { report } = await oneStep(step, literal({ ...cells(table), vip: ['bool', Array.from({ length: 120 }, (_, i) => i % 2)] }));
    expect(report).toMatchObject({ columns: ['x', 'y'], leftOut: ['vip'] });
    const { report: chosen } = await oneStep(step, table, {}, { columns: ['x'] });
    expect(chosen).toMatchObject({ columns: ['x'], leftOut: ['y'] });
  });

  it('says in a sentence when it cannot', async () => {
    const few = literal({ x: ['number', [1, 2, 3]] });
    await expect(oneStep(step, few)).rejects.toMatchObject({ problem: { code: 'cluster.too-few-rows', args: { need: 20, have: 3 } } });
    const huge = literal({ x: ['number', Array.from({ length: 30 }, (_, i) => i * 1e200)] });
    await expect(oneStep(step, huge)).rejects.toMatchObject({ problem: { code: 'cluster.too-large', args: { column: 'x' } } });
    expect(meta.outline([], { ...defaults(meta.params) })).toMatchObject({
      ok: false,
      problem: { code: 'cluster.no-columns' },
    });
  });
});

describe('the letters of groups', () => {
  it('go on after Z', () => {
    expect([0, 25, 26, 27, 51, 52, 99].map(letter)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'CV']);
  });

  it('leave no group smaller than was allowed', async () => {
    const { report } = await oneStep(step, planted(12), {}, { k: 20, least: 15 });
    expect(report.merged).toBeGreaterThan(0);
    expect(report.sizes.every(({ size }) => size >= 15)).toBe(true);
    expect(report.sizes.reduce((sum, { size }) => sum + size, 0)).toBe(120);
  });
});
