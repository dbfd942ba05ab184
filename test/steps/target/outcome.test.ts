import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/fingerprint';
import { ProblemError } from '../../../src/core/problem';
import { dictColumn, numericColumn, type Column } from '../../../src/core/table';
import { choicesOf, type OutcomeValue } from '../../../src/steps/target/meta';
import { chooseOutcome } from '../../../src/steps/target/outcome';

const words = (...cells: readonly (string | null)[]): Column => dictColumn('Result', 'category', cells);
const success = (column: Column, asked: string | null = null): string => chooseOutcome(column, asked).success.text;

function problemOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error;
  }
  return undefined;
}

describe('which value is success', () => {
  it.each([
    [['won', 'lost', 'won', 'won'], 'won'],
    [['Closed Won', 'Closed Lost', 'Closed Lost'], 'Closed Won'],
    [['gewonnen', 'verloren', 'gewonnen'], 'gewonnen'],
    [['vunnet', 'tapt', 'vunnet', 'vunnet'], 'vunnet'],
    [['Churned', 'Stayed', 'Churned', 'Churned'], 'Churned'],
    [['not converted', 'converted', 'converted'], 'converted'],
    [['lost', 'deal', 'deal'], 'deal'],
  ])('is recognised in %j', (cells, expected) => {
    expect(success(words(...cells))).toBe(expected);
  });

  it('is the rarer value where no word is known', () => {
    expect(success(words('A', 'B', 'A', 'A'))).toBe('B');
  });

  it('is the yes of a yes/no column and the 1 of a number', () => {
    expect(success(numericColumn('y', 'bool', [1, 1, 0, null]))).toBe('yes');
    expect(success(numericColumn('y', 'number', [1, 1, 0, null]))).toBe('1');
  });

  it('is the value whose fingerprint was asked for, however a yes is spelt', () => {
    expect(success(words('won', 'lost', 'won'), fingerprint('lost'))).toBe('lost');
    expect(success(numericColumn('y', 'bool', [1, 0]), fingerprint('No'))).toBe('no');
    expect(success(numericColumn('y', 'bool', [1, 0]), fingerprint('Ja'))).toBe('yes');
  });

  it('leaves open ones undecided', () => {
    expect(chooseOutcome(words('won', 'Open', 'lost', 'pågår', 'in Bearbeitung'), null).open).toEqual(['Open', 'in Bearbeitung', 'pågår']);
  });

  it('takes "open" as an outcome where it is one of only two', () => {
    expect(chooseOutcome(words('open', 'closed', 'closed'), null)).toMatchObject({ success: { text: 'open' }, open: [] });
  });
});

describe('an outcome that cannot be learnt', () => {
  it('names the column and the one value', () => {
    expect(problemOf(() => chooseOutcome(words('won', 'won', null), null))).toEqual({
      code: 'target.one-class',
      args: { column: 'Result', value: 'won' },
    });
  });

  it('says that there is none', () => {
    expect(problemOf(() => chooseOutcome(words(null, null), null))).toEqual({ code: 'target.empty', args: { column: 'Result' } });
  });

  it('says how many values are too many', () => {
    const many = words(...Array.from({ length: 201 }, (_, i) => `value ${i}`));
    expect(problemOf(() => chooseOutcome(many, null))).toEqual({
      code: 'target.too-many',
      args: { column: 'Result', values: 201, most: 200 },
    });
  });

  it('says that the value asked for is not there', () => {
    expect(problemOf(() => chooseOutcome(words('won', 'lost'), fingerprint('bought')))).toEqual({
      code: 'target.no-value',
      args: { column: 'Result' },
    });
  });
});

it('of two values with one fingerprint only one can be chosen, the one that is taken first', () => {
  const value = (name: string, mark: string, is: OutcomeValue['is'] = 'other'): OutcomeValue => ({
    value: name,
    fingerprint: mark,
    rows: 1,
    is,
  });
  const shown = (...values: OutcomeValue[]): string =>
    choicesOf(values)
      .map((one) => one.value)
      .join(' ');
  expect(shown(value('a', '1'), value('b', '2'), value('c', '1'))).toBe('a b');
  expect(shown(value('a', '1'), value('b', '2'), value('c', '1', 'success'))).toBe('b c');
});
