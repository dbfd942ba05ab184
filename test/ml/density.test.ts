import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { adjustedRand } from '../../src/ml/agreement';
import { condense } from '../../src/ml/density/condense';
import { dbscan } from '../../src/ml/density/dbscan';
import { hdbscan } from '../../src/ml/density/hdbscan';
import { bend, defaultGroupSize, defaultLeast, groupsAt, kDistances, proposeEps, withoutSmall } from '../../src/ml/density/k-distance';
import { reach } from '../../src/ml/density/reach';
import { standOut } from '../../src/ml/density/stand-out';
import { kernels, plain } from '../../src/ml/kernels/index';
import { named } from './clusterings';
import { farthest, flat, golden } from './golden';
import { noise, planted, standardised } from './noise';

interface Case {
  name: string;
  x: number[][];
  eps: number;
  least: number;
  size: number;
  dbscan: number[];
  core: number[];
  tree: number;
  hdbscan: number[];
}
const truth = golden<{ cases: Case[]; agreement: { a: number[]; b: number[]; adjustedRand: number }[] }>('density.json');

const toys = (name: string): { x: Float64Array; rows: number; cols: number; truth: number[] } | null => {
  const file = new URL(`../../../shared/data/sklearn_toys/${name}.csv`, import.meta.url);
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const cells = lines.map((line) => line.split(',').map(Number));
  const cols = (cells[0]?.length ?? 1) - 1;
  const x = standardised(Float64Array.from(cells.flatMap((row) => row.slice(0, cols))), cells.length, cols);
  return { x, rows: cells.length, cols, truth: cells.map((row) => row[cols] as number) };
};

describe.each(truth.cases)('density: $name', ({ x, eps, least, size, ...given }) => {
  const rows = x.length;
  const cols = x[0]?.length ?? 0;

  it('DBSCAN numbers its groups as scikit-learn does', async () => {
    const found = await dbscan(flat(x), rows, cols, eps, least);
    expect(Array.from(found.labels)).toEqual(given.dbscan);
    expect([found.groups, found.noise]).toEqual([Math.max(...given.dbscan) + 1, given.dbscan.filter((label) => label < 0).length]);
  });

  it('the compiled and the plain kernels find the same', async () => {
    const [compiled, twin] = await Promise.all(
      [await kernels(), plain()].map(async (engine) => ({
        dbscan: await dbscan(flat(x), rows, cols, eps, least, { kernels: engine }),
        reach: await reach(flat(x), rows, cols, least, { kernels: engine }),
      })),
    );
    expect(compiled).toEqual(twin);
  });

  it('core distances and the length of the spanning tree are those of the dense graph', async () => {
    const found = await reach(flat(x), rows, cols, least);
    const step = Math.max(1, Math.floor(rows / 20));
    expect(
      farthest(
        kDistances(found).filter((_, i) => i % step === 0),
        given.core,
      ),
    ).toBeLessThan(1e-12);
    expect(farthest([found.length.reduce((sum, length) => sum + Math.sqrt(length), 0)], [given.tree])).toBeLessThan(1e-12);
  });

  it('HDBSCAN finds the groups of its paper', async () => {
    expect(named(hdbscan(await reach(flat(x), rows, cols, least), size).labels)).toEqual(given.hdbscan);
  });
});

it('the adjusted Rand index is scikit-learn’s', () => {
  for (const { a, b, adjustedRand: expected } of truth.agreement) expect(adjustedRand(a, b)).toBeCloseTo(expected, 12);
});

const points = fc
  .record({
    cols: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 90 }),
    wide: fc.integer({ min: 1, max: 12 }),
    seed: fc.nat(),
  })
  .map(({ cols, rows, wide, seed }) => {
    const r = random(`points ${seed}`);
    // few values, so that distances are often exactly equal
    return { x: Float64Array.from({ length: rows * cols }, () => r.below(wide + 1) / 2), rows, cols };
  });

it('the tree of reach gives the groups of DBSCAN at every distance, borders too', async () => {
  await fc.assert(
    fc.asyncProperty(points, fc.integer({ min: 1, max: 8 }), async ({ x, rows, cols }, least) => {
      const at = groupsAt(await reach(x, rows, cols, least));
      for (const eps of [2, 0.5, 0.1, 1, Math.SQRT1_2]) {
        const { labels, groups, noise: none } = await dbscan(x, rows, cols, eps, least);
        // with fewer rows than make a core there is none
        if (rows < least) expect(groups).toBe(0);
        else expect(at(eps)).toEqual({ labels, groups, noise: none });
      }
    }),
    { numRuns: 80 },
  );
});

it('the groups do not hang on the order of the rows, nor on units', async () => {
  await fc.assert(
    fc.asyncProperty(points, fc.integer({ min: 2, max: 6 }), fc.nat(), async ({ x, rows, cols }, least, seed) => {
      const order = random(`order ${seed}`).permutation(rows);
      const moved = new Float64Array(rows * cols);
      order.forEach((row, i) =>
        moved.set(
          x.subarray(row * cols, (row + 1) * cols).map((value) => value * 8),
          i * cols,
        ),
      );
      const here = hdbscan(await reach(x, rows, cols, least), 5).labels;
      const there = hdbscan(await reach(moved, rows, cols, least), 5).labels;
      const back = new Int32Array(rows);
      order.forEach((row, i) => (back[row] = there[i] as number));
      expect(named(back)).toEqual(named(here));
    }),
    { numRuns: 40 },
  );
});

it('labels are those of scikit-learn on fresh random rows', async (test) => {
  const asked = Array.from({ length: 12 }, (_, i) => {
    const r = random(`live ${i}`);
    const cols = 1 + r.below(9);
    const rows = 150 + r.below(350);
    const x = Array.from({ length: rows }, () => Array.from({ length: cols }, () => (r.below(3) === 0 ? 4 : 0) + r.normal()));
    return { x, eps: 0.4 * Math.sqrt(cols) * (0.5 + r.next()), least: 2 + r.below(9) };
  });
  const script = new URL('../oracle/make_density.py', import.meta.url).pathname;
  if (spawnSync('/usr/bin/python3', ['-c', 'import sklearn']).status !== 0) test.skip('scikit-learn is not installed');
  const answer = spawnSync('/usr/bin/python3', [script, 'dbscan'], { input: JSON.stringify(asked), encoding: 'utf8', maxBuffer: 1e8 });
  expect(answer.stderr.includes('Traceback') ? answer.stderr : answer.status).toBe(0);
  const expected = JSON.parse(answer.stdout) as number[][];
  for (const [i, { x, eps, least }] of asked.entries()) {
    expect(Array.from((await dbscan(flat(x), x.length, x[0]?.length ?? 0, eps, least)).labels)).toEqual(expected[i]);
  }
});

it.each([
  ['moons', 1, 1],
  ['circles', 1, 1],
  ['blobs_10d_k6', 0.99, 0.99],
  ['blobs', 0.9, 0.95],
])('on %s the proposed distance reaches an agreement of %f, HDBSCAN %f', async (name, byEps, byTree) => {
  const read = toys(name);
  if (!read) return console.warn('skipped: ../shared/data/sklearn_toys is not there');
  const { x, rows, cols, truth: planted } = read;
  const found = await reach(x, rows, cols, defaultLeast(rows, cols));
  const { eps } = proposeEps(found, defaultGroupSize(rows)) as { eps: number };
  expect(adjustedRand(planted, withoutSmall(groupsAt(found)(eps), 10).labels)).toBeGreaterThanOrEqual(byEps);
  expect(adjustedRand(planted, hdbscan(found, defaultGroupSize(rows)).labels)).toBeGreaterThanOrEqual(byTree);
});

describe('noise is not sold as groups', () => {
  const look = async (clouds: readonly { x: Float64Array; rows: number; cols: number }[]): Promise<number> => {
    let grouped = 0;
    for (const [i, { x, rows, cols }] of clouds.entries()) {
      const standing = await standOut(x, rows, cols, { seedKey: `seed ${i}`, least: defaultLeast(rows, cols) });
      // so rarely is noise this deep that a bound half as strict would hardly be seen in the counts
      expect(standing.grouped).toBe(standing.found > 0.01 && standing.found > 2 * standing.chance);
      if (standing.grouped) grouped++;
    }
    return grouped;
  };
  const seeds = Array.from({ length: 20 }, (_, i) => String(i));

  it.each(['uniform', 'gaussian', 'correlated'] as const)('%s rows: at most one of 20', async (shape) => {
    const grouped = await look(seeds.map((seed) => noise(shape, seed)));
    console.log(`${shape} noise, density: ${20 - grouped} of 20 seeds say there are no groups`);
    expect(grouped).toBeLessThanOrEqual(1);
  });

  it('planted groups: at least 19 of 20', async () => {
    const grouped = await look(seeds.map(planted));
    console.log(`planted groups, density: ${grouped} of 20 seeds say there are groups`);
    expect(grouped).toBeGreaterThanOrEqual(19);
  });
});

describe('rows that are hardly any', () => {
  it.each([0, 1, 2])('%i rows are noise', async (rows) => {
    const x = Float64Array.from({ length: rows * 2 }, (_, i) => i);
    const none = { groups: 0, noise: rows, labels: new Int32Array(rows).fill(-1) };
    expect(await dbscan(x, rows, 2, 0.5, 4)).toMatchObject(none);
    const found = await reach(x, rows, 2, 4);
    expect(hdbscan(found, 10)).toMatchObject(none);
    expect(rows === 0 ? proposeEps(found, 10) : (proposeEps(found, 10)?.eps ?? 0)).toSatisfy(
      (eps: number | null) => eps === null || eps >= 0,
    );
  });

  it('rows all the same have no distance to propose, and no groups for HDBSCAN', async () => {
    const found = await reach(new Float64Array(300), 100, 3, 6);
    expect(proposeEps(found, 10)).toBeNull();
    expect(bend(kDistances(found))).toBeNull();
    expect(hdbscan(found, 10).groups).toBe(0);
    expect(await dbscan(new Float64Array(300), 100, 3, 0, 6)).toMatchObject({ groups: 1, noise: 0 });
    expect((await standOut(new Float64Array(300), 100, 3, { seedKey: 'same', least: 6 })).grouped).toBe(false);
  });

  it('values whose squares are nearly too large have a distance to propose', async () => {
    const { x, rows, cols } = planted('large');
    const found = await reach(
      x.map((value) => value * 1e138),
      rows,
      cols,
      4,
    );
    const { eps } = proposeEps(found, 10) as { eps: number };
    expect(eps / 1e138 / (proposeEps(await reach(x, rows, cols, 4), 10)?.eps ?? 0)).toBeCloseTo(1, 9);
  });

  it('a constant column changes nothing', async () => {
    const { x, rows, cols } = planted('constant');
    const wider = new Float64Array(rows * (cols + 1)).fill(5);
    for (let i = 0; i < rows; i++) wider.set(x.subarray(i * cols, (i + 1) * cols), i * (cols + 1));
    const [here, there] = [await dbscan(x, rows, cols, 0.4, 5), await dbscan(wider, rows, cols + 1, 0.4, 5)];
    expect(there).toEqual(here);
  });

  it('more rows than memory holds are refused with a number', async () => {
    const error = await dbscan(new Float64Array(0), 30_000_000, 20, 1, 4).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ problem: { code: 'too-big-for-memory' } });
  });
});

it('stops at the checkpoint that says so', async () => {
  const { x, rows, cols } = planted('stop');
  let left = 3;
  const checkpoint = (): Promise<void> => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('cancelled')));
  await expect(reach(x, rows, cols, 5, { checkpoint })).rejects.toThrow('cancelled');
});

it('progress rises and stays within 0 and 1', async () => {
  const { x, rows, cols } = planted('progress');
  const seen: number[] = [];
  await reach(x, rows, cols, 5, { onProgress: (share) => seen.push(share) });
  expect(seen.every((share, i) => share >= (seen[i - 1] ?? 0) && share <= 1)).toBe(true);
});

it('a group smaller than asked for is noise, and numbers close up', () => {
  const found = { labels: Int32Array.of(0, 1, 1, -1, 2, 2), groups: 3, noise: 1 };
  expect(withoutSmall(found, 2)).toEqual({ labels: Int32Array.of(-1, 0, 0, -1, 1, 1), groups: 2, noise: 2 });
});

it('a condensed tree of rows in two heaps has two groups below all rows', () => {
  const tree = { rows: 4, from: Int32Array.of(0, 2, 1), to: Int32Array.of(1, 3, 2), length: Float64Array.of(1, 1, 100) };
  expect(condense(tree, 2)).toMatchObject({
    parent: Int32Array.of(-1, 0, 0),
    size: Int32Array.of(4, 2, 2),
    birth: Float64Array.of(0, 0.1, 0.1),
  });
});
