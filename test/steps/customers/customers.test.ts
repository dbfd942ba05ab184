import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/core/problem';
import { meta } from '../../../src/steps/customers/meta';
import { impl } from '../../../src/steps/customers/run';
import { cells, literal, rowIds } from '../../program/tables';
import { features, oneStep } from '../one-step';

const step = { meta, impl };
const DAY = 86_400_000;
const lines = literal({
  InvoiceNo: ['category', ['i1', 'i1', 'i2', 'i3', 'i4', 'i5']],
  StockCode: ['category', ['p', 'q', 'p', 'p', 'p', 'q']],
  Quantity: ['number', [2, 1, 3, 1, -1, 4]],
  UnitPrice: ['number', [10, 5, 2, 7, 7, 1]],
  InvoiceDate: ['date', [0, 0, 4 * DAY, 9 * DAY, 9 * DAY, 20 * DAY]],
  CustomerID: ['category', ['ann', 'ann', 'ann', 'bo', 'bo', null]],
  Country: ['category', ['NO', 'NO', 'SE', 'DK', 'DK', 'NO']],
});
const roles = {
  InvoiceNo: 'identifier',
  StockCode: 'identifier',
  CustomerID: 'identifier',
  Quantity: 'count',
  UnitPrice: 'money',
  Country: 'country',
} as const;

describe('customers', () => {
  it('counts the longer window also as it stood in the months before, when asked to', async () => {
    const at = (days: number): number => 400 * DAY - days * DAY;
    const visits = literal({
      Order: ['category', ['a', 'b', 'c', 'd', 'e', 'f']],
      Customer: ['category', ['ann', 'ann', 'ann', 'ann', 'bo', 'bo']],
      Date: ['date', [at(1), at(30), at(95), at(200), at(31), at(239)]],
      Paid: ['number', [5, 5, 5, 5, 5, 5]],
    });
    const { after, schema } = await oneStep(
      step,
      visits,
      { Order: 'identifier', Customer: 'identifier', Paid: 'money' },
      {
        months: true,
        reference: 400 * DAY,
      },
    );
    const looks = schema.filter(({ back }) => back !== undefined);
    expect(looks.map(({ back, feature }) => [back, feature])).toEqual([
      [0, false],
      [30, false],
      [60, false],
      [90, false],
      [120, false],
      [150, false],
    ]);
    const counts = looks.map(({ name }) => cells(after)[name]?.[1]);
    expect(looks[1]?.name).toBe('Orders in 90 days, 30 days ago');
    expect(counts).toEqual([
      [2, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('makes one row of each customer: how recently, how often, for how much', async () => {
    const { after, report, schema } = await oneStep(step, lines, roles);
    expect(cells(after)).toEqual({
      CustomerID: ['category', ['ann', 'bo']],
      Country: ['category', ['NO', 'DK']],
      'Days since last order': ['number', [6, 1]],
      Orders: ['number', [2, 1]],
      Spend: ['number', [31, 7]],
      'Average order': ['number', [15.5, 7]],
      'Days as customer': ['number', [10, 1]],
      Products: ['number', [2, 1]],
      Returns: ['number', [0, 1]],
      'Orders in the last 28 days': ['number', [2, 1]],
      'Orders in the last 90 days': ['number', [2, 1]],
      'Spend in the last 90 days': ['number', [31, 7]],
      'Days between orders': ['number', [4, null]],
      'Variation of days between orders': ['number', [null, null]],
      'Share of orders at weekends': ['number', [0, 1]],
    });
    expect(features(schema)).toEqual([
      'Country',
      'Days since last order',
      'Orders',
      'Spend',
      'Average order',
      'Days as customer',
      'Products',
    ]);
    expect(rowIds(after)).toEqual([0, 3]);
    expect(report).toMatchObject({ lines: 6, linesUsed: 4, withoutCustomer: 1, notPositive: 1, customers: 2, orders: 3, spend: 38 });
    expect(meta.finding(report)).toEqual({ code: 'customers.finding', args: { used: 4, lines: 6, customers: 2, orders: 3 } });
    expect(report.reference).toBe(10 * DAY);
    expect(schema.find(({ name }) => name === 'Spend')?.origin).toEqual(['Quantity', 'UnitPrice']);
  });

  it('lets returns lower the spend when they stay in', async () => {
    const { after } = await oneStep(step, lines, roles, { positiveOnly: false });
    expect(cells(after)['Returns']?.[1]).toEqual([0, 1]);
    expect(cells(after)['Spend']?.[1]).toEqual([31, 0]);
  });

  it('leaves out those who only brought things back, and lines of nobody', async () => {
    const more = literal({ customer: ['category', ['a', 'b', null]], amount: ['number', [5, -5, 3]], day: ['date', [0, 0, 0]] });
    const { after, report } = await oneStep(step, more, { customer: 'identifier', amount: 'money', day: 'date' });
    expect(cells(after)['customer']?.[1]).toEqual(['a']);
    expect(report).toMatchObject({ linesUsed: 1, notPositive: 1, withoutCustomer: 1 });
  });

  it('works without dates or money: shares of a channel and counts only', async () => {
    const bare = literal({ customer: ['category', ['a', 'b', 'a']], channel: ['category', ['x', 'y', 'x']] });
    const { after } = await oneStep(step, bare, { customer: 'identifier' });
    expect(cells(after)).toEqual({
      customer: ['category', ['a', 'b']],
      Events: ['number', [2, 1]],
      'Share channel=x': ['number', [1, 0]],
      'Share channel=y': ['number', [0, 1]],
    });
  });

  it('counts e-mails and what was done with them in windows', async () => {
    const mails = literal({
      user: ['category', ['a', 'a', 'a', 'b']],
      sent_at: ['date', [0, 80 * DAY, 99 * DAY, 50 * DAY]],
      action: ['category', ['opened', 'opened', 'clicked', 'opened']],
      newsletter: ['category', ['may', 'june', 'june', 'may']],
    });
    const { after, schema, report } = await oneStep(
      step,
      mails,
      { user: 'identifier', sent_at: 'date' },
      { trend: false, weekdays: 'none' },
    );
    expect(cells(after)).toMatchObject({
      'Days since last e-mail': ['number', [1, 50]],
      'E-mails': ['number', [3, 1]],
      'E-mails in the last 28 days': ['number', [2, 0]],
      'opened in the last 90 days': ['number', [1, 1]],
      'clicked in the last 90 days': ['number', [1, 0]],
      'Days between e-mails': ['number', [49.5, null]],
    });
    expect(schema.find(({ name }) => name === 'opened in the last 90 days')?.origin).toEqual(['action', 'sent_at']);
    expect(meta.finding(report)).toMatchObject({ code: 'customers.events' });
  });

  it('never explodes: the commonest values get a share each and the rest one together', async () => {
    const many = literal({
      customer: ['category', Array.from({ length: 300 }, (_, i) => `k${i % 3}`)],
      category: ['category', Array.from({ length: 300 }, (_, i) => (i === 0 ? null : `c${Math.floor(Math.sqrt(i))}`))],
    });
    const { schema, after } = await oneStep(step, many, { customer: 'identifier' }, { most: 2 });
    const shares = schema.filter(({ role }) => role === 'share').map(({ name }) => name);
    expect(shares).toEqual(['Share category=c16', 'Share category=c15', 'Share category: other']);
    const sums = shares.map((name) => cells(after)[name]?.[1] as number[]).reduce((a, b) => a.map((value, i) => value + (b[i] as number)));
    for (const sum of sums) expect(sum).toBeCloseTo(1, 12);
  });

  it('says of each column what it holds and where it comes from', async () => {
    const { schema } = await oneStep(step, lines, roles);
    const of = (name: string) => schema.find((column) => column.name === name);
    expect(of('Days since last order')?.about).toMatchObject({ code: 'customers.about.recency', args: { reference: 10 * DAY } });
    expect(schema.filter(({ about, origin }) => !about && origin.length > 1)).toEqual([]);
  });

  it('says so when the reference date is before everything', async () => {
    await expect(oneStep(step, lines, roles, { reference: 0 })).rejects.toMatchObject({
      problem: { code: 'customers.reference-too-early', args: { reference: 0, first: 0 } },
    });
  });

  it('draws when things happened and where the reference date cuts', async () => {
    const { report } = await oneStep(step, lines, roles, { reference: 5 * DAY });
    expect(report.timeLine).toEqual({ unit: 'month', bars: [{ label: '1970-01', used: 3, outcome: 0, late: 1 }], cut: 5 / 31 });
    expect(report).toMatchObject({ late: 1, linesUsed: 3 });
    expect(meta.charts(report)[0]).toMatchObject({ id: 'time', draw: { type: 'columns', series: 2, cut: { at: 5 / 31 } } });
    expect(meta.charts(report)[0]?.rows[0]?.[0]).toEqual({ code: 'customers.bar.month', args: { year: 1970, month: 1 } });
  });

  it('says what is missing when no column names the customer', async () => {
    const nobody = literal({ spend: ['number', [1]] });
    await expect(oneStep(step, nobody)).rejects.toBeInstanceOf(ProblemError);
    await expect(oneStep(step, nobody)).rejects.toMatchObject({ problem: { code: 'customers.no-customer' } });
  });

  it('speaks plainly when no line belongs to anyone', async () => {
    const none = literal({ customer: ['category', [null, null]], spend: ['number', [1, 2]] });
    const { report } = await oneStep(step, none, { customer: 'identifier', spend: 'money' });
    expect(meta.finding(report)).toEqual({ code: 'customers.none', args: { lines: 2 } });
  });
});
