import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import type { SchemaColumn } from '../../../src/core/schema';
import { numericColumn } from '../../../src/core/table';
import { levelsIn, levelTraits, numberTraits, surely, type Grouping } from '../../../src/steps/profile/traits';

const note: SchemaColumn = { name: 'x', kind: 'number', role: 'number', origin: [], feature: false, plain: true };

function grouping(sizes: readonly number[], asked: number): Grouping {
  const of = Int32Array.from(sizes.flatMap((size, group) => Array<number>(size).fill(group)));
  return {
    of,
    count: sizes.length,
    members: sizes.map((_, group) => Uint32Array.from(of.keys()).filter((i) => of[i] === group)),
    least: 10,
    asked,
  };
}

const SMALL = grouping([10, 400], 1);
const chance = random('intervals');

describe('the interval of what sets a group apart', () => {
  it('is that of two shares (Newcombe), however few people and however sure they look', () => {
    const flags = Float64Array.from(SMALL.of, (group, row) => (group === 0 ? 1 : row % 2));
    const levels = levelsIn({ ...numericColumn('x', 'number', [...flags]), kind: 'bool' });
    const [only] = (levels && levelTraits(note, levels, SMALL)[0]) ?? [];
    // All ten against 200 of 400, by Newcombe's tenth method (1998) from Wilson's .722467 … 1 and .451234 … .548766, times 400 / 410.
    expect(only?.trait.effect).toBeCloseTo((0.5 * 400) / 410, 9);
    expect(only?.trait.low).toBeCloseTo(0.212893, 3);
    expect(only?.trait.high).toBeCloseTo(0.535381, 3);
  });

  it.each([
    ['an even column', () => chance.normal()],
    ['one with a long end', () => Math.exp(chance.normal())],
    ['one that is mostly nothing', () => (chance.next() < 0.3 ? 1 + chance.below(3) : 0)],
  ])('holds no difference in 95 of 100 where ten are like everyone, in %s', (_, draw) => {
    const held = Array.from({ length: 200 }, () => numberTraits(note, Float64Array.from(SMALL.of, draw), SMALL)[0]);
    expect(held.filter((one) => one && one.trait.low <= 0 && one.trait.high >= 0).length).toBeGreaterThanOrEqual(184);
  });

  it.each([0.05, 0.3, 0.95])('holds no difference in 95 of 100 where ten are like everyone, in a share of %s', (share) => {
    const held = Array.from({ length: 200 }, () => {
      const flags = Array.from(SMALL.of, () => (chance.next() < share ? 1 : 0));
      const levels = levelsIn({ ...numericColumn('x', 'number', flags), kind: 'bool' });
      const one = levels && levelTraits(note, levels, SMALL)[0]?.[0];
      return !one || (one.trait.low <= 0 && one.trait.high >= 0);
    });
    expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(180);
  });

  it('tells next to nothing of sixty columns of noise, and what is there', () => {
    const four = grouping([60, 90, 40, 110], 60);
    const told = (shift: number): number =>
      Array.from({ length: 5 }, () =>
        Array.from(
          { length: 60 },
          () =>
            numberTraits(
              note,
              Float64Array.from(four.of, (group) => chance.normal() + (group === 2 ? shift : 0)),
              four,
            )[2],
        ),
      )
        .flat()
        .filter((one) => one && surely(one) > 0).length;
    expect(told(0)).toBeLessThanOrEqual(1);
    expect(told(1)).toBeGreaterThan(280);
  });
});
