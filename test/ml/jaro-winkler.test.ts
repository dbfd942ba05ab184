import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edits, jaroWinkler } from '../../src/ml/jaro-winkler';

describe('Jaro-Winkler', () => {
  /** Winkler (1990) and later tables; to three digits, as printed there. */
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['shackleford', 'shackelford', 0.982],
    ['cunningham', 'cunnigham', 0.982],
    ['nichleson', 'nichulson', 0.956],
    ['jones', 'johnson', 0.832],
    ['massey', 'massie', 0.933],
    ['abroms', 'abrams', 0.922],
    ['hardin', 'martinez', 0.722],
    ['itman', 'smith', 0.467],
    ['michelle', 'michael', 0.921],
    ['julies', 'julius', 0.933],
    ['tanya', 'tonya', 0.88],
    ['sean', 'susan', 0.805],
    ['jon', 'john', 0.933],
    ['abc', 'xyz', 0],
    ['', 'a', 0],
    ['', '', 1],
  ])('%s and %s', (a, b, want) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(want, 2);
  });

  it('does not hang on the order, lies within 0 and 1, and is 1 for equal texts', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ø'), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const alike = jaroWinkler(a, b);
        expect(alike).toBe(jaroWinkler(b, a));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
        expect(jaroWinkler(a, a)).toBe(1);
      }),
    );
  });
});

describe('edits', () => {
  it('count insertions, deletions, changes and swaps, up to a limit', () => {
    expect(edits('kitten', 'sitting', 5)).toBe(3);
    expect(edits('single', 'singel', 2)).toBe(1);
    expect(edits('', 'abc', 3)).toBe(3);
    expect(edits('abc', 'xyz', 2)).toBe(Infinity);
  });

  it('are symmetric and zero for equals alone', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(edits(a, b, 9)).toBe(edits(b, a, 9));
        expect(edits(a, b, 9) === 0).toBe(a === b);
      }),
    );
  });
});
