import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBytes, readText, rowsOf } from './reading';

/** æøå in windows-1252. */
const cp1252 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));
const utf16 = (text: string, little: boolean): Uint8Array => {
  const out = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) new DataView(out.buffer).setUint16(i * 2, text.charCodeAt(i), little);
  return out;
};
const TEXT = 'navn;by;beløp\r\nBjørn Sæther;Tromsø;12,50\r\nÅse Bø;Ålesund;7,25\r\nKåre Lie;Ås;1,00\r\n';
const ROWS = [['navn', 'by', 'beløp'], ['Bjørn Sæther', 'Tromsø', 12.5], ['Åse Bø', 'Ålesund', 7.25], ['Kåre Lie', 'Ås', 1]]; // prettier-ignore

describe('guesses about the file', () => {
  it('reads the same table from every encoding', async () => {
    const files: [string, Uint8Array][] = [
      ['utf-8', new TextEncoder().encode(TEXT)],
      ['utf-8', new TextEncoder().encode(`\ufeff${TEXT}`)],
      ['windows-1252', cp1252(TEXT)],
      ['utf-16le', utf16(TEXT, true)],
      ['utf-16le', utf16(`\ufeff${TEXT}`, true)],
      ['utf-16be', utf16(`\ufeff${TEXT}`, false)],
    ];
    for (const [encoding, bytes] of files) {
      const reading = await readBytes(bytes);
      expect(reading.dialect.encoding).toBe(encoding);
      expect(rowsOf(reading)).toEqual(ROWS);
    }
  });

  it('starts again in another encoding when UTF-8 breaks late in the file', async () => {
    const plain = 'id,name\n' + Array.from({ length: 40_000 }, (_, i) => `${i},plain name`).join('\n');
    const reading = await readBytes(cp1252(`${plain}\n99999,Søren Ærlig\n`));
    expect(reading.dialect.encoding).toBe('windows-1252');
    expect(rowsOf(reading).at(-1)?.[1]).toBe('Søren Ærlig');
  });

  it('obeys a chosen encoding', async () => {
    const bytes = Uint8Array.from([...'a;b\nx;'].map((c) => c.charCodeAt(0)).concat([0xe8, 10]));
    expect(rowsOf(await readBytes(bytes, { dialect: { encoding: 'windows-1250' } }))[1]).toEqual(['x', 'č']);
    expect(rowsOf(await readBytes(bytes, { dialect: { encoding: 'iso-8859-1' } }))[1]).toEqual(['x', 'è']);
    expect(rowsOf(await readBytes(bytes, { dialect: { encoding: 'macintosh' } }))[1]).toEqual(['x', 'Ë']);
    expect(rowsOf(await readBytes(bytes, { dialect: { encoding: 'utf-8' } }))[1]).toEqual(['x', '\ufffd']);
  });

  it('finds the separator, with a reason', async () => {
    for (const [sign, code] of [
      [',', 'even-rows'],
      [';', 'even-rows'],
      ['\t', 'even-rows'],
      ['|', 'even-rows'],
    ] as const) {
      const reading = await readText(
        ['id', 'name', 'n'].join(sign) + '\n' + [1, 2, 3].map((i) => [i, `x${i}`, i * 2].join(sign)).join('\n'),
      );
      expect(reading.dialect.delimiter).toBe(sign);
      expect(reading.guess.delimiter.reason.code).toBe(`data.delimiter-${code}`);
    }
  });

  it('believes a sep= line', async () => {
    const reading = await readText('sep=|\na,b|c\n1,2|3\n');
    expect(reading.guess.delimiter).toMatchObject({ value: '|', reason: { code: 'data.delimiter-sep-line' } });
    expect(rowsOf(reading)[0]).toEqual(['a,b', 'c']);
  });

  it('is not led astray by decimal commas', async () => {
    expect((await readText('a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n')).dialect.delimiter).toBe(';');
  });

  it('sees that there is no header, and can be told otherwise', async () => {
    const text = '18.09.2024;Coop;-33,87\n19.09.2024;Rema;-12,00\n20.09.2024;Kiwi;-9,50\n';
    const reading = await readText(text);
    expect(reading.dialect.headerRows).toBe(0);
    expect(rowsOf(reading)[0]).toEqual(['Column 1', 'Column 2', 'Column 3']);
    expect((await readText(text, { dialect: { headerRows: 1 } })).table.rows).toBe(2);
  });

  it('skips titles above the table', async () => {
    const reading = await readText('Salgsrapport 2024\nLaget av: regnskap\n\nKunde;By;Beløp\nA;Oslo;1,5\nB;Moss;2,5\nC;Bodø;3,5\n');
    expect(reading.dialect.skip).toBe(2);
    expect(rowsOf(reading)[0]).toEqual(['Kunde', 'By', 'Beløp']);
    expect(reading.raw.preamble).toEqual([['Salgsrapport 2024'], ['Laget av: regnskap']]);
  });

  it('unpacks gzip', async () => {
    expect(rowsOf(await readBytes(gzipSync(new TextEncoder().encode(TEXT))))).toEqual(ROWS);
  });
});
