import { expect, test } from './person';
import { card, openSample } from './walk';

test('each of the three samples opens from the first screen, fits its goal, and waits among the notebooks', async ({ open: page }) => {
  const samples = [
    { name: /machine builder/, rows: '1,200 rows in 17 columns', goal: /^Score leads/ },
    { name: /web shop/, rows: '20,000 rows in 10 columns', goal: /^Find segments/ },
    { name: /Software accounts/, rows: '3,000 rows in 16 columns', goal: /^See who may leave/ },
  ];
  for (const { name, rows, goal } of samples) {
    await openSample(page, name);
    await expect(card(page, 'data').getByRole('heading', { level: 2 })).toHaveText(rows);
    await expect(page.getByRole('button', { name: goal })).toContainText('Fits this file');
    await page.getByRole('button', { name: /back to the first screen/ }).click();
  }
  await expect(page.locator('button.open')).toHaveCount(3);
});
