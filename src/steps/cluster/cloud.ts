import { arithmetic, column as ref, number, type Expr } from '../../core/expr';
import { stop } from '../../core/problem';
import type { Params } from '../../core/params';
import { random } from '../../core/rng';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { BUDGET } from '../../ml/kernels';
import type { Block } from '../../ml/mixed-rows';
import type { Ctx } from '../context';
import { byFrequency, levelCounts, numbersOf } from '../figures';
import type { Basis, params } from './meta';
import type { Cloud } from './method';
import { refuse } from './too-big';

/** Squares of larger values are no longer finite numbers. */
const LARGEST = 1e140;
/** Of a category with more levels the rest are taken together. */
const MOST_LEVELS = 30;

export interface Placed extends Cloud {
  /** Where each row of the cloud stands in the table. */
  readonly index: Uint32Array;
  /** Whether these are some of the complete rows, drawn by chance. */
  readonly drawn: boolean;
  /** The columns as the program is to read them. */
  readonly of: readonly Expr[];
  /** Share of all squared distances between rows that comes from each column, or each category. */
  readonly pulls: readonly Pull[];
}

export interface Pull {
  readonly column: string;
  readonly share: number;
  readonly weight: number;
}

/** Places of rows that have a value in every column. */
export function complete(table: Table, columns: readonly string[]): Uint32Array {
  const data = columns.map((name) => numbersOf(table, name));
  return Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => data.every((values) => !Number.isNaN(values[row])));
}

interface Part {
  readonly column: string;
  readonly of: Expr;
  readonly weight: number;
  /** Writes the part's values for the rows at `index`. */
  readonly value: (row: number) => number;
}

/**
 * Distances are Euclidean; a weight multiplies a column's squared differences, so that at 2 it pulls twice as much. A category is one
 * column a level, high enough that an average category counts against an average number as Szepannek (2018) has it: the mean variance of the
 * numbers by the mean chance that two rows differ in it.
 * @param room bytes the cloud may take @throws Problem cluster.too-large, cluster.too-big
 */
export async function cloudOf(
  table: Table,
  { used, categories }: Pick<Basis, 'used' | 'categories'>,
  { draw, weights, seedKey }: Pick<Params<typeof params>, 'draw' | 'weights'> & { readonly seedKey: string },
  context: Ctx,
  room = BUDGET,
): Promise<Placed> {
  const names = used.map(({ name }) => name);
  const whole = complete(table, names);
  const drawn = draw !== 'auto' && draw < whole.length;
  const index = drawn ? some(whole, draw, seedKey) : whole;
  const own = new Map(weights);
  const weightOf = (name: string): number => own.get(name) ?? 1;
  const parts: Part[] = [];
  for (const name of names) {
    await context.checkpoint();
    const data = numbersOf(table, name);
    for (const row of index) if (Math.abs(data[row] as number) > LARGEST) stop('cluster.too-large', { column: name });
    parts.push({ column: name, of: ref(name), weight: weightOf(name), value: (row) => data[row] as number });
  }
  const spread = parts.map(({ value }) => variance(index, value));
  const blocks: Block[] = [];
  const read = categories.map(({ name }) => levelsOf(table, name));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const height = Math.sqrt((spread.length === 0 ? 1 : mean(spread)) / Math.max(0.1, 2 * mean(read.map(({ differ }) => differ))));
  for (const { name, levels, codes } of read) {
    const from = parts.length;
    levels.forEach(({ level, code }) => {
      parts.push({
        column: name,
        of: { type: 'if', when: { type: 'in', of: ref(name), values: [level] }, then: number(height), else: number(0) },
        weight: weightOf(name),
        value: (row) => (codes[row] === code ? height : 0),
      });
    });
    if (parts.length > from) blocks.push({ from, to: parts.length });
  }
  refuse(index.length, parts.length, room);
  return { ...(await filled(parts, index, context)), blocks, index, drawn };
}

const some = (index: Uint32Array, count: number, seedKey: string): Uint32Array =>
  random(`${seedKey}/draw`)
    .permutation(index.length)
    .subarray(0, count)
    .sort()
    .map((place) => index[place] as number);

async function filled(parts: readonly Part[], index: Uint32Array, context: Ctx): Promise<Omit<Placed, 'blocks' | 'index' | 'drawn'>> {
  const cols = parts.length;
  const x = new Float64Array(index.length * cols);
  const pulls = new Map<string, { share: number; weight: number }>();
  let all = 0;
  for (const [j, { column, weight, value }] of parts.entries()) {
    await context.checkpoint();
    const factor = Math.sqrt(weight);
    for (let i = 0; i < index.length; i++) x[i * cols + j] = value(index[i] as number) * factor;
    const share = weight * variance(index, value);
    pulls.set(column, { share: (pulls.get(column)?.share ?? 0) + share, weight });
    all += share;
  }
  return {
    x,
    rows: index.length,
    cols,
    columns: parts.map(({ column }) => column),
    of: parts.map(({ of, weight }) => (weight === 1 ? of : arithmetic(of, '*', number(Math.sqrt(weight))))),
    pulls: [...pulls].map(([column, { share, weight }]) => ({ column, weight, share: all > 0 ? share / all : 0 })),
  };
}

function variance(index: Uint32Array, value: (row: number) => number): number {
  let mean = 0;
  let squares = 0;
  for (const row of index) mean += value(row) / index.length;
  for (const row of index) squares += (value(row) - mean) ** 2 / index.length;
  return Number.isFinite(squares) ? squares : 0;
}

interface Levels {
  readonly name: string;
  readonly levels: readonly { readonly level: string; readonly code: number }[];
  readonly codes: Int32Array;
  /** Chance that two rows differ. */
  readonly differ: number;
}

function levelsOf(table: Table, name: string): Levels {
  const column = findColumn(table, name);
  if (!column || isNumeric(column)) return { name, levels: [], codes: new Int32Array(table.rows).fill(-1), differ: 0 };
  const counts = byFrequency(levelCounts(column));
  const same = counts.reduce((sum, [, count]) => sum + (count / Math.max(1, table.rows)) ** 2, 0);
  const levels = counts.slice(0, MOST_LEVELS).map(([level]) => ({ level, code: column.dict.indexOf(level) }));
  return { name, levels, codes: column.codes, differ: 1 - same };
}
