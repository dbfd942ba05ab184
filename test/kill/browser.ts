import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { CHROMIUM_ARGS } from '../setup/chromium';

export interface Started {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** The whole browser at once, as a power cut or the out-of-memory killer does it. */
  kill(): Promise<void>;
}

/** A Chromium of our own on a profile that outlives it. */
export async function startBrowser(profile: string): Promise<Started> {
  const port = path.join(profile, 'DevToolsActivePort');
  fs.rmSync(port, { force: true });
  const child = spawn(
    process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    ['--headless=new', ...CHROMIUM_ARGS, '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let waited = 0; !fs.existsSync(port) || !fs.readFileSync(port, 'utf8').includes('\n'); waited += 50) {
    if (waited > 30_000) throw new Error('the browser did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [number] = fs.readFileSync(port, 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
  const context = browser.contexts()[0];
  if (!context || child.pid === undefined) throw new Error('the browser did not start');
  const group = -child.pid;
  return {
    browser,
    context,
    async kill() {
      process.kill(group, 'SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
      // A profile whose lock is left behind is taken for one in use.
      for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) fs.rmSync(path.join(profile, lock), { force: true });
    },
  };
}
