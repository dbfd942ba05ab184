import type { TaskHooks } from '../core/pool';
import { lassoAt, type Lasso, type LassoRule } from './lasso';
import { partialPooling, type PooledFit } from './partial-pooling';

interface Rows {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly y: Uint8Array;
  readonly C: number | 'auto';
  readonly seedKey: string;
}

/** Further weighted sums. */
export type SumTasks = {
  readonly lasso: { readonly input: Rows & { readonly rule: LassoRule }; readonly output: Lasso };
  readonly 'partial-pooling': {
    readonly input: Rows & { readonly group: Int32Array; readonly groups: number; readonly warmStart: boolean };
    readonly output: PooledFit;
  };
};

export const SUM_TASKS: {
  readonly [Id in keyof SumTasks]: (input: SumTasks[Id]['input'], hooks: TaskHooks) => Promise<SumTasks[Id]['output']>;
} = {
  lasso: ({ x, rows, cols, y, ...options }, { checkpoint }) => lassoAt(x, rows, cols, y, { ...options, checkpoint }),
  'partial-pooling': ({ x, rows, cols, y, group, groups, ...options }, { checkpoint }) =>
    partialPooling(x, rows, cols, y, group, groups, { ...options, checkpoint }),
};
