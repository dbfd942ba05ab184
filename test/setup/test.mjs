// `npm test`: every check there is, from a fresh clone, ending in one line of counts.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildSite, chromium, ensureHome, install, root, tool, toolBeside } from './steps.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const results = path.join(root, 'node_modules', '.leadlight');

function note(name, counts, started) {
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
  const words = Object.entries(counts).filter(([, count]) => count > 0);
  console.log(`${name}: ${words.map(([word, count]) => `${count} ${word}`).join(', ')} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
}

/** A stage that is no test runner counts as one. */
function judged(name, done, started) {
  if (!done.ok) console.log(`\n--- ${name} failed ---\n${done.output}`);
  note(name, done.ok ? { passed: 1 } : { failed: 1 }, started);
  return done.ok;
}

function stage(name, work) {
  const started = Date.now();
  return judged(name, work(), started);
}

/** Each reads the sources on one core: side by side they take half the time. */
function checks() {
  const started = Date.now();
  const each = [
    ['types', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    ['lint', 'eslint', '.', '--max-warnings', '0'],
    ['format', 'prettier', '--check', '.'],
    ['import rules', 'depcruise', '--config', 'test/arch/rules.cjs', 'src', 'workers'],
  ];
  return Promise.all(each.map(async ([name, command, ...args]) => judged(name, await toolBeside(command, args), started)));
}

/** A runner writes its counts as JSON; one that fails without a failing test (a crash, a file that does not load) counts as one more failure. */
function runner(name, file, work, read) {
  const started = Date.now();
  const full = path.join(results, file);
  fs.rmSync(full, { force: true });
  const done = work(full);
  let counts = { passed: 0, failed: 0, skipped: 0 };
  if (fs.existsSync(full)) counts = read(JSON.parse(fs.readFileSync(full, 'utf8')));
  if (!done.ok && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0) console.log(`\n--- ${name} failed ---\n${done.output}`);
  note(name, counts, started);
}

const vitest =
  (project, ...more) =>
  (file) =>
    tool('vitest', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...more], {
      quiet: true,
      env: { NO_COLOR: '1' },
    });
/** Folders whose tests leave nothing behind share their processes: for most files to load the sources anew costs more than their tests do. */
const TOGETHER = new Set(['app', 'charts', 'core', 'data', 'engine', 'i18n', 'ml', 'program', 'steps', 'ui']);
const nodeTests = fs
  .readdirSync(path.join(root, 'test'), { recursive: true })
  .map((file) => `test/${file.split(path.sep).join('/')}`)
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.browser.test.ts'));
/** A test that puts something else in a module's place needs the module to be loaded for it alone. */
const replaces = (file) => fs.readFileSync(path.join(root, file), 'utf8').includes('vi.mock(');
const together = nodeTests.filter((file) => TOGETHER.has(file.split('/')[1]) && !replaces(file));
const apart = nodeTests.filter((file) => !together.includes(file));
const vitestCounts = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests,
  skipped: numPendingTests + numTodoTests,
});
const playwrightCounts = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });

async function everything() {
  ensureHome();
  if (!stage('install', install)) return;
  fs.mkdirSync(results, { recursive: true });
  const browser = chromium();
  if (browser) process.env.CHROME_PATH = browser;
  else stage('a Chromium', () => ({ ok: false, output: 'none found and none could be installed; set CHROME_PATH' }));
  const built = stage('build', () => buildSite({ quiet: true }));
  await checks();
  runner('unit and oracle tests', 'vitest-together.json', vitest('node', '--no-isolate', ...together), vitestCounts);
  runner('contract, command line and file tests', 'vitest-apart.json', vitest('node', ...apart), vitestCounts);
  if (!browser) return;
  runner('browser tests', 'vitest-browser.json', vitest('browser'), vitestCounts);
  if (!built) return;
  runner(
    'journeys',
    'playwright.json',
    (file) =>
      tool('playwright', ['test', '--config', 'test/journey/playwright.config.ts', '--reporter=list,json'], {
        quiet: true,
        env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, NO_COLOR: '1' },
      }),
    playwrightCounts,
  );
}

// What the command line makes of the real files is worked out once, and looked up by the journeys.
const runs = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-runs-'));
process.env.LEADLIGHT_RUNS = runs;
await everything();
fs.rmSync(runs, { recursive: true, force: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
