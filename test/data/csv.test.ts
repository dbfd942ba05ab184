import { describe, expect, it } from 'vitest';
import { rawCell } from '../../src/data/cells';
import { readFile } from '../../src/data/read';
import type { Reading } from '../../src/data/reading';
import { bytesSource } from '../../src/data/source';
import { problemOf, readBytes, readText, rowsOf } from './reading';

const rawRows = ({ raw }: Reading): string[][] =>
  Array.from({ length: raw.rows }, (_, row) => raw.columns.map((column) => rawCell(column, row)));
const codes = ({ warnings }: Reading): string[] => warnings.map(({ code }) => code);

describe('cutting text into cells', () => {
  it('reads quotes, doubled quotes, separators and line breaks inside cells', async () => {
    const reading = await readText('name,note\n"Berg, Kari","said ""hi"""\nOla,"two\r\nlines"\n');
    expect(rawRows(reading)).toEqual([
      ['Berg, Kari', 'said "hi"'],
      ['Ola', 'two\r\nlines'],
    ]);
  });

  it('reads LF, CRLF and CR alike', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(rawRows(await readText(['a,b', '1,x', '2,y', '3,z'].join(end)))).toEqual([
        ['1', 'x'],
        ['2', 'y'],
        ['3', 'z'],
      ]);
    }
  });

  it('reads backslash escapes where the file uses them', async () => {
    const reading = await readText('id,text\n1,"he said \\"no\\" twice"\n2,"a \\"b\\" c"\n3,plain\n');
    expect(reading.dialect.escape).toBe('backslash');
    expect(rawRows(reading)[0]).toEqual(['1', 'he said "no" twice']);
  });

  it('keeps a row that is too long, lists it with its line, and fills up one that is too short', async () => {
    const reading = await readText('a,b\n1,2\n3,4,5\n6\n7,8\n');
    expect(rowsOf(reading)).toEqual([['a', 'b'], [1, 2], [3, 4], [6, null], [7, 8]]); // prettier-ignore
    expect(reading.raw.ragged).toEqual([
      { row: 1, line: 3, cells: 3, extra: ['5'] },
      { row: 2, line: 4, cells: 1, extra: [] },
    ]);
    expect(codes(reading)).toEqual(['data.ragged-rows', 'data.short-rows']);
  });

  it('reads a quote that never closes as text and says on which line', async () => {
    const reading = await readText('a,b\n1,x\n2,"open\n3,y\n4,z\n');
    expect(reading.raw.rows).toBe(4);
    expect(rawRows(reading)[1]).toEqual(['2', '"open']);
    expect(reading.warnings.find(({ code }) => code === 'data.stray-quotes')?.args).toEqual({ count: 1, line: 3 });
  });

  it('keeps quotes in the middle of a cell', async () => {
    expect(rawRows(await readText('size,n\n5" pipe,1\n"6" pipe",2\n'))).toEqual([
      ['5" pipe', '1'],
      ['6" pipe', '2'],
    ]);
  });

  it('drops zero bytes and says so', async () => {
    const reading = await readText('a,b\n1\u0000,x\n2,y\n3,z\n');
    expect(rawRows(reading)[0]).toEqual(['1', 'x']);
    expect(codes(reading)).toContain('data.zero-bytes');
  });

  it('renames repeated and empty headers, and __proto__ stays a name like any other', async () => {
    const reading = await readText('name,name,,__proto__,constructor\na,b,c,d,e\nf,g,h,i,j\n');
    expect(rowsOf(reading)[0]).toEqual(['name', 'name (2)', 'Column 3', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['d']).toBeUndefined();
    expect(rowsOf(reading)[1]).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('leaves out what trailing separators make, and empty rows', async () => {
    const reading = await readText('a;b;;\n1;x;;\n;;;\n2;y;;\n');
    expect(rowsOf(reading)).toEqual([['a', 'b'], [1, 'x'], [2, 'y']]); // prettier-ignore
    expect(codes(reading)).toEqual(['data.columns-renamed', 'data.empty-columns-left-out', 'data.empty-rows-left-out']);
  });

  it('reads a cell of 5 MB that spans many chunks', async () => {
    const huge = 'æ"\n,'.repeat(1_000_000);
    const bytes = new TextEncoder().encode(`id,text\n1,"${huge.replaceAll('"', '""')}"\n2,short\n`);
    const chunks = async function* (): AsyncIterable<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    };
    const result = await readFile('huge.csv', { size: bytes.length, chunks });
    if (!result.ok) throw new Error(result.problem.code);
    const { raw } = result.value;
    expect(raw.rows).toBe(2);
    const column = raw.columns[1] as (typeof raw.columns)[number];
    expect(rawCell(column, 0) === huge).toBe(true);
    expect(raw.lineMarks.lines).toEqual([2, 1_000_003]);
  });

  it('does not hang on how the bytes are cut into chunks', async () => {
    const text = 'navn;beløp;dato\r\n"Åse ""A""";1.234,50;31.12.2024\r\n"to\r\nlinjer";2,00;01.02.2024\r\nØystein;-3,25;03.02.2024\r\n';
    const bytes = new TextEncoder().encode(`\ufeff${text}`);
    const whole = await readBytes(bytes);
    for (const size of [1, 2, 3, 5, 7, 64]) {
      const chunks = async function* (): AsyncIterable<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const result = await readFile('file.csv', { size: bytes.length, chunks });
      expect(result.ok && rowsOf(result.value)).toEqual(rowsOf(whole));
      expect(result.ok && result.value.fingerprint).toBe(whole.fingerprint);
    }
  });

  it('gives up on repeats in a column of different texts without losing one', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `u${i}@x.example,${(i * 7919) % 10007}.${i % 10},${i % 3}`);
    const reading = await readText(`email,amount,group\n${rows.join('\n')}\n`);
    expect(reading.raw.columns.map(({ unique }) => unique)).toEqual([false, false, true]);
    expect(rawRows(reading).every((cells, i) => cells.join(',') === rows[i])).toBe(true);
    expect(reading.inference.columns[0]?.distinct).toBe(20_000);
  });
});

describe('files that are no table', () => {
  it('says what is wrong with each', async () => {
    expect(await problemOf('')).toBe('data.empty-file');
    expect(await problemOf('\n\n\r\n')).toBe('data.no-table');
    expect(await problemOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 8, 8]))).toBe('data.zip-broken');
    expect(await problemOf(Uint8Array.from({ length: 4000 }, (_, i) => (i * 131 + (i >> 3)) & 255))).toBe('data.not-text');
    expect(await problemOf(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255]))).toBe('data.broken-gzip');
  });

  it('reads a header alone as columns without rows, and says so', async () => {
    const reading = await readText('name,email,won\n');
    expect(rowsOf(reading)).toEqual([['name', 'email', 'won']]);
    expect(codes(reading)).toEqual(['data.header-only']);
  });

  it('reads one column, and asks whether the separator is right', async () => {
    const reading = await readText('city\nOslo\nBergen\nOslo\n');
    expect(rowsOf(reading)).toEqual([['city'], ['Oslo'], ['Bergen'], ['Oslo']]);
    expect(codes(reading)).toEqual(['data.one-column']);
  });

  it('passes on what a hook throws, so that reading can be cancelled', async () => {
    const stop = new Error('stop');
    const reading = readFile(
      'file.csv',
      bytesSource(new TextEncoder().encode('a,b\n1,2\n')),
      {},
      { checkpoint: () => Promise.reject(stop) },
    );
    await expect(reading).rejects.toBe(stop);
  });
});
