import type { Recipe, RecipeSource, RecipeStep, Slot, SourceColumn } from '../core/recipe';
import { added } from './order';
import type { Proposal } from './join/propose';

export type { Proposal };

/** What of a proposal goes into the recipe. */
type Chosen = Pick<Extract<Proposal, { type: 'join' }>, 'type' | 'source' | 'key' | 'lookups'> | Exclude<Proposal, { type: 'join' }>;

/** The recipe with further files and the steps that join them; files that nothing leads to are there without a step. */
export function withProposals(recipe: Recipe, sources: readonly RecipeSource[], proposals: readonly Chosen[]): Recipe {
  const known = recipe.sources ?? [];
  const fresh = sources.filter(({ id }) => known.every((one) => one.id !== id));
  let next: Recipe = { ...recipe, sources: [...known, ...fresh] };
  for (const proposal of proposals) if (proposal.type === 'join') next = withJoin(next, proposal);
  for (const proposal of proposals) if (proposal.type === 'lookup') next = withLookup(next, proposal);
  return next;
}

function withJoin(recipe: Recipe, { source, key, lookups }: Extract<Chosen, { type: 'join' }>): Recipe {
  const others = recipe.steps.filter((step) => !joins(step, source));
  const { step } = added({ ...recipe, steps: others }, 'join');
  return insert({ ...recipe, steps: others }, { ...step, params: { source, key, lookups } });
}

function withLookup(recipe: Recipe, { source, of, from, to }: Extract<Proposal, { type: 'lookup' }>): Recipe {
  const steps = recipe.steps.map((step) => {
    if (!joins(step, of)) return step;
    const before = (step.params['lookups'] ?? []) as readonly (readonly string[])[];
    return { ...step, params: { ...step.params, lookups: [...before.filter(([id]) => id !== source), [source, from, to]] } };
  });
  return { ...recipe, steps };
}

/** Before order lines become customers, unless the file hangs on the customer: then the customer's row takes it, once. */
function insert(recipe: Recipe, step: RecipeStep): Recipe {
  const [[here] = []] = step.params['key'] as readonly (readonly string[])[];
  const rolls = recipe.steps.findLastIndex((one) => one.step === 'customers' && one.enabled && one.params['customer'] === here);
  const at = rolls >= 0 ? recipe.steps.findLastIndex((one, i) => i > rolls && one.step === 'join') : -1;
  const place = rolls < 0 ? added(recipe, 'join').at : Math.max(rolls, at) + 1;
  return { ...recipe, steps: [...recipe.steps.slice(0, place), step, ...recipe.steps.slice(place)] };
}

/** Without a further file: its own step goes, and so do its columns in others. */
export function withoutSource(recipe: Recipe, id: string): Recipe {
  const steps = recipe.steps
    .filter((step) => !joins(step, id))
    .map((step) => {
      const lookups = step.step === 'join' ? ((step.params['lookups'] ?? []) as readonly (readonly string[])[]) : [];
      if (!lookups.some(([source]) => source === id)) return step;
      return { ...step, params: { ...step.params, lookups: lookups.filter(([source]) => source !== id) } };
    });
  return { ...recipe, sources: (recipe.sources ?? []).filter((source) => source.id !== id), steps };
}

/** Another goal has other steps; the further files and how they are joined stay. */
export function withJoinsOf(recipe: Recipe, before: Pick<Recipe, 'sources' | 'steps'>): Recipe {
  if (!before.sources || before.sources.length === 0) return recipe;
  const kept = before.steps.filter(({ step }) => step === 'join');
  return kept.reduce(insert, { ...recipe, sources: before.sources, steps: recipe.steps.filter(({ step }) => step !== 'join') });
}

type Keys = readonly (readonly [here: string, there: string])[];

/** The keys that steps of this recipe join further files by. */
export function keysAsked({ steps }: Recipe): ReadonlyMap<string, Keys> {
  const joining = steps.filter(({ step, params: { source, key } }) => step === 'join' && typeof source === 'string' && Array.isArray(key));
  return new Map(joining.map(({ params: { source, key } }) => [String(source), key as unknown as Keys]));
}

function joins({ step, params }: RecipeStep, source: string): boolean {
  return step === 'join' && params['source'] === source;
}

/** An id from the file's name that no source of these recipes has had. */
export function sourceId(file: string, taken: ReadonlySet<string>): string {
  const base =
    file
      .replace(/\.[a-z0-9]{1,7}(\.gz)?$/i, '')
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .toLowerCase()
      .slice(0, 40) || 'file';
  let id = base;
  for (let i = 2; taken.has(id) || id === 'customers'; i++) id = `${base}_${i}`;
  return id;
}

/** What a file is likely to be about, by its name and its columns. */
const SLOT_SIGNS: readonly (readonly [Slot, RegExp])[] = [
  ['email', /e-?mail|newsletter|mailing|nyhetsbrev|campaign|kampanje|kampagne|opens|clicks|åpning/i],
  ['web', /web|visit|session|page ?view|besøk|klikk|besuch/i],
  ['support', /support|ticket|case|henvend|sak(er)?\b|complaint|klage|anfrage/i],
  ['orders', /order|ordre|transaction|sales|salg|invoice|faktura|purchase|kjøp|bestell|redemption|social|sosial|detail|product|vare/i],
  ['crm', /crm|customer|kunde|client|contact|kontakt|account|lead|member|medlem|demograph/i],
];

function likelySlot(name: string): Slot | null {
  return SLOT_SIGNS.find(([, sign]) => sign.test(name))?.[0] ?? null;
}

/**
 * A further file as a recipe says it. A number that is called like a text column here is read as text, as it stands in the file: `007` is not 7.
 * @param here columns it may be joined to
 */
export function sourceFor(id: string, name: string, columns: readonly SourceColumn[], here: readonly SourceColumn[]): RecipeSource {
  const texts = new Set(here.filter(({ kind }) => kind === 'text' || kind === 'category').map((column) => plain(column.name)));
  return {
    id,
    name,
    slot: likelySlot(name),
    columns: columns.map((column) =>
      column.kind === 'number' && column.role !== 'money' && texts.has(plain(column.name)) ? { ...column, kind: 'text' } : column,
    ),
  };
}

/** As files that are put together compare names: apart from case, blanks and underscores. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, '');
