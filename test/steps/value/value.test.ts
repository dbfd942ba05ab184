import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/schema';
import { wordsOf } from '../../../src/i18n/format';
import { translator } from '../../../src/i18n/translate';
import { en } from '../../../src/steps/value/en';
import { meta } from '../../../src/steps/value/meta';
import { impl } from '../../../src/steps/value/run';
import { literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const roles: Readonly<Record<string, Role>> = { Spend: 'money', Segment: 'cluster' };
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const people = (...groups: readonly (readonly [letter: string | null, spends: readonly (number | null)[]])[]) =>
  literal({
    Spend: ['number', groups.flatMap(([, spends]) => spends)],
    Segment: ['category', groups.flatMap(([letter, spends]) => spends.map(() => letter))],
  });

describe('what they bring', () => {
  it('says what the top fifth brings, and who brings half', async () => {
    const { report } = await oneStep(step, people(['A', [...times(20, 60), ...times(80, 10)]]), roles);
    expect(report).toMatchObject({ column: 'Spend', counted: 100, unknown: 0, total: 2000, topFifth: 0.6 });
    expect(report.half).toBeCloseTo(0.5 / 3, 12);
    expect(report.gini).toBeCloseTo(0.4, 12);
    expect(meta.finding(report)).toEqual({ code: 'value.finding', args: { column: 'Spend', share: 0.6 } });
  });

  it('tells nothing of a fifth, or of those who bring half, where they are fewer than may be told of', async () => {
    const of = async (spends: readonly number[]) => (await oneStep(step, people(['A', spends]), roles)).report;
    const handful = await of(times(9, 5));
    expect(handful).toMatchObject({ known: true, total: null, topFifth: null, half: null, gini: null, curve: [], segments: [] });
    const fewer = await of([...times(9, 60), ...times(40, 10)]);
    expect(fewer).toMatchObject({ topFifth: null, half: null, curve: [], segments: [{ id: 'A', rows: 49 }] });
    expect([meta.finding(fewer).code, meta.soWhat(fewer).code]).toEqual(['value.few', 'value.few.so']);
    expect(meta.charts(fewer).map(({ id }) => id)).toEqual(['segments']);
    const whale = await of([100_000, ...times(99, 10)]);
    expect(whale).toMatchObject({ half: null, counted: 100 });
    expect(whale.topFifth).toBeGreaterThan(0.9);
    expect(meta.charts(whale)[0]?.headline.code).toBe('value.chart.curve.fifth');
  });

  it('tells nothing from which the money of a handful could be reckoned', async () => {
    const sizes = [60, 30, 4];
    const { report } = await oneStep(
      step,
      people(...sizes.map((size, i) => [['A', 'B', 'C'][i] as string, times(size, i + 1)] as const)),
      roles,
    );
    expect(report.segments.map(({ id }) => id)).toEqual(['A']);
    expect(report.few).toBe(2);
  });

  it('draws no step of fewer people than may be told of', async () => {
    const placesOf = async (count: number) => {
      const { report } = await oneStep(step, people(['A', Array.from({ length: count }, (_, i) => i + 1)]), roles);
      expect(report.curve.some(({ people: at }) => at === 0.2)).toBe(true);
      return report.curve.length - 1;
    };
    expect(await Promise.all([60, 440, 5000].map(placesOf))).toEqual([5, 40, 100]);
  });

  it('sums money by group and flags a small one that brings far more than its size', async () => {
    const { report } = await oneStep(step, people(['A', times(90, 10)], ['B', times(10, 60)]), roles);
    expect(report.segments).toEqual([
      { id: 'A', rows: 90, share: 0.9, money: 900, moneyShare: 0.6, mean: 10, valuable: false },
      { id: 'B', rows: 10, share: 0.1, money: 600, moneyShare: 0.4, mean: 60, valuable: true },
    ]);
    expect(meta.soWhat(report).code).toBe('value.so.small');
    // A third of the people is not few, whatever they bring.
    const third = await oneStep(step, people(['A', times(70, 10)], ['B', times(30, 60)]), roles);
    expect(third.report.segments.map(({ valuable }) => valuable)).toEqual([false, false]);
  });

  it('does not call a group valuable for one customer’s sake, and tells nothing of one of nine', async () => {
    const one = await oneStep(step, people(['A', times(90, 10)], ['B', [...times(9, 10), 2000]]), roles);
    const nine = await oneStep(step, people(['A', times(91, 10)], ['B', times(9, 60)]), roles);
    expect([one, nine].map(({ report }) => meta.soWhat(report).code)).toEqual(['value.so.no-small', 'value.so']);
    expect(one.report.segments.map(({ valuable }) => valuable)).toEqual([false, false]);
    expect(nine.report.segments).toEqual([]);
    expect(nine.report).toMatchObject({ few: 2, least: 10 });
  });

  it('says what one of those who bring half stands for, and nothing of the kind where all bring much the same', async () => {
    const told = async (spends: readonly number[]) =>
      translator(en, wordsOf('en'))(meta.soWhat((await oneStep(step, people([null, spends]), roles)).report));
    expect(await told([...times(20, 60), ...times(80, 10)])).toBe(
      'Half of it comes from 17\u00a0% of them. On average one of those brings as much as 5 of the others.',
    );
    expect(await told(times(100, 10))).toBe('Half of it comes from 50\u00a0% of them.');
  });

  it('counts those without an amount and those below zero, and gives no Gini then', async () => {
    const { report } = await oneStep(step, people(['A', [10, null, -5, 20, ...times(8, 1)]], [null, times(10, 15)]), roles);
    expect(report).toMatchObject({ counted: 21, unknown: 1, negative: 1, total: 183, gini: null });
    expect(report.segments).toMatchObject([{ id: 'A', rows: 11, money: 33 }]);
  });

  it('tells amounts in place of shares where a group takes away from the sum', async () => {
    const { report } = await oneStep(step, people(['A', times(20, 30)], ['B', times(20, -20)]), roles);
    const { headline, draw } = meta.charts(report).find(({ id }) => id === 'segments') ?? {};
    expect(headline).toEqual({ code: 'value.chart.segments.below', args: { id: 'A', money: 600, people: 0.5 } });
    expect(draw).toMatchObject({ value: 4, signed: true });
  });

  it('says so when there is no money, or nothing of it', async () => {
    const none = await oneStep(step, literal({ age: ['number', [1, 2]] }));
    expect([meta.finding(none.report).code, meta.charts(none.report)]).toEqual(['value.none', []]);
    const zero = await oneStep(step, people(['A', [0, 0]]), roles);
    expect([meta.finding(zero.report).code, meta.charts(zero.report)]).toEqual(['value.nothing', []]);
    const empty = await oneStep(step, people(['A', [null]]), roles);
    expect(meta.finding(empty.report).code).toBe('value.empty');
  });

  it('takes the column asked for, also by what it was made from', async () => {
    const table = literal({ a: ['number', times(10, 1)], b: ['number', times(10, 7)] });
    expect((await oneStep(step, table, { a: 'money', b: 'money' }, { amount: 'b' })).report.total).toBe(70);
  });
});
