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
const QUICK_TREES = 8;
const CLOSER = 0.05;

/** Where a column's middle lies and how wide its middle half is, by the logarithm if it is lopsided. */
interface Scale {
  readonly name: string;
  readonly values: Float64Array;
  readonly lopsided: boolean;
  readonly middle: number;
  readonly spread: number;
}

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
  const every = Math.max(1, rows / BLOCK);
  const sample = Uint32Array.from({ length: Math.min(rows, BLOCK) }, (_, i) => Math.floor(i * every));
  const scales = measures.flatMap(({ name }): Scale[] => {
    const data = columns.get(name);
    return data && isNumeric(data) ? [scaleOf(name, data.data, sample)] : [];
  });
  const cols = scales.length;
  await checkpoint();
  const forest = isolationForest(placed(scales, sample), sample.length, cols, random);
  const found: StrangeRow[] = [];
  for (let start = 0; start < rows; start += BLOCK) {
    await checkpoint();
    const block = Uint32Array.from({ length: Math.min(BLOCK, rows - start) }, (_, i) => start + i);
    const picked = rows > BLOCK ? oddest(block, strangeness(forest, placed(scales, block), block.length, cols, QUICK_TREES)) : block;
    const close = placed(scales, picked);
    strangeness(forest, close, picked.length, cols).forEach((score, i) => {
      if (score < ALONE) return;
      const far = scales.map(({ name }, j) => ({ name, apart: Math.abs(close[i * cols + j] as number) }));
      const names = far
        .filter(({ apart }) => apart > 2)
        .sort((a, b) => b.apart - a.apart)
        .slice(0, 3);
      found.push({ row: table.rowIds[picked[i] as number] as number, score, columns: names.map(({ name }) => name) });
    });
  }
  return found.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, SHOWN);
}

function scaleOf(name: string, values: Float64Array, sample: Uint32Array): Scale {
  const there = present(Float64Array.from(sample, (row) => values[row] as number));
  const [q1 = NaN, middle = NaN, q3 = NaN, least = NaN] = [
    ...quantilesOf(there, [0.25, 0.5, 0.75]),
    there.reduce((low, value) => Math.min(low, value), Infinity),
  ];
  const lopsided = least >= 0 && middle > 0 && q3 - middle > 1.5 * (middle - q1);
  const at = (value: number): number => (lopsided ? Math.log1p(Math.max(0, value)) : value);
  return { name, values, lopsided, middle: at(middle), spread: q3 > q1 ? at(q3) - at(q1) : 1 };
}

/** Row-major. */
function placed(scales: readonly Scale[], rows: Uint32Array): Float64Array {
  const cols = scales.length;
  const x = new Float64Array(rows.length * cols);
  scales.forEach(({ values, lopsided, middle, spread }, j) => {
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i] as number] as number;
      const apart = ((lopsided ? Math.log1p(Math.max(0, value)) : value) - middle) / spread;
      if (apart - apart === 0) x[i * cols + j] = apart;
    }
  });
  return x;
}

function oddest(rows: Uint32Array, scores: Float64Array): Uint32Array {
  const limit = quantilesOf(scores.slice(), [1 - CLOSER])[0] as number;
  return rows.filter((_, i) => (scores[i] as number) >= limit);
}
