import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import type { Tree } from '../../src/core/tree';
import { treeShap } from '../../src/ml/trees/shap';
import { kernels, plain } from '../../src/ml/kernels/index';
import { shapPlan } from '../../src/ml/trees/shap-plan';

beforeAll(async () => void (await kernels()));

const COLS = 5;
/** From so many rows on trees have tables. */
const MANY = 256;
const EACH = Int32Array.from({ length: 14 }, (_, column) => column);

/** Grown at random: columns may come again on a path, rows of each node are shared out by chance. */
function treeOf(key: string, cuts: number): Tree {
  const r = random(key);
  const tree = { feature: [-1], threshold: [0], missingLeft: [0 as 0 | 1], left: [0], right: [0], value: [r.normal()], cover: [1000] };
  for (let i = 0; i < cuts; i++) {
    const leaves = tree.feature.flatMap((column, node) => (column < 0 ? [node] : []));
    const node = leaves[r.below(leaves.length)] ?? 0;
    const share = 0.05 + 0.9 * r.next();
    tree.feature[node] = r.below(COLS);
    tree.threshold[node] = r.normal();
    tree.missingLeft[node] = r.below(2) as 0 | 1;
    tree.left[node] = tree.feature.length;
    tree.right[node] = tree.feature.length + 1;
    for (const part of [share, 1 - share]) {
      tree.feature.push(-1);
      tree.threshold.push(0);
      tree.missingLeft.push(0);
      tree.left.push(0);
      tree.right.push(0);
      tree.value.push(r.normal());
      tree.cover.push((tree.cover[node] ?? 0) * part);
    }
  }
  return tree;
}

function columnsOf(key: string, rows: number): readonly Float64Array[] {
  const r = random(key);
  return Array.from({ length: COLS }, () => Float64Array.from({ length: rows }, () => (r.next() < 0.1 ? NaN : r.normal())));
}

it('tables worked out beforehand give each row what the walk through the tree gives it', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 40 }), (key, cuts) => {
      const trees = [treeOf(key, cuts), treeOf(`${key} again`, 7)];
      const columns = columnsOf(key, MANY);
      const rows = Array.from({ length: MANY }, (_, row) => row);
      expect(trees.every((tree) => shapPlan(tree, EACH) !== null)).toBe(true);
      const together = treeShap(trees, columns, rows);
      for (const row of rows.filter((one) => one % 3 === 0)) {
        const alone = treeShap(trees, columns, [row]);
        const apart = Math.max(...alone.map((effect, j) => Math.abs((together[row * COLS + j] ?? NaN) - effect)));
        expect(apart).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 25 },
  );
});

it('tables are filled and added up, and trees gone through, by the kernels as by their twins, to the same bits', async () => {
  const compiled = await kernels();
  expect(compiled.engine).toBe('wasm');
  for (const cuts of [0, 3, 4, 40]) {
    const trees = [treeOf(`twin ${cuts}`, cuts), treeOf(`twin again ${cuts}`, cuts + 5)];
    const columns = columnsOf(`twin ${cuts}`, 2300);
    // more rows than are taken at a time, and no whole number of fours
    const rows = Uint32Array.from({ length: 2273 }, (_, i) => (7 * i) % 2300);
    for (const players of [EACH.subarray(0, COLS), [0, 1, 0, 2, 1]]) {
      for (const some of [rows, rows.subarray(0, 37)]) {
        const [there, here] = [compiled, plain()].map((engine) => Buffer.from(treeShap(trees, columns, some, players, engine).buffer));
        expect(there?.equals(here as Buffer)).toBe(true);
      }
    }
  }
});

it('a path over more columns than a table takes is walked', () => {
  const depth = 14;
  const chain: Tree = {
    feature: Array.from({ length: 2 * depth + 1 }, (_, node) => (node % 2 === 0 && node < 2 * depth ? node / 2 : -1)),
    threshold: Array.from({ length: 2 * depth + 1 }, () => 0),
    missingLeft: Array.from({ length: 2 * depth + 1 }, () => 0 as const),
    left: Array.from({ length: 2 * depth + 1 }, (_, node) => (node % 2 === 0 && node < 2 * depth ? node + 1 : 0)),
    right: Array.from({ length: 2 * depth + 1 }, (_, node) => (node % 2 === 0 && node < 2 * depth ? node + 2 : 0)),
    value: Array.from({ length: 2 * depth + 1 }, (_, node) => node),
    cover: Array.from({ length: 2 * depth + 1 }, (_, node) => 2 ** (depth - Math.ceil(node / 2))),
  };
  expect(shapPlan(chain, EACH)).toBe(null);
  const r = random('chain');
  const columns = Array.from({ length: depth }, () => Float64Array.from({ length: MANY }, () => r.normal()));
  const rows = Array.from({ length: MANY }, (_, row) => row);
  const together = treeShap([chain], columns, rows);
  expect([...together.subarray(0, depth)]).toEqual([...treeShap([chain], columns, [0])]);
});

/** What the tree says when only the columns of `known` are: both ways of an unknown cut, by the rows that went there. */
function said(tree: Tree, columns: readonly Float64Array[], row: number, known: number, node = 0): number {
  const column = tree.feature[node] as number;
  if (column < 0) return tree.value[node] as number;
  const [left, right] = [tree.left[node] as number, tree.right[node] as number];
  if ((known >> column) & 1) {
    const cell = columns[column]?.[row] as number;
    const goesLeft = Number.isNaN(cell) ? tree.missingLeft[node] === 1 : cell <= (tree.threshold[node] as number);
    return said(tree, columns, row, known, goesLeft ? left : right);
  }
  const share = (side: number): number =>
    ((tree.cover[side] as number) / (tree.cover[node] as number)) * said(tree, columns, row, known, side);
  return share(left) + share(right);
}

const FACTORIAL = [1, 1, 2, 6, 24, 120];
const size = (set: number): number => set.toString(2).replaceAll('0', '').length;

/** From all sets of players. */
function brute(tree: Tree, columns: readonly Float64Array[], row: number, players: readonly number[]): readonly number[] {
  const count = Math.max(...players) + 1;
  const values = Array.from({ length: 1 << count }, (_, set) => {
    const known = players.reduce((all, player, column) => all | (((set >> player) & 1) << column), 0);
    return said(tree, columns, row, known);
  });
  return Array.from({ length: count }, (_, j) =>
    values.reduce((sum, value, set) => {
      if ((set >> j) & 1) return sum;
      const weight = ((FACTORIAL[size(set)] as number) * (FACTORIAL[count - size(set) - 1] as number)) / (FACTORIAL[count] as number);
      return sum + weight * ((values[set | (1 << j)] as number) - value);
    }, 0),
  );
}

const many = Array.from({ length: MANY }, (_, row) => row);

it.each([
  ['column', [0, 1, 2, 3, 4]],
  ['player that holds several columns', [0, 1, 0, 2, 1]],
  ['player where one holds them all', [0, 0, 0, 0, 0]],
])('each contribution is the Shapley value of its %s, added up over all sets of them', (_, players) => {
  const count = Math.max(...players) + 1;
  for (const cuts of [1, 4, 12, 30]) {
    const tree = treeOf(`brute ${cuts}`, cuts);
    const columns = columnsOf(`brute ${cuts}`, MANY);
    const byTables = treeShap([tree], columns, many, players);
    for (const row of many.slice(0, 20)) {
      const alone = treeShap([tree], columns, [row], players);
      brute(tree, columns, row, players).forEach((exact, j) => {
        expect(Math.abs((byTables[row * count + j] as number) - exact)).toBeLessThan(1e-9);
        expect(Math.abs((alone[j] as number) - exact)).toBeLessThan(1e-9);
      });
    }
  }
});

it('columns that are each their own player give the same bits as columns alone', () => {
  const trees = [treeOf('own', 20), treeOf('own again', 30)];
  const columns = columnsOf('own', MANY);
  for (const rows of [many, [3]]) expect(treeShap(trees, columns, rows, [0, 1, 2, 3, 4])).toEqual(treeShap(trees, columns, rows));
});
