import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { meta } from '../../../src/steps/constant/meta';
import { impl } from '../../../src/steps/constant/run';
import { literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const many = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

describe('what to leave out', () => {
  it('rests columns that cannot tell people apart, and says why', async () => {
    const table = literal({
      same: ['category', many(400, () => 'x')],
      nearly: ['number', many(400, (i) => (i === 7 ? 5 : 0))],
      each: ['category', many(400, (i) => `person ${i}`)],
      place: ['number', many(400, (i) => 1000 + ((i * 7) % 400))],
      empty: ['number', many(400, () => null)],
      spread: ['category', many(400, (i) => `g${i % 150}`)],
      spend: ['number', many(400, (i) => i % 17)],
      group: ['category', many(400, (i) => `g${i % 3}`)],
    });
    const { schema, report, after } = await oneStep(step, table);
    expect(features(schema)).toEqual(['spend', 'group']);
    expect(report.columns.map(({ column, reason }) => [column, reason])).toEqual([
      ['same', 'one-value'],
      ['nearly', 'nearly-one-value'],
      ['each', 'nearly-unique'],
      ['place', 'row-number'],
      ['empty', 'empty'],
      ['spread', 'too-many-groups'],
    ]);
    expect(after).toBe(table);
  });

  it('rests a copy, a code beside its name, and a column that rises with another', async () => {
    const chance = random('alike');
    const spend = many(300, () => Math.round(1000 * Math.exp(chance.normal())));
    const region = many(300, () => chance.below(4));
    const names = ['north', 'south', 'east', 'west'];
    const table = literal({
      region_code: ['number', region],
      region: ['category', region.map((code) => names[code] ?? null)],
      spend: ['number', spend.map((value, i) => (i < 20 ? null : value))],
      spend_again: ['number', spend.map((value, i) => (i < 20 ? null : value))],
      turnover: ['number', spend.map((value) => value ** 2 / 7 + chance.next())],
      visits: ['number', many(300, () => chance.below(30))],
    });
    const { schema, report } = await oneStep(step, table);
    expect(report.columns.map(({ column, reason, other }) => [column, reason, other])).toEqual([
      ['region_code', 'same-groups', 'region'],
      ['spend', 'alike', 'turnover'],
      ['spend_again', 'copy', 'spend'],
    ]);
    expect(features(schema)).toEqual(['region', 'turnover', 'visits']);
  });

  it('does not take shared zeros for the same thing', async () => {
    const chance = random('zeros');
    const before = many(400, () => chance.next() < 0.15);
    const table = literal({
      days_since: ['number', before.map((had) => (had ? 1 + chance.below(200) : -1))],
      contacts: ['number', before.map((had) => (had ? 1 + chance.below(9) : 0))],
    });
    expect((await oneStep(step, table)).report.columns).toEqual([]);
  });

  it('keeps what the user keeps, and leaves out what the user leaves out', async () => {
    const table = literal({
      same: ['category', many(50, () => 'x')],
      spend: ['number', many(50, (i) => i % 17)],
      a: ['bool', many(50, (i) => i % 2)],
    });
    const plan = [
      ['same', 'keep'],
      ['spend', 'leave-out'],
    ] as const;
    const { schema, report } = await oneStep(step, table, {}, { plan });
    expect(features(schema)).toEqual(['same', 'a']);
    expect(report.columns.map(({ column, reason, kept }) => [column, reason, kept])).toEqual([
      ['same', 'one-value', true],
      ['spend', 'you-said-so', false],
    ]);
    expect(meta.finding(report)).toEqual({ code: 'constant.finding', args: { count: 1, columns: ['spend'] } });
  });

  it('shows codes that are read as groups, and numbers that only look like codes', async () => {
    const chance = random('codes');
    const often = [0, 120, 5, 90, 3, 80, 2];
    const browser = often.flatMap((count, code) => many(count, () => code));
    const table = literal({
      region: ['category', browser.map(() => String(1 + chance.below(3)))],
      browser: ['number', browser],
      children: ['number', browser.map(() => Math.floor(-2 * Math.log(1 - chance.next())))],
      rating: ['number', browser.map(() => 1 + chance.below(5))],
    });
    const { report } = await oneStep(step, table);
    expect(report.codes).toEqual([
      { column: 'region', low: 1, high: 3, distinct: 3, as: 'groups', why: 'read' },
      { column: 'browser', low: 1, high: 6, distinct: 6, as: 'amounts', why: 'looks' },
    ]);
  });

  it('keeps all when all say something, and does not judge by one row', async () => {
    expect((await oneStep(step, literal({ a: ['number', [1, 2]] }))).report).toEqual({
      looked: 1,
      columns: [],
      codes: [],
      comparedOnly: null,
    });
    expect((await oneStep(step, literal({ a: ['number', [1]] }))).report.columns).toEqual([]);
  });

  it('opens recipes of the first version', () => {
    expect(meta.upgrade?.[0]?.({ share: 0.99 })).toEqual({ share: 0.99 });
  });
});
