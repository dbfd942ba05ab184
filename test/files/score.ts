import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Verdict } from './judge';
import { dataFiles, SHARED } from './list';

/** Reads every real file there is, each with ten seconds, and prints how many were read right, refused in words, or are wrong. */
const LIMIT_MS = 10_000;
const FOLDERS = ['torture_csv', 'torture_xlsx', 'eu_variants_derived', 'european'] as const;

let child: ChildProcess | null = null;

/** A child that has loaded its code, so that its ten seconds are for the file alone. */
async function readyChild(): Promise<ChildProcess> {
  if (child) return child;
  const started = fork(join(import.meta.dirname, 'score-child.ts'), { execArgv: ['--import', 'tsx', '--max-old-space-size=3000'] });
  await new Promise((resolve) => started.once('message', resolve));
  return (child = started);
}

async function ask(path: string): Promise<Verdict> {
  const asked = await readyChild();
  return new Promise((resolve) => {
    const end = (verdict: Verdict, kill: boolean): void => {
      clearTimeout(timer);
      asked.removeAllListeners();
      if (kill) {
        asked.kill('SIGKILL');
        child = null;
      }
      resolve(verdict);
    };
    const timer = setTimeout(() => end({ verdict: 'wrong', code: 'hangs', detail: 'longer than 10 s' }, true), LIMIT_MS);
    asked.once('message', (verdict: Verdict) => end(verdict, false));
    asked.once('exit', (code) => end({ verdict: 'wrong', code: 'crashed', detail: `exit ${code}` }, true));
    asked.send(path);
  });
}

async function score(only: string | undefined): Promise<number> {
  const total = { right: 0, refused: 0, wrong: 0 };
  const refusals: string[] = [];
  const faults: string[] = [];
  const checked = new Map<string, number>();
  for (const folder of FOLDERS) {
    const counts = { right: 0, refused: 0, wrong: 0 };
    for (const path of dataFiles(folder)) {
      const name = relative(SHARED, path);
      if (only !== undefined && !name.includes(only)) continue;
      const first = await ask(path);
      // On a busy machine ten seconds may be few; a hang hangs twice.
      const { verdict, code, detail } = first.code === 'hangs' ? await ask(path) : first;
      counts[verdict]++;
      if (verdict === 'right') checked.set(code, (checked.get(code) ?? 0) + 1);
      if (verdict === 'refused') refusals.push(`${name}: ${detail}`);
      if (verdict === 'wrong') faults.push(`${name}: ${code}: ${detail}`);
    }
    console.log(`${folder.padEnd(22)} read right ${counts.right}, refused rightly ${counts.refused}, wrong ${counts.wrong}`);
    for (const key of ['right', 'refused', 'wrong'] as const) total[key] += counts[key];
  }
  console.log(`\nRefused, and why:\n  ${refusals.join('\n  ') || 'none'}`);
  console.log(`\nRead right means: ${[...checked].map(([what, count]) => `${what} ${count}`).join(', ')}`);
  if (faults.length > 0) console.log(`\nWrong:\n  ${faults.join('\n  ')}`);
  console.log(`\nread right ${total.right}, refused rightly ${total.refused}, wrong ${total.wrong}`);
  child?.kill();
  return total.wrong;
}

if (existsSync(SHARED)) process.exitCode = (await score(process.argv[2])) > 0 ? 1 : 0;
else console.log('skipped: ../shared/data is not there');
