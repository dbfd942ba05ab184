import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { withGroups } from '../../src/ml/trees/bins';
import { boost, ensembleScores } from '../../src/ml/trees/boost';
import { binnedOf } from './binned';

const OPTIONS = { trees: 25, leaves: 12, depth: 6, learningRate: 0.2, l2: 1, leastRows: 3 };
const UP = Int8Array.of(1, -1, 0, 0);

/** Random rows, and how often raising a held column moved a row's score the wrong way. */
async function wrongWays(seed: string, monotone: Int8Array | undefined): Promise<number> {
  const r = random(seed);
  const rows = 200;
  const columns = Array.from({ length: 3 }, () => Float64Array.from({ length: rows }, () => (r.next() < 0.1 ? NaN : r.below(12))));
  const y = Uint8Array.from({ length: rows }, (_, i) => (i < 2 ? i : r.next() < 0.2 + 0.05 * ((columns[2]?.[i] ?? 0) % 4) ? 1 : 0));
  const groups = Uint8Array.from({ length: rows }, (_, i) => (y[i] === 1 ? r.below(6) : 2 + r.below(5)));
  const binned = withGroups(await binnedOf(columns), [{ cells: groups, count: 7 }]);
  const model = await boost(binned, y, { ...OPTIONS, ...(monotone ? { monotone } : {}) });
  const sets = model.sets.map(({ bins }) => Float64Array.from(groups, (bin) => (bin === 0 ? NaN : bins.includes(bin) ? 1 : 0)));
  let wrong = 0;
  for (const [held, direction] of [
    [0, 1],
    [1, -1],
  ] as const) {
    const at = (value: number): Float64Array =>
      ensembleScores(model, [...columns.map((column, j) => (j === held ? column.map(() => value) : column)), ...sets], rows);
    let before = at(-1);
    for (let value = 0; value <= 12; value++) {
      const now = at(value);
      now.forEach((score, i) => (wrong += (score - (before[i] as number)) * direction < -1e-12 ? 1 : 0));
      before = now;
    }
  }
  return wrong;
}

describe('a column held to an order', () => {
  it('never moves a score the wrong way, whatever the other columns say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        expect(await wrongWays(`${seed}`, UP)).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it('does so where it is not held', async () => {
    expect(await wrongWays('free', undefined)).toBeGreaterThan(0);
  });

  it('finds the same cuts where the order holds of itself', async () => {
    const r = random('rising');
    const column = Float64Array.from({ length: 400 }, () => r.normal());
    const y = Uint8Array.from(column, (x) => (r.next() < 1 / (1 + Math.exp(-3 * x)) ? 1 : 0));
    const binned = await binnedOf([column]);
    const [one, two] = await Promise.all(
      [undefined, Int8Array.of(1)].map((monotone) =>
        boost(binned, y, { ...OPTIONS, trees: 1, leaves: 2, ...(monotone ? { monotone } : {}) }),
      ),
    );
    expect(two?.trees[0]?.threshold).toEqual(one?.trees[0]?.threshold);
    expect(two?.trees[0]?.value[1]).toBeCloseTo(one?.trees[0]?.value[1] ?? NaN, 12);
  });

  it('is never asked about where it must not be: held the other way, a rising column is not cut', async () => {
    const column = Float64Array.from({ length: 100 }, (_, i) => i);
    const y = Uint8Array.from(column, (x) => (x < 50 ? 0 : 1));
    const { trees } = await boost(await binnedOf([column]), y, { ...OPTIONS, monotone: Int8Array.of(-1) });
    expect(trees.every(({ feature }) => feature.length === 1)).toBe(true);
  });
});
