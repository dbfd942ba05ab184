import { describe, expect, it } from 'vitest';
import { isGroupMarks, wrongGroupMarks, type GroupMark } from '../../src/core/group-marks';

const spec = { does: ['merge', 'pin'], fields: ['note', 'for'] };
const mark: GroupMark = {
  does: 'pin',
  of: [{ people: '00ff', share: 0.25, centre: [['spend', -1.5]] }],
  texts: [['note', 'they pay in cash']],
  letter: 'B',
};

describe('what a recipe remembers of groups', () => {
  it('is a sketch, a decision and the words written about it', () => {
    expect(isGroupMarks([], spec)).toBe(true);
    expect(isGroupMarks([mark, { ...mark, does: 'merge', letter: '', texts: [] }], spec)).toBe(true);
  });

  it('is nothing else', () => {
    for (const wrong of wrongGroupMarks(spec)) expect([wrong, isGroupMarks(wrong, spec)]).toEqual([wrong, false]);
    expect(isGroupMarks([{ ...mark, does: 'tell' }], spec)).toBe(false);
    expect(isGroupMarks([{ ...mark, of: [{ ...mark.of[0], centre: [['spend', 'Kari']] }] }] as never, spec)).toBe(false);
  });
});
