import * as v from 'valibot';
import type { Expr } from '../core/expr';
import type { Json } from '../core/json';
import { MODEL_SCHEMA, type Model } from '../core/model';
import { fail, ok, type Result } from '../core/problem';
import type { Program } from '../core/program';
import type { Schema } from '../core/schema';
import { checkProgram, type NamedKind } from '../program/kinds';
import { formatSchema, readRecipe } from '../steps/read-recipe';

const kind = v.picklist(['number', 'date', 'bool', 'category', 'text']);
const column = v.object({ name: v.string(), kind, role: v.string(), written: v.exactOptional(formatSchema) });

const countsTo = v.object({
  at: v.number(),
  chosen: v.boolean(),
  columns: v.array(v.string()),
  input: v.exactOptional(v.string()),
  where: v.exactOptional(v.custom<Expr>((where) => typeof where === 'object' && where !== null)),
  days: v.boolean(),
  cuts: v.boolean(),
  last: v.nullable(v.number()),
});

const modelSchema = v.object({
  schema: v.literal(MODEL_SCHEMA),
  recipe: v.unknown(),
  input: v.array(column),
  sources: v.exactOptional(v.array(v.object({ id: v.string(), name: v.string(), columns: v.array(column) }))),
  steps: v.array(
    v.object({
      uid: v.string(),
      step: v.string(),
      version: v.number(),
      onNewRows: v.picklist(['apply', 'skip']),
      program: v.custom<Program>((program) => Array.isArray(program)),
      learnt: v.custom<Json>(() => true),
      notes: v.custom<Schema>((notes) => Array.isArray(notes)),
      countsTo: v.exactOptional(countsTo),
    }),
  ),
  quality: v.custom<Json>(() => true),
  fingerprint: v.string(),
  rows: v.number(),
});

/** A model file is a stranger's JSON until its recipe reads and its programs fit the columns it says it needs. Steps that only cleaned training rows keep their programs for the record, and these may look at any column. */
function parseModel(given: unknown): Result<Model> {
  const version = v.safeParse(v.object({ schema: v.number() }), given);
  if (version.success && version.output.schema > MODEL_SCHEMA) return fail('model.newer', { version: version.output.schema });
  const parsed = v.safeParse(modelSchema, given);
  if (!parsed.success) return fail('model.unreadable');
  const recipe = readRecipe(parsed.output.recipe);
  if (!recipe.ok) return recipe;
  const model = { ...parsed.output, recipe: recipe.value } as Model;
  const inputs = new Map(model.sources?.map((source) => [source.id, source.columns]));
  let columns: readonly NamedKind[] = model.input;
  for (const { program, countsTo: to } of model.steps.filter(({ onNewRows }) => onNewRows === 'apply')) {
    const rows = to?.where && to.input === undefined ? checkProgram([{ op: 'keep', where: to.where }], columns, inputs) : null;
    if (rows && !rows.ok) return fail('model.unreadable');
    const after = checkProgram(program, columns, inputs);
    if (!after.ok) return fail('model.unreadable');
    columns = after.value;
  }
  return ok(model);
}

/** A model from a file's bytes; never throws. */
export function readModel(bytes: Uint8Array): Result<Model> {
  try {
    return parseModel(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return fail('model.unreadable');
  }
}
