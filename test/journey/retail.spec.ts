import { expect, test } from './person';
import { card, cardsDone, chooseGoal, hasRealData, openFile, realData, saved } from './walk';

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
