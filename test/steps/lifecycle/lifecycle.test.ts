import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, type Params } from '../../../src/core/params';
import { cell, findColumn, type Table } from '../../../src/core/table';
import { run } from '../../../src/program/run';
import { meta, params } from '../../../src/steps/lifecycle/meta';
import { impl } from '../../../src/steps/lifecycle/run';
import { literal } from '../../program/tables';
import { oneStep } from '../one-step';

const step = { meta, impl };
const STAGES = ['Tester', 'Starter', 'Grower', 'Champion'];
const EDGES = { starter: 10, grower: 50, champion: 200, band: 20 } as const;
const table = (spend: readonly (number | null)[], before: readonly (string | null)[]): Table =>
  literal({ spend: ['number', spend], 'Life-cycle stage': ['category', before] });
const roles = { spend: 'money', 'Life-cycle stage': 'segment' } as const;

async function stagesOf(
  spend: readonly (number | null)[],
  before: readonly (string | null)[],
  given: Partial<Params<typeof params>> = EDGES,
) {
  const { after } = await oneStep(step, table(spend, before), roles, given);
  const column = findColumn(after, 'Life-cycle stage (2)');
  return spend.map((_, row) => (column ? cell(column, row) : null));
}

describe('life-cycle stages', () => {
  it('are entered from one value and left below another', async () => {
    expect(await stagesOf([9, 10, 49, 50, 199, 200], [null, null, null, null, null, null])).toEqual([
      'Tester',
      'Starter',
      'Starter',
      'Grower',
      'Grower',
      'Champion',
    ]);
    // Left at 8, 40 and 160.
    expect(await stagesOf([9, 7, 45, 39, 170, 5], ['Starter', 'Starter', 'Grower', 'Grower', 'Champion', 'Champion'])).toEqual([
      'Starter',
      'Tester',
      'Grower',
      'Starter',
      'Champion',
      'Tester',
    ]);
    expect(await stagesOf([60, 500], ['Tester', 'Starter'])).toEqual(['Grower', 'Champion']);
  });

  it('reads last time’s stages in either language and spelling, and takes other words for none', async () => {
    expect(await stagesOf([45, 45, 45, 45], ['grower', ' VOKSER ', 'gold', null])).toEqual(['Grower', 'Grower', 'Starter', 'Starter']);
  });

  it('leaves those without a value where they were', async () => {
    expect(await stagesOf([null, null], ['Champion', null])).toEqual(['Champion', null]);
  });

  it('never changes for a value that wavers within the band', async () => {
    const edges = [10, 50, 200];
    const { fitted } = await oneStep(step, table([1, 20, 60, 300], [null, null, null, null]), roles, EDGES);
    const next = (value: number, before: string): string => {
      const after = run(fitted.program, table([value], [before]));
      return String(cell(findColumn(after, 'Life-cycle stage (2)') as NonNullable<ReturnType<typeof findColumn>>, 0));
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (stage, wiggles) => {
          const [low, high] = [stage === 0 ? 0 : (edges[stage - 1] as number) * 0.8, edges[stage] ?? 1000];
          let now = STAGES[stage] as string;
          for (const wiggle of wiggles) now = next(Math.max(low, low + wiggle * (high - low) * 0.999999), now);
          expect(now).toBe(STAGES[stage]);
        },
      ),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 3 }), (a, b, stage) => {
        const place = (value: number): number => STAGES.indexOf(next(value, STAGES[stage] as string));
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(place(less)).toBeLessThanOrEqual(place(more));
        // Asked again with the same value, nobody moves.
        expect(next(a, STAGES[place(a)] as string)).toBe(STAGES[place(a)]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps who goes one up and one down in a count, however low the entry', async () => {
    const low = { starter: 2, grower: 4, champion: 9, band: 10 } as const;
    const next = (orders: number, before: string): Promise<unknown[]> => stagesOf([orders, 1, 30], [before, null, null], low);
    for (const [entry, stage] of [
      [2, 'Starter'],
      [4, 'Grower'],
      [9, 'Champion'],
    ] as const) {
      expect([(await next(entry, 'Tester'))[0], (await next(entry - 1, stage))[0]]).toEqual([stage, stage]);
      expect((await next(entry - 2, stage))[0]).not.toBe(stage);
    }
    // Without a band asked for there is none, and of amounts it is as asked.
    expect((await stagesOf([1], ['Starter'], { ...low, band: 0 }))[0]).toBe('Tester');
    expect((await stagesOf([1.7, 0.5], ['Starter', null], low))[0]).toBe('Tester');
  });

  it('counts who moved and who only stayed because of the band', async () => {
    const { report } = await oneStep(step, table([9, 7, 60, 300, 45], ['Starter', 'Starter', 'Starter', null, 'Grower']), roles, EDGES);
    expect(report.moves).toEqual({ up: 1, down: 1, stayed: 2, held: 2, fresh: 1 });
    expect(meta.finding(report)).toEqual({ code: 'lifecycle.finding.moves', args: { up: 1, down: 1 } });
  });

  it('finds its own edges above the least value, in round numbers', async () => {
    const orders = literal({
      orders: ['number', [...Array<number>(60).fill(1), ...Array<number>(25).fill(2), ...Array<number>(10).fill(4), 9, 12, 30, 31, 40]],
    });
    const { report } = await oneStep(step, orders, { orders: 'count' });
    expect(report.stages.map(({ entry, rows }) => [entry, rows])).toEqual([
      [null, 60],
      [2, 25],
      [4, 10],
      [9, 5],
    ]);
  });

  it('says so where there is nothing to tell stages by, and refuses edges that do not rise', async () => {
    const none = await oneStep(step, literal({ town: ['category', ['a']] }));
    expect([none.report.none, none.after.columns.length]).toEqual(['measure', 1]);
    const flat = await oneStep(step, literal({ spend: ['number', [5, 5, 5]] }), { spend: 'money' });
    expect([flat.report.none, meta.finding(flat.report).code]).toEqual(['values', 'lifecycle.none.values']);
    expect(meta.outline([], { ...defaults(params), starter: 5, champion: 5 })).toMatchObject({
      ok: false,
      problem: { code: 'lifecycle.not-rising' },
    });
  });

  it('follow each customer through the looks of the months before, and tell who moved in the last', async () => {
    const column = (back: number) => ({ kind: 'number' as const, role: 'count' as const, feature: false, plain: true, back });
    const looks = [60, 30, 0];
    // Left at 8, 40 and 160: wavering, falling for good, rising twice, and new last month.
    const values = [
      [12, 9, 9],
      [60, 45, 39],
      [9, 55, 210],
      [0, 0, 12],
    ];
    const names = ['Orders in 90 days, 60 days ago', 'Orders in 90 days, 30 days ago', 'Orders in the last 90 days'];
    const lines = literal(Object.fromEntries(names.map((name, look) => [name, ['number', values.map((row) => row[look] as number)]])));
    const schema = names.map((name, look) => ({ name, origin: [name], ...column(looks[look] as number) }));
    const { after, report } = await oneStep(step, lines, schema, EDGES);
    const stage = findColumn(after, 'Life-cycle stage');
    expect(values.map((_, row) => (stage ? cell(stage, row) : null))).toEqual(['Starter', 'Starter', 'Champion', 'Starter']);
    expect([report.measure, report.looks, report.moves]).toEqual([
      'Orders in the last 90 days',
      3,
      { up: 1, down: 1, stayed: 1, held: 1, fresh: 1 },
    ]);
    expect(meta.finding(report)).toEqual({ code: 'lifecycle.finding.month', args: { up: 1, down: 1 } });
  });
});
