import { describe, expect, it } from 'vitest';
import { readText } from './reading';

const day = Date.UTC(2025, 11, 31);
const at = (hour: number, minute: number, second = 0): number => day + ((hour * 60 + minute) * 60 + second) * 1000;

/** One way of writing 31 December 2025 a line, and what it stands for; the column holds other days written the same way. */
const DATES: Readonly<Record<string, number>> = {
  '2025-12-31': day,
  '2025/12/31': day,
  '2025.12.31': day,
  '20251231': day,
  '31.12.2025': day,
  '31.12.25': day,
  '31/12/2025': day,
  '31/12/25': day,
  '31-12-2025': day,
  '12/31/2025': day,
  '12/31/25': day,
  '12-31-2025': day,
  '31. desember 2025': day,
  '31. des. 2025': day,
  '31. Dezember 2025': day,
  '31. Dez. 2025': day,
  '31 December 2025': day,
  '31 Dec 2025': day,
  '31-Dec-2025': day,
  '31-des-25': day,
  'December 31, 2025': day,
  'Dec 31, 2025': day,
  '31st December 2025': day,
  'onsdag 31. desember 2025': day,
  'Mittwoch, 31. Dezember 2025': day,
  'Wednesday, December 31, 2025': day,
  '2025-12-31 14:05': at(14, 5),
  '2025-12-31T14:05:06Z': at(14, 5, 6),
  '31.12.2025 14:05:06': at(14, 5, 6),
  '31.12.2025 kl. 14.05': at(14, 5),
  '31.12.2025, 14:05 Uhr': at(14, 5),
  '12/31/2025 2:05:06 PM': at(14, 5, 6),
};

describe('dates', () => {
  it.each(Object.keys(DATES))('such as %s are read without asking', async (written) => {
    const rows = Array.from({ length: 25 }, (_, i) => `"${written}"\t${i}`).join('\n');
    const { inference, table } = await readText(`dato\tn\n${rows}\n`, { dialect: { delimiter: '\t' } });
    expect(inference.columns[0]).toMatchObject({ kind: 'date', missing: 0, misfitCount: 0 });
    expect(inference.questions).toEqual([]);
    expect(table.columns[0]).toMatchObject({ kind: 'date' });
    expect(table.columns[0] && 'data' in table.columns[0] ? table.columns[0].data[0] : null).toBe(DATES[written]);
  });

  it('that may be either are asked, and so are mixed ones, with their rows', async () => {
    const either = await readText('d,n\n01/02/2025,1\n03/04/2025,2\n05/06/2025,3\n');
    expect(either.inference.questions.map(({ message }) => message.code)).toEqual(['data.ask-date-order']);
    const mixed = await readText(
      `d,n\n${['31/12/2025', '30/11/2025', '12/25/2025', '11/10/2025'].map((d, i) => `${d},${i}`).join('\n')}\n`,
    );
    expect(mixed.inference.questions.map(({ message }) => message.code)).toEqual(['data.ask-mixed-dates']);
    expect(mixed.inference.columns[0]?.misfits).toEqual([2]);
  });
});

/** Four numbers of a column, as written, and what they are. */
const NUMBERS: Readonly<Record<string, readonly [readonly string[], readonly number[]]>> = {
  'points for thousands': [
    ['1.234,56', '12,5', '1.000.000,00', '-3,25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'a blank for thousands': [
    ['1 234,56', '12,5', '1 000 000,00', '-3,25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'a hard blank': [
    ['1\u00a0234,56', '12,5', '1\u00a0000\u00a0000,00', '-3,25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'a narrow blank': [
    ['1\u202f234,56', '12,5', '1\u202f000\u202f000,00', '-3,25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'a thin blank': [
    ['1\u2009234,56', '12,5', '1\u2009000\u2009000,00', '-3,25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'a figure blank': [
    ['1\u2007234,56', '12,5', '1\u2007000\u2007000,00', '-3,25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  apostrophes: [
    ["1'234.56", '12.5', "1'000'000.00", '-3.25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'curled apostrophes': [
    ['1’234.56', '12.5', '1’000’000.00', '-3.25'],
    [1234.56, 12.5, 1e6, -3.25],
  ],
  'brackets for minus': [
    ['(12)', '15', '(1)', '7'],
    [-12, 15, -1, 7],
  ],
  'a minus behind': [
    ['12-', '15', '1-', '7'],
    [-12, 15, -1, 7],
  ],
  'a real minus sign': [
    ['−12', '15', '−1', '7'],
    [-12, 15, -1, 7],
  ],
  'euros behind': [
    ['45,00 €', '1.200,50 €', '0,99 €', '-3,00 €'],
    [45, 1200.5, 0.99, -3],
  ],
  'kroner in front': [
    ['kr 100', 'kr 1 250,50', 'kr 3', 'kr 7'],
    [100, 1250.5, 3, 7],
  ],
  'pounds in front': [
    ['£1,200.50', '£3', '-£4.25', '£7'],
    [1200.5, 3, -4.25, 7],
  ],
  percents: [
    ['12 %', '7,5 %', '0 %', '100 %'],
    [0.12, 0.075, 0, 1],
  ],
};

describe('numbers', () => {
  it.each(Object.keys(NUMBERS))('with %s are read', async (form) => {
    const [written, values] = NUMBERS[form] as (typeof NUMBERS)[string];
    const rows = Array.from({ length: 24 }, (_, i) => `${written[i % 4]}\tx${i}`).join('\n');
    const { inference, table } = await readText(`verdi\tn\n${rows}\n`, { dialect: { delimiter: '\t' } });
    expect(inference.columns[0]).toMatchObject({ kind: 'number', misfitCount: 0 });
    const column = table.columns[0];
    expect(column && 'data' in column ? [...column.data.slice(0, 4)] : null).toEqual(values);
  });

  it.each(['0123', '+47 912 34 567', '1e5', '1234567890123456'])('that are names keep their characters: %s', async (written) => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i % 2 ? written : written.replace(/3/, '4')},${i}`).join('\n');
    const { raw, inference } = await readText(`kode,n\n${rows}\n`);
    expect(['text', 'category']).toContain(inference.columns[0]?.kind);
    expect(inference.columns[0]?.examples).toContain(written);
    expect(raw.rows).toBe(20);
  });
});
