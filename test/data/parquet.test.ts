import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kindsOf, problemOf, readBytes, rowsOf } from './reading';

let folder = '';
let db: DuckDBConnection;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadlight-parquet-'));
  db = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(async () => {
  db.closeSync();
  await rm(folder, { recursive: true, force: true });
});

/** What DuckDB writes for a query. */
async function parquet(query: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, 'written.parquet');
  await db.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  return new Uint8Array(await readFile(path));
}

const EVERY_KIND = `SELECT * FROM (VALUES
  ('A-1', 7::INTEGER, 12.5::DOUBLE, 1234.56::DECIMAL(10,2), DATE '2024-02-29', TIMESTAMP '2024-03-01 13:45:10', true,  'Ørsta',  9007199254740993::BIGINT),
  ('A-2', -3,         NULL,         0.10,                   NULL,              NULL,                            false, NULL,      1),
  ('0123', 0,         0.1,          99999999.99,            DATE '1969-12-31', TIMESTAMP '1970-01-01 00:00:00', NULL,  'a,"b";c', 2)
) t(code, whole, share, money, day, moment, yes, "place", big)`;

describe('Parquet as DuckDB writes it', () => {
  it('keeps whole numbers, decimals, dates, moments, yes and no, texts and what is missing', async () => {
    const read = await readBytes(await parquet(EVERY_KIND), {}, 'all.parquet');
    expect(read.dialect.format).toBe('parquet');
    expect(kindsOf(read)).toMatchObject({ whole: 'number', share: 'number', money: 'number', day: 'date', moment: 'date' });
    const [names, ...rows] = rowsOf(read);
    expect(names).toEqual(['code', 'whole', 'share', 'money', 'day', 'moment', 'yes', 'place', 'big']);
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ['A-1', 7, 12.5, 1234.56, Date.UTC(2024, 1, 29), Date.UTC(2024, 2, 1, 13, 45, 10)],
      ['A-2', -3, null, 0.1, null, null],
      ['0123', 0, 0.1, 99999999.99, Date.UTC(1969, 11, 31), 0],
    ]);
    expect(rows.map((row) => row[7])).toEqual(['Ørsta', null, 'a,"b";c']);
    expect(rows.map((row) => row[6])).toEqual([1, 0, null]);
    expect(String(rows[0]?.[8])).toBe('9007199254740993');
  });

  it.each(['uncompressed', 'snappy'])('reads many rows in several groups, %s', async (packing) => {
    const query = `SELECT 'K-' || (i % 997) AS customer, i AS n, (i * 7919 % 100000) / 100.0 AS amount, DATE '2024-01-01' + (i % 366)::INTEGER AS day FROM range(50000) t(i)`;
    const read = await readBytes(await parquet(query, `, COMPRESSION ${packing}, ROW_GROUP_SIZE 8192`), {}, 'many.parquet');
    const rows = rowsOf(read).slice(1);
    expect(rows).toHaveLength(50_000);
    for (const i of [0, 8191, 8192, 31_337, 49_999]) {
      expect(rows[i]).toEqual([`K-${i % 997}`, i, ((i * 7919) % 100_000) / 100, Date.UTC(2024, 0, 1) + (i % 366) * 86_400_000]);
    }
  });

  it('reads a column called __proto__ as any other, and lists as text', async () => {
    const read = await readBytes(await parquet(`SELECT 'x' || i AS "__proto__", i AS "constructor", [i, i + 1] AS pair FROM range(3) t(i)`), {}, 'odd.parquet'); // prettier-ignore
    expect(rowsOf(read)).toEqual([['__proto__', 'constructor', 'pair'], ['x0', 0, '[0,1]'], ['x1', 1, '[1,2]'], ['x2', 2, '[2,3]']]); // prettier-ignore
    expect(Object.prototype).not.toHaveProperty('x0');
  });

  it('says so when a file is packed in a way it cannot read, or is cut off', async () => {
    expect(await problemOf(await parquet(EVERY_KIND, ', COMPRESSION zstd'))).toBe('data.parquet-packing');
    expect(await problemOf((await parquet(EVERY_KIND)).subarray(0, 400))).toBe('data.file-broken');
  });
});
