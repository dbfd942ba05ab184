import type { ValueKind } from '../kinds';
import { freshSqlName, quote } from './name';
import { ANY_NUMBER, clamp, isBounded, type Range } from './range';
import type { Dialect } from './dialect';

/** How tightly the outermost operator binds; an operand that binds more loosely is put in brackets. */
export const BINDS = { or: 1, and: 2, not: 3, compare: 4, join: 5, add: 6, multiply: 7, atom: 9 } as const;

/** An expression in SQL. */
export interface Printed {
  readonly sql: string;
  readonly binds: number;
  readonly kind: ValueKind;
  /** Of a number; where it is not bounded, infinities and NaN may stand in for missing until `tame` makes them NULL. */
  readonly range: Range;
  /** The engine may take it for an integer. */
  readonly loose: boolean;
  /** Safe to say twice: a column or a literal. */
  readonly plain: boolean;
  /** Levels of helper columns below it. */
  readonly depth: number;
}

export interface Part {
  readonly name: string;
  readonly sql: string;
  readonly depth: number;
}

/** Expressions said more than once become helper columns, so that they are read and computed once. */
export class Parts {
  readonly list: Part[] = [];
  readonly dialect: Dialect;
  readonly #taken: Set<string>;
  readonly #known = new Map<string, Printed>();

  constructor(dialect: Dialect, taken: Iterable<string>) {
    this.dialect = dialect;
    this.#taken = new Set(taken);
  }

  /** The expression as a helper column called after `hint`. */
  hoist(of: Printed, hint: string): Printed {
    const known = this.#known.get(of.sql);
    if (known) return known;
    const name = freshSqlName(`__${hint}_${this.list.length + 1}`, this.#taken);
    const depth = of.depth + 1;
    this.list.push({ name, sql: of.sql, depth });
    const printed: Printed = { ...of, sql: quote(name), binds: BINDS.atom, plain: true, depth };
    this.#known.set(of.sql, printed);
    return printed;
  }

  /** Something that may be said several times. */
  plain(of: Printed, hint = 'value'): Printed {
    return of.plain ? of : this.hoist(of, hint);
  }

  /** With infinities and NaN turned into NULL. */
  tame(of: Printed): Printed {
    if (of.kind !== 'number' || isBounded(of.range)) return of;
    const short = of.sql.length <= 40 ? of : this.plain(of);
    const sql = `CASE WHEN ${this.dialect.isFinite(short.sql)} THEN ${short.sql} END`;
    return { ...short, sql, binds: BINDS.atom, plain: false, range: clamp(of.range) };
  }
}

export function printed(kind: ValueKind, sql: string, of: readonly Printed[], more: Partial<Printed> = {}): Printed {
  return { sql, binds: BINDS.atom, kind, range: ANY_NUMBER, loose: false, plain: false, depth: depthOf(of), ...more };
}

export function depthOf(of: readonly Printed[]): number {
  return Math.max(0, ...of.map(({ depth }) => depth));
}

/** In brackets unless it binds at least so tightly. */
export function bracket({ sql, binds }: Pick<Printed, 'sql' | 'binds'>, atLeast: number): string {
  return binds >= atLeast ? sql : `(${sql})`;
}
