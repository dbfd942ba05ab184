import type { Recipe } from '../core/recipe';
import type { ReadOverrides } from '../data/reading';
import { readRecipe } from '../steps/read-recipe';
import type { KeptNotebook } from '../store/notebooks';
import type { KeptState, Notebook } from './notebook.svelte';

/** With these a notebook has lost its data, and gets them back from its file. */
export const FILE_AGAIN: ReadonlySet<string> = new Set(['store.no-dataset', 'store.damaged', 'store.damaged-column']);

/** Recipes of before that can still be read. */
function recipesOf({ past, future }: { readonly past: readonly unknown[]; readonly future: readonly unknown[] }): KeptState['undo'] {
  const readable = (recipes: readonly unknown[]): Recipe[] =>
    recipes.map((recipe) => readRecipe(recipe)).flatMap((read) => (read.ok ? [read.value] : []));
  return { past: readable(past), future: readable(future) };
}

/** Written by this page only; anything else is as if nothing had been corrected. */
function overridesOf(kept: unknown): ReadOverrides {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
}

/** A notebook of the store, its recipe read before. */
export function keptState(kept: KeptNotebook, recipe: Recipe | null): KeptState {
  const draft = readRecipe(kept.draft);
  return {
    ...kept,
    recipe,
    links: kept.further ?? [],
    further: new Map(),
    draft: draft.ok ? draft.value : null,
    overrides: overridesOf(kept.overrides),
    undo: recipesOf(kept.undo),
  };
}

/** A notebook is saved when any of this becomes another. */
export function stateOf({ recipe, draft, overrides, further }: Notebook): readonly unknown[] {
  return [recipe, draft, overrides, further.files, further.proposals];
}
