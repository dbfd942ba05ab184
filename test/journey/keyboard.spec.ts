import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, dataIsOpen } from './walk';

interface Stop {
  readonly name: string;
  readonly marked: boolean;
}

/** The element in focus: what it is called, and whether one can see that it is in focus. */
function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: '', marked: true };
    // A hidden radio or switch shows its focus on the label around it or beside it.
    const shown = [element, element.closest('label'), element.nextElementSibling, element.parentElement].filter((one) => one !== null);
    const marked = shown.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...(element.labels ?? [])] : [];
    const name = [element.getAttribute('aria-label'), ...labels.map((label) => label.innerText), element.innerText]
      .filter(Boolean)
      .join(' ');
    return { name: name.replace(/\s+/g, ' ').trim(), marked };
  });
}

const MOST_STOPS = 400;

/** Tabs on until the wanted element has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const unseen: string[] = [];
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab');
    const { name, marked } = await stop(page);
    if (!marked) unseen.push(name);
    if (wanted.test(name)) {
      expect(unseen).toEqual([]);
      return;
    }
  }
  throw new Error(`no stop is called ${wanted.source}`);
}

test('from a sample to named segments and a saved table without a mouse', async ({ open: page }) => {
  await tabTo(page, /^A web shop/);
  await page.keyboard.press('Enter');
  await dataIsOpen(page);
  await tabTo(page, /^Find segments/);
  await page.keyboard.press('Space');
  await cardsDone(page);
  await tabTo(page, /^Automatic/);
  await tabTo(page, /^Name of group A/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Weekend buyers');
  await page.keyboard.press('Enter');
  await cardsDone(page);
  await expect(card(page, 'interpret').getByRole('textbox', { name: 'Name of group A' })).toHaveValue('Weekend buyers');
  await tabTo(page, /^Save the (list|table)/);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(fs.readFileSync(await (await download).path(), 'utf8').split('\n').length).toBeGreaterThan(2000);
});

test('the first stop skips to the content, and undo has its keys', async ({ open: page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, /^A web shop/);
  await page.keyboard.press('Enter');
  await dataIsOpen(page);
  await tabTo(page, /^Find segments/);
  await page.keyboard.press('Enter');
  await cardsDone(page);
  const three = card(page, 'cluster').getByRole('radio', { name: '3', exact: true });
  await three.focus();
  await page.keyboard.press('Space');
  await expect(three).toBeChecked();
  await page.getByRole('heading', { level: 2 }).first().focus();
  await page.keyboard.press('Control+Z');
  await expect(three).not.toBeChecked();
  await page.keyboard.press('Control+Shift+Z');
  await expect(three).toBeChecked();
});
