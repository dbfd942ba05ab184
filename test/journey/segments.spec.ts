import type { Locator, Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, hasRealData, made, openFile, REAL_FILES, saved } from './walk';

/** Four kinds of shops, as a file of the test's own where the real one is not beside the project. */
function shops(): string {
  const kinds = [
    [12000, 3000, 4000, 1200],
    [3000, 12000, 18000, 8000],
    [30000, 4000, 5000, 900],
    [2500, 2000, 2200, 500],
  ] as const;
  const rows = Array.from({ length: 400 }, (_, i) => {
    const kind = kinds[i % 4] ?? kinds[0];
    return kind.map((middle, j) => Math.round(middle * (0.7 + ((i * (13 + 7 * j)) % 61) / 100)));
  });
  return ['Fresh,Milk,Grocery,Detergents_Paper', ...rows.map((row) => row.join(','))].join('\n');
}

if (!hasRealData) console.info('the real file is not beside the project (../shared/data): a made one is walked');

const panes = (page: Page): Locator => card(page, 'interpret').getByRole('region', { name: /^Group [A-Z]: / });
const pane = (page: Page, letter: string): Locator =>
  card(page, 'interpret').getByRole('region', { name: new RegExp(`^Group ${letter}: `) });
const changes = (page: Page): Locator =>
  card(page, 'interpret').getByRole('list', { name: 'Your changes, in order' }).getByRole('listitem');
const letters = async (page: Page): Promise<string[]> =>
  (await panes(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))).map((name) => name.charAt(6));

/** Opens a group's dialog, picks, and lets the card run. */
async function decide(
  page: Page,
  letter: string,
  act: string,
  more: (dialog: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  await pane(page, letter)
    .getByRole('button', { name: `Change group ${letter}` })
    .click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Change group ${letter}`) });
  await dialog.getByRole('radio', { name: act }).check();
  await more(dialog);
  await dialog.getByRole('button', { name: 'Make the change' }).click();
  await expect(dialog).toBeHidden();
  await cardsDone(page);
}

async function fourGroups(page: Page): Promise<void> {
  await openFile(page, hasRealData ? REAL_FILES.wholesale : made('shops.csv', shops()));
  await chooseGoal(page, /^Find segments/);
  await card(page, 'cluster').getByRole('radio', { name: '4', exact: true }).first().check({ force: true });
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(4);
}

test('from a file to named, merged and exported segments', async ({ open: page }) => {
  await fourGroups(page);
  await expect(pane(page, 'A')).toContainText(/Catches \d+\s% of them/u);

  const name = pane(page, 'A').getByRole('textbox', { name: 'Name of group A' });
  await name.fill('Corner shops');
  await name.press('Enter');
  await cardsDone(page);
  await pane(page, 'A').getByText('What to do').click();
  const next = pane(page, 'A').getByRole('textbox', { name: 'Next action for group A' });
  await next.fill('Offer the weekly box');
  await next.press('Tab');
  await cardsDone(page);

  const todo = { Note: 'Ask about crates', Owner: 'Kari', Channel: 'Phone' } as const;
  await pane(page, 'C').getByText('What to do').click();
  for (const [field, text] of Object.entries(todo)) {
    await pane(page, 'C').getByLabel(`${field} for group C`).fill(text);
    await pane(page, 'C').getByLabel(`${field} for group C`).press('Tab');
  }
  const written = async (): Promise<void> => {
    for (const [field, text] of Object.entries(todo)) await expect(pane(page, 'C').getByLabel(`${field} for group C`)).toHaveValue(text);
  };

  await decide(page, 'C', 'Make it one with', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'With which group' }).selectOption('D');
    await dialog.getByRole('textbox', { name: 'Why (for the record)' }).fill('Same van, same day');
    await dialog.getByRole('textbox', { name: 'Who it is for' }).fill('Logistics');
  });
  await expect(panes(page)).toHaveCount(3);
  await expect(changes(page)).toHaveCount(1);
  await expect(changes(page)).toContainText('Same van, same day · For Logistics');
  await written();

  await decide(page, 'B', 'Make two of it');
  expect(await letters(page)).toEqual(['A', 'B', 'C', 'E']);
  await written();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await cardsDone(page);
  expect(await letters(page)).toEqual(['A', 'B', 'C']);

  const list = await saved(page, 'list');
  const [header = '', ...rows] = list.trim().split(/\r?\n/);
  expect(header).toMatch(/Segment name,Owner,Channel( \(2\))?,Next action$/);
  const at = header.split(',').indexOf('Segment');
  expect(new Set(rows.map((row) => row.split(',')[at]))).toEqual(new Set(['A', 'B', 'C']));
  expect(rows.filter((row) => row.includes('Corner shops,,,Offer the weekly box')).length).toBeGreaterThan(50);
  expect(rows.some((row) => row.endsWith(',Kari,Phone,'))).toBe(true);
  expect(await saved(page, 'recipe')).toContain('Same van, same day');
  expect(await saved(page, 'sql')).toContain("'C'");
});

test('what was decided is taken back, and a group set aside is in no list', async ({ open: page }) => {
  await fourGroups(page);
  await decide(page, 'D', 'Set it aside');
  await expect(panes(page)).toHaveCount(3);
  await expect(changes(page)).toContainText('D was set aside');
  const list = await saved(page, 'list');
  expect(
    list
      .trim()
      .split('\n')
      .slice(1)
      .some((row) => /,D,/.test(row)),
  ).toBe(false);
  await changes(page)
    .getByRole('button', { name: /^Take back/ })
    .click();
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(4);
});

test('a pinned group keeps its letter, its name, what is to be done and its people when the number of groups changes', async ({
  open: page,
}) => {
  await fourGroups(page);
  const todo = { Note: 'Ask about crates', Owner: 'Kari', Channel: 'Phone', 'Next action': 'Ring on Friday' } as const;
  await pane(page, 'B').getByText('What to do').click();
  for (const [field, text] of Object.entries(todo)) {
    const box = pane(page, 'B')
      .getByRole('textbox', { name: `${field} for group B` })
      .or(pane(page, 'B').getByRole('combobox', { name: `${field} for group B` }));
    await box.fill(text);
    await box.press('Tab');
  }
  const written = async (): Promise<void> => {
    await expect(pane(page, 'B')).toHaveAccessibleName('Group B: Grocers');
    for (const [field, text] of Object.entries(todo)) await expect(pane(page, 'B').getByLabel(`${field} for group B`)).toHaveValue(text);
  };
  const name = pane(page, 'B').getByRole('textbox', { name: 'Name of group B' });
  await name.fill('Grocers');
  await name.press('Enter');
  await cardsDone(page);
  const size = async (): Promise<string> => /[\d,]+ · \d+/u.exec(await pane(page, 'B').innerText())?.[0] ?? '';
  const before = await size();
  await decide(page, 'B', 'Pin it');
  await card(page, 'cluster').getByRole('radio', { name: '3', exact: true }).first().check({ force: true });
  await cardsDone(page);
  await written();
  await expect(pane(page, 'B')).toContainText('Pinned');
  expect(await size()).toBe(before);

  const recipe = await saved(page, 'recipe');
  for (const text of Object.values(todo)) expect(recipe).toContain(text);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await page.locator('button.open').first().click();
  await cardsDone(page);
  await written();
  expect(await size()).toBe(before);
});

test('a group is changed by keyboard alone', async ({ open: page }) => {
  await fourGroups(page);
  await pane(page, 'A').getByRole('button', { name: 'Change group A' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Tab');
  await dialog.getByRole('radio', { name: 'Set it aside' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(3);
});

test('segment sheets print one page a group and nothing else', async ({ open: page }) => {
  await fourGroups(page);
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await card(page, 'interpret').getByRole('button', { name: 'Print segment sheets' }).click();
  await page.emulateMedia({ media: 'print' });
  const sheets = page.locator('.sheet');
  await expect(sheets).toHaveCount(4);
  await expect(sheets.first()).toBeVisible();
  await expect(sheets.first()).toContainText('How to know them');
  await expect(page.getByRole('main')).toBeHidden();
  const pages = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(pages).toHaveLength(4);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(sheets).toHaveCount(0);
});
