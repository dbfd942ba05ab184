import type { Recipe, RecipeStep } from '../core/recipe';
import type { Stage, StepMeta } from '../core/step';
import { STEPS, type StepId } from './index';

const ORDER = Object.keys(STEPS) as readonly StepId[];
const metaOf = (id: StepId): StepMeta => STEPS[id];
const placeOf = (id: string): number => ORDER.findIndex((one) => one === id);

export function inOrder(ids: readonly StepId[]): readonly StepId[] {
  return ORDER.filter((id) => ids.includes(id));
}

/** Stages whose cards take more steps than the goal put there. */
const OPEN: ReadonlySet<Stage> = new Set<Stage>(['clean', 'engineer', 'interpret']);

/** Steps that can be added to a card: those of its stage that the recipe lacks, and those that may be there twice. */
export function addable(recipe: Recipe, stage: Stage): readonly StepId[] {
  if (!OPEN.has(stage)) return [];
  const there = new Set(recipe.steps.map(({ step }) => step));
  return ORDER.filter((id) => {
    const meta = metaOf(id);
    if (meta.joins && unjoined(recipe) === undefined) return false;
    return meta.stage === stage && !meta.regroups && (meta.repeats || !there.has(id));
  });
}

/** A further file that no step joins. */
function unjoined({ sources = [], steps }: Recipe): string | undefined {
  return sources.find(({ id }) => !steps.some(({ step, params }) => step === 'join' && params['source'] === id))?.id;
}

export function removable({ step }: RecipeStep): boolean {
  const id = ORDER.find((one) => one === step);
  return id !== undefined && OPEN.has(metaOf(id).stage);
}

/** A step with its defaults, and where it belongs: after those that come before it and after its own kind. */
export function added(recipe: Recipe, id: StepId): { readonly at: number; readonly step: RecipeStep } {
  const place = placeOf(id);
  const at = recipe.steps.findLastIndex(({ step }) => placeOf(step) >= 0 && placeOf(step) <= place) + 1;
  const taken = new Set(recipe.steps.map(({ uid }) => uid));
  let number = 1;
  while (taken.has(`${id}-${number}`)) number++;
  const source = metaOf(id).joins ? unjoined(recipe) : undefined;
  const params = source === undefined ? {} : { source };
  return { at, step: { uid: `${id}-${number}`, step: id, version: STEPS[id].version, params, enabled: true } };
}
