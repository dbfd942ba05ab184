import { describe, expect, it } from 'vitest';
import { leadName } from '../../src/app/lead-name';
import type { Page } from '../../src/engine/types';

const page: Page = {
  total: 1,
  columns: [
    { name: 'id', kind: 'category', role: 'identifier' },
    { name: 'senior', kind: 'bool', role: 'category' },
    { name: 'contract', kind: 'category', role: 'category' },
    { name: 'city', kind: 'category', role: 'address' },
  ],
  rowIds: [4],
  cells: [['7024-OHCCK', 1, 'Monthly', 'Oslo']],
};

describe('how a row is called', () => {
  it('is its id with what helps to know it, and no bare 1 or 0', () => {
    expect(leadName(page, 0)).toEqual({ name: '7024-OHCCK', more: ['Oslo', 'Monthly'], row: 5 });
  });
});
