import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { faults } from './faults';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, dataIsOpen, saved } from './walk';

const day = (i: number): string => String((i % 28) + 1).padStart(2, '0');
const lines = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join('\n');
const january = `Kunde-ID;Dato;Beløp;Vare\n${lines(60, (i) => `K-${100 + (i % 17)};${day(i)}.01.2024;${100 + i},50;Stol`)}\n`;
const february = `Dato;Kunde-ID;Beløp;Rabatt\n${lines(50, (i) => `${day(i)}.02.2024;K-${100 + (i % 19)};${90 + i},25;${i % 9}`)}\n01.02.2024;K-100;1,00;1;altfor mye\n`;
const march = `KUNDE-ID,dato,beløp,vare\n${lines(40, (i) => `K-${100 + (i % 23)},03/${day(i)}/2024,${90 + i}.25,Bord`)}\n`;

/** Three months as three programs wrote them, in a folder with something else in it. */
function threeMonths(): { readonly folder: string; readonly files: readonly string[] } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-months-'));
  fs.writeFileSync(path.join(folder, 'ordre 10.csv'), march);
  fs.writeFileSync(path.join(folder, 'ordre 9.csv'), Buffer.from(february, 'latin1'));
  fs.writeFileSync(path.join(folder, 'ordre 8.csv'), Buffer.from(january, 'latin1'));
  fs.writeFileSync(path.join(folder, 'notater.docx'), 'no table');
  return { folder, files: ['ordre 10.csv', 'ordre 9.csv', 'ordre 8.csv'].map((name) => path.join(folder, name)) };
}

/** Drops files as a hand would: through the page's own event. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const contents = files.map((file) => ({ name: path.basename(file), bytes: [...fs.readFileSync(file)] }));
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer();
    for (const { name, bytes } of all) made.items.add(new File([new Uint8Array(bytes)], name));
    return made;
  }, contents);
  await page.locator('#open-title').dispatchEvent('drop', { dataTransfer: transfer });
}

/** Drops what lies on the disk, a folder too, as the system hands it to the browser. */
async function dragIn(page: Page, paths: readonly string[]): Promise<void> {
  const place = await page.locator('#open-title').boundingBox();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const [x, y] = [(place?.x ?? 0) + 10, (place?.y ?? 0) + 10];
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}

async function pickFolder(page: Page, folder: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(folder);
}

async function dataCard(page: Page): Promise<string> {
  return card(page, 'data').innerText();
}

test('three monthly files are dropped, what differs is said, and they stay one table after a reload', async ({ open: page, secrets }) => {
  secrets.push('altfor mye');
  await drop(page, threeMonths().files);
  const said = page.locator('section', { has: page.locator('#several-title') });
  await expect(said).toContainText('3 files become one table');
  await expect(said).toContainText('151 rows in 5 columns');
  await expect(said).toContainText('ordre 9.csv has no Vare');
  await expect(said).toContainText('Only ordre 9.csv has Rabatt');
  await expect(said).toContainText(
    'Dato is written with the day first in ordre 8.csv, ordre 9.csv, but with the month first in ordre 10.csv',
  );
  await expect(said).toContainText('Beløp is written with a decimal comma');
  await expect(page.getByText('151 rows in 6 columns')).toHaveCount(0);

  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use them as one table' }).click();
  await dataIsOpen(page);
  await expect(card(page, 'data').getByRole('heading', { level: 2 })).toHaveText('151 rows in 6 columns');
  await expect(page.getByRole('combobox', { name: 'What File is for' })).toHaveValue('ignore');

  await page.getByRole('radio', { name: 'Table', exact: true }).check();
  const table = page.getByRole('table', { name: 'Table' });
  await expect(table.getByRole('row').nth(1)).toContainText('100.5');
  await table.getByRole('row').nth(3).getByRole('cell').nth(2).click();
  await expect(page.getByText('Row 3 as it stands in ordre 8.csv, line 4.')).toBeVisible();
  await expect(card(page, 'data').locator('dl')).toContainText('102,50');

  expect(await faults(page)).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save this row as CSV' }).click();
  const odd = fs.readFileSync(await (await download).path(), 'utf8');
  expect(odd.split('\r\n')[1]).toBe('52,ordre 9.csv,more cells than columns,K-100,01.02.2024,"1,00",,1,ordre 9.csv,altfor mye');

  await page.getByRole('radio', { name: 'Columns (6)' }).check();
  await page.getByRole('combobox', { name: 'What Rabatt is for' }).selectOption('share');
  await expect(page.getByText('Back to the original file')).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const before = await dataCard(page);
  await page.reload();
  await page.getByRole('button', { name: /^ordre 8/ }).click();
  await dataIsOpen(page);
  // The tab of before may hold the notebook for a moment longer.
  await expect(page.getByText('Back to the original file')).toBeVisible();
  expect(await dataCard(page)).toBe(before);
  await expect(page.getByRole('combobox', { name: 'What Rabatt is for' })).toHaveValue('share');
});

test('a folder is picked; what holds no table is passed by, and the customers are counted over all months', async ({ open: page }) => {
  await pickFolder(page, threeMonths().folder);
  await expect(page.getByText('1 file of the folder was passed by')).toBeVisible();
  await page.getByRole('button', { name: 'Leave out ordre 10.csv' }).click();
  await expect(page.getByRole('heading', { name: '2 files become one table' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await pickFolder(page, threeMonths().folder);
  await page.getByRole('button', { name: 'Use them as one table' }).click();
  await dataIsOpen(page);
  await chooseGoal(page, /^Find segments/);
  await cardsDone(page);
  await expect(card(page, 'engineer')).toContainText('23');
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object|Infinity/);
  const list = await saved(page, 'table');
  expect(list.split('\n')[0]).not.toContain('undefined');
});

test('a folder is dropped, and all that lies in it and below it is read', async ({ open: page }) => {
  const { folder } = threeMonths();
  fs.mkdirSync(path.join(folder, 'eldre'));
  fs.writeFileSync(path.join(folder, 'eldre', 'ordre 7.csv'), Buffer.from(january.replaceAll('.01.2024', '.12.2023'), 'latin1'));
  await dragIn(page, [folder]);
  await expect(page.getByRole('heading', { name: '4 files become one table' })).toBeVisible();
  await expect(page.getByText('1 file of the folder was passed by')).toBeVisible();
  await page.getByRole('button', { name: 'Use them as one table' }).click();
  await dataIsOpen(page);
  await expect(card(page, 'data').getByRole('heading', { level: 2 })).toHaveText('211 rows in 6 columns');
  await expect(page.getByRole('banner')).toContainText(path.basename(folder));
});

test('an archive of monthly files is dropped and read like a folder; a hostile one is refused in words', async ({ open: page }) => {
  const { folder, files } = threeMonths();
  const inside = Object.fromEntries(files.map((file) => [`2024/${path.basename(file)}`, new Uint8Array(fs.readFileSync(file))]));
  const archive = path.join(folder, 'ordre 2024.zip');
  fs.writeFileSync(archive, zipSync({ ...inside, 'les meg.pdf': new Uint8Array([1]) }));
  const bomb = path.join(folder, 'bombe.zip');
  fs.writeFileSync(bomb, zipSync({ 'a.csv': new Uint8Array(60e6), 'b.csv': new Uint8Array(10) }, { level: 9 }));
  await drop(page, [bomb]);
  await expect(page.getByRole('alert')).toContainText('bombe.zip');
  await drop(page, [archive]);
  await expect(page.getByRole('heading', { name: '3 files become one table' })).toBeVisible();
  await page.getByRole('button', { name: 'Use them as one table' }).click();
  await dataIsOpen(page);
  await expect(card(page, 'data').getByRole('heading', { level: 2 })).toHaveText('151 rows in 6 columns');
  await expect(page.getByRole('banner')).toContainText('ordre 2024');
});

test('files with other columns are not mixed: which to open is asked', async ({ open: page }) => {
  const { folder, files } = threeMonths();
  const people = path.join(folder, 'kunder.csv');
  fs.writeFileSync(people, `Kunde-ID;Navn;By\n${lines(20, (i) => `K-${100 + i};Kari ${i};Oslo`)}\n`);
  const empty = path.join(folder, 'tom.csv');
  fs.writeFileSync(empty, '');
  await drop(page, [...files, people, empty]);
  await expect(page.getByRole('heading', { name: '4 files of 2 kinds' })).toBeVisible();
  await expect(page.getByText('tom.csv is empty')).toBeVisible();
  await page.getByRole('radio', { name: 'kunder.csv' }).check();
  await page.getByRole('button', { name: 'Open kunder.csv', exact: true }).click();
  await dataIsOpen(page);
  await expect(card(page, 'data').getByRole('heading', { level: 2 })).toHaveText('20 rows in 3 columns');
});
