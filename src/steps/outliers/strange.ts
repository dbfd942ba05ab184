import type { Random } from '../../core/rng';
import type { Schema } from '../../core/schema';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { isolationForest, strangeness } from '../../ml/isolation-forest';
import { present, quantilesOf } from '../../ml/select';
import { isMeasure } from '../standing';
import type { StrangeRow } from './meta';

const MOST_COLUMNS = 50;
const FEWEST_ROWS = 100;
const SHOWN = 20;
/** A tree cuts a row off at once this often only where it stands alone; clouds without strange rows stay below it. */
const ALONE = 0.7;
/** So many rows at a time are looked at closely, and in a large table only those that a few trees find odd. */
const BLOCK = 20_000;
const QUICK_TREES = 20;
const CLOSER = 0.05;

/**
 * Rows unlike all others, the strangest first: isolation forest over the amounts, each measured from its middle in quartile distances, the
 * lopsided ones by their logarithm. A missing amount counts as the middle.
 */
export async function strangeRows(
  table: Table,
  schema: Schema,
  random: Random,
  checkpoint: () => Promise<void>,
): Promise<readonly StrangeRow[]> {
  const columns = columnMap(table);
  const measures = schema.filter(isMeasure).slice(0, MOST_COLUMNS);
  const { rows } = table;
  if (rows < FEWEST_ROWS || measures.length < 2) return [];
  const cols = measures.length;
  const x = new Float64Array(rows * cols);
  for (const [j, { name }] of measures.entries()) {
    await checkpoint();
    const data = columns.get(name);
    if (data && isNumeric(data)) place(data.data, x, j, cols);
  }
  const forest = isolationForest(x, rows, cols, random);
  const found: StrangeRow[] = [];
  for (let start = 0; start < rows; start += BLOCK) {
    await checkpoint();
    const count = Math.min(BLOCK, rows - start);
    const block = x.subarray(start * cols, (start + count) * cols);
    const picked = rows > BLOCK ? oddest(strangeness(forest, block, count, cols, QUICK_TREES), CLOSER * count) : allOf(count);
    const close = new Float64Array(picked.length * cols);
    picked.forEach((row, i) => close.set(block.subarray(row * cols, (row + 1) * cols), i * cols));
    strangeness(forest, close, picked.length, cols).forEach((score, i) => {
      if (score < ALONE) return;
      const far = Array.from(close.subarray(i * cols, (i + 1) * cols), Math.abs);
      const names = far.map((apart, j) => ({ apart, name: measures[j]?.name ?? '' })).sort((a, b) => b.apart - a.apart);
      const columnsFar = names.filter(({ apart }) => apart > 2).slice(0, 3);
      found.push({ row: table.rowIds[start + (picked[i] as number)] as number, score, columns: columnsFar.map(({ name }) => name) });
    });
  }
  return found.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, SHOWN);
}

function place(values: Float64Array, x: Float64Array, j: number, cols: number): void {
  const there = present(values);
  let [q1 = NaN, middle = NaN, q3 = NaN] = quantilesOf(there, [0.25, 0.5, 0.75]);
  const least = there.reduce((low, value) => Math.min(low, value), Infinity);
  const lopsided = least >= 0 && middle > 0 && q3 - middle > 1.5 * (middle - q1);
  if (lopsided) [q1, middle, q3] = [Math.log1p(q1), Math.log1p(middle), Math.log1p(q3)];
  const spread = q3 > q1 ? q3 - q1 : 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const apart = ((lopsided ? Math.log1p(value) : value) - middle) / spread;
    x[i * cols + j] = apart - apart === 0 ? apart : 0;
  }
}

const allOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);

function oddest(scores: Float64Array, count: number): Uint32Array {
  const limit = quantilesOf(scores.slice(), [1 - count / scores.length])[0] as number;
  return allOf(scores.length).filter((row) => (scores[row] as number) >= limit);
}
