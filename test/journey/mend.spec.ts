import type { Locator, Page } from '@playwright/test';
import { cleaned, dirtyContacts } from './dirty-contacts';
import { tabTo } from './keys';
import { expect, test } from './person';
import { card, openFile } from './walk';

test.setTimeout(180_000);
test.use({ actionTimeout: 30_000 });

const section = (page: Page, title: string): Locator => card(page, 'clean').getByRole('region', { name: title, exact: true });
const heading = (part: Locator): Locator => part.getByRole('heading', { level: 3 });

async function start(page: Page): Promise<void> {
  await openFile(page, dirtyContacts());
  await page.getByRole('button', { name: /^Find segments/ }).click();
  await cleaned(page);
}

test('values that mean nothing, spellings, far-out values and empty cells are decided by mouse, and each decision is undone', async ({
  open: page,
  secrets,
}) => {
  secrets.push('Trondhiem', 'olga.moe');
  await start(page);

  const standins = section(page, 'Values that mean “nothing”');
  await expect(heading(standins)).toHaveText('3 values may stand for an empty cell');
  await standins.getByRole('group', { name: '“Select” in Source' }).getByRole('button', { name: 'Nothing' }).click();
  await expect(heading(standins)).toHaveText('2 values may stand for an empty cell');
  await standins.getByRole('button', { name: 'Both open ones mean nothing' }).click();
  await expect(heading(standins)).toHaveText('12 cells that meant “nothing” are now empty');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(heading(standins)).toHaveText('2 values may stand for an empty cell');

  const spellings = section(page, 'Spellings');
  await expect(heading(spellings)).toHaveText('2 values seem to be spelled in several ways');
  const munich = spellings.getByRole('listitem', { name: 'City: München' });
  await expect(munich).toContainText('one place in several languages');
  await munich.getByRole('textbox', { name: 'All become' }).fill('Munich');
  await munich.getByRole('button', { name: /^They are one/ }).click();
  await expect(munich).toContainText('Now all “Munich”.');
  await spellings
    .getByRole('listitem', { name: 'City: Trondheim' })
    .getByRole('button', { name: /^Keep apart/ })
    .click();
  await expect(heading(spellings)).toHaveText('Spellings in 60 rows were put right');

  const outliers = section(page, 'Far-out and impossible values');
  await outliers.getByRole('button', { name: /^Show the row\s?: Spend/ }).click();
  await expect(outliers.getByRole('region', { name: /^Spend/ }).getByRole('cell', { name: '98,000,000' })).toBeVisible();
  await outliers.getByRole('combobox', { name: 'What to do in Spend' }).selectOption({ label: 'Pull to the limit (cap)' });
  await expect(outliers).toContainText('pulled to the limit');
  await cleaned(page);
  await expect(outliers).toContainText('One cell was changed.');
  await outliers.getByRole('combobox', { name: 'What to do in Age' }).selectOption({ label: 'Make empty' });
  await cleaned(page);
  await expect(outliers).toContainText('2 cells were changed.');

  const missing = section(page, 'Empty cells');
  await missing.getByRole('button', { name: /^Details/ }).click();
  const employees = missing.getByRole('combobox', { name: 'Fill empty cells of Employees with' });
  await employees.selectOption('similar');
  await cleaned(page);
  await expect(missing.getByRole('list', { name: 'Columns with empty cells' })).toContainText(/guessed from similar rows/);
  await employees.selectOption('drop-rows');
  await cleaned(page);
  await expect(missing).toContainText(/rows are left out of what is learnt/);
  await employees.selectOption({ index: 0 });
  await cleaned(page);
  await expect(missing).not.toContainText(/left out of what is learnt/);
});

test('a light adds the step that mends it, and the contacts are put right, marked and left out', async ({ open: page, secrets }) => {
  secrets.push('gmial', 'olga.moe');
  await start(page);
  const quality = section(page, 'Is this file good enough?');
  await expect(heading(quality)).toHaveText('Mend this first: old contact data and mail that came back');
  const lights = quality.getByRole('list', { name: 'Five lights' }).getByRole('listitem');
  await lights.filter({ hasText: 'Mail that came back' }).getByRole('button', { name: 'Add the step: Who can be written to' }).click();
  const reach = section(page, 'Who can be written to');
  await expect(reach).toBeFocused();
  await cleaned(page);
  await expect(heading(reach)).toHaveText('2 e-mail addresses end in a mistyped domain, such as gmial.com for gmail.com');
  await lights.filter({ hasText: 'Contact data' }).getByRole('button', { name: 'Go to: Who can be written to' }).click();
  await expect(reach).toBeFocused();
  await reach.getByRole('button', { name: /^Show the rows\s?: gmial/ }).click();
  await expect(reach.getByRole('region', { name: /gmial/ }).getByText('olga.moe7@gmial.com')).toBeVisible();
  await reach.getByRole('button', { name: 'Put right' }).click();
  await cleaned(page);
  await reach.getByRole('combobox', { name: 'Contacts whose mail came back' }).selectOption({ label: 'Mark “do not write”' });
  await cleaned(page);
  await expect(heading(reach)).toHaveText('2 addresses are put right and 16 contacts are marked “do not write”');
  await reach.getByRole('combobox', { name: 'Contacts nobody looked after for six months' }).selectOption({ label: 'Leave the rows out' });
  await cleaned(page);
  await expect(heading(reach)).toContainText('80 rows are left out');
  await expect(reach).toContainText('243 in, 163 out');
});

test('the same by keyboard alone', async ({ open: page }) => {
  await openFile(page, dirtyContacts());
  await tabTo(page, /^Find segments/);
  await page.keyboard.press('Enter');
  await cleaned(page);

  await tabTo(page, /^Nothing/);
  await page.keyboard.press('Enter');
  await cleaned(page);
  await expect(heading(section(page, 'Values that mean “nothing”'))).toHaveText('2 values may stand for an empty cell');
  await tabTo(page, /^All become/);
  await page.keyboard.press('Enter');
  await cleaned(page);
  await expect(section(page, 'Spellings')).toContainText('Now all “München”.');

  await tabTo(page, /^More for this card/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Add .*Who can be written to/);
  await page.keyboard.press('Enter');
  const reach = section(page, 'Who can be written to');
  await expect(reach).toBeFocused();
  await cleaned(page);
  await tabTo(page, /^Put right/);
  await page.keyboard.press('Space');
  await cleaned(page);
  await tabTo(page, /^Contacts whose mail came back/);
  await page.keyboard.press('M');
  await cleaned(page);
  await expect(heading(reach)).toHaveText('2 addresses are put right and 16 contacts are marked “do not write”');

  const outliers = section(page, 'Far-out and impossible values');
  await tabTo(page, /^Make them empty in both columns/);
  await page.keyboard.press('Enter');
  await cleaned(page);
  await expect(outliers).toContainText('5 cells were changed.');
  await tabTo(page, /^What to do in Spend/);
  await page.keyboard.press('P');
  await cleaned(page);
  await expect(outliers).toContainText('6 cells were changed.');

  await tabTo(page, /^Details\s?: Empty cells/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Fill empty cells of Employees with/);
  await page.keyboard.press('z');
  await cleaned(page);
  await expect(section(page, 'Empty cells')).toContainText(/became 0/);
});
