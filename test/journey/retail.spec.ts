import { expect, test } from './person';
import { rfmOf } from './rfm';
import { card, cardsDone, chooseGoal, hasRealData, made, openFile, realData, saved } from './walk';

const LINES = `${realData}/online_retail/online_retail_2011-10.csv`;
const YEAR = `${realData}/online_retail/online_retail.csv.gz`;

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

test('a table of recency, frequency and money holds no groups, and still becomes named segments and a file', async ({ open: page }) => {
  test.skip(!hasRealData, `skipped: ${realData} is not there`);
  const rfm = await rfmOf(YEAR);
  expect(rfm).toMatchObject({ lines: 541_909, customers: 4_338, orders: 18_532 });
  expect(rfm.money).toBeCloseTo(8_911_407.9, 2);
  await openFile(page, made('rfm.csv', rfm.csv));
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
