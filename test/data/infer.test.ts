import { describe, expect, it } from 'vitest';
import { reread } from '../../src/data/read';
import { kindsOf, readText, rowsOf } from './reading';

const day = (iso: string): number => Date.parse(`${iso}Z`);
/** The second column; the first only keeps the rows apart. */
async function column(
  cells: readonly string[],
  header = 'value',
): Promise<{ kind: string; values: unknown[]; questions: string[]; misfits: number }> {
  const reading = await readText(`row\t${header}\n${cells.map((cell, i) => `${i + 1}\t${cell}`).join('\n')}\n`, {
    dialect: { delimiter: '\t', quote: '', headerRows: 1 },
  });
  const inferred = reading.inference.columns[1];
  return {
    kind: inferred?.kind ?? '',
    values: rowsOf(reading).slice(1).map((row) => row[1]), // prettier-ignore
    questions: reading.inference.questions.map(({ message }) => message.code),
    misfits: inferred?.misfitCount ?? 0,
  };
}

describe('numbers', () => {
  it('are read in every way people write them', async () => {
    const cases: [string[], number[]][] = [
      [['1.234,56', '7,5', '1.000.000,00'], [1234.56, 7.5, 1e6]],
      [['1,234.56', '7.5', '1,000,000.00'], [1234.56, 7.5, 1e6]],
      [['1 234,56', '7,5', '12\u00a0345,00', '1\u202f000,1', '1\u2009000,2', '1\u2007000,3'], [1234.56, 7.5, 12345, 1000.1, 1000.2, 1000.3]],
      [["1'234.56", '7.5', '1’000’000.25'], [1234.56, 7.5, 1000000.25]],
      [['(12,50)', '12,50-', '-12,50', '−1,00', '+3,00'], [-12.5, -12.5, -12.5, -1, 3]],
      [['45,00 €', '€ 3,50', '-2,00 €'], [45, 3.5, -2]],
      [['kr 100', 'kr 2 500', '-kr 3', 'kr. 7,50'], [100, 2500, -3, 7.5]],
      [['100,-', '2.500,-', '99,50'], [100, 2500, 99.5]],
      [['$1,234.50', '-$3.00', '($4.25)'], [1234.5, -3, -4.25]],
      [['12 %', '3,5 %', '100%'], [0.12, 0.035, 1]],
      [['1.5e-05', '2.25E+10', '3.0'], [1.5e-5, 2.25e10, 3]],
      [['12', '1e300', '7', '40'], [12, 1e300, 7, 40]],
      [['12', '1.5e3', '7', '-1e-200'], [12, 1500, 7, -1e-200]],
      [['.5', '1.25', '-.75'], [0.5, 1.25, -0.75]],
    ]; // prettier-ignore
    for (const [cells, values] of cases) expect(await column(cells)).toEqual({ kind: 'number', values, questions: [], misfits: 0 });
  });

  it('take missing words for missing, and a lone blank too', async () => {
    expect(await column(['1', '2', 'NA', 'n/a', '-', 'NULL', ' ', '#N/A', '3'])).toMatchObject({
      kind: 'number',
      values: [1, 2, null, null, null, null, null, null, 3],
      misfits: 0,
    });
  });

  it('ask where a sign may part thousands or decimals', async () => {
    expect(await column(['1.234', '2.345', '9.999'])).toMatchObject({ questions: ['data.ask-thousands'] });
    expect((await column(['1.234', '950', '12.345', '870'])).values).toEqual([1234, 950, 12345, 870]);
    expect((await column(['1.234', '0.95', '12.345'])).values).toEqual([1.234, 0.95, 12.345]);
  });

  it('take the sign from the other columns of the file', async () => {
    const reading = await readText('a;b\n1.234;2,5\n5.678;3,25\n9.012;4,0\n');
    expect(rowsOf(reading)[1]).toEqual([1234, 2.5]);
    expect(reading.inference.questions).toEqual([]);
  });

  it('list the rows that do not fit and ask', async () => {
    const cells = [...Array.from({ length: 40 }, (_, i) => `${i}.5`), 'unknown'];
    expect(await column(cells)).toMatchObject({ kind: 'number', misfits: 1, questions: ['data.ask-misfits'] });
  });

  it('ask where decimal points and commas are mixed', async () => {
    const cells = [...Array.from({ length: 40 }, (_, i) => `${i}.55`), '7,25', '8,25'];
    expect(await column(cells)).toMatchObject({ kind: 'number', misfits: 2, questions: ['data.ask-mixed-signs'] });
  });
});

describe('digits that are names', () => {
  it('stay as they are', async () => {
    for (const cells of [
      ['0123', '4567', '8901'],
      ['+4791234567', '+4798765432', '+4740000000'],
      ['1234567890123456', '2345678901234567', '3456789012345678'],
      ['1e5', '2e3', '77'],
      ['12E123', '13E456', '77'],
      ['A12', 'B7', 'C9'],
      ...[['536365', '536366', '536367', '536368', '536369', '536370', '536371', '536372', '536373', '536374', '536375', 'C536376']],
    ]) {
      const read = await column(cells);
      expect(read.kind).toMatch(/text|category/);
      expect(read.values).toEqual(cells);
    }
  });

  it('become categories where a few codes come back under a header that says so', async () => {
    const reading = await readText(
      'Region,Channel,Fresh\n' + Array.from({ length: 30 }, (_, i) => `${(i % 3) + 1},${(i % 2) + 1},${i * 37}`).join('\n'),
    );
    expect(kindsOf(reading)).toEqual({ Region: 'category', Channel: 'category', Fresh: 'number' });
    expect(rowsOf(reading)[1]).toEqual(['1', '1', 0]);
  });
});

describe('dates', () => {
  it('are read in many forms and three languages', async () => {
    const cases: [string[], string[]][] = [
      [['2024-01-31', '2024-12-01'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['2024-01-31T08:45:10', '2024-12-01T23:00:00.250'], ['2024-01-31T08:45:10', '2024-12-01T23:00:00.250']],
      [['2024-01-31 08:45:10 +0000', '2024-12-01 23:00:00Z'], ['2024-01-31T08:45:10', '2024-12-01T23:00:00']],
      [['31.01.2024', '1.12.2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['31.01.24', '01.12.99'], ['2024-01-31T00:00', '1999-12-01T00:00']],
      [['31/01/2024', '01/12/2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['01/31/2024', '12/01/2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['12/31/2024 12:05 AM', '12/01/2024 01:30 PM'], ['2024-12-31T00:05', '2024-12-01T13:30']],
      [['31.01.2024 08.45', '01.12.2024 17.00'], ['2024-01-31T08:45', '2024-12-01T17:00']],
      [['31-01-2024', '01-12-2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['2024/01/31', '2024/12/01'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['2019.04.19.', '2019.12.01.'], ['2019-04-19T00:00', '2019-12-01T00:00']],
      [['31 Jan 2024', '1 December 2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['Jan 31, 2024', 'December 1, 2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['31. januar 2024', '1. desember 2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
      [['31. Januar 2024', '1. März 2024', '2. Dez. 2024'], ['2024-01-31T00:00', '2024-03-01T00:00', '2024-12-02T00:00']],
      [['31-Jan-2024', '01-Oct-2024'], ['2024-01-31T00:00', '2024-10-01T00:00']],
      [['Wed, 31 Jan 2024', 'Sun, 1 Dec 2024'], ['2024-01-31T00:00', '2024-12-01T00:00']],
    ]; // prettier-ignore
    for (const [cells, isos] of cases)
      expect(await column(cells)).toMatchObject({ kind: 'date', values: isos.map(day), misfits: 0, questions: [] });
  });

  it('take eight digits for dates only under a header that says so', async () => {
    expect(await column(['20240131', '20241201'], 'Datum')).toMatchObject({
      kind: 'date',
      values: [day('2024-01-31T00:00'), day('2024-12-01T00:00')],
    });
    expect((await column(['20240131', '20241201'], 'Artikelnr')).kind).not.toBe('date');
  });

  it('ask when no day is above 12, and when the order is mixed', async () => {
    expect((await column(['03/04/25', '05/06/25', '07/08/25'])).questions).toEqual(['data.ask-date-order']);
    expect((await column(['13/04/2025', '05/26/2025', '17/08/2025', '18/08/2025'])).questions).toEqual(['data.ask-mixed-dates']);
  });

  it('are read again the other way round after an answer, without the file', async () => {
    const reading = await readText('id,when\n1,03/04/25\n2,05/06/25\n');
    const answer = reading.inference.questions[0]?.options[1];
    expect(rowsOf(reading)[1]?.[1]).toBe(day('2025-04-03T00:00'));
    expect(rowsOf(reread(reading, answer ? [answer] : []))[1]?.[1]).toBe(day('2025-03-04T00:00'));
  });

  it('know no 31 February', async () => {
    const cells = [...Array.from({ length: 28 }, (_, i) => `2024-02-${String(i + 1).padStart(2, '0')}`), '2024-02-31'];
    expect(await column(cells)).toMatchObject({ kind: 'date', misfits: 1 });
  });
});

describe('yes and no, choices and texts', () => {
  it('tell yes and no in words', async () => {
    for (const cells of [
      ['Yes', 'No', 'yes'],
      ['ja', 'nei', 'ja'],
      ['ja', 'nein', 'ja'],
      ['TRUE', 'FALSE', 'TRUE'],
    ]) {
      expect(await column(cells)).toMatchObject({ kind: 'bool', values: [1, 0, 1] });
    }
    expect((await column(['yes', 'no', 'unknown', 'yes', 'no', 'unknown'])).kind).toBe('category');
  });

  it('take 0 and 1 for yes and no unless the header counts', async () => {
    const cells = Array.from({ length: 40 }, (_, i) => String(i % 2));
    expect((await column(cells, 'SeniorCitizen')).kind).toBe('bool');
    expect((await column(cells, 'number_of_visits')).kind).toBe('number');
  });

  it('know a choice from a text', async () => {
    expect((await column(['Oslo', 'Bergen', 'Oslo', 'Bergen'])).kind).toBe('category');
    expect((await column(Array.from({ length: 30 }, (_, i) => `Remark ${'abcdefghijklmnopqrstuvwxyzæøåé'[i]}`))).kind).toBe('text');
  });

  it('obey the user without reading again', async () => {
    const reading = await readText('zip,n\n1234,1\n5678,2\n');
    const again = reread(reading, [{ name: 'n', kind: 'category', role: 'segment' }]);
    expect(kindsOf(again)).toEqual({ zip: 'text', n: 'category' });
    expect(again.roles[1]?.role).toBe('segment');
    expect(again.raw).toBe(reading.raw);
  });
});
