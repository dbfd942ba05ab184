import type { Recipe } from '../core/recipe';
import type { ReadOverrides } from '../data/reading';
import { readRecipe } from '../steps/read-recipe';
import type { KeptState } from './notebook.svelte';

/** With these a notebook has lost its data, and gets them back from its file. */
export const FILE_AGAIN: ReadonlySet<string> = new Set(['store.no-dataset', 'store.damaged', 'store.damaged-column']);

/** Recipes of before that can still be read. */
export function recipesOf({ past, future }: { readonly past: readonly unknown[]; readonly future: readonly unknown[] }): KeptState['undo'] {
  const readable = (recipes: readonly unknown[]): Recipe[] =>
    recipes.map((recipe) => readRecipe(recipe)).flatMap((read) => (read.ok ? [read.value] : []));
  return { past: readable(past), future: readable(future) };
}

/** Written by this page only; anything else is as if nothing had been corrected. */
export function overridesOf(kept: unknown): ReadOverrides {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
}
