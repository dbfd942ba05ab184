import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tellable } from '../../src/core/least-people';

it('tells nothing of small parts, nor of the next smallest where a sum less the others would tell it', () => {
  expect(tellable([50, 30, 12, 3], 10)).toEqual([true, true, false, false]);
  expect(tellable([50, 30, 6, 6], 10)).toEqual([true, true, false, false]);
  expect(tellable([50, 30, 12, 0], 10)).toEqual([true, true, true, true].map((_, i) => i < 3));
  expect(tellable([4], 10)).toEqual([false]);
});

it('leaves over a crowd or nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (sizes) => {
      const told = tellable(sizes, 10);
      const hidden = sizes.reduce((sum, size, i) => (told[i] ? sum : sum + size), 0);
      expect(sizes.every((size, i) => !told[i] || size >= 10)).toBe(true);
      expect(hidden === 0 || hidden >= 10 || told.every((is) => !is)).toBe(true);
    }),
  );
});
