import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { defaults } from '../../src/core/params';
import { random } from '../../src/core/rng';
import type { Schema } from '../../src/core/schema';
import type { Table } from '../../src/core/table';
import { readPath } from '../../src/cli/files';
import { columnsOf, sourceOf } from '../../src/engine/source';
import { inlinePool } from '../../src/engine/inline-pool';
import { TASKS } from '../../src/ml/tasks';
import { run } from '../../src/program/run';
import { meta } from '../../src/steps/customers/meta';
import { impl } from '../../src/steps/customers/run';
import { recipeFor } from '../../src/steps/goals';
import { fastestOf, timed, type BenchCase } from './case';

const FILE = path.resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail.csv.gz');

let read: Promise<{ readonly table: Table; readonly schema: Schema }> | undefined;

async function orderLines(): Promise<{ readonly table: Table; readonly schema: Schema }> {
  const reading = await readPath(FILE);
  const { name, shape, outcomes } = reading;
  return sourceOf(reading, recipeFor('segments', { name, columns: columnsOf(reading), shape, outcomes }));
}

/** What the step does as it runs: learns its program, then runs it. */
async function ours(): Promise<number> {
  const { table, schema } = await (read ??= orderLines());
  const context = {
    schema,
    random: random('bench'),
    inputs: new Map(),
    pool: inlinePool(TASKS),
    signal: new AbortController().signal,
    progress: () => undefined,
    checkpoint: async () => undefined,
    folds: async () => [],
    heldOut: 0,
  };
  return fastestOf(4, () =>
    timed(async () => {
      const { program } = await impl.fit(table, defaults(meta.params), context);
      if (run(program, table).rows !== 4338) throw new Error('not the customers of online_retail');
    }),
  );
}

function theirs(): Promise<number | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'leadlight-bench-'));
  try {
    const csv = path.join(folder, 'lines.csv');
    writeFileSync(csv, gunzipSync(readFileSync(FILE)));
    const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
    const done = spawnSync('/usr/bin/python3', [path.join(import.meta.dirname, 'order-lines.py'), csv], { env, encoding: 'utf8' });
    const ms = Number(done.stdout?.trim());
    return Promise.resolve(done.status === 0 && Number.isFinite(ms) ? ms : null);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const cases: readonly BenchCase[] = existsSync(FILE)
  ? [
      {
        name: 'customers-541909',
        runtime: 'node',
        peer: 'pandas group-by, one thread, strings coded beforehand',
        ours,
        theirs,
        note: '541,909 order lines to 4,338 customers with 20 features, fitting included; the fastest of four each',
      },
    ]
  : [];
