import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message';
import type { Words } from '../../src/core/text';
import { wordsOf } from '../../src/i18n/format';
import { translator } from '../../src/i18n/translate';

const texts = {
  plain: 'Nothing found.',
  rows: (a: { rows: number }, w: Words) => `${w.integer(a.rows)} ${w.plural(a.rows, 'row', 'rows')}`,
  held: (a: { what: string }) => `We saw ${a.what}.`,
  listed: (a: { columns: readonly string[] }) => `Look at ${String(a.columns)}.`,
};
const tell = translator(texts, wordsOf('en'));

describe('messages become sentences', () => {
  it('says plain texts and fills blanks', () => {
    expect(tell(say('plain'))).toBe('Nothing found.');
    expect(tell(say('rows', { rows: 1200 }))).toBe('1,200 rows');
  });
  it('says a message inside a message', () => {
    expect(tell(say('held', { what: say('rows', { rows: 1 }) }))).toBe('We saw 1 row.');
  });
  it('joins lists as the language does, with messages and numbers in them', () => {
    expect(tell(say('listed', { columns: ['a', say('rows', { rows: 2 }), 3] }))).toBe('Look at a, 2 rows and 3.');
  });
  it('keeps a name written from right to left from turning the sentence', () => {
    expect(tell(say('held', { what: 'שם לקוח' }))).toBe('We saw \u2068שם לקוח\u2069.');
  });
  it('says an unknown code as itself, also when it is a name of Object’s own', () => {
    expect(tell(say('no.such'))).toBe('no.such');
    expect(tell(say('constructor'))).toBe('constructor');
  });
});
