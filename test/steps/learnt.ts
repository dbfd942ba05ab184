import type { TrainLearnt } from '../../src/steps/train/learnt';

/** A weighted sum of nothing that was found useful; what a test is about is laid over it. */
export function learntSum(own: Partial<TrainLearnt> = {}): TrainLearnt {
  return {
    model: 'logistic',
    chance: 'Chance',
    bias: 0,
    terms: [],
    calibration: { a: 1, b: 0 },
    baseRate: 0.5,
    percentAllowed: true,
    choice: {
      columns: 0,
      inputs: 0,
      forward: false,
      recommended: 'logistic',
      reason: 'beats',
      contest: [],
      rival: null,
      lead: 'auc',
      search: null,
      markets: null,
      path: null,
      auc: null,
      judged: null,
    },
    outOfFold: null,
    ...own,
  };
}
