import { say } from '../../core/message';
import { stop } from '../../core/problem';
import { withRole, type Schema, type SchemaColumn } from '../../core/schema';
import type { StepImpl } from '../../core/step';
import { hashBytes, hashJson } from '../../core/hash';
import type { MlTasks } from '../context';
import { figures } from '../evaluate/figures';
import { knownOutcomes } from '../target/known';
import { calibrate } from './calibration';
import { choose } from './choose';
import { betterEnd, rivalsOf } from './contest';
import { alike, baselineOf, crossValidate, figuresOf, outcomesByRow } from './cross-validate';
import { featureColumns, inputsOf } from './design';
import { chanceOf, marketsLearnt, termsOf } from './expression';
import { learnerOf, type Learnt } from './learners';
import type { TrainLearnt } from './learnt';
import { chanceNote, type meta, type ModelFigures, type TrainReport } from './meta';
import { pathOf } from './path';
import { once } from './remembered';
import { LEARNERS, wayOf } from './way';

/** Redrawings for the figures kept in case too few rows are held out. */
const RESAMPLES = 100;
/** Where so many of the rarer outcome are held out in all likelihood, they are not needed. */
const PLENTY = 100;

/** Groups of it may have models of their own: it neither says the outcome nor was set aside. */
function mayPart(schema: Schema, target: SchemaColumn, market: string): boolean {
  const column = schema.find(({ name, kind }) => name === market && kind === 'category');
  return column !== undefined && column.role !== 'ignore' && !column.origin.some((name) => target.origin.includes(name));
}

export const impl: StepImpl<typeof meta.params, TrainReport, MlTasks> = {
  async fit(train, params, context) {
    const { schema, checkpoint, progress } = context;
    const { model: asked, own, language } = params;
    const target = withRole(schema, 'target');
    if (!target) return stop('train.no-target');
    if (params.market !== null && !mayPart(schema, target, params.market)) return stop('train.no-market', { column: params.market });
    const known = knownOutcomes(train, target.name);
    const rows = known.y.length;
    if (rows === 0) return stop('train.no-rows');
    const positives = known.y.reduce((sum, value) => sum + value, 0);
    if (positives === 0 || positives === rows) return stop('train.one-class', { column: target.origin[0] ?? target.name });
    const features = featureColumns(schema);
    const inputs = inputsOf(train, features, known.rows);
    const baseRate = positives / rows;
    await checkpoint();

    const chosen = await choose(params, inputs.length, train, known, context);
    const { auc, rounds, way, recommended } = chosen;
    const reason = inputs.length === 0 ? 'no-columns' : !auc ? 'too-few' : chosen.beats ? 'beats' : 'no-better';
    const model = asked === 'auto' || !auc ? recommended : asked;
    const used = model === 'baseline' ? undefined : way;
    const calibrated = used && rounds && (await once(rounds, 'calibrated', () => calibrate(rounds)));

    let fitted: Learnt | undefined;
    if (used && rounds) {
      const told = (share: number): void => progress(0.8 + 0.2 * share, say('train.progress.final'));
      told(0);
      const name = hashJson([
        used,
        features.map((one) => one.name),
        hashBytes(new Uint8Array(train.rowIds.slice().buffer)),
        hashBytes(known.y),
      ]);
      const lesson = { side: { table: train, ...known }, features };
      [fitted] = await once(rounds, `final ${name}`, () => learnerOf(used, context, true).fit([lesson], told));
    }
    const markets = fitted && 'markets' in fitted ? fitted.markets : null;
    const sum = fitted && 'sum' in fitted ? fitted.sum : markets?.sum;
    const note = chanceNote(schema, target.origin, language);
    const plenty = Math.min(positives, rows - positives) * (context.heldOut / (1 - context.heldOut)) >= PLENTY;
    const learnt: TrainLearnt = {
      model,
      chance: note.name,
      ...(sum ? { bias: sum.intercept, terms: termsOf(sum) } : { bias: Math.log(baseRate / (1 - baseRate)), terms: [] }),
      strength: sum?.C ?? null,
      way: used ?? null,
      markets: markets && marketsLearnt(markets),
      ensemble: fitted && 'trees' in fitted ? fitted.trees : null,
      calibration: calibrated ? calibrated.calibration : { a: 1, b: 0, bend: null },
      baseRate,
      percentAllowed: model === 'baseline' || (calibrated?.percentAllowed ?? false),
      choice: {
        columns: new Set(inputs.flatMap(({ origin }) => origin)).size,
        inputs: inputs.length,
        forward: chosen.forward,
        auc: auc ?? null,
        recommended,
        reason,
        contest: chosen.contest,
        rival: chosen.rival,
        lead: chosen.lead,
        search: chosen.search,
        markets: chosen.markets,
        path: sum ? pathOf(sum) : null,
        judged: chosen.judged,
        taught: rows,
      },
      rivals: betterEnd(rivalsOf(schema, own), chosen.contest),
      outOfFold:
        calibrated && rounds && !plenty
          ? await once(rounds, 'figures', () => figures(calibrated.y, calibrated.chance, context.random.fork('out-of-fold'), RESAMPLES))
          : null,
    };
    return { program: [{ op: 'derive', columns: [{ name: note.name, kind: 'number', expr: chanceOf(learnt) }] }], learnt, notes: [note] };
  },

  async report({ after, schemaAfter }, { learnt }, params, context) {
    const { choice, model, way, percentAllowed, baseRate } = learnt as TrainLearnt;
    const { auc, judged, ...chosen } = choice;
    const target = withRole(schemaAfter, 'target');
    if (!target) return stop('train.no-target');
    const known = knownOutcomes(after, target.name);
    const positives = known.y.reduce((sum, value) => sum + value, 0);
    const rest = { ...chosen, positives, baseRate, used: model, percentAllowed };
    if (judged) return { ...rest, rows: judged.rows, folds: judged.foldAucs.length, foldAucs: judged.foldAucs, models: judged.models };
    context.progress(0.02, say('train.progress.prepare'));
    const outcomes = outcomesByRow(after, known.rows, known.y);
    const turns = auc ? await context.turns() : [];
    // the simplest is always shown beside the one in use
    const shown = LEARNERS.filter((id) => id === 'logistic' || id === model);
    const models: ModelFigures[] = [];
    let foldAucs: readonly number[] = [];
    let rows = known.y.length;
    for (const [i, id] of shown.entries()) {
      if (!auc) break;
      const own = id === model && way ? way : wayOf(id, params);
      const rounds = await crossValidate(turns, outcomes, own, context, [i / shown.length, (i + 1) / shown.length]);
      if (!rounds) continue;
      if (models.length === 0) models.push(await once(rounds, 'alike', () => baselineOf(rounds)));
      const found = await once(rounds, `figures ${id}`, () => figuresOf(id, rounds));
      models.push(found.figures);
      foldAucs = found.foldAucs;
      rows = rounds.reduce((sum, { y }) => sum + y.length, 0);
    }
    return {
      ...rest,
      rows,
      folds: foldAucs.length,
      foldAucs,
      models: models.length > 0 ? models : [alike(baseRate)],
    };
  },
};
