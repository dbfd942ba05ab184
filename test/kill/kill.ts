import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { random } from '../../src/core/rng';
import { serveSite } from '../journey/serve';
import { startBrowser, type Started } from './browser';

export interface Blow {
  readonly how: 'page crash' | 'browser kill';
  /** Share of an undisturbed import at which it fell. */
  readonly at: number;
  readonly found: 'whole' | 'absent' | 'torn';
  /** What is wrong; null when all is well. */
  readonly wrong: string | null;
}

/** What the database holds, checked without the page's own code. */
interface Holdings {
  readonly datasets: readonly { readonly fileBytes: number; readonly missing: number }[];
  readonly staging: number;
  /** Columns and chunks of no data set. */
  readonly strays: number;
}

/** A file of mixed columns. */
export function writeFile(file: string, bytes: number): void {
  const rng = random('kill');
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, 'id;name;city;date;amount;price;score;visits;active;note\n');
  for (let written = 0, i = 0; written < bytes;) {
    const lines: string[] = [];
    for (let k = 0; k < 2000; k++, i++) {
      const day = `${String(1 + rng.below(28)).padStart(2, '0')}.${String(1 + rng.below(12)).padStart(2, '0')}.${2015 + rng.below(10)}`;
      const cells = [
        `C${1000000 + i}`,
        `name ${rng.below(40_000)}`,
        `city ${rng.below(300)}`,
        day,
        `${rng.below(99_999)},${10 + rng.below(89)}`,
      ];
      lines.push(
        [...cells, rng.below(900), rng.next().toFixed(5).replace('.', ','), rng.below(30), rng.below(2), `said ${rng.below(900)}`].join(
          ';',
        ),
      );
    }
    written += fs.writeSync(out, `${lines.join('\n')}\n`);
  }
  fs.closeSync(out);
}

async function offer(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: "document.querySelector('input[type=file]')" });
  await session.send('DOM.setFileInputFiles', { files: [file], objectId: result.objectId as string });
  await session.detach();
}

async function opened({ context }: Started, url: string): Promise<Page> {
  const page = await context.newPage();
  // tsx names the functions it compiles, also those that are sent into the page.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset['seal'] === 'sealed', undefined, { timeout: 30_000 });
  // The list is drawn once the store is open and swept.
  await page.locator('section[aria-labelledby="recent-title"]').waitFor();
  await page.waitForTimeout(300);
  return page;
}

function holdings(page: Page): Promise<Holdings> {
  return page.evaluate(async () => {
    type Parts = { readonly import: string; readonly parts: readonly unknown[] };
    type Row = { readonly columns: Parts; readonly file: Parts };
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('leadlight'));
    const store = (name: string): IDBObjectStore => database.transaction(name).objectStore(name);
    const rows = (await settled(store('datasets').getAll())) as Row[];
    const keysOf = async (name: string): Promise<string[]> => (await settled(store(name).getAllKeys())).map((key) => JSON.stringify(key));
    const [columns, chunks] = [await keysOf('columns'), await keysOf('chunks')];
    const staging = await settled(store('staging').count());
    const needed = ({ import: from, parts }: Parts): string[] => parts.map((_, n) => JSON.stringify([from, n]));
    const wanted = new Set(rows.flatMap((row) => [...needed(row.columns), ...needed(row.file)]));
    const there = new Set([...columns, ...chunks]);
    const datasets: { fileBytes: number; missing: number }[] = [];
    for (const row of rows) {
      let fileBytes = 0;
      for (const n of row.file.parts.keys()) {
        const chunk = (await settled(store('chunks').get([row.file.import, n]))) as { bytes: Uint8Array } | undefined;
        fileBytes += chunk?.bytes.length ?? 0;
      }
      datasets.push({ fileBytes, missing: [...needed(row.columns), ...needed(row.file)].filter((key) => !there.has(key)).length });
    }
    database.close();
    return { datasets, staging, strays: [...columns, ...chunks].filter((key) => !wanted.has(key)).length };
  });
}

function judged({ datasets, staging, strays }: Holdings, bytes: number): Pick<Blow, 'found' | 'wrong'> {
  if (staging > 0 || strays > 0) return { found: 'torn', wrong: `${staging} unfinished imports and ${strays} stray records stayed` };
  const [one, two] = datasets;
  if (!one) return { found: 'absent', wrong: null };
  if (two || one.missing > 0 || one.fileBytes !== bytes) return { found: 'torn', wrong: JSON.stringify(datasets) };
  return { found: 'whole', wrong: null };
}

async function imported(page: Page, file: string): Promise<number> {
  const start = performance.now();
  await offer(page, file);
  await page.locator('#card-data h2').waitFor({ timeout: 300_000 });
  return performance.now() - start;
}

async function emptied(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase('leadlight');
        request.onsuccess = () => resolve();
        request.onerror = () => resolve();
      }),
  );
  await page.close();
}

/** Imports a file again and again and kills the tab, then the whole browser, at `points` moments each, spread over the import and a little beyond. */
export async function blows(bytes: number, points: number, told: (blow: Blow) => void): Promise<readonly Blow[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-kill-'));
  const file = path.join(folder, 'orders.csv');
  writeFile(file, bytes);
  const size = fs.statSync(file).size;
  const site = await serveSite();
  let browser = await startBrowser(path.join(folder, 'profile'));
  const done: Blow[] = [];
  try {
    let page = await opened(browser, site.url);
    const whole = await imported(page, file);
    await emptied(page);
    for (const how of ['page crash', 'browser kill'] as const) {
      for (let point = 0; point < points; point++) {
        const at = ((point + 0.5) / points) * 1.05;
        page = await opened(browser, site.url);
        await offer(page, file);
        await new Promise((resolve) => setTimeout(resolve, at * whole));
        if (how === 'page crash') await crashed(page);
        else {
          await browser.kill();
          browser = await startBrowser(path.join(folder, 'profile'));
        }
        page = await opened(browser, site.url);
        const blow = { how, at, ...judged(await holdings(page), size) };
        done.push(blow);
        told(blow);
        await emptied(page);
      }
    }
  } finally {
    await browser.kill();
    await site.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return done;
}

async function crashed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  void session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close().catch(() => undefined);
}
