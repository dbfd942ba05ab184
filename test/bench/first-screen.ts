import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchCase } from './case';
import { DIST, inChromium } from './site';

const LIMIT_MS = 1000;
const LIMIT_KB = 150;

/** Script fetched before a file can be dropped, as gzip would send it. */
function kilobytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(DIST, file))).length, 0) / 1024;
}

interface Start {
  readonly ms: number;
  readonly scripts: readonly string[];
}

/** A fresh browser, nothing kept: until the page takes files. */
function start(): Promise<Start> {
  return inChromium(DIST, async (page, url) => {
    const scripts: string[] = [];
    page.on('response', (answer) => {
      const inside = answer.url().slice(url.length);
      if (answer.request().resourceType() === 'script' && answer.request().frame() === page.mainFrame() && !answer.fromServiceWorker())
        scripts.push(inside);
    });
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('main button')) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => performance.mark('usable')));
      });
      seen.observe(document, { subtree: true, childList: true });
    });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
    const ms = await page.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? Infinity);
    const needed = new Set(scripts.filter((file) => !/^(sw\.js|assets\/(probe|engine|compute)-)/.test(file)));
    return { ms, scripts: [...needed] };
  });
}

export const cases: readonly BenchCase[] = [
  {
    name: 'first-screen',
    runtime: 'chromium',
    peer: 'limit',
    rounds: 3,
    async ours() {
      const { ms, scripts } = await start();
      return { ms, note: `${kilobytes(scripts).toFixed(1)} of ${LIMIT_KB} KB gzip of script in ${scripts.length} files` };
    },
    theirs: () => Promise.resolve(LIMIT_MS),
    note: 'from navigation in a fresh browser to the painted buttons, from localhost',
  },
];
