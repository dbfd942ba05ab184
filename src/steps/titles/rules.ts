import type { Expr } from '../../core/expr';
import type { Block } from './dictionary';

/** A word as the dictionary writes it, as a phrase to look for in `words` of a title: `*leiter` ends a word, `sales` is one. */
export function phraseOf(word: string): string {
  const bare = word.replaceAll('*', '');
  return `${word.startsWith('*') ? '' : ' '}${bare}${word.endsWith('*') ? '' : ' '}`;
}

/** The user's own words come first; `none` takes a word of ours out. */
export function rulesOf<To extends string>(
  blocks: readonly Block<To>[],
  own: readonly (readonly [word: string, to: To | 'none'])[],
  name: (to: To) => string,
): readonly (readonly [phrase: string, value: string])[] {
  const decided = new Set(own.map(([word]) => word));
  const first = own.flatMap(([word, to]): (readonly [string, string])[] => (to === 'none' ? [] : [[phraseOf(word), name(to)]]));
  const ours = blocks.flatMap(([to, words]) =>
    words
      .split('|')
      .filter((word) => !decided.has(word))
      .map((word): readonly [string, string] => [phraseOf(word), name(to)]),
  );
  return [...first, ...ours];
}

export function titleExpr(title: Expr, rules: ReturnType<typeof rulesOf>, other: string): Expr {
  return { type: 'match', of: { type: 'string', fn: 'words', of: title }, rules, other };
}
