import { arithmetic, column as ref, number, type Expr } from '../../core/expr';
import { stop } from '../../core/problem';
import type { Schema } from '../../core/schema';
import type { Table } from '../../core/table';
import type { Ctx } from '../context';
import { numbersOf } from '../figures';
import type { Cloud } from './method';

/** Squares of larger values are no longer finite numbers. */
const LARGEST = 1e140;

export interface Placed extends Cloud {
  /** Where each row of the cloud stands in the table. */
  readonly index: Uint32Array;
  /** The columns as the program is to read them. */
  readonly of: readonly Expr[];
}

/** Places of rows that have a value in every column. */
export function complete(table: Table, columns: readonly string[]): Uint32Array {
  const data = columns.map((name) => numbersOf(table, name));
  return Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => data.every((values) => !Number.isNaN(values[row])));
}

/**
 * Distances are Euclidean; a weight multiplies a column's squared differences, so that at 2 it pulls twice as much.
 * @param weights by column, 1 where absent @throws Problem cluster.too-large
 */
export async function cloudOf(table: Table, used: Schema, weights: ReadonlyMap<string, number>, context: Ctx): Promise<Placed> {
  const columns = used.map(({ name }) => name);
  const index = complete(table, columns);
  const cols = used.length;
  const x = new Float64Array(index.length * cols);
  for (const [j, name] of columns.entries()) {
    await context.checkpoint();
    const data = numbersOf(table, name);
    const factor = Math.sqrt(weights.get(name) ?? 1);
    for (let i = 0; i < index.length; i++) {
      const value = (data[index[i] as number] as number) * factor;
      if (Math.abs(value) > LARGEST) stop('cluster.too-large', { column: name });
      x[i * cols + j] = value;
    }
  }
  const of = columns.map((name): Expr => {
    const weight = weights.get(name) ?? 1;
    return weight === 1 ? ref(name) : arithmetic(ref(name), '*', number(Math.sqrt(weight)));
  });
  return { x, rows: index.length, cols, columns, index, of };
}
