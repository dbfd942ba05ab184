import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { random } from '../../src/core/rng';
import { serveSite } from '../journey/serve';
import { startBrowser, type Started } from './browser';

export interface Blow {
  readonly how: 'page crash' | 'browser kill';
  readonly when: Moment['when'];
  /** Share of that at which it fell: of the time until the first record is written, or of the records of the data set. */
  readonly at: number;
  readonly found: 'whole' | 'absent' | 'torn';
  /** Whether a notebook of the list leads to it. */
  readonly notebook: boolean;
  /** What is wrong; null when all is well. */
  readonly wrong: string | null;
}

/** While the file is read; while its records are written; when the data set is whole and no notebook has it yet. */
interface Moment {
  readonly when: 'reading' | 'keeping' | 'kept';
  readonly at: number;
}

/** How an import that nobody disturbs goes. */
interface Course {
  readonly firstRecordMs: number;
  readonly records: number;
}

/** What the database holds, checked without the page's own code. */
interface Holdings {
  readonly datasets: readonly { readonly fileBytes: number; readonly missing: number }[];
  readonly staging: number;
  /** Columns and chunks of no data set. */
  readonly strays: number;
  readonly notebooks: number;
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
    const notebooks = await settled(store('notebooks').count());
    database.close();
    return { datasets, staging, notebooks, strays: [...columns, ...chunks].filter((key) => !wanted.has(key)).length };
  });
}

function judged({ datasets, staging, strays }: Holdings, bytes: number): Pick<Blow, 'found' | 'wrong'> {
  if (staging > 0 || strays > 0) return { found: 'torn', wrong: `${staging} unfinished imports and ${strays} stray records stayed` };
  const [one, two] = datasets;
  if (!one) return { found: 'absent', wrong: null };
  if (two || one.missing > 0 || one.fileBytes !== bytes) return { found: 'torn', wrong: JSON.stringify(datasets) };
  return { found: 'whole', wrong: null };
}

/** Records written so far, and whether the data set is whole; over a connection that stays open. */
async function progress(page: Page): Promise<{ readonly records: number; readonly whole: boolean }> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = globalThis as { database?: IDBDatabase };
    kept.database ??= await settled(indexedDB.open('leadlight'));
    const transaction = kept.database.transaction(['chunks', 'columns', 'datasets']);
    const counts = ['chunks', 'columns', 'datasets'].map((name) => settled(transaction.objectStore(name).count()));
    const [chunks = 0, columns = 0, datasets = 0] = await Promise.all(counts);
    return { records: chunks + columns, whole: datasets > 0 };
  });
}

async function undisturbed(page: Page, file: string): Promise<Course> {
  const start = performance.now();
  await offer(page, file);
  let firstRecordMs = 0;
  for (;;) {
    const { records, whole } = await progress(page);
    if (records > 0 && firstRecordMs === 0) firstRecordMs = performance.now() - start;
    if (whole) return { firstRecordMs, records };
    if (performance.now() - start > 600_000) throw new Error('the file was not read');
  }
}

async function until({ when, at }: Moment, page: Page, { firstRecordMs, records }: Course): Promise<void> {
  if (when === 'reading') return new Promise((resolve) => setTimeout(resolve, at * firstRecordMs));
  for (;;) {
    const now = await progress(page);
    if (now.whole || (when === 'keeping' && now.records >= Math.max(1, at * records))) return;
  }
}

/** The blow falls before the notebook is written, however slow the blow is. */
function withoutNotebook(page: Page): Promise<void> {
  return page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'notebooks') throw new DOMException('the tab is about to die', 'AbortError');
      return put.apply(this, args);
    };
  });
}

/** Most while it is written, and some at the one moment that time alone would miss. */
function momentsOf(points: number): readonly Moment[] {
  const kept = Math.max(1, Math.floor(points / 5));
  const keeping = Math.max(1, Math.floor(points * 0.4));
  const spread = (when: Moment['when'], count: number): Moment[] =>
    Array.from({ length: count }, (_, i) => ({ when, at: (i + 0.5) / count }));
  return [...spread('reading', points - keeping - kept), ...spread('keeping', keeping), ...spread('kept', kept)];
}

/** A data set that no notebook has goes once it is old; its records are made older here, for nobody wants to wait. */
async function goesWhenOld(started: Started, url: string, page: Page): Promise<string | null> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leadlight');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('datasets', 'readwrite');
          const cursor = transaction.objectStore('datasets').openCursor();
          cursor.onsuccess = () => {
            const row = cursor.result?.value as { created: number } | undefined;
            if (row) cursor.result?.update({ ...row, created: row.created - 7_200_000 });
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.close();
  const after = await opened(started, url);
  const { datasets, strays } = await holdings(after);
  await emptied(after);
  return datasets.length + strays === 0 ? null : `${datasets.length} data sets and ${strays} records that no notebook has stayed`;
}

async function emptied(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        (globalThis as { database?: IDBDatabase }).database?.close();
        const request = indexedDB.deleteDatabase('leadlight');
        request.onsuccess = () => resolve();
        request.onerror = () => resolve();
      }),
  );
  await page.close();
}

/** Imports a file again and again and kills the tab, then the whole browser, at `points` moments each. */
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
    const course = await undisturbed(page, file);
    await emptied(page);
    for (const how of ['page crash', 'browser kill'] as const) {
      for (const moment of momentsOf(points)) {
        page = await opened(browser, site.url);
        if (moment.when === 'kept') await withoutNotebook(page);
        await offer(page, file);
        await until(moment, page, course);
        if (how === 'page crash') await crashed(page);
        else {
          await browser.kill();
          browser = await startBrowser(path.join(folder, 'profile'));
        }
        page = await opened(browser, site.url);
        const found = await holdings(page);
        const verdict = judged(found, size);
        const orphan = verdict.found === 'whole' && found.notebooks === 0;
        const stayed = orphan ? await goesWhenOld(browser, site.url, page) : null;
        if (!orphan) await emptied(page);
        const blow: Blow = { how, ...moment, ...verdict, wrong: verdict.wrong ?? stayed, notebook: found.notebooks > 0 };
        done.push(blow);
        told(blow);
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
