import { describe, expect, it } from 'vitest';
import { sameFormat, saidFormat } from '../../src/data/mends';
import { reread } from '../../src/data/read';
import type { DateFormat, NumberFormat } from '../../src/data/reading';
import { readText, rowsOf } from './reading';

const amounts = (odd: readonly string[]): string =>
  `id;amount\n${[...Array.from({ length: 98 }, (_, i) => `${100 + i},50`), ...odd].map((cell, i) => `${i};${cell}`).join('\n')}\n`;

describe('a column of numbers with a few texts', () => {
  it('stays a column of numbers, names the rows that do not fit, and asks', async () => {
    const reading = await readText(amounts(['ca. 1000', 'see note']));
    expect(reading.inference.columns[1]).toMatchObject({ kind: 'number', misfitCount: 2, misfits: [98, 99] });
    expect(reading.inference.questions.map(({ message }) => message.code)).toEqual(['data.ask-misfits']);
  });

  it('stays one also where all numbers are whole and the texts hold digits, but article numbers stay texts', async () => {
    const whole = (odd: string): string => amounts([odd, odd]).replaceAll(',50', '');
    expect((await readText(whole('ca. 1000'))).inference.columns[1]).toMatchObject({ kind: 'number', misfitCount: 2 });
    expect((await readText(whole('85123A'))).inference.columns[1]?.kind).not.toBe('number');
  });

  it('takes what the user says a text means, and only for that text', async () => {
    const reading = await readText(amounts(['ca. 1000', 'see note']));
    const format = reading.inference.columns[1]?.format as NumberFormat;
    const mended = reread(reading, [{ name: 'amount', kind: 'number', format: { ...format, mends: [['ca. 1000', 1000]] } }]);
    expect(rowsOf(mended).slice(-2)).toEqual([
      ['98', 1000],
      ['99', null],
    ]);
    expect(mended.inference.columns[1]).toMatchObject({ misfitCount: 1, misfits: [99], format: { mends: [['ca. 1000', 1000]] } });
    expect(mended.inference.questions).toEqual([]);
  });

  it('takes dates the same way', async () => {
    const days = Array.from({ length: 98 }, (_, i) => `${i};${String((i % 28) + 1).padStart(2, '0')}.03.2025`);
    const reading = await readText(`id;day\n${[...days, '98;mid March'].join('\n')}\n`);
    const format = reading.inference.columns[1]?.format as DateFormat;
    expect(reading.inference.columns[1]).toMatchObject({ kind: 'date', misfitCount: 1 });
    const ides = Date.UTC(2025, 2, 15);
    const mended = reread(reading, [{ name: 'day', kind: 'date', format: { ...format, mends: [['mid March', ides]] } }]);
    expect(rowsOf(mended).at(-1)).toEqual(['98', ides]);
    expect(mended.inference.columns[1]?.misfitCount).toBe(0);
  });
});

describe('what a recipe says of odd texts', () => {
  const format: NumberFormat = { type: 'number', decimal: ',', group: '', percent: false, currency: '', mends: [['ca. 1000', 1000]] };

  it('names each by a mark, from which the same table comes', async () => {
    const said = saidFormat(format);
    expect(JSON.stringify(said)).not.toContain('ca.');
    const reading = await readText(amounts(['ca. 1000', 'ca. 2000']));
    const again = reread(reading, [{ name: 'amount', kind: 'number', ...(said && { format: said }) }]);
    expect(rowsOf(again).slice(-2)).toEqual([
      ['98', 1000],
      ['99', null],
    ]);
    expect(again.inference.columns[1]).toMatchObject({ misfits: [99], said: { kind: 'number' } });
  });

  it('is the same by text and by mark, and another when a meaning is', () => {
    const said = saidFormat(format) as NumberFormat;
    expect(sameFormat(format, said)).toBe(true);
    expect(saidFormat({ ...said, mends: [['ca. 1000', 1000]] })).toEqual(said);
    expect(sameFormat(format, { ...format, mends: [['ca. 1000', 999]] })).toBe(false);
    expect(sameFormat(format, { ...format, decimal: '.' })).toBe(false);
    expect(saidFormat({ type: 'text' })).toBeNull();
  });
});
