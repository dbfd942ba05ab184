import { stop } from '../../core/problem';
import { addTrees, type Tree } from '../../core/tree';
import { kernels } from '../kernels/index';
import type { Binned } from './bins';
import { Grower, GROWER_PIECES, growerBytes, type GroupSet, type Growth } from './grow';

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly depth: number;
  readonly learningRate: number;
  readonly l2: number;
  readonly leastRows: number;
  /** By column: 1 where a higher cell must never lower the chance, -1 where it must never raise it, else 0. */
  readonly monotone?: Int8Array;
  /** Rows that teach nothing and judge after every tree; boosting stops when `patience` trees in a row gained nothing, and keeps the best. */
  readonly judge?: { readonly rows: Uint32Array; readonly patience: number };
  readonly checkpoint?: () => Promise<void>;
  readonly onProgress?: (share: number) => void;
}

/** A sum of trees in log odds, from `base` on. */
export interface Ensemble {
  readonly base: number;
  readonly trees: readonly Tree[];
  /** What the trees ask of columns of groups; they know the first of them as the column after the last that is not of groups, and so on. */
  readonly sets: readonly GroupSet[];
}

/**
 * Gradient boosting of the log loss (Friedman 2001) on histograms, leaf-wise as LightGBM (Ke et al. 2017): each leaf gets the Newton step
 * -G / (H + l2) times the learning rate. Missing values take the better side. Columns of groups are divided group by group, see `groupCut`.
 * @param y 0 or 1
 * @throws Problem no-rows, one-class, too-big-for-memory
 */
export async function boost(binned: Binned, y: Uint8Array, options: BoostOptions): Promise<Ensemble> {
  const rows = y.length;
  if (rows === 0) stop('no-rows');
  const { trees: most, learningRate, judge, checkpoint, onProgress } = options;
  const judges = judge?.rows ?? new Uint32Array(0);
  const teach = without(rows, judges);
  const won = teach.reduce((sum, row) => sum + (y[row] as number), 0);
  if (won === 0 || won === teach.length) stop('one-class', { value: y[teach[0] ?? 0] ?? 0 });
  const base = Math.log(won / (teach.length - won));
  const { leaves, depth, l2, leastRows, monotone } = options;
  const growth: Growth = { leaves, depth, l2, leastHessian: 1e-3, leastRows, ...(monotone ? { monotone } : {}) };
  const room = (await kernels()).open(growerBytes(rows, binned.cols, growth) + 9 * (rows + 1), GROWER_PIECES + 2);
  try {
    const grower = new Grower(room, binned, growth, teach, judges);
    const [scoresAt, outcomes] = [room.space(8 * (rows + 1)), room.space(rows + 1)];
    const scores = room.f64(scoresAt, rows).fill(base);
    room.u8(outcomes, rows).set(y);
    const trees: Tree[] = [];
    let best = { loss: Infinity, trees: 0 };
    while (trees.length < most) {
      room.run.logisticPairs(scoresAt, outcomes, rows, grower.pairs);
      const grown = grower.grow((index, count, value) => room.run.addTo(scoresAt, index, count, learningRate * value));
      trees.push({ ...grown, value: grown.value.map((value) => learningRate * value) });
      if (judge) {
        const loss = meanLoss(y, scores, judges);
        if (loss < best.loss - 1e-7) best = { loss, trees: trees.length };
        else if (trees.length - best.trees >= judge.patience) break;
      }
      onProgress?.(trees.length / most);
      await checkpoint?.();
    }
    return { base, ...asked(judge ? trees.slice(0, best.trees) : trees, grower.sets, binned.cols - (binned.groups ?? 0)) };
  } finally {
    room.free();
  }
}

/** Only the sets that the trees still ask for, in the order in which they first do. */
function asked(trees: readonly Tree[], sets: readonly GroupSet[], amounts: number): Pick<Ensemble, 'trees' | 'sets'> {
  const places = new Map<number, number>();
  const placeOf = (feature: number): number => {
    if (feature < amounts) return feature;
    const place = places.get(feature) ?? amounts + places.size;
    places.set(feature, place);
    return place;
  };
  const renamed = sets.length === 0 ? trees : trees.map((tree) => ({ ...tree, feature: tree.feature.map(placeOf) }));
  return { trees: renamed, sets: [...places.keys()].map((feature) => sets[feature - amounts] as GroupSet) };
}

/** Log odds, rows in order. @param columns those of sets come last */
export function ensembleScores(
  { base, trees }: Pick<Ensemble, 'base' | 'trees'>,
  columns: readonly Float64Array[],
  rows: number,
): Float64Array {
  const out = new Float64Array(rows).fill(base);
  addTrees(trees, columns, out);
  return out;
}

function without(rows: number, some: Uint32Array): Uint32Array {
  const out = new Uint8Array(rows);
  for (const row of some) out[row] = 1;
  const left = new Uint32Array(rows - some.length);
  let count = 0;
  for (let row = 0; row < rows; row++) if (out[row] === 0) left[count++] = row;
  return left;
}

function meanLoss(y: Uint8Array, scores: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) {
    const margin = y[row] === 1 ? (scores[row] as number) : -(scores[row] as number);
    sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
  return sum / rows.length;
}
