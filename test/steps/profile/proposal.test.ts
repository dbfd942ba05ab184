import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/steps/profile/meta';
import { proposeNames } from '../../../src/steps/profile/proposal';
import type { RankedTrait } from '../../../src/steps/profile/traits';

function trait(column: string, effect: number, level: { readonly said: string; readonly inSegment: number } | null = null): RankedTrait {
  const everyone = level ? level.inSegment - effect : 0;
  const of = { column, made: null, since: null, level: level?.said ?? null, inSegment: level?.inSegment ?? effect, everyone };
  return { trait: { ...of, effect, low: effect - 0.01, high: effect + 0.01 }, strength: effect };
}

const over: Condition = {
  column: 'Milk',
  made: null,
  since: null,
  format: 'number',
  level: null,
  not: false,
  over: 5,
  upTo: null,
  whole: false,
};

const named = (...segments: readonly (readonly RankedTrait[])[]): readonly string[] =>
  proposeNames(
    segments.map((traits) => ({ traits, rule: [], small: false })),
    new Set(),
  ).map((said) => JSON.stringify(said));

describe('a proposed name', () => {
  it('is never another group’s, not even turned round, and numbered when words run out', () => {
    const [milk, fresh, deli] = [trait('Milk', 2), trait('Fresh', 1.5), trait('Deli', 1)];
    const names = named([milk, fresh], [fresh, milk], [milk, fresh, deli], [milk], [milk], [milk]);
    expect(new Set(names).size).toBe(6);
    expect(names[0]).toContain('"first":"Milk","second":"Fresh"');
    expect(names[1]).not.toContain('"second"');
    expect(names[5]).toContain('profile.name.again');
  });

  it('never says the opposite of the rule, and begins with what the rule asks', () => {
    const [said] = proposeNames([{ traits: [trait('Milk', -2), trait('Fresh', 1)], rule: [over], small: false }], new Set());
    expect(JSON.stringify(said)).not.toContain('Milk');
    const [first] = proposeNames([{ traits: [trait('Fresh', 2), trait('Milk', 1)], rule: [over], small: false }], new Set());
    expect(first).toEqual({ code: 'profile.name.high', args: { first: 'Milk', second: 'Fresh' } });
  });

  it('says nothing of small differences, nor what few of them are', () => {
    expect(named([trait('Milk', 0.2)])[0]).toContain('profile.name.typical');
    expect(named([trait('Region', 0.3, { said: 'North', inSegment: 0.4 })])[0]).toContain('profile.name.typical');
    expect(named([trait('Region', 0.3, { said: 'North', inSegment: 0.6 })])[0]).toContain('profile.part.mostly');
  });
});
