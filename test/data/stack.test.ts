import { describe, expect, it } from 'vitest';
import { columnKeys, filesThatStack } from '../../src/data/stack';

const january = ['Order ID', 'Date', 'Customer', 'Amount'];

describe('which files belong together', () => {
  it('puts monthly files with the same columns in one group, in any order of columns', () => {
    expect(filesThatStack([january, ['amount', 'customer', 'DATE', 'order_id'], january])).toEqual([[0, 1, 2]]);
  });

  it('allows a column that is new in a month, or gone', () => {
    expect(filesThatStack([january, [...january, 'Discount'], january.slice(1)])).toEqual([[0, 1, 2]]);
  });

  it('leaves customers beside their orders, who share the customer alone', () => {
    expect(filesThatStack([january, ['Customer', 'E-mail', 'City'], january])).toEqual([[0, 2], [1]]);
  });

  it('does not put together what shares only half', () => {
    expect(filesThatStack([['id', 'name'], ['id', 'amount']])).toEqual([[0], [1]]); // prettier-ignore
  });

  it('leaves customers beside suppliers, who differ in whose number it is', () => {
    const company = ['companyName', 'contactName', 'address', 'city', 'country', 'phone'];
    expect(filesThatStack([['customerID', ...company], ['supplierID', ...company, 'homePage']])).toEqual([[0], [1]]); // prettier-ignore
    expect(filesThatStack([['customerID', ...company], ['customerID', ...company, 'VAT ID']])).toEqual([[0, 1]]); // prettier-ignore
  });

  it('brings together by way of a third, whatever the order', () => {
    const [a, b, c] = [['w', 'x', 'y'], ['x', 'y', 'z'], ['y', 'z', 'q']]; // prettier-ignore
    expect(filesThatStack([a, c, b] as string[][])).toEqual([[0, 1, 2]]);
    expect(filesThatStack([a, b, c] as string[][])).toEqual([[0, 1, 2]]);
  });

  it('groups one file and none', () => {
    expect(filesThatStack([january])).toEqual([[0]]);
    expect(filesThatStack([])).toEqual([]);
  });

  it('keeps two columns of one file apart that differ in case alone', () => {
    expect(columnKeys([['Name', 'name', 'City'], ['NAME', 'city']])).toEqual([['=Name', '=name', 'city'], ['=NAME', 'city']]); // prettier-ignore
  });

  it('takes names that are words of the language itself as names', () => {
    expect(filesThatStack([['__proto__', 'constructor'], ['constructor', '__proto__'], ['toString']])).toEqual([[0, 1], [2]]); // prettier-ignore
  });
});
