import type { Expr } from './expr';
import type { NumericKind, DictKind } from './table';

export type Agg = 'count' | 'countDistinct' | 'sum' | 'mean' | 'min' | 'max' | 'first';

/**
 * What a step learnt, as a value: relational operations over expressions, plain JSON. One meaning:
 *
 * - `derive` adds columns at the end, or replaces one of the same name in its place. All expressions see the table as it was before the operation.
 * - `keep` keeps the rows whose condition is true: false and missing go.
 * - `select` keeps these columns in this order.
 * - `distinct` keeps the first row of each group of equal `on` values in row order; missing equals missing; of no `on` the first row stays.
 * - `lag` adds columns at the end, none of a name there is: what stands in the column `of` in the row before, among the rows with equal `by` values
 *   (missing equals missing) in ascending `order`, a number, date or bool; equal ones in row order, missing ones last; null is row order. The first of them has a missing value.
 * - `rollup` gives one row per distinct `by`, in order of first appearance; rows with any `by` missing are left out; without `by` all rows
 *   are one group, no rows none. The columns are `by`, then the aggregates. Aggregates
 *   skip missing; `count` counts values that are not missing (use a constant to count rows), `sum` of none is missing, `first` is the first that is not missing
 *   in row order. The row id is the group's first.
 * - `join` adds columns of another table, an input called `with` that went through `roll` first: each row gets those of the first row there with the
 *   same `on` values (here, there), and missing where there is none. A missing key matches nothing. Rows, their order and their ids stay: a join never
 *   drops a row and never makes two of one.
 *
 * Names are unique at every point. A row's order and id are part of the meaning: in SQL they are the column `__row`, the place in the
 * source file; so row ids ascend wherever SQL is to say the same.
 */
export type Op =
  | { readonly op: 'derive'; readonly columns: readonly DerivedColumn[] }
  | { readonly op: 'keep'; readonly where: Expr }
  | { readonly op: 'select'; readonly columns: readonly string[] }
  | { readonly op: 'distinct'; readonly on: readonly Expr[] }
  | {
      readonly op: 'lag';
      readonly by: readonly string[];
      readonly order: string | null;
      readonly columns: readonly { readonly name: string; readonly of: string }[];
    }
  | { readonly op: 'rollup'; readonly by: readonly string[]; readonly columns: readonly RolledColumn[] }
  | {
      readonly op: 'join';
      readonly with: InputId;
      readonly roll: Program;
      readonly on: readonly (readonly [here: string, there: string])[];
      readonly take: readonly { readonly from: string; readonly name: string }[];
    };

/** A further file's id, as the recipe calls it: `orders`. */
export type InputId = string;

/**
 * `kind` says how the result is kept; a number, date or bool expression may be kept as each of the three, a text one as category or text. As a bool, 0
 * is false and all else true; as a date, the value is milliseconds, rounded down, and missing beyond the range of dates.
 */
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
