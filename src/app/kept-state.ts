import type { Recipe } from '../core/recipe';
import type { ReadOverrides } from '../data/reading';
import { readRecipe } from '../steps/read-recipe';
import type { KeptNotebook } from '../store/notebooks';
import type { KeptState, Moment, Notebook } from './notebook.svelte';

/** With these a notebook has lost its data, and gets them back from its file. */
export const FILE_AGAIN: ReadonlySet<string> = new Set(['store.no-dataset', 'store.damaged', 'store.damaged-column']);

/** Written by this page only; anything else is as if nothing had been corrected. */
function overridesOf(kept: unknown): ReadOverrides {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
}

/** What can still be read of what undo goes back to. @param now how the file is read: older notebooks kept recipes alone */
function momentsOf({ past, future }: KeptNotebook['undo'], now: ReadOverrides): KeptState['undo'] {
  const readable = (moments: readonly unknown[]): Moment[] =>
    moments.flatMap((kept): Moment[] => {
      if (typeof kept !== 'object' || kept === null) return [];
      const { recipe, overrides } = 'recipe' in kept ? { overrides: {}, ...kept } : { recipe: kept, overrides: now };
      if (recipe === null) return [{ recipe, overrides: overridesOf(overrides) }];
      const read = readRecipe(recipe);
      return read.ok ? [{ recipe: read.value, overrides: overridesOf(overrides) }] : [];
    });
  return { past: readable(past), future: readable(future) };
}

/** A notebook of the store, its recipe read before. */
export function keptState(kept: KeptNotebook, recipe: Recipe | null): KeptState {
  const draft = readRecipe(kept.draft);
  const overrides = overridesOf(kept.overrides);
  return {
    ...kept,
    recipe,
    links: kept.further ?? [],
    further: new Map(),
    draft: draft.ok ? draft.value : null,
    overrides,
    undo: momentsOf(kept.undo, overrides),
  };
}

/** A notebook is saved when any of this becomes another. */
export function stateOf({ recipe, draft, overrides, further }: Notebook): readonly unknown[] {
  return [recipe, draft, overrides, further.files, further.proposals];
}
