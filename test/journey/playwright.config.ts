import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS } from '../setup/chromium';

/** They begin: begun last, one of them would run on while the other person has nothing left to do. */
const LONG = /(engineer|three-files|ways)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 240_000,
  // two people at once; a busy machine answers later, not otherwise
  workers: 2,
  fullyParallel: false,
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'other', testIgnore: LONG },
  ],
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    launchOptions: {
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: [...CHROMIUM_ARGS],
    },
  },
});
