import type { Json } from '../core/json';
import type { Language } from '../core/language';
import { RECIPE_SCHEMA, type Goal, type Recipe, type RecipeStep, type SaidLayout, type SourceColumn } from '../core/recipe';
import type { Role } from '../core/schema';
import { STEPS, type StepId } from './index';
import { inOrder } from './order';

/** What is known of a data set when a goal is chosen; column names only. */
export interface GoalFacts {
  /** The file's. */
  readonly name: string;
  readonly columns: readonly SourceColumn[];
  readonly shape: {
    readonly shape: 'customers' | 'events';
    readonly entity?: string;
    readonly date?: string;
    readonly amount?: string;
    readonly quantity?: string;
    readonly price?: string;
    readonly order?: string;
  };
  readonly layout?: SaidLayout;
  /** Columns that may be the outcome, likeliest first. */
  readonly outcomes: readonly string[];
}

/** Choices that only the user can make; the rest is filled in. */
export interface GoalChoices {
  readonly target?: string;
  /** Fingerprint of the value that counts as success. */
  readonly success?: string;
  readonly drop?: readonly string[];
  readonly seed?: number;
  /** Of the names steps give to columns; English unless told. */
  readonly language?: Language;
}

const PREPARE: readonly StepId[] = [
  'quality',
  'standins',
  'spellings',
  'duplicates',
  'outliers',
  'missing',
  'spotcheck',
  'dates',
  'constant',
  'skew',
  'categories',
];
const SEGMENT: readonly StepId[] = ['scale', 'cluster', 'regroup', 'profile', 'value', 'map', 'act'];
const SCORE: readonly StepId[] = ['target', 'train', 'evaluate', 'explain', 'act'];

/** One in five customers judges, the others teach. */
const HOLDOUT = 0.2;
const FOLDS = 5;
const SEED = 1;

/** A goal picks the cards and fills them in; nothing is left blank that a default can fill. */
export function recipeFor(goal: Goal, facts: GoalFacts, choices: GoalChoices = {}): Recipe {
  const { shape } = facts;
  const events = shape.shape === 'events' && shape.entity !== undefined;
  const target = goal === 'segments' ? undefined : (choices.target ?? facts.outcomes[0]);
  const ids = stepsFor(goal, events, facts.columns);
  const own: Partial<Record<StepId, Record<string, Json>>> = {
    target: { column: target ?? null, success: choices.success ?? null },
    quality: { customer: shape.entity ?? null },
    customers: {
      customer: shape.entity ?? null,
      date: shape.date ?? null,
      amount: shape.amount ?? null,
      quantity: shape.quantity ?? null,
      price: shape.price ?? null,
      order: shape.order ?? null,
    },
  };
  return {
    schema: RECIPE_SCHEMA,
    name: withoutEnding(facts.name),
    goal,
    language: choices.language ?? 'en',
    columns: facts.columns.map((column) => ({ ...column, role: roleIn(column, target, choices.drop) })),
    ...(facts.layout && { layout: facts.layout }),
    split: { entity: shape.entity ?? null, holdout: goal === 'segments' ? 0 : HOLDOUT, folds: FOLDS },
    seed: choices.seed ?? SEED,
    steps: ids.map((id) => stepOf(id, own[id] ?? {}, id !== 'duplicates' || (!events && saysWho(facts.columns)))),
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.[a-z0-9]{1,5}$/i, '');
}

const WHO: ReadonlySet<Role> = new Set<Role>(['identifier', 'name', 'email', 'phone']);

/** Two equal order lines may both be meant, and two people may have the same figures: without a column that says who, equal rows stay. */
function saysWho(columns: readonly SourceColumn[]): boolean {
  return columns.some(({ role }) => WHO.has(role));
}

function stepOf(id: StepId, params: Record<string, Json>, enabled: boolean): RecipeStep {
  return { uid: `${id}-1`, step: id, version: STEPS[id].version, params, enabled };
}

/** Order lines become customers for segments; a scored row stays the row that has the outcome. */
function stepsFor(goal: Goal, events: boolean, columns: readonly SourceColumn[]): readonly StepId[] {
  const contact: readonly StepId[] = !events && columns.some(({ role }) => role === 'email' || role === 'postcode') ? ['contact'] : [];
  if (goal !== 'segments') return inOrder([...PREPARE, ...contact, ...SCORE]);
  return inOrder([...PREPARE, ...contact, ...SEGMENT, ...(events ? (['customers'] as const) : [])]);
}

function roleIn(column: SourceColumn, target: string | undefined, drop: readonly string[] | undefined): Role {
  if (column.name === target) return 'outcome';
  if (drop?.includes(column.name)) return 'ignore';
  return column.role === 'outcome' && target !== undefined ? 'category' : column.role;
}

/** Which goal the file seems made for: scores only where a column is called like an outcome, not where one merely has two values. */
export function proposedGoal({ columns, outcomes, shape }: Pick<GoalFacts, 'columns' | 'outcomes' | 'shape'>): Goal {
  const named = new Set(columns.filter(({ role }) => role === 'outcome').map(({ name }) => name));
  const outcome = outcomes.find((name) => named.has(name));
  if (outcome === undefined || shape.shape === 'events') return 'segments';
  return /churn|left|cancel|kündig|avgang|oppsag|frafall/i.test(outcome) ? 'churn' : 'leads';
}
