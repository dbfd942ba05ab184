import fs from 'node:fs';
import { cards as texts } from '../../src/i18n/en/cards';
import { expect, type Locator, type Page } from '@playwright/test';

export const realData = '../shared/data';
export const hasRealData = fs.existsSync(realData);
export const REAL_FILES = {
  wholesale: `${realData}/wholesale_customers/Wholesale customers data.csv`,
  telco: `${realData}/telco_churn_ibm/Telco-Customer-Churn.csv`,
  bank: `${realData}/bank_marketing/bank.csv`,
} as const;

/** A file of the test's own, as a person would have it on the desk. */
export interface Made {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const made = (name: string, content: string | Buffer): Made => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

const dataCard = (page: Page): Locator => page.locator('#card-data');
export const card = (page: Page, stage: string): Locator => page.locator(`#card-${stage}`);

/** Hands a file to the first screen without waiting for what comes of it. */
export async function offerFile(page: Page, file: string | Made): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

export async function openFile(page: Page, file: string | Made): Promise<void> {
  await offerFile(page, file);
  await dataIsOpen(page);
}

export async function openSample(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await dataIsOpen(page);
}

export async function dataIsOpen(page: Page): Promise<void> {
  await expect(dataCard(page).getByRole('heading', { level: 2 })).toBeVisible({ timeout: 30_000 });
}

export async function chooseGoal(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await cardsDone(page);
}

/** Waits until every card is up to date, or fails with what stopped it. */
export async function cardsDone(page: Page, timeout = 45_000): Promise<void> {
  await settled(page, timeout);
  const stopped = await page.locator('article[data-state="failed"]').allInnerTexts();
  expect(stopped).toEqual([]);
}

/** Waits until one card is up to date; what is below may still be at work. An edit waits a moment before it runs. */
export async function cardDone(page: Page, stage: string): Promise<void> {
  await page.waitForTimeout(300);
  await expect(card(page, stage)).toHaveAttribute('data-state', 'fresh', { timeout: 60_000 });
  await expect(card(page, stage)).not.toHaveAttribute('aria-busy', 'true', { timeout: 60_000 });
}

/** Waits until no card works or waits any more, all that they found is drawn, and nothing of it is still being checked. An edit waits a moment before it runs. */
export async function settled(page: Page, timeout = 45_000): Promise<void> {
  await page.waitForTimeout(250);
  await page.waitForFunction(
    () => {
      const states = [...document.querySelectorAll<HTMLElement>('article[data-state]')].map((one) => one.dataset['state'] ?? '');
      const drawn = document.querySelector('article[data-state]:is([aria-busy="true"], :has([aria-busy="true"]))') === null;
      return drawn && states.length > 0 && states.every((state) => ['fresh', 'off', 'failed', 'blocked'].includes(state));
    },
    undefined,
    { timeout, polling: 50 },
  );
}

/** What a button's download holds; everyone's table is the list where nobody is left out of that. */
export async function saved(page: Page, kind: 'list' | 'table' | 'sql' | 'model' | 'recipe'): Promise<string> {
  const button = (name: string): Locator => card(page, 'act').getByRole('button', { name, exact: true });
  const own = button(texts[`export.${kind}`]);
  const download = page.waitForEvent('download', { timeout: 20_000 });
  download.catch(() => undefined);
  await (kind === 'table' && (await own.count()) === 0 ? button(texts['export.list']) : own).click();
  return fs.readFileSync(await (await download).path(), 'utf8');
}

export const stateOf = (page: Page, stage: string): Promise<string | null> => card(page, stage).getAttribute('data-state');
export const headlines = (page: Page): Promise<string[]> => page.locator('article.card h2').allInnerTexts();
