import { say, type Message } from '../../core/message';
import type { Made, TargetReport } from './meta';

/** Of fewer rows, or none with the outcome, no share is said to be the same. */
const SHARES = 20;

/** Which way the rows were parted: sentences to stand one after the other. */
export function splitWords({ split, said: success, made }: Pick<TargetReport, 'split' | 'said' | 'made'>): readonly Message[] {
  const { column, from, together, teach, judge, judgeWon: won } = split;
  const by = split.by === 'even' && (judge < SHARES || won === 0) ? 'chance' : split.by;
  const sentences = [say(`target.split.${by}`, { column: column ?? '', from: from ?? 0, teach, judge, won, success })];
  if (by === 'time') sentences.push(say(`target.split.rounds.${split.forward ? 'forward' : 'chance'}`));
  if (made) sentences.push(say('target.split.made'));
  else if (together !== null) sentences.push(say('target.split.together', { column: together }));
  return sentences;
}

/** What the steps above the roll-up learnt from, where the outcome is made from events. */
export const cleanedBy = ({ upToCut }: Made): Message => say(`target.made.mended.${upToCut ? 'before' : 'all'}`);
