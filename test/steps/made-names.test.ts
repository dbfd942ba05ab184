import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../src/core/recipe';
import { plan } from '../../src/engine/plan';
import { STEPS } from '../../src/steps';
import { recipeFor, type GoalFacts } from '../../src/steps/goals';
import { MADE_NAMES } from '../../src/steps/made-names';
import { customers, orders, play, type Scene } from '../contract/step-stage';

const facts: GoalFacts = { name: 'f', columns: [], shape: { shape: 'events', entity: 'k' }, outcomes: ['won'] };
const paramsOf = (recipe: Recipe) => plan(recipe, 'f', STEPS).map((step) => step.state === 'ready' && [step.meta.id, step.params]);

async function namesMade(scene: Scene): Promise<readonly string[]> {
  const given = new Set(scene.table.columns.map(({ name }) => name));
  const { stations } = await play(scene, { language: 'nb' });
  return [...new Set(stations.flatMap(({ done }) => done.schema.map(({ name }) => name)))].filter((name) => !given.has(name));
}

describe('names of columns that steps make', () => {
  it('follow the language of the recipe, and a change of it makes results stale', () => {
    const [en, nb] = [recipeFor('leads', facts), recipeFor('leads', facts, { language: 'nb' })];
    expect(paramsOf(nb)).toContainEqual(['train', expect.objectContaining({ model: 'auto', C: 'auto', own: null, language: 'nb' })]);
    const keys = [en, nb].map((recipe) => plan(recipe, 'f', STEPS).at(-1)?.key);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('have no English in a Norwegian notebook', async () => {
    expect(await namesMade(orders())).toEqual(
      expect.arrayContaining(['Dager siden siste ordre', 'Ordrer', 'Forbruk', 'Snitt per ordre', 'Dager som kunde', 'Varer']),
    );
    const made = [...(await namesMade(orders())), ...(await namesMade(customers('leads')))];
    expect(made).toEqual(expect.arrayContaining(['Utfall', 'Sjanse', 'Dager siden signup', 'spend manglet']));
    const english = Object.values(MADE_NAMES.en).filter((name) => typeof name === 'string');
    expect(made.filter((name) => english.includes(name) || /was missing|scaled|since/.test(name))).toEqual([]);
  }, 60_000);
});
