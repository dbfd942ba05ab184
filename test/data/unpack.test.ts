import { describe, expect, it } from 'vitest';
import type { ReadHooks } from '../../src/data/reading';
import { tablesInArchive } from '../../src/data/unpack';
import { book, part, repeated, zip, type Part } from '../files/books';

const MB = 1 << 20;
const archive = (...parts: readonly Part[]): Uint8Array => zip(parts);

async function unpacked(bytes: Uint8Array, hooks: ReadHooks = {}): Promise<unknown> {
  const tables = await tablesInArchive('export.zip', new Blob([bytes as Uint8Array<ArrayBuffer>]), hooks);
  if (!tables.ok) return tables.problem.code;
  return Promise.all(tables.value.map(async ({ name, file }) => [name, await file.text()]));
}

describe('an archive of tables', () => {
  it('is taken apart into its tables; what else lies in it is left', async () => {
    const bytes = archive(
      part('2024/january.csv', 'a,b\n1,2\n'),
      part('2024/February.CSV', 'a,b\n3,4\n'),
      part('read me.pdf', '%PDF'),
      part('__MACOSX/2024/._january.csv', 'x'),
      part('.hidden.csv', 'x'),
    );
    expect(await unpacked(bytes)).toEqual([
      ['january.csv', 'a,b\n1,2\n'],
      ['February.CSV', 'a,b\n3,4\n'],
    ]);
  });

  it('is not a workbook, nor any other file', async () => {
    expect(await unpacked(book('<row r="1"><c r="A1"><v>1</v></c></row>'))).toEqual([]);
    expect(await unpacked(new TextEncoder().encode('a,b\n1,2\n'))).toEqual([]);
    expect(await unpacked(new Uint8Array())).toEqual([]);
  });

  it('without a table says so', async () => {
    expect(await unpacked(archive(part('a.pdf', 'x'), part('b.docx', 'y')))).toBe('data.zip-no-table');
  });

  it('names its files without folders and without signs that would deceive', async () => {
    const bytes = archive(
      part('../../etc/passwd.csv', 'a\n1\n'),
      part('C:\\temp\\b.csv', 'a\n1\n'),
      part('safe\u202Evsc.exe\n.csv', 'a\n1\n'),
    );
    expect(((await unpacked(bytes)) as string[][]).map(([name]) => name)).toEqual(['passwd.csv', 'b.csv', 'safevsc.exe.csv']);
  });
});

describe('a hostile archive', () => {
  it('that unpacks a thousand to one is refused', async () => {
    expect(await unpacked(archive(repeated('a.csv', 'a,b\n', 'x'.repeat(MB), 600, '')))).toBe('data.packed-too-tight');
  });

  it('of many parts that are too much together is refused, whatever they say of themselves', async () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `${i * 7919},${i ^ 0x5555}`).join('\n');
    const parts = Array.from({ length: 10 }, (_, n) => part(`${n}.csv`, text));
    expect(
      await unpacked(
        zip(parts, () => ({ size: 10 })),
        { room: text.length * 5 },
      ),
    ).toBe('data.part-too-big');
  });

  it('with parts over one another, too many of them, or a password is refused', async () => {
    const [a, b] = [part('a.csv', 'x'.repeat(500)), part('b.csv', 'y')];
    expect(await unpacked(zip([a, b], ({ name, at }) => (name === 'b.csv' ? { at: at - 40 } : {})))).toMatch(
      /^data\.zip-(?:overlap|broken)$/,
    );
    const empty = { packed: new Uint8Array(0), method: 0 as const, size: 0, crc: 0 };
    expect(await unpacked(zip(Array.from({ length: 30_000 }, (_, n) => ({ name: `${n}.csv`, ...empty }))))).toBe('data.zip-entries');
    expect(await unpacked(archive(a).slice(0, -30))).toBe('data.zip-broken');
  });
});
