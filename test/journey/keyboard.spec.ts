import fs from 'node:fs';
import { tabTo } from './keys';
import { expect, test } from './person';
import { card, cardsDone, dataIsOpen } from './walk';

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
