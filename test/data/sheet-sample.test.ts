import { mkdtemp, readFile as readBytesOf, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../src/data/place';
import { readFile } from '../../src/data/read';
import type { Reading, ReadOverrides, Sample } from '../../src/data/reading';
import { bytesSource } from '../../src/data/source';
import { book } from '../files/books';
import { rowsOf } from './reading';

const ROWS = 1000;
const text = (at: string, said: string): string => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;
/** Two title rows and a blank one above the names; after row 500 of the table a blank row. */
const SHEET = [
  `<row r="1">${text('A1', 'Orders')}</row>`,
  `<row r="2">${text('A2', 'as of today')}</row>`,
  '<row r="3"></row>',
  `<row r="4">${text('A4', 'n')}${text('B4', 'word')}${text('C4', 'city')}</row>`,
  ...Array.from({ length: ROWS }, (_, i) => {
    const r = 5 + i + (i >= 500 ? 1 : 0);
    const word = i === 1 ? `<c r="B${r}" t="e"><v>#N/A</v></c>` : text(`B${r}`, `w${i}`);
    return `<row r="${r}"><c r="A${r}"><v>${i}</v></c>${word}<c r="C${r}" t="s"><v>${i % 2}</v></c></row>`;
  }),
].join('');
const BOOK = book(SHEET, { strings: '<sst><si><t>Oslo</t></si><si><t>Bergen</t></si></sst>', others: { Remarks: '<row r="1"></row>' } });
const LINES = new TextEncoder().encode(
  Array.from({ length: ROWS }, (_, i) => `{"n":${i},"word":"w${i}"${i === 2 ? ',"late":1' : ''}}\n`).join(''),
);

let parquet = new Uint8Array();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadlight-parquet-'));
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const path = join(folder, 'n.parquet');
  await db.run(`COPY (SELECT i AS n, 'w' || i AS word FROM range(${ROWS * 50}) t(i)) TO '${path}' (FORMAT parquet)`);
  db.closeSync();
  parquet = new Uint8Array(await readBytesOf(path));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function reading(bytes: Uint8Array, overrides: ReadOverrides): Promise<Reading> {
  const read = await readFile('big', bytesSource(bytes), overrides);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}
const sampled = (bytes: Uint8Array, sample: Sample): Promise<Reading> => reading(bytes, { sample });

const OLD_ROWS = 1500;
/** One column, so that the objects of its cells weigh little beside the file. */
function old(bookType: 'biff8' | 'ods'): Uint8Array {
  const sheet = utils.aoa_to_sheet([['note'], ...Array.from({ length: OLD_ROWS }, (_, i) => [`note ${i} ${'and so on '.repeat(12)}`])]);
  const made = utils.book_new(sheet, 'Notes');
  return new Uint8Array(write(made, { type: 'array', bookType, compression: false }) as ArrayBuffer);
}

async function refused(bytes: Uint8Array, room: number): Promise<unknown> {
  const read = await readFile('big', bytesSource(bytes), {}, { room });
  return read.ok ? read.value.raw.rows : { code: read.problem.code, ...read.problem.args };
}

describe('a part of a workbook', () => {
  it('is every so many rows below its names, with what stands above them', async () => {
    const { raw, dialect, warnings, ...read } = await sampled(BOOK, { every: 300 });
    expect(rowsOf({ raw, dialect, warnings, ...read }).map((row) => row.slice(0, 3))).toEqual([
      ['n', 'word', 'city'],
      [0, 'w0', 'Oslo'],
      [300, 'w300', 'Oslo'],
      [600, 'w600', 'Oslo'],
      [900, 'w900', 'Oslo'],
    ]);
    expect([dialect.skip, dialect.headerRows, raw.preamble.length]).toEqual([2, 1, 2]);
    expect(warnings).toContainEqual({ code: 'data.sampled-every', args: { every: 300, rows: 4, of: ROWS } });
    expect([0, 1, 2].map((row) => placeOf(raw, row).line)).toEqual([5, 305, 606]);
  });

  it('is its first rows, and counts no error of the others', async () => {
    const { raw, warnings } = await sampled(BOOK, { first: 70 });
    expect(raw.rows).toBe(70);
    expect(warnings.map(({ code, args }) => [code, args['rows'] ?? args['count']])).toEqual([
      ['data.error-cells', 1],
      ['data.sampled-first', 70],
    ]);
    expect((await sampled(BOOK, { every: 2 })).warnings.map(({ code }) => code)).toEqual(['data.sampled-every']);
  });

  it('says the same of every row that it has as the whole does', async () => {
    const whole = await reading(BOOK, {});
    const part = await sampled(BOOK, { every: 7 });
    const rows = rowsOf(whole).slice(1);
    expect(rowsOf(part).slice(1).map((row) => row.slice(0, 3))).toEqual(rows.filter((_, i) => i % 7 === 0).map((row) => row.slice(0, 3))); // prettier-ignore
    expect(part.fingerprint).not.toBe(whole.fingerprint);
  });
});

describe('a part of Parquet and of JSON lines', () => {
  it('is every so many rows, or the first ones', async () => {
    const some = await sampled(parquet, { every: 15_000 });
    expect(rowsOf(some).slice(1)).toEqual([0, 15_000, 30_000, 45_000].map((n) => [n, `w${n}`]));
    expect(some.warnings).toEqual([{ code: 'data.sampled-every', args: { every: 15_000, rows: 4, of: 50_000 } }]);
    expect((await sampled(parquet, { first: 25_000 })).raw.rows).toBe(25_000);
    expect(rowsOf(await sampled(LINES, { every: 400 }))).toEqual([['n', 'word'], [0, 'w0'], [400, 'w400'], [800, 'w800']]); // prettier-ignore
    expect((await sampled(LINES, { first: 3 })).raw.columns.map(({ name }) => name)).toEqual(['n', 'word', 'late']);
  });
});

describe('what will not fit', () => {
  it('is refused before it is read, with parts that would fit', async () => {
    for (const bytes of [BOOK, parquet, LINES]) {
      const room = 60_000 + (bytes === parquet ? bytes.length * 2 : 0);
      const big = (await refused(bytes, room)) as { code: string; every: number; first: number };
      expect(big.code).toBe('data.too-big');
      expect(big.every).toBeGreaterThan(1);
      expect(big.first).toBeGreaterThan(0);
      expect(big.first).toBeLessThan(ROWS * 50);
    }
  });

  it('is refused first and offered in part also where a library reads it whole', async () => {
    for (const bookType of ['biff8', 'ods'] as const) {
      const bytes = old(bookType);
      const room = bytes.length * 3;
      const big = (await refused(bytes, room)) as { code: string; need: number; room: number; every: number; first: number };
      expect([bookType, big.code, big.every]).toEqual([bookType, 'data.too-big', 0]);
      expect(big.first).toBeGreaterThanOrEqual(100);
      expect(big.first).toBeLessThan(OLD_ROWS);
      expect((await sampled(bytes, { first: big.first })).raw.rows).toBe(big.first);
      expect(await refused(bytes, 4e8)).toBe(OLD_ROWS);
    }
  });

  it('is read where there is room', async () => {
    expect(await refused(BOOK, 1e8)).toBe(ROWS);
    expect(await refused(parquet, 1e8)).toBe(ROWS * 50);
    expect(await refused(LINES, 1e8)).toBe(ROWS);
  });
});

it('a Parquet file may have more rows than a sheet', async () => {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const path = join(folder, 'long.parquet');
  await db.run(`COPY (SELECT i % 7 AS n FROM range(1100000) t(i)) TO '${path}' (FORMAT parquet)`);
  db.closeSync();
  expect((await reading(new Uint8Array(await readBytesOf(path)), {})).raw.rows).toBe(1_100_000);
});
