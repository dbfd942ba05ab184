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
const server = spawn(process.execPath, ['--import', 'tsx', path.join('test', 'setup', 'serve-site.ts')], {
  cwd: root,
  // The channel ends the server when this process is killed in a way that it cannot pass on.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
// npm, when ended, leaves what it started behind.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && server.kill(), 1000).unref();
server.on('exit', (code) => process.exit(code ?? 0));
