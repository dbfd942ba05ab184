import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/i18n/format';
import { parseNumber } from '../../src/i18n/parse-number';

describe('numbers as people type them', () => {
  it.each([
    ['1234.5', 'en', 1234.5],
    ['1,234.5', 'en', 1234.5],
    ['1 234,5', 'en', 1234.5],
    ['1.234,5', 'nb', 1234.5],
    ['1\u202f234,5', 'nb', 1234.5],
    ['1,234', 'en', 1234],
    ['1,234', 'nb', 1.234],
    ['1.234', 'en', 1.234],
    ['1.234', 'nb', 1234],
    ['1,234,567', 'nb', 1234567],
    ['0,5', 'en', 0.5],
    ['0.125', 'nb', 0.125],
    ['.5', 'en', 0.5],
    ['−3', 'en', -3],
    ['+3', 'en', 3],
    ['42 %', 'nb', 0.42],
    ['1’000', 'en', 1000],
  ] as const)('reads %j in %s as %d', (text, language, value) => {
    expect(parseNumber(text, language)).toBe(value);
  });

  it.each(['', ' ', '-', ',', '1,2,3', '1.2.3,4,5', '12a', '1e5', 'NaN', '1,23.4,5', '1 2 x', '1.23.456'])('says no to %j', (text) => {
    expect(parseNumber(text, 'en')).toBeNull();
    expect(parseNumber(text, 'nb')).toBeNull();
  });

  it('reads back every number it would itself say', () => {
    for (const language of ['en', 'nb'] as const) {
      const words = wordsOf(language);
      fc.assert(
        fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
          const said = words.number(value, 21);
          const read = parseNumber(said, language);
          // Three decimals after a short whole part could be thousands: the language decides, and it decided so when writing.
          expect(read === null ? said : Math.abs(read - value) <= Math.abs(value) * 1e-12).toBe(true);
        }),
      );
    }
  });
});
