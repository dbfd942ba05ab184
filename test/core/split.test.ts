import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOfRows, HELD_OUT, sideIn } from '../../src/core/split';
import { dictColumn, numericColumn, tableOf, takeRows } from '../../src/core/table';
import { EARLIEST } from '../../src/core/time-split';

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

  it('puts a customer written in several ways on one side, whatever the order of the rows', () => {
    const ways = (i: number): string => [`k${i}@x.no`, `K${i}@X.NO`, ` k${i}@x.no `][i % 3] as string;
    const other = (i: number): string => [`K${i}@X.NO`, `k${i}@x.no`, `k${i} @x.no`][i % 3] as string;
    const names = Array.from({ length: 200 }, (_, i) => [ways(i), other(i)]).flat();
    for (const column of [names, names.toReversed()]) {
      const { fold } = foldsOfRows(tableOf([dictColumn('customer', 'category', column)]), split, 1);
      for (let row = 0; row < 400; row += 2) expect(fold[row]).toBe(fold[row + 1]);
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

  it('takes them for copies however often a file repeats itself', () => {
    const at = Array.from({ length: 360 }, (_, i) => i % 60);
    const columns = (first: (row: number) => number) => [
      numericColumn('a', 'number', at.map(first)),
      ...[7, 5, 2].map((levels) =>
        dictColumn(
          `by ${levels}`,
          'category',
          at.map((row) => `v${row % levels}`),
        ),
      ),
    ];
    const sides = (first: (row: number) => number): number => {
      const { fold } = foldsOfRows(tableOf(columns(first)), { ...split, entity: null }, 3);
      return Math.max(...Array.from({ length: 60 }, (_, row) => new Set(fold.filter((_, i) => at[i] === row)).size));
    };
    expect(sides((row) => row * 1.37)).toBe(1);
    // as many different rows, but none of the columns says which is which
    expect(sides((row) => row % 11)).toBeGreaterThan(1);
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

describe('by the value of a column', () => {
  it('spreads a rare outcome evenly over all parts, and moves hardly anyone else', () => {
    const rows = 4000;
    const rare = tableOf([numericColumn('x', 'number', Array.from({ length: rows }, (_, i) => i)), numericColumn('won', 'bool', Array.from({ length: rows }, (_, i) => i % 333 === 7))]); // prettier-ignore
    const even = foldsOfRows(rare, { ...split, entity: null, even: 'won' }, 1);
    const won = Array.from({ length: rows }, (_, i) => i).filter((i) => i % 333 === 7);
    const turns = [0, 1, 2, 3, 4].map((turn) => won.filter((i) => even.turn[i] === turn).length);
    expect(won).toHaveLength(12);
    expect([2, 3]).toContain(won.filter((i) => even.fold[i] === HELD_OUT).length);
    expect(Math.max(...turns) - Math.min(...turns)).toBeLessThanOrEqual(1);
    const plain = foldsOfRows(rare, { ...split, entity: null }, 1);
    expect(even.fold.filter((one, i) => (one === HELD_OUT) !== (plain.fold[i] === HELD_OUT)).length).toBeLessThan(60);
  });

  it('keeps a customer together whose rows have several values', () => {
    const customer = Array.from({ length: 900 }, (_, i) => `c${i % 90}`);
    const lines = tableOf([
      dictColumn('customer', 'category', customer),
      numericColumn(
        'won',
        'bool',
        customer.map((_, i) => i > 860),
      ),
    ]);
    const { fold } = foldsOfRows(lines, { ...split, even: 'won' }, 1);
    for (let row = 90; row < 900; row++) expect(fold[row]).toBe(fold[row % 90]);
  });
});

describe('by time', () => {
  const DAY = 86_400_000;
  const byTime = { ...split, entity: null, time: 'created' };
  const dated = (dates: readonly (number | null)[]) => tableOf([numericColumn('created', 'date', dates), numericColumn('x', 'number', dates.map((_, i) => i))]); // prettier-ignore

  it('holds out the latest, and each fold is a stretch of time with the earliest third before all of them', () => {
    const days = Array.from({ length: 500 }, (_, i) => ((i * 37) % 500) * DAY);
    const { fold, turn, from, forward } = foldsOfRows(dated(days), byTime, 1);
    expect([from, forward]).toEqual([400 * DAY, true]);
    expect(days.every((day, row) => (fold[row] === HELD_OUT) === day >= 400 * DAY)).toBe(true);
    const span = (of: Int8Array, part: number): readonly number[] => {
      const own = days.filter((_, row) => of[row] === part).map((day) => day / DAY);
      return [Math.min(...own), Math.max(...own)];
    };
    expect([EARLIEST, 0, 1, 2, 3, 4].map((part) => span(fold, part))).toEqual([[0, 132], [133, 185], [186, 239], [240, 292], [293, 345], [346, 399]]); // prettier-ignore
    expect([EARLIEST, 0, 4].map((part) => span(turn, part))).toEqual([[0, 165], [166, 232], [433, 499]]); // prettier-ignore
  });

  it('lets only what is earlier teach a fold, never a row of the same moment', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 40 }), { freq: 20 }), { minLength: 30, maxLength: 120 }), (days) => {
        const { fold, turn, forward } = foldsOfRows(dated(days.map((day) => (day === null ? null : day * DAY))), byTime, 1);
        if (!forward) return true;
        return [fold, turn].every((of) =>
          [0, 1, 2, 3, 4].every((index) => {
            const on = (side: 0 | 1) => days.filter((day, row): day is number => day !== null && sideIn(of[row] as number, index, true) === side); // prettier-ignore
            return Math.max(-1, ...on(0)) < Math.min(99, ...on(1));
          }),
        );
      }),
    );
  });

  it('parts the rest by chance where the dates leave fewer than two stretches to judge', () => {
    const three = Array.from({ length: 600 }, (_, i) => (i < 460 ? 1 : i < 480 ? 2 : 3) * DAY);
    const { fold, from, forward } = foldsOfRows(dated(three), byTime, 1);
    expect([from, forward]).toEqual([3 * DAY, false]);
    for (let part = 0; part < 5; part++) expect(fold.filter((one) => one === part).length / 480).toBeCloseTo(0.2, 1);
  });

  it('counts known outcomes alone, and holds out whatever came as late', () => {
    const known = Uint8Array.from({ length: 500 }, (_, i) => (i < 300 ? 1 : 0));
    const { fold, from } = foldsOfRows(dated(Array.from({ length: 500 }, (_, i) => i * DAY)), byTime, 1, known);
    expect(from).toBe(240 * DAY);
    expect(fold.every((one, row) => (one === HELD_OUT) === row >= 240)).toBe(true);
  });

  it('keeps a customer on one side, at the last of the dates, and lets rows without a date teach', () => {
    const cells = Array.from({ length: 200 }, (_, i) => i);
    const lines = tableOf([dictColumn('customer', 'category', cells.map((i) => `c${i % 100}`)), numericColumn('created', 'date', cells.map((i) => (i === 5 || i === 105 ? null : i * DAY)))]); // prettier-ignore
    const { fold } = foldsOfRows(lines, { ...byTime, entity: 'customer' }, 1);
    for (let i = 0; i < 100; i++) expect(fold[i]).toBe(fold[i + 100]);
    expect(fold[5]).not.toBe(HELD_OUT);
    expect(fold.filter((one) => one === HELD_OUT)).toHaveLength(40);
  });

  it('leaves it to chance where the dates are nearly all the same', () => {
    const { fold, from } = foldsOfRows(dated(Array.from({ length: 500 }, (_, i) => (i < 5 ? 0 : DAY))), byTime, 1);
    expect(from).toBeNull();
    expect(fold.filter((one) => one === HELD_OUT).length / 500).toBeCloseTo(0.2, 1);
  });
});
