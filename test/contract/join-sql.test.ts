import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Op, Program } from '../../src/core/program';
import type { Table } from '../../src/core/table';
import { run } from '../../src/program/run';
import { checkProgram, type NamedKind } from '../../src/program/kinds';
import { toSql } from '../../src/program/sql';
import { valueKind } from '../../src/program/vector';
import { INPUT, runInDuckdb } from './duckdb';
import { nastyTable, programFor } from './program-arbitrary';
import { difference } from './same-table';

const RUNS = process.env['LEADLIGHT_LONG'] === '1' ? 5_000 : 250;
const OTHERS = ['orders', 'O"rders; --'] as const;

interface Case {
  readonly table: Table;
  readonly others: ReadonlyMap<string, Table>;
  readonly program: Program;
}

/** A join of two nasty tables on one or two columns of one kind, the other table as it is, after operations, or joined with a third first. */
const cases: fc.Arbitrary<Case> = fc.tuple(nastyTable, nastyTable, nastyTable).chain(([table, other, third]) => {
  const others = new Map([
    [OTHERS[0], other],
    [OTHERS[1], third],
  ]);
  const within = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Program>([]) },
    { weight: 2, arbitrary: programFor(other.columns).map((ops) => ops.slice(0, 2)) },
    { weight: 2, arbitrary: joining(other.columns, third.columns, OTHERS[1], fc.constant([])) },
  );
  return joining(table.columns, other.columns, OTHERS[0], within).map((program) => ({ table, others, program }));
});

function joining(
  here: readonly NamedKind[],
  other: readonly NamedKind[],
  id: string,
  within: fc.Arbitrary<Program>,
): fc.Arbitrary<Program> {
  return within.chain((roll) => {
    const rolled = checkProgram(roll, other, new Map(OTHERS.map((name) => [name, other])));
    const there = rolled.ok ? rolled.value : other;
    const pairs = here.flatMap((left) =>
      there.filter((right) => valueKind(right.kind) === valueKind(left.kind)).map((right) => [left.name, right.name] as const),
    );
    if (pairs.length === 0) return fc.constant<Program>([]);
    const taken = new Set(here.map(({ name }) => name));
    return fc
      .record({
        on: fc.subarray(pairs, { minLength: 1, maxLength: Math.min(2, pairs.length) }),
        take: fc.subarray(there.map(({ name }) => ({ from: name, name: fresh(name, taken) }))),
      })
      .map(({ on, take }): Program => [{ op: 'join', with: id, roll: rolled.ok ? roll : [], on, take }]);
  });
}

function fresh(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? fresh(`${name}'`, taken) : name;
}

async function disagreement({ table, others, program }: Case, print = toSql): Promise<string | null> {
  const inputs = new Map([...others].map(([id, { columns }]) => [id, { table: id, columns }]));
  const sql = print([{ name: 'join', program }], { table: INPUT, columns: table.columns }, 'duckdb', inputs);
  const found = await runInDuckdb(sql, table, others).then((got) => difference(run(program, table, others), got), String);
  return found === null ? null : `${found}\n${sql}`;
}

const fits = ({ table, others, program }: Case): boolean =>
  program.length > 0 && checkProgram(program, table.columns, new Map([...others].map(([id, { columns }]) => [id, columns]))).ok;

describe('a join', () => {
  it('means the same here and in DuckDB, whatever the tables hold', async () => {
    let joined = 0;
    const same = fc.asyncProperty(cases, async (drawn) => {
      if (!fits(drawn)) return;
      joined += drawn.program.filter((op: Op) => op.op === 'join').length;
      expect(await disagreement(drawn)).toBeNull();
    });
    await fc.assert(same, { numRuns: RUNS, seed: 11 });
    expect(joined).toBeGreaterThan(RUNS * 0.6);
  }, 120_000);

  it.each([
    ['a missing key matches a missing one', (sql: string) => sql.replaceAll(/("here"\S+) = ("there"\S+)/g, '$1 IS NOT DISTINCT FROM $2')],
    ['rows without a match go', (sql: string) => sql.replaceAll('LEFT JOIN', 'JOIN')],
    [
      'a key that is there twice makes two rows',
      (sql: string) => sql.replaceAll(/QUALIFY row_number\(\) OVER \(PARTITION BY .* ORDER BY "__row"\) = 1/g, ''),
    ],
  ])(
    'printed wrongly, so that %s, does not pass',
    async (_, spoil) => {
      const same = fc.asyncProperty(
        cases,
        async (drawn) => !fits(drawn) || (await disagreement(drawn, (...given) => spoil(toSql(...given)))) === null,
      );
      const { failed } = await fc.check(same, { numRuns: RUNS, seed: 11, endOnFailure: true });
      expect(failed).toBe(true);
    },
    120_000,
  );
});
