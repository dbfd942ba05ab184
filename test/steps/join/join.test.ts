import { describe, expect, it } from 'vitest';
import { defaults } from '../../../src/core/params';
import { schemaOf, type Role } from '../../../src/core/schema';
import type { Input, Inputs } from '../../../src/core/step';
import { takeRows, type Table } from '../../../src/core/table';
import { inlinePool } from '../../../src/engine/inline-pool';
import { TASKS } from '../../../src/ml/tasks';
import { meta, type JoinReport } from '../../../src/steps/join/meta';
import { impl } from '../../../src/steps/join/run';
import { toSql } from '../../../src/program/sql';
import { INPUT, runInDuckdb } from '../../contract/duckdb';
import { difference } from '../../contract/same-table';
import { cells, literal, rowIds } from '../../program/tables';
import { contextOf, oneStep, rolesOf } from '../one-step';

const DAY = 86_400_000;
const step = { meta, impl };
const input = (name: string, table: Table, roles: Record<string, Role> = {}): Input => ({
  name,
  table,
  schema: schemaOf(table, rolesOf(roles)),
});

const customers = literal({
  id: ['text', ['a', 'b', 'c', null]],
  age: ['number', [30, 40, 50, 60]],
});
const who = { id: 'identifier' } as const;
const orders = input(
  'orders.csv',
  literal({
    no: ['text', ['1', '2', '3', '4', '5']],
    id: ['text', ['b', 'a', 'b', null, 'x']],
    day: ['date', [1 * DAY, 5 * DAY, 9 * DAY, 3 * DAY, 40 * DAY]],
    paid: ['number', [10, 20, 30, 40, 50]],
    channel: ['category', ['web', 'shop', 'web', 'web', 'shop']],
    gift: ['bool', [1, 0, 0, 1, null]],
  }),
  { no: 'identifier', id: 'identifier', paid: 'money' },
);
const only = (of: Input): Inputs => new Map([['orders', of]]);

describe('join', () => {
  it('rolls up a file in which a key repeats, so that no row is made or lost', async () => {
    const { after, schema, report } = await oneStep(step, customers, who, {}, only(orders));
    expect(cells(after)).toEqual({
      id: ['text', ['a', 'b', 'c', null]],
      age: ['number', [30, 40, 50, 60]],
      'orders: rows': ['number', [1, 2, 0, 0]],
      // Counted to the day after the latest order of someone here; without a row as far as those orders go back.
      'Days since last day': ['number', [5, 1, 9, 9]],
      'paid (sum)': ['number', [20, 40, 0, 0]],
      'channel (commonest)': ['category', ['shop', 'web', null, null]],
      'gift (share)': ['number', [0, 0.5, 0.25, 0.25]],
    });
    expect(rowIds(after)).toEqual([0, 1, 2, 3]);
    expect(report).toMatchObject({
      rolls: true,
      keys: [{ here: 'id', there: 'id' }],
      overlap: {
        here: { rows: 4, matched: 2, noKey: 1 },
        there: { rows: 5, matched: 3, noKey: 1, keys: 3, matchedKeys: 2 },
        would: 5,
      },
    });
    expect(schema.find(({ name }) => name === 'paid (sum)')).toMatchObject({ role: 'money', feature: true, made: 'spend' });
    expect(schema.find(({ name }) => name === 'gift (share)')?.filled).toBe(0.5);
  });

  it('takes a file as it stands where every key is there once, and says who is in it', async () => {
    const crm = input('crm.csv', literal({ id: ['text', ['c', 'a']], age: ['number', [1, 2]], city: ['category', ['Oslo', 'Voss']] }), who);
    const { after, report } = await oneStep(step, customers, who, {}, new Map([['crm', crm]]));
    expect(cells(after)).toMatchObject({
      'age (crm)': ['number', [2, 1.5, 1, 1.5]],
      city: ['category', ['Voss', null, 'Oslo', null]],
      'In crm': ['bool', [1, 0, 1, 0]],
    });
    expect(report).toMatchObject({ rolls: false, overlap: { would: 4 } });
  });

  it('stops a join that would make rows, with the number', async () => {
    await expect(oneStep(step, customers, who, { mode: 'take' }, only(orders))).rejects.toMatchObject({
      problem: { code: 'join.would-multiply', args: { rows: 4, would: 5, theirs: 5, keys: 3, key: 'id', file: 'orders.csv' } },
    });
  });

  it('stops when nothing matches, naming both columns', async () => {
    const others = input('others.csv', literal({ id: ['text', ['x', 'y']], v: ['number', [1, 2]] }), who);
    await expect(oneStep(step, customers, who, {}, new Map([['others', others]]))).rejects.toMatchObject({
      problem: { code: 'join.no-overlap', args: { here: 'id', there: 'id', file: 'others.csv' } },
    });
  });

  it('stops when no column leads to the file, or the columns are read as different kinds', async () => {
    const loose = input('loose.csv', literal({ name: ['text', ['a']] }));
    const coded = input('coded.csv', literal({ id: ['number', [1]] }));
    const problem = (of: Input, key: [string, string][] = []): Promise<unknown> =>
      oneStep(step, customers, who, { key }, new Map([['f', of]])).catch(({ problem: { code } }: { problem: { code: string } }) => code);
    expect(await problem(loose)).toBe('join.no-key');
    expect(await problem(coded, [['id', 'id']])).toBe('join.key-kinds');
    expect(await problem(loose, [['id', 'who']])).toBe('join.no-such-column-there');
    expect(await problem(loose, [['who', 'name']])).toBe('join.no-such-column');
  });

  it('says what it has nothing to do without a further file', async () => {
    const { after, report } = await oneStep(step, customers, who);
    expect(after.columns).toEqual(customers.columns);
    expect(meta.finding(report)).toEqual({ code: 'join.none', args: {} });
  });

  it('compares e-mail addresses without regard to case, and says how many matches hang on that', async () => {
    const people = literal({ mail: ['text', ['Ann@x.no', 'bob@x.no', 'cid@x.no']] });
    const opens = input('opens.csv', literal({ 'e-mail': ['text', ['ann@X.no ', 'bob@x.no', 'ANN@x.no']], n: ['number', [1, 2, 3]] }), {
      'e-mail': 'email',
      n: 'count',
    });
    const { after, schema, report } = await oneStep(step, people, { mail: 'email' }, {}, new Map([['opens', opens]]));
    expect(cells(after)).toEqual({
      mail: ['text', ['Ann@x.no', 'bob@x.no', 'cid@x.no']],
      'mail (key)': ['text', ['ann@x.no', 'bob@x.no', 'cid@x.no']],
      'opens: rows': ['number', [2, 1, 0]],
      'n (sum)': ['number', [4, 2, 0]],
    });
    expect(schema.find(({ name }) => name === 'mail (key)')).toMatchObject({ feature: false, plain: false });
    expect(report).toMatchObject({ loose: true, byLoose: 1 });
    const exact = await oneStep(step, people, { mail: 'email' }, { compare: 'exact', mode: 'roll' }, new Map([['opens', opens]]));
    expect(cells(exact.after)['opens: rows']).toEqual(['number', [0, 1, 0]]);
  });

  it('looks up columns of other files first: lines by way of their order, with what the product is', async () => {
    const lines = input(
      'lines.csv',
      literal({
        no: ['text', ['1', '1', '2', '3', '9']],
        product: ['text', ['p', 'q', 'p', 'p', 'q']],
        quantity: ['number', [1, 2, 3, 4, 5]],
        price: ['number', [10, 10, 10, 5, 5]],
        discount: ['number', [0, 0.5, null, 0, 0]],
      }),
      { no: 'identifier', product: 'identifier', quantity: 'count', price: 'money', discount: 'share' },
    );
    const products = input(
      'products.csv',
      literal({ product: ['text', ['p', 'q']], kind: ['category', ['tea', 'cake']], weight: ['number', [1, 2]] }),
      {
        product: 'identifier',
      },
    );
    const inputs: Inputs = new Map([
      ['orders', orders],
      ['lines', lines],
      ['products', products],
    ]);
    const lookups = [
      ['orders', 'no', 'no'],
      ['products', 'product', 'product'],
    ];
    const { after, report } = await oneStep(step, customers, who, { source: 'lines', key: [['id', 'id']], lookups }, inputs);
    const found = cells(after);
    expect(found['lines: rows']).toEqual(['number', [1, 3, 0, 0]]);
    expect(found['lines: amount']).toEqual(['number', [30, 40, 0, 0]]);
    expect(found['product (different)']).toEqual(['number', [1, 2, 0, 0]]);
    expect(found['kind (commonest)']).toEqual(['category', ['tea', 'tea', null, null]]);
    // The weight of a product and the sum of an order stand in several lines: adding them up would count them several times.
    expect(Object.keys(found).filter((name) => /weight|paid/.test(name))).toEqual([]);
    expect(report.lookups).toEqual([
      { file: 'orders.csv', column: 'no', rows: 5, matched: 4 },
      { file: 'products.csv', column: 'product', rows: 5, matched: 5 },
    ]);
  });

  it('refuses to look up in a file that holds the key twice', async () => {
    const twice = input('twice.csv', literal({ no: ['text', ['1', '1']] }), { no: 'identifier' });
    const inputs: Inputs = new Map([
      ['orders', orders],
      ['twice', twice],
    ]);
    await expect(oneStep(step, customers, who, { source: 'orders', lookups: [['twice', 'no', 'no']] }, inputs)).rejects.toMatchObject({
      problem: { code: 'join.lookup-repeats' },
    });
  });

  it('does with a column what the user chose, where its kind can bear it', async () => {
    const columns = [
      ['paid', 'max'],
      ['channel', 'sum'],
      ['gift', 'leave'],
      ['day', 'min'],
    ] as const;
    const { after } = await oneStep(step, customers, who, { columns, gaps: 'leave' }, only(orders));
    expect(cells(after)).toEqual({
      id: ['text', ['a', 'b', 'c', null]],
      age: ['number', [30, 40, 50, 60]],
      'orders: rows': ['number', [1, 2, null, null]],
      'day (least)': ['date', [5 * DAY, 1 * DAY, null, null]],
      'paid (greatest)': ['number', [20, 30, null, null]],
      'channel (commonest)': ['category', ['shop', 'web', null, null]],
    });
  });

  it('leaves out what is not before the date days are counted to, and says how much; a date before all is the user’s mistake', async () => {
    const { after, report, schema } = await oneStep(step, customers, who, { reference: 6 * DAY }, only(orders));
    expect(cells(after)).toMatchObject({
      'orders: rows': ['number', [1, 1, 0, 0]],
      'Days since last day': ['number', [1, 5, 5, 5]],
      'paid (sum)': ['number', [20, 10, 0, 0]],
    });
    expect(report).toMatchObject({ late: 2, reference: 6 * DAY });
    expect(schema.find(({ name }) => name === 'Days since last day')?.about).toMatchObject({ code: 'join.about.since-to' });
    await expect(oneStep(step, customers, who, { reference: DAY }, only(orders))).rejects.toMatchObject({
      problem: { code: 'join.reference-too-early', args: { reference: DAY, first: DAY } },
    });
  });

  it('weighs recent rows more where asked to: half for every half-life before the day counted to', async () => {
    const given = { fading: true, halfLife: 1, reference: 10 * DAY } as const;
    const { after, fitted, report, schema } = await oneStep(step, customers, who, given, only(orders));
    // a: 5 days before; b: 9 days and 1 day before.
    expect(cells(after)).toMatchObject({ 'orders: engagement': ['number', [2 ** -5, 2 ** -9 + 2 ** -1, 0, 0]] });
    expect(report).toMatchObject({ fade: { days: 1, why: 'asked', fit: null } });
    const others = new Map([['orders', orders.table]]);
    const inputs = new Map([['orders', { table: 'orders', columns: orders.table.columns }]]);
    const sql = toSql([{ name: 'join', program: fitted.program }], { table: INPUT, columns: customers.columns }, 'duckdb', inputs);
    expect(difference(after, await runInDuckdb(sql, customers, others))).toBeNull();
    expect(schema.find(({ name }) => name === 'orders: engagement')).toMatchObject({ made: 'engagement', feature: true });
  });

  it('finds the half-life that tells the outcome best, where activity long ago says nothing', async () => {
    const people = 400;
    const left = (person: number): boolean => person % 2 === 0;
    const ids = Array.from({ length: people }, (_, i) => `k${i}`);
    // All had ten visits in the first weeks; those who stay came again in the last week.
    const visits = ids.flatMap((id, i) => [
      ...Array.from({ length: 10 }, (_, n) => [id, (n + (i % 7)) * DAY] as const),
      ...(left(i) ? [] : [[id, 195 * DAY] as const]),
    ]);
    const table = literal({ id: ['text', ids], churned: ['category', ids.map((_, i) => (left(i) ? 'yes' : 'no'))] });
    const file = input('visits.csv', literal({ id: ['text', visits.map(([id]) => id)], day: ['date', visits.map(([, day]) => day)] }), who);
    const roles = { ...who, churned: 'outcome' } as const;
    const { report } = await oneStep(step, table, roles, { fading: true, reference: 200 * DAY }, new Map([['visits', file]]));
    const { fade } = report as JoinReport;
    expect(fade?.why).toBe('fitted');
    expect(fade?.fit?.outcome).toBe('churned');
    expect(fade?.fit?.decayed).toBeGreaterThan(0.99);
    expect(fade?.days).toBeLessThanOrEqual(90);
  });

  it('learns the same whatever the further file says of customers that do not teach', async () => {
    const train = takeRows(customers, [0, 2]);
    const schema = schemaOf(train, rolesOf(who));
    const changed = literal({
      no: ['text', ['1', '2', '3', '4', '5']],
      id: ['text', ['b', 'a', 'b', null, 'x']],
      day: ['date', [90 * DAY, 5 * DAY, 80 * DAY, 70 * DAY, 60 * DAY]],
      paid: ['number', [1e6, 20, -1e6, 7, 7]],
      channel: ['category', ['z', 'shop', 'z', 'z', 'z']],
      gift: ['bool', [0, 0, 1, 1, 1]],
    });
    const fit = (of: Input): Promise<unknown> =>
      impl
        .fit(train, defaults(meta.params), contextOf(schema, inlinePool(TASKS), only(of)))
        .then((fitted) => JSON.parse(JSON.stringify(fitted)));
    expect(await fit({ ...orders, table: changed })).toEqual(await fit(orders));
  });
});
