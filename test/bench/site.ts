import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS } from '../setup/chromium';
import { serve } from '../setup/serve';
import { customersCsv } from './customers';

/** A build elsewhere can be measured too. */
export const DIST = process.env['LEADLIGHT_SITE'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

/** Serves a folder under the real headers, opens a fresh Chromium for the work, and closes both. */
export async function inChromium<T>(root: string, work: (page: Page, url: string) => Promise<T>): Promise<T> {
  const site = await serve({ root });
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: [...CHROMIUM_ARGS] });
  try {
    const page = await browser.newPage();
    // tsx names functions by a call that the page does not know.
    await page.addInitScript('globalThis.__name = (named) => named');
    return await work(page, site.url);
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * Waits until every card is right. An edit waits a moment before it runs.
 * @param everyMs how often to look; else with every frame, which keeps the page drawing frames
 */
export async function allDone(page: Page, everyMs?: number): Promise<void> {
  await page.waitForTimeout(400);
  await page.waitForFunction(
    () => {
      const states = [...document.querySelectorAll<HTMLElement>('article[data-state]')].map((one) => one.dataset['state']);
      const drawn = document.querySelector('article[data-state][aria-busy="true"]') === null;
      return drawn && states.length > 1 && states.every((state) => state === 'fresh' || state === 'off');
    },
    undefined,
    { timeout: 240_000, polling: everyMs ?? 'raf' },
  );
}

/** On the first screen. @param before what to do once the page is ready and before the file is there */
export async function chooseFile(
  page: Page,
  url: string,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset['seal'] === 'sealed');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await before();
  await (await chooser).setFiles(file);
  await page.locator('#card-data h2').waitFor({ timeout: 120_000 });
}

/** From made-up customers to their segments. */
export async function findSegments(page: Page, url: string, rows: number): Promise<void> {
  await chooseFile(page, url, { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(customersCsv(rows)) });
  await page
    .getByRole('button', { name: /^Find segments/ })
    .first()
    .click();
  await allDone(page);
}
