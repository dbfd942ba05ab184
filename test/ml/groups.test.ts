import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { elbow } from '../../src/ml/elbow';
import { adviseGroups, mostGroups } from '../../src/ml/groups';
import { adjustedRand } from '../../src/ml/agreement';
import { drawNull, nullModel } from '../../src/ml/null-model';
import { quantile, skewness } from '../../src/ml/quantile';
import { noise, planted, standardised, type Cloud } from './noise';
import { pool } from './pool';

const data = new URL('../../../shared/data/', import.meta.url);
const column = (x: Float64Array, rows: number, cols: number, j: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => x[i * cols + j] as number);

async function advised({ x, rows, cols }: Cloud, seedKey = 'test'): Promise<number> {
  return (await adviseGroups(pool, x, rows, cols, { seedKey, resamples: 0 })).k;
}

/** 100 seeds of each are counted by `npx tsx test/bench/ml-groups.ts`. */
describe('the advice on groups', () => {
  it('says none for rows without any', { timeout: 240_000 }, async () => {
    const clouds = (['gaussian', 'uniform', 'correlated', 'log of log-normal'] as const).flatMap((shape) =>
      ['a', 'b'].map((key) => noise(shape, key)),
    );
    const found: number[] = [];
    for (const cloud of clouds) found.push(await advised(cloud));
    console.log(`no groups: ${found.filter((k) => k === 0).length} of ${clouds.length} right`);
    expect(found.filter((k) => k > 0).length).toBeLessThanOrEqual(1);
  });

  it('counts planted groups', { timeout: 240_000 }, async () => {
    const clouds = Array.from({ length: 8 }, (_, i) => planted(`short ${i}`));
    const found: number[] = [];
    for (const cloud of clouds) found.push(await advised(cloud));
    const right = clouds.filter((cloud, i) => cloud.k === found[i]).length;
    console.log(`planted groups: ${right} of ${clouds.length} right`);
    expect(right).toBeGreaterThanOrEqual(7);
  });

  it('is the same for the same key and gives the groups it advises', async () => {
    const cloud = planted('same');
    const one = await adviseGroups(pool, cloud.x, cloud.rows, cloud.cols, { seedKey: 'a', references: 10 });
    const other = await adviseGroups(pool, cloud.x, cloud.rows, cloud.cols, { seedKey: 'a', references: 10 });
    expect(one).toEqual(other);
    expect(one.verdict).not.toBe('none');
    expect(one.best?.fit.k).toBe(one.k);
    expect(one.tried.map(({ k }) => k)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('offers few rows at most three groups', () => {
    expect([10, 60, 100, 5000].map(mostGroups)).toEqual([2, 3, 5, 10]);
  });

  it('takes rows that are all alike, and one row, for ungrouped', async () => {
    expect(await advised({ x: new Float64Array(80).fill(1), rows: 40, cols: 2, k: 0 })).toBe(0);
    expect(await advised({ x: Float64Array.of(1, 2), rows: 1, cols: 2, k: 0 })).toBe(0);
  });

  it.skipIf(!fs.existsSync(data))(
    'finds at most four groups among the wholesale customers, and none in a table without structure',
    async () => {
      const read = (name: string): number[][] =>
        fs
          .readFileSync(new URL(name, data), 'utf8')
          .trim()
          .split(/\r?\n/)
          .slice(1)
          .map((line) => line.split(',').map(Number));
      const spend = read('wholesale_customers/Wholesale customers data.csv').map((cells) => cells.slice(2).map(Math.log1p));
      const groups = await advised({
        x: standardised(Float64Array.from(spend.flat()), spend.length, 6),
        rows: spend.length,
        cols: 6,
        k: 0,
      });
      expect(groups).toBeGreaterThanOrEqual(2);
      expect(groups).toBeLessThanOrEqual(4);
      const plain = read('sklearn_toys/no_structure.csv').map((cells) => cells.slice(0, 2));
      expect(await advised({ x: standardised(Float64Array.from(plain.flat()), plain.length, 2), rows: plain.length, cols: 2, k: 0 })).toBe(
        0,
      );
    },
    60_000,
  );
});

describe('rows drawn without groups', () => {
  it('keep each column’s spread, lean and ties between columns, but lose the second hump', () => {
    const r = random('humps');
    const rows = 1000;
    const x = new Float64Array(rows * 3);
    for (let i = 0; i < rows; i++) {
      const group = i % 2 === 0 ? 4 : -4;
      const lean = -Math.log(1 - r.next());
      x.set([group + r.normal(), lean, lean + 0.3 * r.normal()], i * 3);
    }
    const drawn = drawNull(nullModel(x, rows, 3), rows, random('draw'));
    const [humps, lean, tied] = [0, 1, 2].map((j) => column(drawn, rows, 3, j)) as [Float64Array, Float64Array, Float64Array];
    const middle = humps.filter((value) => Math.abs(value) < 2).length;
    expect(column(x, rows, 3, 0).filter((value) => Math.abs(value) < 2).length).toBeLessThan(40);
    expect(middle).toBeGreaterThan(250);
    expect(skewness(lean)).toBeGreaterThan(1.2);
    const [was, is] = [column(x, rows, 3, 1), lean].map((values) => quantile(values.sort(), 0.9)) as [number, number];
    expect(Math.abs(is / was - 1)).toBeLessThan(0.15);
    const sorted = tied.slice().sort();
    expect(
      tied.filter((value, i) => value > quantile(sorted, 0.5) === (column(drawn, rows, 3, 1)[i] as number) > Math.LN2).length,
    ).toBeGreaterThan(800);
  });

  it('of counts are counts', () => {
    const { x, rows, cols } = noise('counts', 'counts');
    const values = new Set(column(x, rows, cols, 0));
    expect(column(drawNull(nullModel(x, rows, cols), 200, random('draw')), 200, cols, 0).every((value) => values.has(value))).toBe(true);
  });
});

describe('the elbow', () => {
  it('is where the curve bends', () => {
    expect(elbow([1, 2, 3, 4, 5, 6, 7, 8], [100, 60, 20, 18, 16, 14, 12, 10])).toBe(3);
    // the example of the paper, y = 5 - 1 / (x + 0.1), turned over
    expect(elbow([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 0.909, 0.476, 0.323, 0.244, 0.196, 0.164, 0.141, 0.123, 0.11])).toBe(1);
  });

  it('is nowhere on a straight line, a flat line or two points', () => {
    expect(elbow([1, 2, 3, 4], [4, 3, 2, 1])).toBeNull();
    expect(elbow([1, 2, 3, 4], [1, 1, 1, 1])).toBeNull();
    expect(elbow([1, 2], [4, 1])).toBeNull();
  });
});

it('a group found is the group planted', async () => {
  const r = random('pair');
  const labels = Int32Array.from({ length: 300 }, (_, i) => (i < 200 ? 0 : 1));
  const x = Float64Array.from({ length: 600 }, (_, i) => (labels[i >> 1] as number) * 8 + r.normal());
  const advice = await adviseGroups(pool, x, 300, 2, { seedKey: 'pair', references: 10 });
  expect(adjustedRand(advice.best?.fit.labels ?? [], labels)).toBe(1);
});
