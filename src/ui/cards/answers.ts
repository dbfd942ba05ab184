import type { StepView } from '../../app/cards';
import type { Answer } from '../../core/params';

/** What was answered to a step's questions so far. */
export function answersOf({ step }: StepView): readonly Answer[] {
  return (step.params['answers'] ?? []) as readonly Answer[];
}

/** A question by what it is about and the print of the value. */
export const questionKey = (about: string, print: string): string => JSON.stringify([about, print]);

export function answersByQuestion(answers: readonly Answer[]): ReadonlyMap<string, string> {
  return new Map(answers.map(([about, print, answer]) => [questionKey(about, print), answer]));
}
