import type { Table } from '../../core/table';
import type { Ctx } from '../context';
import type { EnsembleLearnt, TreeModel } from './learnt';
import type { Lesson } from './pooled';
import { sumScores, sumSides, type SumFit } from './sum';
import { treeScores, treeSides } from './trees';

export type LearnerId = 'logistic' | TreeModel;

/** Those that can be read with less come first. */
export const LEARNERS: readonly LearnerId[] = ['logistic', 'tree', 'boosting', 'forest'];

export type Learnt = { readonly sum: SumFit } | { readonly trees: EnsembleLearnt };

/** How a model is fitted to some rows, for each lesson one. */
export interface Learner {
  fit(lessons: readonly Lesson[], done: (share: number) => void): Promise<readonly Learnt[]>;
}

/** @param C of the weighted sum */
export function learnerOf(id: LearnerId, C: number | 'auto', context: Ctx, warmStart = false): Learner {
  if (id === 'logistic') {
    return { fit: async (lessons, done) => (await sumSides(lessons, C, context, done, warmStart)).map((sum) => ({ sum })) };
  }
  return { fit: async (lessons, done) => (await treeSides(id, lessons, context, done)).map((trees) => ({ trees })) };
}

/** Log-odds, rows in order. */
export function scoresOf(learnt: Learnt, table: Table, rows: Uint32Array): Float64Array {
  return 'sum' in learnt ? sumScores(learnt.sum, table, rows) : treeScores(learnt.trees, table, rows);
}
