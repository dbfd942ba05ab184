import zlib from 'node:zlib';
import type { Page } from '@playwright/test';
import { sealOf, serveSite } from './serve';
import { foreign, telling } from './recorder';
import { expect, test } from './person';
import { card, chooseGoal, made, openFile, saved } from './walk';

/** Words that stand in cells of the file and nowhere else: a name, a category, a free text, an address. */
const CANARIES = ['Kanarifugl Holding', 'Gulzebra', 'stryker ikke mer', 'canary.bird@nowhere.example'] as const;
const [FIRM, BRANCH, REMARK, MAIL] = CANARIES;

/** 700 leads of which the more eager buy more often; the canaries in every third row, also as the value of success. */
function leadsWithCanaries(): string {
  const rows = Array.from({ length: 700 }, (_, i) => {
    const visits = (i * 7) % 11;
    const won = (i * 13) % 10 < visits - 2 ? 'Gulzebra-ja' : 'nei';
    const bird = i % 3 === 0;
    return [
      `K${1000 + i}`,
      bird ? `${FIRM} ${i}` : `Firm ${i}`,
      bird ? `${i}.${MAIL}` : `a${i}@firm.example`,
      bird ? BRANCH : i % 3 === 1 ? 'Metal' : 'Wood',
      visits,
      i % 50 === 0 ? REMARK : 'none',
      won,
    ];
  });
  return [['id', 'firm', 'mail', 'branch', 'visits', 'remark', 'outcome'], ...rows].map((row) => row.join(',')).join('\n');
}

/** Everything the page keeps outside its database, as one text. */
function keptOutside(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const caches = await globalThis.caches.keys();
    const cached = await Promise.all(caches.map(async (name) => (await (await globalThis.caches.open(name)).keys()).map(({ url }) => url)));
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      document.title,
      history.state,
      cached,
    ]);
  });
}

test('no cell of a file is in any request, link, address, title, console line or small storage', async ({
  open: page,
  secrets,
  written,
  context,
}) => {
  secrets.push(...CANARIES);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFile(page, made('leads to call.csv', leadsWithCanaries()));
  await page.getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByText(`${FIRM} 0`)).toBeVisible();
  await chooseGoal(page, /^Score leads/);
  // one column does all the work here, so it is asked about first
  await expect(card(page, 'train')).toContainText('Answer first');
  await page.getByRole('button', { name: 'Yes, keep visits' }).click();
  await expect(card(page, 'act').getByRole('listitem').first()).toContainText('visits', { timeout: 30_000 });

  expect(await saved(page, 'table')).toContain(FIRM);
  await saved(page, 'sql');
  await saved(page, 'model');
  await page.getByRole('button', { name: 'Copy a link to the recipe' }).click();
  await expect(page.getByText('The link is copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const recipe = zlib.inflateRawSync(Buffer.from(link.split('#recipe=')[1] ?? '', 'base64url')).toString();
  expect(JSON.parse(recipe)).toMatchObject({ goal: 'leads' });
  expect(JSON.parse(await saved(page, 'recipe'))).toEqual(JSON.parse(recipe));

  const kept = await keptOutside(page);
  for (const canary of CANARIES) {
    expect(recipe).not.toContain(canary);
    expect(kept).not.toContain(canary);
    expect(written.filter((line) => line.includes(canary))).toEqual([]);
  }
  await page.goto(link);
  await page.reload();
  await expect(page.getByText(/This link holds the recipe/)).toBeVisible();
});

test('a request that carries a cell turns the check red', async ({ open: page, site, recorder }) => {
  expect(telling(recorder.sent, CANARIES)).toEqual([]);
  await page.evaluate((secret) => fetch(`./?who=${encodeURIComponent(secret)}`), FIRM);
  expect(telling(recorder.sent, CANARIES)).toEqual([`GET ${site.url}?who=${encodeURIComponent(FIRM)}`]);
});

test('a request to elsewhere turns the check red where no policy stops it', async ({ page, recorder }) => {
  const site = await serveSite({ headers: false, missing: ['sw.js'] });
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('no-service-worker');
  expect(foreign(recorder.sent, site.url)).toEqual([]);
  await page.evaluate(() => fetch('http://elsewhere.invalid/', { mode: 'no-cors' }).catch(() => undefined));
  expect(foreign(recorder.sent, site.url)).toContain('GET http://elsewhere.invalid/');
  await page.evaluate((secret) => fetch('./', { method: 'POST', body: secret }).catch(() => undefined), MAIL);
  expect(telling(recorder.sent, CANARIES)).toContain(`POST ${site.url}`);
  await site.close();
});
