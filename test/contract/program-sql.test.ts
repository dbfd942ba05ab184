import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DerivedColumn, Program } from '../../src/core/program';
import { dictColumn, tableOf, type Table } from '../../src/core/table';
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

async function disagrees([table, program]: readonly [Table, Program], print = toSql): Promise<string | null> {
  return disagreement(program, table, print);
}

describe('a program', () => {
  it(
    'means the same here and in DuckDB, whatever the table holds',
    async () => {
      const same = fc.asyncProperty(cases, async (drawn) => {
        expect(await disagrees(drawn)).toBeNull();
      });
      await fc.assert(same, { numRuns: RUNS, ...(long ? {} : { seed: 20 }) });
    },
    long ? 3_600_000 : 60_000,
  );

  it.each([
    ['missing equals missing', (sql: string) => sql.replaceAll(' = ', ' IS NOT DISTINCT FROM ')],
    ['infinities stay', (sql: string) => sql.replaceAll(/CASE WHEN isfinite\((\S+)\) THEN \1 END/g, '$1')],
    ['a missing number is 0', (sql: string) => sql.replaceAll('CAST(NULL AS DOUBLE)', '0e0')],
    ['rows come out backwards', (sql: string) => sql.replace(/ORDER BY "__row"\n$/, 'ORDER BY "__row" DESC\n')],
  ])(
    'printed wrongly, so that %s, does not pass',
    async (_, spoil) => {
      const same = fc.asyncProperty(cases, async (drawn) => {
        return (await disagrees(drawn, (...given) => spoil(toSql(...given)))) === null;
      });
      const { failed } = await fc.check(same, { numRuns: RUNS, seed: 20, endOnFailure: true });
      expect(failed).toBe(true);
    },
    60_000,
  );
});

/** Letters newer than Unicode 13, which the two sides learn at different times, and the mark the driver drops. */
const NEWER: readonly (readonly [number, number])[] = [
  [0x19b, 0x19b],
  [0x264, 0x264],
  [0x1c89, 0x1c8a],
  [0x2c2f, 0x2c2f],
  [0x2c5f, 0x2c5f],
  [0xa7c0, 0xa7dc],
  [0xfeff, 0xfeff],
];

it('lower and upper fold every letter of the basic plane alike', async () => {
  const points = Array.from({ length: 0x10000 }, (_, point) => point);
  const known = points.filter((point) => (point < 0xd800 || point > 0xdfff) && !NEWER.some(([low, high]) => point >= low && point <= high));
  const table = tableOf([
    dictColumn(
      'letter',
      'text',
      known.map((point) => String.fromCodePoint(point)),
    ),
  ]);
  const fold = (fn: 'lower' | 'upper'): DerivedColumn => ({
    name: fn,
    kind: 'text',
    expr: { type: 'string', fn, of: { type: 'column', name: 'letter' } },
  });
  expect(await disagreement([{ op: 'derive', columns: [fold('lower'), fold('upper')] }], table)).toBeNull();
});
