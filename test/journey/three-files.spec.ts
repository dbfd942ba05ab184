import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './person';
import { card, cardsDone, chooseGoal, hasRealData, openFile, openSample, REAL_FILES, realData, saved } from './walk';

interface Summary {
  readonly recommended?: string;
  readonly models?: readonly { readonly id: string; readonly auc: { readonly mean: number } }[];
  readonly segments?: readonly { readonly name: string; readonly size: number }[];
}

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Files {
  readonly table: string;
  readonly sql: string;
  readonly model: string;
  readonly summary: Summary;
}

async function filesIn(out: string): Promise<Files> {
  const text = (name: string): Promise<string> => fs.readFile(path.join(out, name), 'utf8');
  return {
    table: await text('table.csv'),
    sql: await text('pipeline.sql'),
    model: await text('model.json'),
    summary: JSON.parse(await text('summary.json')) as Summary,
  };
}

/** The same file through the command line: as test/cli/real-files.test.ts ran it a moment ago, where `npm test` kept that, or run now. */
async function commandLine(name: string, ...args: string[]): Promise<Files> {
  const kept = process.env['LEADLIGHT_RUNS'];
  const known = kept === undefined ? undefined : await filesIn(path.join(kept, name)).catch(() => undefined);
  if (known) return known;
  const out = await fs.mkdtemp(path.join(os.tmpdir(), 'leadlight-'));
  await run(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'run', ...args, '--out', out], { cwd: root });
  const files = await filesIn(out);
  await fs.rm(out, { recursive: true });
  return files;
}

const NUMBER = /(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/;

/**
 * Word by word, numbers to nine digits: two versions of V8 may round the last digit of a logarithm apart. Says only where they first part.
 */
function sameText(ours: string, theirs: string): void {
  const [a, b] = [ours.split(NUMBER), theirs.split(NUMBER)];
  const same = (x: string, y: string, number: boolean): boolean =>
    x === y || (number && Math.abs(Number(x) - Number(y)) <= 1e-9 * Math.max(1e-3, Math.abs(Number(y))));
  const at = a.findIndex((part, i) => !same(part, b[i] ?? '', i % 2 === 1));
  expect(at < 0 ? '' : a.slice(Math.max(0, at - 20), at + 5).join('')).toBe(at < 0 ? '' : b.slice(Math.max(0, at - 20), at + 5).join(''));
  expect(a).toHaveLength(b.length);
}

/** Rows in an order that does not hang on the last digit of a chance. */
function inOrder(table: string): string {
  const key = (line: string): string => line.replace(/\d\.\d{9,}(e-\d+)?/g, '');
  return table
    .split('\n')
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
    .join('\n');
}

/** Every file the last card saves, against the command line's. */
async function sameFiles(page: Page, theirs: Files): Promise<void> {
  const ours = {
    table: await saved(page, 'table'),
    sql: await saved(page, 'sql'),
    model: await saved(page, 'model'),
  };
  sameText(inOrder(ours.table), inOrder(theirs.table));
  sameText(ours.sql, theirs.sql);
  sameText(ours.model, theirs.model);
  // The page's own summary goes out with the model: all of it is what the command line says.
  const { quality } = JSON.parse(ours.model) as { readonly quality: unknown };
  sameText(JSON.stringify(quality), JSON.stringify(theirs.summary));
}

const bestOf = ({ models = [], recommended }: Summary): number => models.find(({ id }) => id === recommended)?.auc.mean ?? NaN;
const aucOf = ({ models = [] }: Summary): number => models.find(({ id }) => id === 'logistic')?.auc.mean ?? NaN;

test.describe('real files', () => {
  test.skip(!hasRealData, `skipped: ${realData} is not there`);

  test('wholesale customers become four or fewer named segments, and a given name stays', async ({ open: page }) => {
    await openFile(page, REAL_FILES.wholesale);
    await chooseGoal(page, /^Find segments/);
    await sameFiles(page, await commandLine('wholesale', 'segments', REAL_FILES.wholesale));
    const groups = card(page, 'interpret').getByRole('textbox', { name: /^Name of group/ });
    const count = await groups.count();
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(4);
    for (const group of await groups.all()) expect((await group.inputValue()).length).toBeGreaterThan(2);

    await groups.first().fill('Kitchens of the city');
    await groups.first().press('Enter');
    await cardsDone(page);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const headlines = await page.locator('article.card h2').allInnerTexts();
    const table = await saved(page, 'table');

    await page.reload();
    await page.getByRole('button', { name: /^Wholesale customers data/ }).click();
    await cardsDone(page);
    await expect(card(page, 'interpret').getByRole('textbox', { name: 'Name of group A' })).toHaveValue('Kitchens of the city');
    expect(await page.locator('article.card h2').allInnerTexts()).toEqual(headlines);
    expect((await saved(page, 'table')) === table).toBe(true);
  });

  test('telco, with its 11 blanks, becomes a churn list with chances and reasons', async ({ open: page, secrets }) => {
    secrets.push('7590-VHVEG', '9237-HQITU');
    await openFile(page, REAL_FILES.telco);
    await chooseGoal(page, /^See who may leave/);
    await expect(card(page, 'clean')).toContainText('11');
    const first = card(page, 'act').getByRole('listitem').first();
    await expect(first).toContainText(/\d of 10/);
    await expect(first.getByRole('listitem')).toHaveCount(3);
    const theirs = await commandLine('telco', 'churn', REAL_FILES.telco);
    await sameFiles(page, theirs);
    expect(Math.abs(aucOf(theirs.summary) - 0.845)).toBeLessThan(0.01);
  });

  test('bank.csv without duration becomes a list of leads with an AUC of .720', async ({ open: page }) => {
    await openFile(page, REAL_FILES.bank);
    await expect(card(page, 'data')).toContainText('Parted by semicolon');
    await chooseGoal(page, /^Score leads/);
    await expect(card(page, 'train')).toContainText('Answer first');
    await expect(card(page, 'evaluate').getByRole('slider')).toHaveCount(0);
    await page.getByRole('button', { name: 'No, set duration aside' }).click();
    await cardsDone(page);
    const theirs = await commandLine('bank', 'leads', REAL_FILES.bank, '--drop', 'duration');
    await sameFiles(page, theirs);
    expect(Math.abs(aucOf((JSON.parse(theirs.model) as { quality: Summary }).quality) - 0.72)).toBeLessThan(0.01);
    await expect(card(page, 'train').getByRole('heading', { level: 2 })).toContainText(`AUC ${Number(bestOf(theirs.summary).toFixed(3))})`);
    await expect(card(page, 'act').getByRole('listitem').first()).toContainText('Row');
  });
});

for (const [sample, goal, ready] of [
  ['machine builder', /^Score leads/, /Start with these 50/],
  ['web shop', /^Find segments/, /groups, ready to use/],
  ['Software accounts', /^See who may leave/, /Start with these 50/],
] as const) {
  test(`the sample of a ${sample} goes all the way`, async ({ open: page }) => {
    await openSample(page, new RegExp(sample));
    await chooseGoal(page, goal);
    await expect(card(page, 'act').getByRole('heading', { level: 2 })).toHaveText(ready);
    const table = await saved(page, 'table');
    expect(table.split('\n').length).toBeGreaterThan(1000);
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });
}
