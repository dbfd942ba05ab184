import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/core/rng';
import { groupRows } from '../../src/program/groups';
import type { Vector } from '../../src/program/vector';

const ROWS = 6000;

/** Columns of a few or of many distinct values, some cells missing; two in five rows repeat an earlier one in most columns. */
function vectors(seed: string, distinct: readonly number[]): readonly Vector[] {
  const r = random(seed);
  const from = Array.from({ length: ROWS }, (_, row) => (row > 0 && r.next() < 0.4 ? r.below(row) : row));
  return distinct.map((count, at): Vector => {
    const values = Array.from({ length: ROWS }, () => (r.next() < 0.05 ? -1 : r.below(count)));
    for (let row = 0; row < ROWS; row++) if (r.next() < 0.99) values[row] = values[from[row] as number] as number;
    if (at % 2 === 0) return { kind: 'text', codes: Int32Array.from(values), dict: Array.from({ length: count }, (_, i) => `t${i}`) };
    return { kind: 'number', data: Float64Array.from(values, (value) => (value < 0 ? NaN : value / 4)) };
  });
}

function oneByOne(by: readonly Vector[]): { readonly of: number[]; readonly first: number[] } {
  const seen = new Map<string, number>();
  const first: number[] = [];
  const of = Array.from({ length: ROWS }, (_, row) => {
    const key = by.map((vector) => (vector.kind === 'text' ? vector.codes[row] : vector.data[row])).join();
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, seen.size);
    first.push(row);
    return seen.size - 1;
  });
  return { of, first };
}

describe('groups of rows', () => {
  it('are those found by looking at each row on its own, in however many columns', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 5 }),
        fc.array(fc.constantFrom(1, 3, 60, 2000, 6000), { minLength: 1, maxLength: 7 }),
        (seed, distinct) => {
          const by = vectors(seed, distinct);
          const { of, first } = groupRows(by, ROWS, false);
          const want = oneByOne(by);
          expect([...first]).toEqual(want.first);
          expect([...of]).toEqual(want.of);
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });
});
