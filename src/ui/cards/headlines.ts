import { say, type Message } from '../../core/message';
import type { StageView, StepView } from '../../app/cards';
import type { StepOutcome } from '../../engine/types';

/** What a card found: the step's own finding, or for several steps what they left over. Null before anything ran. */
export function stageFinding({ stage, steps }: StageView): Message | null {
  const ran = steps.filter((view) => view.outcome && view.meta);
  const [first] = ran;
  const lastRan = ran[ran.length - 1];
  if (!first?.outcome || !lastRan?.outcome) return null;
  if (steps.length === 1) return findingOf(first);
  if (stage === 'clean') {
    return say('card.clean', { rowsIn: first.outcome.rowsIn, rowsOut: lastRan.outcome.rowsOut });
  }
  if (stage === 'engineer') {
    return say('card.engineer', { columns: features(lastRan.outcome), rows: lastRan.outcome.rowsOut });
  }
  if (stage === 'interpret') {
    const profile = ran.find(({ step }) => step.step === 'profile');
    const groups = listIn(profile?.outcome?.report, 'segments');
    if (groups === 0) return findingOf(profile ?? first);
    const value = ran.find(({ step }) => step.step === 'value');
    return say(listIn(value?.outcome?.report, 'segments') > 0 ? 'card.interpret' : 'card.interpret.who', { groups });
  }
  return findingOf(lastRan);
}

/** Why a card has no finding yet; null where its name says enough. */
export function withoutFinding({ steps, state }: StageView): Message | null {
  if (state === 'failed') return say('card.headline.failed');
  return steps.some(({ problem }) => problem?.code === 'target.answer-first') ? say('card.headline.asked') : null;
}

/** Steps that have nothing to say where there are no groups. */
const MUTE: Readonly<Record<string, (report: unknown) => boolean>> = {
  profile: () => true,
  regroup: (report) => listIn(report, 'acts') === 0,
  value: (report) => typeof report === 'object' && report !== null && 'column' in report && report.column === null,
};

/** No groups came from above: the card says so once, and shows the steps that have something to say all the same. */
export function withoutGroups({ stage, steps }: StageView): readonly StepView[] | null {
  const profile = steps.find(({ step }) => step.step === 'profile');
  if (stage !== 'interpret' || profile?.state !== 'fresh' || listIn(profile.outcome?.report, 'segments') > 0) return null;
  return steps.filter(({ step, state, outcome }) => state !== 'fresh' || MUTE[step.step]?.(outcome?.report) !== true);
}

export function findingOf({ meta, outcome }: StepView): Message | null {
  return meta && outcome ? meta.finding(outcome.report) : null;
}

function features({ schema }: StepOutcome): number {
  return schema.filter((column) => column.feature).length;
}

/** What the rail says a card left over. */
export function leftOver({ stage, steps }: StageView): Message | null {
  const outcome = steps.filter((view) => view.outcome).at(-1)?.outcome;
  if (!outcome) return null;
  switch (stage) {
    case 'clean':
      return say('rail.rows', { rows: outcome.rowsOut });
    case 'engineer':
      return say('rail.columns', { columns: features(outcome) });
    case 'cluster': {
      const k = numberIn(outcome.report, 'k');
      return k === null ? null : say('rail.groups', { groups: k });
    }
    case 'target': {
      const rate = numberIn(outcome.report, 'baseRate');
      return rate === null ? null : say('rail.share', { share: rate });
    }
    case 'act': {
      const ranked = numberIn(outcome.report, 'ranked');
      return ranked === null ? null : say('rail.rows', { rows: ranked });
    }
    default:
      return null;
  }
}

function listIn(report: unknown, name: string): number {
  const value = typeof report === 'object' && report !== null ? (report as Readonly<Record<string, unknown>>)[name] : undefined;
  return Array.isArray(value) ? value.length : 0;
}

function numberIn(report: unknown, name: string): number | null {
  if (typeof report !== 'object' || report === null || !(name in report)) return null;
  const value = (report as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : null;
}
