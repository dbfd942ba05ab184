import type { DerivedColumn, Op, Program } from '../core/program';
import { columnMap, takeRows, type Column, type Table } from '../core/table';
import { evaluator } from './evaluate';
import { groupRows } from './groups';
import { join, type Inputs } from './join';
import { checkProgram, type InputColumns } from './kinds';
import { lag } from './lag';
import { rollup } from './rollup';
import { asColumn, numbers } from './vector';

/**
 * The table after the program; the meaning stands in `core/program`. Columns an operation does not touch are the same objects.
 * @param inputs further tables, for joins
 * @throws Error when the program does not fit the tables: check with `checkProgram` first
 */
export function run(program: Program, table: Table, inputs: Inputs = new Map()): Table {
  const fits = checkProgram(program, table.columns, columnsOf(inputs));
  if (!fits.ok) throw new Error(`${fits.problem.code} ${JSON.stringify(fits.problem.args)}`);
  return program.reduce((now, op) => apply(now, op, inputs), table);
}

function columnsOf(inputs: Inputs): InputColumns {
  return new Map([...inputs].map(([id, { columns }]) => [id, columns]));
}

function apply(table: Table, op: Op, inputs: Inputs): Table {
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
    case 'lag':
      return lag(table, op);
    case 'rollup':
      return rollup(table, op);
    case 'join': {
      const there = op.roll.reduce((now, one) => apply(now, one, inputs), inputs.get(op.with) as Table);
      return join(table, there, op);
    }
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
