import { expect, test } from '@playwright/test';
import { sealOf, serveSite } from './serve';
import { card, chooseGoal, openSample, saved } from './walk';

for (const { host, headers } of [
  { host: 'that sends the headers', headers: true },
  { host: 'that sends none', headers: false },
]) {
  test(`from a sub-path of a host ${host}, after the first load, leads become a ranked list with the server gone`, async ({ page }) => {
    const site = await serveSite({ base: '/x/y/', headers });
    await page.goto(site.url);
    expect(await sealOf(page)).toBe('sealed');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await site.close();
    await page.reload();
    expect(await sealOf(page)).toBe('sealed');
    await openSample(page, /machine builder/);
    await chooseGoal(page, /^Score leads/);
    const first = card(page, 'act').getByRole('listitem').first();
    await expect(first).toContainText(/\d of 10/);
    expect((await saved(page, 'list')).split('\n').length).toBeGreaterThan(50);
  });
}
