import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitPairs, type Pass } from '../../src/ml/blocking';

const still = async (): Promise<void> => undefined;
const LIMITS = { block: 6, window: 2, most: 1e6 };

const passes = fc.integer({ min: 0, max: 60 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    keys: fc.array(fc.array(fc.integer({ min: -1, max: 8 }), { minLength: rows, maxLength: rows }), { minLength: 1, maxLength: 4 }),
  }),
);

async function visited(rows: number, keys: readonly (readonly number[])[], limits = LIMITS): Promise<{ pairs: string[]; counted: number }> {
  const order = Int32Array.from({ length: rows }, (_, row) => (row * 7) % 61);
  const all = keys.map((of): Pass => ({ keys: Int32Array.from(of), order }));
  const pairs: string[] = [];
  const { pairs: counted } = await visitPairs(all, limits, (a, b) => pairs.push(`${a}-${b}`), still);
  return { pairs, counted };
}

describe('blocking', () => {
  it('visits exactly the pairs that share a key, once, while no block is too big', async () => {
    await fc.assert(
      fc.asyncProperty(passes, async ({ rows, keys }) => {
        const { pairs } = await visited(rows, keys, { ...LIMITS, block: 100 });
        const want = new Set<string>();
        for (const of of keys)
          of.forEach((key, a) => of.forEach((other, b) => a < b && key >= 0 && key === other && want.add(`${a}-${b}`)));
        expect([...pairs].sort()).toEqual([...want].sort());
      }),
    );
  });

  it('never compares more than rows × passes × half a block or a window, and counts what it compares', async () => {
    await fc.assert(
      fc.asyncProperty(passes, async ({ rows, keys }) => {
        const { pairs, counted } = await visited(rows, keys);
        expect(counted).toBe(pairs.length);
        expect(counted).toBeLessThanOrEqual(rows * keys.length * Math.max(LIMITS.block / 2, LIMITS.window));
      }),
    );
  });

  it('would be noticed if it compared all pairs', async () => {
    const one = [Array<number>(60).fill(0)];
    expect((await visited(60, one, { ...LIMITS, block: 1000 })).counted).toBe(1770);
    expect((await visited(60, one)).counted).toBe(117);
  });

  it('stops at its limit and says so', async () => {
    const pass = { keys: new Int32Array(10), order: new Int32Array(10) };
    let seen = 0;
    const { capped, pairs } = await visitPairs([pass], { block: 10, window: 2, most: 7 }, () => seen++, still);
    expect([capped, pairs, seen]).toEqual([true, 7, 7]);
  });
});
