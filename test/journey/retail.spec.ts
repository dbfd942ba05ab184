import { expect, test } from './person';
import { card, cardsDone, chooseGoal, hasRealData, made, openFile, realData, saved } from './walk';

const LINES = `${realData}/online_retail/online_retail_2011-10.csv`;

test('order lines become customers, known ways to sort them, named segments and a file', async ({ open: page }) => {
  test.skip(!hasRealData, `skipped: ${realData} is not there`);
  await openFile(page, LINES);
  await chooseGoal(page, /^Find segments/);
  await expect(card(page, 'engineer')).toContainText(/lines.*customers/);
  const interpret = card(page, 'interpret');
  for (const title of ['Recent, often, much (RFM)', 'Life-cycle stages']) {
    const more = interpret.getByRole('button', { name: 'More for this card' });
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
    await interpret.getByRole('button', { name: title }).click();
    await cardsDone(page);
  }
  await expect(interpret.getByRole('region', { name: 'Recent, often, much (RFM)', exact: true })).toContainText('champions');
  await expect(interpret.getByRole('region', { name: 'Life-cycle stages', exact: true })).toContainText('champions');

  const pane = interpret.getByRole('region', { name: /^Group A: / });
  await expect(pane).toContainText(/Spend|Orders|Days/);
  const name = pane.getByRole('textbox', { name: 'Name of group A' });
  await name.fill('Gift shops');
  await name.press('Enter');
  await cardsDone(page);

  const [header = '', ...rows] = (await saved(page, 'list')).trim().split(/\r?\n/);
  expect(header).toContain('RFM');
  expect(header).toContain('Life-cycle stage');
  expect(header).toContain('Segment name');
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.filter((row) => row.includes('Gift shops')).length).toBeGreaterThan(50);
});

/** Recency, frequency and money of made-up customers who shade into each other, as the shop's own three columns do. */
function threeColumns(): string {
  const wave = (i: number, by: number): number => (((i * by) % 601) + 0.5) / 601;
  const rows = Array.from({ length: 600 }, (_, i) => {
    const often = Math.ceil(-3 * Math.log(wave(i, 211)));
    return [Math.floor(-80 * Math.log(wave(i, 97))), often, (often * 250 * (0.3 + wave(i, 389))).toFixed(2)];
  });
  return ['recency,frequency,money', ...rows.map((row) => row.join(','))].join('\n');
}

test('a table of recency, frequency and money holds no groups, and still becomes named segments and a file', async ({ open: page }) => {
  await openFile(page, made('rfm.csv', threeColumns()));
  await chooseGoal(page, /^Find segments/);
  const [cluster, interpret] = [card(page, 'cluster'), card(page, 'interpret')];
  await expect(cluster.getByRole('heading', { level: 2 })).toHaveText('No groups here');
  await cluster.getByRole('button', { name: 'Sort them by RFM' }).click();
  await cardsDone(page);
  await expect(interpret.getByRole('region', { name: 'Recent, often, much (RFM)', exact: true })).toContainText('champions');
  await expect(card(page, 'act').getByRole('heading', { level: 2 })).toContainText('sorted by RFM cell');

  await cluster.getByRole('button', { name: 'Cut into 4' }).click();
  await cardsDone(page);
  await expect(cluster.getByRole('heading', { level: 2 })).toContainText('Four parts, cut where you chose');
  const name = interpret.getByRole('textbox', { name: 'Name of group A' });
  await name.fill('Gone quiet');
  await name.press('Enter');
  await cardsDone(page);
  const [header = '', ...rows] = (await saved(page, 'list')).trim().split(/\r?\n/);
  expect(header).toMatch(/RFM cell.*Segment name/);
  expect(rows.filter((row) => row.includes('Gone quiet')).length).toBeGreaterThan(50);
  expect(rows.some((row) => row.includes('Champions'))).toBe(true);
});
