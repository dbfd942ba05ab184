import { describe, expect, it } from 'vitest';
import { random, type Random } from '../../src/core/rng';
import { groupCut, type GroupRules } from '../../src/ml/trees/group-cut';

/** Two for each bin: the first is of missing cells, the last of all other groups. */
function drawn(r: Random, bins: number): Float64Array {
  return Float64Array.from({ length: 2 * bins }, (_, i) => (i % 2 === 0 ? 6 * r.normal() : 0.5 + 20 * r.next()));
}

function sumsOf(sums: Float64Array): { readonly g: number; readonly h: number } {
  let [g, h] = [0, 0];
  for (let i = 0; i < sums.length; i += 2) [g, h] = [g + (sums[i] as number), h + (sums[i + 1] as number)];
  return { g, h };
}

/** Of all divisions in two there are. */
function bestOfAll(sums: Float64Array, l2: number): number {
  const bins = sums.length / 2;
  const { g, h } = sumsOf(sums);
  let best = -Infinity;
  for (let set = 1; set < 2 ** (bins - 1); set++) {
    let [a, b] = [0, 0];
    for (let bin = 0; bin < bins; bin++) {
      if ((set >> bin) & 1) [a, b] = [a + (sums[2 * bin] as number), b + (sums[2 * bin + 1] as number)];
    }
    best = Math.max(best, a ** 2 / (b + l2) + (g - a) ** 2 / (h - b + l2) - g ** 2 / (h + l2));
  }
  return best;
}

const FREE: Omit<GroupRules, 'g' | 'h'> = { l2: 1, least: 0, fewest: 1e-9, smooth: 0 };
const byChance = (groups: number): number => (2 / Math.PI) * Math.max(0, groups - 2);

/** How often less was gained than by the best of all divisions. */
function missed(rules: typeof FREE): number {
  const r = random('all divisions');
  let times = 0;
  for (let i = 0; i < 300; i++) {
    const bins = 2 + (i % 8);
    const sums = drawn(r, bins);
    const cut = groupCut(sums, { ...rules, ...sumsOf(sums) });
    if (!(Math.abs((cut?.gain ?? 0) + byChance(bins) - bestOfAll(sums, rules.l2)) < 1e-9)) times++;
  }
  return times;
}

describe('a cut between groups', () => {
  it('gains as much as the best of all divisions in two, though it tries only neighbours in their order', () => {
    expect(missed(FREE)).toBe(0);
    expect(missed({ ...FREE, l2: 0 })).toBe(0);
  });

  it('would not in another order', () => {
    expect(missed({ ...FREE, smooth: 1e9 })).toBeGreaterThan(30);
  });

  it('is told to gain next to nothing where no group says anything, however many there are', () => {
    const r = random('say nothing');
    for (const groups of [10, 40, 160]) {
      let told = 0;
      for (let i = 0; i < 60; i++) {
        const sums = Float64Array.from({ length: 2 * groups }, (_, at) => (at % 2 === 0 ? 5 * r.normal() : 25));
        told += (groupCut(sums, { ...FREE, l2: 0, ...sumsOf(sums) })?.gain ?? 0) / 60;
      }
      expect(Math.abs(told)).toBeLessThan(2.5);
    }
  });

  it('sends groups of a few rows with the heavier side, and those never seen wherever the rare ones go', () => {
    // missing, four groups of which the third has two rows, and none that are rare
    const sums = Float64Array.of(0, 0, -20, 40, -18, 35, 9, 2, 25, 30, 0, 0);
    const cut = groupCut(sums, { ...FREE, fewest: 5, ...sumsOf(sums) });
    expect([...(cut?.left ?? [])]).toEqual([1, 1, 1, 1, 0, 1]);
    const rare = Float64Array.of(0, 0, -20, 40, -18, 35, 9, 2, 25, 30, 22, 20);
    const other = groupCut(rare, { ...FREE, fewest: 5, ...sumsOf(rare) });
    expect([...(other?.left ?? [])]).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it('leaves both sides what they must have, or is not made', () => {
    const sums = Float64Array.of(0, 0, -20, 10, 5, 60, 8, 60, 0, 0);
    const { g, h } = sumsOf(sums);
    const left = groupCut(sums, { ...FREE, least: 40, g, h })?.left ?? [];
    expect([...left].map((side, bin) => (side === 1 ? (sums[2 * bin + 1] as number) : 0)).reduce((a, b) => a + b)).toBe(70);
    expect(groupCut(sums, { ...FREE, least: 80, g, h })).toBeNull();
    expect(groupCut(sums.subarray(0, 4), { ...FREE, g: -20, h: 10 })).toBeNull();
  });
});
