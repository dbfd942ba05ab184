import type { Recipe, RecipeSource, Slot, SourceColumn } from '../core/recipe';
import { valueKind } from '../program/vector';
import type { Reading } from '../data/reading';
import { plainName } from '../data/stack';
import { columnsOf } from './source';

/** What a file is likely to be about, by its name and its columns. */
const SLOT_SIGNS: readonly (readonly [Slot, RegExp])[] = [
  ['email', /e-?mail|newsletter|mailing|nyhetsbrev|campaign|kampanje|kampagne|opens|clicks|åpning/i],
  ['web', /web|visit|session|page ?view|besøk|klikk|besuch/i],
  ['support', /support|ticket|case|henvend|sak(er)?\b|complaint|klage|anfrage/i],
  ['orders', /order|ordre|transaction|sales|salg|invoice|faktura|purchase|kjøp|bestell|redemption|social|sosial|detail|product|vare/i],
  ['crm', /crm|customer|kunde|client|contact|kontakt|account|lead|member|medlem|demograph/i],
];

export function likelySlot(name: string): Slot | null {
  return SLOT_SIGNS.find(([, sign]) => sign.test(name))?.[0] ?? null;
}

/**
 * A further file as a recipe says it. A number that is called like a text column here is read as text, as it stands in the file: `007` is not 7.
 * @param here columns it may be joined to
 */
export function sourceFor(id: string, name: string, columns: readonly SourceColumn[], here: readonly SourceColumn[]): RecipeSource {
  const texts = new Set(here.filter(({ kind }) => valueKind(kind) === 'text').map((column) => plainName(column.name)));
  return {
    id,
    name,
    slot: likelySlot(name),
    columns: columns.map((column) =>
      column.kind === 'number' && column.role !== 'money' && texts.has(plainName(column.name)) ? { ...column, kind: 'text' } : column,
    ),
  };
}

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
