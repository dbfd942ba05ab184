import type { Locator, Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardDone, cardsDone, made, openFile, saved } from './walk';

const FIRST = ['Astrid', 'Bjarte', 'Cecilie', 'Dagny', 'Einar', 'Frode', 'Gerd', 'Halvor', 'Idun', 'Jarle'];
const LAST = ['Haugvik', 'Brattnes', 'Solbakk', 'Tveitdal', 'Ryggvold', 'Marstrand', 'Lundbrekke', 'Fossheim'];

/** Eighty customers, and three of them again: one with a typing error, one the other way round, one who only looks alike. */
function customers(): string {
  const rows = FIRST.flatMap((first, i) =>
    LAST.map((last, j) => {
      const n = i * LAST.length + j;
      return [
        `${first} ${last}`,
        `${first}.${last}@firma.example`.toLowerCase(),
        `9${String(1234567 + n * 7919).padStart(7, '0')}`,
        100 + ((n * 37) % 500),
        1 + (n % 9),
      ];
    }),
  );
  const [a, b, c] = [rows[3], rows[20], rows[41]] as [(string | number)[], (string | number)[], (string | number)[]];
  rows.push(['Astrid Tveitdahl', String(a[1]), `+47 ${a[2]}`, 777, 3]);
  rows.push(['Ryggvold, Cecilie', String(b[1]), String(b[2]), 888, 4]);
  rows.push([String(c[0]), 'en.annen@nett.example', String(c[2]), 999, 5]);
  return ['Name,E-mail,Phone,Spend,Orders', ...rows.map((row) => row.map((cell) => `"${cell}"`).join(','))].join('\n');
}

const section = (page: Page): Locator => card(page, 'clean').getByRole('region', { name: 'Duplicate rows' });
const box = (page: Page): Locator => section(page).getByRole('group', { name: 'Pairs that may be the same customer' });
const names = async (page: Page): Promise<string[]> => box(page).getByRole('row', { name: /^Name/ }).getByRole('cell').allInnerTexts();

async function start(page: Page): Promise<void> {
  await openFile(page, made('customers.csv', customers()));
  await page.getByRole('button', { name: /^Find segments/ }).click();
  await cardDone(page, 'clean');
  await expect(section(page).getByRole('heading')).toContainText('3 pairs of rows look like the same customer');
}

test('pairs are answered by mouse, taken back, and the rows that are the same become one', async ({ open: page, secrets }) => {
  secrets.push('Tveitdahl', 'en.annen');
  await start(page);
  await section(page)
    .getByRole('button', { name: /^Pairs that may be the same customer/ })
    .click();
  await expect(box(page).getByRole('status')).toHaveText('0 of 3 answered');
  await expect(box(page).getByRole('row', { name: /^Name/ })).toBeVisible();
  const first = await names(page);
  expect(first).toHaveLength(2);
  await box(page).getByRole('button', { name: 'Different' }).click();
  await expect(box(page).getByRole('status')).toHaveText('1 of 3 answered');
  await box(page).getByRole('button', { name: 'Undo' }).click();
  await expect(box(page).getByRole('status')).toHaveText('0 of 3 answered');
  await expect.poll(() => names(page)).toEqual(first);
  await box(page).getByRole('button', { name: 'Skip' }).click();
  await expect.poll(() => names(page)).not.toEqual(first);
  await box(page).getByRole('button', { name: 'The same', exact: true }).click();
  await box(page).getByRole('button', { name: 'The same', exact: true }).click();
  await expect(box(page)).toContainText('One pair was skipped and stays as it is.');
  await cardDone(page, 'clean');
  await expect(section(page)).toContainText('83 in, 81 out');
  await cardsDone(page);
  expect((await saved(page, 'recipe')).toLowerCase()).not.toMatch(/tveitdahl|en\.annen/);
});

test('pairs are answered by key alone', async ({ open: page }) => {
  await start(page);
  await section(page)
    .getByRole('button', { name: /^Pairs that may be the same customer/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await expect(box(page).getByRole('row', { name: /^Name/ })).toBeVisible();
  await page.keyboard.press('2');
  await expect(box(page).getByRole('status')).toHaveText('1 of 3 answered');
  await page.keyboard.press('1');
  await expect(box(page).getByRole('status')).toHaveText('2 of 3 answered');
  await page.keyboard.press('3');
  await expect(box(page)).toContainText('One pair was skipped and stays as it is.');
  await page.keyboard.press('Backspace');
  await expect(box(page).getByRole('row', { name: /^Name/ })).toBeVisible();
  await page.keyboard.press('1');
  await expect(box(page)).toContainText('Every pair has an answer: 2 the same, 1 different.');
  await cardDone(page, 'clean');
  await expect(section(page)).toContainText('83 in, 81 out');
});
