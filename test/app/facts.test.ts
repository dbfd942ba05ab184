import { describe, expect, it } from 'vitest';
import { correctionsBy, currencyOf, withColumn } from '../../src/app/facts';
import type { Recipe } from '../../src/core/recipe';
import type { Role } from '../../src/core/schema';
import type { InferredColumn } from '../../src/data/reading';
import type { DatasetInfo } from '../../src/engine/types';

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

describe('a recipe from elsewhere on a file just read', () => {
  const asRead = (name: string, kind: 'number' | 'text', role: Role) => ({
    column: { ...column(''), name, kind, ...(kind === 'text' && { format: { type: 'text' as const } }) },
    role: { name, role, confidence: 1, reason: { code: 'x', args: {} } },
  });
  const all = [asRead('paid', 'number', 'money'), asRead('code', 'number', 'number'), asRead('same', 'text', 'text')];
  const dataset = { columns: all.map((one) => one.column), roles: all.map(({ role }) => role) } as unknown as DatasetInfo;
  const format = { type: 'number', decimal: ',', group: '', percent: false, currency: '' } as const;
  const recipe = {
    layout: { skip: 2 },
    columns: [
      { name: 'paid', kind: 'number', role: 'money', format },
      { name: 'code', kind: 'category', role: 'category' },
      { name: 'same', kind: 'text', role: 'ignore' },
      { name: 'gone', kind: 'text', role: 'text' },
    ],
  } as unknown as Recipe;
  it('asks for what it says otherwise, and for nothing else', () => {
    expect(correctionsBy(recipe, dataset)).toEqual({
      columns: [
        { name: 'paid', kind: 'number', format },
        { name: 'code', kind: 'category', role: 'category' },
      ],
      dialect: { skip: 2 },
    });
    expect(correctionsBy({ ...recipe, columns: [] }, dataset)).toEqual({ dialect: { skip: 2 } });
  });
});

describe('the currency of a notebook', () => {
  it('is the sign seen most', () => {
    expect(currencyOf([column('kr'), column('€'), column('€'), column('')])).toBe('€');
    expect(currencyOf([column('')])).toBe('');
  });
});
