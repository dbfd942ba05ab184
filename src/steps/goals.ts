import type { Json } from '../core/json';
import type { Language } from '../core/language';
import { RECIPE_SCHEMA, type Goal, type Recipe, type RecipeStep, type SaidLayout, type SourceColumn } from '../core/recipe';
import type { Role } from '../core/schema';
import type { Split } from '../core/split';
import { horizonFor, windowOf, type OutcomeKind, type Span } from './customers/window';
import { STEPS, type StepId } from './index';
import { inOrder } from './order';
import { recordDate } from './target/record-date';

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
  /** First and last date in `shape.date`. */
  readonly span?: Span;
  readonly layout?: SaidLayout;
  /** Columns that may be the outcome, likeliest first. */
  readonly outcomes: readonly string[];
}

/** Choices that only the user can make; the rest is filled in. */
export interface GoalChoices {
  readonly target?: string;
  /** Fingerprint of the value that counts as success. */
  readonly success?: string;
  /** Made from the events, in place of a column. */
  readonly outcome?: OutcomeKind;
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
/** Distances suffer from any long tail; a weighted sum loses more by the logarithm of a small count than it gains, save where the tail is long. */
const SKEW_OF_SCORES = 2;

/** A goal picks the cards and fills them in; nothing is left blank that a default can fill. */
export function recipeFor(goal: Goal, facts: GoalFacts, choices: GoalChoices = {}): Recipe {
  const { shape } = facts;
  const events = shape.shape === 'events' && shape.entity !== undefined;
  const made = outcomeMade(goal, facts, choices);
  const target = goal === 'segments' || made ? undefined : (choices.target ?? facts.outcomes[0]);
  const ids = stepsFor(goal, events, facts.columns, made !== undefined);
  const own: Partial<Record<StepId, Record<string, Json>>> = {
    target: { column: target ?? null, success: choices.success ?? null },
    quality: { customer: shape.entity ?? null },
    ...(goal === 'segments' ? {} : { skew: { threshold: SKEW_OF_SCORES } }),
    customers: {
      customer: shape.entity ?? null,
      date: shape.date ?? null,
      amount: shape.amount ?? null,
      quantity: shape.quantity ?? null,
      price: shape.price ?? null,
      order: shape.order ?? null,
      ...(made && { outcome: made, ...aheadOf(facts.span) }),
    },
  };
  return {
    schema: RECIPE_SCHEMA,
    name: withoutEnding(facts.name),
    goal,
    language: choices.language ?? 'en',
    columns: facts.columns.map((column) => ({ ...column, role: roleIn(column, target, choices.drop) })),
    ...(facts.layout && { layout: facts.layout }),
    split: splitFor(goal, facts, target),
    seed: choices.seed ?? SEED,
    steps: ids.map((id) => stepOf(id, own[id] ?? {}, id !== 'duplicates' || (!events && saysWho(facts.columns)))),
  };
}

/** Lines of events have no outcome of their own, unless a column is called like one: it is made from what came later. */
function outcomeMade(goal: Goal, { shape, columns }: GoalFacts, { target, outcome }: GoalChoices): OutcomeKind | undefined {
  const possible = goal !== 'segments' && shape.shape === 'events' && shape.entity !== undefined && shape.date !== undefined;
  if (!possible || target !== undefined) return undefined;
  if (outcome === undefined && columns.some(({ role }) => role === 'outcome')) return undefined;
  return outcome ?? (goal === 'churn' ? 'leaves' : 'buys');
}

/** The cut-off and the days to look ahead: said, so that every round of checking has the same. */
function aheadOf(span: Span | undefined): Record<string, Json> {
  if (!span) return {};
  const window = windowOf(span, 'auto', horizonFor(span));
  return window.ok ? { horizon: window.value.horizon, reference: window.value.from } : {};
}

function splitFor(goal: Goal, { shape, columns }: GoalFacts, target: string | undefined): Split {
  const entity = shape.entity ?? null;
  if (goal === 'segments') return { entity, holdout: 0, folds: FOLDS };
  if (target === undefined) return { entity, holdout: HOLDOUT, folds: FOLDS };
  return { entity, holdout: HOLDOUT, folds: FOLDS, time: recordDate(columns, goal).column, even: target };
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

/** Order lines become customers for segments, and where the outcome is made from them; else a scored row stays the row that has it. */
function stepsFor(goal: Goal, events: boolean, columns: readonly SourceColumn[], made: boolean): readonly StepId[] {
  const contact: readonly StepId[] = !events && columns.some(({ role }) => role === 'email' || role === 'postcode') ? ['contact'] : [];
  if (goal !== 'segments') return inOrder([...PREPARE, ...contact, ...SCORE, ...(made ? (['customers'] as const) : [])]);
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
