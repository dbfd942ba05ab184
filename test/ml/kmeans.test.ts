import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { kernels, plain, type Kernels } from '../../src/ml/kernels/index';
import { bestOf, kmeans, kmeansOnce, restartKey } from '../../src/ml/kmeans';
import { lloyd, openCloud } from '../../src/ml/lloyd';
import { adjustedRand } from '../../src/ml/agreement';
import { silhouette } from '../../src/ml/silhouette';
import { farthest, flat, golden } from './golden';

interface Case {
  name: string;
  x: number[][];
  k: number;
  start: number[][];
  labels: number[];
  centres: number[][];
  inertia: number;
  iterations: number;
  silhouettes: number[];
  silhouette: number;
}
const cases = golden<Case[]>('kmeans.json');
const engines: [string, () => Promise<Kernels>][] = [
  ['compiled', kernels],
  ['plain', () => Promise.resolve(plain())],
];

/** Rows round planted centres; the key decides everything. */
function planted(rows: number, cols: number, k: number, apart: number, key: string): { x: Float64Array; labels: Int32Array } {
  const r = random(key);
  const centres = Float64Array.from({ length: k * cols }, () => r.normal() * apart);
  const labels = Int32Array.from({ length: rows }, () => r.below(k));
  const x = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) x[i * cols + j] = (centres[(labels[i] as number) * cols + j] as number) + r.normal();
  }
  return { x, labels };
}

describe.each(cases)('k-means on $name', ({ x, k, start, ...given }) => {
  it.each(engines)('from the same start is scikit-learn’s to the last label (%s)', async (_, engine) => {
    const cols = x[0]?.length ?? 0;
    const cloud = openCloud(await engine(), flat(x), x.length, cols, k);
    const fit = await lloyd(cloud, flat(start), k);
    expect([...fit.labels]).toEqual(given.labels);
    expect(farthest(fit.centres, flat(given.centres))).toBeLessThan(1e-12);
    expect(farthest([fit.inertia, fit.iterations], [given.inertia, given.iterations])).toBeLessThan(1e-12);
    expect(fit.converged).toBe(true);
  });

  it('has scikit-learn’s silhouettes', async () => {
    const found = await silhouette(flat(x), x.length, x[0]?.length ?? 0, Int32Array.from(given.labels), k, { seedKey: 's' });
    expect(farthest(found.values, given.silhouettes)).toBeLessThan(1e-12);
    expect(found.mean).toBeCloseTo(given.silhouette, 12);
    expect(found.sampled).toBe(false);
  });
});

describe('compiled and plain kernels', () => {
  it.each([
    [2, 1, 0],
    [3, 5, 0],
    [8, 20, 0],
    [11, 7, 1e7],
    [1, 4, 0],
  ])('give the same bits for k = %i, %i columns, offset %d', async (k, cols, offset) => {
    const x = planted(1003, cols, k, 1, `bits ${k}`).x.map((value) => value + offset);
    const [one, other] = await Promise.all(
      engines.map(async ([, engine]) => lloyd(openCloud(await engine(), x, 1003, cols, k), x.slice(0, k * cols), k)),
    );
    expect(one).toEqual(other);
  });
});

describe('k-means', () => {
  it('finds planted groups, largest first', async () => {
    const { x, labels } = planted(1500, 4, 5, 6, 'planted');
    const fit = await kmeans(x, 1500, 4, 5, { seedKey: 'a' });
    expect(adjustedRand(fit.labels, labels)).toBeGreaterThan(0.99);
    expect([...fit.sizes]).toEqual([...fit.sizes].sort((a, b) => b - a));
    expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(1500);
  });

  it('is the best of its starts run apart', async () => {
    const { x } = planted(300, 3, 4, 1, 'apart');
    const together = await kmeans(x, 300, 3, 4, { seedKey: 'a', restarts: 5 });
    const apart = await Promise.all([0, 1, 2, 3, 4].map((i) => kmeansOnce(x, 300, 3, 4, restartKey('a', i))));
    expect(bestOf(apart)).toEqual(together);
  });

  it('does not change when rows move together', async () => {
    const { x } = planted(400, 2, 3, 5, 'shift');
    const here = await kmeans(x, 400, 2, 3, { seedKey: 'a' });
    const there = await kmeans(
      x.map((value) => value * 3 + 40),
      400,
      2,
      3,
      { seedKey: 'a' },
    );
    expect(adjustedRand(here.labels, there.labels)).toBe(1);
  });

  it('fills a centre that lost its rows', async () => {
    const x = Float64Array.of(0, 1, 2, 10, 11, 12);
    const cloud = openCloud(await kernels(), x, 6, 1, 3);
    const fit = await lloyd(cloud, Float64Array.of(1, 11, 1000), 3);
    expect(new Set(fit.labels).size).toBe(3);
  });

  it('does not read or write the caller’s array beyond reading', async () => {
    const { x } = planted(50, 2, 2, 3, 'frozen');
    const before = x.slice();
    await kmeans(x, 50, 2, 2, { seedKey: 'a' });
    expect(x).toEqual(before);
  });

  it('refuses more groups than distinct rows', async () => {
    const x = Float64Array.of(1, 1, 2, 2, 1, 1);
    await expect(kmeans(x, 3, 2, 3, { seedKey: 'a' })).rejects.toMatchObject({
      problem: { code: 'too-few-distinct-rows', args: { need: 3, have: 2 } },
    });
    await expect(kmeans(x, 3, 2, 4, { seedKey: 'a' })).rejects.toMatchObject({ problem: { code: 'too-few-distinct-rows' } });
  });

  it('says how much memory it would have needed', async () => {
    const open = kernels().then((kernel) => kernel.open(3e9, 1));
    await expect(open).rejects.toMatchObject({ problem: { code: 'too-big-for-memory', args: { needMb: 2862, roomMb: 1536 } } });
  });
});

describe('silhouettes of many rows', () => {
  it('come from a sample that says so and lies near the exact figure', async () => {
    const { x, labels } = planted(4000, 3, 3, 4, 'many');
    const exact = await silhouette(x, 4000, 3, labels, 3, { seedKey: 's' });
    const sampled = await silhouette(x, 4000, 3, labels, 3, { seedKey: 's', maxRows: 1000 });
    expect(sampled.sampled).toBe(true);
    expect(sampled.rows).toBeLessThanOrEqual(1002);
    expect(Math.abs(sampled.mean - exact.mean)).toBeLessThan(0.02);
  });
});
