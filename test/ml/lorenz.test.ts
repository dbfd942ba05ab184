import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration, heldByTop, topThatHolds } from '../../src/ml/lorenz';

const of = (...values: number[]) => concentration(Float64Array.from(values));

describe('who holds how much', () => {
  it('is the same share for everyone when all have the same', () => {
    const even = of(3, 3, 3, 3, 3, 3, 3);
    expect(even.gini).toBeCloseTo(0, 15);
    for (const share of [0.1, 0.2, 0.5, 1]) expect(heldByTop(even, share)).toBeCloseTo(share, 12);
    expect(topThatHolds(even, 0.5)).toBeCloseTo(0.5, 12);
  });

  it('is everything for one when one has everything', () => {
    const one = of(0, 0, 10, 0, 0);
    expect(one.gini).toBeCloseTo(4 / 5, 15);
    expect(heldByTop(one, 0.2)).toBe(1);
    expect(heldByTop(one, 0.1)).toBeCloseTo(0.5, 15);
    expect(topThatHolds(one, 0.5)).toBeCloseTo(0.1, 15);
  });

  it('is (n - 1) / 3n for 1, 2 … n', () => {
    for (const n of [2, 5, 100, 1001]) {
      const { gini } = concentration(Float64Array.from({ length: n }, (_, i) => i + 1));
      expect(gini).toBeCloseTo((n - 1) / (3 * n), 12);
    }
  });

  it('is p to the power 1 - 1 / a for amounts that follow Pareto’s law', () => {
    const a = 2;
    const n = 200_000;
    const pareto = concentration(Float64Array.from({ length: n }, (_, i) => (1 - (i + 0.5) / n) ** (-1 / a)));
    expect(heldByTop(pareto, 0.2)).toBeCloseTo(0.2 ** (1 - 1 / a), 2);
    expect(pareto.gini).toBeCloseTo(1 / (2 * a - 1), 2);
  });

  it('does not hang on which of equal holders is counted first', () => {
    expect(heldByTop(of(5, 5, 5, 5, 1, 1, 1, 1, 1, 1), 0.2)).toBeCloseTo(10 / 26, 15);
  });

  it('knows no share of nothing, and no Gini among debts', () => {
    for (const none of [of(), of(0, 0), of(NaN), of(-1, 1)])
      expect([heldByTop(none, 0.2), none.gini, topThatHolds(none, 0.5)]).toEqual([NaN, NaN, NaN]);
    const debts = of(-1, 4, 7);
    expect(debts.gini).toBeNaN();
    expect(heldByTop(debts, 1 / 3)).toBeCloseTo(0.7, 15);
  });

  it('does not hang on the order, the unit or the number of copies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (values, unit) => {
          fc.pre(values.some((value) => value > 0));
          const plain = of(...values);
          for (const other of [of(...values.toReversed()), of(...values.map((value) => value * unit)), of(...values, ...values)]) {
            expect(other.gini).toBeCloseTo(plain.gini, 9);
            expect(heldByTop(other, 0.2)).toBeCloseTo(heldByTop(plain, 0.2), 9);
          }
          expect(heldByTop(plain, topThatHolds(plain, 0.5))).toBeCloseTo(0.5, 9);
        },
      ),
    );
  });
});
