import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { random } from '../../src/core/rng';
import { readFile } from '../../src/data/read';
import { bytesSource } from '../../src/data/source';
import { stringsOf, type BenchCase, type Measured } from './case';

const ROWS = 50_000;
const OPENPYXL = `
import sys, time
import openpyxl
best, busy = 1e9, 0
for _ in range(2):
    start, cpu = time.perf_counter(), time.process_time()
    book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
    rows = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    if time.perf_counter() - start < best:
        best, busy = time.perf_counter() - start, time.process_time() - cpu
print(best * 1000, busy * 1000)
`;

let file: string | undefined;

/** 20 mixed columns: identifiers, names, whole numbers, money, dates, choices. */
function workbook(): string {
  if (file !== undefined) return file;
  const rng = random('bench/xlsx');
  const rows: unknown[][] = [Array.from({ length: 20 }, (_, c) => `column ${c}`)];
  for (let row = 0; row < ROWS; row++) {
    const cells: unknown[] = [`C${100_000 + row}`, `name ${rng.below(40_000)}`];
    for (let c = 0; c < 6; c++) cells.push(rng.below(5000));
    for (let c = 0; c < 5; c++) cells.push(rng.below(999_999) / 100);
    for (let c = 0; c < 3; c++) cells.push(new Date(Date.UTC(2015 + rng.below(10), rng.below(12), 1 + rng.below(28))));
    for (let c = 0; c < 4; c++) cells.push(`city ${rng.below(60 * (c + 1))}`);
    rows.push(cells);
  }
  const made = utils.book_new(utils.aoa_to_sheet(rows, { cellDates: true, dense: true }), 'Rows');
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'leadlight-bench-')), 'rows.xlsx');
  const written = file;
  fs.writeFileSync(written, Buffer.from(write(made, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true }) as Uint8Array));
  process.on('exit', () => fs.rmSync(path.dirname(written), { recursive: true, force: true }));
  return file;
}

async function ours(): Promise<Measured> {
  const bytes = new Uint8Array(fs.readFileSync(workbook()));
  let best = { ms: Infinity, cpu: 0 };
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const busy = process.cpuUsage();
    const result = await readFile('rows.xlsx', bytesSource(bytes));
    if (!result.ok || result.value.raw.rows !== ROWS || stringsOf(result.value.table) === 0) throw new Error('not read');
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(busy);
    if (ms < best.ms) best = { ms, cpu: Math.round((user + system) / 1000) };
  }
  const peer = busyPeer === null ? '' : `, the peer ${Math.round(busyPeer)}`;
  return { ms: best.ms, note: `${best.cpu} ms of processor${peer}` };
}

let busyPeer: number | null = null;

function theirs(): Promise<number | null> {
  const run = spawnSync('/usr/bin/python3', ['-c', OPENPYXL, workbook()], { encoding: 'utf8' });
  const [ms, busy] = (run.stdout ?? '').trim().split(' ').map(Number);
  if (run.status !== 0 || ms === undefined || busy === undefined) return Promise.resolve(null);
  busyPeer = busy;
  return Promise.resolve(ms);
}

export const cases: BenchCase[] = [
  {
    name: 'xlsx-50k',
    runtime: 'node',
    peer: 'openpyxl, read-only',
    ours,
    theirs,
    note: '50,000 x 20 mixed cells of a workbook to a typed table with kinds and roles, one thread; the peer only reads the cells; the best of three; target 0.5',
  },
];
