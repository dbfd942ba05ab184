import type { Locator, Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, made, openFile } from './walk';

/** Three kinds of shops, far apart, and each in two halves that are nearer. */
function shops(): string {
  const middles = [
    [10, 10],
    [14, 10],
    [60, 15],
    [64, 15],
    [30, 80],
    [30, 85],
  ] as const;
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [x, y] = middles[i % 6] ?? middles[0];
    return `${(x + ((i * 37) % 19) / 8).toFixed(2)},${(y + ((i * 53) % 17) / 8).toFixed(2)}`;
  });
  return ['Visits,Spend', ...rows].join('\n');
}

const cluster = (page: Page): Locator => card(page, 'cluster');
const line = (page: Page): Locator => cluster(page).getByRole('slider', { name: 'Where to cut the tree' });
const panes = (page: Page): Locator => card(page, 'interpret').getByRole('region', { name: /^Group [A-Z]: / });

async function asTree(page: Page): Promise<void> {
  await openFile(page, made('shops.csv', shops()));
  await chooseGoal(page, /^Find segments/);
  await cluster(page).getByLabel('How the groups are found').selectOption('hierarchical');
  await cardsDone(page);
  await expect(line(page)).toHaveAttribute('aria-valuenow', '3');
}

test('the cut of the tree is dragged: colours and sizes follow at once, the segments when it is let go', async ({ open: page }) => {
  await asTree(page);
  await expect(panes(page)).toHaveCount(3);
  await line(page).scrollIntoViewIfNeeded();
  const box = await line(page).boundingBox();
  if (!box) throw new Error('the line is nowhere');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect(cluster(page).getByText('Cut here, the tree falls into')).toBeVisible();
  let cut = 3;
  for (let to = x; cut < 6 && to < x + 600; to += 4) {
    await page.mouse.move(to, y);
    cut = Number(await line(page).getAttribute('aria-valuenow'));
  }
  expect(cut).toBe(6);
  await expect(line(page)).toHaveAttribute('aria-valuetext', /^6 branches: A \d+ rows, B \d+ rows/);
  // Not let go yet: the groups below are the old ones.
  await expect(panes(page)).toHaveCount(3);
  await expect(cluster(page).getByText('The segments follow when you let go.')).toBeVisible();
  await page.mouse.up();
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(6);
  await expect(line(page)).toHaveAttribute('aria-valuenow', '6');
  await cluster(page).getByRole('button', { name: 'Back to the proposed 3' }).click();
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(3);
});

test('the cut of the tree is moved by keys, and the tree can be read as a table', async ({ open: page }) => {
  await asTree(page);
  await line(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(line(page)).toHaveAttribute('aria-valuenow', '4');
  await expect(line(page)).toHaveAttribute('aria-valuetext', /^4 branches: A 100 rows, B 100 rows, C 50 rows and D 50 rows$/);
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(4);
  await expect(line(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await cardsDone(page);
  await expect(panes(page)).toHaveCount(2);
  await cluster(page)
    .getByRole('button', { name: /Where to cut the tree$/ })
    .click();
  const table = cluster(page).getByRole('region', { name: 'Joins of the tree, the farthest first' });
  await expect(table.getByRole('row').nth(1)).toContainText(/^2/);
});
