import { describe, expect, it } from 'vitest';
import type { GroupSketch } from '../../../src/core/group-marks';
import { meta } from '../../../src/steps/profile/meta';
import { toldOf, withTold } from '../../../src/steps/profile/names';

const sketch = (people: string): GroupSketch => ({ people, share: 0.5, centre: [] });
const segment = (people: string, marked: string | null = null) => ({ sketch: sketch(people), marked });
const NOTHING = { name: '', note: '', owner: '', channel: '', next: '' };

describe('what is written about a segment', () => {
  it('is kept with a sketch of its people, and each field by itself', () => {
    const once = withTold([], segment('aa'), { name: '  Regulars ' });
    expect(once).toEqual([{ does: 'tell', of: [sketch('aa')], texts: [['name', 'Regulars']], letter: '' }]);
    const twice = withTold(once, segment('aa'), { next: 'Call' });
    expect(toldOf(twice, segment('aa'))).toEqual({ ...NOTHING, name: 'Regulars', next: 'Call' });
    expect(twice).toHaveLength(1);
  });

  it('follows the mark the card found, and is then kept with the people of today', () => {
    const before = withTold([], segment('aa'), { name: 'Regulars' });
    const after = withTold(before, segment('bb', 'aa'), { owner: 'Kari' });
    expect(after).toEqual([
      {
        does: 'tell',
        of: [sketch('bb')],
        texts: [
          ['name', 'Regulars'],
          ['owner', 'Kari'],
        ],
        letter: '',
      },
    ]);
  });

  it('goes when everything is emptied, and stays for groups that are not here now', () => {
    const both = withTold(withTold([], segment('aa'), { name: 'One' }), segment('bb'), { name: 'Two' });
    expect(withTold(both, segment('aa'), { name: ' ' })).toEqual([both[1]]);
    expect(toldOf(both, segment('cc'))).toEqual(NOTHING);
  });

  it('comes over from the first version, where only names were kept', () => {
    expect(meta.upgrade?.[0]?.({ names: [['0a0b', 'Champions']] })).toEqual({
      told: [{ does: 'tell', of: [{ people: '0a0b', share: 0, centre: [] }], texts: [['name', 'Champions']], letter: '' }],
    });
    expect(meta.upgrade?.[0]?.({})).toEqual({ told: [] });
  });
});
