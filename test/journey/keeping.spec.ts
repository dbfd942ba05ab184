import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Served } from '../setup/serve';
import { serveSite } from './serve';
import { cardDone, dataIsOpen, made, offerFile, openFile, settled } from './walk';

const shop = made(
  'shop.csv',
  [
    'customer;city;amount;visits',
    ...Array.from({ length: 200 }, (_, i) => `K${1000 + i};${['Oslo', 'Bergen'][i % 2]};${(i * 37) % 911},50;${i % 13}`),
  ].join('\n'),
);

let site: Served;
test.beforeEach(async ({ page }) => {
  site = await serveSite();
  await page.goto(site.url);
});
test.afterEach(() => site.close());

const duplicates = (page: Page): Locator => page.locator('#card-clean').getByRole('switch').first();
const notes = (page: Page): Locator => page.locator('.notes');

async function startNotebook(page: Page): Promise<void> {
  await openFile(page, shop);
  await page.getByRole('button', { name: /^Find segments/ }).click();
  await cardDone(page, 'clean');
}

async function toFirstScreen(page: Page): Promise<void> {
  await page.getByRole('button', { name: /back to the first screen/ }).click();
  await expect(page.getByRole('heading', { name: 'Your notebooks' })).toBeVisible();
}

async function reopen(page: Page, name: string | RegExp = /shop/): Promise<void> {
  await page.locator('button.open', { hasText: name }).first().click();
  await dataIsOpen(page);
}

/** An edit says so at once, so that this waits for the last one. */
function saved(page: Page): Promise<void> {
  return expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

/** What is in the database, by store. */
function inDatabase(page: Page): Promise<Record<string, number>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open('leadlight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const stores = [...database.objectStoreNames];
          const transaction = database.transaction(stores);
          const counted = stores.map((store) => [store, transaction.objectStore(store).count()] as const);
          transaction.oncomplete = () => {
            database.close();
            resolve(Object.fromEntries(counted.map(([store, { result }]) => [store, result]).filter(([, count]) => count !== 0)));
          };
        };
      }),
  );
}

/** Flips a bit of the first record of a store, behind the page's back. */
function flipBit(page: Page, store: 'columns' | 'chunks'): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leadlight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, 'readwrite');
          const cursor = transaction.objectStore(name).openCursor();
          cursor.onsuccess = () => {
            const row = cursor.result?.value as { bytes?: Uint8Array; arrays?: Uint8Array[] };
            const array = row.bytes ?? row.arrays?.[1] ?? new Uint8Array(1);
            array[0] = (array[0] ?? 0) ^ 1;
            cursor.result?.update(row);
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    store,
  );
}

/** The tab dies on the spot: no event, no last write. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

async function another(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url);
  return page;
}

test('a second after an edit the tab may die: the edit, undo and redo are there again', async ({ page, context }) => {
  await startNotebook(page);
  await duplicates(page).press('Space');
  await page.locator('#card-clean').getByRole('switch').nth(1).press('Space');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForTimeout(1000);
  await crash(page);
  const after = await another(context);
  await reopen(after);
  await settled(after);
  await expect(duplicates(after)).not.toBeChecked();
  await expect(after.locator('#card-clean').getByRole('switch').nth(1)).toBeChecked();
  await after.getByRole('button', { name: 'Do again' }).click();
  await expect(after.locator('#card-clean').getByRole('switch').nth(1)).not.toBeChecked();
  await after.getByRole('button', { name: 'Undo' }).click();
  await after.getByRole('button', { name: 'Undo' }).click();
  await expect(duplicates(after)).toBeChecked();
});

test('of two tabs one writes; the other says so at once, and takes over when the first closes', async ({ page, context }) => {
  await startNotebook(page);
  await saved(page);
  const second = await another(context);
  await reopen(second);
  await expect(notes(second)).toContainText('open in another tab');
  await settled(second);
  await expect(duplicates(second)).toBeDisabled();
  await expect(second.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await expect(second.getByRole('button', { name: /^Find segments/ })).toBeDisabled();
  await duplicates(page).press('Space');
  await saved(page);
  await page.close();
  await expect(notes(second)).not.toContainText('open in another tab');
  await settled(second);
  await expect(duplicates(second)).toBeEnabled();
  await expect(duplicates(second)).not.toBeChecked();
});

test('notebooks are renamed, copied and deleted, and what is deleted is gone from the disk', async ({ page, context }) => {
  await startNotebook(page);
  await saved(page);
  await toFirstScreen(page);
  await page.getByRole('button', { name: /^Rename/ }).click();
  await page.getByRole('textbox', { name: 'Name of the notebook' }).fill('Spring');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByRole('button', { name: /^Duplicate/ }).click();
  await expect(page.locator('button.open strong')).toHaveText(['Spring, a copy', 'Spring']);
  await expect(page.getByText(/2 notebooks take up under 0.1 MB/)).toBeVisible();
  expect(await inDatabase(page)).toMatchObject({ datasets: 2, chunks: 1, columns: 4, notebooks: 2 });

  await reopen(page, 'Spring, a copy');
  const other = await another(context);
  await other.getByRole('button', { name: 'Delete Spring, a copy', exact: true }).click();
  await other.getByRole('button', { name: 'Delete it' }).click();
  await expect(other.getByRole('alert')).toContainText('open in another tab');
  await other.close();

  await toFirstScreen(page);
  for (const name of ['Spring, a copy', 'Spring']) {
    await page.getByRole('button', { name: `Delete ${name}`, exact: true }).click();
    await page.getByRole('button', { name: 'No, keep it' }).click();
    await page.getByRole('button', { name: `Delete ${name}`, exact: true }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(page.locator('button.open strong', { hasText: new RegExp(`^${name}$`) })).toHaveCount(0);
  }
  expect(await inDatabase(page)).toEqual({});
});

test('a corrected and edited notebook goes back to the original file', async ({ page }) => {
  await startNotebook(page);
  const city = page.getByLabel('What city is for');
  const before = await city.inputValue();
  await city.selectOption('ignore');
  await settled(page);
  await page.getByRole('button', { name: 'Back to the original file' }).click();
  await page.getByRole('button', { name: 'Start again from the file' }).click();
  await expect(page.locator('#card-clean')).toHaveCount(0);
  await expect(city).toHaveValue(before);
  await saved(page);
  await page.reload();
  await reopen(page);
  await expect(city).toHaveValue(before);
  await expect(page.locator('#card-clean')).toHaveCount(0);
});

test('one button wipes everything, after asking, in every tab', async ({ page, context }) => {
  await startNotebook(page);
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await saved(page);
  const second = await another(context);
  await second.getByRole('button', { name: 'Delete everything' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await expect(second.getByText('None yet.')).toBeVisible();
  await expect(page.getByText('None yet.')).toBeVisible();
  await page.waitForTimeout(600);
  expect(await inDatabase(page)).toEqual({});
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('flipped bits are told, and read again from the stored file', async ({ page }) => {
  await startNotebook(page);
  await saved(page);
  await page.reload();
  await flipBit(page, 'columns');
  await reopen(page);
  await expect(page.getByText(/the column customer of shop.csv was damaged. It was read again/)).toBeVisible();
  await settled(page);
  await page.reload();
  await reopen(page);
  await expect(page.getByText(/was damaged/)).toHaveCount(0);
});

test('a file that is damaged as well is asked for, and the notebook goes on with it', async ({ page }) => {
  await startNotebook(page);
  await duplicates(page).press('Space');
  await saved(page);
  await page.reload();
  await flipBit(page, 'columns');
  await flipBit(page, 'chunks');
  await page.locator('button.open').first().click();
  await expect(page.getByRole('alert')).toContainText('The stored column customer of shop.csv is damaged. Drop the file again');
  await offerFile(page, shop);
  await dataIsOpen(page);
  await settled(page);
  await expect(duplicates(page)).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  await saved(page);
  await toFirstScreen(page);
  await expect(page.locator('button.open')).toHaveCount(1);
  expect(await inDatabase(page)).toMatchObject({ notebooks: 1 });
});

test('after the first saved file the page says why the browser should keep it, and asks', async ({ page, context }) => {
  await context.grantPermissions([]);
  await startNotebook(page);
  await expect(notes(page)).toContainText('the browser may clear them without asking');
  await notes(page).getByRole('button', { name: 'Ask it to keep them' }).click();
  await expect(notes(page)).toContainText(/keeps your notebooks until you delete them|does not promise it/);
  await page.reload();
  await reopen(page);
  await expect(notes(page)).toHaveText('');
});

test.describe('when the browser fails to keep', () => {
  test('a full disk is told within a second of the reading, and work goes on', async ({ page, context }) => {
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 1000 });
    await startNotebook(page);
    await expect(page.getByText('There is no room left on this computer').first()).toBeVisible({ timeout: 1000 });
    await expect(page.locator('#card-clean')).toHaveAttribute('data-state', 'fresh');
  });

  test('a database deleted under the page is told, and work goes on', async ({ page }) => {
    await startNotebook(page);
    await saved(page);
    await page.evaluate(() => indexedDB.deleteDatabase('leadlight'));
    await duplicates(page).press('Space');
    await expect(notes(page)).toContainText('was deleted while this page was open');
    await settled(page);
    await expect(duplicates(page)).not.toBeChecked();
  });

  test('a tab that holds an older Leadlight open is told of at once', async ({ page, context }) => {
    const second = await context.newPage();
    await page.goto(`${site.url}manifest.webmanifest`);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.deleteDatabase('leadlight').onsuccess = () => {
            indexedDB.open('leadlight', 1).onsuccess = () => resolve();
          };
        }),
    );
    await second.goto(site.url);
    await expect(notes(second)).toContainText('Another tab holds an older Leadlight open');
    await startNotebook(second);
    await expect(second.locator('#card-clean')).toHaveAttribute('data-state', 'fresh');
  });

  test('storage that is denied, or never answers, is told within a second', async ({ context }) => {
    const denied = await context.newPage();
    await denied.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('no', 'SecurityError');
      };
    });
    await denied.goto(site.url);
    await expect(notes(denied)).toContainText('does not let Leadlight keep anything');
    await startNotebook(denied);
    const silent = await context.newPage();
    await silent.addInitScript(() => {
      const open = indexedDB.open.bind(indexedDB);
      indexedDB.open = (name, version) => {
        const request = open(name, version);
        for (const event of ['success', 'upgradeneeded', 'error'])
          request.addEventListener(event, (told) => told.stopImmediatePropagation());
        return request;
      };
    });
    await silent.goto(site.url);
    await expect(notes(silent)).toContainText('has not opened its storage yet');
  });
});
