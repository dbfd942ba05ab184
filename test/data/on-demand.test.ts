import { expect, it } from 'vitest';
import { problem, ProblemError } from '../../src/core/problem';
import { isNumeric, takeRows, type DictColumn, type Table } from '../../src/core/table';
import { withPauses } from '../../src/data/parts';
import { recalled } from '../../src/data/read';
import { preparing, preparingTexts } from '../../src/data/totable';
import { readText } from './reading';

const ROWS = 60_000;
const TEXT = `name;amount\n${Array.from({ length: ROWS }, (_, i) => `Kåre ${i} Å;${i % 900},5`).join('\n')}\n`;

/** As it comes from the store, with no column made. */
async function onDemand(): Promise<{ readonly table: Table; readonly whole: Table }> {
  const { table: whole, inference, roles, shape, outcomes, warnings, ...source } = await readText(TEXT);
  return { table: recalled(source, { inference, roles, shape, outcomes, warnings }, new Map()).table, whole };
}

/** Long columns are compared at once, which is much quicker than cell by cell. */
const asText = ({ columns }: Table): string =>
  columns.map((column) => (isNumeric(column) ? column.data.join() : `${column.codes.join()} ${column.dict.join()}`)).join('\n');

async function pauses(work: ReturnType<typeof preparing>): Promise<number> {
  let count = 0;
  await withPauses(work, () => Promise.resolve(void count++));
  return count;
}

it('makes long columns in parts before they are used, and their texts only when asked', async () => {
  const { table, whole } = await onDemand();
  expect(await pauses(preparing(table))).toBeGreaterThan(2);
  expect(await pauses(preparing(table))).toBe(2);
  expect(await pauses(preparingTexts(table.columns))).toBeGreaterThanOrEqual(Math.floor(ROWS / (1 << 14)));
  expect(await pauses(preparingTexts(table.columns))).toBe(0);
  expect(asText(table) === asText(whole)).toBe(true);
});

it('begins again after a cancel', async () => {
  const { table, whole } = await onDemand();
  const cancelled = (): Promise<void> => Promise.reject(new ProblemError(problem('cancelled')));
  await expect(withPauses(preparing(table), cancelled)).rejects.toThrow();
  await expect(withPauses(preparingTexts(table.columns), cancelled)).rejects.toThrow();
  expect(asText(table) === asText(whole)).toBe(true);
});

it('makes no texts for a table that is cut, and the cut shares them once they are there', async () => {
  const { whole } = await onDemand();
  const cut = takeRows(whole, [5, 7]).columns[0] as DictColumn;
  expect(await pauses(preparingTexts(whole.columns))).toBeGreaterThan(0);
  expect(cut.dict).toBe((whole.columns[0] as DictColumn).dict);
  expect(Array.from(cut.codes, (code) => cut.dict[code])).toEqual(['Kåre 5 Å', 'Kåre 7 Å']);
});
