import type { Locator, Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, made, openFile } from './walk';

/** Two half moons of buyers that no straight line parts, and a few people far from everyone. */
function moons(rows = 400): string {
  const wave = (i: number): number => ((i * 7919) % 1000) / 1000 - 0.5;
  const lines = Array.from({ length: rows }, (_, i) => {
    const angle = (Math.PI * Math.floor(i / 2)) / (rows / 2);
    const [x, y] = i % 2 === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    const alone = i % 50 === 49;
    const spend = 500 + 200 * (alone ? 3 + 4 * wave(i) : x + 0.15 * wave(i));
    const visits = 50 + 20 * (alone ? 3 + 5 * wave(i + 3) : y + 0.15 * wave(i + 11));
    return `C${i},${spend.toFixed(2)},${visits.toFixed(2)}`;
  });
  return ['customer,spend,visits', ...lines].join('\n');
}

const cluster = (page: Page): Locator => card(page, 'cluster');
const slider = (page: Page): Locator => cluster(page).getByRole('slider', { name: 'How near is near' });
const heading = (page: Page): Locator => cluster(page).getByRole('heading', { level: 2 });
const eps = async (page: Page): Promise<number> => Number(/^[\d.,]+/.exec((await slider(page).getAttribute('aria-valuetext')) ?? '')?.[0]);

/** Where the line stands, once the pictures above it have stopped moving it. */
async function atRest(page: Page): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  for (let before = ''; ;) {
    const box = await slider(page).boundingBox();
    if (box && JSON.stringify(box) === before) return box;
    before = JSON.stringify(box);
    await page.waitForTimeout(1000);
  }
}

test('crowds are found, and how near is near is dragged by mouse and moved by keys', async ({ open: page, secrets }) => {
  secrets.push('C399');
  await openFile(page, made('moons.csv', moons()));
  await chooseGoal(page, /^Find segments/);
  await cluster(page).getByLabel('How the groups are found').selectOption('Crowds of any shape (DBSCAN)');
  await cardsDone(page);
  await expect(heading(page)).toContainText('Two groups');
  const proposed = await eps(page);

  // by keys: the count follows at once, the segments when the keys rest
  await slider(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => eps(page)).toBeGreaterThan(proposed);
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /one group|0 groups/);
  await page.keyboard.press('Home');
  const least = await eps(page);
  expect(least).toBeLessThan(proposed);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await cardsDone(page);
  await expect.poll(() => eps(page)).toBeCloseTo(least, 6);

  // by mouse, up to the top: one crowd
  const box = await atRest(page);
  const at = (share: number): [number, number] => [box.x + box.width * 0.7, box.y + box.height * share];
  await page.mouse.move(...at(0.98));
  await page.mouse.down();
  await page.mouse.move(...at(0.6), { steps: 4 });
  const between = await eps(page);
  await page.mouse.move(...at(0.02), { steps: 4 });
  expect(await eps(page)).toBeGreaterThan(between);
  await expect(cluster(page)).toHaveAttribute('data-state', 'fresh');
  await page.mouse.up();
  await cardsDone(page);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /one group/);

  // the way back
  await cluster(page)
    .getByRole('button', { name: /^Back to the proposed/ })
    .click();
  await cardsDone(page);
  expect(await eps(page)).toBe(proposed);
  await expect(heading(page)).toContainText('Two groups');
  await cluster(page)
    .getByRole('button', { name: /^Show as table.*How near is near/ })
    .click();
  await expect(cluster(page).getByRole('columnheader', { name: 'Rows in no group' })).toBeVisible();
});
