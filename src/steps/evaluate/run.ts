import { nearestStop } from '../../core/line-stops';
import type { Params } from '../../core/params';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl, StepView } from '../../core/step';
import { findColumn, isNumeric } from '../../core/table';
import { judgeCalibration } from '../../ml/calibrate';
import { rank } from '../../ml/ranking';
import type { Ctx, MlTasks } from '../context';
import { knownOutcomes } from '../target/known';
import { successSaid } from '../target/meta';
import type { TargetLearnt } from '../target/run';
import type { TrainLearnt } from '../train/learnt';
import { scoreBy } from '../train/contest';
import { onceForModel } from '../train/same-model';
import type { Side } from '../train/cross-validate';
import { fairnessBy } from './fairness';
import { figures } from './figures';
import { foundAlong } from './gains';
import { wayOf, type LearnerId, type Way } from '../train/way';
import { learningCurve } from './learning';
import type { Confusion, EvaluateReport, Figures, Lesson, meta, Replay, Share } from './meta';

/** With fewer held-out rows of either outcome, the rounds of checking say more. */
const FEWEST = 10;
/** Below this many of the rarer outcome the figures are called rough. */
const ROUGH = 50;

export const impl: StepImpl<typeof meta.params, EvaluateReport, MlTasks> = {
  async fit(_train, _params, { schema, checkpoint }) {
    await checkpoint();
    if (!withRole(schema, 'chance') || !withRole(schema, 'target')) stop('evaluate.no-chance');
    return { program: [], learnt: null, notes: [] };
  },

  async report(view, _fitted, { threshold, capacity, cost, value, group }: Params<typeof meta.params>, context) {
    const trained = learntOf<TrainLearnt>(view, 'train');
    const target = learntOf<TargetLearnt>(view, 'target');
    await context.checkpoint();
    const { found, replay, learning, rowIds, y, chance, few } = await onceForModel('evaluated', view, trained, context.random, () =>
      work(view, trained, context),
    );
    const rate = trained.baseRate;
    const stops = found.confusion.map((one) => one.threshold);
    const at = nearestStop(stops, threshold === 'auto' ? rate : threshold / 100);
    const from = stops[threshold === 'auto' ? Math.max(1, at) : at] as number;
    return {
      ...found,
      judgedOn: few ? 'out-of-fold' : 'held-out',
      rough: Math.min(found.positives, found.rows - found.positives) < ROUGH,
      threshold: from,
      split: splitAt(found.confusion, from),
      baseline: alike(found.baseRate, rate),
      model: trained.model,
      percentAllowed: percentHolds(view, trained),
      success: successSaid(target, view.schemaAfter),
      replay,
      open: openRows(view, stops),
      learning,
      fairness: group === null ? null : fairnessBy(group, view.source, rowIds, y, chance, from),
      money: cost === 'auto' || value === 'auto' ? null : { cost, value },
      capacity: capacity === 'auto' ? null : capacity,
    };
  },
};

/** All that hangs on the judged rows alone, not on what was chosen on the card. */
interface Worked {
  readonly found: Figures;
  readonly replay: readonly Replay[];
  readonly learning: readonly Lesson[];
  readonly rowIds: Uint32Array;
  readonly y: Uint8Array;
  readonly chance: Float64Array;
  /** Too few rows were held out, so the figures come from the rounds of checking. */
  readonly few: boolean;
}

async function work(view: StepView, trained: TrainLearnt, context: Ctx): Promise<Worked> {
  const { rows, y, chance } = judged(view);
  const positives = y.reduce((sum, one) => sum + one, 0);
  const few = Math.min(positives, y.length - positives) < FEWEST && trained.outOfFold !== null;
  const found = few && trained.outOfFold ? trained.outOfFold : figures(y, chance, context.random.fork('figures'));
  await context.checkpoint();
  const { after, schemaBefore, heldOut } = view;
  const side = { table: after, rows, y };
  const known = knownOutcomes(after, withRole(view.schemaAfter, 'target')?.name ?? '');
  const places = Uint32Array.from(known.rows.keys()).filter((i) => heldOut[known.rows[i] as number] !== 1);
  const taught = {
    table: after,
    rows: places.map((i) => known.rows[i] as number),
    y: Uint8Array.from(places, (i) => known.y[i] as number),
  };
  return {
    found,
    replay: few ? [{ by: 'model', found: found.gains.map((gain) => gain.found) }] : replays(side, found, trained),
    learning:
      few || trained.model === 'baseline'
        ? []
        : await learningCurve(wayAgain(trained, trained.model), { taught, all: trained.ensemble ?? null }, side, schemaBefore, context),
    rowIds: rows.map((row) => after.rowIds[row] as number),
    y,
    chance,
    few,
  };
}

/** As the model was learnt; at the strength it found, which other rows are not asked for anew. */
function wayAgain({ way, strength }: TrainLearnt, model: LearnerId): Way {
  const own = way ?? wayOf(model, { C: 1, penalty: 'l2' });
  return 'C' in own ? { ...own, C: strength ?? own.C } : own;
}

/** The same rows ordered by the model, as the file has them, and by what needs no learning. */
function replays({ table, rows, y }: Side, { gains }: Figures, { rivals = [] }: TrainLearnt): readonly Replay[] {
  const cuts = gains.map(({ picked }) => picked);
  const byFile = Float64Array.from(rows, (row) => -(table.rowIds[row] as number));
  const orders: readonly { readonly by: Replay['by']; readonly score: Float64Array }[] = [
    { by: 'file', score: byFile },
    ...rivals.map(({ id, column, sign }) => ({ by: id, score: scoreBy(table, column, sign, rows) })),
  ];
  return [
    { by: 'model', found: gains.map(({ found }) => found) },
    ...orders.map(({ by, score }) => ({ by, found: foundAlong(y, rank(score).order, cuts) })),
  ];
}

/** How many rows without a known outcome have at least each chance. @param stops rising, from 0 on */
function openRows({ after, schemaAfter }: StepView, stops: readonly number[]): EvaluateReport['open'] {
  const target = findColumn(after, withRole(schemaAfter, 'target')?.name ?? '');
  const chance = findColumn(after, withRole(schemaAfter, 'chance')?.name ?? '');
  if (!target || !isNumeric(target) || !chance || !isNumeric(chance)) return { rows: 0, atLeast: [] };
  const open: number[] = [];
  for (let row = 0; row < after.rows; row++) {
    if (Number.isNaN(target.data[row])) open.push(chance.data[row] as number);
  }
  const rising = Float64Array.from(open).sort();
  let below = 0;
  const atLeast = stops.map((stop) => {
    while (below < rising.length && (rising[below] as number) < stop) below++;
    return rising.length - below;
  });
  return { rows: open.length, atLeast: open.length === 0 ? [] : atLeast };
}

/** Rows on either side of a threshold: of those that lie at or above the first that is no less. */
function splitAt(confusion: readonly Confusion[], from: number): EvaluateReport['split'] {
  const shareOf = (one: Confusion | undefined): Share => ({ rows: (one?.tp ?? 0) + (one?.fp ?? 0), positives: one?.tp ?? 0 });
  const all = shareOf(confusion[0]);
  const picked = shareOf(confusion.find(({ threshold }) => threshold >= from));
  return { picked, left: { rows: all.rows - picked.rows, positives: all.positives - picked.positives } };
}

/** Log loss and Brier score of one chance for everyone, where a share `rate` came true. */
function alike(rate: number, chance: number): { readonly logLoss: number; readonly brier: number } {
  const p = Math.min(Math.max(chance, Number.EPSILON), 1 - Number.EPSILON);
  return { logLoss: -rate * Math.log(p) - (1 - rate) * Math.log(1 - p), brier: rate * (1 - p) ** 2 + (1 - rate) * p ** 2 };
}

export function learntOf<L>(view: StepView, step: string): L {
  const fitted = view.above.get(step);
  if (!fitted) throw new Error(`the step ${step} did not run above`);
  return fitted.learnt as L;
}

/**
 * Chances may be said as percentages: they held good in the rounds of checking, and nothing that came of the rows held out, which may be later ones,
 * surely speaks against them.
 */
export function percentHolds(view: StepView, { percentAllowed, model }: Pick<TrainLearnt, 'percentAllowed' | 'model'>): boolean {
  if (!percentAllowed || model === 'baseline') return percentAllowed;
  const { y, chance } = judged(view);
  const positives = y.reduce((sum, one) => sum + one, 0);
  return Math.min(positives, y.length - positives) < FEWEST || judgeCalibration(y, chance, 2).percentMayBeShown;
}

/** Outcomes and chances of the rows no fit ever saw. */
export function judged({ after, schemaAfter, heldOut }: StepView): {
  readonly rows: Uint32Array;
  readonly y: Uint8Array;
  readonly chance: Float64Array;
} {
  const target = withRole(schemaAfter, 'target');
  const chance = withRole(schemaAfter, 'chance');
  const column = chance && findColumn(after, chance.name);
  if (!target || !column || !isNumeric(column)) throw new Error('the table has no target or no chance');
  const { rows, y } = knownOutcomes(after, target.name);
  const places = Uint32Array.from(rows.keys()).filter((i) => heldOut[rows[i] as number] === 1);
  return {
    rows: places.map((i) => rows[i] as number),
    y: Uint8Array.from(places, (i) => y[i] as number),
    chance: Float64Array.from(places, (i) => column.data[rows[i] as number] as number),
  };
}
