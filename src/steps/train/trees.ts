import { columnMap, isNumeric, type Table } from '../../core/table';
import type { Tree } from '../../core/tree';
import { binColumns, withGroups, type Binned } from '../../ml/trees/bins';
import { ensembleScores, type Ensemble } from '../../ml/trees/boost';
import { expectedValue } from '../../ml/trees/shap';
import { fastTrees } from '../../ml/trees/walk';
import type { Ctx } from '../context';
import { inputsOf } from './design';
import { groupColumns, grouped, oneOf } from './groups';
import type { EnsembleLearnt, TreeModel } from './learnt';
import { throughPool, type Lesson } from './pooled';
import type { Orders, Settings } from './way';

/** A forest is grown in so many parts, whatever the number of workers. */
const PARTS = 4;
const FOREST = 100;

interface Ready {
  /** Of amounts and flags. */
  readonly inputs: EnsembleLearnt['inputs'];
  /** Of the columns of groups behind them, with each group's level by its number. */
  readonly groups: readonly { readonly column: string; readonly origin: readonly string[]; readonly levels: readonly string[] }[];
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
    // other kinds of trees ask for flags
    const { groups, others } = model === 'boosting' ? groupColumns(side.table, features) : { groups: [], others: features };
    const inputs = inputsOf(side.table, others, side.rows).map(({ column, origin }) => ({ column, origin }));
    const columns = eachColumn(side.table, inputs, side.rows);
    const binned = await binColumns(columns, inputs.length, side.y.length, context.checkpoint);
    const own = groups.map(({ column, origin }) => ({ column: column.name, origin, ...grouped(column, side.rows) }));
    return {
      inputs,
      groups: own.map(({ column, origin, levels }) => ({ column, origin, levels })),
      binned: own.length > 0 ? withGroups(binned, own) : binned,
      y: side.y,
      monotone: monotoneOf([...inputs, ...own], features, orders),
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
      return ensembles.map((one, i) => learntOf(one, batch[i] as Ready));
    },
    done,
  );
}

function learntOf({ base, trees, sets }: Ensemble, { inputs, groups }: Ready): EnsembleLearnt {
  const asked = sets.map(({ column: at, bins }) => {
    const { column, origin, levels } = groups[at - inputs.length] as Ready['groups'][number];
    return { column, origin, levels: bins.map((bin) => levels[bin - 1] as string) };
  });
  return { inputs: [...inputs, ...asked], base, trees, expected: expectedValue(trees, base) };
}

/** By input; a column's logarithm goes the way the column goes. */
function monotoneOf(inputs: readonly { readonly column: string }[], features: Lesson['features'], orders: Orders): Int8Array | null {
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
      return { base, trees: [{ ...tree, value: tree.value.map((chance) => logit(chance) - base) }], sets: [] };
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
        sets: [],
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

/** Rows scored at a time, so that there need not be room for all cells of all inputs. */
const BLOCK = 8192;

/** Log-odds, rows in order. */
export function treeScores(fit: EnsembleLearnt, table: Table, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let from = 0; from < rows.length; from += BLOCK) {
    const some = rows.subarray(from, from + BLOCK);
    out.set(ensembleScores(fit, [...eachColumn(table, fit.inputs, some)], some.length), from);
  }
  return out;
}

/** Column by column, NaN where missing. */
export function columnsOf(table: Table, inputs: EnsembleLearnt['inputs'], rows: ArrayLike<number>): readonly Float64Array[] {
  return [...eachColumn(table, inputs, rows)];
}

/** The same, one after another, so that they need not all be held. */
function* eachColumn(table: Table, inputs: EnsembleLearnt['inputs'], rows: ArrayLike<number>): Generator<Float64Array> {
  const columns = columnMap(table);
  for (const { column: name, levels } of inputs) {
    const column = columns.get(name);
    if (!column || isNumeric(column) !== (levels === undefined))
      throw new Error(`the table lacks ${JSON.stringify(name)}, which the model looks at`);
    if (!isNumeric(column)) {
      yield oneOf(column, levels ?? [], rows);
      continue;
    }
    const own = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) own[i] = column.data[rows[i] as number] as number;
    yield own;
  }
}
