import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchCase, Measured } from './case';

interface Taken {
  readonly steps: readonly { readonly step: string; readonly ms: number; readonly cpu: number }[];
  readonly peak: number;
  readonly table: number;
  readonly rows: number;
  readonly columns: number;
}

const MB = 1e6;
const LIMIT_MS = 10_000;
const MOST_TIMES = 3;
let taken: Taken | undefined;

/** A process of its own, so that nothing else counts; time and memory are of the same run. */
function measure(): Taken {
  if (taken) return taken;
  const child = fileURLToPath(new URL('./clean-child.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, '--expose-gc', child], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return (taken = JSON.parse(stdout) as Taken);
}

function time(): Promise<Measured> {
  const { steps, rows, columns } = measure();
  const seconds = (ms: number): string => (ms / 1000).toFixed(2);
  const each = steps.map(({ step, ms, cpu }) => `${step} ${seconds(ms)} s (${seconds(cpu)} s of processor time)`).join(', ');
  return Promise.resolve({ ms: steps.reduce((sum, { ms }) => sum + ms, 0), note: `${rows} x ${columns}: ${each}` });
}

function memory(): Promise<Measured> {
  const { peak, table } = measure();
  return Promise.resolve({ ms: peak / MB, note: `${(peak / table).toFixed(2)} x the table of ${Math.round(table / MB)} MB` });
}

export const cases: BenchCase[] = [
  {
    name: 'clean-500k',
    runtime: 'node',
    peer: 'limit',
    rounds: 1,
    ours: time,
    theirs: () => Promise.resolve(LIMIT_MS),
    note: 'all steps of the card Clean together, fitted, run and reported, on one thread',
  },
  {
    name: 'clean-500k-memory',
    runtime: 'node',
    peer: 'three times the table',
    rounds: 1,
    ours: memory,
    theirs: () => Promise.resolve((MOST_TIMES * measure().table) / MB),
    note: 'megabytes, not milliseconds: resident memory at its highest beside what the process began with, and the table itself',
  },
];
