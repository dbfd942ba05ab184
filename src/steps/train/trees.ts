import { columnMap, isNumeric, type Table } from '../../core/table';
import type { Tree } from '../../core/tree';
import { ensembleScores, type Ensemble } from '../../ml/trees/boost';
import { expectedValue } from '../../ml/trees/shap';
import type { Ctx } from '../context';
import { inputsOf } from './design';
import type { EnsembleLearnt, TreeModel } from './learnt';
import { throughPool, type Lesson } from './pooled';

/** A forest is grown in so many parts, whatever the number of workers. */
const PARTS = 4;
const FOREST = 100;

interface Ready {
  readonly inputs: EnsembleLearnt['inputs'];
  readonly x: Float64Array;
  readonly cols: number;
  readonly y: Uint8Array;
}

/** Fits trees in the pool: one, a forest, or a boosted sum; all as a sum in log odds. */
export function treeSides(
  model: TreeModel,
  lessons: readonly Lesson[],
  context: Ctx,
  done: (share: number) => void,
): Promise<readonly EnsembleLearnt[]> {
  const ready = ({ side, features }: Lesson): Ready => {
    const inputs = inputsOf(side.table, features, side.rows).map(({ column, origin }) => ({ column, origin }));
    return { inputs, x: columnsOf(side.table, inputs, side.rows), cols: inputs.length, y: side.y };
  };
  return throughPool(
    lessons,
    context,
    ready,
    async (batch, onProgress) => {
      const ensembles = await GROW[model](batch, context, onProgress);
      return ensembles.map(({ base, trees }, i) => ({ inputs: batch[i]?.inputs ?? [], base, trees, expected: expectedValue(trees, base) }));
    },
    done,
  );
}

type Grow = (batch: readonly Ready[], context: Ctx, onProgress: (share: number) => void) => Promise<readonly Ensemble[]>;

const GROW: Readonly<Record<TreeModel, Grow>> = {
  boosting: (batch, { pool, signal }, onProgress) =>
    pool.map(
      'boost',
      batch.map(({ x, cols, y }) => ({ x, cols, y, seedKey: 'boost' })),
      { signal, onProgress },
    ),
  tree: async (batch, { pool, signal }, onProgress) => {
    const trees = await pool.map(
      'decision-tree',
      batch.map(({ x, cols, y }) => ({ x, cols, y, seedKey: 'tree' })),
      { signal, onProgress },
    );
    return trees.map((tree, i) => {
      const base = logit(rateOf(batch[i] as Ready));
      return { base, trees: [{ ...tree, value: tree.value.map((chance) => logit(chance) - base) }] };
    });
  },
  forest: async (batch, { pool, signal }, onProgress) => {
    const parts = await pool.map(
      'forest',
      batch.flatMap(({ x, cols, y }) =>
        Array.from({ length: PARTS }, (_, part) => ({
          x,
          cols,
          y,
          from: (part * FOREST) / PARTS,
          count: FOREST / PARTS,
          seedKey: 'forest',
        })),
      ),
      { signal, onProgress },
    );
    return batch.map((ready, i) => {
      const rate = rateOf(ready);
      return {
        base: logit(rate),
        trees: parts.slice(i * PARTS, (i + 1) * PARTS).flatMap((trees) => trees.map((tree) => inLogOdds(tree, rate))),
      };
    });
  },
};

/** A tree's part of the mean share, as the straight line that touches the log odds at the share of everyone: so that parts add up. */
function inLogOdds(tree: Tree, rate: number): Tree {
  return { ...tree, value: tree.value.map((share) => (share - rate) / (rate * (1 - rate)) / FOREST) };
}

const rateOf = ({ y }: Ready): number => y.reduce((sum, value) => sum + value, 0) / y.length;
const logit = (chance: number): number => Math.log(chance / (1 - chance));

/** Log-odds, rows in order. */
export function treeScores(fit: EnsembleLearnt, table: Table, rows: Uint32Array): Float64Array {
  const n = rows.length;
  const x = columnsOf(table, fit.inputs, rows);
  return ensembleScores(
    fit,
    fit.inputs.map((_, j) => x.subarray(j * n, (j + 1) * n)),
    n,
  );
}

/** Column by column, NaN where missing. */
export function columnsOf(table: Table, inputs: EnsembleLearnt['inputs'], rows: ArrayLike<number>): Float64Array {
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
