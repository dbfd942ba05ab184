import type { Json } from './json';
import type { InputId } from './program';
import type { Language } from './language';
import type { Role } from './schema';
import type { Split } from './split';
import type { Kind } from './table';

export const RECIPE_SCHEMA = 1;
export const GOALS = ['segments', 'leads', 'churn'] as const;
export type Goal = (typeof GOALS)[number];

export interface RecipeStep {
  /** Unique in the recipe and kept for life: `missing-1`. */
  readonly uid: string;
  readonly step: string;
  readonly version: number;
  readonly params: Readonly<Record<string, Json>>;
  readonly enabled: boolean;
}

export interface SourceColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly role: Role;
  /** How its numbers or dates are written, where the user said so. */
  readonly format?: SaidFormat;
}

/** Texts that fit no number or date, each by its mark (`core/fingerprint`), and what the user said it means; dates in milliseconds. */
export type Marks = readonly (readonly [mark: string, value: number])[];

export type SaidNumber = {
  readonly type: 'number';
  readonly decimal: '.' | ',';
  /** Thousands sign; ' ' stands for every kind of blank. */
  readonly group: '' | '.' | ',' | ' ' | "'";
  /** Cells carry a % sign and are divided by 100. */
  readonly percent: boolean;
  /** The currency seen beside the numbers, '' when none. */
  readonly currency: string;
  readonly marks?: Marks;
};
export type SaidDate = { readonly type: 'date'; readonly order: 'ymd' | 'dmy' | 'mdy'; readonly time: boolean; readonly marks?: Marks };
/** How the user said the file is laid out; a workbook's sheet by its name. What is not said is seen from each file anew. */
export type SaidLayout = {
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: '"' | "'" | '';
  readonly skip?: number;
  readonly headerRows?: number;
  readonly footer?: number;
};

/** A link goes without the marks. */
export type SaidFormat = SaidNumber | SaidDate;

/** Where a further file is likely to come from. */
export const SLOTS = ['crm', 'web', 'email', 'support', 'orders'] as const;
export type Slot = (typeof SLOTS)[number];

/** Further files a notebook takes beside its own. */
export const MOST_SOURCES = 10;

/** A further file about the same customers; which stored file that is today, the notebook knows. */
export interface RecipeSource {
  /** Unique in the recipe and kept for life; what programs and queries call the file. */
  readonly id: InputId;
  /** The file's name. */
  readonly name: string;
  readonly slot: Slot | null;
  readonly columns: readonly SourceColumn[];
}

/**
 * What is saved and shared: steps and column names, never a cell value. It changes only through `edit`; undo keeps the old one.
 */
export interface Recipe {
  readonly schema: typeof RECIPE_SCHEMA;
  readonly name: string;
  readonly goal: Goal;
  /** Of the names that steps give to columns; chosen once, whoever reads the notebook later. */
  readonly language: Language;
  /** The columns as the user confirmed them; a column the file has and the recipe does not is taken as inferred. */
  readonly columns: readonly SourceColumn[];
  readonly layout?: SaidLayout;
  /** Further files; steps that join name them by id. */
  readonly sources?: readonly RecipeSource[];
  readonly split: Split;
  readonly seed: number;
  readonly steps: readonly RecipeStep[];
}

export type Change =
  | { readonly type: 'params'; readonly uid: string; readonly params: RecipeStep['params'] }
  | { readonly type: 'enable'; readonly uid: string; readonly enabled: boolean }
  | { readonly type: 'role'; readonly column: string; readonly role: Role }
  | { readonly type: 'kind'; readonly column: string; readonly kind: Kind }
  | { readonly type: 'rename'; readonly name: string }
  | { readonly type: 'split'; readonly split: Split }
  | { readonly type: 'seed'; readonly seed: number }
  | { readonly type: 'insert'; readonly at: number; readonly step: RecipeStep }
  | { readonly type: 'remove'; readonly uid: string }
  /** Further files as they are from now on, and the steps with them. */
  | { readonly type: 'sources'; readonly sources: readonly RecipeSource[]; readonly steps: readonly RecipeStep[] };

/** The recipe after a change; the same object when nothing changes. A change to a card or column that is not there changes nothing. */
export function edit(recipe: Recipe, change: Change): Recipe {
  switch (change.type) {
    case 'params':
      return editStep(recipe, change.uid, (step) => ({ ...step, params: { ...step.params, ...change.params } }));
    case 'enable':
      return editStep(recipe, change.uid, (step) => (step.enabled === change.enabled ? step : { ...step, enabled: change.enabled }));
    case 'role':
      return editColumn(recipe, change.column, (column) => (column.role === change.role ? column : { ...column, role: change.role }));
    case 'kind':
      return editColumn(recipe, change.column, (column) => (column.kind === change.kind ? column : { ...column, kind: change.kind }));
    case 'rename':
      return recipe.name === change.name ? recipe : { ...recipe, name: change.name };
    case 'split':
      return { ...recipe, split: change.split };
    case 'seed':
      return recipe.seed === change.seed ? recipe : { ...recipe, seed: change.seed };
    case 'insert':
      if (recipe.steps.some((step) => step.uid === change.step.uid)) return recipe;
      return { ...recipe, steps: [...recipe.steps.slice(0, change.at), change.step, ...recipe.steps.slice(change.at)] };
    case 'remove': {
      const steps = recipe.steps.filter((step) => step.uid !== change.uid);
      return steps.length === recipe.steps.length ? recipe : { ...recipe, steps };
    }
    case 'sources':
      return { ...recipe, sources: change.sources, steps: change.steps };
    default:
      return change satisfies never;
  }
}

function editStep(recipe: Recipe, uid: string, change: (step: RecipeStep) => RecipeStep): Recipe {
  const steps = mapKept(recipe.steps, (step) => (step.uid === uid ? change(step) : step));
  return steps === recipe.steps ? recipe : { ...recipe, steps };
}

function editColumn(recipe: Recipe, name: string, change: (column: SourceColumn) => SourceColumn): Recipe {
  const columns = mapKept(recipe.columns, (column) => (column.name === name ? change(column) : column));
  return columns === recipe.columns ? recipe : { ...recipe, columns };
}

/** As map, but the very list back when no entry changed. */
function mapKept<T>(list: readonly T[], change: (entry: T) => T): readonly T[] {
  const next = list.map(change);
  return next.some((entry, i) => entry !== list[i]) ? next : list;
}
