import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile } from '../../src/data/read';
import type { ByteSource } from '../../src/data/reading';
import { inBenchPage } from './bench-page';
import { stringsOf, type BenchCase, type Measured } from './case';
import { hundredMb, sizeOf } from './csv-files';

const PANDAS = `
import sys, time
import pandas as pd
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    table = pd.read_csv(sys.argv[1], engine='c', parse_dates=['created', 'last_seen'], infer_datetime_format=True)
    best = min(best, time.perf_counter() - start)
print(best * 1000)
`;

const source = (path: string): ByteSource => ({
  size: sizeOf(path),
  chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }),
});

async function ours(): Promise<Measured> {
  const path = hundredMb();
  let best = { ms: Infinity, cpu: 0 };
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const busy = process.cpuUsage();
    const result = await readFile('bench.csv', source(path));
    if (!result.ok) throw new Error(result.problem.code);
    const texts = stringsOf(result.value.table);
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(busy);
    if (texts > 0 && ms < best.ms) best = { ms, cpu: Math.round((user + system) / 1000) };
  }
  return { ms: best.ms, note: `${best.cpu} ms of processor` };
}

function theirs(): Promise<number | null> {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const run = spawnSync('/usr/bin/python3', ['-c', PANDAS, hundredMb()], { env, encoding: 'utf8' });
  const ms = Number(run.stdout?.trim());
  return Promise.resolve(run.status === 0 && Number.isFinite(ms) ? ms : null);
}

export const cases: BenchCase[] = [
  {
    name: 'csv-100mb',
    runtime: 'node',
    peer: 'pandas read_csv, C engine',
    ours,
    theirs,
    note: '100 MB, 20 mixed columns, file to typed table with sniffing, kinds, roles, fingerprint and every text as a string; one thread; the best of three; target 1.0',
  },
  {
    name: 'csv-100mb',
    runtime: 'chromium',
    peer: 'pandas read_csv, C engine',
    ours: () => inBenchPage({ what: 'csv', times: 3 }, hundredMb()),
    theirs,
    note: 'in a worker, from a picked file; 100 MB, 20 mixed columns to typed table with sniffing, kinds, roles, fingerprint and every text as a string; one thread; the best of three; target 1.0',
  },
];
