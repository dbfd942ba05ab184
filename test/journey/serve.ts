import path from 'node:path';
import type { Page } from '@playwright/test';
import { serve, type Served, type ServeOptions } from '../setup/serve';
import { FORBIDDEN } from '../../src/engine/policy-probe';

/** A build elsewhere can be walked too. */
export const builtSite = process.env['LEADLIGHT_SITE'] ?? path.resolve(import.meta.dirname, '../../dist');

/** The built site on a host of its own, for one test; always close it. */
export function serveSite(options: Partial<ServeOptions> = {}): Promise<Served> {
  return serve({ root: builtSite, ...options });
}

/** What the page came to: `sealed`, or the reason why not. */
export async function sealOf(page: Page): Promise<string> {
  const handle = await page.waitForFunction(() => document.documentElement.dataset['seal'], undefined, { timeout: 15_000 });
  return (await handle.jsonValue()) ?? '';
}

/** Every request of the page and its workers that meant another origin; the self-test's own forbidden address is left out. */
export function recordForeign(page: Page, origin: string): string[] {
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    const url = request.url();
    const local = url.startsWith(origin) || url.startsWith('data:') || url.startsWith('blob:');
    if (!local && !url.startsWith(FORBIDDEN)) foreign.push(url);
  });
  return foreign;
}
