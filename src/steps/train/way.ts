import type { TreeModel } from './learnt';

export type LearnerId = 'logistic' | TreeModel;

/** Those that can be read with less come first. */
export const LEARNERS: readonly LearnerId[] = ['logistic', 'tree', 'boosting', 'forest'];

/** `l2`: all columns count a little; `l1`: few columns count, `l1-fewest`: as few as lie within one standard error. */
export type Penalty = 'l2' | 'l1' | 'l1-fewest';

/** Sizes of trees that differ from the usual ones. */
export type Settings = {
  readonly learningRate?: number;
  readonly leaves?: number;
  readonly l2?: number;
  readonly leastRows?: number;
  readonly depth?: number;
  /** Share of the columns that each cut of a forest may choose among. */
  readonly columns?: number;
};

/** Columns of which more must never lower the chance (`up`), or never raise it (`down`). */
export type Orders = readonly (readonly [column: string, direction: 'up' | 'down'])[];

/** How a model is learnt: all that its coefficients or trees hang on but the rows. Plain JSON. */
export type Way =
  | { readonly id: 'logistic'; readonly C: number | 'auto'; readonly penalty: Penalty }
  /** A weighted sum for each level of a column, drawn to the one for all. */
  | { readonly id: 'markets'; readonly C: number | 'auto'; readonly column: string }
  | { readonly id: 'tree'; readonly settings?: Settings }
  | TreesWay;

type TreesWay = {
  readonly id: 'boosting' | 'forest';
  readonly settings: Settings | null;
  /** Of boosted trees; absent where there are none. */
  readonly orders?: Orders;
};

export interface SumAsked {
  readonly C: number | 'auto';
  readonly penalty: Penalty;
}

export function wayOf(id: LearnerId, { C, penalty, monotone = [] }: SumAsked & { readonly monotone?: Orders }): Way {
  switch (id) {
    case 'logistic':
      return { id, C, penalty };
    case 'tree':
    case 'boosting':
    case 'forest':
      return treesWay(id, null, monotone);
    default:
      return id satisfies never;
  }
}

export function treesWay(id: TreeModel, settings: Settings | null, orders: Orders): Way {
  if (id === 'tree') return settings ? { id, settings } : { id };
  return { id, settings, ...(id === 'boosting' && orders.length > 0 ? { orders } : {}) };
}
