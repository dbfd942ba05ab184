import { expect, it } from 'vitest';
import { problem, ProblemError } from '../../src/core/problem';
import { readFile } from '../../src/data/read';
import { textSource } from '../../src/data/source';

const file = `a;b;c\n${Array.from({ length: 50 }, (_, i) => `${i};x${i};01.02.2024`).join('\n')}\n`;

it('lets a cancel in between the columns, also once all bytes are read', async () => {
  let after = 0;
  let read = false;
  const checkpoint = (): Promise<void> => {
    if (read) after++;
    return Promise.resolve();
  };
  const progress = (bytes: number): void => void (read = bytes === file.length);
  expect((await readFile('f.csv', textSource(file), {}, { checkpoint, progress })).ok).toBe(true);
  expect(after).toBeGreaterThanOrEqual(3 * 4);
});

it('stops at the first checkpoint that says so', async () => {
  const cancelled = (): Promise<void> => Promise.reject(new ProblemError(problem('cancelled')));
  expect(await readFile('f.csv', textSource(file), {}, { checkpoint: cancelled })).toMatchObject({ problem: { code: 'cancelled' } });
});

const ROWS = 60_000;
/** Long columns, each of a kind that is worked on cell by cell: odd numbers, odd dates, names, a number that is a role's text. */
const clock = (i: number): string => new Date(i * 1000).toISOString().slice(11, 19);
const long = `amount;day;name;customer id\n${Array.from(
  { length: ROWS },
  (_, i) => `${i},50 kr;${(i % 28) + 1}. mars 2020 ${clock(i)};Berg ${i} Hansen;${100_000 + i}`,
).join('\n')}\n`;

it('lets a cancel in within a few thousand cells, however long a column is', async () => {
  let passed = 0;
  let read = false;
  const checkpoint = (): Promise<void> => {
    if (read) passed++;
    return Promise.resolve();
  };
  const source = textSource(long);
  const progress = (bytes: number): void => void (read = bytes === source.size);
  const result = await readFile('long.csv', source, {}, { checkpoint, progress });
  expect(result.ok && result.value.inference.columns.map(({ kind }) => kind)).toEqual(['number', 'date', 'text', 'text']);
  expect(passed).toBeGreaterThanOrEqual(2 * Math.floor(ROWS / 4096) + 4 * 4);
});
