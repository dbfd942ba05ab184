import type { Expr } from './expr';
import type { NumericKind, DictKind } from './table';

export type Agg = 'count' | 'countDistinct' | 'sum' | 'mean' | 'min' | 'max' | 'first';

/**
 * What a step learnt, as a value: relational operations over expressions, plain JSON. One meaning:
 *
 * - `derive` adds columns at the end, or replaces one of the same name in its place. All expressions see the table as it was before the operation.
 * - `keep` keeps the rows whose condition is true: false and missing go.
 * - `select` keeps these columns in this order.
 * - `distinct` keeps the first row of each group of equal `on` values in row order; missing equals missing.
 * - `rollup` gives one row per distinct `by`, in order of first appearance; rows with any `by` missing are left out. Aggregates
 *   skip missing; `count` counts values that are not missing (use a constant to count rows), `sum` of none is missing, `first` is the first that is not missing
 *   in row order. The row id is the group's first.
 *
 * A row's order and id are part of the meaning: in SQL they are the column `__row`, the place in the source file.
 */
export type Op =
  | { readonly op: 'derive'; readonly columns: readonly DerivedColumn[] }
  | { readonly op: 'keep'; readonly where: Expr }
  | { readonly op: 'select'; readonly columns: readonly string[] }
  | { readonly op: 'distinct'; readonly on: readonly Expr[] }
  | { readonly op: 'rollup'; readonly by: readonly string[]; readonly columns: readonly RolledColumn[] };

/** `kind` says how the result is kept; a number expression may be kept as number, date or bool, a text one as category or text. */
export interface DerivedColumn {
  readonly name: string;
  readonly kind: NumericKind | DictKind;
  readonly expr: Expr;
}

export interface RolledColumn {
  readonly name: string;
  readonly agg: Agg;
  readonly of: Expr;
  readonly kind: NumericKind | DictKind;
}

export type Program = readonly Op[];
