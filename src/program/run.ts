import type { DerivedColumn, Op, Program } from '../core/program';
import { columnMap, takeRows, type Column, type Table } from '../core/table';
import { evaluator } from './evaluate';
import { groupRows } from './groups';
import { checkProgram } from './kinds';
import { rollup } from './rollup';
import { asColumn, numbers } from './vector';

/**
 * The table after the program; the meaning stands in `core/program`. Columns an operation does not touch are the same objects.
 * @throws Error when the program does not fit the table: check with `checkProgram` first
 */
export function run(program: Program, table: Table): Table {
  const fits = checkProgram(program, table.columns);
  if (!fits.ok) throw new Error(`${fits.problem.code} ${JSON.stringify(fits.problem.args)}`);
  return program.reduce(apply, table);
}

function apply(table: Table, op: Op): Table {
  switch (op.op) {
    case 'derive':
      return derive(table, op.columns);
    case 'keep':
      return keep(table, numbers(evaluator(table)(op.where)));
    case 'select': {
      const columns = columnMap(table);
      return { ...table, columns: op.columns.map((name) => columns.get(name) as Column) };
    }
    case 'distinct': {
      const { first } = groupRows(op.on.map(evaluator(table)), table.rows, false);
      return first.length === table.rows ? table : takeRows(table, first);
    }
    case 'rollup':
      return rollup(table, op);
    default:
      return op satisfies never;
  }
}

function derive(table: Table, made: readonly DerivedColumn[]): Table {
  const value = evaluator(table);
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  for (const { name, kind, expr } of made) columns.set(name, asColumn(name, kind, value(expr)));
  return { ...table, columns: [...columns.values()] };
}

function keep(table: Table, where: Float64Array): Table {
  const kept = new Uint32Array(table.rows);
  let count = 0;
  for (let row = 0; row < where.length; row++) if (where[row] === 1) kept[count++] = row;
  return count === table.rows ? table : takeRows(table, kept.subarray(0, count));
}
