import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { golden } from './golden';
import { shareBounds, zeroFailurePlan } from '../../src/ml/acceptance';

interface Golden {
  readonly plans: readonly { population: number; tolerable: number; confidence: number; n: number }[];
  readonly intervals: readonly { population: number; n: number; found: number; low: number; high: number }[];
  readonly limits: readonly { n: number; found: number; low: number; high: number }[];
}
/** Made by test/oracle/make_spotcheck.py with scipy. */
const scipy = golden<Golden>('spotcheck.json');

describe('how many to look at', () => {
  it('is what scipy says, from one cell to fifteen million', () => {
    for (const { population, tolerable, confidence, n } of scipy.plans)
      expect([population, tolerable, confidence, zeroFailurePlan(population, tolerable, confidence)]).toEqual([
        population,
        tolerable,
        confidence,
        n,
      ]);
  });

  it('is 59 for 95 % and 5 %, as ln 0.05 / ln 0.95 has it, and nothing of nothing', () => {
    expect(zeroFailurePlan(1e9, 0.05, 0.95)).toBe(Math.ceil(Math.log(0.05) / Math.log(0.95)));
    expect(zeroFailurePlan(0, 0.05, 0.95)).toBe(0);
  });

  it('keeps its promise: none wrong bounds the share below what is tolerated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(0.02, 0.05, 0.1),
        fc.constantFrom(0.9, 0.95, 0.99),
        (population, tolerable, confidence) => {
          const n = zeroFailurePlan(population, tolerable, confidence);
          expect(n).toBeLessThanOrEqual(population);
          expect(shareBounds(population, n, 0, confidence).high).toBeLessThan(tolerable + 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the share wrong', () => {
  it('has the bounds scipy gives', () => {
    for (const { population, n, found, low, high } of scipy.intervals) {
      const bounds = shareBounds(population, n, found, 0.95);
      expect([population, n, found, bounds.low, bounds.high]).toEqual([population, n, found, low, high]);
    }
  });

  it("goes to Clopper and Pearson's bounds in a large population", () => {
    for (const { n, found, low, high } of scipy.limits) {
      const bounds = shareBounds(5e7, n, found, 0.95);
      expect(bounds.low).toBeCloseTo(low, 5);
      expect(bounds.high).toBeCloseTo(high, 5);
    }
  });

  it('lies around what was found, and is known when everything was looked at', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (population, a, b) => {
          const drawn = 1 + Math.floor(a * (population - 1));
          const wrong = Math.floor(b * drawn);
          const { low, high } = shareBounds(population, drawn, wrong, 0.95);
          expect(low).toBeLessThanOrEqual(wrong / drawn + 1 / population);
          expect(high).toBeGreaterThanOrEqual(wrong / drawn - 1 / population);
          expect(shareBounds(population, population, Math.min(wrong, population), 0.95)).toEqual({
            low: wrong / population,
            high: wrong / population,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
