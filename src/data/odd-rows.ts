import type { Message, RawTable } from './reading';
import { rawCell } from './cells';
import { lineOf } from './write';

/**
 * The rows that did not fit, each whole: those too long or too short for the table, and those set aside below it. Delimited text with
 * a mark for Excel; nothing a spreadsheet would run.
 * @param tell the words for the heads of the first three columns and for why a row is there
 */
export function oddRows(raw: RawTable, delimiter: ',' | ';', tell: (message: Message) => string): string[] {
  const say = (code: string): string => tell({ code, args: {} });
  const surplus = raw.ragged.reduce((most, { extra }) => Math.max(most, extra.length), 0);
  const beyond = Array.from({ length: surplus }, (_, n) => `+${n + 1}`);
  const cells = raw.columns.map(({ name }) => name);
  const write = (texts: readonly string[]): string => lineOf(texts, delimiter);
  const head = [say('data.odd-line'), say('data.odd-file'), say('data.odd-why'), ...cells, ...beyond];
  const ragged = raw.ragged.map(({ row, line, extra, file }) => [
    String(line),
    file ?? '',
    say(extra.length > 0 ? 'data.odd-long' : 'data.odd-short'),
    ...raw.columns.map((column) => rawCell(column, row)),
    ...extra,
  ]);
  const aside = raw.aside.map(({ line, file, why, cells: texts }) => [String(line), file ?? '', say(`data.odd-${why}`), ...texts]);
  return [`\ufeff${write(head)}`, ...[...ragged, ...aside].map(write)];
}
