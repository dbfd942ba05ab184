import type { Kind } from './table';
import type { Tree } from './tree';

/**
 * Expressions, plain JSON. One meaning, three printers (`program/run`, `program/sql`, `program/python`):
 *
 * - **Missing** goes through every operator as NULL does in SQL, save where said otherwise (`and`, `or`, `if`, `coalesce`,
 *   `isMissing`, and where `lookup`, `bucket`, `linear`, `nearest`, `trees` say). Comparison with missing is missing. `and` is false as soon as one side is
 *   false, `or` true as soon as one is true (three-valued logic); of nothing, `and` is true and `or` false. A condition that is missing counts as not true.
 * - **Numbers** are 64-bit floats. Division by zero, logs and roots outside their domain, and every result that is not finite are missing.
 *   Sums run left to right from the first term. `round` goes to the nearest, halves away from zero; `log1p` is the log of 1 + x; `sign` is -1, 0 or 1.
 *   -0 is 0: no operator tells them apart, and no result is -0. Only `log`, `log1p`, `exp` and `sigmoid` may differ between engines, in the last digit.
 * - **Text** is well-formed Unicode and compares by code point; `length` counts code points. `lower` and `upper` map one code point to one (Unicode's simple mapping, with
 *   ẞ for ß), without locale, for the letters of Unicode 13 and before. `trim` takes space, tab, line breaks, \v, \f and the no-break space from both ends.
 *   `words` is the text in small letters with one blank before, between and after its words, so that ` sales ` is found as a whole word; blanks, the punctuation of ASCII
 *   and the commonest dashes, quotes and dots divide words (`program/fold`).
 * - **Dates** are whole milliseconds since 1970-01-01 in the file's civil time, at most 8.64e15 either side; parts are proleptic Gregorian with a year 0.
 *   They compare with dates only.
 * - **Bools** are 0 and 1 in a table, and compare and count as such: beside a number a bool is a number. Conditions are bools, never numbers.
 * - **Kinds** are checked before anything runs (`program/kinds`): category and text are one; the choices of `if`, `coalesce`, `least`, `greatest` and the sides of a
 *   comparison have a kind in common; constants are finite, a count or place is whole, edges and x ascend strictly, and `coalesce`, `least`, `greatest`, `nearest` and `interpolate` have at least one to choose from.
 */
export type Expr =
  | { readonly type: 'column'; readonly name: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  /** `moves`: hangs on the date days are counted to, and moves with it when a later file is scored. */
  | { readonly type: 'date'; readonly value: number; readonly moves?: true }
  | { readonly type: 'missing'; readonly kind: Kind }
  | { readonly type: 'arithmetic'; readonly op: '+' | '-' | '*' | '/'; readonly left: Expr; readonly right: Expr }
  | { readonly type: 'compare'; readonly op: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly left: Expr; readonly right: Expr }
  | { readonly type: 'and' | 'or'; readonly all: readonly Expr[] }
  | { readonly type: 'not'; readonly of: Expr }
  | { readonly type: 'if'; readonly when: Expr; readonly then: Expr; readonly else: Expr }
  /** The first that is not missing. */
  | { readonly type: 'coalesce'; readonly all: readonly Expr[] }
  | { readonly type: 'isMissing'; readonly of: Expr }
  | {
      readonly type: 'math';
      readonly fn: 'abs' | 'sqrt' | 'log' | 'log1p' | 'exp' | 'floor' | 'round' | 'sigmoid' | 'sign';
      readonly of: Expr;
    }
  /** The least or greatest of those not missing; missing when all are. Not for texts. */
  | { readonly type: 'least' | 'greatest'; readonly all: readonly Expr[] }
  | { readonly type: 'string'; readonly fn: 'lower' | 'upper' | 'trim' | 'words'; readonly of: Expr }
  | { readonly type: 'length'; readonly of: Expr }
  | { readonly type: 'contains' | 'startsWith'; readonly of: Expr; readonly part: string }
  | { readonly type: 'concat'; readonly all: readonly Expr[] }
  /** The first `count` code points. */
  | { readonly type: 'start'; readonly of: Expr; readonly count: number }
  /** Piece number `at`, from 1, of the text divided at every `by`; the empty text where there is no such piece. */
  | { readonly type: 'piece'; readonly of: Expr; readonly by: string; readonly at: number }
  /** The value of the first rule whose phrase stands somewhere in the text; `other` when none does, missing stays missing. */
  | {
      readonly type: 'match';
      readonly of: Expr;
      readonly rules: readonly (readonly [phrase: string, value: string | null])[];
      readonly other: string | null;
    }
  /** Text to text or number; of equal entries the first holds; a text not in the table gives `other`, missing gives `missing`. */
  | {
      readonly type: 'lookup';
      readonly of: Expr;
      readonly table: readonly (readonly [string, string | number | null])[];
      readonly other: string | number | null;
      readonly missing: string | number | null;
      readonly to: 'category' | 'number';
    }
  /** True if the text is one of `values`; missing stays missing. One-hot is `in` with one value and `coalesce` 0. */
  | { readonly type: 'in'; readonly of: Expr; readonly values: readonly string[] }
  /** True if the row's id, its place in the source file, is one of `rows`; never missing. */
  | { readonly type: 'rowIn'; readonly rows: readonly number[] }
  /** Number of edges that are <= the value, 0 … edges.length. Missing stays missing. */
  | { readonly type: 'bucket'; readonly of: Expr; readonly edges: readonly number[] }
  /** Whole and part days `to - from`. */
  | { readonly type: 'daysBetween'; readonly from: Expr; readonly to: Expr }
  /** weekday: 1 Monday … 7 Sunday. */
  | { readonly type: 'datePart'; readonly part: 'year' | 'quarter' | 'month' | 'day' | 'weekday' | 'hour'; readonly of: Expr }
  /** bias + Σ weight · value, left to right; missing if any value is missing. */
  | { readonly type: 'linear'; readonly bias: number; readonly terms: readonly { readonly weight: number; readonly of: Expr }[] }
  /**
   * Index of the nearest centre by squared Euclidean distance, summed left to right; the lower index on a tie; missing if any value is missing.
   * A distance that is not finite is no one's: missing when none is. With `give: 'distance'` the Euclidean distance itself.
   */
  | {
      readonly type: 'nearest';
      readonly of: readonly Expr[];
      readonly centres: readonly (readonly number[])[];
      readonly give: 'index' | 'distance';
    }
  /** bias + Σ value of the leaf in which each tree puts the row, left to right. A missing value goes where the tree says, so that it makes no one missing. */
  | { readonly type: 'trees'; readonly bias: number; readonly of: readonly Expr[]; readonly trees: readonly Tree[] }
  /**
   * Straight lines between points, y₀ + (value - x₀) · slope, flat outside: how calibration by isotonic regression is said. A slope of 0 gives y₀ itself.
   */
  | { readonly type: 'interpolate'; readonly of: Expr; readonly x: readonly number[]; readonly y: readonly number[] };

export const column = (name: string): Expr => ({ type: 'column', name });
export const number = (value: number): Expr => ({ type: 'number', value });
/** Of the date that days are counted to. */
export const moving = (value: number): Expr => ({ type: 'date', value, moves: true });
export const text = (value: string): Expr => ({ type: 'text', value });
export const isMissing = (of: Expr): Expr => ({ type: 'isMissing', of });
export const coalesce = (...all: readonly Expr[]): Expr => ({ type: 'coalesce', all });
export const arithmetic = (left: Expr, op: '+' | '-' | '*' | '/', right: Expr): Expr => ({ type: 'arithmetic', op, left, right });
export const compare = (left: Expr, op: '=' | '!=' | '<' | '<=' | '>' | '>=', right: Expr): Expr => ({ type: 'compare', op, left, right });
export const math = (fn: Extract<Expr, { type: 'math' }>['fn'], of: Expr): Expr => ({ type: 'math', fn, of });
/** 1 where the condition holds, 0 where it does not or is missing. */
export const flag = (when: Expr): Expr => ({ type: 'if', when, then: number(1), else: number(0) });
