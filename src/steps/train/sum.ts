import type { Table } from '../../core/table';
import type { Ctx } from '../context';
import { designMatrix, inputsOf, type Input } from './design';
import { throughPool, type Lesson } from './pooled';

/** A weighted sum of standardised inputs. */
export interface SumFit {
  readonly inputs: readonly Input[];
  /** One per input, for one standard deviation. */
  readonly weights: Float64Array;
  readonly intercept: number;
  /** How closely it follows the data, as chosen or as its own rows judged best. */
  readonly C: number;
}

/** Fits weighted sums in the pool, warmed by tfjs or not: the answer is the same. */
export function sumSides(
  lessons: readonly Lesson[],
  C: number | 'auto',
  context: Ctx,
  done: (share: number) => void,
  warmStart = false,
): Promise<readonly SumFit[]> {
  const ready = ({ side, features }: Lesson) => {
    const inputs = inputsOf(side.table, features, side.rows);
    return { inputs, x: designMatrix(side.table, inputs, side.rows), rows: side.rows.length, cols: inputs.length, y: side.y };
  };
  return throughPool(
    lessons,
    context,
    ready,
    async (batch, onProgress) => {
      const tasks = batch.map(({ inputs: _, ...task }) => ({ ...task, C, warmStart, seedKey: 'strength' }));
      const models = await context.pool.map('logistic', tasks, { signal: context.signal, onProgress });
      return models.map(({ weights, intercept, C: used }, i) => ({ inputs: batch[i]?.inputs ?? [], weights, intercept, C: used }));
    },
    done,
  );
}

/** Log-odds, rows in order. */
export function sumScores({ inputs, weights, intercept }: SumFit, table: Table, rows: Uint32Array): Float64Array {
  const x = designMatrix(table, inputs, rows);
  const cols = inputs.length;
  return Float64Array.from(rows, (_, i) => {
    let sum = intercept;
    for (let j = 0; j < cols; j++) sum += (x[i * cols + j] as number) * (weights[j] as number);
    return sum;
  });
}
