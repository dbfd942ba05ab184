import type { Message } from '../core/message';
import type { Problem } from '../core/problem';
import type { Recipe, RecipeStep } from '../core/recipe';
import { STAGES, type Stage, type StepMeta } from '../core/step';
import type { PlannedStep } from '../engine/plan';
import type { StepOutcome } from '../engine/types';
import type { TargetReport } from '../steps/target/meta';

/**
 * `fresh` what is shown is true; `stale` it was, before an edit; `queued` it will be soon; `blocked` a card above failed, or asks something that must be answered first;
 * `waiting` it never ran and nothing runs; `off` switched off by hand.
 */
export type CardState = 'fresh' | 'running' | 'queued' | 'stale' | 'waiting' | 'blocked' | 'failed' | 'off';

export interface Running {
  readonly job: number;
  /** The step at work; null before the first has started. */
  readonly uid: string | null;
  readonly share: number;
  readonly what: Message | null;
  /** Every card is there, and this one's report is being made whole. */
  readonly later?: true;
  /** When the step started, in the page's own milliseconds. */
  readonly since: number;
}

export interface StepView {
  readonly uid: string;
  readonly step: RecipeStep;
  /** Unknown for a step of a newer Leadlight. */
  readonly meta: StepMeta | undefined;
  readonly state: CardState;
  /** Fresh, or the last one there was. */
  readonly outcome: StepOutcome | undefined;
  readonly problem: Problem | undefined;
  readonly running: Running | undefined;
}

export interface StageView {
  readonly stage: Stage;
  readonly steps: readonly StepView[];
  readonly state: CardState;
}

export interface CardInputs {
  readonly recipe: Recipe;
  readonly planned: readonly PlannedStep[];
  readonly metas: Readonly<Record<string, StepMeta>>;
  /** Everything that has run, by key. */
  readonly results: ReadonlyMap<string, StepOutcome>;
  /** The last outcome of each step, by uid. */
  readonly last: ReadonlyMap<string, StepOutcome>;
  /** By uid, with the key it failed under. */
  readonly failures: ReadonlyMap<string, { readonly key: string; readonly problem: Problem }>;
  readonly running: Running | null;
}

/** One card a stage, in the order of the journey; a stage's state is that of the step that most needs attention. */
export function cardsOf(inputs: CardInputs): readonly StageView[] {
  const views = stepViews(inputs);
  return STAGES.map((stage) => views.filter((view) => stageOf(view) === stage))
    .filter((steps) => steps.length > 0)
    .map((steps) => ({ stage: stageOf(steps[0] as StepView), steps, state: together(steps.map((step) => step.state)) }));
}

/** With the views of before in place of those that say the same: what did not change is not drawn again. */
export function keepingSame(now: readonly StageView[], before: readonly StageView[]): readonly StageView[] {
  const stages = new Map(before.map((one) => [one.stage, one]));
  const views = new Map(before.flatMap(({ steps }) => steps.map((one) => [one.uid, one] as const)));
  return now.map((stage) => {
    const steps = stage.steps.map((view) => sameOr(view, views.get(view.uid)));
    const known = stages.get(stage.stage);
    const same = known?.state === stage.state && known.steps.length === steps.length && steps.every((view, i) => view === known.steps[i]);
    return same ? known : { ...stage, steps };
  });
}

function sameOr(view: StepView, before: StepView | undefined): StepView {
  const names = Object.keys(view) as (keyof StepView)[];
  return before && names.every((name) => view[name] === before[name]) ? before : view;
}

/** A step nobody knows is shown last, where it does not hide the others. */
function stageOf({ meta }: StepView): Stage {
  return meta?.stage ?? 'act';
}

function stepViews({ recipe, planned, metas, results, last, failures, running }: CardInputs): readonly StepView[] {
  const plans = new Map(planned.map((step) => [step.uid, step]));
  let blocked = false;
  /** Columns that may have been known too late: until it is answered no figure is shown. */
  let asked: Problem | undefined;
  return recipe.steps.map((step) => {
    const { uid } = step;
    const meta = Object.hasOwn(metas, step.step) ? metas[step.step] : undefined;
    const view = (state: CardState, more: Partial<StepView> = {}): StepView => ({
      uid,
      step,
      meta,
      state,
      outcome: last.get(uid),
      problem: undefined,
      running: undefined,
      ...more,
    });
    const own = plans.get(uid);
    if (!own) return view('off', { outcome: undefined });
    if (blocked) return view('blocked');
    const failure = own.state === 'wrong' ? own.problem : keyed(failures.get(uid), own.key);
    if (failure) {
      blocked = true;
      return view('failed', { problem: failure });
    }
    const outcome = results.get(own.key);
    if (asked) return view('blocked', { outcome: undefined, problem: asked });
    if (outcome) {
      asked = step.step === 'target' ? unanswered(outcome.report as TargetReport) : undefined;
      return view('fresh', { outcome });
    }
    if (running?.uid === uid) return view('running', { running });
    if (running) return view('queued');
    return view(last.has(uid) ? 'stale' : 'waiting');
  });
}

function unanswered({ leakQuestions }: TargetReport): Problem | undefined {
  const questions = leakQuestions.filter(({ answered }) => !answered).length;
  return questions === 0 ? undefined : { code: 'target.answer-first', args: { questions } };
}

function keyed(failure: { readonly key: string; readonly problem: Problem } | undefined, key: string): Problem | undefined {
  return failure?.key === key ? failure.problem : undefined;
}

const NEEDS_ATTENTION: readonly CardState[] = ['failed', 'running', 'queued', 'blocked', 'stale', 'waiting', 'fresh', 'off'];

function together(states: readonly CardState[]): CardState {
  return NEEDS_ATTENTION.find((state) => states.includes(state)) ?? 'off';
}

/** Seconds until the step is done, from how far it came; null while that would be a guess. */
export function secondsLeft({ share, since }: Running, now: number): number | null {
  const spent = now - since;
  if (share < 0.05 || share >= 1 || spent < 1500) return null;
  return Math.ceil((spent * (1 - share)) / share / 1000);
}
