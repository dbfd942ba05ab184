import type { Json } from '../core/json';
import type { Param, ParamSpec } from '../core/params';
import type { Recipe, SourceColumn } from '../core/recipe';
import type { StepMeta } from '../core/step';
import { fail, type Result } from '../core/problem';
import { STEPS } from '../steps/index';
import { parseRecipe } from '../steps/read-recipe';

const KEY = '#recipe=';
/** A recipe is a few kilobytes; whatever unpacks to more is not one. */
const MOST_BYTES = 1_000_000;

/**
 * Speaks about the rows and values of this file: what the user answered says nothing elsewhere, and a fingerprint may be guessed; what the user typed
 * may quote a cell.
 */
function isOfThisFile(param: Param | undefined, value: Json | undefined): boolean {
  if (param?.kind === 'answers' || param?.kind === 'groups') return true;
  if (param?.kind !== 'text' || param.cells === undefined) return false;
  return param.cells === 'anywhere' || /["'“”«»]/.test(String(value));
}

function withoutCells(recipe: Recipe): Recipe {
  const spec = (step: string): ParamSpec => new Map(Object.entries<StepMeta>(STEPS)).get(step)?.params ?? {};
  const steps = recipe.steps.map((step) => {
    const of = new Map(Object.entries(spec(step.step)));
    return {
      ...step,
      params: Object.fromEntries(Object.entries(step.params).filter(([name, value]) => !isOfThisFile(of.get(name), value))),
    };
  });
  const sources = recipe.sources?.map((source) => ({ ...source, columns: source.columns.map(withoutMarks) }));
  return { ...recipe, columns: recipe.columns.map(withoutMarks), ...(sources && { sources }), steps };
}

/** What odd texts mean stays here; how numbers and dates are written goes along. */
function withoutMarks(column: SourceColumn): SourceColumn {
  if (!column.format?.marks) return column;
  const { marks: _, ...format } = column.format;
  return { ...column, format };
}

/** The address of this page with the recipe behind the #, which no browser sends to a server. Steps and column names, never a cell. */
export async function recipeLink(recipe: Recipe, page: string): Promise<string> {
  const packed = await through(new TextEncoder().encode(JSON.stringify(withoutCells(recipe))), new CompressionStream('deflate-raw'));
  const base64 = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  return `${page.replace(/#.*$/s, '')}${KEY}${base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/** @param hash as in `location.hash` @returns null when it holds no recipe; never throws */
export async function recipeFromHash(hash: string): Promise<Result<Recipe> | null> {
  if (!hash.startsWith(KEY)) return null;
  try {
    const base64 = hash.slice(KEY.length).replace(/-/g, '+').replace(/_/g, '/');
    const packed = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'));
    return parseRecipe(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('recipe.unreadable', { where: 'link' });
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of new Blob([bytes]).stream().pipeThrough(stream) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new RangeError('more than a recipe');
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
