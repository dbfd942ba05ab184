import { expect, test as base, type Page } from '@playwright/test';
import { FORBIDDEN } from '../../src/engine/policy-probe';
import type { Served } from '../setup/serve';
import { foreign, record, telling, type Recorder } from './recorder';
import { recordForeign, sealOf, serveSite } from './serve';

interface Person {
  /** Sees every request; a journey that lets one out fails. */
  readonly recorder: Recorder;
  readonly site: Served;
  /** What nothing that leaves the page may say; a journey adds cells of its file. */
  readonly secrets: string[];
  /** What the page and its workers wrote to the console. */
  readonly written: string[];
  /** The first screen, sealed and ready for a file. */
  readonly open: Page;
}

/** Errors on the console; the self-test's own forbidden address is expected there. */
export const complaints = (written: readonly string[]): readonly string[] =>
  written.filter((line) => line.startsWith('error') && !line.includes(FORBIDDEN));

export const test = base.extend<Person>({
  recorder: async ({}, use) => {
    const recorder = await record();
    await use(recorder);
    await recorder.close();
  },
  // Without the bypass rule Chromium goes to localhost directly.
  proxy: async ({ recorder }, use) => use({ server: recorder.url, bypass: '<-loopback>' }),
  site: async ({}, use) => {
    const site = await serveSite();
    await use(site);
    await site.close();
  },
  secrets: async ({}, use) => use([]),
  written: async ({ page }, use) => {
    const written: string[] = [];
    page.on('console', (message) => written.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => written.push(`error: ${error.stack ?? error.message}`));
    await use(written);
  },
  open: async ({ page, site, recorder, secrets, written }, use) => {
    const tried = recordForeign(page, site.url);
    await page.goto(site.url);
    expect(await sealOf(page)).toBe('sealed');
    await use(page);
    expect(tried).toEqual([]);
    expect(foreign(recorder.sent, site.url)).toEqual([]);
    expect(telling(recorder.sent, secrets)).toEqual([]);
    expect(complaints(written)).toEqual([]);
  },
});

export { expect };
