import { isRare } from '../../core/rare';
import { say } from '../../core/message';
import type { Params } from '../../core/params';
import type { Fold } from '../../core/step';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { aucDifference } from '../../ml/paired-auc';
import type { Ctx } from '../context';
import type { knownOutcomes } from '../target/known';
import { mostTrials } from './bound';
import {
  beatsChance,
  betterEnd,
  contest,
  contestantOf,
  judgeRivals,
  leading,
  rivalsOf,
  SHARED,
  simplestWithin,
  type Contest,
} from './contest';
import { baselineOf, crossValidate, figuresOf, outcomesByRow, type Round } from './cross-validate';
import type { TrainLearnt, TreeModel } from './learnt';
import type { Contestant, Interval, Lead, meta, ModelId, RivalId, TrainReport } from './meta';
import { nestedRounds } from './inner';
import { search, type Search } from './search';
import { LEARNERS, treesWay, wayOf, type LearnerId, type Way } from './way';

/** With fewer of the rarer outcome, rounds of checking hold too few to judge by. */
const FEWEST = 10;

export type Asked = Params<typeof meta.params>;

export interface Choice extends Pick<TrainReport, 'forward' | 'recommended' | 'contest' | 'rival' | 'lead' | 'search' | 'markets'> {
  /** The model that stands ranks better than chance. */
  readonly beats: boolean;
  /** Of the model that stands, and what it did in each round; undefined where there were too few rows to judge. */
  readonly auc: Interval | undefined;
  readonly rounds: readonly Round[] | undefined;
  /** How the model that stands is learnt from all rows. */
  readonly way: Way | undefined;
  readonly judged: TrainLearnt['choice']['judged'];
}

/** Which model, judged on training rows alone. @param inputs how many numbers there are to learn from */
export async function choose(
  asked: Asked,
  inputs: number,
  train: Table,
  known: ReturnType<typeof knownOutcomes>,
  context: Ctx,
): Promise<Choice> {
  const rows = known.y.length;
  const positives = known.y.reduce((sum, value) => sum + value, 0);
  const lead: Lead = isRare(positives, rows) ? 'precision' : 'auc';
  const none: Choice = {
    ...{ forward: false, recommended: 'baseline', contest: [], rival: null, lead, search: null, markets: null },
    ...{ beats: false, auc: undefined, rounds: undefined, way: undefined, judged: null },
  };
  if (inputs === 0 || Math.min(positives, rows - positives) < FEWEST) return none;
  context.progress(0, say('train.progress.prepare'));
  const outcomes = outcomesByRow(train, known.rows, known.y);
  const folds = await context.folds();
  const { model } = asked;
  const ids: readonly LearnerId[] = model === 'auto' ? LEARNERS : model === 'baseline' ? ['logistic'] : ['logistic', model];
  const searches = asked.search > 0 && model !== 'logistic' && model !== 'baseline';
  const parts: readonly [number, number] = searches ? [0.3, 0.7] : [0.7, 0.7];
  const found = await contest(ids, folds, outcomes, asked, lead, context, [0.05, parts[0]]);
  if (!found) return none;
  const sums = model === 'auto' || model === 'logistic';
  const markets =
    asked.market !== null && sums ? await judgeMarkets(asked, asked.market, train, found, folds, outcomes, lead, context) : null;
  const tuned = searches
    ? await judgeSearch(
        { ...asked, search: Math.min(asked.search, mostTrials(rows, inputs)) },
        found,
        folds,
        outcomes,
        train,
        known,
        lead,
        context,
        parts,
      )
    : null;
  const ordered = await judgeRivals(folds, outcomes, rivalsOf(context.schema, asked.own), lead, context);
  const rivals = betterEnd(ordered, ordered);

  // of each kind of model the better form stands, where it is better by more than chance explains
  const standing = found.contestants.map((one): Standing => {
    const id = one.id as LearnerId;
    if (id === 'logistic' && markets?.report.used) return { ...markets.contestant, kind: id };
    if (tuned?.found.model === id && tuned.gain.low > 0 && leading(tuned.contestant).mean > leading(one).mean)
      return { ...tuned.contestant, kind: id };
    return { ...one, kind: id };
  });
  const winner = simplestWithin(standing);
  const used = model === 'auto' || model === 'baseline' ? winner : (standing.find(({ kind }) => kind === model) ?? winner);
  const searched = tuned && used.id === 'search' ? tuned : null;
  const way: Way = searched
    ? treesWay(searched.found.model, searched.found.settings, asked.monotone)
    : used.id === 'markets' && markets
      ? markets.way
      : wayOf(used.kind, asked);
  // where only a part taught, the chances of the model that stands are judged on all rows; settings keep the rounds that did not pick them
  const rounds = searched
    ? searched.found.rounds
    : await crossValidate(folds, outcomes, way, context, [0.7, 0.8], found.whole ? found.most : Infinity);
  if (!rounds) return none;
  const { auc } = await contestantOf(used.id, rounds, lead, context);
  const tried = found.contestants.length + (markets ? 1 : 0) + (tuned ? 1 : 0);
  const useful = beatsChance(winner.auc, tried);
  const best = rivals.reduce<(typeof rivals)[number] | undefined>(
    (top, one) => (top && leading(top).mean >= leading(one).mean ? top : one),
    undefined,
  );
  return {
    lead,
    forward: folds.some(({ forward }) => forward),
    recommended: useful ? winner.kind : 'baseline',
    beats: beatsChance(auc, tried),
    contest: [...found.contestants, ...(markets ? [markets.contestant] : []), ...(tuned ? [tuned.contestant] : []), ...rivals],
    // it must be left behind by more than chance explains
    rival: best && useful && leading(winner).low <= leading(best).mean ? (best.id as RivalId) : null,
    search: tuned ? { model: tuned.found.model, trials: tuned.found.trials, gain: tuned.gain, used: searched !== null } : null,
    markets: markets ? { ...markets.report, used: used.id === 'markets' } : null,
    auc,
    rounds,
    way,
    judged: searched ? judgedBy(found, searched.found, model) : null,
  };
}

/** A contestant, and the kind of model it is a form of. */
type Standing = Contestant & { readonly kind: LearnerId };

async function judgeMarkets(
  { C }: Asked,
  column: string,
  train: Table,
  found: Contest,
  folds: readonly Fold[],
  outcomes: Uint8Array,
  lead: Lead,
  context: Ctx,
) {
  const data = findColumn(train, column);
  const one = found.rounds.get('logistic');
  if (!data || isNumeric(data) || !one) return null;
  const way: Way = { id: 'markets', C, column };
  const rounds = await crossValidate(folds, outcomes, way, context, [0.65, 0.7], found.most);
  if (!rounds) return null;
  const gain = gainOf(rounds, one);
  const report = { column, groups: new Set(data.codes).size - (data.codes.includes(-1) ? 1 : 0), gain, used: gain.low > 0 };
  return { way, rounds, report, contestant: await contestantOf('markets', rounds, lead, context) };
}

async function judgeSearch(
  { model, search: trials, monotone: orders }: Asked,
  found: Contest,
  folds: readonly Fold[],
  outcomes: Uint8Array,
  train: Table,
  known: ReturnType<typeof knownOutcomes>,
  lead: Lead,
  context: Ctx,
  span: readonly [number, number],
) {
  const trees = found.contestants.filter(
    (one): one is Contestant & { readonly id: TreeModel } => found.rounds.has(one.id as LearnerId) && one.id !== 'logistic',
  );
  const own = trees.find(({ id }) => id === model) ?? trees.reduce((top, one) => (leading(one).mean > leading(top).mean ? one : top));
  const usual = found.rounds.get(own.id);
  if (!usual) return null;
  const nested = nestedRounds(folds, outcomes, train, known, context);
  const result = await search({ model: own.id, trials, lead, most: found.most, orders }, usual, nested, folds, outcomes, context, span);
  return {
    found: result,
    gain: gainOf(result.rounds, usual, SHARED),
    contestant: await contestantOf('search', result.rounds, lead, context),
  };
}

/**
 * Mean gain in AUC over the rounds, whose rows are judged apart, with its 95 % interval (DeLong).
 * @param wider by so much, where the one was picked among many
 */
export function gainOf(rounds: readonly Round[], usual: readonly Round[], wider = 1): Interval {
  const each = rounds.map(({ y, score }, i) => aucDifference(y, score, [usual[i]?.score ?? score]));
  const mean = each.reduce((sum, { difference }) => sum + difference, 0) / each.length;
  const half = (wider * Math.sqrt(each.reduce((sum, { low, high }) => sum + ((high - low) / 2) ** 2, 0))) / each.length;
  // one row of a kind in some round: its spread cannot be measured
  if (Number.isNaN(half)) return { mean, low: -1, high: 1 };
  return { mean, low: mean - half, high: mean + half };
}

/** Figures of the rounds that did not pick the settings, beside the weighted sum on the same. */
function judgedBy({ rounds }: Contest, { model, rounds: searched }: Search, asked: ModelId | 'auto'): Choice['judged'] {
  const sum = asked === 'baseline' ? undefined : rounds.get('logistic');
  const own = figuresOf(model, searched);
  return {
    models: [baselineOf(searched), ...(sum ? [figuresOf('logistic', sum).figures] : []), own.figures],
    foldAucs: own.foldAucs,
    rows: searched.reduce((sum, { y }) => sum + y.length, 0),
  };
}
