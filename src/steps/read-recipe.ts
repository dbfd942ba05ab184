import * as v from 'valibot';
import type { Json } from '../core/json';
import { LANGUAGES } from '../core/language';
import { fail, ok, type Result } from '../core/problem';
import { GOALS, MOST_SOURCES, RECIPE_SCHEMA, SLOTS, type Recipe, type RecipeStep } from '../core/recipe';
import { ROLES } from '../core/schema';
import type { StepMeta } from '../core/step';
import { STEPS } from './index';

const jsonSchema: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.pipe(v.number(), v.finite()), v.string(), v.array(jsonSchema), v.record(v.string(), jsonSchema)]),
);

const marks = v.exactOptional(v.array(v.strictTuple([v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)), v.pipe(v.number(), v.finite())])));

export const formatSchema = v.variant('type', [
  v.object({
    type: v.literal('number'),
    decimal: v.picklist(['.', ',']),
    group: v.picklist(['', '.', ',', ' ', "'"]),
    percent: v.boolean(),
    currency: v.pipe(v.string(), v.maxLength(12)),
    marks,
  }),
  v.object({ type: v.literal('date'), order: v.picklist(['ymd', 'dmy', 'mdy']), time: v.boolean(), marks }),
]);

const columns = v.array(
  v.object({
    name: v.string(),
    kind: v.picklist(['number', 'date', 'bool', 'category', 'text']),
    role: v.picklist(ROLES),
    // Where the user said how it is written.
    format: v.exactOptional(formatSchema),
  }),
);

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

const recipeSchema = v.object({
  schema: v.literal(RECIPE_SCHEMA),
  name: v.pipe(v.string(), v.maxLength(200)),
  goal: v.picklist(GOALS),
  // Absent from the first recipes, whose names are English.
  language: v.optional(v.picklist(LANGUAGES), 'en'),
  columns,
  // Absent where nothing was said.
  layout: v.exactOptional(
    v.object({
      sheet: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
      encoding: v.exactOptional(v.pipe(v.string(), v.maxLength(40))),
      delimiter: v.exactOptional(v.pipe(v.string(), v.regex(/^[\x00-\x7f]$/))),
      quote: v.exactOptional(v.picklist(['"', "'", ''])),
      skip: v.exactOptional(count),
      headerRows: v.exactOptional(count),
      footer: v.exactOptional(count),
    }),
  ),
  // Absent where there are none.
  sources: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          id: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
          name: v.pipe(v.string(), v.maxLength(200)),
          slot: v.nullable(v.picklist(SLOTS)),
          columns,
        }),
      ),
      v.maxLength(MOST_SOURCES),
    ),
  ),
  split: v.object({
    entity: v.nullable(v.string()),
    holdout: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    folds: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10)),
    // Absent from recipes whose rows chance divides as it falls.
    time: v.exactOptional(v.nullable(v.string())),
    even: v.exactOptional(v.nullable(v.string())),
  }),
  seed: v.pipe(v.number(), v.integer()),
  steps: v.array(
    v.object({
      uid: v.pipe(v.string(), v.minLength(1)),
      step: v.string(),
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      params: v.record(v.string(), jsonSchema),
      enabled: v.boolean(),
    }),
  ),
});

/**
 * A recipe from a link or a file. Never throws. A step of an older version is upgraded; one that is unknown or newer stays in the
 * recipe as it is, and its card says so.
 */
export function readRecipe(given: unknown, steps: Readonly<Record<string, StepMeta>> = STEPS): Result<Recipe> {
  const version = v.safeParse(v.object({ schema: v.number() }), given);
  if (version.success && version.output.schema > RECIPE_SCHEMA) return fail('recipe.newer', { version: version.output.schema });
  const parsed = v.safeParse(recipeSchema, given);
  if (!parsed.success) return fail('recipe.unreadable', { where: v.getDotPath(parsed.issues[0]) ?? '' });
  const uids = parsed.output.steps.map((step) => step.uid);
  const twice = uids.find((uid, i) => uids.indexOf(uid) !== i);
  if (twice !== undefined) return fail('recipe.unreadable', { where: `steps: ${twice}` });
  const ids = parsed.output.sources?.map(({ id }) => id) ?? [];
  const idTwice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (idTwice !== undefined) return fail('recipe.unreadable', { where: `sources: ${idTwice}` });
  return ok({ ...parsed.output, steps: parsed.output.steps.map((step) => upgraded(renamed(step), steps)) });
}

/** @returns the recipe from JSON text */
export function parseRecipe(text: string): Result<Recipe> {
  try {
    return readRecipe(JSON.parse(text));
  } catch {
    return fail('recipe.unreadable', { where: '' });
  }
}

/** Steps that were called otherwise in earlier recipes. */
const EARLIER: ReadonlyMap<string, string> = new Map([['kmeans', 'cluster']]);

function renamed(step: RecipeStep): RecipeStep {
  const now = EARLIER.get(step.step);
  return now === undefined ? step : { ...step, step: now };
}

function upgraded(step: RecipeStep, steps: Readonly<Record<string, StepMeta>>): RecipeStep {
  const meta = Object.hasOwn(steps, step.step) ? steps[step.step] : undefined;
  if (!meta || step.version >= meta.version) return step;
  let params = step.params;
  for (const upgrade of (meta.upgrade ?? []).slice(step.version - 1)) params = upgrade(params);
  return { ...step, version: meta.version, params };
}
