import type { ChartSpec } from '../../core/chart';
import type { Language } from '../../core/language';
import { ok, fail } from '../../core/problem';
import { say } from '../../core/message';
import { freshName, withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepMeta } from '../../core/step';
import { MADE_NAMES } from '../made-names';
import { MOST_TRIALS } from './bound';

export { minutesFor, mostTrials } from './bound';

/** A figure with its 95 % interval. */
export type Interval = { readonly mean: number; readonly low: number; readonly high: number };

export type ModelId = 'baseline' | 'logistic' | 'tree' | 'forest' | 'boosting';

/** Ways to rank without learning: most recent first or longest ago first, and a column of one's own points. */
export type RivalId = 'recent' | 'longest' | 'own';

/** Beside the models as they are: settings that were searched for, and a weighted sum for each level of a column. */
export type ContestantId = ModelId | RivalId | 'search' | 'markets';

/** By which models are told apart: pairs ranked right, or for a rare outcome average precision. */
export type Lead = 'auc' | 'precision';

/** In rounds of checking over the rows to learn from; average precision, and the share of all successes in the best tenth, where they lead. */
export type Contestant = { readonly id: ContestantId; readonly auc: Interval; readonly precision?: Interval; readonly found?: number };

export type SearchReport = {
  readonly model: ModelId;
  readonly trials: number;
  /** Pairs ranked right above the usual settings, on rows that had no part in the pick. */
  readonly gain: Interval;
  /** The gain is more than chance explains, and no other model does better. */
  readonly used: boolean;
};

export type MarketsReport = {
  readonly column: string;
  readonly groups: number;
  /** Pairs ranked right above one weighted sum for all, on the same rounds. */
  readonly gain: Interval;
  readonly used: boolean;
};

/** Weights for one standard deviation of what counts most, at every strength tried. */
export type PathReport = {
  readonly columns: readonly string[];
  /** Log10 of C; by strength the weights by column. */
  readonly steps: readonly { readonly strength: number; readonly kept: number; readonly weights: readonly number[] }[];
  readonly chosen: number;
  readonly inputs: number;
};

/** Cross-validated: every row judged by a pipeline that never saw it. */
export type ModelFigures = {
  readonly id: ModelId;
  readonly auc: Interval;
  readonly averagePrecision: number;
  /** Share of all successes in the best tenth of each round's rows. */
  readonly found: number;
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
  /** Rows to learn from whose outcome is known; absent in reports made before it was kept. */
  readonly taught?: number;
  readonly folds: number;
  /** Each round learns from what is earlier than the rows that judge it. */
  readonly forward: boolean;
  /** AUC in each fold of the most searching model that was tried; empty when it was not tried. */
  readonly foldAucs: readonly number[];
  readonly models: readonly ModelFigures[];
  /** What was tried on the same rounds, models the simplest first, then what ranks without learning; by this the choice was made. */
  readonly contest: readonly Contestant[];
  /** It ranks as well as the best model, within its interval. */
  readonly rival: RivalId | null;
  readonly lead: Lead;
  readonly search: SearchReport | null;
  readonly markets: MarketsReport | null;
  readonly path: PathReport | null;
  readonly recommended: ModelId;
  /** The one the chances below come from. */
  readonly used: ModelId;
  /** `beats`: its interval lies above 0.5; `no-better`: it does not; `too-few`: too few of the rarer outcome to judge; `no-columns`: nothing to learn from. */
  readonly reason: 'beats' | 'no-better' | 'too-few' | 'no-columns';
  /** Chances may be said as percentages: they held good out of fold. */
  readonly percentAllowed: boolean;
};

const SUM = { param: 'model', is: ['auto', 'logistic'] } as const;

const params = {
  model: { kind: 'choice', default: 'auto', options: ['auto', 'logistic', 'tree', 'boosting', 'forest', 'baseline'] },
  C: { kind: 'real', default: 'auto', auto: true, min: 0.001, max: 1000, when: SUM },
  penalty: { kind: 'choice', default: 'l2', options: ['l2', 'l1', 'l1-fewest'], when: SUM },
  market: { kind: 'column', default: null, kinds: ['category'], when: SUM },
  /** Settings of trees to try; 0 is none. */
  search: { kind: 'integer', default: 0, min: 0, max: MOST_TRIALS, when: { param: 'model', is: ['auto', 'tree', 'boosting', 'forest'] } },
  /** Columns of which more must never lower the chance, or never raise it. */
  monotone: {
    kind: 'perColumn',
    default: [],
    options: ['up', 'down'],
    kinds: ['number', 'date'],
    when: { param: 'model', is: ['auto', 'boosting'] },
  },
  own: { kind: 'column', default: null, kinds: ['number'] },
  language: { kind: 'language', default: 'en' },
} as const;

export function chanceNote(schema: Schema, origin: readonly string[], language: Language): SchemaColumn {
  return { name: freshName(schema, MADE_NAMES[language].chance), kind: 'number', role: 'chance', origin, feature: false, plain: true };
}

/** What stands for a kind of model: the form of it that is used. */
export function formOf(kind: ModelId, { search, markets }: Pick<TrainReport, 'search' | 'markets'>): ContestantId {
  if (kind === 'logistic' && markets?.used) return 'markets';
  return search?.used && search.model === kind ? 'search' : kind;
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
  finding({ used, recommended, reason, models, contest, rival, search, markets, baseRate }) {
    const auc = models.find(({ id }) => id === used)?.auc.mean ?? 0.5;
    if (used === 'baseline' && recommended !== 'baseline') return say('train.finding.baseline-asked', {});
    if (used !== 'baseline' && recommended !== 'baseline' && used !== recommended) {
      const of = (id: ModelId): number => contest.find((one) => one.id === id)?.auc.mean ?? 0.5;
      return say('train.finding.simpler-will-do', {
        model: say(`train.model.${used}`),
        simple: say(`train.model.${recommended}`),
        auc: of(used),
        simpler: of(recommended),
      });
    }
    if (rival) return say(`train.finding.rival.${rival}`, { auc });
    const led = contest.find(({ id }) => id === formOf(used, { search, markets }));
    if (used !== 'baseline' && recommended !== 'baseline' && led?.precision) {
      return say('train.finding.beats.rare', { found: led.found ?? 0, precision: led.precision.mean, rate: baseRate });
    }
    if (used !== 'baseline') return say(recommended === 'baseline' ? 'train.finding.forced' : 'train.finding.beats', { auc });
    return say(`train.finding.${reason}`, {});
  },
  soWhat({ models, rows, folds, forward, reason, percentAllowed, used }) {
    const shown = models.find(({ id }) => id === used && id !== 'baseline') ?? models.find(({ id }) => id === 'logistic');
    if (!shown) return say(`train.so-what.${reason}`, { rows });
    const { mean, low, high } = shown.auc;
    const whose = shown.id === used ? '' : say(`train.model.${shown.id}`);
    const judged = say(forward ? 'train.judged.forward' : 'train.judged', { rows, folds, mean, low, high, whose });
    if (used === 'baseline') return reason === 'no-better' ? say('train.so-what.alike', { judged, low }) : say('train.so-what', { judged });
    return say(percentAllowed ? 'train.so-what' : 'train.so-what.no-percent', { judged });
  },
  charts(report) {
    const { foldAucs, reason, models, contest, path } = report;
    const last = models.at(-1);
    if (foldAucs.length === 0 || !last || last.id === 'baseline') return [];
    return [
      ...(contest.length > 1 ? [report.lead === 'precision' ? rareChart(report) : contestChart(report)] : []),
      ...(path ? [pathChart(path)] : []),
      {
        id: 'folds',
        headline: say(reason === 'beats' ? 'train.chart.beats' : 'train.chart.no-better', {
          better: foldAucs.filter((auc) => auc > 0.5).length,
          folds: foldAucs.length,
        }),
        sub: say(report.forward ? 'train.chart.sub.forward' : 'train.chart.sub'),
        fields: [
          { title: say('train.field.fold'), format: 'integer' },
          { title: say('train.field.auc'), format: 'number' },
        ],
        rows: foldAucs.map((auc, fold) => [fold + 1, auc]),
        draw: { type: 'columns', x: 0, y: 1, reference: { at: 0.5, label: say('train.chart.chance') } },
      },
    ];
  },
};

function contestChart(report: TrainReport): ChartSpec {
  const { contest, recommended, rival } = report;
  const top = contest.reduce((best, one) => (one.auc.mean > best.auc.mean ? one : best));
  const best = formOf(recommended, report) === top.id;
  return {
    id: 'models',
    headline: say(recommended === 'baseline' ? 'train.chart.contest.none' : 'train.chart.contest', {
      model: say(`train.model.${top.id}`),
      auc: top.auc.mean,
      low: top.auc.low,
      high: top.auc.high,
    }),
    sub: say(`train.chart.contest.${rival || recommended === 'baseline' ? 'alone' : best ? 'best' : 'sub'}`),
    fields: [
      { title: say('train.param.model'), format: 'text' },
      { title: say('train.field.auc'), format: 'number' },
      { title: say('train.field.low'), format: 'number' },
      { title: say('train.field.high'), format: 'number' },
    ],
    rows: contest.map(({ id, auc }) => [say(`train.model.${id}`), auc.mean, auc.low, auc.high]),
    draw: { type: 'bars', category: 0, value: 1, band: [2, 3] },
  };
}

function rareChart({ contest, baseRate, recommended }: TrainReport): ChartSpec {
  const shown = contest.map(({ id, precision, auc }) => ({ id, ...(precision ?? auc) }));
  const top = shown.reduce((best, one) => (one.mean > best.mean ? one : best));
  return {
    id: 'models',
    headline: say(recommended === 'baseline' ? 'train.chart.contest.rare.none' : 'train.chart.contest.rare', {
      model: say(`train.model.${top.id}`),
      precision: top.mean,
      low: top.low,
      high: top.high,
    }),
    sub: say('train.chart.contest.rare.sub', { rate: baseRate }),
    fields: [
      { title: say('train.param.model'), format: 'text' },
      { title: say('train.field.precision'), format: 'number' },
      { title: say('train.field.low'), format: 'number' },
      { title: say('train.field.high'), format: 'number' },
    ],
    rows: shown.map(({ id, mean, low, high }) => [say(`train.model.${id}`), mean, low, high]),
    draw: { type: 'bars', category: 0, value: 1, band: [2, 3] },
  };
}

function pathChart({ columns, steps, chosen, inputs }: PathReport): ChartSpec {
  const kept = steps[chosen]?.kept ?? 0;
  return {
    id: 'path',
    headline: say('train.chart.path', { kept, inputs }),
    sub: say('train.chart.path.sub'),
    fields: [
      { title: say('train.field.strength'), format: 'number' },
      { title: say('train.field.weight'), format: 'number' },
      { title: say('train.field.column'), format: 'text' },
    ],
    rows: columns.flatMap((column, j) => steps.map(({ strength, weights }) => [strength, weights[j] ?? 0, column])),
    draw: { type: 'line', x: 0, y: 1, series: 2, best: chosen, label: say('train.chart.path.here') },
  };
}
