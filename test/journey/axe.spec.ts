import type { Page } from '@playwright/test';
import { cleaned, dirtyContacts } from './dirty-contacts';
import { faults } from './faults';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, made, openFile, openSample, settled } from './walk';

test.setTimeout(180_000);

/** Nothing may be too wide in any; axe looks at both colours, languages and widths once, and at the marks of charts, of which there are hundreds, once. */
const LOOKS = [
  { width: 1280, press: [], axe: true, charts: true },
  { width: 1280, press: ['colours', 'language'], axe: false, charts: false },
  { width: 390, press: [], axe: true, charts: false },
  { width: 390, press: ['colours', 'language'], axe: false, charts: false },
] as const;
const BUTTONS = { colours: /^(Dark|Light) colours$|^(Mørke|Lyse) farger$/, language: /^(Norsk|English)/ } as const;

async function inEveryLook(page: Page, looks: readonly (typeof LOOKS)[number][] = LOOKS, part?: string): Promise<void> {
  for (const { width, press, axe, charts } of looks) {
    await page.setViewportSize({ width, height: 900 });
    for (const button of press) await page.getByRole('button', { name: BUTTONS[button] }).click();
    await page.waitForTimeout(250);
    if (axe) expect(await faults(page, { charts, ...(part === undefined ? {} : { part }) })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `overflow at ${width}`).toBeLessThanOrEqual(0);
  }
}

test('the first screen, and the note about the seal', async ({ open: page }) => {
  await page.getByRole('button', { name: 'Paste cells' }).click();
  await inEveryLook(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: /^(Your data stay here|Dataene blir her)/ }).click();
  expect(await faults(page)).toEqual([]);
});

test('axe would notice a button without a name, text too pale and a heading too deep', async ({ open: page }) => {
  expect(await faults(page)).toEqual([]);
  await page.evaluate(() => {
    const bad = ['button', 'p', 'h5'].map((tag) => document.createElement(tag));
    for (const one of bad.slice(1)) one.textContent = 'pale and deep';
    for (const one of bad) one.style.color = 'rgb(128 128 128 / 0.5)';
    document.querySelector('main')?.append(...bad);
  });
  const found = await faults(page);
  for (const rule of ['button-name', 'color-contrast', 'heading-order']) expect(found.join('\n')).toContain(`${rule} at`);
});

test('the cards of segments, up to date', async ({ open: page }) => {
  await openSample(page, /web shop/);
  await chooseGoal(page, /^Find segments/);
  await inEveryLook(page);
});

test('the cards of scores, up to date', async ({ open: page }) => {
  await openSample(page, /machine builder/);
  await chooseGoal(page, /^Score leads/);
  await expect(card(page, 'act').getByRole('listitem').first()).toContainText('visits');
  for (const part of await card(page, 'explain').locator('summary').all()) await part.click();
  await expect(
    card(page, 'explain')
      .getByText(/in the file$/)
      .first(),
  ).toBeVisible();
  await inEveryLook(page);
});

test('every panel of the card Clean, opened', async ({ open: page }) => {
  await openFile(page, dirtyContacts());
  await page.getByRole('button', { name: /^Find segments/ }).click();
  await cleaned(page);
  const clean = card(page, 'clean');
  await clean
    .getByRole('button', { name: /^Add the step: Who/ })
    .first()
    .click();
  await cleaned(page);
  await clean.getByRole('button', { name: /^Pairs that may be the same customer/ }).click();
  await clean.getByRole('button', { name: /^Start the spot check/ }).click();
  for (const title of ['Is this file good enough?', 'Who can be written to', 'Far-out and impossible values']) {
    await clean
      .getByRole('region', { name: title, exact: true })
      .getByRole('button', { name: /^Show the rows/ })
      .first()
      .click();
  }
  for (const details of await clean.getByRole('button', { name: /^Details/ }).all()) await details.click();
  await expect(clean.getByRole('table').first()).toBeVisible();
  await inEveryLook(page, LOOKS, '#card-clean');
});

test('cards that stopped, wait or are switched off, with their details open', async ({ open: page }) => {
  const rows = Array.from({ length: 300 }, (_, row) => `k${row},${row % 9},yes`).join('\n');
  await openFile(page, made('one class.csv', `id,visits,won\n${rows}`));
  await page.getByRole('button', { name: /^Score leads/ }).click();
  await settled(page);
  await card(page, 'clean').getByRole('switch').first().press('Space');
  await settled(page);
  for (const details of await card(page, 'engineer')
    .getByRole('button', { name: /^Details/ })
    .all())
    await details.click();
  await page.getByRole('button', { name: /^Change how it was read/ }).click();
  await page
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click();
  expect(await page.locator('article[data-state="failed"], article[data-state="blocked"]').count()).toBeGreaterThan(2);
  await inEveryLook(page);
});

test('cards at work, next in line and out of date', async ({ open: page }) => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `${row % 97},${(row * 7) % 89},${(row * 13) % 83},${(row * 31) % 79}`).join('\n');
  await openFile(page, made('many.csv', `a,b,c,d\n${rows}`));
  await page.getByRole('button', { name: /^Find segments/ }).click();
  await expect(card(page, 'cluster')).toHaveAttribute('data-state', 'running', { timeout: 20_000 });
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('article[data-state="waiting"], article[data-state="stale"]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Work it out' }).first().scrollIntoViewIfNeeded();
  await inEveryLook(page, LOOKS.slice(0, 3));
  await page
    .locator('article')
    .getByRole('button', { name: /^(Work it out|Regn ut)/ })
    .first()
    .click();
  await cardsDone(page);
});
