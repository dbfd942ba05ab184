import type { Recipe, RecipeSource, RecipeStep } from '../core/recipe';
import { added } from './order';
import type { Proposal } from './join/propose';

/** The recipe with further files and the steps that join them; files that nothing leads to are there without a step. */
export function withProposals(recipe: Recipe, sources: readonly RecipeSource[], proposals: readonly Proposal[]): Recipe {
  const known = recipe.sources ?? [];
  const fresh = sources.filter(({ id }) => known.every((one) => one.id !== id));
  let next: Recipe = { ...recipe, sources: [...known, ...fresh] };
  for (const proposal of proposals) if (proposal.type === 'join') next = withJoin(next, proposal);
  for (const proposal of proposals) if (proposal.type === 'lookup') next = withLookup(next, proposal);
  return next;
}

function withJoin(recipe: Recipe, { source, key, lookups }: Extract<Proposal, { type: 'join' }>): Recipe {
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
