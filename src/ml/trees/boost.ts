import { random as randomOf } from '../../core/rng';
import { stop } from '../../core/problem';
import { kernels } from '../kernels/index';
import { binColumns } from './bins';
import { Grower, GROWER_PIECES, growerBytes, slotsFor, type Growth } from './grow';
import { addTree, type Tree } from '../../core/tree';

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly depth: number;
  readonly learningRate: number;
  readonly l2: number;
  readonly leastRows: number;
  /** Rows that judge after every tree; boosting stops when `patience` trees in a row gained nothing, and keeps the best. */
  readonly judge?: { readonly columns: readonly Float64Array[]; readonly y: Uint8Array; readonly patience: number };
  readonly checkpoint?: () => Promise<void>;
  readonly onProgress?: (share: number) => void;
}

/** A sum of trees in log odds, from `base` on. */
export interface Ensemble {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/**
 * Gradient boosting of the log loss (Friedman 2001) on histograms, leaf-wise as LightGBM (Ke et al. 2017): each leaf gets the Newton step
 * -G / (H + l2) times the learning rate. Missing values take the better side.
 * @param columns rows values each, NaN is missing @param y 0 or 1
 * @throws Problem no-rows, one-class, too-big-for-memory
 */
export async function boost(columns: readonly Float64Array[], y: Uint8Array, options: BoostOptions): Promise<Ensemble> {
  const rows = y.length;
  if (rows === 0) stop('no-rows');
  const won = y.reduce((sum, value) => sum + value, 0);
  if (won === 0 || won === rows) stop('one-class', { value: y[0] ?? 0 });
  const base = Math.log(won / (rows - won));
  const { trees: most, learningRate, judge, checkpoint, onProgress } = options;
  const growth: Growth = { leaves: options.leaves, depth: options.depth, l2: options.l2, leastHessian: 1e-3, leastRows: options.leastRows };
  const binned = await binColumns(columns, rows);
  const room = (await kernels()).open(growerBytes(rows, columns.length, slotsFor(growth)) + 17 * rows, GROWER_PIECES + 3);
  try {
    const grower = new Grower(room, binned, growth);
    const [scores, outcomes, weights] = [room.space(8 * rows), room.space(rows), room.space(8 * rows)];
    room.f64(scores, rows).fill(base);
    room.u8(outcomes, rows).set(y);
    room.f64(weights, rows).fill(1);
    const all = Uint32Array.from({ length: rows }, (_, i) => i);
    const trees: Tree[] = [];
    const judged = judge && new Float64Array(judge.y.length).fill(base);
    let best = { loss: Infinity, trees: 0 };
    while (trees.length < most) {
      room.run.logisticPairs(scores, outcomes, weights, rows, grower.pairs);
      const grown = grower.grow(all, randomOf('boost'), (index, count, value) =>
        room.run.addTo(scores, index, count, learningRate * value),
      );
      const tree = { ...grown, value: grown.value.map((value) => learningRate * value) };
      trees.push(tree);
      if (judge && judged) {
        addTree(tree, judge.columns, judged);
        const loss = meanLoss(judge.y, judged);
        if (loss < best.loss - 1e-7) best = { loss, trees: trees.length };
        else if (trees.length - best.trees >= judge.patience) break;
      }
      onProgress?.(trees.length / most);
      await checkpoint?.();
    }
    return { base, trees: judge ? trees.slice(0, best.trees) : trees };
  } finally {
    room.free();
  }
}

/** Log odds, rows in order. */
export function ensembleScores({ base, trees }: Ensemble, columns: readonly Float64Array[], rows: number): Float64Array {
  const out = new Float64Array(rows).fill(base);
  for (const tree of trees) addTree(tree, columns, out);
  return out;
}

function meanLoss(y: Uint8Array, scores: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const margin = y[i] === 1 ? (scores[i] as number) : -(scores[i] as number);
    sum += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }
  return sum / y.length;
}
