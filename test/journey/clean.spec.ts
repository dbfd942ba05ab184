import type { Locator, Page } from '@playwright/test';
import { tabTo } from './keys';
import { expect, test } from './person';
import { card, cardDone, made, openFile } from './walk';

const DAY = 86_400_000;
const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10).split('-').reverse().join('.');

/** A contact list as it comes from a CRM: gaps, people there twice, slips in addresses, contacts nobody has looked after, texts among numbers. */
function contacts(rows = 300): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const email =
      i % 37 === 2 ? '' : i % 41 === 3 ? `person${i}@hotmial.no` : i % 61 === 9 ? `person${i}(at)firma.no` : `person${i}@firma${i}.no`;
    const spend = i % 13 === 6 ? '' : i % 97 === 50 ? 'ca. 1000' : `${1000 + ((i * 137) % 9000)},50`;
    const visits = i % 11 === 3 ? '' : (i * 31) % 40;
    const looked = date(Date.UTC(2026, 0, 1) - ((i * 7) % 330) * DAY);
    const country = i % 17 === 1 ? '' : i % 5 === 0 ? 'Tyskland' : 'Norge';
    return [
      `K${1000 + i}`,
      `Firma ${i} AS`,
      email,
      country,
      spend,
      visits,
      looked,
      i % 45 === 7 ? 'ja' : 'nei',
      (i * 31) % 40 > 25 ? 'ja' : 'nei',
    ].join(';');
  });
  const twice = lines.filter((_, i) => i % 30 === 10);
  return ['Kundenr;Firma;E-post;Land;Omsetning;Besøk;Sist oppdatert;Returmail;Vunnet', ...lines, ...twice].join('\r\n');
}

const dirty = made('kontakter.csv', contacts());
const section = (page: Page, title: string): Locator => card(page, 'clean').getByRole('region', { name: title, exact: true });
const spotCheck = (page: Page): Locator => section(page, 'Spot check');
const heading = (part: Locator): Locator => part.getByRole('heading', { level: 3 });

/** How many cells were drawn, from the button that starts. */
async function drawnIn(page: Page): Promise<number> {
  const text = await spotCheck(page)
    .getByRole('button', { name: /^Start the spot check/ })
    .innerText();
  return Number(/(\d+) cells/.exec(text)?.[1]);
}

test('a dirty file is judged, its changes looked at and checked by mouse, and the answers are kept', async ({ open: page, secrets }) => {
  secrets.push('hotmial', 'person7');
  await openFile(page, dirty);
  await page.getByText(/Omsetning: \d+ cells are no number/).click();
  await page.getByRole('textbox', { name: 'means ca. 1000' }).fill('1000');
  await page.getByRole('textbox', { name: 'means ca. 1000' }).press('Enter');
  await expect(page.getByText(/Omsetning: \d+ cells are no number/)).toHaveCount(0);
  await page.getByRole('button', { name: /^Score leads/ }).click();
  await cardDone(page, 'clean');

  const quality = section(page, 'Is this file good enough?');
  await expect(heading(quality)).toHaveText(/^Mend this first: /);
  await expect(quality.getByRole('list', { name: 'Five lights' }).getByRole('listitem')).toHaveText([
    /^\s*Good/,
    /^\s*Good/,
    /^\s*Bad/,
    /^\s*Good/,
    /^\s*Not quite/,
  ]);
  await quality.getByRole('button', { name: /^Show the rows.*with a mistyped domain/ }).click();
  await expect(quality.getByRole('region', { name: 'Rows: E-mail addresses' }).getByText('person3@hotmial.no')).toBeVisible();
  await quality.getByRole('button', { name: 'Go to: Duplicate rows' }).click();
  await expect(section(page, 'Duplicate rows')).toBeFocused();

  const empty = section(page, 'Empty cells');
  await empty.getByRole('button', { name: /cells in \d columns changed/ }).click();
  await expect(empty.getByRole('row')).not.toHaveCount(1);
  await empty.getByRole('button', { name: /^Show all/ }).click();
  await empty.getByLabel('Changes in').selectOption({ index: 1 });
  await expect(empty.getByRole('row').nth(1).getByText('empty')).toBeVisible();
  const twins = section(page, 'Duplicate rows');
  await twins
    .getByRole('button', { name: /rows? left out/ })
    .first()
    .click();
  await twins.getByRole('button', { name: /rows? left out/, expanded: false }).click();
  await expect(twins.getByRole('region', { name: 'Rows left out' }).getByRole('row').nth(1)).toBeVisible();

  const count = await drawnIn(page);
  expect(count).toBeGreaterThan(20);
  const check = spotCheck(page);
  await check.getByRole('button', { name: /^Start the spot check/ }).click();
  await check.getByRole('button', { name: 'Show the whole row of the file' }).click();
  await expect(check.getByText('Sist oppdatert')).toBeVisible();
  await check.getByRole('button', { name: 'Wrong' }).click();
  for (let i = 1; i < count; i++) await check.getByRole('button', { name: 'Right' }).click();
  await expect(heading(check)).toHaveText(new RegExp(`^1 of ${count} wrong: between .+ and .+ of the changes are$`));

  // Without the step that filled the cells there is nothing to judge; with it again the answers hold again.
  const used = empty.getByRole('switch', { name: 'Use this step: Empty cells' });
  await used.uncheck({ force: true });
  await cardDone(page, 'clean');
  await expect(heading(check)).not.toHaveText(/wrong/);
  await used.check({ force: true });
  await cardDone(page, 'clean');
  await expect(heading(check)).toHaveText(new RegExp(`^1 of ${count} wrong`));

  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await page
    .getByRole('button', { name: /kontakter/ })
    .first()
    .click();
  await cardDone(page, 'clean');
  await expect(heading(spotCheck(page))).toHaveText(new RegExp(`^1 of ${count} wrong`));
});

test('the spot check by keyboard alone', async ({ open: page }) => {
  await openFile(page, dirty);
  await tabTo(page, /^Score leads/);
  await page.keyboard.press('Enter');
  await cardDone(page, 'clean');
  const count = await drawnIn(page);
  await tabTo(page, /^Start the spot check/);
  await page.keyboard.press('Enter');
  const box = spotCheck(page).getByRole('group', { name: 'Spot check' });
  await expect(box).toBeFocused();
  await expect(box.getByText('In the file')).toBeVisible();
  await page.keyboard.press('2');
  await expect(box).toContainText(`1 of ${count}`);
  await page.keyboard.press('Backspace');
  await expect(box).toContainText(`0 of ${count}`);
  for (let i = 1; i <= count; i++) {
    await page.keyboard.press('1');
    await expect(box).toContainText(`${i} of ${count}`);
  }
  await expect(heading(spotCheck(page))).toHaveText(`${count} looked at, none wrong: fewer than 5 % of the changes are wrong`);
  await expect(box).toBeFocused();
});
