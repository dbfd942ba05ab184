import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf, type Made, type Role, type Schema, type SchemaColumn } from '../../../src/core/schema';
import { isNumeric, type Table } from '../../../src/core/table';
import { en } from '../../../src/steps/profile/en';
import { meta } from '../../../src/steps/profile/meta';
import { withTold } from '../../../src/steps/profile/names';
import { proposeNames, spoken } from '../../../src/steps/profile/proposal';
import { groupsOf, sketchesOf } from '../../../src/steps/sketches';
import { impl } from '../../../src/steps/profile/run';
import { literal } from '../../program/tables';
import { oneStep, rolesOf } from '../one-step';

const step = { meta, impl };
/** Each row so often that no group is a handful. */
const TIMES = 10;
const often = <T>(cells: readonly T[]): T[] => Array.from({ length: TIMES }, () => cells).flat();
const table = literal({
  Spend: ['number', often([10, 12, 14, 100, 110, 90, 11, 13, 55])],
  'Days since last order': ['number', often([100, 90, 110, 5, 10, 6, 95, 105, 50])],
  channel: ['category', often(['web', 'web', 'web', 'shop', 'shop', 'shop', 'web', 'web', 'shop'])],
  Segment: ['category', often(['A', 'A', 'A', 'B', 'B', 'B', 'A', 'A', null])],
});

function schema(of: Table): Schema {
  const schemaOfAll = schemaOf(of, rolesOf({ Spend: 'money', Segment: 'cluster' }));
  return schemaOfAll.map((column) => (column.name === 'Days since last order' ? { ...column, made: 'recency' } : column));
}

describe('profile', () => {
  it('counts people and money', async () => {
    const { report } = await oneStep(step, table, schema(table));
    expect(report.segments.map(({ id, size, share, money }) => ({ id, size, share, money }))).toEqual([
      { id: 'A', size: 50, share: 5 / 9, money: { total: 600, share: 60 / 415, mean: 12 } },
      { id: 'B', size: 30, share: 3 / 9, money: { total: 3000, share: 300 / 415, mean: 100 } },
    ]);
    expect(report).toMatchObject({ rows: 90, unassigned: 10, moneyColumn: 'Spend' });
    expect(meta.finding(report)).toMatchObject({ code: 'profile.finding.money', args: { id: 'B', people: 3 / 9 } });
  });

  it('tells the mean of those whose money is known, and nothing where they are few', async () => {
    const some = literal({
      Spend: ['number', [...often([10, 12, 14, 11]), 100, ...often([null, null, null]), 55, ...often([null])]],
      Segment: ['category', [...often(['A', 'A', 'A', 'A']), 'B', ...often(['B', 'B', 'B']), null, ...often([null])]],
    });
    const { report } = await oneStep(step, some, schemaOf(some, rolesOf({ Spend: 'money', Segment: 'cluster' })));
    expect(report.segments.map(({ id, size, money }) => [id, size, money?.mean ?? null])).toEqual([
      ['A', 40, null],
      ['B', 31, null],
    ]);
    const alone = {
      ...some,
      columns: some.columns.map((column) => (isNumeric(column) ? { ...column, data: column.data.map((v) => (v > 50 ? NaN : v)) } : column)),
    };
    const { report: told } = await oneStep(step, alone, schemaOf(alone, rolesOf({ Spend: 'money', Segment: 'cluster' })));
    expect(told.segments.map(({ money }) => money?.mean ?? null)).toEqual([47 / 4, null]);
  });

  it('names what sets each apart, with its interval', async () => {
    const { report } = await oneStep(step, table, schema(table));
    const [a, b] = report.segments;
    expect(a?.proposed.code).toBe('profile.name');
    const spend = b?.traits.find(({ column }) => column === 'Spend');
    // Means 100 and 45, standard deviation 42.9098 over the eight rows that are in a segment.
    expect(spend?.inSegment).toBe(100);
    expect(spend?.everyone).toBe(45);
    expect(spend?.effect).toBeCloseTo(55 / 42.909789, 6);
    expect((spend?.low ?? 0) < (spend?.effect ?? 0) && (spend?.effect ?? 0) < (spend?.high ?? 0)).toBe(true);
    const shop = b?.traits.find(({ level }) => level === 'shop');
    expect(shop).toMatchObject({ column: 'channel', inSegment: 1, everyone: 3 / 8, effect: 5 / 8 });
    expect(report.measures.map(({ column, format }) => [column, format])).toContainEqual(['Days since last order', 'days']);
  });

  it('shows the very averages its bars compare, however lopsided the column', async () => {
    const lopsided = literal({
      Spend: ['number', Array.from({ length: 10 }, () => [50, 60, 70, 55, 1, 2, 1, 2, 1, 9000]).flat()],
      Segment: ['category', Array.from({ length: 10 }, () => ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B', 'B', 'C']).flat()],
    });
    const { report } = await oneStep(step, lopsided, schema(lopsided));
    expect(report.measures[0]?.mean).toBeCloseTo(924.2, 9);
    expect(report.segments.map(({ means }) => means[0])).toEqual([58.75, 1.4, 9000]);
    expect(report.effects[0]?.map((effect) => Math.sign(effect ?? 0))).toEqual([-1, -1, 1]);
  });

  it('proposes words no two segments share', async () => {
    const { report } = await oneStep(step, table, schema(table));
    const names = report.segments.map(({ proposed }) => JSON.stringify(proposed));
    expect(new Set(names).size).toBe(names.length);
    expect(en['profile.name']({ first: 'high Fresh', second: 'low Grocery' })).toBe('High Fresh, low Grocery');
  });

  it('puts two that go the same way in one breath, counts things, and speaks columns as words', async () => {
    const columns = literal({
      Page_Views: ['number', often([1, 2, 1, 9, 9, 8])],
      WebVisits: ['number', often([10, 11, 10, 90, 95, 91])],
      Segment: ['category', often(['A', 'A', 'A', 'B', 'B', 'B'])],
    });
    const proposed = async (role: Role): Promise<readonly unknown[]> =>
      (
        await oneStep(step, columns, schemaOf(columns, rolesOf({ Page_Views: role, WebVisits: role, Segment: 'cluster' })))
      ).report.segments.map((segment) => [segment.proposed.code, Object.values(segment.proposed.args).sort()]);
    const both = ['page views', 'web visits'];
    expect(await proposed('money')).toEqual([
      ['profile.name.low', both],
      ['profile.name.high', both],
    ]);
    expect(await proposed('count')).toEqual([
      ['profile.name.few', both],
      ['profile.name.many', both],
    ]);
    expect(en['profile.name.low']({ first: 'Milk', second: 'Grocery' })).toBe('Low Milk and Grocery');
  });

  it.each([
    ['TotalCharges', 'total charges'],
    ['Detergents_Paper', 'detergents paper'],
    ['Milk', 'Milk'],
    ['Orders in the last 90 days', 'orders in the last 90 days'],
    ['Share Country=Norway', 'share Country=Norway'],
    ['NPS', 'NPS'],
    ['NumberOfTicketsByTheDay', 'number of tickets by the day'],
  ])('speaks of %s as %s', (name, said) => expect(spoken(name)).toBe(said));

  it('says no more than the beginning of a long column in a name', () => {
    const column = 'Average number of orders a month since the contract was signed';
    const of = { column, made: null, since: null, level: null, inSegment: 2, everyone: 0, effect: 2, low: 1.9, high: 2.1 };
    const [name] = proposeNames([{ traits: [{ trait: of, strength: 2 }], rule: [], small: false }], new Set());
    expect(JSON.stringify(name)).toContain('"average number of orders a month since…"');
  });

  it('speaks of what a step made by what it is, whatever it is called', async () => {
    const dager = literal({
      Forbruk: ['number', often([1, 1, 2, 9, 9, 8])],
      Dager: ['number', often([100, 90, 110, 5, 10, 6])],
      Segment: ['category', often(['A', 'A', 'A', 'B', 'B', 'B'])],
    });
    const marked = (mark: Made): Schema =>
      schemaOf(dager, rolesOf({ Forbruk: 'money', Segment: 'cluster' })).map((column): SchemaColumn => {
        if (column.name === 'Forbruk') return { ...column, made: 'spend' };
        return column.name === 'Dager' ? { ...column, origin: ['innmeldt'], made: mark } : column;
      });
    const said = async (mark: Made): Promise<unknown> => (await oneStep(step, dager, marked(mark))).report.segments[0]?.proposed.args;
    const spend = { code: 'profile.part.spend.low', args: {} };
    expect(await said('recency')).toEqual({ first: { code: 'profile.part.recency.high', args: {} }, second: spend });
    expect(await said('days-since')).toEqual({ first: { code: 'profile.part.long-ago', args: { what: 'innmeldt' } }, second: spend });
  });

  it('shows the name the user gave to these people, also when the card is asked anew', async () => {
    const sketches = sketchesOf(table, schema(table), groupsOf(table, schema(table)));
    const b = sketches[1];
    if (!b) throw new Error('no second group');
    const told = withTold([], { sketch: b, marked: null }, { name: 'Big ones', owner: 'Kari' });
    const { report } = await oneStep(step, table, schema(table), { told });
    expect(report.segments.map(({ name, marked }) => [name, marked])).toEqual([
      [null, null],
      ['Big ones', b.people],
    ]);
    expect(meta.finding(report).args['name']).toBe('Big ones');
  });

  it('tells nothing of a handful but how many they are', async () => {
    const few = literal({
      Spend: ['number', [...often([10, 12, 14]), 900, 950, 990]],
      Segment: ['category', [...often(['A', 'A', 'A']), 'B', 'B', 'B']],
    });
    const { report } = await oneStep(step, few, schema(few));
    const [a, b] = report.segments;
    expect(b).toMatchObject({ id: 'B', size: 3, small: true, money: null, traits: [], rule: null, means: [null] });
    expect(b?.proposed.code).toBe('profile.name.small');
    expect(b?.sketch.centre).toEqual([]);
    // The whole less theirs would be the handful's.
    expect(a).toMatchObject({ small: false, money: null });
    // Nor their average, as the card of value tells what all bring.
    expect([report.measures[0]?.mean, a?.means, report.effects]).toEqual([null, [null], [[null, null]]]);
    const drawn = meta.charts(report).map(({ id, rows }) => [id, rows.filter((row) => row.includes('B')).length]);
    expect(drawn).toEqual([['sizes', 1]]);
  });

  it('draws everyone without a handful, and says no rule of a group smaller than asked for, nor one by others’ groups', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => row);
    const group = (row: number): string => (row < 20 ? 'B' : row < 200 ? 'A' : 'C');
    const table = literal({
      x: ['number', rows.map((row) => (row < 32 ? 100 : 0) + (row % 7))],
      Old: ['category', rows.map((row) => `was ${group(row)}`)],
      channel: ['category', rows.map((row) => (row < 20 ? 'phone' : row < 200 ? 'web' : 'shop'))],
      Segment: ['category', rows.map(group)],
    });
    const asked = schema(table).map((column) => {
      if (column.name === 'Old') return { ...column, role: 'segment' as const };
      return column.name === 'Segment' ? { ...column, least: 25 } : column;
    });
    const { report } = await oneStep(step, table, asked);
    expect(report.segments.map(({ id, small, rule }) => [id, small, rule === null])).toEqual([
      ['A', false, false],
      ['B', true, true],
      ['C', false, false],
    ]);
    // What somebody else sorted people by is no rule.
    expect(report.segments[0]?.rule?.conditions.map(({ column }) => column)).toEqual(['channel']);
    expect(report.pictures.find(({ column }) => column === 'channel')).toMatchObject({
      levels: ['shop', 'web', 'phone'],
      everyone: [0.5263, 0.4737, 0],
    });
  });

  it('ranks by what is sure, not by what is large', async () => {
    // Of twelve, one spends ten thousand: a large gap that may be chance. All twelve have two orders more: a smaller one that is not.
    const rows = Array.from({ length: 240 }, (_, row) => row);
    const chancy = literal({
      Spend: ['number', rows.map((row) => (row === 0 ? 10_000 : 100 + (row % 7)))],
      Orders: ['number', rows.map((row) => (row < 12 ? 5 : 3) + (row % 3))],
      Segment: ['category', rows.map((row) => (row < 12 ? 'B' : 'A'))],
    });
    const { report } = await oneStep(step, chancy, schema(chancy));
    const b = report.segments.find(({ id }) => id === 'B');
    expect(b?.traits.map(({ column }) => column)).toEqual(['Orders']);
    for (const { low, high } of b?.traits ?? []) expect(low * high).toBeGreaterThan(0);
  });

  it('tells nothing of forty columns of noise, as some of many differ by chance', async () => {
    const chance = random('noise');
    const rows = Array.from({ length: 300 }, () => chance.below(4));
    const noise = Array.from({ length: 40 }, (_, i) => [`x${i}`, ['number', rows.map(() => chance.normal())]] as const);
    const table = literal({ ...Object.fromEntries(noise), Segment: ['category', rows.map((group) => 'ABCD'[group] ?? '')] });
    const { report } = await oneStep(step, table, schema(table));
    expect(report.segments.flatMap(({ traits }) => traits)).toEqual([]);
  });

  it('draws each trait against everyone, in shares that add up', async () => {
    const { report } = await oneStep(step, table, schema(table));
    for (const { traits } of report.segments) {
      for (const { picture, shares } of traits) {
        const everyone = report.pictures[picture]?.everyone ?? [];
        expect(shares).toHaveLength(everyone.length);
        for (const of of [shares, everyone]) expect(of.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
      }
    }
  });

  it('has nobody to describe when there are no groups', async () => {
    const none = literal({ x: ['number', [1, 2]], Segment: ['category', [null, null]] });
    const { report } = await oneStep(step, none, schema(none));
    expect(report.segments).toEqual([]);
    expect(meta.finding(report).code).toBe('profile.none');
    expect(meta.charts(report)).toEqual([]);
  });
});
