import type { Params } from '../../core/params';
import { stop } from '../../core/problem';
import { withRole } from '../../core/schema';
import type { StepImpl, StepView } from '../../core/step';
import { findColumn, isNumeric, type Table } from '../../core/table';
import { sumsByLabel, type FrameRow } from '../../data/danfo';
import type { MlTasks } from '../context';
import { knownOutcomes } from '../target/known';
import { said } from '../target/meta';
import type { TargetLearnt } from '../target/run';
import type { TrainLearnt } from '../train/learnt';
import { figures } from './figures';
import type { Confusion, EvaluateReport, Figures, meta, Share } from './meta';

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

  async report(view, _fitted, { threshold }: Params<typeof meta.params>, { random, checkpoint }) {
    const trained = learntOf<TrainLearnt>(view, 'train');
    const target = learntOf<TargetLearnt>(view, 'target');
    const { y, chance } = judged(view);
    await checkpoint();
    const positives = y.reduce((sum, value) => sum + value, 0);
    const few = Math.min(positives, y.length - positives) < FEWEST;
    const instead = few ? trained.outOfFold : null;
    const found = instead ?? figuresOnce(view.before, () => figures(y, chance, random.fork('figures')));
    const rate = trained.baseRate;
    const from = threshold === 'auto' ? Math.max(1, Math.round(rate * 100)) / 100 : threshold / 100;
    return {
      ...found,
      judgedOn: instead ? 'out-of-fold' : 'held-out',
      rough: Math.min(found.positives, found.rows - found.positives) < ROUGH,
      threshold: from,
      split: await splitAt(found.confusion, from),
      baseline: alike(found.baseRate, rate),
      model: trained.model,
      percentAllowed: trained.percentAllowed,
      success: said(target.success, target.bool),
    };
  },
};

/** By the table that was judged, which never changes: another threshold asks for no figure anew. */
const known = new WeakMap<Table, Figures>();

function figuresOnce(table: Table, make: () => Figures): Figures {
  const found = known.get(table) ?? make();
  known.set(table, found);
  return found;
}

/** Adds up the rows between each threshold and the next, on either side of the chosen one. */
async function splitAt(confusion: readonly Confusion[], from: number): Promise<EvaluateReport['split']> {
  const steps = confusion.map(({ threshold, tp, fp }, i): FrameRow => {
    const next = confusion[i + 1] ?? { tp: 0, fp: 0 };
    return [threshold >= from ? 'picked' : 'left', tp + fp - next.tp - next.fp, tp - next.tp];
  });
  const sums = await sumsByLabel(steps);
  const share = (label: string): Share => {
    const [rows = 0, positives = 0] = sums.get(label) ?? [];
    return { rows, positives };
  };
  return { picked: share('picked'), left: share('left') };
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

/** Outcomes and chances of the rows no fit ever saw. */
export function judged({ after, schemaAfter, heldOut }: StepView): { readonly y: Uint8Array; readonly chance: Float64Array } {
  const target = withRole(schemaAfter, 'target');
  const chance = withRole(schemaAfter, 'chance');
  const column = chance && findColumn(after, chance.name);
  if (!target || !column || !isNumeric(column)) throw new Error('the table has no target or no chance');
  const { rows, y } = knownOutcomes(after, target.name);
  const places = Uint32Array.from(rows.keys()).filter((i) => heldOut[rows[i] as number] === 1);
  return {
    y: Uint8Array.from(places, (i) => y[i] as number),
    chance: Float64Array.from(places, (i) => column.data[rows[i] as number] as number),
  };
}
