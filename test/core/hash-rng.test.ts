import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/core/fingerprint';
import { hashBytes, hashJson, hashText } from '../../src/core/hash';
import { canonical } from '../../src/core/json';
import { random } from '../../src/core/rng';

describe('hash', () => {
  /** Reference values of MurmurHash3_x86_128, seed 0, from Appleby's SMHasher. */
  it('gives the published MurmurHash3 values', () => {
    expect(hashText('')).toBe('00000000000000000000000000000000');
    expect(hashBytes(new TextEncoder().encode('I will not buy this record, it is scratched.'))).toBe('a0a9683b25ac5e40d9af2895890dddf5');
  });

  it('does not hang on the order of keys', () => {
    expect(hashJson({ a: 1, b: [true, null, 'x'] })).toBe(hashJson({ b: [true, null, 'x'], a: 1 }));
    expect(canonical({ b: 2, a: { d: 4, c: 3 } })).toBe('{"a":{"c":3,"d":4},"b":2}');
    expect(() => canonical(NaN)).toThrow(RangeError);
  });

  it('tells texts apart that differ in one character', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 1 }), (text, extra) => hashText(text) !== hashText(text + extra)),
    );
  });
});

describe('fingerprint', () => {
  it('is 16 bits, so a value cannot be read back', () => {
    expect(fingerprint('yes')).toMatch(/^[0-9a-f]{4}$/);
    expect(fingerprint('yes')).not.toBe(fingerprint('no'));
  });
});

describe('random', () => {
  it('gives the same numbers for the same key and others for another', () => {
    const draw = (key: string): number[] => {
      const stream = random(key);
      return [stream.next(), stream.next(), stream.next()];
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('is uniform: 256 cells of 100,000 draws pass a chi-squared test', () => {
    for (const key of ['1', 'seed/2', 'whole/kmeans']) {
      const stream = random(key);
      const cells = new Float64Array(256);
      for (let i = 0; i < 100_000; i++) {
        const cell = stream.below(256);
        cells[cell] = (cells[cell] as number) + 1;
      }
      const expected = 100_000 / 256;
      const chiSquared = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 255 degrees of freedom: mean 255, standard deviation 22.6; four of them either side.
      expect(Math.abs(chiSquared - 255)).toBeLessThan(91);
    }
  });

  it('has mean 0 and variance 1 when normal', () => {
    const stream = random('normal');
    const drawn = Array.from({ length: 50_000 }, () => stream.normal());
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  });

  it('shuffles every number once', () => {
    expect([...random('p').permutation(100)].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('forks streams that do not run in step', () => {
    const stream = random('root');
    const a = stream.fork('a');
    const b = stream.fork('b');
    const same = Array.from({ length: 1000 }, () => a.below(2) === b.below(2)).filter(Boolean).length;
    expect(Math.abs(same - 500)).toBeLessThan(80);
  });
});
