import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import type { Table } from '../../../src/core/table';
import { dbscan } from '../../../src/ml/density/dbscan';
import { withoutSmall } from '../../../src/ml/density/k-distance';
import { nearestCut } from '../../../src/steps/cluster/density';
import { distanceChart, distancePicture } from '../../../src/steps/cluster/density-charts';
import { meta } from '../../../src/steps/cluster/meta';
import { lookedAt } from '../../../src/steps/cluster/methods/crowds';
import { impl } from '../../../src/steps/cluster/run';
import { literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const fitted = (table: Table, params: Parameters<typeof oneStep>[3]) => oneStep(step, table, {}, params);

/** A ring round a heap, and ten rows far from all. */
function ring(rows = 310): { table: Table; x: Float64Array } {
  const r = random('ring');
  const points = Array.from({ length: rows }, (_, i): [number, number] => {
    if (i >= rows - 10) return [(9 + (i % 3)) * Math.cos(0.63 * i), (9 + (i % 3)) * Math.sin(0.63 * i)];
    const angle = 2 * Math.PI * r.next();
    const away = i % 2 === 0 ? 0.5 * Math.sqrt(r.next()) : 4 + 0.3 * r.normal();
    return [away * Math.cos(angle), away * Math.sin(angle)];
  });
  const table = literal({ x: ['number', points.map(([x]) => x)], y: ['number', points.map(([, y]) => y)] });
  return { table, x: Float64Array.from(points.flat()) };
}

function cloud(shape: 'gaussian' | 'uniform', rows = 400): Table {
  const r = random(shape);
  const draw = (): number => (shape === 'gaussian' ? r.normal() : r.next());
  return literal({ x: ['number', Array.from({ length: rows }, draw)], y: ['number', Array.from({ length: rows }, draw)] });
}

describe('crowds by DBSCAN', () => {
  it('finds a ring round a heap, and says who is in no group', async () => {
    const { report } = await fitted(ring().table, { method: 'dbscan' });
    expect(report).toMatchObject({ k: 2, apart: 10, noGroups: false, method: 'dbscan' });
    expect(meta.finding(report).code).toMatch(/^cluster\.finding\.(clear|weak)$/);
    expect(meta.soWhat(report)).toMatchObject({ args: { apart: 10, rows: 310 } });
    expect(report.agreement).toBeGreaterThan(0.97);
  });

  it('every cut of the picture is what DBSCAN gives there', async () => {
    const { table, x } = ring();
    const { report } = await fitted(table, { method: 'dbscan' });
    const picture = distancePicture(report);
    expect(picture?.cuts.length).toBeGreaterThan(40);
    for (const [eps, groups, outside] of picture?.cuts ?? []) {
      expect(withoutSmall(await dbscan(x, 310, 2, eps, picture?.points ?? 0), 10)).toMatchObject({ groups, noise: outside });
    }
    expect(picture?.cuts.at(-1)?.[1]).toBe(1);
    expect(distanceChart(picture as NonNullable<typeof picture>).rows).toEqual(picture?.cuts);
  });

  it('goes by the distance chosen, and keeps the proposal in sight', async () => {
    const { table } = ring();
    const asked = distancePicture((await fitted(table, { method: 'dbscan' })).report);
    const { report } = await fitted(table, { method: 'dbscan', eps: 3.7 });
    expect(report).toMatchObject({ k: 1, apart: 10, verdict: 'chosen' });
    expect(distancePicture(report)).toMatchObject({ eps: 3.7, chosen: true, proposed: asked?.proposed });
    const cuts = distancePicture(report)?.cuts ?? [];
    expect(cuts[nearestCut(cuts, 3.7)]?.[0]).toBe(3.7);
  });

  it('says so when the distance chosen makes one crowd of all', async () => {
    const { report } = await fitted(ring().table, { method: 'dbscan', eps: 90 });
    expect(report).toMatchObject({ k: 0, noGroups: true });
    expect(meta.soWhat(report).code).toBe('cluster.none.dense.chosen');
  });

  it.each(['gaussian', 'uniform'] as const)('in a %s cloud there are no groups, but the picture is there to try', async (shape) => {
    const { report } = await fitted(cloud(shape), { method: 'dbscan' });
    expect(report).toMatchObject({ noGroups: true, k: 0, verdict: 'none', apart: 0 });
    expect(meta.soWhat(report).code).toBe('cluster.none.dense');
    expect(distancePicture(report)?.cuts.length).toBeGreaterThan(10);
    const [eps] = distancePicture(report)?.cuts.find(([, groups]) => groups > 1) ?? [];
    const byHand = await fitted(cloud(shape), { method: 'dbscan', eps: eps ?? 0 });
    expect(byHand.report.verdict).toBe('chosen');
    expect(meta.soWhat(byHand.report).code).toBe('cluster.so.dense.chance');
  });

  it('rows all the same are no group and no picture', async () => {
    const same = literal({ x: ['number', Array.from({ length: 40 }, () => 3)] });
    const { report } = await fitted(same, { method: 'dbscan' });
    expect(report.noGroups).toBe(true);
    expect(distancePicture(report)).toBeNull();
  });
});

describe('crowds by HDBSCAN', () => {
  it('finds a dense and a loose heap, which no one distance does', async () => {
    const r = random('loose');
    const at = (i: number): [number, number] =>
      i % 2 === 0 ? [0.05 * r.normal(), 0.05 * r.normal()] : [12 + 2 * r.normal(), 2 * r.normal()];
    const points = Array.from({ length: 400 }, (_, i) => at(i));
    const table = literal({ x: ['number', points.map(([x]) => x)], y: ['number', points.map(([, y]) => y)] });
    const { report } = await fitted(table, { method: 'hdbscan' });
    expect(report.k).toBe(2);
    expect(report.sizes.every(({ size }) => size > 170)).toBe(true);
    expect(meta.charts(report).map(({ id }) => id)).toEqual(['crowds']);
  });

  it.each(['gaussian', 'uniform'] as const)('in a %s cloud there are no groups', async (shape) => {
    expect((await fitted(cloud(shape), { method: 'hdbscan' })).report.noGroups).toBe(true);
  });
});

it('of more rows than are looked at, those not drawn are marked as such', () => {
  const x = Float64Array.from({ length: 20 }, (_, i) => i);
  const looked = lookedAt({ x, rows: 10, cols: 2, columns: ['a', 'b'], blocks: [] }, 4, 'some');
  const labels = looked.spread(Int32Array.of(0, 1, -1, 1));
  expect(Array.from(labels).sort((a, b) => a - b)).toEqual([-2, -2, -2, -2, -2, -2, -1, 0, 1, 1]);
  const drawn = Array.from(labels.keys()).filter((row) => labels[row] !== -2);
  expect(Array.from(looked.x)).toEqual(drawn.flatMap((row) => [2 * row, 2 * row + 1]));
});
