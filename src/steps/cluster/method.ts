import type { Expr } from '../../core/expr';
import type { Json } from '../../core/json';
import type { Params } from '../../core/params';
import type { GroupAdvice } from '../../ml/groups';
import type { PartitionSpec } from '../../ml/partition';
import type { Block } from '../../ml/mixed-rows';
import type { Ctx } from '../context';
import type { ClusterReport, MethodId, params } from './meta';

/** The rows that have a value in every column, in the units the distance is measured in: weights are already in. */
export interface Cloud {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly columns: readonly string[];
  /** Columns that are the levels of one category; only where the method takes categories. */
  readonly blocks: readonly Block[];
}

/** A row the method did not look at. */
export const UNSEEN = -2;

/** Columns worked out before the group, level after level, each from the cloud's columns and all made before it. */
export type Level = (of: readonly Expr[], made: readonly Expr[]) => readonly Expr[];

/** What a method found among the rows it was fitted on. */
export interface MethodFit {
  /** One for each row of the cloud: 0 … k - 1, -1 for a row in no group, or UNSEEN. Their order means nothing; letters go by size. */
  readonly labels: Int32Array;
  readonly k: number;
  /** Groups that were too small to stand alone and are none of these. */
  readonly merged?: number;
  /** Where each number the method's own picture knows went: itself, or the group it joined. */
  readonly joined?: Int32Array;
  readonly levels?: readonly Level[];
  /**
   * The group's number as an expression over the columns of the cloud and those of `levels`, missing for a row in no group. Every row,
   * also those of the cloud, gets its segment from this; how often it agrees with `labels` is counted and shown.
   */
  program(of: readonly Expr[], made: readonly Expr[]): Expr;
  /** How far from each group a row is, one expression a group, where the method has such a thing: marks rows between two segments. */
  distances?(of: readonly Expr[]): readonly Expr[];
  /** By group how likely a row is its, as logs on one scale, where the method knows: who belongs how surely. */
  chances?(made: readonly Expr[]): readonly Expr[];
  /** How the program stands to the method: its own rule, or the simplest stand-in that agrees. */
  readonly rule: Rule;
  /** Mean silhouette if the method knows it; worked out when left out. */
  readonly silhouette?: number | null;
  /** For pictures: numbers of groups tried and where the curve bends. */
  readonly tried?: ClusterReport['tried'];
  readonly elbow?: number | null;
  /** What silhouette and gap name by themselves, 1 for none, where the method counts for itself. */
  readonly votes?: { readonly silhouette: number | null; readonly gap: number | null };
  /** The largest number of groups that are stable on average. */
  readonly steady?: number | null;
  /** Rows the method looked at when that was not all. */
  readonly sampled?: number | null;
  /** What the method's own picture needs, as JSON: tree, distances to the nearest neighbours … */
  readonly learnt?: Json;
  /** The method with its settings as they turned out, to be run again on resamples; left out, its stability cannot be known. */
  readonly spec?: PartitionSpec;
  /** Of the answer; a number of groups asked for is `chosen`. */
  readonly verdict: ClusterReport['verdict'];
}

export type Rule = 'own' | 'centre' | 'prototypes' | 'tree';

export interface Tools {
  readonly context: Ctx;
  /** The same for the same rows, columns and seed of the notebook. */
  readonly seedKey: string;
  /** How many groups k-means sees, or that rows without groups would look no different; worked out once. */
  advice(): Promise<GroupAdvice>;
}

export interface ClusterMethod {
  readonly id: Exclude<MethodId, 'auto'>;
  /** null where it finds no groups. @throws ProblemError in the user's words where it cannot */
  fit(cloud: Cloud, options: Params<typeof params>, tools: Tools): Promise<MethodFit | null>;
}
