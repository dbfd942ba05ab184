import { coalesce, column as col, math, number, type Expr } from '../../core/expr';
import { say } from '../../core/message';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import type { Ctx, MlTasks } from '../context';
import { figures } from '../evaluate/figures';
import { knownOutcomes } from '../target/known';
import { boostedScores, boostSides } from './boosted';
import {
  alike,
  aucOf,
  baselineOf,
  calibrate,
  crossValidate,
  figuresOf,
  fitSides,
  logisticFitter,
  outcomesByRow,
  type Fit,
  type Fitter,
  type Round,
} from './cross-validate';
import { featureColumns, inputsOf } from './design';
import type { BoostedLearnt, Term, TrainLearnt } from './learnt';
import { chanceNote, type Interval, type ModelId, type meta, type TrainReport } from './meta';

/** With fewer of the rarer outcome, rounds of checking hold too few to judge by. */
const FEWEST = 10;
/** Redrawings for the figures kept in case too few rows are held out. */
const RESAMPLES = 100;
const Z95 = 1.959963984540054;

export const impl: StepImpl<typeof meta.params, TrainReport, MlTasks> = {
  async fit(train, { model: asked, C, language }, context) {
    const { schema, checkpoint, progress } = context;
    const target = withRole(schema, 'target');
    if (!target) return stop('train.no-target');
    const known = knownOutcomes(train, target.name);
    const rows = known.y.length;
    if (rows === 0) return stop('train.no-rows');
    const positives = known.y.reduce((sum, value) => sum + value, 0);
    if (positives === 0 || positives === rows) return stop('train.one-class', { column: target.origin[0] ?? target.name });
    const features = featureColumns(schema);
    const inputs = inputsOf(train, features, known.rows);
    const baseRate = positives / rows;
    await checkpoint();

    const enough = Math.min(positives, rows - positives) >= FEWEST && inputs.length > 0;
    let rounds: readonly Round[] | undefined;
    let boosted: readonly Round[] | undefined;
    if (enough) {
      progress(0, say('train.progress.prepare'));
      const outcomes = outcomesByRow(train, known.rows, known.y);
      const folds = await context.folds();
      rounds = await crossValidate(folds, outcomes, logisticFitter(C, context), context, [0.05, asked === 'boosting' ? 0.2 : 0.8]);
      if (asked === 'boosting') boosted = await crossValidate(folds, outcomes, boostingFitter(context), context, [0.2, 0.8]);
    }
    const plain = rounds && aucOf(rounds);
    const auc = boosted ? aucOf(boosted) : plain;
    const reason = inputs.length === 0 ? 'no-columns' : !auc ? 'too-few' : auc.low > 0.5 ? 'beats' : 'no-better';
    const recommended: ModelId =
      !plain || reason !== 'beats' ? 'baseline' : boosted && auc && clearlyBetter(auc, plain) ? 'boosting' : 'logistic';
    const model = asked === 'auto' || !auc ? recommended : asked;
    const judged = model === 'boosting' ? boosted : rounds;
    const calibrated = judged && calibrate(judged);

    let final: Fit | undefined;
    let trees: BoostedLearnt | undefined;
    const side = { side: { table: train, ...known }, features };
    const told = (share: number): void => progress(0.8 + 0.2 * share, say('train.progress.final'));
    if (model !== 'baseline') told(0);
    if (model === 'logistic') [final] = await fitSides([side], C, context, told, true);
    if (model === 'boosting') [trees] = await boostSides([side], context, told);
    const note = chanceNote(schema, target.origin, language);
    const learnt: TrainLearnt = {
      model,
      chance: note.name,
      ...(final ? { bias: final.intercept, terms: termsOf(final) } : { bias: Math.log(baseRate / (1 - baseRate)), terms: [] }),
      boosted: trees ?? null,
      calibration:
        model !== 'baseline' && calibrated ? { a: calibrated.calibration.slope, b: calibrated.calibration.intercept } : { a: 1, b: 0 },
      baseRate,
      percentAllowed: model === 'baseline' || (calibrated?.percentAllowed ?? false),
      choice: {
        columns: new Set(inputs.flatMap(({ origin }) => origin)).size,
        inputs: inputs.length,
        auc: auc ?? null,
        recommended,
        reason,
      },
      outOfFold:
        calibrated && model !== 'baseline' ? figures(calibrated.y, calibrated.chance, context.random.fork('out-of-fold'), RESAMPLES) : null,
    };
    return { program: [{ op: 'derive', columns: [{ name: note.name, kind: 'number', expr: chanceOf(learnt) }] }], learnt, notes: [note] };
  },

  async report({ after, schemaAfter }, { learnt }, { C, model: asked }, context) {
    const { choice, model, percentAllowed, baseRate } = learnt as TrainLearnt;
    const { auc, ...chosen } = choice;
    const target = withRole(schemaAfter, 'target');
    if (!target) return stop('train.no-target');
    const known = knownOutcomes(after, target.name);
    context.progress(0.02, say('train.progress.prepare'));
    const outcomes = outcomesByRow(after, known.rows, known.y);
    const turns = auc ? await context.turns() : [];
    const both = asked === 'boosting';
    const rounds = auc && (await crossValidate(turns, outcomes, logisticFitter(C, context), context, [0.05, both ? 0.3 : 1]));
    const boosted = auc && both && (await crossValidate(turns, outcomes, boostingFitter(context), context, [0.3, 1]));
    const plain = rounds && figuresOf('logistic', rounds);
    const trees = boosted ? figuresOf('boosting', boosted) : undefined;
    const positives = known.y.reduce((sum, value) => sum + value, 0);
    return {
      ...chosen,
      rows: known.y.length,
      positives,
      baseRate,
      folds: (trees ?? plain)?.foldAucs.length ?? 0,
      foldAucs: (trees ?? plain)?.foldAucs ?? [],
      models: rounds && plain ? [baselineOf(rounds), plain.figures, ...(trees ? [trees.figures] : [])] : [alike(baseRate)],
      used: model,
      percentAllowed,
    };
  },
};

function boostingFitter(context: Ctx): Fitter<BoostedLearnt> {
  return { fit: (lessons, done) => boostSides(lessons, context, done), scores: boostedScores };
}

/** By more than one standard error of the simpler model: a difference within it is no reason for the harder one. */
function clearlyBetter(auc: Interval, simpler: Interval): boolean {
  return auc.mean > simpler.mean + (simpler.high - simpler.low) / (2 * Z95);
}

/** Weights for one unit of the column itself rather than one standard deviation. */
function termsOf({ inputs, weights }: Fit): readonly Term[] {
  return inputs.map(({ column, origin, mean, deviation }, j) => ({ column, origin, weight: (weights[j] as number) / deviation, mean }));
}

/** One weighted sum that can be read in SQL; a row without a value counts as average there, so that every row gets a chance. */
function chanceOf({ model, bias, terms, boosted, calibration: { a, b }, baseRate }: TrainLearnt): Expr {
  if (model === 'baseline') return number(baseRate);
  if (boosted) {
    const sum: Expr = { type: 'trees', bias: boosted.base, of: boosted.inputs.map(({ column }) => col(column)), trees: boosted.trees };
    return math('sigmoid', { type: 'linear', bias: b, terms: [{ weight: a, of: sum }] });
  }
  const centred = terms.reduce((sum, { weight, mean }) => sum - a * weight * mean, a * bias + b);
  return math('sigmoid', {
    type: 'linear',
    bias: centred,
    terms: terms.map(({ column, weight, mean }) => ({ weight: a * weight, of: coalesce(col(column), number(mean)) })),
  });
}
