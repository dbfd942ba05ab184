import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/i18n/format';

const en = wordsOf('en', '£');
const nb = wordsOf('nb', 'kr');

describe('numbers in words', () => {
  it('groups thousands as each language does', () => {
    expect(en.integer(1234567)).toBe('1,234,567');
    expect(nb.integer(1234567)).toBe('1\u202f234\u202f567');
  });
  it('keeps three digits that count and never rounds a whole part', () => {
    expect([en.number(0.123456), en.number(12.345), en.number(4338), en.number(123456.7)]).toEqual(['0.123', '12.3', '4,338', '123,457']);
    expect(nb.number(0.5)).toBe('0,5');
  });
  it('says shares with a space and never rounds to all or none', () => {
    expect([en.share(0.42), nb.share(0.42), en.share(0), en.share(1)]).toEqual(['42\u00a0%', '42\u00a0%', '0\u00a0%', '100\u00a0%']);
    expect([en.share(0.004), en.share(0.0001), en.share(0.99996)]).toEqual(['0.4\u00a0%', 'under 0.1\u00a0%', 'over 99.9\u00a0%']);
  });
  it('says chances as people do', () => {
    expect([en.outOf(0.9), nb.outOf(0.9), en.outOf(0.9, 50)]).toEqual(['9 of 10', '9 av 10', '45 of 50']);
    expect([en.outOf(0.99), en.outOf(0.01), en.outOf(1), en.outOf(0)]).toEqual(['over 9 of 10', 'under 1 of 10', '10 of 10', '0 of 10']);
  });
  it('puts the currency where the language has it', () => {
    expect([en.money(6210), nb.money(6210), en.money(-3.5)]).toEqual(['£\u202f6,210', '6\u202f210\u00a0kr', '−£\u202f3.50']);
    expect(wordsOf('en').money(6210)).toBe('6,210');
  });
  it('says a dash for what is no number', () => {
    expect([en.integer(NaN), en.number(Infinity), en.share(NaN), en.money(NaN), en.date(NaN), en.outOf(NaN)]).toEqual(Array(6).fill('–'));
  });
  it('says dates in the file’s own civil time', () => {
    expect([en.date(Date.UTC(2011, 11, 9)), nb.date(Date.UTC(2011, 11, 9))]).toEqual(['9 Dec 2011', '9. des. 2011']);
  });
  it('joins lists and picks plurals', () => {
    expect([en.list(['a', 'b', 'c']), nb.list(['a', 'b', 'c'])]).toEqual(['a, b and c', 'a, b og c']);
    expect([en.plural(1, 'row', 'rows'), en.plural(0, 'row', 'rows')]).toEqual(['row', 'rows']);
  });
});
