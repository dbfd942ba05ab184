import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/core/schema';
import type { Table } from '../../../src/core/table';
import { meta, MENDS, type LightId, type QualityReport, type params } from '../../../src/steps/quality/meta';
import { impl } from '../../../src/steps/quality/run';
import type { Params } from '../../../src/core/params';
import { literal } from '../../program/tables';
import { oneStep } from '../one-step';

const DAY = 86_400_000;
const TODAY = 20_000 * DAY;
const ROLES: Readonly<Record<string, Role>> = {
  id: 'identifier',
  name: 'name',
  email: 'email',
  phone: 'phone',
  bounced: 'category',
  won: 'outcome',
};

interface Person {
  readonly name: string | null;
  readonly email: string | null;
  readonly days: number | null;
  readonly bounced: string | null;
}

/** A file of people who are all right, but for those changed. */
function file(rows: number, change: (person: Person, i: number) => Partial<Person> = () => ({})): Table {
  const people = Array.from({ length: rows }, (_, i): Person => {
    const person = { name: `Person ${i}`, email: `p${i}@example.no`, days: i % 100, bounced: 'no' };
    return { ...person, ...change(person, i) };
  });
  return literal({
    id: ['text', people.map((_, i) => `k${i}`)],
    name: ['text', people.map(({ name }) => name)],
    email: ['text', people.map(({ email }) => email)],
    'Sist oppdatert': ['date', people.map(({ days }) => (days === null ? null : TODAY - days * DAY))],
    'Next renewal': ['date', people.map(() => TODAY + 900 * DAY)],
    bounced: ['category', people.map(({ bounced }) => bounced)],
  });
}

async function look(table: Table, given: Partial<Params<typeof params>> = {}, roles = ROLES): Promise<QualityReport> {
  return (await oneStep({ meta, impl }, table, roles, given)).report;
}
const states = ({ lights }: QualityReport): Record<LightId, string> =>
  Object.fromEntries(lights.map(({ id, state }) => [id, state])) as Record<LightId, string>;
const light = ({ lights }: QualityReport, id: LightId) => lights.find((one) => one.id === id);

describe('quality lights', () => {
  it('are green on a clean file, and change nothing', async () => {
    const table = file(200);
    const { report, after } = await oneStep({ meta, impl }, table, ROLES);
    expect(after).toBe(table);
    expect(states(report)).toEqual({ complete: 'good', duplicates: 'good', fresh: 'good', bounce: 'good', addresses: 'good' });
    expect(report.profiles).toBe(200);
    expect(meta.finding(report).code).toBe('quality.good');
  });

  it('find each planted fault and name its rows', async () => {
    const report = await look(
      file(200, (_, i) => ({
        ...(i < 60 && { name: null }),
        ...(i >= 60 && i < 90 && { email: 'same@example.no' }),
        ...(i >= 90 && i < 190 && { days: 400 }),
        ...(i === 191 && { bounced: 'hard' }),
        ...(i >= 192 && i < 200 && { bounced: 'yes', email: `q${i}@hotmial.no` }),
      })),
    );
    expect(states(report)).toEqual({ complete: 'bad', duplicates: 'bad', fresh: 'bad', bounce: 'warn', addresses: 'warn' });
    expect(light(report, 'complete')).toMatchObject({ share: 0.3, found: { count: 60 }, columns: ['name', 'id', 'email'] });
    expect(light(report, 'duplicates')?.found).toMatchObject({
      count: 29,
      rows: [60, 61, 62, ...Array.from({ length: 27 }, (_, i) => 63 + i)],
    });
    expect(light(report, 'fresh')).toMatchObject({ share: 0.5, columns: ['Sist oppdatert'] });
    expect(light(report, 'bounce')?.found.rows[0]).toBe(191);
    expect(report.emails).toMatchObject({ typos: { count: 8 }, syntax: { count: 0 } });
    expect(report.reference).toBe(TODAY);
  });

  /** Each light with its fault planted, in more rows than red allows, and the step that mends it. */
  const PLANTED: readonly (readonly [LightId, (person: Person, i: number) => Partial<Person>, string])[] = [
    ['complete', (_, i) => (i % 3 === 0 ? { name: null } : {}), 'missing'],
    ['duplicates', (_, i) => (i % 5 === 1 ? { email: `p${i - 1}@example.no` } : {}), 'duplicates'],
    ['fresh', (_, i) => (i % 2 === 1 ? { days: 300 } : {}), 'reach'],
    ['bounce', (_, i) => (i % 9 === 0 ? { bounced: 'hard' } : {}), 'reach'],
    ['addresses', (_, i) => (i % 10 === 0 ? { email: `p${i}@gmial.com` } : i % 10 === 5 ? { email: `p${i}.example.no` } : {}), 'reach'],
  ];
  it.each(PLANTED)(
    '%s: red with the fault planted, its rows named and the step that mends it; green without it',
    async (id, fault, mends) => {
      const [bad, twin] = [await look(file(200, fault)), await look(file(200))];
      const others = Object.fromEntries(Object.entries(states(twin)).filter(([one]) => one !== id));
      expect(states(bad)).toEqual({ ...others, [id]: 'bad' });
      expect(light(bad, id)?.found.rows.length).toBeGreaterThan(0);
      expect(light(twin, id)).toMatchObject({ state: 'good', found: { count: 0, rows: [] } });
      expect(MENDS[id]).toBe(mends);
    },
  );

  it.each([
    [0.04, 'good'],
    [0.05, 'warn'],
    [0.09, 'warn'],
    [0.1, 'bad'],
  ])('of duplicates at a share of %s is %s', async (share, state) => {
    const twins = Math.round(share * 100);
    expect(states(await look(file(100, (_, i) => (i > 0 && i <= twins ? { email: 'p0@example.no' } : {})))).duplicates).toBe(state);
  });

  it.each([
    ['Bounced', 'bool', [1, 0, 0, null]],
    ['hard bounces', 'number', [2, 0, 0, null]],
    ['E-post i retur: bounce', 'category', ['ja', 'nei', 'nei', null]],
    ['Email status', 'category', ['Hard bounce', 'delivered', 'delivered', null]],
    ['Leveringsstatus e-post', 'category', ['Returnert', 'Levert', 'Levert', null]],
    ['Zustellstatus Mail', 'category', ['unzustellbar', 'zugestellt', 'zugestellt', null]],
  ] as const)('reads mail that came back from the column %s', async (name, kind, cells) => {
    const report = await look(literal({ [name]: [kind, cells] }), {}, {});
    expect(light(report, 'bounce')).toMatchObject({ of: 3, found: { count: 1, rows: [0] }, columns: [name] });
  });

  it.each([
    ['BounceRates', 'number', [0.02, 0, 0.2, null]],
    ['Returnert', 'bool', [1, 0, 0, null]],
  ] as const)('does not take %s, of a web page or of goods, for mail that came back', async (name, kind, cells) => {
    const report = await look(literal({ [name]: [kind, cells] }), {}, {});
    expect(light(report, 'bounce')).toMatchObject({ state: 'unknown', why: 'quality.why.no-bounce' });
  });

  it.each(['Last contact', 'updated_at', 'Sist oppdatert', 'Siste kontakt', 'Endret', 'Letzter Kontakt', 'Geändert am', 'last_modified'])(
    'reads the age of contacts from the column %s',
    async (name) => {
      const report = await look(literal({ [name]: ['date', [TODAY, TODAY - 200 * DAY]], signup: ['date', [TODAY, TODAY]] }), {}, {});
      expect(light(report, 'fresh')).toMatchObject({ share: 0.5, found: { rows: [1] } });
    },
  );

  it('say what cannot be known, and why', async () => {
    const report = await look(literal({ spend: ['number', [1, 2, 3]] }), {}, {});
    expect(states(report)).toEqual({ complete: 'good', duplicates: 'good', fresh: 'unknown', bounce: 'unknown', addresses: 'unknown' });
    expect(report.lights.flatMap(({ why }) => why ?? [])).toEqual([
      'quality.why.no-updated',
      'quality.why.no-bounce',
      'quality.why.no-email',
    ]);
    expect(meta.soWhat(report).code).toBe('quality.unknown.so');
  });

  it('count to the date that was given', async () => {
    expect(light(await look(file(100), { reference: TODAY + 150 * DAY }), 'fresh')?.state).toBe('bad');
  });

  it('take the mandatory columns the user marks, and name those the file lacks', async () => {
    const report = await look(
      file(10, () => ({ email: null })),
      { mandatory: ['name', 'Fax'] },
    );
    expect(states(report).complete).toBe('good');
    expect(report.absent).toEqual(['Fax']);
  });

  it('take rows for what people did where everyone has many', async () => {
    const orders = literal({
      email: ['text', Array.from({ length: 40 }, (_, i) => `p${i % 4}@example.no`)],
      sum: ['number', Array.from({ length: 40 }, (_, i) => i)],
    });
    expect(light(await look(orders, {}, { email: 'email' }), 'duplicates')?.found.count).toBe(0);
  });

  it('take a phone number and name, or a name and place, for the same person, however they are written', async () => {
    const people = literal({
      name: ['text', ['Åse Berg', 'ASE  BERG', 'Ola Moe', 'Ola Moe', 'Kari Lie']],
      phone: ['text', ['+47 912 34 567', '91234567', null, null, '91234567']],
      postcode: ['text', ['0150', '5003', '7010', '7010', '0150']],
    });
    const report = await look(people, {}, { name: 'name', phone: 'phone', postcode: 'postcode' });
    expect(light(report, 'duplicates')?.found).toEqual({ count: 2, rows: [0, 1, 2, 3] });
  });

  it('tell a key with gaps, and where the first is', async () => {
    const table = literal({ id: ['text', ['a', null, 'c']] });
    expect((await look(table, {}, ROLES)).keyless).toEqual({ column: 'id', count: 1, first: 1 });
  });

  it('hold no cell of the file', async () => {
    const report = JSON.stringify(await look(file(50, (_, i) => ({ email: i < 9 ? 'kari@hotmial.no' : null }))));
    expect(report).not.toMatch(/kari|hotmial|Person/);
  });
});

describe('enough data', () => {
  const leads = (won: number, lost: number, open = 0): Table =>
    literal({ won: ['category', [...Array<string>(won).fill('yes'), ...Array<string>(lost).fill('no'), ...Array<null>(open).fill(null)]] });

  it.each([
    [600, 600, 'plenty', 60],
    [500, 12, 'few', 1],
    [300, 300, 'enough', 30],
    [60, 60, 'small', 6],
    [30, 20, 'few', 2],
  ])('with %i won and %i lost is %s and bears %i columns', async (won, lost, level, bears) => {
    expect((await look(leads(won, lost, 50), {}, ROLES)).enough).toMatchObject({
      of: 'leads',
      level,
      have: won + lost,
      rarer: Math.min(won, lost),
      bears,
    });
  });

  it.each([
    [12_000, 'plenty'],
    [1000, 'enough'],
    [999, 'small'],
    [99, 'few'],
  ])('of %i customers is %s', async (rows, level) => {
    expect((await look(file(rows))).enough).toMatchObject({ of: 'customers', level, have: rows, complete: rows });
  });

  it('counts customers and not their orders', async () => {
    const orders = literal({ customer: ['text', ['a', 'a', 'b', null]], sum: ['number', [1, null, 3, 4]] });
    expect((await look(orders, { customer: 'customer' }, { customer: 'identifier' })).enough).toMatchObject({ have: 2, complete: 1 });
  });
});
