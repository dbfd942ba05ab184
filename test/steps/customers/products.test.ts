import { describe, expect, it } from 'vitest';
import { schemaOf, type Role } from '../../../src/core/schema';
import { dictColumn, numericColumn, tableOf } from '../../../src/core/table';
import { defaults } from '../../../src/core/params';
import { params } from '../../../src/steps/customers/meta';
import { productsOf, type Product } from '../../../src/steps/customers/products';
import { findParts } from '../../../src/steps/customers/roles';

const ROLES = new Map<string, Role>([['customer', 'identifier'], ['date', 'date']]); // prettier-ignore
/** Product, what it is called, day. */
type Sold = readonly [string, string | null, number];

function products(lines: readonly Sold[], named = 'Description'): readonly Product[] {
  const table = tableOf([
    dictColumn('customer', 'category', lines.map((_, i) => `c${i % 3}`)),
    dictColumn('StockCode', 'category', lines.map(([code]) => code)),
    dictColumn(named, 'category', lines.map(([, words]) => words)),
    numericColumn('date', 'date', lines.map(([, , day]) => day * 86_400_000)),
  ]); // prettier-ignore
  const parts = findParts(schemaOf(table, ROLES), defaults(params));
  if (!parts.ok) throw new Error(parts.problem.code);
  return productsOf(table, parts.value, 50 * 86_400_000);
}

const told = (found: readonly Product[]): readonly unknown[] => found.map(({ name, words, lines }) => [name, words, lines]);

describe('products to wait for', () => {
  const shop: readonly Sold[] = [
    ['22423', 'CAKE STAND ', 1], ['22423', 'CAKE STAND ', 2], ['22423', 'CAKE STAND ', 3], ['22423', 'damaged', 4], ['22423', null, 4],
    ['85123A', 'HEART HOLDER', 5], ['85123A', 'HEART HOLDER', 6], ['POST', null, 7],
    ['85123A', 'later only', 60], ['85123A', 'later only', 61], ['85123A', 'later only', 62], ['22423', 'later only', 63],
  ]; // prettier-ignore

  it('are called what most lines before the cut-off call them, most bought first, and by their number where nothing does', () => {
    expect(told(products(shop))).toEqual([['22423', 'CAKE STAND', 5], ['85123A', 'HEART HOLDER', 2], ['POST', null, 1]]); // prettier-ignore
  });

  it('keep their number where words belong to the line and not to the product', () => {
    const notes = shop.map(([code, , day], i): Sold => [code, `note ${i}`, day]);
    expect(products(notes).every(({ words }) => words === null)).toBe(true);
  });

  it('keep their number where no column is called like a description', () => {
    expect(products(shop, 'Colour').every(({ words }) => words === null)).toBe(true);
  });

  it('keep the name they have', () => {
    const names = shop.map(([code, words, day]): Sold => [`the thing ${code}`, words, day]);
    expect(products(names).every(({ words }) => words === null)).toBe(true);
  });
});
