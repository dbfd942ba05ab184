import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOfRows, HELD_OUT } from '../../src/core/split';
import { dictColumn, numericColumn, tableOf, takeRows } from '../../src/core/table';

const split = { entity: 'customer', holdout: 0.2, folds: 5 };

describe('foldsOfRows', () => {
  it('puts all lines of a customer on one side', () => {
    const lines = tableOf([
      dictColumn(
        'customer',
        'category',
        Array.from({ length: 900 }, (_, i) => `c${i % 90}`),
      ),
    ]);
    const { fold, turn } = foldsOfRows(lines, split, 1);
    for (let row = 90; row < 900; row++) {
      expect(fold[row]).toBe(fold[row % 90]);
      expect(turn[row]).toBe(turn[row % 90]);
    }
  });

  it('holds out about the share asked for and fills the folds evenly', () => {
    const { fold, turn } = foldsOfRows(
      tableOf([
        numericColumn(
          'x',
          'number',
          Array.from({ length: 20_000 }, () => 1),
        ),
      ]),
      { ...split, entity: null },
      3,
    );
    const share = (of: Int8Array, value: number): number => of.filter((one) => one === value).length / of.length;
    expect(share(fold, HELD_OUT)).toBeCloseTo(0.2, 1);
    for (let i = 0; i < 5; i++) {
      expect(share(fold, i)).toBeCloseTo(0.16, 1);
      expect(share(turn, i)).toBeCloseTo(0.2, 1);
    }
  });

  it('keeps copies of a row together where nothing says who is who, and leaves all other rows where they were', () => {
    const cells = Array.from({ length: 600 }, (_, i) => i);
    const table = (copies: readonly number[]) =>
      tableOf([
        numericColumn('x', 'number', [...cells, ...copies]),
        dictColumn(
          'y',
          'category',
          [...cells, ...copies].map((i) => `v${i % 7}`),
        ),
      ]);
    const none = { ...split, entity: null };
    const before = foldsOfRows(table([]), none, 3);
    const { fold, turn } = foldsOfRows(table(cells.slice(0, 200)), none, 3);
    expect(fold.subarray(0, 600)).toEqual(before.fold);
    expect(fold.subarray(600)).toEqual(fold.subarray(0, 200));
    expect(turn.subarray(600)).toEqual(turn.subarray(0, 200));
  });

  it('takes equal rows for copies only where most rows differ', () => {
    const yesNo = tableOf([
      numericColumn(
        'x',
        'bool',
        Array.from({ length: 1000 }, (_, i) => i % 2),
      ),
    ]);
    const { fold } = foldsOfRows(yesNo, { ...split, entity: null }, 3);
    expect(new Set(fold.filter((_, i) => i % 2 === 0)).size).toBe(6);
  });

  it('holds nobody out when asked not to', () => {
    const { fold } = foldsOfRows(tableOf([numericColumn('x', 'number', [1, 2, 3])]), { ...split, entity: null, holdout: 0 }, 1);
    expect([...fold]).not.toContain(HELD_OUT);
  });

  it('places a customer the same whatever rows come before, and rows without one on their own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom('a', 'b', 'ø', '__proto__'), { nil: null }), { minLength: 2, maxLength: 30 }),
        fc.integer(),
        (cells, seed) => {
          const table = tableOf([dictColumn('customer', 'text', cells)]);
          const whole = foldsOfRows(table, split, seed).fold;
          const later = foldsOfRows(
            takeRows(
              table,
              Array.from({ length: cells.length - 1 }, (_, i) => i + 1),
            ),
            split,
            seed,
          ).fold;
          return cells.every((_, row) => row === 0 || whole[row] === later[row]);
        },
      ),
    );
  });

  it('splits otherwise for another seed', () => {
    const table = tableOf([
      numericColumn(
        'x',
        'number',
        Array.from({ length: 200 }, () => 1),
      ),
    ]);
    expect([...foldsOfRows(table, { ...split, entity: null }, 1).fold]).not.toEqual([
      ...foldsOfRows(table, { ...split, entity: null }, 2).fold,
    ]);
  });
});
