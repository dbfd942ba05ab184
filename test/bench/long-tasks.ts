import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchCase } from './case';
import { customersCsv } from './customers';
import { allDone, chooseFile, DIST, inChromium } from './site';

const ROWS = 200_000;
const LIMIT_MS = 50;

function file(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-rows-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const name = path.join(folder, 'customers.csv');
  fs.writeFileSync(name, customersCsv(ROWS));
  return name;
}

/** The longest task on the page's thread while a file is read and its rows are put in groups. */
async function longest(): Promise<{ readonly ms: number; readonly note: string }> {
  return inChromium(DIST, async (page, url) => {
    await page.addInitScript(() => {
      const found: number[] = [];
      (window as unknown as { longTasks: number[] }).longTasks = found;
      new PerformanceObserver((list) => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
        buffered: true,
      });
    });
    const tasks = (): Promise<number[]> => page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
    await chooseFile(page, url, file(), tasks);
    const imported = await tasks();
    // Asked by role, every element is named by a task of its own on the page, which is none of the page's.
    await page
      .locator('button', { hasText: /^\s*Find segments/ })
      .first()
      .click();
    await allDone(page, 250);
    const clustered = await tasks();
    const all = (list: readonly number[]): string => (list.length === 0 ? 'none' : list.map(Math.round).join(', '));
    return { ms: Math.max(0, ...imported, ...clustered), note: `import ${all(imported)}; segments ${all(clustered)}` };
  });
}

export const cases: readonly BenchCase[] = [
  {
    name: 'long-tasks',
    runtime: 'chromium',
    peer: 'limit',
    rounds: 1,
    ours: longest,
    theirs: () => Promise.resolve(LIMIT_MS),
    note: `${ROWS} rows, the longest task on the main thread (tasks below 50 ms are not told and count as 0)`,
  },
];
