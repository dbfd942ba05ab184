import type { Message } from '../core/message';
import { stop } from '../core/problem';
import type { Recipe } from '../core/recipe';
import type { StepOutcome } from '../engine/types';
import type { LeakQuestion, TargetReport } from '../steps/target/meta';

/** What was asked about a column, answered: set aside what nobody knows in advance, leave it as it is, or keep its equal rows on one side. */
const ANSWERS = ['leave-out', 'known', 'together'] as const;
const VALUES_TOLD = 8;
export interface Answered {
  readonly column: string;
  readonly answer: (typeof ANSWERS)[number];
}

/** `duration=leave-out`; the name may hold an equals sign. @throws Problem cli.answer */
export function answerOf(given: string): Answered {
  const at = given.lastIndexOf('=');
  const answer = ANSWERS.find((one) => one === given.slice(at + 1));
  return at > 0 && answer ? { column: given.slice(0, at), answer } : stop('cli.answer', { given });
}

/** The recipe with the answers in it, as the page would write them. @throws Problem cli.no-column */
export function answered(recipe: Recipe, answers: readonly Answered[]): Recipe {
  const names = recipe.columns.map(({ name }) => name);
  const wrong = answers.find(({ column }) => !names.includes(column));
  if (wrong) return stop('cli.no-column', { column: wrong.column, columns: names.join(', ') });
  const of = (answer: Answered['answer']): readonly string[] => answers.filter((one) => one.answer === answer).map(({ column }) => column);
  const [aside, known, together] = [of('leave-out'), of('known'), of('together').at(-1)];
  return {
    ...recipe,
    ...(together !== undefined && { split: { ...recipe.split, entity: together } }),
    columns: recipe.columns.map((column) => (aside.includes(column.name) ? { ...column, role: 'ignore' } : column)),
    steps: recipe.steps.map((step) => {
      const before = step.params['known'];
      const all = [...new Set([...(Array.isArray(before) ? before : []), ...known])];
      return step.step === 'target' && all.length > 0 ? { ...step, params: { ...step.params, known: all } } : step;
    }),
  };
}

/** The recipe down to the outcome, where figures wait for answers; null where there is no outcome. */
export function downToTarget(recipe: Recipe): Recipe | null {
  const at = recipe.steps.findLastIndex(({ step, enabled }) => step === 'target' && enabled);
  return at < 0 ? null : { ...recipe, steps: recipe.steps.slice(0, at + 1) };
}

/** What has to be answered before any figure is shown. */
export function openQuestions(outcomes: readonly StepOutcome[]): readonly LeakQuestion[] {
  const target = outcomes.findLast(({ step }) => step === 'target');
  return target ? (target.report as TargetReport).leakQuestions.filter((question) => !question.answered) : [];
}

/** The evidence as the page says it. */
export function evidence({ why, column, auc, rows = 0, of = 0, date = '' }: LeakQuestion): Message {
  return { code: `target.leak.${why}`, args: { column, auc, rows, of, date } };
}

/** How it can be answered. */
export function waysToAnswer({ why, column }: LeakQuestion): Message {
  return { code: `cli.asked.${why === 'people' || why === 'copies' ? why : 'column'}`, args: { column } };
}

/** The sentence on a success value that no word gave away, and how it is told; null where there is none. */
export function unclearSuccess(outcomes: readonly StepOutcome[]): Message | null {
  const report = outcomes.findLast(({ step }) => step === 'target')?.report as TargetReport | undefined;
  if (!report?.unclear) return null;
  return {
    code: 'cli.unclear',
    args: {
      column: report.column,
      success: report.success,
      values: report.values.slice(0, VALUES_TOLD).map(({ value }) => String(value)),
      more: Math.max(0, report.valuesInAll - VALUES_TOLD),
    },
  };
}
