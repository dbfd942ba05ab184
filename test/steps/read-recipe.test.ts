import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/core/problem';
import type { Recipe } from '../../src/core/recipe';
import type { StepMeta } from '../../src/core/step';
import { proposedGoal, recipeFor, type GoalFacts } from '../../src/steps/goals';
import { STEPS } from '../../src/steps';
import { parseRecipe, readRecipe } from '../../src/steps/read-recipe';
import { say } from '../../src/core/message';

const facts: GoalFacts = {
  name: 'leads.csv',
  columns: [
    { name: 'id', kind: 'text', role: 'identifier' },
    { name: '__proto__', kind: 'number', role: 'number' },
    { name: 'won', kind: 'bool', role: 'outcome' },
  ],
  shape: { shape: 'customers', entity: 'id' },
  outcomes: ['won'],
};

const plainJson = (recipe: Recipe): unknown => JSON.parse(JSON.stringify(recipe));

describe('readRecipe', () => {
  it('takes a recipe from before there were languages as English, and refuses a language we do not have', () => {
    const { language, ...first } = recipeFor('leads', facts, { language: 'nb' });
    expect(language).toBe('nb');
    expect(readRecipe(first)).toMatchObject({ ok: true, value: { language: 'en' } });
    expect(readRecipe({ ...first, language: 'xx' })).toMatchObject({ problem: { args: { where: 'language' } } });
  });

  it('knows a step by the name it had in earlier recipes', () => {
    const recipe = recipeFor('segments', facts);
    const before = { ...recipe, steps: recipe.steps.map((step) => (step.step === 'cluster' ? { ...step, step: 'kmeans' } : step)) };
    expect(readRecipe(plainJson(before))).toEqual({ ok: true, value: recipe });
  });

  it('reads back what recipeFor makes, for every goal', () => {
    for (const goal of ['segments', 'leads', 'churn'] as const) {
      const recipe = recipeFor(goal, facts);
      expect(readRecipe(plainJson(recipe))).toEqual({ ok: true, value: recipe });
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (given) => typeof readRecipe(given).ok === 'boolean'));
    fc.assert(fc.property(fc.string(), (text) => !parseRecipe(text).ok));
    const good = recipeFor('leads', facts);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(good)),
        fc.anything(),
        (key, value) => typeof readRecipe({ ...good, [key]: value }).ok === 'boolean',
      ),
    );
  });

  it('says where a recipe is wrong', () => {
    const wrong = { ...recipeFor('leads', facts), split: { entity: null, holdout: 0.9, folds: 5 } };
    expect(readRecipe(wrong)).toEqual({ ok: false, problem: { code: 'recipe.unreadable', args: { where: 'split.holdout' } } });
  });

  it('refuses a recipe of a newer kind and two cards of one name', () => {
    const recipe = recipeFor('leads', facts);
    expect(readRecipe({ ...recipe, schema: 2 })).toMatchObject({ problem: { code: 'recipe.newer' } });
    expect(readRecipe({ ...recipe, steps: [...recipe.steps, recipe.steps[0]] })).toMatchObject({ problem: { code: 'recipe.unreadable' } });
  });

  it('keeps a step it does not know, so that its card can say so', () => {
    const recipe = recipeFor('leads', facts);
    const steps = [{ uid: 'x-1', step: 'from the future', version: 9, params: { a: [1] }, enabled: true }];
    expect(readRecipe({ ...recipe, steps })).toMatchObject({ ok: true, value: { steps } });
  });

  it('upgrades the params of an older step, one version after the other', () => {
    const meta: StepMeta = {
      id: 'old',
      version: 3,
      stage: 'clean',
      params: {},
      onNewRows: 'apply',
      outline: (schema) => ok(schema),
      finding: () => say(''),
      soWhat: () => say(''),
      charts: () => [],
      upgrade: [({ a }) => ({ b: a ?? null }), ({ b }) => ({ c: [b ?? null] })],
    };
    const recipe = { ...recipeFor('leads', facts), steps: [{ uid: 'o-1', step: 'old', version: 1, params: { a: 5 }, enabled: true }] };
    expect(readRecipe(recipe, { old: meta })).toMatchObject({ value: { steps: [{ version: 3, params: { c: [5] } }] } });
  });
});

describe('recipeFor', () => {
  it('leaves nothing blank: every step has params its spec accepts by default', () => {
    for (const goal of ['segments', 'leads', 'churn'] as const) {
      for (const { step, version } of recipeFor(goal, facts).steps) expect(STEPS[step as keyof typeof STEPS].version).toBe(version);
    }
  });

  it('gives the target its role and takes it from others', () => {
    const two = {
      ...facts,
      columns: [...facts.columns, { name: 'also', kind: 'bool', role: 'outcome' } as const],
      outcomes: ['won', 'also'],
    };
    const roles = recipeFor('leads', two, { target: 'also' }).columns.map(({ role }) => role);
    expect(roles).toEqual(['identifier', 'number', 'category', 'outcome']);
  });

  it('rolls order lines up to customers before anything is measured, and keeps repeated lines', () => {
    const orders: GoalFacts = { ...facts, shape: { shape: 'events', entity: 'id', date: 'day' }, outcomes: [] };
    const { steps } = recipeFor('segments', orders);
    const at = (id: string): number => steps.findIndex(({ step }) => step === id);
    expect(at('customers')).toBeGreaterThan(at('missing'));
    expect(at('customers')).toBeLessThan(at('skew'));
    expect(steps[at('customers')]?.params).toMatchObject({ customer: 'id', date: 'day' });
    expect(steps[at('duplicates')]?.enabled).toBe(false);
  });

  it('drops equal rows only where a column says who they are', () => {
    const on = (of: GoalFacts): boolean | undefined => recipeFor('segments', of).steps.find(({ step }) => step === 'duplicates')?.enabled;
    expect(on(facts)).toBe(true);
    expect(on({ ...facts, columns: facts.columns.filter(({ role }) => role !== 'identifier') })).toBe(false);
  });

  it('holds out nobody for segments and one in five for scores', () => {
    expect(recipeFor('segments', facts).split.holdout).toBe(0);
    expect(recipeFor('leads', facts).split.holdout).toBe(0.2);
  });

  it('proposes the goal the file seems made for', () => {
    expect(proposedGoal({ ...facts, outcomes: [] })).toBe('segments');
    expect(proposedGoal(facts)).toBe('leads');
    const churn = { ...facts, columns: [{ name: 'Churn', kind: 'bool', role: 'outcome' } as const], outcomes: ['Churn'] };
    expect(proposedGoal(churn)).toBe('churn');
    const codes = [{ name: 'Channel', kind: 'category', role: 'category' } as const];
    expect(proposedGoal({ ...facts, columns: codes, outcomes: ['Channel'] })).toBe('segments');
  });
});
