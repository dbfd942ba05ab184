import type { Expr } from '../../core/expr';
import { phraseOf } from '../phrase';
import type { Block } from './dictionary';

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

export function titleExpr(title: Expr, rules: ReturnType<typeof rulesOf>, other: string | null): Expr {
  const words: Expr = { type: 'string', fn: 'words', of: title };
  const match: Expr = { type: 'match', of: words, rules, other };
  // What fills empty cells is no title.
  const nobody: Expr = { type: 'in', of: words, values: ['unknown', 'ukjent', 'unbekannt'].map((word) => ` ${word} `) };
  return { type: 'if', when: nobody, then: { type: 'missing', kind: 'category' }, else: match };
}
