import { edits, jaroWinkler } from '../../ml/jaro-winkler';

/** Companies in which one word has a slip of the pen are doubtful, whatever share of their letters that is. */
export const SLIPPED = 0.98;

/**
 * How alike two companies are: no more than without their common words, unless one is the other with a slip of the pen.
 * @param names as `namesAlike` has it
 */
export function firmsAlike(names: number, a: string, b: string, rest: () => number): number {
  if (names <= 0.7 || names === 1) return names;
  return slipped(a, b) ? Math.max(names, SLIPPED) : Math.min(names, rest());
}

/** Another letter in a word so long is a slip; in a shorter one it makes another name. */
const LONG_WORD = 8;

/** A blank more, or one word with a letter more, less, or two of them swapped. */
function slipped(a: string, b: string): boolean {
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true;
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  if (wordsA.length !== wordsB.length) return false;
  const differ = wordsA.flatMap((word, at) => (word === wordsB[at] ? [] : [at]));
  const [wordA = '', wordB = ''] = [wordsA[differ[0] ?? -1], wordsB[differ[0] ?? -1]];
  if (differ.length !== 1 || Math.min(wordA.length, wordB.length) < 4 || /\d/.test(wordA + wordB) || edits(wordA, wordB, 1) > 1)
    return false;
  return wordA.length !== wordB.length || wordA.length >= LONG_WORD || lettersOf(wordA) === lettersOf(wordB);
}

const lettersOf = (word: string): string => Array.from(word).sort().join('');

/** Words are one word from here on. */
const SAME_WORD = 0.8;

/** In either order of the words, and no more than 0.7 when a word of the shorter name is not in the other: a household shares one of two. */
export function namesAlike(a: string, b: string, sortedA: string, sortedB: string): number {
  const inOrder = jaroWinkler(a, b);
  const alike = a === sortedA && b === sortedB ? inOrder : Math.max(inOrder, jaroWinkler(sortedA, sortedB));
  if (alike <= 0.7 || alike === 1) return alike;
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  const [fewer, more] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const within = (word: string): boolean =>
    more.some((other) => (word.length === 1 || other.length === 1 ? word[0] === other[0] : jaroWinkler(word, other) >= SAME_WORD));
  return fewer.length < 2 || fewer.every(within) ? alike : 0.7;
}
