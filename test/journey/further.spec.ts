import type { Locator, Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, made, openFile, saved } from './walk';

const PEOPLE = 120;
const mail = (i: number): string => `ann${i}@example.test`;

/** Customers, their orders (several each, some of strangers, some without a key), what is in the orders, and a list by e-mail. */
const customers = made(
  'customers.csv',
  `customer_id;email;age;visits\n${Array.from({ length: PEOPLE }, (_, i) => `K${1000 + i};${mail(i)};${20 + ((i * 7) % 50)};${(i * 13) % 29}`).join('\n')}\n`,
);
const orders = made(
  'orders.csv',
  `order_no;customer_id;order_date\n${Array.from({ length: 300 }, (_, i) => `B${i};${i % 50 === 0 ? '' : `K${1000 + ((i * 3) % 140)}`};2024-0${1 + (i % 9)}-1${i % 9}`).join('\n')}\n`,
);
const lines = made(
  'lines.csv',
  `order_no;product;quantity;price\n${Array.from({ length: 600 }, (_, i) => `B${i % 300};P${i % 12};${1 + (i % 4)};${5 + (i % 30)},50`).join('\n')}\n`,
);
const letters = made(
  'newsletter.csv',
  `e-mail;opens\n${Array.from({ length: 60 }, (_, i) => `${mail(i * 2).toUpperCase()};${i % 9}`).join('\n')}\n`,
);
const weather = made('weather.csv', 'day;rain\n2024-01-01;3\n2024-01-02;4\n2024-01-03;0\n');

const further = (page: Page): Locator => card(page, 'data').getByRole('region', { name: 'Further files about the same customers' });
const add = (page: Page, ...files: (typeof customers)[]): Promise<void> => further(page).locator('input[type=file]').setInputFiles(files);
const fileOf = (page: Page, name: string): Locator =>
  further(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });

test('further files are matched before anything runs, joined, left out, and there again after a reload', async ({ open: page }) => {
  await openFile(page, customers);
  await add(page, orders, lines, letters, weather);
  await expect(fileOf(page, 'orders.csv')).toContainText('by customer_id: ');
  await expect(fileOf(page, 'orders.csv')).toContainText('120 of 120 rows above found in it, 46 of its 300 rows without one above');
  await expect(fileOf(page, 'orders.csv')).toContainText('empty key: 0 above, 6 in it');
  await expect(fileOf(page, 'orders.csv')).toContainText('As it stands it would make 254 rows of 120');
  await expect(fileOf(page, 'lines.csv')).toContainText('by way of orders.csv (order_no)');
  await expect(fileOf(page, 'newsletter.csv')).toContainText('by email = e-mail: 60 of 120 rows above found in it');
  await expect(fileOf(page, 'newsletter.csv')).toContainText('case and blanks do not count in the key');
  await expect(fileOf(page, 'weather.csv')).toContainText('No column has enough in common');
  await fileOf(page, 'weather.csv').getByLabel('Column above').selectOption('customer_id');
  await fileOf(page, 'weather.csv').getByLabel('Column of weather.csv').selectOption('rain');
  await fileOf(page, 'weather.csv').getByRole('button', { name: 'Count what they have in common' }).click();
  await expect(fileOf(page, 'weather.csv')).toContainText('These two columns have no value in common');
  await fileOf(page, 'weather.csv').getByRole('button', { name: 'Leave out weather.csv' }).click();
  await further(page).getByRole('button', { name: 'Join all 3' }).click();

  await chooseGoal(page, /^Find segments/);
  const engineer = card(page, 'engineer');
  await expect(engineer).toContainText('120 of 120 rows found in orders.csv, whose 300 rows became one for each key');
  await expect(engineer).toContainText('60 of 120 rows found in newsletter.csv');
  const table = await saved(page, 'table');
  expect(table.split('\n')[0]).toContain('orders: rows');
  expect(table).toContain('lines: amount');
  const sql = await saved(page, 'sql');
  expect(sql).toContain('Reads the table "orders"');

  await fileOf(page, 'newsletter.csv').getByRole('button', { name: 'Leave out newsletter.csv' }).click();
  await expect(fileOf(page, 'newsletter.csv')).toHaveCount(0);
  await cardsDone(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(fileOf(page, 'newsletter.csv')).toContainText('Joined');
  await cardsDone(page);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await page.reload();
  await page.locator('button.open', { hasText: 'customers' }).click();
  await cardsDone(page);
  for (const name of ['orders.csv', 'lines.csv', 'newsletter.csv']) await expect(fileOf(page, name)).toContainText('Joined');
  expect(await saved(page, 'table')).toBe(table);
});

test('a join that would make rows is stopped with the number, and rolled up with one click', async ({ open: page }) => {
  await openFile(page, customers);
  await add(page, orders);
  await further(page).getByRole('button', { name: 'Join it' }).click();
  await chooseGoal(page, /^Find segments/);
  const step = card(page, 'engineer').getByRole('region', { name: 'Join a further file' });
  await step.getByRole('button', { name: /details/i }).click();
  await step.getByRole('radio', { name: 'Take rows as they are' }).check();
  const stopped = card(page, 'engineer').getByRole('alert');
  await expect(stopped).toContainText('Stopped: this would make 254 rows of 120');
  await stopped.getByRole('button', { name: 'Roll up first' }).click();
  await cardsDone(page);
});

test('two columns chosen by hand are counted before they join, and may be chosen again', async ({ open: page }) => {
  const crm = made('crm.csv', `points;since\n${Array.from({ length: 90 }, (_, i) => `${(i * 13) % 29};${2000 + (i % 20)}`).join('\n')}\n`);
  await openFile(page, customers);
  await add(page, crm);
  const file = fileOf(page, 'crm.csv');
  await expect(file).toContainText('No column has enough in common');
  await file.getByLabel('Column above').selectOption('visits');
  await file.getByLabel('Column of crm.csv').selectOption('points');
  await file.getByRole('button', { name: 'Count what they have in common' }).click();
  await expect(file).toContainText('by visits = points: 120 of 120 rows above found in it');
  await expect(file).toContainText('Not joined yet');
  await expect(file).toContainText('so it is rolled up to one row for each key first');
  await file.getByLabel('Column above').selectOption('age');
  await file.getByRole('button', { name: 'Count what they have in common' }).click();
  await expect(file).toContainText('by age = points: ');
  await further(page).getByRole('button', { name: 'Join it' }).click();
  await chooseGoal(page, /^Find segments/);
  await expect(card(page, 'engineer')).toContainText('rows found in crm.csv');
});

test('files of several kinds that are dropped together become one notebook with the others joined', async ({ open: page }) => {
  await page.locator('input[type=file]').first().setInputFiles([customers, orders, letters]);
  await page.getByRole('radio', { name: /customers\.csv/ }).check();
  await page.getByRole('button', { name: 'Open customers.csv and join the other 2 to it' }).click();
  await expect(fileOf(page, 'orders.csv')).toContainText('120 of 120 rows above found in it');
  await expect(fileOf(page, 'newsletter.csv')).toContainText('60 of 120 rows above found in it');
});
