import type { SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { ensembleScores } from '../../ml/trees/boost';
import { expectedValue } from '../../ml/trees/shap';
import type { Ctx } from '../context';
import type { Side } from './cross-validate';
import { inputsOf } from './design';
import type { BoostedLearnt } from './learnt';

/** Fits boosted trees for each side in the pool; as many at a time as there are workers, since each carries its own copy of the rows. */
export async function boostSides(
  sides: readonly { readonly side: Side; readonly features: readonly SchemaColumn[] }[],
  context: Ctx,
  done: (share: number) => void,
): Promise<readonly BoostedLearnt[]> {
  const fits: BoostedLearnt[] = [];
  const { size } = context.pool;
  for (let from = 0; from < sides.length; from += size) {
    const batch = sides.slice(from, from + size).map(({ side, features }) => ({
      side,
      inputs: inputsOf(side.table, features, side.rows).map(({ column, origin }) => ({ column, origin })),
    }));
    await context.checkpoint();
    const models = await context.pool.map(
      'boost',
      batch.map(({ side, inputs }, i) => ({
        x: columnsOf(side.table, inputs, side.rows),
        cols: inputs.length,
        y: side.y,
        seedKey: `boost ${from + i}`,
      })),
      { signal: context.signal, onProgress: (share) => done((from + share * batch.length) / sides.length) },
    );
    models.forEach(({ base, trees }, i) =>
      fits.push({ inputs: batch[i]?.inputs ?? [], base, trees, expected: expectedValue(trees, base) }),
    );
  }
  return fits;
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
