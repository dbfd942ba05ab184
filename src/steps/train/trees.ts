import { columnMap, isNumeric, type Table } from '../../core/table';
import type { Tree } from '../../core/tree';
import { binColumns, type Binned } from '../../ml/trees/bins';
import { ensembleScores, type Ensemble } from '../../ml/trees/boost';
import { expectedValue } from '../../ml/trees/shap';
import { fastTrees } from '../../ml/trees/walk';
import type { Ctx } from '../context';
import { inputsOf } from './design';
import type { EnsembleLearnt, TreeModel } from './learnt';
import { throughPool, type Lesson } from './pooled';
import type { Orders, Settings } from './way';

/** A forest is grown in so many parts, whatever the number of workers. */
const PARTS = 4;
const FOREST = 100;

interface Ready {
  readonly inputs: EnsembleLearnt['inputs'];
  readonly binned: Binned;
  readonly y: Uint8Array;
  readonly monotone: Int8Array | null;
}

/** Fits trees in the pool: one, a forest, or a boosted sum; all as a sum in log odds. */
export function treeSides(
  model: TreeModel,
  lessons: readonly Lesson[],
  context: Ctx,
  done: (share: number) => void,
  settings: Settings | null = null,
  orders: Orders = [],
): Promise<readonly EnsembleLearnt[]> {
  const ready = async ({ side, features }: Lesson): Promise<Ready> => {
    const inputs = inputsOf(side.table, features, side.rows).map(({ column, origin }) => ({ column, origin }));
    const columns = eachColumn(side.table, inputs, side.rows);
    return {
      inputs,
      binned: await binColumns(columns, inputs.length, side.y.length, context.checkpoint),
      y: side.y,
      monotone: monotoneOf(inputs, features, orders),
    };
  };
  return throughPool(
    lessons,
    context,
    ready,
    async (batch, onProgress) => {
      // the scores of the rows that judge come next
      await fastTrees();
      const ensembles = await GROW[model](batch, context, onProgress, settings ?? {});
      return ensembles.map(({ base, trees }, i) => ({ inputs: batch[i]?.inputs ?? [], base, trees, expected: expectedValue(trees, base) }));
    },
    done,
  );
}

/** By input; a column's logarithm goes the way the column goes. */
function monotoneOf(inputs: EnsembleLearnt['inputs'], features: Lesson['features'], orders: Orders): Int8Array | null {
  if (orders.length === 0) return null;
  const asked = new Map(orders.map(([column, direction]) => [column, direction === 'up' ? 1 : -1]));
  const logged = new Map(features.flatMap(({ name, origin, about }) => (about?.code === 'skew.about' ? [[name, origin[0] ?? name]] : [])));
  return Int8Array.from(inputs, ({ column }) => asked.get(column) ?? asked.get(logged.get(column) ?? '') ?? 0);
}

type Grow = (
  batch: readonly Ready[],
  context: Ctx,
  onProgress: (share: number) => void,
  settings: Settings,
) => Promise<readonly Ensemble[]>;

const GROW: Readonly<Record<TreeModel, Grow>> = {
  boosting: (batch, { pool, signal }, onProgress, settings) =>
    pool.map(
      'boost',
      batch.map(({ binned, y, monotone }) => ({ binned, y, seedKey: 'boost', settings, ...(monotone ? { monotone } : {}) })),
      { signal, onProgress },
    ),
  tree: async (batch, { pool, signal }, onProgress, settings) => {
    const trees = await pool.map(
      'decision-tree',
      batch.map(({ binned, y }) => ({ binned, y, seedKey: 'tree', settings })),
      { signal, onProgress },
    );
    return trees.map((tree, i) => {
      const base = logit(rateOf(batch[i] as Ready));
      return { base, trees: [{ ...tree, value: tree.value.map((chance) => logit(chance) - base) }] };
    });
  },
  forest: async (batch, { pool, signal }, onProgress, settings) => {
    const parts = await pool.map(
      'forest',
      batch.flatMap(({ binned, y }) =>
        Array.from({ length: PARTS }, (_, part) => ({
          binned,
          y,
          from: (part * FOREST) / PARTS,
          count: FOREST / PARTS,
          seedKey: 'forest',
          settings,
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
  return ensembleScores(fit, [...eachColumn(table, fit.inputs, rows)], rows.length);
}

/** Column by column, NaN where missing. */
export function columnsOf(table: Table, inputs: EnsembleLearnt['inputs'], rows: ArrayLike<number>): Float64Array {
  const x = new Float64Array(inputs.length * rows.length);
  let at = 0;
  for (const column of eachColumn(table, inputs, rows)) {
    x.set(column, at);
    at += rows.length;
  }
  return x;
}

/** The same, one after another, so that they need not all be held. */
function* eachColumn(table: Table, inputs: EnsembleLearnt['inputs'], rows: ArrayLike<number>): Generator<Float64Array> {
  const columns = columnMap(table);
  for (const { column: name } of inputs) {
    const column = columns.get(name);
    if (!column || !isNumeric(column)) throw new Error(`the table lacks ${JSON.stringify(name)}, which the model looks at`);
    const own = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) own[i] = column.data[rows[i] as number] as number;
    yield own;
  }
}
