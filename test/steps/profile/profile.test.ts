import { describe, expect, it } from 'vitest';
import { schemaOf, type Made, type Schema, type SchemaColumn } from '../../../src/core/schema';
import type { Table } from '../../../src/core/table';
import { en } from '../../../src/steps/profile/en';
import { meta } from '../../../src/steps/profile/meta';
import { signatureOf, withName } from '../../../src/steps/profile/names';
import { impl } from '../../../src/steps/profile/run';
import { literal } from '../../program/tables';
import { oneStep, rolesOf } from '../one-step';

const step = { meta, impl };
const table = literal({
  Spend: ['number', [10, 12, 14, 100, 110, 90, 11, 13, 55]],
  'Days since last order': ['number', [100, 90, 110, 5, 10, 6, 95, 105, 50]],
  channel: ['category', ['web', 'web', 'web', 'shop', 'shop', 'shop', 'web', 'web', 'shop']],
  Segment: ['category', ['A', 'A', 'A', 'B', 'B', 'B', 'A', 'A', null]],
});

function schema(of: Table): Schema {
  const schemaOfAll = schemaOf(of, rolesOf({ Spend: 'money', Segment: 'cluster' }));
  return schemaOfAll.map((column) => (column.name === 'Days since last order' ? { ...column, made: 'recency' } : column));
}

describe('profile', () => {
  it('counts people and money', async () => {
    const { report } = await oneStep(step, table, schema(table));
    expect(report.segments.map(({ id, size, share, money }) => ({ id, size, share, money }))).toEqual([
      { id: 'A', size: 5, share: 5 / 9, money: { total: 60, share: 60 / 360, mean: 12 } },
      { id: 'B', size: 3, share: 3 / 9, money: { total: 300, share: 300 / 360, mean: 100 } },
    ]);
    expect(report).toMatchObject({ rows: 9, unassigned: 1, moneyColumn: 'Spend' });
    expect(meta.finding(report)).toMatchObject({ code: 'profile.finding.money', args: { id: 'B', people: 3 / 9 } });
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
      Spend: ['number', [50, 60, 70, 55, 1, 2, 1, 2, 1, 9000]],
      Segment: ['category', ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B', 'B', 'C']],
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

  it('speaks of what a step made by what it is, whatever it is called', async () => {
    const dager = literal({
      Forbruk: ['number', [1, 1, 2, 9, 9, 8]],
      Dager: ['number', [100, 90, 110, 5, 10, 6]],
      Segment: ['category', ['A', 'A', 'A', 'B', 'B', 'B']],
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

  it('shows the name the user gave to these people', async () => {
    const members = [3, 4, 5];
    const names = withName([], [{ id: 'B', signature: signatureOf(members) }], 'B', 'Big ones');
    const { report } = await oneStep(step, table, schema(table), { names });
    expect(report.segments.map(({ name }) => name)).toEqual([null, 'Big ones']);
    expect(meta.finding(report).args['name']).toBe('Big ones');
  });

  it('has nobody to describe when there are no groups', async () => {
    const none = literal({ x: ['number', [1, 2]], Segment: ['category', [null, null]] });
    const { report } = await oneStep(step, none, schema(none));
    expect(report.segments).toEqual([]);
    expect(meta.finding(report).code).toBe('profile.none');
    expect(meta.charts(report)).toEqual([]);
  });
});
