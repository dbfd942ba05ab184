import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/message';
import { wordsOf } from '../../../src/i18n/format';
import { translator } from '../../../src/i18n/translate';
import { because, inOneSentence, telling } from '../../../src/steps/explain/names';
import type { RowPart } from '../../../src/steps/explain/reasons';
import { CATALOGUES } from '../../contract/step-words';

const part = (column: string, effect: number, more: Partial<RowPart> = {}): RowPart => ({
  column,
  value: 5,
  kind: 'number',
  role: 'count',
  effect,
  effectInChance: effect / 10,
  usual: 2,
  ...more,
});
const row = (parts: readonly RowPart[]) => ({ parts, base: 0, score: parts.reduce((sum, { effect }) => sum + effect, 0) });
const english = translator(CATALOGUES.en, wordsOf('en'));
const norwegian = translator(CATALOGUES.nb, wordsOf('nb', 'kr'));
const both = (message: Message): readonly [string, string] => [english(message), norwegian(message).replace(/\s/g, ' ')];

describe('the reasons of a row', () => {
  it('are three for, two against, nothing slight', () => {
    const parts = [
      part('g', -0.6),
      part('h', 0.01),
      part('a', 3),
      part('b', -2),
      part('c', 1),
      part('d', -0.9),
      part('e', 0.8),
      part('f', 0.7),
    ];
    const { for: speaksFor, against } = telling({ parts });
    expect(speaksFor.map(({ column }) => column)).toEqual(['a', 'c', 'e']);
    expect(against.map(({ column }) => column)).toEqual(['b', 'd']);
  });

  it('are one sentence, with what is usual and numbers as each language says them', () => {
    const reasons = row([
      part('Mails opened', 2, { value: 12, usual: 2 }),
      part('Staff', 1, { value: 1240.5, usual: 35 }),
      part('Last visit', -0.5, { value: Date.UTC(2024, 2, 3), usual: Date.UTC(2024, 5, 12), kind: 'date', role: 'date' }),
    ]);
    expect(both(inOneSentence(reasons))).toEqual([
      'Mostly because Mails opened is 12 (usually 2) and Staff is 1,241 (usually 35); against it: Last visit is 3 Mar 2024 (usually 12 Jun 2024).',
      'Mest fordi Mails opened er 12 (vanligvis 2) og Staff er 1 241 (vanligvis 35); imot taler: Last visit er 3. mars 2024 (vanligvis 12. juni 2024).',
    ]);
  });

  it('begin with what speaks against where that weighs more', () => {
    const reasons = row([
      part('Demo', -2, { value: 0, usual: 1, kind: 'bool' }),
      part('Source', 1, { value: 'fair', usual: 'fair', kind: 'category' }),
    ]);
    expect(both(inOneSentence(reasons))).toEqual([
      'Lower mostly because Demo is no (usually yes); for it: Source is fair, as is usual.',
      'Lavere mest fordi Demo er nei (vanligvis ja); for taler: Source er fair, som vanlig er.',
    ]);
  });

  it('say what is not known, and that nothing sets a row apart', () => {
    expect(english(because(part('Staff', 1, { value: null })))).toBe('Staff is not known (usually 2)');
    expect(english(because(part('Staff', 1, { value: null, usual: null })))).toBe('Staff is not known, as is usual');
    expect(english(because(part('Staff', 1, { usual: null })))).toBe('Staff is 5 (usually not known)');
    expect(both(inOneSentence(row([part('Staff', 0.01)])))).toEqual([
      'Nothing in the file sets it apart from the others.',
      'Ingenting i filen skiller den fra de andre.',
    ]);
  });

  it('are the same words for the same row, in whatever order the parts come', () => {
    const parts = [part('a', 1), part('b', 1), part('c', -1), part('d', 0.5)];
    expect(inOneSentence(row([...parts].reverse()))).toEqual(inOneSentence(row(parts)));
  });
});
