import { withRole } from '../../core/schema';
import type { StepImpl, StepView } from '../../core/step';
import { findColumn, isNumeric } from '../../core/table';
import { liftByTenth } from '../../ml/metrics';
import type { MlTasks } from '../context';
import { judged, learntOf, percentHolds } from '../evaluate/run';
import { successSaid } from '../target/meta';
import type { TargetLearnt } from '../target/run';
import type { TrainLearnt } from '../train/learnt';
import { actList, segmentCounts } from './list';
import type { ActReport, meta } from './meta';

/** With fewer of either outcome a tenth says nothing. */
const FEWEST = 10;
const BARS = 10;

export const impl: StepImpl<typeof meta.params, ActReport, MlTasks> = {
  async fit(_train, _params, { checkpoint }) {
    await checkpoint();
    return { program: [], learnt: null, notes: [] };
  },

  async report(view, _fitted, { first, noContact }, { checkpoint }) {
    const list = actList(view.after, view.schemaAfter, noContact);
    await checkpoint();
    const { kind, which, rows, leftOut, leftOutBy } = list;
    const trained = kind === 'scores' ? learntOf<TrainLearnt>(view, 'train') : null;
    const target = kind === 'scores' ? learntOf<TargetLearnt>(view, 'target') : null;
    return {
      kind,
      which,
      ranked: rows.length,
      leftOut,
      leftOutBy,
      first,
      topTenth: trained && trained.model !== 'baseline' ? topTenth(view, trained) : null,
      success: target && successSaid(target, view.schemaAfter),
      percentAllowed: trained !== null && percentHolds(view, trained),
      chances: kind === 'scores' ? chances(view, rows) : [],
      segments: kind === 'segments' ? segmentCounts(view.after, view.schemaAfter, rows) : [],
      known: kind === 'segments' ? knownWays(view.schemaAfter) : [],
    };
  },
};

function knownWays(schema: StepView['schemaAfter']): readonly string[] {
  return schema.flatMap(({ name, role, kind, plain }) => (role === 'segment' && kind === 'category' && plain ? [name] : []));
}

/** Held-out rows alone; the rounds of checking where those are too few. */
function topTenth(view: StepView, { outOfFold }: TrainLearnt): ActReport['topTenth'] {
  const { y, chance } = judged(view);
  const positives = y.reduce((sum, value) => sum + value, 0);
  if (Math.min(positives, y.length - positives) >= FEWEST) {
    const [top] = liftByTenth(y, chance);
    return top ? { rows: top.rows, positives: Math.round(top.successes), usual: (top.rows * positives) / y.length } : null;
  }
  const top = outOfFold?.lift[0];
  return top && outOfFold ? { rows: top.rows, positives: Math.round(top.positives), usual: top.rows * outOfFold.baseRate } : null;
}

function chances({ after, schemaAfter }: StepView, rows: Uint32Array): ActReport['chances'] {
  const name = withRole(schemaAfter, 'chance')?.name;
  const column = name === undefined ? undefined : findColumn(after, name);
  if (!column || !isNumeric(column)) return [];
  const count = new Uint32Array(BARS);
  for (const row of rows) {
    const bar = Math.min(BARS - 1, Math.floor((column.data[row] as number) * BARS));
    if (bar >= 0) count[bar] = (count[bar] as number) + 1;
  }
  return Array.from(count, (n, bar) => ({ from: bar / BARS, rows: n }));
}
