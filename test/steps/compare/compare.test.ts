import { describe, expect, it } from 'vitest';
import { random } from '../../../src/core/rng';
import { schemaOf, type Role } from '../../../src/core/schema';
import type { Fitted, StepView } from '../../../src/core/step';
import type { Table } from '../../../src/core/table';
import { laterOf } from '../../../src/steps/compare/outcome';
import { meta, verdictOf } from '../../../src/steps/compare/meta';
import { impl } from '../../../src/steps/compare/run';
import { literal } from '../../program/tables';
import { oneStep, rolesOf } from '../one-step';

const step = { meta, impl };
const ROLES: Readonly<Record<string, Role>> = { Type: 'segment', Segment: 'cluster', Renewed: 'outcome' };

/** People of whom one of the two ways of grouping says whether they renewed. */
function people(telling: 'Type' | 'Segment' | 'none', count = 400): Table {
  const chance = random(`people ${telling}`);
  const rows = Array.from({ length: count }, () => {
    const [type, segment] = [chance.below(3), chance.below(3)];
    const rate = telling === 'none' ? 0.4 : [0.1, 0.4, 0.85][telling === 'Type' ? type : segment]!;
    return { type: ['basic', 'plus', 'pro'][type]!, segment: ['A', 'B', 'C'][segment]!, renewed: chance.next() < rate ? 'yes' : 'no' };
  });
  return literal({
    Type: ['category', rows.map(({ type }) => type)],
    Segment: ['category', rows.map(({ segment }) => segment)],
    Renewed: ['category', rows.map(({ renewed }) => renewed)],
  });
}

describe('old groups against new', () => {
  it('says which tells more of what came later, and may say keep yours', async () => {
    const verdicts = await Promise.all(
      (['Segment', 'Type', 'none'] as const).map(
        async (telling) => meta.finding((await oneStep(step, people(telling), ROLES)).report).code,
      ),
    );
    expect(verdicts).toEqual(['compare.finding.fresh', 'compare.finding.old', expect.stringMatching(/neither|even/) as string]);
  });

  it('calls neither better where neither tells anything, however sure the difference', () => {
    const judged = { kind: 'yes', old: 0.5, fresh: 0.54, difference: 0.04, low: 0.01, high: 0.07, rows: 9000 } as const;
    expect([verdictOf(judged), verdictOf({ ...judged, fresh: 0.56 })]).toEqual(['neither', 'fresh']);
    expect(verdictOf({ ...judged, old: 0.6, low: -0.09, high: -0.03 })).toBe('old');
    expect(verdictOf({ ...judged, kind: 'amount', old: -0.01, fresh: 0.005 })).toBe('neither');
  });

  it('keeps yours where both tell the same of what came later', async () => {
    const chance = random('both alike');
    const rows = Array.from({ length: 600 }, () => {
      const [type, segment] = [chance.below(2), chance.below(2)];
      return [
        type === 1 ? 'pro' : 'basic',
        segment === 1 ? 'B' : 'A',
        chance.next() < 0.1 + 0.35 * (type + segment) ? 'yes' : 'no',
      ] as const;
    });
    const column = (at: 0 | 1 | 2) => ['category', rows.map((row) => row[at])] as const;
    const { report } = await oneStep(step, literal({ Type: column(0), Segment: column(1), Renewed: column(2) }), ROLES);
    expect(meta.finding(report).code).toBe('compare.finding.even');
    expect(Math.min(report.judged?.old ?? 0, report.judged?.fresh ?? 0)).toBeGreaterThan(0.6);
    expect([report.judged!.low < 0, report.judged!.high > 0]).toEqual([true, true]);
  });

  it('judges by amounts as well', async () => {
    const chance = random('amounts');
    const segment = Array.from({ length: 300 }, () => chance.below(2));
    const table = literal({
      Type: ['category', segment.map(() => (chance.next() < 0.5 ? 'x' : 'y'))],
      Segment: ['category', segment.map((one) => (one === 1 ? 'A' : 'B'))],
      Renewed: ['number', segment.map((one) => 50 * one + chance.normal())],
    });
    const { report } = await oneStep(step, table, ROLES);
    expect(report.judged).toMatchObject({ kind: 'amount', rows: 150 });
    expect(report.judged?.fresh).toBeGreaterThan(0.99);
  });

  it('counts who moved, and how far both agree beyond chance', async () => {
    const table = literal({
      Type: ['category', [...Array<string>(12).fill('old'), ...Array<string>(12).fill('new')]],
      Segment: ['category', [...Array<string>(12).fill('A'), ...Array<string>(10).fill('B'), 'A', null]],
    });
    const { report } = await oneStep(step, table, ROLES);
    expect(report).toMatchObject({ rows: 23, ids: ['A', 'B'], judged: null, outcome: { from: 'none', why: 'absent' } });
    expect(report.table).toEqual([
      { level: 'old', counts: [12, 0] },
      { level: 'new', counts: [1, 10] },
    ]);
    expect(report.agreement).toBeGreaterThan(0.8);
    expect(meta.soWhat(report).code).toBe('compare.so.absent');
    expect(meta.charts(report)[0]?.headline.args['moved']).toBeCloseTo(1 / 23, 12);
  });

  it('shows no old group of fewer than ten by its name', async () => {
    const table = literal({
      Type: ['category', [...Array<string>(20).fill('many'), 'one', 'two', 'two']],
      Segment: ['category', Array.from({ length: 23 }, (_, i) => (i % 2 === 0 ? 'A' : 'B'))],
    });
    expect((await oneStep(step, table, ROLES)).report.table.map(({ level }) => level)).toEqual(['many', null]);
  });

  it('will not be judged by too few, by many values, nor by what made the groups', async () => {
    const few = await oneStep(step, people('Segment', 60), ROLES);
    expect(few.report.outcome).toEqual({ from: 'none', why: 'few' });
    const many = people('Segment');
    const odd = await oneStep(step, many, { Type: 'segment', Segment: 'cluster' }, { outcome: 'Type' });
    expect(odd.report.outcome).toEqual({ from: 'none', why: 'unusable' });
    const schema = schemaOf(many, rolesOf(ROLES)).map((one) => (one.role === 'cluster' ? { ...one, origin: ['Renewed'] } : one));
    expect((await oneStep(step, many, schema)).report.outcome).toEqual({ from: 'none', why: 'unusable' });
  });

  it('has nothing to say without old or new groups', async () => {
    const table = people('none', 30);
    expect(meta.finding((await oneStep(step, table, { Segment: 'cluster' })).report).code).toBe('compare.none.old');
    expect(meta.finding((await oneStep(step, table, { Type: 'segment' })).report).code).toBe('compare.none.fresh');
  });
});

describe('what came later', () => {
  const DAY = 86_400_000;
  const source = literal({
    who: ['text', ['a', 'a', 'b', 'c', 'c', null]],
    day: ['date', [1 * DAY, 9 * DAY, 2 * DAY, 3 * DAY, 10 * DAY, 9 * DAY]],
    paid: ['number', [5, 5, 5, 5, -5, 5]],
  });
  const after = literal({ who: ['text', ['a', 'b', 'c']] });
  const fitted = (reference: number): Fitted => ({
    program: [],
    notes: [],
    learnt: { reference, parts: { customer: 'who', date: 'day', amount: 'paid', quantity: null, price: null } },
  });
  const view = (reference: number): StepView => ({
    source,
    before: after,
    after,
    schemaBefore: schemaOf(after, new Map()),
    schemaAfter: schemaOf(after, new Map()),
    heldOut: new Uint8Array(3),
    above: new Map([['customers', fitted(reference)]]),
  });

  it('is an order after the date up to which customers are counted; a return is none', () => {
    expect(laterOf(view(8 * DAY), null)).toEqual({ said: { from: 'later', reference: 8 * DAY }, kind: 'yes', y: Float64Array.of(1, 0, 0) });
  });

  it('is not known where the file ends there', () => {
    expect(laterOf(view(11 * DAY), null)).toBe('absent');
  });
});
