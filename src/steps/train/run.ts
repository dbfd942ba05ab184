import { coalesce, column as col, math, number, type Expr } from '../../core/expr';
import { say } from '../../core/message';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import type { Table } from '../../core/table';
import type { Ctx, MlTasks } from '../context';
import { figures } from '../evaluate/figures';
import { knownOutcomes } from '../target/known';
import { beatsChance, contest, judgeRivals, rivalsOf, type Rival } from './contest';
import { alike, aucOf, baselineOf, crossValidate, figuresOf, outcomesByRow, type Round } from './cross-validate';
import { calibrate } from './calibration';
import { featureColumns, inputsOf } from './design';
import { LEARNERS, learnerOf, type LearnerId } from './learners';
import type { EnsembleLearnt, Term, TrainLearnt } from './learnt';
import { chanceNote, type Contestant, type ModelFigures, type ModelId, type meta, type TrainReport } from './meta';
import type { SumFit } from './sum';

/** With fewer of the rarer outcome, rounds of checking hold too few to judge by. */
const FEWEST = 10;
/** Redrawings for the figures kept in case too few rows are held out. */
const RESAMPLES = 100;

export const impl: StepImpl<typeof meta.params, TrainReport, MlTasks> = {
  async fit(train, { model: asked, C, own, language }, context) {
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

    const chosen = await choose(asked, C, own, inputs.length > 0, train, known, context);
    const { recommended, contestants, auc } = chosen;
    const reason = inputs.length === 0 ? 'no-columns' : !auc ? 'too-few' : chosen.beats ? 'beats' : 'no-better';
    const model = asked === 'auto' || !auc ? recommended : asked;
    const calibrated = chosen.rounds && calibrate(chosen.rounds);

    let sum: SumFit | undefined;
    let ensemble: EnsembleLearnt | undefined;
    if (model !== 'baseline') {
      const told = (share: number): void => progress(0.8 + 0.2 * share, say('train.progress.final'));
      told(0);
      const [learnt] = await learnerOf(model, C, context, true).fit([{ side: { table: train, ...known }, features }], told);
      if (learnt && 'sum' in learnt) sum = learnt.sum;
      else ensemble = learnt?.trees;
    }
    const note = chanceNote(schema, target.origin, language);
    const learnt: TrainLearnt = {
      model,
      chance: note.name,
      ...(sum ? { bias: sum.intercept, terms: termsOf(sum) } : { bias: Math.log(baseRate / (1 - baseRate)), terms: [] }),
      strength: sum?.C ?? null,
      ensemble: ensemble ?? null,
      calibration: model !== 'baseline' && calibrated ? calibrated.calibration : { a: 1, b: 0, bend: null },
      baseRate,
      percentAllowed: model === 'baseline' || (calibrated?.percentAllowed ?? false),
      choice: {
        columns: new Set(inputs.flatMap(({ origin }) => origin)).size,
        inputs: inputs.length,
        auc: auc ?? null,
        recommended,
        reason,
        contest: contestants,
        rival: chosen.rival,
      },
      rivals: rivalsOf(schema, own),
      outOfFold:
        calibrated && model !== 'baseline' ? figures(calibrated.y, calibrated.chance, context.random.fork('out-of-fold'), RESAMPLES) : null,
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
    const outcomes = outcomesByRow(after, known.rows, known.y);
    const turns = auc ? await context.turns() : [];
    // the simplest is always shown beside the one in use
    const shown = LEARNERS.filter((id) => id === 'logistic' || id === model);
    const models: ModelFigures[] = [];
    let foldAucs: readonly number[] = [];
    for (const [i, id] of shown.entries()) {
      if (!auc) break;
      const rounds = await crossValidate(turns, outcomes, learnerOf(id, C, context), context, [i / shown.length, (i + 1) / shown.length]);
      if (!rounds) continue;
      if (models.length === 0) models.push(baselineOf(rounds));
      const found = figuresOf(id, rounds);
      models.push(found.figures);
      foldAucs = found.foldAucs;
    }
    const positives = known.y.reduce((sum, value) => sum + value, 0);
    return {
      ...chosen,
      rows: known.y.length,
      positives,
      baseRate,
      folds: foldAucs.length,
      foldAucs,
      models: models.length > 0 ? models : [alike(baseRate)],
      used: model,
      percentAllowed,
    };
  },
};

interface Choice {
  readonly recommended: ModelId;
  readonly contestants: readonly Contestant[];
  readonly rival: TrainReport['rival'];
  /** The model that stands ranks better than chance. */
  readonly beats: boolean;
  /** Of the model that stands, and what it did in each round; undefined where there were too few rows to judge. */
  readonly auc: Contestant['auc'] | undefined;
  readonly rounds: readonly Round[] | undefined;
}

/** Which model, judged on training rows alone. */
async function choose(
  asked: ModelId | 'auto',
  C: number | 'auto',
  own: string | null,
  anything: boolean,
  train: Table,
  known: ReturnType<typeof knownOutcomes>,
  context: Ctx,
): Promise<Choice> {
  const none: Choice = { recommended: 'baseline', contestants: [], rival: null, beats: false, auc: undefined, rounds: undefined };
  const rows = known.y.length;
  const positives = known.y.reduce((sum, value) => sum + value, 0);
  if (!anything || Math.min(positives, rows - positives) < FEWEST) return none;
  context.progress(0, say('train.progress.prepare'));
  const outcomes = outcomesByRow(train, known.rows, known.y);
  const folds = await context.folds();
  const ids: readonly LearnerId[] = asked === 'auto' ? LEARNERS : asked === 'baseline' ? ['logistic'] : ['logistic', asked];
  const found = await contest(ids, folds, outcomes, C, context, [0.05, 0.7]);
  if (!found) return none;
  const rivals = judgeRivals(folds, outcomes, rivalsOf(context.schema, own));
  const id = asked === 'auto' || asked === 'baseline' ? found.winner : asked;
  const rounds = found.rounds.get(id) ?? (await crossValidate(folds, outcomes, learnerOf(id, C, context), context, [0.7, 0.8]));
  if (!rounds) return none;
  const auc = aucOf(rounds);
  const best = rivals.reduce<Rival | undefined>((top, one) => (top && top.auc.mean >= one.auc.mean ? top : one), undefined);
  const winner = found.contestants.find((one) => one.id === found.winner)?.auc ?? auc;
  const tried = found.contestants.length;
  const useful = beatsChance(winner, tried);
  return {
    recommended: useful ? found.winner : 'baseline',
    beats: beatsChance(auc, tried),
    contestants: [...found.contestants, ...rivals],
    // it must be left behind by more than chance explains
    rival: best && useful && winner.low <= best.auc.mean ? best.id : null,
    auc,
    rounds,
  };
}

/** Weights for one unit of the column itself rather than one standard deviation. */
function termsOf({ inputs, weights }: SumFit): readonly Term[] {
  return inputs.map(({ column, origin, mean, deviation }, j) => ({ column, origin, weight: (weights[j] as number) / deviation, mean }));
}

/** One weighted sum that can be read in SQL; a row without a value counts as average there, so that every row gets a chance. */
function chanceOf({ model, bias, terms, ensemble, calibration: { a, b, bend }, baseRate }: TrainLearnt): Expr {
  if (model === 'baseline') return number(baseRate);
  return math('sigmoid', bend ? { type: 'interpolate', of: said(), x: bend.at, y: bend.to } : said());

  function said(): Expr {
    if (ensemble) {
      const sum: Expr = { type: 'trees', bias: ensemble.base, of: ensemble.inputs.map(({ column }) => col(column)), trees: ensemble.trees };
      return { type: 'linear', bias: b, terms: [{ weight: a, of: sum }] };
    }
    const centred = terms.reduce((sum, { weight, mean }) => sum - a * weight * mean, a * bias + b);
    return {
      type: 'linear',
      bias: centred,
      terms: terms.map(({ column, weight, mean }) => ({ weight: a * weight, of: coalesce(col(column), number(mean)) })),
    };
  }
}
