import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Asked } from './page/worker';
import { inChromium } from './site';

const HERE = fileURLToPath(new URL('./page', import.meta.url));
let built: Promise<string> | undefined;

/** The bench page, bundled as the site is, in a folder that goes when the bench ends. */
export function benchPage(): Promise<string> {
  return (built ??= bundle());
}

async function bundle(): Promise<string> {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-page-'));
  process.once('exit', () => fs.rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: HERE,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  return outDir;
}

/** Runs it in a worker of a real Chromium, under the site's own headers. @returns milliseconds */
export async function inBenchPage(asked: Asked, file?: string): Promise<number> {
  return inChromium(await benchPage(), async (page, url) => {
    await page.goto(url);
    if (file !== undefined) await page.locator('input').setInputFiles(file);
    page.setDefaultTimeout(0);
    return page.evaluate((wanted) => window.race(wanted), asked);
  });
}
