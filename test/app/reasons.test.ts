import { describe, expect, it } from 'vitest';
import { say } from '../../src/core/message';
import { because, inPeople, strongest } from '../../src/app/reasons';
import { wordsOf } from '../../src/i18n/format';
import { leadName } from '../../src/app/lead-name';
import type { RowPart } from '../../src/engine/types';

const part = (more: Partial<RowPart>): RowPart => ({
  column: 'visits',
  value: 7,
  kind: 'number',
  role: 'count',
  effect: 1,
  effectInChance: 0.2,
  usual: 2,
  ...more,
});

describe('reasons in words', () => {
  it('compare with what most rows have', () => {
    expect(because(part({}))).toEqual(
      say('explain.because', {
        said: say('explain.because.is', { column: 'visits', value: say('explain.value.number', { value: 7 }) }),
        usual: say('explain.usually', { value: say('explain.value.number', { value: 2 }) }),
      }),
    );
  });
  it('say that a value is not known', () => {
    expect(because(part({ value: null }))).toMatchObject({ args: { said: { code: 'explain.because.missing' } } });
  });
  it('put the strongest first, whichever way it points, and leave out what does nothing', () => {
    const parts = [part({ column: 'a', effect: 0.1 }), part({ column: 'b', effect: -2 }), part({ column: 'c', effect: 0 })];
    expect(strongest(parts, 3).map(({ column }) => column)).toEqual(['b', 'a']);
  });
});

describe('a chance in people', () => {
  it('is said of so many that it can be told from none', () => {
    const said = [0.42, 0.05, 0.04, 0.006, 0.0019, 0.0001, 0, 1].map((chance) => inPeople(chance, wordsOf('en')));
    expect(said).toEqual([
      '4 of 10',
      '1 of 10',
      '4 of 100',
      '1 of 100',
      '2 of 1,000',
      'under 1 of 1,000',
      'under 1 of 1,000',
      'over 9 of 10',
    ]);
  });
});

describe('how a lead is called', () => {
  const columns = [
    { name: 'id', kind: 'text', role: 'identifier' },
    { name: 'firm', kind: 'text', role: 'name' },
  ] as const;
  it('by its name, with its id beside', () => {
    expect(leadName({ total: 1, columns, rowIds: [4], cells: [['L-1', 'Ål AS']] }, 0)).toEqual({ name: 'Ål AS', more: ['L-1'], row: 5 });
  });
  it('by its id, else by its row', () => {
    expect(leadName({ total: 1, columns, rowIds: [4], cells: [['L-1', null]] }, 0).name).toBe('L-1');
    expect(leadName({ total: 1, columns, rowIds: [4], cells: [[null, null]] }, 0)).toEqual({ name: null, more: [], row: 5 });
  });
});
