import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { addTree, isTree, type Tree } from '../../src/core/tree';
import { rocAuc } from '../../src/ml/metrics';
import { boost, ensembleScores } from '../../src/ml/trees/boost';
import { expectedValue, treeShap } from '../../src/ml/trees/shap';
import { binnedOf } from './binned';

interface Golden {
  readonly columns: readonly (readonly (number | null)[])[];
  readonly trees: readonly Tree[];
  readonly margins: readonly number[];
  /** One row each: a number per column, and the expected value last. */
  readonly contributions: readonly (readonly number[])[];
}
const golden = JSON.parse(readFileSync(new URL('../oracle/golden/trees.json', import.meta.url), 'utf8')) as Golden;
const columns = golden.columns.map((cells) => Float64Array.from(cells, (cell) => cell ?? NaN));

const OPTIONS = { trees: 40, leaves: 8, depth: 6, learningRate: 0.1, l2: 1, leastRows: 5 };

/** Planted: two columns matter together, one alone, the rest are noise; some cells are missing. */
function planted(rows: number, seed = 'planted'): { readonly columns: Float64Array[]; readonly y: Uint8Array } {
  const r = random(seed);
  const x = Array.from({ length: 5 }, () => Float64Array.from({ length: rows }, () => (r.next() < 0.05 ? NaN : r.normal())));
  const at = (j: number, i: number): number => x[j]?.[i] || 0;
  const y = Uint8Array.from({ length: rows }, (_, i) => (at(0, i) * at(1, i) + at(2, i) + 0.7 * r.normal() > 0 ? 1 : 0));
  return { columns: x, y };
}

describe('a sum of trees', () => {
  it('gives what XGBoost gives for its own trees', () => {
    const margins = new Float64Array(40);
    for (const tree of golden.trees) {
      expect(isTree(tree, 6)).toBe(true);
      addTree(tree, columns, margins);
    }
    margins.forEach((margin, row) => expect(margin).toBeCloseTo(golden.margins[row] as number, 5));
  });

  it('is taken apart as XGBoost takes it apart', () => {
    const rows = Array.from({ length: 40 }, (_, row) => row);
    const shap = treeShap(golden.trees, columns, rows);
    const expected = expectedValue(golden.trees, 0);
    for (const row of rows) {
      const theirs = golden.contributions[row] as readonly number[];
      theirs.slice(0, 6).forEach((effect, j) => expect(Math.abs((shap[row * 6 + j] as number) - effect)).toBeLessThan(1e-5));
      expect(expected).toBeCloseTo(theirs[6] as number, 5);
    }
  });

  it('is its expected value and its contributions, to the last digits', async () => {
    const { columns: x, y } = planted(600);
    const { base, trees } = await boost(await binnedOf(x), y, OPTIONS);
    const rows = Array.from({ length: 50 }, (_, i) => 7 * i);
    const scores = ensembleScores({ base, trees }, x, 600);
    const shap = treeShap(trees, x, rows);
    const expected = expectedValue(trees, base);
    rows.forEach((row, i) => {
      const sum = shap.subarray(5 * i, 5 * i + 5).reduce((all, effect) => all + effect, expected);
      expect(sum).toBeCloseTo(scores[row] as number, 9);
    });
  });
});

describe('bins', () => {
  it('keep the order of the values, whatever they are, and put the missing ones apart', async () => {
    const cell = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }), fc.constant(NaN));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 700 }), async (cells) => {
        const column = Float64Array.from(cells);
        const { data, edges } = await binnedOf([column]);
        const [own] = edges as [Float64Array];
        column.forEach((value, row) => {
          const bin = data[row] as number;
          if (Number.isNaN(value)) return expect(bin).toBe(0);
          expect(bin).toBeGreaterThan(0);
          if (bin > 1) expect(value).toBeGreaterThan(own[bin - 2] as number);
          if (bin <= own.length) expect(value).toBeLessThanOrEqual(own[bin - 1] as number);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('boosting', () => {
  it('finds what works only together, on rows it never saw', async () => {
    const { columns: x, y } = planted(3000);
    const cut = (from: number, to: number) => x.map((column) => column.slice(from, to));
    const model = await boost(await binnedOf(cut(0, 2000)), y.slice(0, 2000), { ...OPTIONS, trees: 120 });
    expect(rocAuc(y.slice(2000), ensembleScores(model, cut(2000, 3000), 1000))).toBeGreaterThan(0.85);
  });

  it('makes the cut that a search over all cuts makes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        const r = random(`${seed}`);
        const x = Array.from({ length: 3 }, () => Float64Array.from({ length: 60 }, () => (r.next() < 0.15 ? NaN : r.below(9))));
        const y = Uint8Array.from({ length: 60 }, (_, i) => (i < 2 ? i : r.next() < 0.3 + ((x[1]?.[i] ?? 0) > 4 ? 0.4 : 0) ? 1 : 0));
        const { base, trees } = await boost(await binnedOf(x), y, { ...OPTIONS, trees: 1, leaves: 2, l2: 0.5, leastRows: 1 });
        const chance = 1 / (1 + Math.exp(-base));
        const gainOf = (left: readonly boolean[]): number => {
          const side = (which: boolean): number => {
            let [g, h] = [0, 0];
            left.forEach((is, i) => {
              if (is !== which) return;
              g += chance - (y[i] as number);
              h += chance * (1 - chance);
            });
            return h === 0 ? -Infinity : (g * g) / (h + 0.5);
          };
          return side(true) + side(false);
        };
        const cuts = x.flatMap((column) =>
          Array.from({ length: 9 }, (_, at) => at).flatMap((at) =>
            [true, false].map((lost) => gainOf(Array.from(column, (value) => (Number.isNaN(value) ? lost : value <= at)))),
          ),
        );
        const [tree] = trees as [Tree];
        if (tree.feature[0] === -1) return;
        const column = x[tree.feature[0] as number] as Float64Array;
        const made = gainOf(
          Array.from(column, (value) => (Number.isNaN(value) ? tree.missingLeft[0] === 1 : value <= (tree.threshold[0] as number))),
        );
        expect(made).toBeCloseTo(Math.max(...cuts), 9);
      }),
      { numRuns: 40 },
    );
  });

  it('stops when the rows that judge gain nothing more', async () => {
    const { columns: x, y } = planted(400);
    const noise = Uint8Array.from(y, (_, i) => (random(`n${i}`).next() < 0.5 ? 1 : 0));
    const judge = { rows: Uint32Array.from({ length: 100 }, (_, i) => 300 + i), patience: 5 };
    const model = await boost(await binnedOf(x), noise, { ...OPTIONS, trees: 200, judge });
    expect(model.trees.length).toBeLessThan(60);
  });

  it('refuses one class and no rows, and takes constant and empty columns', async () => {
    await expect(boost(await binnedOf([]), new Uint8Array(0), OPTIONS)).rejects.toThrow();
    await expect(boost(await binnedOf([Float64Array.of(1, 2)]), Uint8Array.of(1, 1), OPTIONS)).rejects.toThrow();
    const y = Uint8Array.from({ length: 30 }, (_, i) => i % 2);
    const model = await boost(await binnedOf([new Float64Array(30).fill(3), new Float64Array(30).fill(NaN)]), y, OPTIONS);
    expect(ensembleScores(model, [Float64Array.of(3), Float64Array.of(NaN)], 1)[0]).toBeCloseTo(0, 12);
  });
});
