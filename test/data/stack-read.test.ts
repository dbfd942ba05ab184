import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawCell } from '../../src/data/cells';
import { readFiles } from '../../src/data/read-files';
import { reread } from '../../src/data/read';
import type { Reading, ReadOverrides } from '../../src/data/reading';
import { textSource } from '../../src/data/source';
import { kindsOf, readText, rolesOf, rowsOf } from './reading';

async function stack(files: Readonly<Record<string, string>>, overrides?: ReadOverrides): Promise<Reading> {
  const named = Object.entries(files).map(([name, text]) => ({ name, source: textSource(text) }));
  const read = await readFiles('all', named, overrides);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

const codes = ({ warnings }: Reading): string[] => warnings.map(({ code }) => code);

describe('several files as one', () => {
  it('puts rows under rows by the names of the columns, and says where each came from', async () => {
    const read = await stack({
      'jan.csv': 'Customer,Amount\nA-1,12.50\nA-2,8.25\n',
      'feb.csv': 'amount;customer\n3,75;A-1\n',
    });
    expect(rowsOf(read)).toEqual([
      ['Customer', 'Amount', 'File'],
      ['A-1', 12.5, 'jan.csv'],
      ['A-2', 8.25, 'jan.csv'],
      ['A-1', 3.75, 'feb.csv'],
    ]);
    expect([...read.table.rowIds]).toEqual([0, 1, 2]);
    expect(codes(read)).toEqual(['data.stack-order', 'data.stack-written']);
    expect(read.inference.questions).toEqual([]);
  });

  it('keeps the text of each file as it stood there', async () => {
    const read = await stack({ 'a.csv': 'id,v\nx,"1,5"\n', 'b.csv': 'id,v\nx,1.5\n' });
    const [, v] = read.raw.columns;
    expect([0, 1].map((row) => rawCell(v as never, row))).toEqual(['1,5', '1.5']);
    expect(read.table.columns[1]).toMatchObject({ kind: 'number', data: Float64Array.of(1.5, 1.5) });
  });

  it('reads the day first in one file and the month first in the next', async () => {
    const read = await stack({
      'no.csv': 'n;Dato\n1;31.01.2024\n2;02.03.2024\n',
      'us.csv': 'n,Dato\n3,01/31/2024\n4,02/03/2024\n',
    });
    const days = read.table.columns[1];
    expect(days?.kind === 'date' && [...days.data].map((at) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2024-01-31',
      '2024-03-02',
      '2024-01-31',
      '2024-02-03',
    ]);
  });

  it('reads percent and plain shares of two files alike', async () => {
    const read = await stack({ 'a.csv': 'k,rate\na,12 %\nb,50 %\n', 'b.csv': 'k,rate\na,0.12\nb,0.5\n' });
    expect(read.table.columns[1]).toMatchObject({ data: Float64Array.of(0.12, 0.5, 0.12, 0.5) });
  });

  it('lets what is open in one file be settled by another', async () => {
    const read = await stack({ 'a.csv': 'k;v\na;1.234\nb;5.678\n', 'b.csv': 'k;v\na;1.234,50\nb;12,25\n' });
    expect(read.table.columns[1]).toMatchObject({ data: Float64Array.of(1234, 5678, 1234.5, 12.25) });
  });

  it('says which file lacks a column, which alone has one, and that both are empty there', async () => {
    const read = await stack({
      'a.csv': 'id,x,y\n1,2,3\n2,3,4\n',
      'b.csv': 'id,x\n3,4\n',
      'c.csv': 'id,x,y,Voucher\n4,5,6,V\n',
    });
    expect(read.warnings).toEqual([
      { code: 'data.stack-lacks', args: { columns: 'y', number: 1, files: 'b.csv', count: 1 } },
      { code: 'data.stack-only', args: { columns: 'Voucher', number: 1, files: 'c.csv', count: 1 } },
    ]);
    expect(rowsOf(read).map((row) => row.slice(2))).toEqual([
      ['y', 'Voucher', 'File'],
      [3, null, 'a.csv'],
      [4, null, 'a.csv'],
      [null, null, 'b.csv'],
      [6, 'V', 'c.csv'],
    ]);
  });

  it('says that a column is a number in one file and text in another', async () => {
    const read = await stack({
      'a.csv': 'id,size\na,1\nb,2\nc,3\n',
      'b.csv': 'id,size\nd,small\ne,large\n',
    });
    expect(read.warnings).toEqual([
      { code: 'data.stack-kinds', args: { column: 'size', a: 'number', b: 'category', files: 'b.csv', others: 'a.csv' } },
    ]);
  });

  it('says that amounts are in two currencies', async () => {
    const read = await stack({ 'a.csv': 'id,price\na,€ 10\nb,€ 12\n', 'b.csv': 'id,price\na,$ 10\nb,$ 30\n' });
    expect(codes(read)).toEqual(['data.stack-currency']);
  });

  it('says that a file was given twice', async () => {
    expect(codes(await stack({ 'a.csv': 'id,x\n1,2\n', 'a (1).csv': 'id,x\n1,2\n' }))).toEqual(['data.stack-same-file']);
  });

  it('makes the file column no feature, and calls it as it is told or as is free', async () => {
    const files = { 'a.csv': 'Fil,x\n1,2\n3,4\n', 'b.csv': 'Fil,x\n5,6\n' };
    const read = await stack(files, { fileColumn: 'Fil' });
    expect(rolesOf(read)['Fil (2)']).toBe('ignore');
    expect(kindsOf(read)['Fil (2)']).toBe('category');
    expect(read.raw.stack?.column).toBe('Fil (2)');
  });

  it('names the file of a row that is too long, and of a total below', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `K${i},${i}`).join('\n');
    const read = await stack({
      'a.csv': `id,x\n${rows}\n`,
      'b.csv': `id,x\n${rows}\nK99,1,surplus\n`,
      'c.csv': `id,x\n${rows}\nTotal,66\n`,
    });
    expect(read.raw.ragged).toEqual([{ row: 24, line: 14, cells: 3, extra: ['surplus'], file: 'b.csv' }]);
    expect(read.raw.aside).toMatchObject([{ line: 14, file: 'c.csv', cells: ['Total', '66'] }]);
    expect(read.raw.stack?.files.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      [],
      ['data.ragged-rows'],
      ['data.rows-aside'],
    ]);
  });

  it('is the same again after a correction, without reading again', async () => {
    const read = await stack({ 'a.csv': 'id,v\nx,"1,5"\ny,"2,5"\n', 'b.csv': 'id,v\nx,1.5\n' });
    expect(rowsOf(reread(read, []))).toEqual(rowsOf(read));
    expect(kindsOf(reread(read, [{ name: 'v', kind: 'text' }]))).toMatchObject({ v: 'text' });
    expect(rowsOf(reread(read, [{ name: 'v', kind: 'text' }])).map((row) => row[1])).toEqual(['v', '1,5', '2,5', '1.5']);
  });

  it('tells which file cannot be read', async () => {
    const read = await readFiles('all', [
      { name: 'a.csv', source: textSource('id,x\n1,2\n') },
      { name: 'empty.csv', source: textSource('') },
    ]);
    expect(read).toEqual({ ok: false, problem: { code: 'data.empty-file', args: { name: 'empty.csv' } } });
  });

  it('keeps two files of one name apart, and names that are words of the language', async () => {
    const named = ['x', 'x', '__proto__'].map((name) => ({ name, source: textSource('__proto__,constructor\n1,2\n') }));
    const read = await readFiles('all', named);
    expect(read.ok && rowsOf(read.value).map((row) => row[2])).toEqual(['File', 'x', 'x (2)', '__proto__']);
  });
});

const cell = fc.oneof(
  fc.constantFrom('', 'Oslo', 'Köln', 'ja', 'nei', '0123', '12.03.2024', 'NA'),
  fc.integer({ min: -5000, max: 5000 }).map(String),
  fc.double({ min: -100, max: 100, noNaN: true }).map((value) => value.toFixed(2)),
  fc.stringMatching(/^[a-z ,;"]{1,6}$/),
);
const NAMES = ['id', 'City', 'Amount', 'When'];
const parts = fc.array(
  fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
    rows: fc.array(
      fc.tuple(
        fc.integer({ min: 100, max: 999 }).map((n) => `K-${n}`),
        cell,
        cell,
        cell,
      ),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  { minLength: 2, maxLength: 4 },
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[], order: readonly number[], delimiter: string): string =>
  [NAMES, ...rows].map((row) => order.map((c) => quoted(row[c] ?? '')).join(delimiter)).join('\n');

describe('a stack against one file with the same rows', () => {
  it('has the same cells, whatever the order of the columns and the separators', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (files) => {
        const told = { delimiter: ',', headerRows: 1, skip: 0, footer: 0, quote: '"', escape: 'double' } as const;
        const one = await readText(csv(files.flatMap(({ rows }) => rows), [0, 1, 2, 3], ','), { dialect: told }); // prettier-ignore
        const named = Object.fromEntries(files.map(({ rows, order, delimiter }, n) => [`${n}.csv`, csv(rows, order, delimiter)]));
        const stacked = await stack(named, { dialect: told, files: files.map(({ delimiter }) => ({ delimiter })) });
        const places = NAMES.map((name) => stacked.raw.columns.findIndex((column) => column.name === name));
        const text = ({ raw }: Reading, at: readonly number[]): string[][] =>
          Array.from({ length: raw.rows }, (_, row) => at.map((c) => rawCell(raw.columns[c] as never, row)));
        expect(text(stacked, places)).toEqual(text(one, [0, 1, 2, 3]));
        // What each file says by itself may settle more than the rows together do; only then may a kind differ.
        const split = new Set(stacked.raw.columns.filter(({ pieces }) => pieces).map(({ name }) => name));
        const same = NAMES.filter((name) => !split.has(name));
        for (const name of same) {
          const ours = stacked.table.columns.find((column) => column.name === name);
          const theirs = one.table.columns.find((column) => column.name === name);
          expect(ours).toEqual(theirs);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is one file in all when each part is long', async () => {
    const row = (i: number): string => `K-${i},${(i * 7919) % 1000}.${i % 10},${['Oslo', 'Moss'][i % 2]},2024-0${(i % 9) + 1}-1${i % 10}`;
    const part = (from: number): string[] => Array.from({ length: 9000 }, (_, i) => row(from + i));
    const header = 'id,Amount,City,When\n';
    const one = await readText(header + [...part(0), ...part(9000), ...part(18000)].join('\n'));
    const stacked = await stack({ a: header + part(0).join('\n'), b: header + part(9000).join('\n'), c: header + part(18000).join('\n') });
    expect(stacked.table.columns.slice(0, 4)).toEqual(one.table.columns);
    expect(kindsOf(stacked)).toEqual({ ...kindsOf(one), File: 'category' });
    expect(stacked.warnings).toEqual([]);
  });
});
