import { coalesce, column as col, math, number, type Expr } from '../../core/expr';
import { say } from '../../core/message';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import type { MlTasks } from '../context';
import { figures } from '../evaluate/figures';
import { knownOutcomes } from '../target/known';
import { alike, aucOf, calibrate, crossValidate, figuresOf, fitSides, outcomesByRow, type Calibrated, type Fit } from './cross-validate';
import { featureColumns, inputsOf } from './design';
import type { Term, TrainLearnt } from './learnt';
import { chanceNote, type Interval, type ModelId, type meta, type TrainReport } from './meta';

/** With fewer of the rarer outcome, rounds of checking hold too few to judge by. */
const FEWEST = 10;
/** Redrawings for the figures kept in case too few rows are held out. */
const RESAMPLES = 100;

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

    let judged: (Calibrated & { readonly auc: Interval }) | undefined;
    const enough = Math.min(positives, rows - positives) >= FEWEST;
    if (enough && inputs.length > 0) {
      progress(0, say('train.progress.prepare'));
      const rounds = await crossValidate(await context.folds(), outcomesByRow(train, known.rows, known.y), C, context, [0.05, 0.8]);
      judged = rounds && { ...calibrate(rounds), auc: aucOf(rounds) };
    }
    const reason = inputs.length === 0 ? 'no-columns' : !judged ? 'too-few' : judged.auc.low > 0.5 ? 'beats' : 'no-better';
    const recommended: ModelId = reason === 'beats' ? 'logistic' : 'baseline';
    const model = asked === 'auto' || !judged ? recommended : asked;

    let final: Fit | undefined;
    if (model === 'logistic') {
      progress(0.8, say('train.progress.final'));
      const told = (share: number): void => progress(0.8 + 0.2 * share, say('train.progress.final'));
      [final] = await fitSides([{ side: { table: train, ...known }, features }], C, context, told, true);
    }
    const note = chanceNote(schema, target.origin, language);
    const learnt: TrainLearnt = {
      model,
      chance: note.name,
      ...(final ? { bias: final.intercept, terms: termsOf(final) } : { bias: Math.log(baseRate / (1 - baseRate)), terms: [] }),
      calibration: final && judged ? { a: judged.calibration.slope, b: judged.calibration.intercept } : { a: 1, b: 0 },
      baseRate,
      percentAllowed: model === 'baseline' || (judged?.percentAllowed ?? false),
      choice: {
        columns: new Set(inputs.flatMap(({ origin }) => origin)).size,
        inputs: inputs.length,
        auc: judged?.auc ?? null,
        recommended,
        reason,
      },
      outOfFold: judged && model === 'logistic' ? figures(judged.y, judged.chance, context.random.fork('out-of-fold'), RESAMPLES) : null,
    };
    return { program: [{ op: 'derive', columns: [{ name: note.name, kind: 'number', expr: chanceOf(learnt) }] }], learnt, notes: [note] };
  },

  async report({ after, schemaAfter }, { learnt }, { C }, context) {
    const { choice, model, percentAllowed, baseRate } = learnt as TrainLearnt;
    const { auc, ...chosen } = choice;
    const target = withRole(schemaAfter, 'target');
    if (!target) return stop('train.no-target');
    const known = knownOutcomes(after, target.name);
    context.progress(0.02, say('train.progress.prepare'));
    const rounds = auc && (await crossValidate(await context.turns(), outcomesByRow(after, known.rows, known.y), C, context, [0.05, 1]));
    const judged = rounds && figuresOf(rounds);
    const positives = known.y.reduce((sum, value) => sum + value, 0);
    return {
      ...chosen,
      rows: known.y.length,
      positives,
      baseRate,
      folds: judged?.foldAucs.length ?? 0,
      foldAucs: judged?.foldAucs ?? [],
      models: judged ? [judged.baseline, judged.logistic] : [alike(baseRate)],
      used: model,
      percentAllowed,
    };
  },
};

/** Weights for one unit of the column itself rather than one standard deviation. */
function termsOf({ inputs, weights }: Fit): readonly Term[] {
  return inputs.map(({ column, origin, mean, deviation }, j) => ({ column, origin, weight: (weights[j] as number) / deviation, mean }));
}

/** One weighted sum that can be read in SQL; a row without a value counts as average there, so that every row gets a chance. */
function chanceOf({ model, bias, terms, calibration: { a, b }, baseRate }: TrainLearnt): Expr {
  if (model === 'baseline') return number(baseRate);
  const centred = terms.reduce((sum, { weight, mean }) => sum - a * weight * mean, a * bias + b);
  return math('sigmoid', {
    type: 'linear',
    bias: centred,
    terms: terms.map(({ column, weight, mean }) => ({ weight: a * weight, of: coalesce(col(column), number(mean)) })),
  });
}
