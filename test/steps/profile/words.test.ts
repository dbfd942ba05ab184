import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en';
import { wordsOf } from '../../../src/i18n/format';
import { nb } from '../../../src/i18n/nb';
import { translator } from '../../../src/i18n/translate';
import type { Condition } from '../../../src/steps/profile/meta';
import { sayCondition } from '../../../src/steps/profile/words';

const spend = (over: number | null, upTo: number | null, whole: boolean): Condition => ({
  ...{ column: 'Spend', made: null, since: null, format: 'number', level: null, not: false },
  ...{ over, upTo, whole },
});
const ranges = (whole: boolean) => [spend(null, 0, whole), spend(0, 40, whole), spend(40, null, whole)].map(sayCondition);

describe('a condition in words', () => {
  it('lets no two ranges that meet hold the same amount', () => {
    expect(ranges(false).map(translator(en, wordsOf('en')))).toEqual(['Spend up to 0', 'Spend over 0 up to 40', 'Spend over 40']);
    expect(ranges(false).map(translator(nb, wordsOf('nb')))).toEqual(['Spend opp til 0', 'Spend over 0 til og med 40', 'Spend over 40']);
  });

  it('counts whole numbers from the next one on', () => {
    expect(ranges(true).map(translator(en, wordsOf('en')))).toEqual(['Spend at most 0', 'Spend from 1 to 40', 'Spend at least 41']);
  });
});
