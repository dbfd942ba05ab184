// Set-up that must run before any package is installed: Node alone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

export const root = path.resolve(import.meta.dirname, '../..');
const stamps = path.join(root, 'node_modules', '.leadlight');
const windows = process.platform === 'win32';

/** Runs to the end; output is shown as it comes, or gathered when `quiet`. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: windows,
  });
  const output = done.error ? String(done.error) : `${done.stdout ?? ''}${done.stderr ?? ''}`;
  return { ok: done.status === 0, output };
}

const binary = (name) => path.join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);

/** A command of an installed package, without npx's questions. */
export function tool(name, args, options) {
  return run(binary(name), args, options);
}

/** The same, quiet and beside others: a promise of what `run` gives. */
export function toolBeside(name, args) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(binary(name), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (status) => resolve({ ok: status === 0, output }));
  });
}

/** npm and browsers want a writable home; containers sometimes have none. */
export function ensureHome() {
  try {
    fs.accessSync(os.homedir(), fs.constants.W_OK);
  } catch {
    process.env.HOME = fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-home-'));
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (relative) => {
    const full = path.join(root, relative);
    const found = fs.statSync(full, { throwIfNoEntry: false });
    if (found?.isDirectory()) for (const entry of fs.readdirSync(full).sort()) add(`${relative}/${entry}`);
    // What the build itself makes is no source.
    else if (found && !relative.endsWith('.wasm')) hash.update(relative).update(fs.readFileSync(full));
  };
  paths.forEach(add);
  return hash.digest('hex');
}

const stampOf = (name) => path.join(stamps, name);
const isFresh = (name, hash) => fs.existsSync(stampOf(name)) && fs.readFileSync(stampOf(name), 'utf8') === hash;

function stamp(name, hash) {
  fs.mkdirSync(stamps, { recursive: true });
  fs.writeFileSync(stampOf(name), hash);
}

/** `npm ci`, only when node_modules is missing or was made from another lock file. */
export function install() {
  const hash = hashOf(['package-lock.json']);
  // npm writes its own copy of the lock on success, so one that was installed by hand is taken as it is.
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (isFresh('lock', hash)) return { ok: true, output: 'already there' };
  if (fs.existsSync(installed) && fs.statSync(installed).mtimeMs > fs.statSync(path.join(root, 'package-lock.json')).mtimeMs) {
    stamp('lock', hash);
    return { ok: true, output: 'already there' };
  }
  const done = run('npm', ['ci', '--no-audit', '--no-fund']);
  if (done.ok) stamp('lock', hash);
  return done;
}

const SOURCES = ['src', 'workers', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** `npm run build`, only when a source changed since the last. */
export function buildSite({ quiet = false } = {}) {
  const hash = hashOf(SOURCES);
  if (isFresh('build', hash) && fs.existsSync(path.join(root, 'dist', 'sw.js'))) return { ok: true, output: 'nothing changed' };
  const done = run('npm', ['run', '--silent', 'build'], { quiet });
  if (done.ok) stamp('build', hash);
  return done;
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());

function installedChromium() {
  const usual = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  const windowsHomes = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  const files = [...usual, ...windowsHomes.flatMap((home) => (home ? [path.join(home, 'Google/Chrome/Application/chrome.exe')] : []))];
  return (
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath).find(Boolean) ??
    files.find((file) => fs.existsSync(file))
  );
}

/** The path of a Chromium to test with, installing one when there is none; undefined when that fails too. */
export function chromium() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  const found = installedChromium();
  if (found) return found;
  const debian = fs.existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (debian && run('apt-get', ['update'], { quiet: true }).ok) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if (run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env }).ok) return installedChromium();
  }
  if (!tool('playwright', ['install', 'chromium']).ok) return undefined;
  const asked = run(process.execPath, ['-e', "console.log(require('playwright').chromium.executablePath())"], { quiet: true });
  return asked.ok ? asked.output.trim() : undefined;
}
