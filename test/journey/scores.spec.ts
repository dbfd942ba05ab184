import type { Page } from '@playwright/test';
import { tabTo } from './keys';
import { expect, test } from './person';
import { card, cardsDone, dataIsOpen, hasRealData, openFile, REAL_FILES, realData, settled } from './walk';

/** From the file to one lead's reasons: what is known too late is answered, and the line is drawn elsewhere. */
test.describe('bank.csv becomes a ranked list with reasons', () => {
  test.skip(!hasRealData, `skipped: ${realData} is not there`);
  test.setTimeout(360_000);

  const PATIENCE = 120_000;
  const picked = (page: Page): Promise<string> => card(page, 'evaluate').locator('[aria-live="polite"]').first().innerText();

  test('by mouse, in English', async ({ open: page }) => {
    await openFile(page, REAL_FILES.bank);
    await page.getByRole('button', { name: /^Score leads/ }).click();
    await settled(page, PATIENCE);
    await page.getByRole('button', { name: 'No, set duration aside' }).click();
    await cardsDone(page, PATIENCE);

    const slider = card(page, 'evaluate').getByRole('slider', { name: /^(Pick everyone|Plukk ut alle)/ });
    await slider.scrollIntoViewIfNeeded();
    const before = await picked(page);
    const box = await slider.boundingBox();
    if (!box) throw new Error('the slider has no place');
    const share = Number(await slider.inputValue()) / Number(await slider.getAttribute('max'));
    await page.mouse.move(box.x + 8 + share * (box.width - 16), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + box.height / 2, { steps: 8 });
    await expect.poll(() => picked(page)).not.toBe(before);
    await page.mouse.up();
    await cardsDone(page, PATIENCE);

    const line = card(page, 'evaluate').getByRole('slider', { name: 'Where to draw the line' }).last();
    await line.scrollIntoViewIfNeeded();
    const [there, at] = [await picked(page), await line.boundingBox()];
    if (!at) throw new Error('the line has no place');
    await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
    await page.mouse.down();
    await page.mouse.move(at.x + at.width / 2 + 150, at.y + at.height / 2, { steps: 8 });
    await expect.poll(() => picked(page)).not.toBe(there);
    await page.mouse.up();
    await cardsDone(page, PATIENCE);

    const row = card(page, 'explain').getByRole('region', { name: 'One row, taken apart' });
    await expect(row).toContainText(/ostly because .+ is .+ \(usually .+\)/);
    const first = await row.innerText();
    await row.getByRole('combobox', { name: 'From the list' }).selectOption({ index: 4 });
    await expect(row).not.toContainText(first.slice(first.indexOf('ostly because'), first.indexOf('ostly because') + 200));
    await row.getByText('What would the chance be with other values?').click();
    await row.getByRole('combobox', { name: 'poutcome' }).selectOption('failure');
    await expect(row).toContainText(/in place of|on the list/);
    await expect(card(page, 'act').getByRole('listitem').first().getByRole('listitem')).toHaveCount(3);
  });

  test.describe('on a Norwegian computer', () => {
    test.use({ locale: 'nb-NO' });
    test('by keyboard, in Norwegian', async ({ open: page }) => {
      await tabTo(page, /^Velg en fil/);
      const chooser = page.waitForEvent('filechooser', { timeout: 30_000 });
      // the driver takes a moment to stand in for the system's dialog
      await page.waitForTimeout(300);
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(REAL_FILES.bank);
      await dataIsOpen(page);
      await tabTo(page, /^Ranger leads/);
      await page.keyboard.press('Enter');
      await settled(page, PATIENCE);
      await tabTo(page, /^Nei, legg duration til side/);
      await page.keyboard.press('Enter');
      await expect(card(page, 'target').getByRole('heading', { level: 2 })).toBeFocused();
      await cardsDone(page, PATIENCE);

      const before = await picked(page);
      await card(page, 'evaluate').getByRole('heading', { level: 2 }).focus();
      await page.keyboard.press('Tab');
      const slider = card(page, 'evaluate').getByRole('slider', { name: 'Hvor grensen skal gå' }).first();
      for (let stop = 0; stop < 40 && !(await slider.evaluate((one) => one === document.activeElement)); stop++)
        await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => picked(page)).not.toBe(before);
      await cardsDone(page, PATIENCE);

      await tabTo(page, /^Rad i filen/);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('7');
      await page.keyboard.press('Enter');
      const row = card(page, 'explain').getByRole('region', { name: 'Én rad, tatt fra hverandre' });
      await expect(row).toContainText(/est fordi .+ er .+ \(vanligvis .+\)/);
      await expect(row).toContainText('Rad 7:');
      await tabTo(page, /^Hva ville sjansen vært/);
      await page.keyboard.press('Enter');
      await tabTo(page, /^balance/);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('900000');
      await page.keyboard.press('Enter');
      await expect(row).toContainText('Dette forlater dataene');
    });
  });
});
