import { describe, expect, it } from 'vitest';
import { meta } from '../../../src/steps/dates/meta';
import { impl } from '../../../src/steps/dates/run';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const DAY = 86_400_000;

describe('dates', () => {
  it('counts days back from the latest date there is', async () => {
    const table = literal({ signup: ['date', [0, 3 * DAY, null]], 'last seen': ['date', [DAY, 10 * DAY, 4 * DAY]] });
    const { after, schema, report } = await oneStep(step, table);
    expect(cells(after)['Days since signup']).toEqual(['number', [10, 7, null]]);
    expect(cells(after)['Days since last seen']).toEqual(['number', [9, 0, 6]]);
    expect(features(schema)).toEqual(['Days since signup', 'Days since last seen']);
    expect(report.reference).toBe(10 * DAY);
    expect(report.columns[0]).toEqual({
      from: 'signup',
      name: 'Days since signup',
      earliest: 0,
      latest: 3 * DAY,
      median: 8.5,
      missing: 1,
    });
  });

  it('counts to the date it is given', async () => {
    const { after } = await oneStep(step, literal({ signup: ['date', [0]] }), {}, { reference: 5 * DAY });
    expect(cells(after)['Days since signup']).toEqual(['number', [5]]);
  });

  it('names the days in the language of the notebook', async () => {
    const { schema } = await oneStep(step, literal({ innmeldt: ['date', [0]] }), {}, { language: 'nb' });
    expect(schema.at(-1)).toMatchObject({ name: 'Dager siden innmeldt', origin: ['innmeldt'], made: 'days-since' });
  });

  it('makes groups of month, weekday and season when asked', async () => {
    const table = literal({ signup: ['date', [Date.UTC(2024, 11, 31), Date.UTC(2024, 6, 1), null]] });
    const { after, schema } = await oneStep(step, table, {}, { month: true, weekday: true, season: true });
    expect(cells(after)['Month of signup']).toEqual(['category', ['December', 'July', null]]);
    expect(cells(after)['Weekday of signup']).toEqual(['category', ['Tuesday', 'Monday', null]]);
    expect(cells(after)['Season of signup']).toEqual(['category', ['Winter', 'Summer', null]]);
    expect(schema.slice(1).map(({ about }) => about?.code)).toEqual([
      'dates.about.days',
      'dates.about.month',
      'dates.about.weekday',
      'dates.about.season',
    ]);
  });

  it('finds nothing to do without dates', async () => {
    const { report } = await oneStep(step, literal({ a: ['number', [1]] }));
    expect(meta.finding(report).code).toBe('dates.none');
  });
});
