import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message';
import { wordsOf } from '../../../src/i18n/format';
import { translator } from '../../../src/i18n/translate';
import { meta, type ModelFigures, type TrainReport } from '../../../src/steps/train/meta';
import { CATALOGUES } from '../../contract/step-words';

const figures = (id: ModelFigures['id'], mean: number): ModelFigures => ({
  id,
  auc: { mean, low: mean - 0.09, high: mean + 0.09 },
  averagePrecision: 0.5,
  found: 0.2,
  logLoss: 0.6,
  brier: 0.2,
});
const report: TrainReport = {
  ...{ rows: 131, positives: 43, baseRate: 0.33, columns: 4, inputs: 17, folds: 5, forward: false, foldAucs: [0.7, 0.6, 0.7, 0.6, 0.8] },
  models: [figures('baseline', 0.5), figures('logistic', 0.72)],
  contest: [
    { id: 'logistic', auc: { mean: 0.66, low: 0.55, high: 0.76 } },
    { id: 'tree', auc: { mean: 0.61, low: 0.5, high: 0.72 } },
  ],
  ...{ rival: null, lead: 'auc', search: null, markets: null, path: null },
  ...{ recommended: 'baseline', used: 'baseline', reason: 'no-better', percentAllowed: true },
};
const says = translator(CATALOGUES.en, wordsOf('en'));
const heads = (one: TrainReport): readonly (readonly [string, Message | undefined])[] =>
  meta.charts(one).map(({ headline, sub }) => [says(headline), sub] as const);

describe('what is told of the models', () => {
  it('says whose figure it is and why it is not enough, where everyone gets the same chance', () => {
    expect(says(meta.soWhat(report))).toMatch(
      /guessing gets 50 .* Weighted sum \(logistic regression\) gets 72\. .* 63 to 81\. Where several models are tried, .* by luck alone, so everyone gets the same chance\.$/,
    );
    expect(heads(report)[0]?.[0]).toMatch(
      /^None ranks surely better than guessing: .* 66 of 100 .*, which the best of several may get by luck$/,
    );
  });

  it('says nothing of luck where the interval says it already', () => {
    const low: TrainReport = {
      ...report,
      models: [figures('baseline', 0.5), figures('logistic', 0.55)],
      contest: [
        { id: 'logistic', auc: { mean: 0.55, low: 0.46, high: 0.64 } },
        { id: 'tree', auc: { mean: 0.5, low: 0.4, high: 0.6 } },
      ],
    };
    expect(says(meta.soWhat(low))).toMatch(/46 to 64\. So everyone gets the same chance\.$/);
    expect(heads(low)[0]?.[0]).toMatch(/most likely between 46 and 64$/);
  });

  it('speaks of no recommendation over what ranks as well', () => {
    const rival: TrainReport = {
      ...report,
      ...{ recommended: 'logistic', used: 'logistic', reason: 'beats', rival: 'own' },
      contest: [...report.contest, { id: 'own', auc: { mean: 0.67, low: 0.6, high: 0.74 } }],
    };
    const [, sub] = heads(rival)[0] ?? [];
    expect(sub && says(sub)).not.toMatch(/recommended|close to the best/);
    expect(says(meta.soWhat(rival))).not.toMatch(/Weighted sum/);
  });

  it('calls no model best where none ranks surely better, also where the outcome is rare', () => {
    const precision = { mean: 0.12, low: 0.06, high: 0.2 };
    const rare: TrainReport = { ...report, lead: 'precision', contest: report.contest.map((one) => ({ ...one, precision, found: 0.2 })) };
    expect(heads(rare)[0]?.[0]).toMatch(/^None ranks surely better than guessing: .* average precision of 0\.12$/);
  });
});
