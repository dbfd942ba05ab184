import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/data/read';
import { bytesSource } from '../../src/data/source';
import { book, bookParts, part, repeated, zip } from './books';

const SMALL =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>';
const MB = 1 << 20;
const BOOK = bookParts(SMALL);
const without = (name: string): typeof BOOK => BOOK.filter((one) => one.name !== name);
const cells = (text: string): string => `<row>${text.repeat(Math.floor(MB / text.length))}</row>`;
const ods = (rows: string): Uint8Array =>
  zip([
    part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    part(
      'content.xml',
      `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  ]);

/** Each builds its file; the codes are what may come of it. Twelve and more ways to make a small file ask for too much. */
const HOSTILE: Readonly<Record<string, readonly [() => Uint8Array, ...string[]]>> = {
  'a sheet packed a thousand to one': [
    () =>
      zip([
        ...without('xl/worksheets/sheet1.xml'),
        repeated('xl/worksheets/sheet1.xml', '<worksheet><sheetData>', cells('<c/>'), 600, '</sheetData></worksheet>'),
      ]),
    'data.packed-too-tight',
  ],
  'shared strings packed a thousand to one': [
    () => zip([...BOOK, repeated('xl/sharedStrings.xml', '<sst><si><t>', 'x'.repeat(MB), 600, '</t></si></sst>')]),
    'data.packed-too-tight',
  ],
  'parts that lie over one another': [
    () =>
      zip([...BOOK, part('xl/a.xml', 'x'.repeat(500)), part('xl/b.xml', 'y')], ({ name, at }) =>
        name === 'xl/b.xml' ? { at: at - 40 } : {},
      ),
    'data.zip-overlap',
    'data.zip-broken',
  ],
  'one part named many times': [
    () =>
      zip([...BOOK, ...Array.from({ length: 300 }, (_, n) => part(`xl/n${n}.xml`, 'x'))], ({ name }) =>
        name.startsWith('xl/n') ? { at: 0 } : {},
      ),
    'data.zip-overlap',
  ],
  'a hundred thousand parts': [
    () =>
      zip([
        ...BOOK,
        ...Array.from({ length: 100_000 }, (_, n) => ({ name: `x${n}`, packed: new Uint8Array(0), method: 0 as const, size: 0, crc: 0 })),
      ]),
    'data.zip-entries',
  ],
  'a part that says it is ten bytes': [
    () =>
      zip(
        [
          ...without('xl/worksheets/sheet1.xml'),
          repeated('xl/worksheets/sheet1.xml', '<worksheet><sheetData>', cells('<c/>'), 600, '</sheetData></worksheet>'),
        ],
        () => ({ size: 10 }),
      ),
    'data.packed-too-tight',
  ],
  'a part that says it is four gigabytes': [() => zip(BOOK, () => ({ size: 0xffffffff })), 'read'],
  'a part that goes beyond the file': [
    () => zip(BOOK, ({ name }) => (name === 'xl/workbook.xml' ? { packed: 0x7fffffff } : {})),
    'data.zip-broken',
  ],
  'a sheet that says it has a million columns': [
    () =>
      zip([
        ...without('xl/worksheets/sheet1.xml'),
        part(
          'xl/worksheets/sheet1.xml',
          `<worksheet><dimension ref="A1:BDWGN1048576"/><cols><col min="1" max="1000000"/></cols><sheetData>${SMALL}</sheetData></worksheet>`,
        ),
      ]),
    'read',
  ],
  'a cell in column one million': [() => book(`${SMALL}<row r="3"><c r="BDWGN3"><v>1</v></c></row>`), 'data.sheet-broken'],
  'a row beyond the last': [() => book(`${SMALL}<row r="4000000000"><c><v>1</v></c></row>`), 'data.sheet-broken'],
  'entities that grow a billionfold': [
    () =>
      zip([
        ...BOOK,
        part(
          'xl/sharedStrings.xml',
          `<!DOCTYPE l [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`).join('')}]><sst><si><t>&a8;</t></si></sst>`,
        ),
      ]),
    'data.odd-xml',
  ],
  'an entity that is another file': [
    () =>
      zip([
        ...without('xl/workbook.xml'),
        part(
          'xl/workbook.xml',
          '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><workbook><sheets><sheet name="&f;"/></sheets></workbook>',
        ),
      ]),
    'data.odd-xml',
  ],
  'an OpenDocument entity bomb': [() => zip([part('content.xml', '<!DOCTYPE l [<!ENTITY a "lol">]><x>&a;</x>')]), 'data.odd-xml'],
  'one long text said in every cell': [
    () =>
      zip([
        ...without('xl/worksheets/sheet1.xml'),
        part('xl/sharedStrings.xml', `<sst><si><t>${Array.from({ length: 200_000 }, (_, n) => n * 7919).join(' ')}</t></si></sst>`),
        part(
          'xl/worksheets/sheet1.xml',
          `<worksheet><sheetData>${Array.from({ length: 20_000 }, (_, r) => `<row r="${r + 1}"><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`).join('')}</sheetData></worksheet>`,
        ),
      ]),
    'data.sheet-too-big',
  ],
  'an .ods with a row repeated a billion times': [
    () =>
      ods(
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
      ),
    'data.file-broken',
    'data.sheet-too-big',
  ],
  'an .xlsb packed a thousand to one': [
    () => zip([part('[Content_Types].xml', '<Types/>'), repeated('xl/workbook.bin', '', '\0'.repeat(MB), 600, '')]),
    'data.packed-too-tight',
  ],
  'an archive in an archive': [() => zip([part('a.csv', zip([part('b.csv', 'a,b\n1,2\n')]))]), 'data.zip-no-table'],
};

describe('hostile workbooks and archives', () => {
  it.each(Object.keys(HOSTILE))(
    '%s is refused in words, or safe',
    async (name) => {
      const [build, ...codes] = HOSTILE[name] as (typeof HOSTILE)[string];
      const bytes = build();
      const before = process.memoryUsage().rss;
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
      const result = await readFile(
        'hostile.xlsx',
        bytesSource(bytes),
        {},
        { checkpoint: () => new Promise((resolve) => setImmediate(resolve)) },
      );
      most = Math.max(most, process.memoryUsage().rss);
      clearInterval(watch);
      expect(codes).toContain(result.ok ? 'read' : result.problem.code);
      expect((most - before) / 1e6).toBeLessThan(300);
    },
    20_000,
  );
});
