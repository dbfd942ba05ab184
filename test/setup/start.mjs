// `npm start`: installs and builds when needed, then serves the site with its real headers.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { buildSite, ensureHome, install, root } from './steps.mjs';

ensureHome();
for (const step of [install, buildSite]) {
  const done = step();
  if (!done.ok) process.exit(1);
}
const server = spawn(process.execPath, ['--import', 'tsx', path.join('test', 'setup', 'serve-site.ts')], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
