import { existsSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { arithmetic, column, number, type Expr } from '../../src/core/expr';
import type { Program } from '../../src/core/program';
import { random } from '../../src/core/rng';
import { tableOf, type Table } from '../../src/core/table';
import { run } from '../../src/program/run';
import { toSql } from '../../src/program/sql';
import { middleOf, timed, type BenchCase } from './case';

const ROWS = 500_000;
const COLUMNS = 20;

function clouds(): Table {
  const chance = random('bench');
  const data = Array.from({ length: COLUMNS }, () => Float64Array.from({ length: ROWS }, () => chance.next()));
  return tableOf([
    ...data.map((values, j) => ({ name: `x${j}`, kind: 'number' as const, data: values })),
    { name: 'customer', kind: 'category', codes: Int32Array.from({ length: ROWS }, () => chance.below(60_000)), dict: customers() },
  ]);
}

const customers = (): readonly string[] => Array.from({ length: 60_000 }, (_, i) => `customer ${i}`);
const features = Array.from({ length: COLUMNS }, (_, j): Expr => column(`x${j}`));

let made: Table | undefined;
const table = (): Table => (made ??= clouds());

let loaded: Promise<DuckDBConnection> | undefined;
const peer = (): Promise<DuckDBConnection> => (loaded ??= import('../contract/duckdb').then(({ loadInDuckdb }) => loadInDuckdb(table())));

function raced(name: string, note: string, program: Program): BenchCase {
  return {
    name,
    runtime: 'node',
    peer: 'DuckDB',
    ours: () => middleOf(3, () => timed(() => run(program, table()))),
    theirs: async () => {
      if (!existsSync(new URL('../../node_modules/@duckdb/node-api', import.meta.url))) return null;
      const db = await peer();
      const sql = toSql([{ name: 'step', program }], { table: 'input', columns: table().columns }, 'duckdb');
      return middleOf(3, () => timed(() => db.run(`CREATE OR REPLACE TEMP TABLE result AS ${sql}`)));
    },
    note,
  };
}

const centres = Array.from({ length: 8 }, (_, k) => features.map((_, j) => ((k * 7 + j * 3) % 11) / 11));

export const cases: readonly BenchCase[] = [
  raced('program-scale', `${ROWS} rows, ${COLUMNS} columns standardised`, [
    {
      op: 'derive',
      columns: features.map((of, j) => ({
        name: `s${j}`,
        kind: 'number',
        expr: arithmetic(arithmetic(of, '-', number(0.5)), '/', number(2)),
      })),
    },
  ]),
  raced('program-nearest', `${ROWS} rows, ${COLUMNS} columns, 8 centres`, [
    { op: 'derive', columns: [{ name: 'segment', kind: 'number', expr: { type: 'nearest', of: features, centres, give: 'index' } }] },
  ]),
  raced('program-rollup', `${ROWS} rows to 60,000 customers`, [
    {
      op: 'rollup',
      by: ['customer'],
      columns: [
        { name: 'orders', agg: 'count', of: number(1), kind: 'number' },
        { name: 'sum', agg: 'sum', of: column('x0'), kind: 'number' },
      ],
    },
  ]),
];
