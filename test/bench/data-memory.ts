import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchCase, Measured } from './case';
import { hundredMb, millionRows } from './csv-files';

interface Taken {
  readonly peak: number;
  readonly table: number;
  readonly rows: number;
  readonly columns: number;
}

const MB = 1e6;
const MOST_TIMES = 3;
const taken = new Map<string, Taken>();

/** A process of its own, so that nothing else counts. */
function measure(path: string): Taken {
  const known = taken.get(path);
  if (known) return known;
  const child = fileURLToPath(new URL('./memory-child.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, child, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const found = JSON.parse(stdout) as Taken;
  taken.set(path, found);
  return found;
}

function peak(path: string): Promise<Measured> {
  const { peak, table, rows, columns } = measure(path);
  const times = (peak / table).toFixed(2);
  return Promise.resolve({ ms: peak / MB, note: `${rows} x ${columns}: ${times} x the typed table of ${Math.round(table / MB)} MB` });
}

const limit = (path: string): Promise<number> => Promise.resolve((MOST_TIMES * measure(path).table) / MB);

const SAID = 'megabytes, not milliseconds: resident memory at its highest while reading, beside what the process began with';

export const cases: BenchCase[] = [
  {
    name: 'csv-memory',
    runtime: 'node',
    peer: 'three times the typed table',
    rounds: 1,
    ours: () => peak(hundredMb()),
    theirs: () => limit(hundredMb()),
    note: SAID,
  },
  {
    name: 'csv-memory-million',
    runtime: 'node',
    peer: 'three times the typed table',
    rounds: 1,
    ours: () => peak(millionRows()),
    theirs: () => limit(millionRows()),
    note: SAID,
  },
];
