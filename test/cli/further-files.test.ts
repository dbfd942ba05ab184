import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { readPath } from '../../src/cli/files';
import { main } from '../../src/cli/main';
import { cell } from '../../src/core/table';

const DATA = '../shared/data';
const there = existsSync(join(DATA, 'northwind'));
if (!there) console.info('skipped: the real files are not beside the project (../shared/data)');

const folder = mkdtempSync(join(tmpdir(), 'leadlight-further-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const code = await main(
    args,
    (text) => said.push(text),
    (text) => said.push(text),
  );
  return code === 0 ? said : [`${code}`, ...said];
}

/** Columns of a table file, row by row as `key value value …`. */
async function rowsOf(path: string, columns: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const { table } = await readPath(path);
  const found = columns.map((name) => table.columns.find((column) => column.name === name));
  const lacking = columns.filter((_, i) => !found[i]);
  if (lacking.length > 0) throw new Error(`no ${lacking.join(', ')} among ${table.columns.map(({ name }) => name).join(', ')}`);
  return Array.from({ length: table.rows }, (_, row) => found.map((column) => (column ? cell(column, row) : null)));
}

/** What DuckDB makes of the raw files. */
async function truth(sql: string): Promise<readonly (readonly unknown[])[]> {
  const db = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  const reader = await db.runAndReadAll(sql);
  return reader.getRowsJS().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
}

function expectSame(got: readonly (readonly unknown[])[], wanted: readonly (readonly unknown[])[]): void {
  expect(got.length).toBe(wanted.length);
  got.forEach((row, i) =>
    row.forEach((value, k) => {
      const right = wanted[i]?.[k];
      // A count that is read back may look like a number of something.
      if (typeof right === 'number') expect(Number(value)).toBeCloseTo(right, 6);
      else expect([i, k, value]).toEqual([i, k, right]);
    }),
  );
}

const csv = (file: string): string => `read_csv('${join(DATA, file)}', header = true, all_varchar = true, encoding = 'utf-8')`;

describe.skipIf(!there)('northwind: customers, orders, lines and products', () => {
  const files = ['customers', 'orders', 'order_details', 'products'].map((name) => join(DATA, 'northwind', `${name}.csv`));
  const out = join(folder, 'northwind');

  it('come out right, the joins found by what the files have in common', async () => {
    expect(await cli('run', 'segments', ...files, '--out', out)).toEqual([
      'orders.csv joined by customer_id: 89 of 91 rows here found in it, 0 of its 830 rows without one here',
      '  rolled up first: as it stands orders.csv would have made 832 rows of 91',
      'order_details.csv joined by customer_id: 89 of 91 rows here found in it, 0 of its 2,155 rows without one here',
      '  rolled up first: as it stands order_details.csv would have made 2,157 rows of 91',
      'products.csv looked up in order_details.csv by product_id: 2,155 of 2,155 rows found',
      `91 rows written to ${out}`,
    ]);
    const got = await rowsOf(join(out, 'table.csv'), [
      'customer_id',
      'company_name',
      'orders: rows',
      'freight (sum)',
      'Days since last order_date',
      'order_details: rows',
      'order_details: amount',
      'quantity (sum)',
      'product_id (different)',
      'category_id (different)',
    ]);
    const wanted = await truth(`
      WITH o AS (SELECT * FROM ${csv('northwind/orders.csv')}),
        last AS (SELECT max(order_date::DATE) + 1 AS day, min(order_date::DATE) AS first FROM o),
        d AS (SELECT d.*, o.customer_id, p.category_id FROM ${csv('northwind/order_details.csv')} d JOIN o USING (order_id) JOIN ${csv('northwind/products.csv')} p USING (product_id)),
        po AS (SELECT customer_id, count(*)::DOUBLE AS n, sum(freight::DOUBLE) AS freight, max(order_date::DATE) AS latest FROM o GROUP BY 1),
        pd AS (SELECT customer_id, count(*)::DOUBLE AS n, sum(unit_price::DOUBLE * quantity::DOUBLE * (1 - discount::DOUBLE)) AS paid, sum(quantity::DOUBLE) AS pieces,
          count(DISTINCT product_id)::DOUBLE AS products, count(DISTINCT category_id)::DOUBLE AS kinds FROM d GROUP BY 1)
      SELECT c.customer_id, c.company_name, coalesce(po.n, 0), coalesce(freight, 0), (day - coalesce(latest, first))::DOUBLE,
        coalesce(pd.n, 0), coalesce(paid, 0), coalesce(pieces, 0), coalesce(products, 0), coalesce(kinds, 0)
      FROM ${csv('northwind/customers.csv')} c LEFT JOIN po USING (customer_id) LEFT JOIN pd USING (customer_id), last ORDER BY c.customer_id`);
    expectSame(
      [...got].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      wanted,
    );
    const [alfreds] = got.filter(([id]) => id === 'ALFKI');
    expect(alfreds?.[6]).toBeCloseTo(4273, 6);
  }, 60_000);

  it('are scored with the model of the last month, in whatever order they are given', async () => {
    const scored = join(folder, 'scored');
    const [customers = '', orders = '', lines = '', products = ''] = files;
    expect(await cli('score', join(out, 'model.json'), products, lines, customers, orders, '--out', scored)).toEqual([
      `91 rows written to ${scored}`,
    ]);
    const columns = ['customer_id', 'orders: rows', 'order_details: amount', 'product_id (different)'];
    expectSame(await rowsOf(join(scored, 'table.csv'), columns), await rowsOf(join(out, 'table.csv'), columns));
    const [code, problem] = await cli('score', join(out, 'model.json'), customers, orders, lines, '--out', scored);
    expect([code, problem]).toEqual([
      '2',
      'leadlight: This model also reads products.csv. Give that file too, of the same month as the others.',
    ]);
  }, 60_000);

  it('run again from the saved recipe with the same table', async () => {
    const again = join(folder, 'again');
    await cli('run', join(out, 'recipe.json'), ...[...files].reverse(), '--out', again);
    expect(readFileSync(join(again, 'table.csv'), 'utf8')).toBe(readFileSync(join(out, 'table.csv'), 'utf8'));
  }, 60_000);
});

describe.skipIf(!there)('completejourney: households, purchases, mailings and coupons', () => {
  it('come out right, with products and campaigns looked up', async () => {
    const names = ['demographics', 'transactions_sample', 'campaigns', 'coupon_redemptions', 'products_sampled', 'campaign_descriptions'];
    const out = join(folder, 'journey');
    const said = await cli('run', 'segments', ...names.map((name) => join(DATA, 'completejourney', `${name}.csv`)), '--out', out);
    expect(said.filter((line) => !line.startsWith('  '))).toEqual([
      'transactions_sample.csv joined by household_id: 801 of 801 rows here found in it, 32,801 of its 75,000 rows without one here',
      'campaigns.csv joined by household_id: 756 of 801 rows here found in it, 2,754 of its 6,589 rows without one here',
      'coupon_redemptions.csv joined by household_id: 295 of 801 rows here found in it, 433 of its 2,102 rows without one here',
      'products_sampled.csv looked up in transactions_sample.csv by product_id: 74,778 of 75,000 rows found',
      'campaign_descriptions.csv looked up in campaigns.csv by campaign_id: 6,589 of 6,589 rows found',
      `801 rows written to ${out}`,
    ]);
    const got = await rowsOf(join(out, 'table.csv'), [
      'household_id',
      'transactions_sample: rows',
      'sales_value (sum)',
      'basket_id (different)',
      'department (commonest)',
      'campaigns: rows',
      'campaign_type (commonest)',
      'coupon_redemptions: rows',
    ]);
    // Of equally common values the one whose first row stands first.
    const commonest = (value: string, from: string): string => `
      SELECT household_id, ${value} AS commonest FROM (
        SELECT household_id, ${value}, count(*) AS n, min(place) AS place FROM ${from} WHERE ${value} IS NOT NULL GROUP BY 1, 2
      ) QUALIFY row_number() OVER (PARTITION BY household_id ORDER BY n DESC, place) = 1`;
    const wanted = await truth(`
      WITH t AS (SELECT *, row_number() OVER () AS place FROM ${csv('completejourney/transactions_sample.csv')}),
        tp AS (SELECT t.household_id, t.place, department FROM t LEFT JOIN ${csv('completejourney/products_sampled.csv')} USING (product_id)),
        m AS (SELECT *, row_number() OVER () AS place FROM ${csv('completejourney/campaigns.csv')}),
        mt AS (SELECT m.household_id, m.place, campaign_type FROM m LEFT JOIN ${csv('completejourney/campaign_descriptions.csv')} USING (campaign_id)),
        pt AS (SELECT household_id, count(*)::DOUBLE AS n, sum(sales_value::DOUBLE) AS paid, count(DISTINCT basket_id)::DOUBLE AS baskets FROM t GROUP BY 1),
        pm AS (SELECT household_id, count(*)::DOUBLE AS n FROM m GROUP BY 1),
        pr AS (SELECT household_id, count(*)::DOUBLE AS n FROM ${csv('completejourney/coupon_redemptions.csv')} GROUP BY 1)
      SELECT h.household_id, pt.n, paid, baskets, cd.commonest, coalesce(pm.n, 0), cm.commonest, coalesce(pr.n, 0)
      FROM (SELECT *, row_number() OVER () AS place FROM ${csv('completejourney/demographics.csv')}) h
        LEFT JOIN pt USING (household_id) LEFT JOIN pm USING (household_id) LEFT JOIN pr USING (household_id)
        LEFT JOIN (${commonest('department', 'tp')}) cd USING (household_id) LEFT JOIN (${commonest('campaign_type', 'mt')}) cm USING (household_id)
      ORDER BY h.place`);
    expectSame(
      got.map(([id, ...rest]) => [String(id), ...rest]),
      wanted,
    );
  }, 120_000);

  it('hang on households where the purchases are the notebook’s own file, and join the households once they are one row each', async () => {
    const out = join(folder, 'purchases');
    const files = ['transactions_sample', 'demographics'].map((name) => join(DATA, 'completejourney', `${name}.csv`));
    expect(await cli('run', 'segments', ...files, '--out', out)).toEqual([
      'demographics.csv joined by household_id: 42,199 of 75,000 rows here found in it, 0 of its 801 rows without one here',
      `2373 rows written to ${out}`,
    ]);
    const rows = await rowsOf(join(out, 'table.csv'), ['household_id', 'income', 'In demographics']);
    expect(rows.length).toBe(2373);
    expect(rows.filter(([, , known]) => known === 1).length).toBe(801);
    expect(rows.filter(([, income, known]) => known === 0 && income !== null)).toEqual([]);
  }, 120_000);
});

describe('further files', () => {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const people = write(
    'people.csv',
    `no,visits,spend\n${Array.from({ length: 30 }, (_, i) => `${String(i).padStart(3, '0')},${i % 7},${(i * 37) % 11}.50`).join('\n')}\n`,
  );

  it('with nothing in common are told and left out', async () => {
    const weather = write('weather.csv', 'day,rain\n2024-01-01,3\n2024-01-02,4\n2024-01-03,0\n');
    const out = join(folder, 'alone');
    expect(await cli('run', 'segments', people, weather, '--out', out)).toEqual([
      'weather.csv is not joined: no column has enough in common with one of the other files',
      `30 rows written to ${out}`,
    ]);
  });

  it('are joined by a number that is written with leading zeros', async () => {
    const visits = write(
      'visits.csv',
      `no,pages\n${Array.from({ length: 60 }, (_, i) => `${String(i % 30).padStart(3, '0')},${i}`).join('\n')}\n`,
    );
    const out = join(folder, 'zeros');
    expect((await cli('run', 'segments', people, visits, '--out', out))[0]).toBe(
      'visits.csv joined by no: 30 of 30 rows here found in it, 0 of its 60 rows without one here',
    );
  });

  it('are ten at most', async () => {
    const many = Array.from({ length: 11 }, (_, i) => write(`f${i}.csv`, `a${i},b${i}\n1,2\n`));
    expect(await cli('run', 'segments', people, ...many, '--out', join(folder, 'many'))).toEqual([
      '2',
      'leadlight: 11 further files were given, and at most 10 can be joined',
    ]);
  });
});
