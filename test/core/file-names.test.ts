import { expect, it } from 'vitest';
import { byName, mayHoldTable } from '../../src/core/file-names';

it('sorts months as people count them', () => {
  const names = ['Orders 10.csv', 'orders 9.csv', 'Orders 2024-02.csv', 'orders 2.csv', 'a.csv', 'Orders 10 (2).csv'];
  expect(names.toSorted(byName)).toEqual([
    'a.csv',
    'orders 2.csv',
    'orders 9.csv',
    'Orders 10 (2).csv',
    'Orders 10.csv',
    'Orders 2024-02.csv',
  ]);
});

it('knows what a folder may hold that can be read', () => {
  const names = ['a.CSV', 'b.xlsx', 'c.csv.gz', 'd.parquet', '.DS_Store', '~$b.xlsx', '._a.csv', 'notes.docx', 'Thumbs.db', 'csv'];
  expect(names.filter(mayHoldTable)).toEqual(['a.CSV', 'b.xlsx', 'c.csv.gz', 'd.parquet']);
});
