import type { TaskHooks } from '../core/pool';
import { CLUSTER_TASKS, type ClusterTasks } from './cluster-tasks';
import { groupsCandidate, groupsCurve, groupsReference, type GroupTasks } from './groups';
import { kmeansOnce, type Kmeans } from './kmeans';
import type { LogisticFit } from './logistic';
import { logisticAt } from './strength';
import type { Tree } from '../core/tree';
import { decisionTree, type TreeSettings } from './trees/decision-tree';
import { growForest, type ForestSettings } from './trees/forest';
import type { Binned } from './trees/bins';
import { boostToFit, type BoostSettings } from './trees/fit';
import type { Ensemble } from './trees/boost';
import { silhouette, type Silhouette } from './silhouette';
import { SUM_TASKS, type SumTasks } from './sum-tasks';

interface Rows {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** What the compute pool can do: pure functions of arrays, numbers and seed keys, the same on any worker. */
export type MlTasks = GroupTasks &
  ClusterTasks &
  SumTasks & {
    /** One start of k-means. */
    readonly kmeans: {
      readonly input: Rows & { readonly k: number; readonly seedKey: string; readonly tolerance?: number };
      readonly output: Kmeans;
    };
    readonly silhouette: {
      readonly input: Rows & { readonly labels: Int32Array; readonly k: number; readonly seedKey: string };
      readonly output: Silhouette;
    };
    readonly logistic: {
      readonly input: Rows & {
        readonly y: Uint8Array;
        readonly C?: number | 'auto';
        readonly seedKey?: string;
        readonly warmStart?: boolean;
      };
      readonly output: LogisticFit & { readonly C: number };
    };
    readonly boost: {
      readonly input: Outcomes & { readonly seedKey: string; readonly monotone?: Int8Array; readonly settings?: BoostSettings };
      readonly output: Ensemble;
    };
    readonly 'decision-tree': {
      readonly input: Outcomes & { readonly seedKey: string; readonly settings?: TreeSettings };
      readonly output: Tree;
    };
    /** Some trees of a forest, the first of them number `from`. */
    readonly forest: {
      readonly input: Outcomes & {
        readonly from: number;
        readonly count: number;
        readonly seedKey: string;
        readonly settings?: ForestSettings;
      };
      readonly output: readonly Tree[];
    };
  };

/** What trees learn from. */
interface Outcomes {
  readonly binned: Binned;
  /** 0 or 1 */
  readonly y: Uint8Array;
}

type Task<Id extends keyof MlTasks> = (input: MlTasks[Id]['input'], hooks: TaskHooks) => Promise<MlTasks[Id]['output']>;

export const TASKS: { readonly [Id in keyof MlTasks]: Task<Id> } = {
  kmeans: ({ x, rows, cols, k, seedKey, tolerance = 0 }, { checkpoint }) =>
    kmeansOnce(x, rows, cols, k, seedKey, { tolerance, checkpoint }),
  silhouette: ({ x, rows, cols, labels, k, seedKey }, { checkpoint }) => silhouette(x, rows, cols, labels, k, { seedKey, checkpoint }),
  logistic: ({ x, rows, cols, y, ...options }, { checkpoint }) => logisticAt(x, rows, cols, y, { ...options, checkpoint }),
  boost: ({ binned, y, ...options }, { checkpoint }) => boostToFit(binned, y, { ...options, checkpoint }),
  'decision-tree': ({ binned, y, ...options }, { checkpoint }) => decisionTree(binned, y, { ...options, checkpoint }),
  forest: ({ binned, y, ...options }, { checkpoint }) => growForest(binned, y, { ...options, checkpoint }),
  'groups-candidate': (input, { checkpoint }) => groupsCandidate(input, checkpoint),
  'groups-reference': (input, { checkpoint }) => groupsReference(input, checkpoint),
  'groups-curve': (input, { checkpoint }) => groupsCurve(input, checkpoint),
  ...CLUSTER_TASKS,
  ...SUM_TASKS,
};
