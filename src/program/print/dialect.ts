import type { Expr } from '../../core/expr';
import type { ValueKind } from '../kinds';

/** Where engines differ. Every function here is total: it never stops the query, whatever the row holds. */
export interface Dialect {
  readonly title: string;
  readonly types: Readonly<Record<ValueKind | 'row', string>>;
  isFinite(number: string): string;
  /** Whole milliseconds since 1970 as an integer. */
  toMs(date: string): string;
  fromMs(integer: string): string;
  integer(number: string): string;
  datePart(part: Extract<Expr, { type: 'datePart' }>['part'], date: string): string;
  /** Of a text that is not missing: Unicode code points. */
  length(text: string): string;
  contains(text: string, part: string): string;
  startsWith(text: string, part: string): string;
  trim(text: string, blanks: string): string;
  start(text: string, count: number): string;
  /** The empty text where there are fewer pieces. */
  piece(text: string, by: string, at: number): string;
  /** Of a regular expression made of a class of characters alone. */
  replaceAll(text: string, pattern: string, by: string): string;
  character(codePoint: number): string;
  /** The value in the first row where there is one. */
  first(value: string, row: string): string;
}

/**
 * DuckDB 1.x. Doubles follow IEEE 754 (`ieee_floating_point_ops`, its default): overflow and division by zero give infinities, not errors.
 * Names are case-insensitive and may not be empty. `sum(x ORDER BY …)` adds in that order.
 */
const duckdb: Dialect = {
  title: 'DuckDB',
  types: { number: 'DOUBLE', date: 'TIMESTAMP', bool: 'BOOLEAN', text: 'VARCHAR', row: 'BIGINT' },
  isFinite: (number) => `isfinite(${number})`,
  toMs: (date) => `epoch_ms(${date})`,
  fromMs: (integer) => `epoch_ms(${integer})`,
  integer: (number) => `CAST(${number} AS BIGINT)`,
  datePart: (part, date) => `${part === 'weekday' ? 'isodow' : part}(${date})`,
  length: (text) => `length(${text})`,
  contains: (text, part) => `contains(${text}, ${part})`,
  startsWith: (text, part) => `starts_with(${text}, ${part})`,
  trim: (text, blanks) => `trim(${text}, ${blanks})`,
  start: (text, count) => `left(${text}, ${count})`,
  piece: (text, by, at) => `split_part(${text}, ${by}, ${at})`,
  replaceAll: (text, pattern, by) => `regexp_replace(${text}, '${pattern}', '${by}', 'g')`,
  character: (codePoint) => `chr(${codePoint})`,
  first: (value, row) => `arg_min(${value}, ${row})`,
};

export const DIALECTS = { duckdb } as const satisfies Readonly<Record<string, Dialect>>;

export type DialectId = keyof typeof DIALECTS;
