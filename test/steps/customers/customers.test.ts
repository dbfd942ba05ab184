import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/core/problem';
import { meta } from '../../../src/steps/customers/meta';
import { impl } from '../../../src/steps/customers/run';
import { cells, literal, rowIds } from '../../program/tables';
import { oneStep } from '../one-step';

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
    });
    expect(rowIds(after)).toEqual([0, 3]);
    expect(report).toMatchObject({ lines: 6, linesUsed: 4, withoutCustomer: 1, notPositive: 1, customers: 2, orders: 3, spend: 38 });
    expect(report.reference).toBe(10 * DAY);
    expect(schema.find(({ name }) => name === 'Spend')?.origin).toEqual(['Quantity', 'UnitPrice']);
  });

  it('counts returns when they stay in', async () => {
    const { after } = await oneStep(step, lines, roles, { positiveOnly: false });
    expect(cells(after)['Returns']?.[1]).toEqual([0, 1]);
    expect(cells(after)['Spend']?.[1]).toEqual([31, 0]);
  });

  it('works without dates or money', async () => {
    const bare = literal({ customer: ['category', ['a', 'b', 'a']], channel: ['category', ['x', 'y', 'x']] });
    const { after } = await oneStep(step, bare, { customer: 'identifier' });
    expect(cells(after)).toEqual({ customer: ['category', ['a', 'b']], Orders: ['number', [2, 1]] });
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
