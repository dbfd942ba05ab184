import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/json';
import { MIN_PEOPLE } from '../../../src/core/least-people';
import { random } from '../../../src/core/rng';
import { schemaOf, type Made, type Role, type Schema } from '../../../src/core/schema';
import { findColumn, isNumeric, numericColumn, tableOf, type Table } from '../../../src/core/table';
import { run } from '../../../src/program/run';
import { meta } from '../../../src/steps/rfm/meta';
import { cellAt, CELLS } from '../../../src/steps/rfm/names';
import { impl } from '../../../src/steps/rfm/run';
import { edgesOf, fallingEdgesOf } from '../../../src/steps/rfm/scores';
import { literal } from '../../program/tables';
import { oneStep, rolesOf } from '../one-step';

const step = { meta, impl };
const MADE: Readonly<Record<string, readonly [Role, Made]>> = {
  days: ['number', 'recency'],
  orders: ['count', 'orders'],
  spend: ['money', 'spend'],
};

function schemaFor(table: Table): Schema {
  const roles = rolesOf(Object.fromEntries(Object.entries(MADE).map(([name, [role]]) => [name, role])));
  return schemaOf(table, roles).map((column) => ({ ...column, ...(MADE[column.name] && { made: MADE[column.name]?.[1] as Made }) }));
}

const customers = (rows: readonly (readonly [days: number | null, orders: number | null, spend: number | null])[]): Table =>
  literal({
    days: ['number', rows.map(([d]) => d)],
    orders: ['number', rows.map(([, o]) => o)],
    spend: ['number', rows.map(([, , s]) => s)],
  });

const column = (table: Table, name: string): (string | number | null)[] => {
  const found = findColumn(table, name);
  if (!found) return [];
  return isNumeric(found)
    ? Array.from(found.data, (v) => (Number.isNaN(v) ? null : v))
    : Array.from(found.codes, (code) => (code < 0 ? null : (found.dict[code] ?? null)));
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Every number of a report, wherever it stands. */
function numbersIn(value: Json): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('the ten cells', () => {
  it('hold every pair of scores once', () => {
    for (let r = 1; r <= 5; r++) {
      for (let f = 1; f <= 5; f++) {
        const holding = CELLS.filter(
          ({ recency, frequency }) => r >= recency[0] && r <= recency[1] && f >= frequency[0] && f <= frequency[1],
        );
        expect([r, f, holding.length]).toEqual([r, f, 1]);
      }
    }
    expect([cellAt(5, 5), cellAt(1, 5), cellAt(1, 1), cellAt(5, 1), cellAt(2, 3)]).toEqual([
      'champions',
      'lose',
      'hibernating',
      'new',
      'risk',
    ]);
  });
});

describe('fifths by rank', () => {
  it('are fifths where all differ', () => {
    expect(edgesOf(Float64Array.from([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]))).toEqual([3, 5, 7, 9]);
  });

  it('never tell equal customers apart: they share the lowest of their fifths', () => {
    // Six of ten bought once: the lowest of their ranks is the first.
    expect(edgesOf(Float64Array.from([1, 1, 1, 1, 1, 1, 2, 2, 3, 9]))).toEqual([2, 2, 2, 3]);
    expect(edgesOf(new Float64Array(4).fill(7))).toEqual([null, null, null, null]);
    expect(edgesOf(Float64Array.of(NaN))).toEqual([null, null, null, null]);
    // Where less is better too: six who ordered today are not all champions.
    expect(fallingEdgesOf(Float64Array.from([0, 0, 0, 0, 0, 0, 2, 2, 3, 9]))).toEqual([2, 0, null, null]);
  });

  it('as days they share the lowest as well', async () => {
    const days = customers([0, 0, 0, 0, 0, 0, 2, 2, 3, 9].map((ago) => [ago, 1, 1]));
    const { after } = await oneStep(step, days, schemaFor(days));
    expect(column(after, 'R score')).toEqual([3, 3, 3, 3, 3, 3, 2, 2, 1, 1]);
  });

  it('rise with the value and hang on ranks alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const scores = (of: readonly number[]) => {
          const edges = edgesOf(Float64Array.from(of));
          return of.map((value) => 1 + edges.filter((edge) => edge !== null && value >= edge).length);
        };
        const plain = scores(values);
        expect(scores(values.map((value) => value * 3 + 7))).toEqual(plain);
        values.forEach((a, i) => values.forEach((b, j) => a <= b && expect(plain[i] as number).toBeLessThanOrEqual(plain[j] as number)));
      }),
    );
  });
});

describe('recent, often, much', () => {
  const ten = customers([
    [1, 9, 900],
    [2, 1, 10],
    [30, 5, 500],
    [40, 2, 50],
    [100, 3, 70],
    [120, 2, 20],
    [300, 10, 1000],
    [320, 1, 15],
    [400, 4, 400],
    [410, 1, 5],
  ]);

  it('scores each by its fifth and names the cell, in the notebook’s language', async () => {
    const { after, schema, report } = await oneStep(step, ten, schemaFor(ten));
    expect(column(after, 'R score')).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(column(after, 'F score')).toEqual([5, 1, 4, 2, 3, 2, 5, 1, 4, 1]);
    expect(column(after, 'M score')).toEqual([5, 1, 4, 3, 3, 2, 5, 2, 4, 1]);
    expect(column(after, 'RFM cell').slice(0, 5)).toEqual([
      'Champions',
      'New customers',
      'Loyal customers',
      'Potential loyalists',
      'Need attention',
    ]);
    expect(schema.find(({ name }) => name === 'RFM cell')).toMatchObject({ role: 'segment', feature: false, origin: ['days', 'orders'] });
    expect(report.cells.find(({ id }) => id === 'champions')).toMatchObject({ rows: 1, share: 0.1, money: null, moneyShare: null });
    expect(report.grid).toHaveLength(25);
    const nb = await oneStep(step, ten, schemaFor(ten), { language: 'nb' });
    expect(column(nb.after, 'RFM-felt')[0]).toBe('Mestere');
  });

  it('puts new customers by the same edges', async () => {
    const { fitted } = await oneStep(step, ten, schemaFor(ten));
    const fresh = run(
      fitted.program,
      customers([
        [0, 40, 1],
        [39, 2, 1],
        [9999, 9, 1],
        [null, 3, 1],
      ]),
    );
    expect(column(fresh, 'RFM cell')).toEqual(
      ['Champions', 'Loyal customers', 'Can’t lose them', null].map((name, i) => (i === 1 ? 'Potential loyalists' : name)),
    );
  });

  it('leaves those of whom one is not known in no cell', async () => {
    const holes = customers([
      [1, null, 5],
      [2, 3, null],
      [9, 1, 4],
    ]);
    const { report, after } = await oneStep(step, holes, schemaFor(holes));
    expect(report.unknown).toBe(1);
    expect(column(after, 'RFM cell')[0]).toBeNull();
  });

  it('tells no share of a whole that would tell the money of the few without a score', async () => {
    const known = Array.from({ length: 60 }, (_, i) => [i, 1 + (i % 6), 10] as const);
    const shares = async (without: number) => {
      const table = customers([...known, ...Array.from({ length: without }, () => [null, 1, 500] as const)]);
      return (await oneStep(step, table, schemaFor(table))).report.cells.filter(({ money }) => money !== null);
    };
    const [few, enough] = [await shares(3), await shares(12)];
    expect([few.length > 0, few.every(({ moneyShare }) => moneyShare === null)]).toEqual([true, true]);
    expect(enough.some(({ moneyShare }) => moneyShare !== null)).toBe(true);
  });

  it('tells the money of no cell and no square of few people, neither by itself nor as what the others leave over', async () => {
    const chance = random('few');
    const table = customers(
      Array.from({ length: 300 }, (_, i) => {
        const days = Math.floor(400 * chance.next());
        const orders = 1 + Math.floor((6 * (400 - days)) / 400 + 2 * chance.next());
        return [days, orders, i % 7 === 0 ? null : 2 ** (i % 40) + i / 1024] as const;
      }),
    );
    const { report, after } = await oneStep(step, table, schemaFor(table));
    const names = column(after, 'RFM cell');
    const scores = ['R score', 'F score'].map((name) => column(after, name));
    const amounts = column(after, 'spend').map((value) => (typeof value === 'number' ? value : null));
    const paidIn = (inside: (row: number) => boolean): number[] =>
      amounts.flatMap((value, row) => (value !== null && inside(row) ? [value] : []));
    const cells = report.cells.map((cell) => ({ ...cell, paid: paidIn((row) => names[row] === cell.name) }));
    const grid = report.grid.map((one) => ({
      ...one,
      paid: paidIn((row) => scores[0]?.[row] === one.recency && scores[1]?.[row] === one.frequency),
    }));
    expect(cells.some(({ rows, money }) => rows > 0 && money === null)).toBe(true);
    expect(cells.some(({ money }) => money !== null)).toBe(true);
    for (const { money, moneyShare, paid } of [...cells, ...grid.map((one) => ({ ...one, moneyShare: null }))]) {
      if (money !== null) expect([paid.length >= MIN_PEOPLE, money]).toEqual([true, sumOf(paid)]);
      else expect(moneyShare).toBeNull();
    }
    const leftOver = [
      cells.filter(({ money }) => money === null),
      ...cells.filter(({ money }) => money !== null).map(({ id }) => grid.filter(({ cell, money }) => cell === id && money === null)),
    ];
    for (const hidden of leftOver) {
      const people = hidden.reduce((sum, { paid }) => sum + paid.length, 0);
      expect(people === 0 || people >= MIN_PEOPLE).toBe(true);
    }
    // A number that is the sum of a handful stands nowhere in the report, whatever it is called there.
    const few = new Set(
      [...cells, ...grid].filter(({ paid }) => paid.length > 0 && paid.length < MIN_PEOPLE).map(({ paid }) => sumOf(paid)),
    );
    expect(few.size).toBeGreaterThan(0);
    expect(numbersIn(report).filter((value) => few.has(value))).toEqual([]);
  });

  it.each([
    [['recency', 'frequency', 'money']],
    [['Recency', 'Frequency', 'MonetaryValue']],
    [['Dager siden siste kjøp', 'Antall kjøp', 'Beløp']],
  ])('knows the three by their names in a file that has them as %s', async ([days = '', orders = '', money = '']) => {
    const table = literal({
      [days]: ['number', [1, 30, 400]],
      [orders]: ['number', [9, 3, 1]],
      [money]: ['number', [900, 80, 5]],
    });
    const { report, after } = await oneStep(step, table, schemaOf(table, rolesOf({ [money]: 'money' })));
    expect([report.recency, report.frequency, report.money]).toEqual([days, orders, money]);
    expect(column(after, 'RFM cell')).toHaveLength(3);
    const scored = literal({ 'Recency score': ['number', [1, 2]], Frequency: ['number', [1, 2]] });
    expect((await oneStep(step, scored)).report.recency).toBeNull();
  });

  it('says so and adds nothing where the file has no such columns', async () => {
    const table = tableOf([numericColumn('age', 'number', [1, 2, 3])]);
    const { report, after } = await oneStep(step, table);
    expect([meta.finding(report).code, after.columns.length, meta.charts(report)]).toEqual(['rfm.none', 1, []]);
  });
});
