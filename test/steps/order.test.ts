import { describe, expect, it } from 'vitest';
import { edit } from '../../src/core/recipe';
import { recipeFor, type GoalFacts } from '../../src/steps/goals';
import { addable, added } from '../../src/steps/order';

const facts: GoalFacts = { name: 'f', columns: [], shape: { shape: 'customers' }, outcomes: [] };
const recipe = recipeFor('segments', facts);

describe('adding a step to a card', () => {
  it('offers what the recipe lacks, and puts it back where it was', () => {
    const without = edit(recipe, { type: 'remove', uid: 'constant-1' });
    expect(addable(recipe, 'engineer')).not.toContain('constant');
    expect(addable(without, 'engineer')).toContain('constant');
    const again = edit(without, { type: 'insert', ...added(without, 'constant') });
    expect(again.steps.map(({ uid }) => uid)).toEqual(recipe.steps.map(({ uid }) => uid));
  });

  it('offers nothing on cards whose steps belong together, nor what changes what a row is', () => {
    expect(addable(recipe, 'cluster')).toEqual([]);
    expect(addable(recipe, 'engineer')).not.toContain('customers');
  });

  it('offers to join a further file only where one waits, and joins that one', () => {
    expect(addable(recipe, 'engineer')).not.toContain('join');
    const source = (id: string) => ({ id, name: `${id}.csv`, slot: null, columns: [] });
    const two = { ...recipe, sources: [source('orders'), source('visits')] };
    const first = edit(two, { type: 'insert', ...added(two, 'join') });
    const both = edit(first, { type: 'insert', ...added(first, 'join') });
    expect(both.steps.filter(({ step }) => step === 'join').map(({ params }) => params['source'])).toEqual(['orders', 'visits']);
    expect(addable(first, 'engineer')).toContain('join');
    expect(addable(both, 'engineer')).not.toContain('join');
  });

  it('gives a second one of a kind a name of its own, below the first', () => {
    const { at, step } = added(recipe, 'dates');
    expect(step.uid).toBe('dates-2');
    expect(recipe.steps[at - 1]?.uid).toBe('dates-1');
  });
});
