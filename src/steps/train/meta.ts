import type { Language } from '../../core/language';
import { ok, fail } from '../../core/problem';
import { say } from '../../core/message';
import { freshName, withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { MADE_NAMES } from '../made-names';

/** A figure with its 95 % interval. */
export type Interval = { readonly mean: number; readonly low: number; readonly high: number };

export type ModelId = 'baseline' | 'logistic' | 'boosting';

/** Cross-validated: every row judged by a pipeline that never saw it. */
export type ModelFigures = {
  readonly id: ModelId;
  readonly auc: Interval;
  readonly averagePrecision: number;
  readonly logLoss: number;
  readonly brier: number;
};

export type TrainReport = {
  readonly rows: number;
  readonly positives: number;
  readonly baseRate: number;
  /** Columns the person knows that the model may use, and how many numbers they became. */
  readonly columns: number;
  readonly inputs: number;
  readonly folds: number;
  /** AUC in each fold of the most searching model that was tried; empty when it was not tried. */
  readonly foldAucs: readonly number[];
  readonly models: readonly ModelFigures[];
  readonly recommended: ModelId;
  /** The one the chances below come from. */
  readonly used: ModelId;
  /** `beats`: its interval lies above 0.5; `no-better`: it does not; `too-few`: too few of the rarer outcome to judge; `no-columns`: nothing to learn from. */
  readonly reason: 'beats' | 'no-better' | 'too-few' | 'no-columns';
  /** Chances may be said as percentages: they held good out of fold. */
  readonly percentAllowed: boolean;
};

const params = {
  model: { kind: 'choice', default: 'auto', options: ['auto', 'logistic', 'boosting', 'baseline'] },
  C: { kind: 'real', default: 1, min: 0.001, max: 1000 },
  language: { kind: 'language', default: 'en' },
} as const;

export function chanceNote(schema: Schema, origin: readonly string[], language: Language): SchemaColumn {
  return { name: freshName(schema, MADE_NAMES[language].chance), kind: 'number', role: 'chance', origin, feature: false, plain: true };
}

export const meta: StepMeta<typeof params, TrainReport> = {
  id: 'train',
  version: 1,
  stage: 'train',
  params,
  onNewRows: 'apply',
  outline(schema, { language }) {
    const target = withRole(schema, 'target');
    return target ? ok([...schema, chanceNote(schema, target.origin, language)]) : fail('train.no-target');
  },
  finding({ used, recommended, reason, models }) {
    const auc = models.find(({ id }) => id === used)?.auc.mean ?? 0.5;
    if (used === 'baseline' && recommended !== 'baseline') return say('train.finding.baseline-asked', {});
    if (used === 'boosting' && recommended === 'logistic') {
      return say('train.finding.simpler-will-do', { auc, simpler: models.find(({ id }) => id === 'logistic')?.auc.mean ?? 0.5 });
    }
    if (used !== 'baseline') return say(recommended === 'baseline' ? 'train.finding.forced' : 'train.finding.beats', { auc });
    return say(`train.finding.${reason}`, {});
  },
  soWhat({ models, rows, folds, reason, percentAllowed, used }) {
    const shown = models.find(({ id }) => id === used && id !== 'baseline') ?? models.find(({ id }) => id === 'logistic');
    if (!shown) return say(`train.so-what.${reason}`, { rows });
    const { low, high } = shown.auc;
    const judged = say('train.judged', { rows, folds, low, high });
    return used !== 'baseline' && !percentAllowed ? say('train.so-what.no-percent', { judged }) : say('train.so-what', { judged });
  },
  charts({ foldAucs, reason, models }) {
    const last = models.at(-1);
    if (foldAucs.length === 0 || !last || last.id === 'baseline') return [];
    const { auc } = last;
    return [
      {
        id: 'folds',
        headline: say(reason === 'beats' ? 'train.chart.beats' : 'train.chart.no-better', {
          better: foldAucs.filter((auc) => auc > 0.5).length,
          folds: foldAucs.length,
        }),
        sub: say('train.chart.sub'),
        fields: [
          { title: say('train.field.fold'), format: 'integer' },
          { title: say('train.field.auc'), format: 'number' },
        ],
        rows: foldAucs.map((auc, fold) => [fold + 1, auc]),
        draw: { type: 'columns', x: 0, y: 1, reference: { at: 0.5, label: say('train.chart.chance') } },
      },
      {
        id: 'models',
        headline: say(`train.chart.models.${last.id}`, { auc: auc.mean, low: auc.low, high: auc.high }),
        sub: say('train.chart.models.sub'),
        fields: [
          { title: say('train.param.model'), format: 'text' },
          { title: say('train.field.auc'), format: 'number' },
          { title: say('train.field.low'), format: 'number' },
          { title: say('train.field.high'), format: 'number' },
        ],
        rows: models.map((model) => [say(`train.model.${model.id}`), model.auc.mean, model.auc.low, model.auc.high]),
        draw: { type: 'bars', category: 0, value: 1, band: [2, 3] },
      },
    ];
  },
};
