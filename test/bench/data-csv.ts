import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { random } from '../../src/core/rng';
import { readFile } from '../../src/data/read';
import type { ByteSource } from '../../src/data/reading';
import { inBenchPage } from './bench-page';
import { stringsOf, type BenchCase, type Measured } from './case';

const BYTES = 100e6;
const CITIES = ['Oslo', 'Bergen', 'Berlin', 'London', 'Hamburg', 'Leeds', 'Trondheim', 'München'] as const;
const HEADER =
  'id,name,email,city,country,segment,created,last_seen,amount,price,score,visits,age,employees,ratio,active,consent,plan,note,code\n';
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

/** 100 MB, 20 columns: ids, names, e-mails, choices, two dates, money, counts, shares, yes and no, quoted remarks. Written once. */
function file(): string {
  const path = join(tmpdir(), 'leadlight-bench-100mb.csv');
  if (existsSync(path) && statSync(path).size >= BYTES) return path;
  const rng = random('bench/csv');
  const out = openSync(path, 'w');
  writeSync(out, HEADER);
  for (let bytes = 0, i = 0; bytes < BYTES;) {
    const lines: string[] = [];
    for (let k = 0; k < 1000; k++, i++) {
      const time = new Date(1.6e12 + rng.below(1e9) * 100).toISOString();
      const note = `word${rng.below(400)}`;
      lines.push(
        [
          `C${1000000 + i}`, `word${rng.below(400)} word${rng.below(400)}`, `u${i}@firm${rng.below(5000)}.example`, CITIES[rng.below(8)],
          ['NO', 'DE', 'GB'][rng.below(3)], 'ABCDE'[rng.below(5)], time.slice(0, 10), time.slice(0, 19).replace('T', ' '),
          (rng.next() * 10000).toFixed(2), (rng.next() * 100).toFixed(2), rng.next().toFixed(6), rng.below(200), 18 + rng.below(70),
          rng.below(5000), rng.next().toFixed(4), rng.next() < 0.5, rng.next() < 0.5 ? 'yes' : 'no', ['Starter', 'Team', 'Business'][rng.below(3)],
          rng.next() < 0.1 ? `"said ""hi"", ${note}"` : note, rng.below(1e9),
        ].join(','), // prettier-ignore
      );
    }
    bytes += writeSync(out, `${lines.join('\n')}\n`);
  }
  closeSync(out);
  return path;
}

const source = (path: string): ByteSource => ({
  size: statSync(path).size,
  chunks: () => createReadStream(path, { highWaterMark: 1 << 20 }),
});

async function ours(): Promise<Measured> {
  const path = file();
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
  const run = spawnSync('/usr/bin/python3', ['-c', PANDAS, file()], { env, encoding: 'utf8' });
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
    ours: () => inBenchPage({ what: 'csv', times: 3 }, file()),
    theirs,
    note: 'in a worker, from a picked file; 100 MB, 20 mixed columns to typed table with sniffing, kinds, roles, fingerprint and every text as a string; one thread; the best of three; target 1.0',
  },
];
