import { hashJson } from '../core/hash';
import type { Json } from '../core/json';
import { parseParams, type Params, type ParamSpec } from '../core/params';
import { problem, type Problem } from '../core/problem';
import type { Recipe, RecipeStep, SourceColumn } from '../core/recipe';
import type { StepMeta } from '../core/step';
import type { Dialect, InferredColumn } from '../data/reading';
import { looksAhead } from '../steps/customers/window';

export type Metas = Readonly<Record<string, StepMeta>>;

/** One enabled step of a recipe, ready to run, or the reason why it cannot. */
export type PlannedStep =
  | {
      readonly state: 'ready';
      readonly uid: string;
      readonly meta: StepMeta;
      readonly params: Params<ParamSpec>;
      /** Says all that the step's result hangs on. Equal keys, equal results. */
      readonly key: string;
      /** Its program also runs on rows no fit has seen, and on new files. */
      readonly applies: boolean;
      /** Rows become other things below: what it drops, it drops everywhere. */
      readonly dropsAll: boolean;
    }
  | { readonly state: 'wrong'; readonly uid: string; readonly problem: Problem; readonly key: string };

/**
 * What would run, without running anything: the page knows from the keys which cards are stale, the executor which results it has.
 * A switched-off step is not in the plan and leaves the keys below as if it were not there.
 *
 * @param reading what `readingKey` makes of the file's bytes and the way they were read @param further the same of further files, by their id
 */
export function plan(recipe: Recipe, reading: string, metas: Metas, further: FurtherKeys = new Map()): readonly PlannedStep[] {
  let key = sourceKey(recipe, reading);
  const enabled = recipe.steps.filter((step) => step.enabled);
  return enabled.map((step, i) => {
    const meta = Object.hasOwn(metas, step.step) ? metas[step.step] : undefined;
    const given = { ...inLanguage(recipe.language, meta), ...step.params };
    const regroupsBelow = enabled.slice(i + 1).some((below) => Object.hasOwn(metas, below.step) && metas[below.step]?.regroups);
    const applies = meta?.onNewRows === 'apply' || regroupsBelow;
    const own = hashJson({
      before: key,
      step: step.step,
      version: step.version,
      params: given,
      applies,
      ...(meta?.joins && { further: furtherKey(recipe, further) }),
    });
    if (!meta?.onlyLooks) key = own;
    const wrong = cannotRun(step, meta);
    if (wrong || !meta)
      return { state: 'wrong', uid: step.uid, problem: wrong ?? problem('recipe.unknown-step', { step: step.step }), key: own };
    const params = parseParams(meta.params, given);
    if (!params.ok) return { state: 'wrong', uid: step.uid, problem: { ...params.problem, uid: step.uid }, key: own };
    return { state: 'ready', uid: step.uid, meta, params: params.value, key: own, applies, dropsAll: regroupsBelow };
  });
}

/** What `readingKey` makes of each further file that is here. */
export type FurtherKeys = ReadonlyMap<string, string>;

/** Says what the further files of a recipe are and how they are read; of those alone that are here. */
export function furtherKey({ sources }: Recipe, further: FurtherKeys): Json {
  return (sources ?? []).flatMap(({ id, name, columns }) => {
    const reading = further.get(id);
    return reading === undefined ? [] : [[id, name, reading, columns.map(keyOf)]];
  });
}

/** A reading of the same bytes in another way is another source. The page has all of this too. */
export function readingKey(
  fingerprint: string,
  dialect: Dialect,
  columns: readonly Pick<InferredColumn, 'name' | 'kind' | 'format'>[],
): string {
  return hashJson({ fingerprint, dialect: { ...dialect }, columns: columns.map(({ name, kind, format }) => [name, kind, { ...format }]) });
}

/** The key of the table the first step sees. The recipe's name is not in it. */
export function sourceKey({ columns, split, seed, steps }: Recipe, reading: string): string {
  const ahead = split.holdout > 0 ? looksAhead({ steps }) : null;
  return hashJson({ reading, columns: columns.map(keyOf), split: { ...split }, seed, ...(ahead && { ahead }) });
}

const keyOf = ({ name, kind, role, format }: SourceColumn): Json => [name, kind, role, ...(format ? [{ ...format }] : [])];

/** The recipe's language for each parameter that asks for one. */
function inLanguage(language: Recipe['language'], meta: StepMeta | undefined): Readonly<Record<string, Json>> {
  const asking = Object.entries(meta?.params ?? {}).filter(([, { kind }]) => kind === 'language');
  return Object.fromEntries(asking.map(([name]) => [name, language]));
}

function cannotRun(step: RecipeStep, meta: StepMeta | undefined): Problem | null {
  if (!meta) return { ...problem('recipe.unknown-step', { step: step.step }), uid: step.uid };
  if (step.version > meta.version) return { ...problem('recipe.newer-step', { step: step.step, version: step.version }), uid: step.uid };
  return null;
}
