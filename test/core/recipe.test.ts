import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit, type Change, type Recipe } from '../../src/core/recipe';

const recipe: Recipe = {
  schema: 1,
  name: 'March',
  goal: 'segments',
  language: 'en',
  columns: [{ name: 'Spend', kind: 'number', role: 'money' }],
  split: { entity: null, holdout: 0, folds: 5 },
  seed: 1,
  steps: [
    { uid: 'scale-1', step: 'scale', version: 1, params: { method: 'standard' }, enabled: true },
    { uid: 'cluster-1', step: 'cluster', version: 1, params: {}, enabled: true },
  ],
};

describe('edit', () => {
  it('changes one parameter and shares the rest', () => {
    const next = edit(recipe, { type: 'params', uid: 'scale-1', params: { method: 'robust' } });
    expect(next.steps[0]?.params).toEqual({ method: 'robust' });
    expect(next.steps[1]).toBe(recipe.steps[1]);
    expect(recipe.steps[0]?.params).toEqual({ method: 'standard' });
  });

  it('gives the same object back when nothing changes', () => {
    const idle: Change[] = [
      { type: 'params', uid: 'no such card', params: { k: 3 } },
      { type: 'enable', uid: 'scale-1', enabled: true },
      { type: 'role', column: 'Spend', role: 'money' },
      { type: 'kind', column: 'nowhere', kind: 'text' },
      { type: 'rename', name: 'March' },
      { type: 'seed', seed: 1 },
      { type: 'remove', uid: 'no such card' },
      { type: 'insert', at: 0, step: { uid: 'scale-1', step: 'scale', version: 1, params: {}, enabled: true } },
    ];
    for (const change of idle) expect(edit(recipe, change)).toBe(recipe);
  });

  it('inserts and removes a card', () => {
    const step = { uid: 'skew-1', step: 'skew', version: 1, params: {}, enabled: true };
    const longer = edit(recipe, { type: 'insert', at: 1, step });
    expect(longer.steps.map(({ uid }) => uid)).toEqual(['scale-1', 'skew-1', 'cluster-1']);
    expect(edit(longer, { type: 'remove', uid: 'skew-1' })).toEqual(recipe);
  });

  it('never mutates, whatever the change', () => {
    const change = fc.oneof(
      fc.record({ type: fc.constant('enable' as const), uid: fc.constantFrom('scale-1', 'cluster-1', 'x'), enabled: fc.boolean() }),
      fc.record({ type: fc.constant('rename' as const), name: fc.string() }),
      fc.record({ type: fc.constant('remove' as const), uid: fc.constantFrom('scale-1', 'x') }),
      fc.record({
        type: fc.constant('kind' as const),
        column: fc.constantFrom('Spend', '__proto__'),
        kind: fc.constantFrom('text' as const, 'number' as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const before = JSON.stringify(recipe);
        changes.reduce(edit, recipe);
        return JSON.stringify(recipe) === before;
      }),
    );
  });
});
