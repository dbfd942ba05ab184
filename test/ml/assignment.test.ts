import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/ml/assignment';
import golden from '../oracle/golden/segments.json';

const total = (cost: ArrayLike<number>, cols: number, given: Int32Array): number =>
  given.reduce((sum, to, row) => (to < 0 ? sum : sum + (cost[row * cols + to] as number)), 0);

/** Every way there is, for a few. */
function least(cost: readonly number[], rows: number, cols: number, row = 0, used: readonly number[] = []): number {
  if (row === rows) return 0;
  const ways = Array.from({ length: cols }, (_, to) => to)
    .filter((to) => !used.includes(to))
    .map((to) => (cost[row * cols + to] as number) + least(cost, rows, cols, row + 1, [...used, to]));
  return Math.min(...ways);
}

describe('assignment', () => {
  it('gives what SciPy gives', () => {
    for (const { rows, cols, cost, given, total: wanted } of golden.assignments) {
      const mine = assign(Float64Array.from(cost), rows, cols);
      expect([...mine]).toEqual(given);
      expect(total(cost, cols, mine)).toBe(wanted);
    }
  });

  it('costs no more than any other way, and gives each column once', () => {
    const shapes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })).filter(([rows, cols]) => rows <= cols);
    fc.assert(
      fc.property(
        shapes.chain(([rows, cols]) =>
          fc.tuple(
            fc.constant(rows),
            fc.constant(cols),
            fc.array(fc.integer({ min: -50, max: 50 }), { minLength: rows * cols, maxLength: rows * cols }),
          ),
        ),
        ([rows, cols, cost]) => {
          const given = assign(Float64Array.from(cost), rows, cols);
          expect(new Set(given).size).toBe(rows);
          expect(total(cost, cols, given)).toBe(least(cost, rows, cols));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not hang on what is added to a whole row or column', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 20, maxLength: 20 }), fc.nat(3), fc.nat(4), (cost, row, col) => {
        const moved = cost.map((value, at) => value + (Math.floor(at / 5) === row ? 70 : 0) - (at % 5 === col ? 30 : 0));
        const [a, b] = [cost, moved].map((of) => assign(Float64Array.from(of), 4, 5));
        expect(total(moved, 5, b as Int32Array)).toBeLessThanOrEqual(total(moved, 5, a as Int32Array));
      }),
      { numRuns: 100 },
    );
  });

  it('has nothing to give to nobody', () => {
    expect([...assign(new Float64Array(0), 0, 3)]).toEqual([]);
    expect([...assign(new Float64Array(0), 2, 0)]).toEqual([-1, -1]);
  });
});
