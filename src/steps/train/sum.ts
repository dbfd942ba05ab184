import { hashBytes, hashJson } from '../../core/hash';
import { columnMap, isNumeric, type Table } from '../../core/table';
import type { Lasso } from '../../ml/lasso';
import type { Ctx } from '../context';
import { designMatrix, inputsOf, standardised, type Input } from './design';
import { throughPool, type Lesson } from './pooled';
import { onceNow } from './remembered';
import type { SumAsked } from './way';

/** A weighted sum of standardised inputs. */
export interface SumFit {
  readonly inputs: readonly Input[];
  /** One per input, for one standard deviation. */
  readonly weights: Float64Array;
  readonly intercept: number;
  /** How closely it follows the data, as chosen or as its own rows judged best. */
  readonly C: number;
  /** Every strength that was tried, where few columns were asked for. */
  readonly path?: Lasso;
}

/** So many cells are kept for another strength of the sum: 2 MB. */
const KEPT = 250_000;

/** The rows of a lesson as the weighted sum sees them. */
export function designOf({ side, features }: Lesson) {
  const { table, rows } = side;
  const name = hashJson([
    'inputs',
    hashBytes(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)),
    features.map((one) => one.name),
  ]);
  const inputs = onceNow(table, name, () => inputsOf(table, features, rows));
  const cells = (): Float64Array => designMatrix(table, inputs, rows);
  const x = rows.length * inputs.length <= KEPT ? onceNow(table, `cells ${name}`, cells) : cells();
  return { inputs, x, rows: rows.length, cols: inputs.length, y: side.y };
}

/** Fits weighted sums in the pool, warmed by tfjs or not: the answer is the same. */
export function sumSides(
  lessons: readonly Lesson[],
  { C, penalty }: SumAsked,
  context: Ctx,
  done: (share: number) => void,
  warmStart = false,
): Promise<readonly SumFit[]> {
  const { pool, signal } = context;
  return throughPool(
    lessons,
    context,
    designOf,
    async (batch, onProgress): Promise<readonly SumFit[]> => {
      const inputs = (i: number): readonly Input[] => batch[i]?.inputs ?? [];
      const tasks = batch.map(({ inputs: _, ...task }) => ({ ...task, C, seedKey: 'strength' }));
      if (penalty === 'l2') {
        const models = await pool.map(
          'logistic',
          tasks.map((task) => ({ ...task, warmStart })),
          { signal, onProgress },
        );
        return models.map(({ weights, intercept, C: used }, i) => ({ inputs: inputs(i), weights, intercept, C: used }));
      }
      const rule = penalty === 'l1' ? 'best' : 'fewest';
      const paths = await pool.map(
        'lasso',
        tasks.map((task) => ({ ...task, rule })),
        { signal, onProgress },
      );
      return paths.map((path, i) => {
        const at = path.path[path.chosen];
        if (!at) throw new Error('a path without its chosen place');
        return { inputs: inputs(i), weights: at.weights, intercept: at.intercept, C: at.C, path };
      });
    },
    done,
  );
}

/** Log-odds, rows in order. */
export function sumScores(
  { inputs, weights, intercept }: Pick<SumFit, 'inputs' | 'weights' | 'intercept'>,
  table: Table,
  rows: Uint32Array,
): Float64Array {
  const columns = columnMap(table);
  const out = new Float64Array(rows.length).fill(intercept);
  inputs.forEach(({ column: name, ...input }, j) => {
    const column = columns.get(name);
    const weight = weights[j] as number;
    if (!column || !isNumeric(column)) return;
    for (let i = 0; i < rows.length; i++) {
      const value = column.data[rows[i] as number] as number;
      if (!Number.isNaN(value)) out[i] = (out[i] as number) + standardised(value, input) * weight;
    }
  });
  return out;
}
