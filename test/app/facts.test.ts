import { describe, expect, it } from 'vitest';
import { currencyOf, withColumn } from '../../src/app/facts';
import type { InferredColumn } from '../../src/data/reading';

describe('corrections of a reading', () => {
  it('add up column by column', () => {
    const first = withColumn({}, { name: 'a', role: 'money' });
    const second = withColumn(first, { name: 'a', kind: 'number' });
    expect(withColumn(second, { name: 'b', role: 'ignore' })).toEqual({
      columns: [
        { name: 'a', role: 'money', kind: 'number' },
        { name: 'b', role: 'ignore' },
      ],
    });
  });
  it('forget a format that belonged to another kind', () => {
    const dated = withColumn({}, { name: 'a', kind: 'date', format: { type: 'date', order: 'dmy', time: false } });
    expect(withColumn(dated, { name: 'a', kind: 'text' })).toEqual({ columns: [{ name: 'a', kind: 'text' }] });
  });
});

describe('the currency of a notebook', () => {
  const column = (currency: string): InferredColumn => ({
    name: 'a',
    kind: 'number',
    format: { type: 'number', decimal: '.', group: '', percent: false, currency },
    reasons: [],
    missing: 0,
    distinct: 1,
    distinctExact: true,
    examples: [],
    misfits: [],
    misfitCount: 0,
  });
  it('is the sign seen most', () => {
    expect(currencyOf([column('kr'), column('€'), column('€'), column('')])).toBe('€');
    expect(currencyOf([column('')])).toBe('');
  });
});
