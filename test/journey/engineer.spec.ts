import type { Locator, Page } from '@playwright/test';
import { faults } from './faults';
import { expect, test } from './person';
import { card, cardDone, cardsDone, made, openFile, saved } from './walk';

test.setTimeout(600_000);
test.use({ actionTimeout: 20_000 });

const TITLES = ['CEO', 'Daglig leder', 'Markedssjef', 'Head of Sales', 'Entwickler', 'HR Manager', 'Chief Vibes Officer', 'Student'];
const STAGES = ['talking', 'won', 'new', 'won'];
const NOTES = ['Wants a demo of the new line', 'Asked for a price list', 'Nothing yet', 'Met at the fair in Hannover'];
/** All that Engineer makes something of. */
const people = made(
  'people.csv',
  [
    'customer_id;email;postcode;country;title;stage;size;signed_up;last_visit;visits;spend;notes;maker;twin',
    ...Array.from({ length: 120 }, (_, i) => {
      const day = (n: number): string => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
      const mail = i % 3 === 0 ? `ann${i}@gmail.com` : `ann${i}@firma${i % 7}.example`;
      const visits = (i * 13) % 29;
      return [
        `K${1000 + i}`,
        mail,
        String(150 + ((i * 37) % 9000)).padStart(4, '0'),
        'Norway',
        TITLES[i % 8],
        STAGES[(i >> 1) % 4],
        ['small', 'medium', 'large'][(i >> 2) % 3],
        day((i * 11) % 300),
        day(300 + ((i * 7) % 90)),
        visits,
        `${20 + ((i * i * 17) % 4000)},50`,
        NOTES[(i >> 1) % 4],
        'Leadlight',
        visits,
      ].join(';');
    }),
  ].join('\n'),
);

const engineer = (page: Page): Locator => card(page, 'engineer');
const engineered = (page: Page): Promise<void> => cardDone(page, 'engineer');
const step = (page: Page, name: string): Locator => engineer(page).getByRole('region', { name, exact: true });

async function add(page: Page, name: string): Promise<Locator> {
  const more = engineer(page).getByRole('button', { name: 'More for this card' });
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  await engineer(page)
    .getByRole('button', { name: `Add: ${name}`, exact: true })
    .click();
  await engineered(page);
  return step(page, name);
}

async function details(section: Locator): Promise<void> {
  const button = section.getByRole('button', { name: /^Details/ });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

/** Another order of headings, or too little contrast, dark and wide, light and narrow. */
async function faultsWideAndNarrow(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('button', { name: /^(Dark|Light) colours$/ }).click();
    await page.waitForTimeout(250);
    found.push(...(await faults(page, { charts: false, part: '#card-engineer' })).map((fault) => `${width} ${fault}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${width}: ${over} pixels too wide`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

test('columns from columns: a formula, titles, an order by hand, what to leave out; every panel stands up to axe', async ({
  open: page,
}) => {
  await openFile(page, people);
  await page.getByRole('button', { name: /^Find segments/ }).click();
  await engineered(page);
  expect(await engineer(page).getByRole('button', { name: 'More for this card' }).count()).toBe(1);

  const formula = await add(page, 'Your own formula');
  await formula.getByRole('textbox', { name: 'Formula', exact: true }).fill('spend / (visits - visitz)');
  await expect(formula).toContainText('There is no column called “visitz” (place 19). Did you mean “visits”?');
  await formula.getByRole('textbox', { name: 'Formula', exact: true }).fill('spend / visits');
  await expect(formula.getByRole('table')).toContainText('spend', { timeout: 30_000 });
  await expect(formula.getByRole('table').getByRole('row')).toHaveCount(11);
  await expect(formula.getByRole('table')).toContainText('empty');
  await formula.getByRole('button', { name: 'Use this formula' }).click();
  await engineered(page);

  const titles = await add(page, 'Job titles');
  await details(titles);
  await expect(titles.getByRole('table').first()).toContainText('Markedssjef');
  const word = titles.getByRole('group', { name: 'Words that tell seniority' });
  await word.getByLabel('A word in the title').fill('vibes');
  await word.getByRole('button', { name: 'Add the word' }).click();
  await engineered(page);
  await word.getByText('The whole dictionary').click();

  const ordered = await add(page, 'Categories in order');
  await details(ordered);
  await ordered.getByLabel('Put a category in order').selectOption('stage');
  const list = ordered.getByRole('list', { name: 'stage, lowest first' });
  await expect(list.getByRole('listitem').first()).toContainText('won');
  const down = list.getByRole('button', { name: 'Move won down' });
  await down.press('Enter');
  await expect(down).toBeFocused();
  await down.press('Enter');
  await expect(list.getByRole('button', { name: 'Move won up' })).toBeFocused();
  await expect(list.getByRole('listitem').last()).toContainText('won');
  await ordered.getByRole('button', { name: 'Use this order' }).click();
  await engineered(page);
  await expect(ordered).toContainText('stage: 3 values in their order');

  const leave = step(page, 'What to leave out');
  await expect(leave).toContainText('maker');
  await expect(leave).toContainText('twin');
  await leave.getByRole('switch', { name: 'Keep twin' }).press('Space');
  await engineered(page);

  for (const name of ['E-mail and postcode', 'Texts', 'Bands of a number', 'One number by another', 'Recent activity counts more']) {
    if ((await step(page, name).count()) === 0) await add(page, name);
  }
  for (const section of await engineer(page).getByRole('region').all())
    if ((await section.getByRole('button', { name: /^Details/ }).count()) > 0) await details(section);
  expect(await faultsWideAndNarrow(page)).toEqual([]);

  await cardsDone(page, 120_000);
  const head = (await saved(page, 'table')).replace(/^\ufeff/, '').split(/\r?\n/)[0] ?? '';
  expect(head).toContain('Days since last_visit');
});
