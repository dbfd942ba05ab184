import { columnMap, isNumeric, type Table } from '../../core/table';
import { ensembleScores } from '../../ml/trees/boost';
import { expectedValue } from '../../ml/trees/shap';
import type { Ctx } from '../context';
import { inputsOf } from './design';
import type { BoostedLearnt } from './learnt';
import { throughPool, type Lesson } from './pooled';

/** Fits boosted trees in the pool. */
export function boostSides(lessons: readonly Lesson[], context: Ctx, done: (share: number) => void): Promise<readonly BoostedLearnt[]> {
  const ready = ({ side, features }: Lesson) => {
    const inputs = inputsOf(side.table, features, side.rows).map(({ column, origin }) => ({ column, origin }));
    return { inputs, x: columnsOf(side.table, inputs, side.rows), cols: inputs.length, y: side.y };
  };
  return throughPool(
    lessons,
    context,
    ready,
    async (batch, onProgress) => {
      const tasks = batch.map(({ inputs: _, ...task }) => ({ ...task, seedKey: 'boost' }));
      const models = await context.pool.map('boost', tasks, { signal: context.signal, onProgress });
      return models.map(({ base, trees }, i) => ({ inputs: batch[i]?.inputs ?? [], base, trees, expected: expectedValue(trees, base) }));
    },
    done,
  );
}

/** Log-odds, rows in order. */
export function boostedScores(fit: BoostedLearnt, table: Table, rows: Uint32Array): Float64Array {
  const n = rows.length;
  const x = columnsOf(table, fit.inputs, rows);
  return ensembleScores(
    fit,
    fit.inputs.map((_, j) => x.subarray(j * n, (j + 1) * n)),
    n,
  );
}

/** Column by column, NaN where missing. */
export function columnsOf(table: Table, inputs: BoostedLearnt['inputs'], rows: ArrayLike<number>): Float64Array {
  const columns = columnMap(table);
  const x = new Float64Array(inputs.length * rows.length);
  inputs.forEach(({ column: name }, j) => {
    const column = columns.get(name);
    if (!column || !isNumeric(column)) throw new Error(`the table lacks ${JSON.stringify(name)}, which the model looks at`);
    const from = j * rows.length;
    for (let i = 0; i < rows.length; i++) x[from + i] = column.data[rows[i] as number] as number;
  });
  return x;
}
