import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import type { Schema } from '../../../src/core/schema';
import { dictColumn, numericColumn, tableOf } from '../../../src/core/table';
import { contactable } from '../../../src/steps/act/contact';
import { actList, segmentCounts } from '../../../src/steps/act/list';
import { meta, type ActReport } from '../../../src/steps/act/meta';
import { plantedTable, runSteps } from '../scoring';

const note = (name: string, kind: Schema[number]['kind'], role: Schema[number]['role']): Schema[number] => ({
  name,
  kind,
  role,
  origin: [name],
  feature: false,
  plain: true,
});

describe('who may be contacted', () => {
  it('is everyone who is not on the list of those who said no', () => {
    const table = tableOf([dictColumn('reservert', 'category', ['nei', 'Ja', null, 'opt-out'])]);
    const { may, by } = contactable(table, [note('reservert', 'category', 'do-not-contact')]);
    expect([...may]).toEqual([1, 0, 1, 0]);
    expect(by).toEqual([{ column: 'reservert', rows: 2 }]);
  });

  it('is only those who are known to consent', () => {
    const table = tableOf([numericColumn('consent', 'bool', [1, 0, null])]);
    expect([...contactable(table, [note('consent', 'bool', 'consent')]).may]).toEqual([1, 0, 0]);
  });
});

describe('the list', () => {
  const table = tableOf([
    numericColumn('Target', 'bool', [1, 0, null, null, null]),
    numericColumn('Chance', 'number', [0.9, 0.8, 0.3, 0.7, 0.7]),
    numericColumn('blocked', 'bool', [0, 0, 0, 0, 1]),
  ]);
  const schema = [note('Target', 'bool', 'target'), note('Chance', 'number', 'chance'), note('blocked', 'bool', 'do-not-contact')];

  it('holds the open ones, best first, without those not to be contacted', () => {
    expect(actList(table, schema, 'leave-out')).toMatchObject({ kind: 'scores', which: 'open', rows: Uint32Array.of(3, 2), leftOut: 1 });
  });

  it('keeps them when asked, equals in the order of the file', () => {
    expect(actList(table, schema, 'keep')).toMatchObject({ rows: Uint32Array.of(3, 4, 2), leftOut: 0, leftOutBy: [] });
  });

  it('holds everyone when every outcome is known', () => {
    const known = { ...table, columns: [numericColumn('Target', 'bool', [1, 0, 0, 1, 0]), ...table.columns.slice(1)] };
    expect(actList(known, schema, 'keep')).toMatchObject({ which: 'all', rows: Uint32Array.of(0, 1, 3, 4, 2) });
  });

  it('speaks of groups only where there are any, and only of rows that are in one', () => {
    const report: ActReport = {
      kind: 'segments',
      which: 'all',
      ranked: 12,
      leftOut: 0,
      leftOutBy: [],
      first: 50,
      topTenth: null,
      success: null,
      percentAllowed: false,
      chances: [],
      segments: [],
      known: [],
    };
    expect(meta.finding(report)).toEqual({ code: 'act.finding.no-groups', args: {} });
    expect(meta.soWhat(report)).toMatchObject({ args: { first: { code: 'act.so-what.no-groups' } } });
    const segments = [
      { id: 'A', rows: 7 },
      { id: 'B', rows: 3 },
    ];
    const known = ['RFM cell'];
    expect(meta.finding({ ...report, known })).toEqual({ code: 'act.finding.known', args: { rows: report.ranked, columns: known } });
    expect(meta.soWhat({ ...report, known }).args['first']).toMatchObject({ code: 'act.so-what.known' });
    expect(meta.finding({ ...report, segments })).toEqual({ code: 'act.finding.segments', args: { rows: 10, segments: 2 } });
  });

  it('counts segments by letter', () => {
    const grouped = tableOf([dictColumn('Segment', 'category', ['B', 'A', 'B', null])]);
    const of = [note('Segment', 'category', 'cluster')];
    expect(actList(grouped, of, 'leave-out').kind).toBe('segments');
    expect(segmentCounts(grouped, of, Uint32Array.of(0, 1, 2, 3))).toEqual([
      { id: 'A', rows: 1 },
      { id: 'B', rows: 2 },
    ]);
  });
});

it('names nobody to start with when everyone has the same chance', () => {
  const report: ActReport = {
    kind: 'scores',
    which: 'all',
    ranked: 700,
    leftOut: 0,
    leftOutBy: [],
    first: 50,
    topTenth: null,
    success: null,
    percentAllowed: true,
    chances: [],
    segments: [],
    known: [],
  };
  expect(meta.finding(report)).toEqual({ code: 'act.finding.no-order', args: { ranked: 700 } });
  const sure = { ...report, topTenth: { rows: 70, positives: 40, usual: 20 } };
  expect(meta.finding(sure)).toEqual({ code: 'act.finding.all', args: { first: 50, ranked: 700 } });
});

describe('act', () => {
  it('says how the top tenth did among rows that were never seen', async () => {
    const ran = await runSteps(plantedTable(random('act'), 1500, [3], -1), { bought: 'outcome' }, [
      'target',
      'train',
      'evaluate',
      'explain',
      'act',
    ]);
    const report = ran.report<ActReport>('act');
    expect(report).toMatchObject({ kind: 'scores', which: 'all', ranked: 1500, leftOut: 0 });
    expect(report.topTenth?.positives).toBeGreaterThan(2 * (report.topTenth?.usual ?? 99));
    expect(report.chances.reduce((sum, { rows }) => sum + rows, 0)).toBe(1500);
  });

  it('promises no order where everyone has the same chance', async () => {
    const ran = await runSteps(plantedTable(random('act'), 300, [], -1), { bought: 'outcome' }, [
      'target',
      ['train', { model: 'baseline' }],
      'evaluate',
      'explain',
      'act',
    ]);
    expect(ran.report<ActReport>('act').topTenth).toBeNull();
  });
});

it('pictures chances where they held good, and none where they did not', () => {
  const report: ActReport = {
    kind: 'scores',
    which: 'open',
    ranked: 10,
    leftOut: 0,
    leftOutBy: [],
    first: 5,
    topTenth: { rows: 10, positives: 4, usual: 1 },
    success: null,
    percentAllowed: true,
    chances: [{ from: 0.5, rows: 10 }],
    segments: [],
    known: [],
  };
  expect(meta.charts(report).map(({ id }) => id)).toEqual(['chances']);
  expect(meta.charts({ ...report, percentAllowed: false })).toEqual([]);
});
