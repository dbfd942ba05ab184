import { describe, expect, it } from 'vitest';
import { book } from '../files/books';
import { problemOf, readBytes, rowsOf } from './reading';

const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0000"/><numFmt numFmtId="166" formatCode="#,##0.00\\ [$kr-414]"/><numFmt numFmtId="167" formatCode="[h]:mm"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="167"/></cellXfs>';
const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (ref: string, value: number | string, style = 0): string => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
const row = (n: number, ...cells: string[]): string => `<row r="${n}">${cells.join('')}</row>`;
const names = (...of: string[]): string => row(1, ...of.map((name, i) => text(`${'ABCDEFG'[i]}1`, name)));
const when = (iso: string): number => Date.parse(`${iso}Z`);

describe('a workbook', () => {
  it('keeps empty cells where they are', async () => {
    const reading = await readBytes(book(names('a', 'b', 'c') + row(2, number('A2', 1), number('C2', 3)) + row(4, number('B4', 2))));
    expect(rowsOf(reading)).toEqual([
      ['a', 'b', 'c'],
      [1, null, 3],
      [null, 2, null],
    ]);
  });

  it('reads dates to the millisecond in both systems', async () => {
    const sheet =
      names('d', 'n') + row(2, number('A2', '43831.520833333336', 5), number('B2', 1)) + row(3, number('A3', '43831', 1), number('B3', 2));
    const dates = [when('2020-01-01T12:30:00'), when('2020-01-01T00:00:00')];
    expect((await readBytes(book(sheet, { styles: STYLES }))).table.columns[0]).toMatchObject({
      kind: 'date',
      data: Float64Array.from(dates),
    });
    const later = await readBytes(book(sheet, { styles: STYLES, date1904: true }));
    expect(later.table.columns[0]).toMatchObject({
      kind: 'date',
      data: Float64Array.from([when('2024-01-02T12:30:00'), when('2024-01-02T00:00:00')]),
    });
  });

  it('takes what is shown into account: percent, currency, leading zeros, hours', async () => {
    const cells = (n: number): string =>
      row(n, number(`A${n}`, 0.12, 2), number(`B${n}`, 150 + n, 3), number(`C${n}`, 1234.5 + n, 4), number(`D${n}`, 1.5, 6));
    const reading = await readBytes(book(names('x', 'postnr', 'pris', 'tid') + [2, 3, 4].map(cells).join(''), { styles: STYLES }));
    expect(rowsOf(reading)[1]).toEqual([0.12, '0152', 1236.5, '36:00:00']);
    expect(reading.roles.map(({ role }) => role).slice(0, 3)).toEqual(['share', 'postcode', 'money']);
    expect(reading.inference.columns[2]?.format).toMatchObject({ currency: 'kr' });
  });

  it('takes formulas by their cached value, errors as missing, and counts both kinds of gap', async () => {
    const sheet =
      names('a', 'b') +
      row(2, '<c r="A2"><f>1+1</f><v>2</v></c>', '<c r="B2" t="e"><v>#DIV/0!</v></c>') +
      row(3, '<c r="A3"><f>NOW()</f></c>', number('B3', 7)) +
      row(4, number('A4', 5), '<c r="B4" t="e"><v>#N/A</v></c>');
    const reading = await readBytes(book(sheet));
    expect(rowsOf(reading).slice(1)).toEqual([
      [2, null],
      [null, 7],
      [5, null],
    ]);
    expect(reading.warnings).toContainEqual({ code: 'data.error-cells', args: { count: 2 } });
    expect(reading.warnings).toContainEqual({ code: 'data.unsaved-formulas', args: { count: 1 } });
  });

  it('joins rich text, decodes escapes and leaves reading aids out', async () => {
    const strings =
      '<sst><si><r><t>Ola </t></r><r><rPr><b/></rPr><t>Nordmann</t></r></si><si><t>a_x000D_&#10;b &amp; c</t></si><si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si></sst>';
    const shared = (ref: string, n: number): string => `<c r="${ref}" t="s"><v>${n}</v></c>`;
    const reading = await readBytes(
      book(names('a', 'b') + [0, 1, 2].map((n) => row(n + 2, shared(`A${n + 2}`, n), number(`B${n + 2}`, n))).join(''), { strings }),
    );
    expect(
      rowsOf(reading)
        .slice(1)
        .map(([first]) => first),
    ).toEqual(['Ola Nordmann', 'a\nb & c', '東京']);
  });

  it('takes the first visible sheet with a table, names the hidden ones, and reads another when told', async () => {
    const other = names('x', 'y') + row(2, number('A2', 8), number('B2', 9));
    const bytes = book(row(1, text('A1', 'Report')), { others: { Tall: other, 'hidden Old': other.replace('8', '7') } });
    const reading = await readBytes(bytes);
    expect(reading.dialect).toMatchObject({ format: 'xlsx', sheet: 'Tall' });
    expect(reading.raw.sheets).toEqual([
      { name: 'Sheet1', hidden: false },
      { name: 'Tall', hidden: false },
      { name: 'Old', hidden: true },
    ]);
    expect(reading.warnings).toContainEqual({ code: 'data.hidden-sheets', args: { sheets: 'Old', count: 1 } });
    expect(rowsOf(await readBytes(bytes, { dialect: { sheet: 'Old' } }))[1]).toEqual([7, 9]);
  });

  it('sets titles above and totals below aside, and takes them back when told', async () => {
    const lines = Array.from({ length: 6 }, (_, i) =>
      row(i + 4, text(`A${i + 4}`, `N${i}`), number(`B${i + 4}`, i), number(`C${i + 4}`, i * 2)),
    ).join('');
    const sheet =
      row(1, text('A1', 'Sales 2025')) +
      row(3, text('A3', 'who'), text('B3', 'n'), text('C3', 'm')) +
      lines +
      row(10, text('A10', 'Total'), number('C10', 30)) +
      row(12, text('A12', 'Source: our own books'));
    const reading = await readBytes(book(sheet));
    expect(reading.table.rows).toBe(6);
    expect(reading.raw.preamble).toEqual([['Sales 2025']]);
    expect(reading.raw.aside).toEqual([
      { line: 10, cells: ['Total', '', '30'], why: 'total' },
      { line: 12, cells: ['Source: our own books', '', ''], why: 'remark' },
    ]);
    expect((await readBytes(book(sheet), { dialect: { footer: 0 } })).table.rows).toBe(8);
  });

  it('asks where a text such as 1.234 stands among stored numbers', async () => {
    const sheet =
      names('v', 'w') +
      row(2, number('A2', 2), number('B2', 1)) +
      row(3, text('A3', '1.234'), number('B3', 1)) +
      row(4, number('A4', 15), number('B4', 1.234));
    const { inference } = await readBytes(book(sheet));
    expect(inference.questions.map(({ column, message }) => [column, message.code])).toEqual([['v', 'data.ask-thousands']]);
    expect(inference.columns[1]?.format).toMatchObject({ decimal: '.', group: '' });
  });

  it('that is empty or protected says so', async () => {
    expect(await problemOf(book(''))).toBe('data.empty-book');
    const locked = new Uint8Array(2048);
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    [...'EncryptedPackage'].forEach((letter, i) => (locked[1024 + i * 2] = letter.charCodeAt(0)));
    expect(await problemOf(locked)).toBe('data.password');
  });
});

describe('JSON lines', () => {
  it('are columns by name; long numbers keep their digits', async () => {
    const lines =
      '{"id":12345678901234567890,"name":"Åse","v":1.5}\n{"id":12345678901234567891,"v":2,"ok":true}\n\n{"name":"Bo","list":[1,2]}\n';
    const reading = await readBytes(new TextEncoder().encode(lines));
    expect(reading.dialect.format).toBe('json-lines');
    expect(rowsOf(reading)).toEqual([
      ['id', 'name', 'v', 'ok', 'list'],
      ['12345678901234567890', 'Åse', 1.5, null, null],
      ['12345678901234567891', null, 2, 'TRUE', null],
      [null, 'Bo', null, null, '[1,2]'],
    ]);
  });

  it('that break off say which line', async () => {
    expect(await problemOf('{"a":1}\n{"a":2}\n{"a":')).toBe('data.json-line');
  });
});
