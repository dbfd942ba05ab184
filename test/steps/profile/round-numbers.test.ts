import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundBetween, roundDays } from '../../../src/steps/profile/round-numbers';

describe('numbers people say', () => {
  it.each([
    [3871.5, 4120, 4003.2, 4000],
    [0.27, 0.34, 0.31, 0.3],
    [-120, -80, -97, -100],
    [-3, 5, 2, 0],
    [1233.9, 1234.1, 1234, 1234],
    [18.5, 24, 21, 20],
    [7, 7, 7, 7],
  ])('from %d to below %d, near %d: %d', (low, high, near, said) => {
    expect(roundBetween(low, high, near)).toBe(said);
  });

  it('says spans of days as weeks and months where one fits', () => {
    expect(roundDays(26.5, 33, 29)).toBe(30);
    expect(roundDays(170, 400, 300)).toBe(365);
    expect(roundDays(40, 50, 45)).toBeNull();
  });

  it('stays between the neighbours, whatever they are', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.double({ noNaN: true, min: 1e-6, max: 1e9 }), (low, width) => {
        const high = low + width;
        fc.pre(high > low);
        const near = low + width / 2;
        const said = roundBetween(low, high, near);
        expect(said === near || (said >= low && said < high)).toBe(true);
      }),
    );
  });
});
