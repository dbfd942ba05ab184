import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, dataIsOpen, offerFile, openFile, openSample } from './walk';

test.setTimeout(240_000);

const ROWS = 200_000;
const TRIES = 3;
const LONGEST_TASK_MS = 50;
const CANCEL_MS = 300;

declare global {
  interface Window {
    longTasks: number[];
    states: string[];
  }
}

let folder = '';
let large = '';
test.beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-'));
  large = path.join(folder, 'customers.csv');
  const towns = ['Oslo', 'Bergen', 'Wien', 'Graz', 'Linz'];
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const group = row % 4;
    const spread = (row * 2_654_435_761) % 1000;
    return `K${row},${group * 40 + (spread % 17)},${group * 900 + spread},${(group === 3 ? 300 : 20) + ((row * 31) % 23)},${towns[row % 5]}`;
  });
  fs.writeFileSync(large, ['customer,visits,spend,days,town', ...rows].join('\n'));
});
test.afterAll(() => fs.rmSync(folder, { recursive: true }));

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** Microseconds the thread itself worked; what other programs took away in between is not in it. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Your data stay here' })).toBeVisible();
}

/** Milliseconds of the page's longest task during `work`, by the clock (0 when none was over 50) and of its own thread's time. */
async function longest(page: Page, work: () => Promise<void>): Promise<{ readonly clock: number; readonly own: number }> {
  const browser = page.context().browser();
  await page.evaluate(() => window.longTasks.splice(0));
  await browser?.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await work();
  const trace = (await browser?.stopTracing()) ?? Buffer.from('{"traceEvents":[]}');
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const pages = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && pages.has(`${pid} ${tid}`));
  expect(tasks.length).toBeGreaterThan(10);
  return {
    clock: await page.evaluate(() => Math.max(0, ...window.longTasks.splice(0))),
    own: tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000,
  };
}

test(`the page answers all through the import and grouping of ${ROWS} rows`, async ({ open: page }) => {
  await watchTasks(page);
  const opening: number[] = [];
  const grouping: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const open = await longest(page, () => openFile(page, large));
    const group = await longest(page, async () => {
      await page.getByRole('button', { name: /^Find segments/ }).click();
      await cardsDone(page, 90_000);
    });
    const [a, b, c, d] = [open.own, open.clock, group.own, group.clock].map(Math.round);
    console.log(`longest task, ms of its own (by the clock): import ${a} (${b}), grouping ${c} (${d})`);
    opening.push(open.own);
    grouping.push(group.own);
    await page.getByRole('button', { name: /back to the first screen/ }).click();
  }
  // Others at work on the same computer stretch a task by the clock; what the page itself keeps the thread for is what it can answer for.
  expect(median(opening)).toBeLessThanOrEqual(LONGEST_TASK_MS);
  expect(median(grouping)).toBeLessThanOrEqual(LONGEST_TASK_MS);
});

test('cancel lets go at once, of a reading and of a card, and the notebook goes on', async ({ open: page }) => {
  await offerFile(page, large);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  await openFile(page, large);
  await page.getByRole('button', { name: /^Find segments/ }).click();
  const settling: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    await expect(card(page, 'cluster')).toHaveAttribute('data-state', 'running', { timeout: 60_000 });
    // From the click until nothing is at work and another run can be asked for.
    settling.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const cancel = [...document.querySelectorAll<HTMLButtonElement>('article button')].find(
              ({ innerText }) => innerText === 'Cancel',
            );
            const start = performance.now();
            cancel?.click();
            const look = (): void => {
              const idle = document.querySelector('article[data-state="running"], article[data-state="queued"]') === null;
              if (idle) resolve(performance.now() - start);
              else setTimeout(look, 5);
            };
            look();
          }),
      ),
    );
    await page.getByRole('radio', { name: i % 2 === 0 ? 'Table' : 'As in the file' }).check();
    await expect(card(page, 'data').getByRole('row').nth(1)).toContainText('K', { timeout: 10_000 });
    await page.getByRole('button', { name: 'Work it out' }).first().click();
  }
  console.log(`cancel, ms: ${settling.map(Math.round).join(', ')}`);
  expect(median(settling)).toBeLessThanOrEqual(CANCEL_MS);
  await cardsDone(page, 90_000);
});

/** Every state a card comes to from now on, as `stage: state`. */
async function noteStates(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.states = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (target instanceof HTMLElement) window.states.push(`${target.id.slice('card-'.length)}: ${target.dataset['state'] ?? ''}`);
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  });
}

test('an edit runs again only the cards below it, and undo needs no run at all', async ({ open: page }) => {
  await openSample(page, /web shop/);
  await chooseGoal(page, /^Find segments/);
  const before = await page.locator('article.card h2').allInnerTexts();
  await noteStates(page);
  await card(page, 'cluster').getByRole('radio', { name: '3', exact: true }).check();
  await cardsDone(page);
  const moved = await page.evaluate(() => window.states.splice(0));
  expect([...new Set(moved.map((state) => state.split(':')[0]))].sort()).toEqual(['act', 'cluster', 'interpret']);
  // groups in another number are there before a card could be seen at work
  expect(moved).toContain('cluster: queued');
  expect(moved).toContain('interpret: running');
  expect(await page.locator('article.card h2').allInnerTexts()).not.toEqual(before);

  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.locator('article.card h2').allInnerTexts()).toEqual(before);
  await cardsDone(page);
  expect(await page.evaluate(() => window.states.filter((state) => !state.endsWith(': fresh')))).toEqual([]);
});

test('the first screen, from the address to a page that takes a file', async ({ page, site }) => {
  const times: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const start = Date.now();
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Choose a file' }).click({ trial: true });
    times.push(Date.now() - start);
  }
  console.log(`first screen usable, ms: ${times.join(', ')}`);
  await offerFile(page, large);
  await dataIsOpen(page);
});
