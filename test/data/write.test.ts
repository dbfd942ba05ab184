import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { dictColumn, numericColumn, tableOf } from '../../src/core/table';
import { rawCell } from '../../src/data/cells';
import { writeCsv } from '../../src/data/write';
import { readText, rowsOf } from './reading';

const text = fc.string({
  unit: fc.constantFrom('a', 'æ', '€', '"', "'", ',', ';', '\t', '\n', '\r', '\\', ' ', '=', '0', '-', '.'),
  maxLength: 8,
});
/** No row without any text: the reader leaves those out. */
const tables = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(
    fc.array(text, { minLength: width, maxLength: width }).map(([, ...rest]) => ['x', ...rest]),
    { minLength: 1, maxLength: 12 },
  ),
);

describe('files out', () => {
  it('come back as they were, and another reader agrees', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(',' as const, ';' as const, '\t' as const), async (rows, delimiter) => {
        const width = (rows[0] as string[]).length;
        const columns = Array.from({ length: width }, (_, c) => dictColumn(`c${c}`, 'text', rows.map((row) => row[c] || null))); // prettier-ignore
        const file = writeCsv(tableOf(columns), { delimiter, decimal: '.', formulaSafe: false }).join('');
        const { raw } = await readText(file, { dialect: { delimiter, quote: '"', escape: 'double', skip: 0, headerRows: 1 } });
        const back = Array.from({ length: raw.rows }, (_, row) => raw.columns.map((column) => rawCell(column, row)));
        expect(back).toEqual(rows);
        const papa = Papa.parse<string[]>(file, { delimiter, skipEmptyLines: true });
        expect(papa.data.slice(1)).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('keep every digit of a number', async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
    await fc.assert(
      fc.asyncProperty(
        fc.array(number, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('.' as const, ',' as const),
        async (values, decimal) => {
          const file = writeCsv(tableOf([dictColumn('k', 'text', values.map((_, i) => `k${i}`)), numericColumn('n', 'number', values)]), { delimiter: ';', decimal }); // prettier-ignore
          const format = { type: 'number', decimal, group: '', percent: false, currency: '' } as const;
          const reading = await readText(file.join(''), {
            dialect: { delimiter: ';', headerRows: 1, skip: 0 },
            columns: [{ name: 'n', kind: 'number', format }],
          });
          expect(rowsOf(reading).slice(1).map((row) => row[1])).toEqual(values); // prettier-ignore
        },
      ),
      { numRuns: 100 },
    );
  });

  it('run nothing in a spreadsheet, while negative numbers stay numbers', () => {
    const table = tableOf([
      dictColumn('=note', 'text', ['=1+1', '+47 912 34 567', '-5', '@SUM(A1)', '\tx', '-2+3', 'plain', null]),
      numericColumn('n', 'number', [-1, 2, null, -3.5, 5, 6, 7, 8]),
    ]);
    expect(writeCsv(table, { delimiter: ';', decimal: ',' }).join('').split('\r\n')).toEqual([
      "'=note;n", "'=1+1;-1", '+47 912 34 567;2', '-5;', "'@SUM(A1);-3,5", "\"'\tx\";5".replaceAll('"', ''), "'-2+3;6", 'plain;7', ';8', '',
    ]); // prettier-ignore
  });

  it('write dates as ISO, yes and no as words, and a decimal comma in a comma file in quotes', () => {
    const table = tableOf([
      numericColumn('d', 'date', [Date.UTC(2024, 0, 31), null]),
      numericColumn('t', 'date', [Date.UTC(2024, 0, 31, 8, 45), null]),
      numericColumn('b', 'bool', [true, null]),
      numericColumn('n', 'number', [1.5, null]),
    ]);
    expect(writeCsv(table, { delimiter: ',', decimal: ',', bom: true }).join('')).toBe(
      '\ufeffd,t,b,n\r\n2024-01-31,2024-01-31 08:45:00,true,"1,5"\r\n,,,\r\n',
    );
  });
});
