import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { sealOf, serveSite } from './serve';
import { card, chooseGoal, openSample } from './walk';

/**
 * Pictures of the built site, for the README and for looking at: `npx tsx test/journey/pictures.ts [folder]`. Without a folder
 * the README's three are made anew; with one, every card in light and dark, wide and narrow, English and Norwegian.
 */
const folder = process.argv[2];
const README = path.join(import.meta.dirname, 'pictures');

const site = await serveSite();
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

interface Look {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly locale: 'en-GB' | 'nb-NO';
}

async function openPage({ scheme, width, locale }: Look, height = 2600): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, locale, reducedMotion: 'reduce' });
  await page.goto(site.url);
  await sealOf(page);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

const WALKS = [
  { name: 'orders', sample: /web shop|nettbutikk/i, goal: /find segments|finn segmenter/i },
  { name: 'leads', sample: /machine builder|maskin/i, goal: /score leads|leads/i },
  { name: 'accounts', sample: /software|programvare/i, goal: /may leave|slutte|forlate/i },
] as const;

/** All of the page in sight, so that no header sticks over what is shot, and everything on it drawn. */
async function unrolled(page: Page): Promise<void> {
  for (let height = 0, next = await heightOf(page); next > height; next = await heightOf(page)) {
    height = next + 200;
    await page.setViewportSize({ width: page.viewportSize()?.width ?? 1280, height });
    await page.waitForFunction(() => {
      const hosts = [...document.querySelectorAll<HTMLElement>('figure .vega')].filter(({ offsetParent }) => offsetParent !== null);
      return (
        hosts.every(({ childElementCount }) => childElementCount > 0) &&
        document.querySelector('[data-state="running"], article[aria-busy="true"], article [aria-busy="true"]') === null
      );
    });
    // The last strokes, such as those of a map, come with the next frames.
    await page.waitForTimeout(500);
  }
}

const heightOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);

/** A card from its top to the end of one of its sections. */
async function shootTo(page: Page, stage: string, section: string, file: string): Promise<void> {
  await unrolled(page);
  const whole = await card(page, stage).boundingBox();
  const last = await card(page, stage).getByRole('region', { name: section, exact: true }).boundingBox();
  if (!whole || !last) throw new Error(`${stage}: ${section} is not in sight`);
  await page.screenshot({ path: file, clip: { ...whole, height: last.y + last.height - whole.y } });
}

async function shoot(page: Page, to: string, name: string): Promise<void> {
  await unrolled(page);
  const stages = await page.locator('article.card').evaluateAll((cards) => cards.map(({ id }) => id.replace('card-', '')));
  for (const stage of stages) await card(page, stage).screenshot({ path: path.join(to, `${name}-${stage}.png`) });
}

if (folder === undefined) {
  fs.mkdirSync(README, { recursive: true });
  const look: Look = { scheme: 'light', width: 1180, locale: 'en-GB' };
  const first = await openPage(look, 760);
  await first.screenshot({ path: path.join(README, 'open.png') });
  const start = await openPage(look);
  await openSample(start, WALKS[0].sample);
  await chooseGoal(start, WALKS[0].goal);
  await shootTo(start, 'interpret', 'Who they are', path.join(README, 'segments.png'));
  const leads = await openPage({ ...look, scheme: 'dark' });
  await openSample(leads, WALKS[1].sample);
  await chooseGoal(leads, WALKS[1].goal);
  await unrolled(leads);
  await card(leads, 'act').screenshot({ path: path.join(README, 'list.png') });
} else {
  fs.mkdirSync(folder, { recursive: true });
  const looks: readonly Look[] = [
    { scheme: 'light', width: 1280, locale: 'en-GB' },
    { scheme: 'dark', width: 1280, locale: 'nb-NO' },
    { scheme: 'light', width: 390, locale: 'nb-NO' },
    { scheme: 'dark', width: 390, locale: 'en-GB' },
  ];
  for (const look of looks) {
    for (const { name, sample, goal } of WALKS) {
      const page = await openPage(look);
      const as = `${name}-${look.scheme}-${look.width}-${look.locale.slice(0, 2)}`;
      await page.screenshot({ path: path.join(folder, `${as}-open.png`), fullPage: true });
      await openSample(page, sample);
      await chooseGoal(page, goal);
      await shoot(page, folder, as);
      await page.context().close();
    }
  }
}
await browser.close();
await site.close();
