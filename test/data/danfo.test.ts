import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_FRAME_ROWS, sumsByLabel, type FrameRow } from '../../src/data/danfo';

const row = fc.tuple(
  fc.constantFrom('A', 'B', '__proto__', 'a-b', '', 'sum'),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.integer({ min: 0, max: 1000 }),
);

function bySelf(rows: readonly FrameRow[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const [label, ...figures] of rows) {
    const before = sums.get(label);
    sums.set(label, before ? before.map((sum, i) => sum + (figures[i] as number)) : figures);
  }
  return sums;
}

describe('small frames', () => {
  it('add up as our own loop does, whatever the labels', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const ours = bySelf(rows);
        const theirs = await sumsByLabel(rows);
        expect([...theirs.keys()]).toEqual([...ours.keys()]);
        for (const [label, sums] of ours) {
          expect(theirs.get(label)?.[0]).toBeCloseTo(sums[0] as number, 3);
          expect(theirs.get(label)?.[1]).toBe(sums[1]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are empty without rows and refuse to be large', async () => {
    expect(await sumsByLabel([])).toEqual(new Map());
    const many = Array.from({ length: MOST_FRAME_ROWS + 1 }, (): FrameRow => ['A', 1]);
    await expect(sumsByLabel(many)).rejects.toThrow(RangeError);
  });
});
