import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS } from '../setup/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 240_000,
  // two people at once; a busy machine answers later, not otherwise
  workers: 2,
  fullyParallel: false,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    launchOptions: {
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: [...CHROMIUM_ARGS],
    },
  },
});
