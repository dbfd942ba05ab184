import type { Recipe, RecipeSource } from '../core/recipe';
import type { Reading } from '../data/reading';
import { sourceFor } from '../steps/joins';
import { columnsOf } from './source';

type Wanted = { readonly id: string; readonly name: string; readonly columns: readonly { readonly name: string }[] };

/**
 * Which file is which: the notebook's own first, then each further one, by most columns of what is wanted, and by name among equals.
 * @returns null when no file is left for the first
 */
export function matchFiles(
  own: readonly string[],
  sources: readonly Wanted[],
  readings: readonly Reading[],
): { readonly reading: Reading; readonly further: ReadonlyMap<string, Reading> } | null {
  const left = [...readings];
  const pick = (columns: readonly string[], name: string | null): Reading | undefined => {
    const share = ({ table }: Reading): number => {
      const there = new Set(table.columns.map((column) => column.name));
      return columns.length === 0 ? 0 : columns.filter((column) => there.has(column)).length / columns.length;
    };
    const ranked = left.map((one, place) => ({ one, place, share: share(one) + (one.name === name ? 0.01 : 0) }));
    ranked.sort((a, b) => b.share - a.share || a.place - b.place);
    const best = ranked[0];
    if (best) left.splice(left.indexOf(best.one), 1);
    return best?.one;
  };
  const reading = pick(own, null);
  if (!reading) return null;
  const further = new Map<string, Reading>();
  for (const { id, name, columns } of sources) {
    const found = pick(
      columns.map((column) => column.name),
      name,
    );
    if (found) further.set(id, found);
  }
  return { reading, further };
}

/** Further files of a fresh notebook, each with an id of its own. */
export function sourcesFor(
  recipe: Pick<Recipe, 'columns'>,
  readings: readonly (readonly [id: string, reading: Reading])[],
): readonly RecipeSource[] {
  return readings.map(([id, reading]) => sourceFor(id, reading.name, columnsOf(reading), recipe.columns));
}
