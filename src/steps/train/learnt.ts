import type { Tree } from '../../core/tree';
import type { Bend } from '../../ml/isotonic';
import type { Figures } from '../evaluate/meta';
import type { Interval, ModelFigures, ModelId, RivalId, TrainReport } from './meta';
import type { Way } from './way';

/** One number the model looks at; a row without it counts as the mean. */
export type Term = {
  readonly column: string;
  readonly origin: readonly string[];
  /** Log-odds for one unit of the column, before calibration. */
  readonly weight: number;
  /** Of the rows learnt from. */
  readonly mean: number;
};

export type TreeModel = Extract<ModelId, 'tree' | 'forest' | 'boosting'>;

/** A sum of trees over some columns; a missing value goes where each tree says. */
export type EnsembleLearnt = {
  readonly inputs: readonly {
    readonly column: string;
    readonly origin: readonly string[];
    /** Of a column of groups: the input is 1 in these, 0 in all others, those never seen before too, and missing where the cell is. */
    readonly levels?: readonly string[];
  }[];
  /** Log-odds before the first tree, before calibration. */
  readonly base: number;
  /** Log-odds on average over the rows learnt from, before calibration. */
  readonly expected: number;
  readonly trees: readonly Tree[];
};

/** What each level of a column adds to the weighted sum for all. */
export type MarketsLearnt = {
  readonly column: string;
  readonly levels: readonly {
    readonly level: string;
    /** Log-odds of a row of this level that is average in every term, above that of the sum for all. */
    readonly bias: number;
    /** By term, for one unit of its column, above that of the sum for all. */
    readonly weights: readonly number[];
  }[];
};

export type TrainLearnt = {
  readonly model: ModelId;
  /** Of the column the program adds. */
  readonly chance: string;
  /** Log-odds of a row that is average in every term, before calibration. */
  readonly bias: number;
  readonly terms: readonly Term[];
  /** C of the weighted sum, as chosen or as its own rows judged best. */
  readonly strength?: number | null;
  /** How it was learnt, so that it can be learnt again from other rows; absent for the baseline and in model files made before it was kept. */
  readonly way?: Way | null;
  /** What groups add to the terms; absent without. */
  readonly markets?: MarketsLearnt | null;
  /** In place of the terms when the model is made of trees; absent in model files made before there were any. */
  readonly ensemble?: EnsembleLearnt | null;
  /**
   * chance = sigmoid(bend(a · log-odds + b)); 1, 0 and no bend where it was right as it was. Scores and their parts are said before the bend.
   */
  readonly calibration: { readonly a: number; readonly b: number; readonly bend?: Bend | null };
  readonly baseRate: number;
  readonly percentAllowed: boolean;
  /** How the model was chosen, on training rows alone. */
  readonly choice: Pick<
    TrainReport,
    'columns' | 'inputs' | 'taught' | 'forward' | 'recommended' | 'reason' | 'contest' | 'rival' | 'lead' | 'search' | 'markets' | 'path'
  > & {
    readonly auc: Interval | null;
    /** In place of figures over all rows, where the settings were searched for among the rows to learn from. */
    readonly judged: { readonly models: readonly ModelFigures[]; readonly foldAucs: readonly number[]; readonly rows: number } | null;
  };
  /** What ranks without learning: a column, and whether its highest or lowest come first. */
  readonly rivals?: readonly { readonly id: RivalId; readonly column: string; readonly sign: 1 | -1 }[];
  /** Each row judged by the round of checking that had not seen it; null where there were too few for that, or where plenty are held out. */
  readonly outOfFold: Figures | null;
};
