import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { HEADERS } from '../../workers/policy';
import { builtSite, sealOf, serveSite } from './serve';

const SUB_PATH = '/some/sub/path/';

function countWorkers(page: Page): { readonly urls: string[] } {
  const urls: string[] = [];
  page.on('worker', (worker) => urls.push(worker.url()));
  return { urls };
}

const versionIn = (script: string): string => /\b[0-9a-f]{16}\b/.exec(script)?.[0] ?? '';

/** Asks from inside the page whether the browser reports and stops a request to another origin. */
function violationInPage(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        fetch('https://elsewhere.invalid/').then(
          () => resolve('answered'),
          () => setTimeout(() => resolve('no violation'), 1000),
        );
      }),
  );
}

test('every response of the preview server carries every header', async ({ request }) => {
  const site = await serveSite();
  const html = await request.get(site.url).then((response) => response.text());
  const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  for (const path of ['', 'sw.js', 'manifest.webmanifest', script, 'not-there.js']) {
    const headers = await request.get(site.url + path).then((response) => response.headers());
    for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()], `${name} of ${path}`).toBe(value);
  }
  await site.close();
});

test('on a host that sends the headers page and worker are sealed at once', async ({ page }) => {
  const site = await serveSite();
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('sealed');
  expect(loads).toHaveLength(1);
  expect(await violationInPage(page)).toBe('connect-src');
  await site.close();
});

test('on a host without headers the service worker seals, and no worker starts before', async ({ page }) => {
  const site = await serveSite({ headers: false });
  const workers = countWorkers(page);
  const startedUnsealed: string[] = [];
  page.on('worker', async (worker) => {
    const controlled = await page.evaluate(() => navigator.serviceWorker.controller !== null);
    if (!controlled) startedUnsealed.push(worker.url());
  });
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('sealed');
  expect(workers.urls.length).toBeGreaterThan(0);
  expect(startedUnsealed).toEqual([]);
  expect(await violationInPage(page)).toBe('connect-src');
  await site.close();
});

for (const base of ['/', SUB_PATH]) {
  test(`after the first load the page at ${base} works with the server gone`, async ({ page }) => {
    const site = await serveSite({ headers: false, base });
    await page.goto(site.url);
    expect(await sealOf(page)).toBe('sealed');
    await site.close();
    await page.goto(`${site.url}?again=1#kept`);
    expect(await sealOf(page)).toBe('sealed');
    await page.reload();
    expect(await sealOf(page)).toBe('sealed');
    expect(await violationInPage(page)).toBe('connect-src');
  });
}

test('a newer version comes with the next load, and an open page keeps its own files', async ({ page }) => {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-site-'));
  fs.cpSync(builtSite, copy, { recursive: true });
  const site = await serveSite({ root: copy, headers: false });
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('sealed');
  const html = path.join(copy, 'index.html');
  const chunk = /src="\.\/(assets\/[^"]+\.js)"/.exec(fs.readFileSync(html, 'utf8'))?.[1] ?? '';
  fs.copyFileSync(path.join(copy, chunk), path.join(copy, 'assets', 'renamed.js'));
  fs.rmSync(path.join(copy, chunk));
  fs.writeFileSync(
    html,
    fs.readFileSync(html, 'utf8').replace(chunk, 'assets/renamed.js').replace('lang="en"', 'lang="en" data-newer="yes"'),
  );
  const script = path.join(copy, 'sw.js');
  const text = fs.readFileSync(script, 'utf8').replaceAll(chunk, 'assets/renamed.js');
  fs.writeFileSync(script, text.replace(new RegExp(versionIn(text), 'g'), '0123456789abcdef'));
  await page.evaluate(async () => {
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    await (await navigator.serviceWorker.ready).update();
    await changed;
  });
  expect(await page.evaluate((file) => fetch(file).then((response) => response.ok), chunk)).toBe(true);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-newer', 'yes');
  expect(await sealOf(page)).toBe('sealed');
  await site.close();
  fs.rmSync(copy, { recursive: true });
});

test('a host with neither headers nor a service worker is unsealed, and no worker starts', async ({ page }) => {
  const site = await serveSite({ headers: false, missing: ['sw.js'] });
  const workers = countWorkers(page);
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('no-service-worker');
  expect(workers.urls).toEqual([]);
  await site.close();
});

test('a policy on the page alone does not count: workers would be free', async ({ page }) => {
  const site = await serveSite({ headers: (file) => !file.startsWith('assets/'), missing: ['sw.js'] });
  const workers = countWorkers(page);
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('no-service-worker');
  expect(workers.urls).toEqual([]);
  await site.close();
});

test('a header that the browser does not enforce does not count', async ({ page }) => {
  const site = await serveSite({ headers: (file) => file.startsWith('assets/'), missing: ['sw.js'] });
  await page.goto(site.url);
  expect(await sealOf(page)).toBe('no-service-worker');
  await site.close();
});

test('a script made from a string or an unlisted worker is refused', async ({ page }) => {
  const site = await serveSite();
  await page.goto(site.url);
  await sealOf(page);
  const refused = await page.evaluate(async () => {
    const tries: readonly (() => unknown)[] = [
      () => new Worker('./sw.js'),
      () => new Worker(URL.createObjectURL(new Blob(['']))),
      () => (globalThis as unknown as { eval: (code: string) => unknown }).eval('1'),
      () => Object.assign(document.createElement('div'), { innerHTML: '<b>x</b>' }),
    ];
    // Code run by the test driver may eval; in a turn of its own it is code like any other.
    await new Promise((resolve) => setTimeout(resolve));
    return tries.map((attempt) => {
      try {
        attempt();
        return 'allowed';
      } catch {
        return 'refused';
      }
    });
  });
  expect(refused).toEqual(['refused', 'refused', 'refused', 'refused']);
  await site.close();
});
