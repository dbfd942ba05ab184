import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/fingerprint';
import type { Params } from '../../../src/core/params';
import { meta, timeLineChart, type params } from '../../../src/steps/customers/meta';
import { impl } from '../../../src/steps/customers/run';
import { horizonFor } from '../../../src/steps/customers/window';
import type { Table } from '../../../src/core/table';
import { toPython } from '../../../src/program/python';
import { toSql } from '../../../src/program/sql';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { hasPandas, isTable, runInPython } from '../../contract/python';
import { difference } from '../../contract/same-table';
import { cells, literal } from '../../program/tables';
import { features, oneStep } from '../one-step';
import { randomLines, ROLES, tableOfLines, type Line } from './events';

const step = { meta, impl };
const DAY = 86_400_000;
type Given = Partial<Params<typeof params>>;

const line = (customer: string, day: number, product = 'p', price = 10, order = `${customer}${day}`): Line => ({
  customer,
  order,
  date: day * DAY,
  product,
  quantity: 1,
  price,
  channel: null,
});

/** Known by day 50, watched to day 80. */
const WINDOW: Given = { reference: 50 * DAY, horizon: 30 };
const story: readonly Line[] = [
  line('ann', 5, 'x'), line('ann', 45), line('ann', 60, 'x'), line('ann', 79),
  line('bo', 30), line('bo', 40), line('bo', 42), line('bo', 80),
  line('cy', 49), line('cy', 50),
  line('dee', 10),
  line('new', 55), line('new', 99),
]; // prettier-ignore

async function outcome(lines: readonly Line[], given: Given, name: string) {
  const { after, schema, report } = await oneStep(step, tableOfLines(lines), ROLES, { ...WINDOW, ...given });
  const table = cells(after);
  const who = table['customer']?.[1] as string[];
  const is = table[name]?.[1] as (0 | 1 | null)[];
  return { told: Object.fromEntries(who.map((id, i) => [id, is[i]])), after, schema, report };
}

describe('an outcome made from events', () => {
  it('is whether a customer came in the days from the cut-off on, asked of those who came before it', async () => {
    const { told, report, schema } = await outcome(story, { outcome: 'buys' }, 'Came again');
    expect(told).toEqual({ ann: 1, bo: 0, cy: 1, dee: 0 });
    expect(report.window).toMatchObject({ kind: 'buys', from: 50 * DAY, to: 80 * DAY, first: 5 * DAY, last: 99 * DAY });
    expect(schema.filter(({ role }) => role === 'outcome').map(({ name }) => name)).toEqual(['Came again']);
    expect(features(schema)).not.toContain('Came again');
  });

  it('is churn the other way round', async () => {
    expect((await outcome(story, { outcome: 'leaves' }, 'Stayed away')).told).toEqual({ ann: 0, bo: 1, cy: 0, dee: 1 });
  });

  it('is one product, by a mark of its name', async () => {
    const { told } = await outcome(story, { outcome: 'product', wanted: fingerprint('x') }, 'Bought the product');
    expect(told).toEqual({ ann: 1, bo: 0, cy: 0, dee: 0 });
  });

  it('is coming half as often, asked of those who came at least twice in as many days before', async () => {
    const more = [...story, line('eva', 25), line('eva', 35), line('eva', 51), line('eva', 52)];
    expect((await outcome(more, { outcome: 'less' }, 'Came half as often')).told).toEqual({ bo: 1, eva: 0 });
  });

  it('is rising to the best fifth by money, or falling from it', async () => {
    const spend = Array.from({ length: 10 }, (_, i) => line(`k${i}`, 40, 'p', 10 * (i + 1)));
    const later = [line('k0', 60, 'p', 200), line('k9', 70, 'p', 5), line('k8', 61, 'p', 90)];
    const lines = [...spend, ...later, line('k1', 99)];
    const rise = await outcome(lines, { outcome: 'rises' }, 'Rose to the best fifth');
    expect(Object.keys(rise.told)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7']);
    expect(Object.entries(rise.told).filter(([, is]) => is)).toEqual([['k0', 1]]);
    expect((await outcome(lines, { outcome: 'falls' }, 'Fell from the best fifth')).told).toEqual({ k8: 0, k9: 1 });
  });

  it('draws what was known, what says the outcome and what came later, with the ends of the file', async () => {
    const { report } = await outcome(story, { outcome: 'buys' }, 'Came again');
    expect(report.timeLine?.bars.map(({ used, outcome: says, late }) => [used, says, late])).toEqual([
      [3, 0, 0],
      [4, 2, 0],
      [0, 2, 1],
      [0, 0, 1],
    ]);
    expect(timeLineChart(report)[0]).toMatchObject({
      headline: { code: 'customers.time.window' },
      sub: { args: { first: 5 * DAY, last: 99 * DAY } },
    });
  });

  it.each<[string, Given, string]>([
    ['days that go on past the last event', { reference: 80 * DAY, horizon: 30 }, 'customers.window.past-the-end'],
    ['a cut-off before the first event', { reference: 5 * DAY, horizon: 30 }, 'customers.window.nothing-before'],
    ['more days than there are', { reference: 'auto', horizon: 100 }, 'customers.window.too-long'],
    ['a product nobody sells', { outcome: 'product', wanted: 'ffff' }, 'customers.window.no-such-product'],
  ])('is refused in words for %s', async (_, given, code) => {
    await expect(outcome(story, { outcome: 'buys', ...given }, 'Came again')).rejects.toMatchObject({ problem: { code } });
  });

  it('is refused without dates, without money and with too few who bought', async () => {
    const bare = literal({ customer: ['category', ['a', 'b']], channel: ['category', ['x', 'y']] });
    await expect(oneStep(step, bare, { customer: 'identifier' }, { outcome: 'buys' })).rejects.toMatchObject({
      problem: { code: 'customers.window.no-dates' },
    });
    await expect(outcome(story, { outcome: 'rises' }, '')).rejects.toMatchObject({ problem: { code: 'customers.window.too-few' } });
    const visits = literal({ customer: ['category', ['a', 'b', 'a']], seen: ['date', [0, 0, 90 * DAY]] });
    await expect(oneStep(step, visits, { customer: 'identifier', seen: 'date' }, { outcome: 'rises', horizon: 30 })).rejects.toMatchObject({ problem: { code: 'customers.window.no-money' } }); // prettier-ignore
  });

  it('looks ahead a third of the file at most when left to itself', () => {
    expect([800, 270, 269, 31, 2].map((days) => horizonFor({ first: 0, last: (days - 1) * DAY }))).toEqual([90, 90, 60, 7, 1]);
  });
});

const lastDay = (lines: readonly Line[]): number => Math.max(...lines.map(({ date }) => date ?? 0));
/** Another customer's line, another price, another day within the same stretch of time. */
const otherLine = (one: Line, from: number, to: number, salt: number): Line => ({
  ...one,
  date: from + ((salt * 7919) % Math.max(1, Math.floor((to - from) / 1000))) * 1000,
  price: 1 + (salt % 97),
  quantity: 1 + (salt % 5),
  product: `p${salt % 20}`,
  customer: `k${salt % 14}`,
});

describe('the program of an outcome', () => {
  const kinds = ['buys', 'leaves', 'product', 'less', 'rises', 'falls'] as const;
  const pandas = hasPandas();

  it('means the same in DuckDB and in Python', async () => {
    const table = tableOfLines(randomLines(5, 300));
    const jobs: { readonly ours: Table; readonly script: string }[] = [];
    for (const outcome of kinds) {
      const { fitted, after } = await oneStep(step, table, ROLES, { reference: 300 * DAY, horizon: 90, outcome });
      const program = [{ name: 'customers', program: fitted.program }];
      expect(difference(after, await runInDuckdb(toSql(program, { table: INPUT, columns: table.columns }, 'duckdb'), table))).toBeNull();
      jobs.push({ ours: after, script: toPython(program, table.columns) });
    }
    if (!pandas) return console.info('skipped: pandas is not there');
    runInPython(jobs.map(({ script }) => ({ table, script }))).forEach((answer, i) => {
      expect(isTable(answer) ? difference((jobs[i] as (typeof jobs)[number]).ours, answer) : answer).toBeNull();
    });
  }, 60_000);
});

describe('time cannot be fooled', () => {
  const CUT = 300 * DAY;
  const given: Given = { reference: CUT, horizon: 90, trend: true, hours: 'parts' };
  const kinds = ['buys', 'leaves', 'product', 'less', 'rises', 'falls'] as const;

  async function made(lines: readonly Line[], kind: (typeof kinds)[number]) {
    const { after, schema } = await oneStep(step, tableOfLines(lines), ROLES, { ...given, outcome: kind });
    const known = new Set(features(schema));
    const table = cells(after);
    const who = (table['customer']?.[1] as string[]).map((id, i) => [id, i] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    const row = (wanted: (name: string) => boolean) =>
      who.map(([id, i]) => [id, ...Object.entries(table).flatMap(([name, [, values]]) => (wanted(name) ? [values[i]] : []))]);
    return { features: row((name) => known.has(name)), all: row((name) => name !== 'Returns') };
  }

  it('whatever happens from the cut-off on, no feature changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(...kinds), async (seed, kind) => {
        const lines = randomLines(seed % 50, 400);
        const end = lastDay(lines);
        const changed = lines.map((one, i) =>
          one.date !== null && one.date >= CUT && one.date < end ? otherLine(one, CUT, end, seed + i) : one,
        );
        expect((await made(changed, kind)).features).toEqual((await made(lines, kind)).features);
      }),
      { numRuns: 12 },
    );
  });

  it('whatever happens after the horizon, nothing changes at all', async () => {
    const TO = CUT + 90 * DAY;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(...kinds), async (seed, kind) => {
        const lines = randomLines(seed % 50, 400);
        const end = lastDay(lines);
        const changed = lines.map((one, i) =>
          one.date !== null && one.date >= TO && one.date < end ? otherLine(one, TO, end, seed + i) : one,
        );
        expect((await made(changed, kind)).all).toEqual((await made(lines, kind)).all);
      }),
      { numRuns: 12 },
    );
  });
});
