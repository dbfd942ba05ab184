import type { Table } from '../../core/table';
import type { Ctx } from '../context';
import type { EnsembleLearnt } from './learnt';
import { marketScores, marketSides, type MarketsFit } from './markets';
import type { Lesson } from './pooled';
import { sumScores, sumSides, type SumFit } from './sum';
import { treeScores, treeSides } from './trees';
import type { Way } from './way';

export type Learnt = { readonly sum: SumFit } | { readonly markets: MarketsFit } | { readonly trees: EnsembleLearnt };

/** How a model is fitted to some rows, for each lesson one. */
interface Learner {
  fit(lessons: readonly Lesson[], done: (share: number) => void): Promise<readonly Learnt[]>;
}

/** @param warmStart lets tfjs take the first steps of a weighted sum */
export function learnerOf(way: Way, context: Ctx, warmStart = false): Learner {
  switch (way.id) {
    case 'logistic':
      return { fit: async (lessons, done) => (await sumSides(lessons, way, context, done, warmStart)).map((sum) => ({ sum })) };
    case 'markets':
      return { fit: async (lessons, done) => (await marketSides(lessons, way, context, done, warmStart)).map((markets) => ({ markets })) };
    case 'tree':
      return { fit: async (lessons, done) => (await treeSides('tree', lessons, context, done, way.settings)).map((trees) => ({ trees })) };
    case 'boosting':
    case 'forest':
      return {
        fit: async (lessons, done) =>
          (await treeSides(way.id, lessons, context, done, way.settings, way.orders)).map((trees) => ({ trees })),
      };
    default:
      return way satisfies never;
  }
}

/** Log-odds, rows in order. */
export function scoresOf(learnt: Learnt, table: Table, rows: Uint32Array): Float64Array {
  if ('sum' in learnt) return sumScores(learnt.sum, table, rows);
  return 'markets' in learnt ? marketScores(learnt.markets, table, rows) : treeScores(learnt.trees, table, rows);
}
