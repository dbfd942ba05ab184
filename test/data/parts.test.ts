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
