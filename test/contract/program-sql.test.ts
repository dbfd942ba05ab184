import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../src/core/program';
import type { Table } from '../../src/core/table';
import { run } from '../../src/program/run';
import { toSql } from '../../src/program/sql';
import { INPUT, runInDuckdb } from './duckdb';
import { nastyTable, programFor } from './program-arbitrary';
import { difference } from './same-table';

const long = process.env['LEADLIGHT_LONG'] === '1';
const RUNS = long ? 20_000 : 400;

const cases = nastyTable.chain((table) => fc.tuple(fc.constant(table), programFor(table.columns)));

async function disagreement(program: Program, table: Table, print = toSql): Promise<string | null> {
  const steps = program.map((op) => ({ name: op.op, program: [op] }));
  const sql = print(steps, { table: INPUT, columns: table.columns }, 'duckdb');
  const found = await runInDuckdb(sql, table).then((got) => difference(run(program, table), got), String);
  return found === null ? null : `${found}\n${sql}`;
}

describe('a program', () => {
  it(
    'means the same here and in DuckDB, whatever the table holds',
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async ([table, program]) => {
          expect(await disagreement(program, table)).toBeNull();
        }),
        { numRuns: RUNS, ...(long ? {} : { seed: 20 }) },
      );
    },
    long ? 3_600_000 : 60_000,
  );
});
