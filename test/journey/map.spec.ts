import type { Locator, Page } from '@playwright/test';
import { tabTo } from './keys';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, openSample } from './walk';

const section = (page: Page, title: string): Locator => card(page, 'interpret').getByRole('region', { name: title, exact: true });
const map = (page: Page): Locator => section(page, 'Map of the people');
const chosen = (page: Page): Locator => map(page).getByText(/^[\d,]+ of [\d,]+ people chosen/);

async function countIn(page: Page): Promise<number> {
  const text = await chosen(page).innerText();
  return Number((/^([\d,]+) of/.exec(text)?.[1] ?? '').replaceAll(',', ''));
}

test('people are chosen on the map with the mouse, held against everyone, and listed', async ({ open: page }) => {
  await openSample(page, /web shop/);
  await chooseGoal(page, /^Find segments/);
  await expect(map(page).getByText(/^The map can .*trustworthiness 0\.\d+ of 1/)).toBeVisible();
  const canvas = map(page).locator('canvas');
  const drag = async (to: number): Promise<void> => {
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the map is not in sight');
    await page.mouse.move(box.x + 2, box.y + 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height - 2, { steps: 4 });
    await page.mouse.up();
  };
  await drag(0.5);
  const some = await countIn(page);
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(2500);
  const against = map(page).getByRole('table', { name: 'Against everyone' });
  await expect(against.getByRole('row')).toHaveCount(7);
  await map(page)
    .getByRole('button', { name: /people chosen, one by one$/ })
    .click();
  const list = map(page).getByRole('table').last();
  await expect(list).toHaveAttribute('aria-rowcount', String(some + 1));
  await map(page)
    .getByRole('region', { name: /people chosen, one by one$/ })
    .evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await expect(list.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(some + 1));
  await expect(list.getByRole('row').last().getByRole('cell').first()).not.toBeEmpty();

  const said = await card(page, 'interpret')
    .getByText(/^[\d,]+ of the [\d,]+ chosen on the map/)
    .allInnerTexts();
  const here = said.map((text) => Number((/^[\d,]+/.exec(text)?.[0] ?? '').replaceAll(',', '')));
  expect(here.reduce((sum, count) => sum + count, 0)).toBe(some);

  await map(page).getByRole('radio', { name: 'Moves the map' }).check();
  await drag(0.7);
  expect(await countIn(page)).toBe(some);
  await map(page).getByRole('button', { name: 'Whole map' }).click();
  await map(page).getByRole('button', { name: 'Choose nobody' }).click();
  await expect(chosen(page)).toHaveCount(0);
  await card(page, 'interpret')
    .getByRole('button', { name: /^Show on the map.*Group B/ })
    .click();
  const [group] = await map(page).getByRole('button', { pressed: true }).allInnerTexts();
  expect(group).toMatch(/^B/);
});

test('without a mouse a group or a part of the map is chosen by name, and the table says where groups lie', async ({ open: page }) => {
  await openSample(page, /web shop/);
  await chooseGoal(page, /^Find segments/);
  await map(page).getByRole('application').focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowLeft');
  await expect(map(page).getByRole('button', { name: 'Whole map' })).toBeEnabled();
  await tabTo(page, /^A /);
  await page.keyboard.press('Space');
  const group = await countIn(page);
  expect(group).toBeGreaterThan(0);
  await map(page).getByLabel('Choose a part of the map').selectOption({ label: 'Left' });
  expect(await countIn(page)).not.toBe(group);
  await map(page).getByRole('button', { name: 'Show the groups as a table' }).click();
  await expect(map(page).getByRole('columnheader', { name: 'To the right' })).toBeVisible();
});

test('the money is said, and known ways to sort customers stand beside the groups found', async ({ open: page }) => {
  await openSample(page, /web shop/);
  await chooseGoal(page, /^Find segments/);
  await expect(section(page, 'What they bring').getByRole('heading', { level: 3 })).toHaveText(/^The top 20\s% bring \d+\s% of Spend$/);
  for (const title of ['Recent, often, much (RFM)', 'Life-cycle stages', 'Your old groups against these']) {
    const more = card(page, 'interpret').getByRole('button', { name: 'More for this card' });
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
    await card(page, 'interpret').getByRole('button', { name: title }).click();
    await cardsDone(page);
  }
  await expect(section(page, 'Recent, often, much (RFM)').getByRole('heading', { level: 3 })).toHaveText(
    /are champions, who bought lately and often/,
  );
  await expect(section(page, 'Life-cycle stages').getByRole('table').last().getByRole('row')).toHaveCount(5);
  await expect(section(page, 'Your old groups against these').getByRole('heading', { level: 3 })).toHaveText(/RFM cell/);
  await expect(section(page, 'Your old groups against these')).toContainText('it says nothing of what came later');
});
