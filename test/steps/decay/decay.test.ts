import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { run } from '../../../src/program/run';
import { meta as customersMeta } from '../../../src/steps/customers/meta';
import { impl as customersImpl } from '../../../src/steps/customers/run';
import { fitHalfLife, weight } from '../../../src/steps/decay/half-life';
import { meta } from '../../../src/steps/decay/meta';
import { impl } from '../../../src/steps/decay/run';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const DAY = 86_400_000;
const visits = literal({
  customer: ['category', ['a', 'a', 'b', 'b', null]],
  visit: ['date', [60 * DAY, 30 * DAY, 60 * DAY, null, 0]],
});
const roles = { customer: 'identifier', visit: 'date' } as const;

describe('decay', () => {
  it('halves the weight of an event every so many days before the latest', async () => {
    const { after, report } = await oneStep(step, visits, roles);
    const weights = cells(after)['Engagement']?.[1] as (number | null)[];
    expect(weights.map((one) => one && Number(one.toPrecision(12)))).toEqual([1, 0.5, 1, null, 0.25]);
    expect(report).toMatchObject({ halfLife: 30, why: 'usual', fit: null });
  });

  it('is summed by customer in the card that makes customers', async () => {
    const { after, schema } = await oneStep(step, visits, roles);
    const rolled = await oneStep({ meta: customersMeta, impl: customersImpl }, after, schema);
    expect(cells(rolled.after)['Engagement']?.[1]).toEqual([1.5, 1]);
    expect(features(rolled.schema)).toContain('Engagement');
  });

  it('fades counts beside a date where a row is a customer', async () => {
    const people = literal({ id: ['category', ['a', 'b']], visits: ['number', [4, 8]], last_seen: ['date', [30 * DAY, 20 * DAY]] });
    const { after, fitted } = await oneStep(step, people, { id: 'identifier', visits: 'count', last_seen: 'date' }, { halfLife: 10 });
    expect(cells(after)['visits (fading)']?.[1]).toEqual([4, 4]);
    const later = literal({ id: ['category', ['c']], visits: ['number', [2]], last_seen: ['date', [90 * DAY]] });
    expect(cells(run(fitted.program, later))['visits (fading)']?.[1]).toEqual([2]);
  });

  it('finds the half-life that was planted, and beats plain counts by it', () => {
    const chance = random('planted');
    const units = 600;
    const events = 12;
    const activity = {
      amount: new Float64Array(units * events).fill(1),
      days: Float64Array.from({ length: units * events }, () => chance.next() * 200),
      unit: Int32Array.from({ length: units * events }, (_, i) => Math.floor(i / events)),
      units,
    };
    const score = new Float64Array(units);
    activity.unit.forEach((unit, row) => (score[unit] = (score[unit] as number) + weight(activity.days[row] as number, 14)));
    const middle = [...score].sort((a, b) => a - b)[units / 2] as number;
    const y = score.map((value) => Number(value > middle));
    const fit = fitHalfLife(activity, y, random('folds'));
    expect(fit?.best).toBe(14);
    expect(fit?.decayed).toBeGreaterThan(0.95);
    expect(fit?.plain).toBeLessThan(0.7);
    expect(fitHalfLife(activity, y.fill(0), random('folds'))).toBeNull();
  });

  it('says nothing found without dates', async () => {
    const { report } = await oneStep(step, literal({ id: ['category', ['a']], visits: ['number', [1]] }));
    expect(meta.finding(report).code).toBe('decay.none');
  });
});
