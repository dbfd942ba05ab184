import { column as ref, type Expr } from '../../core/expr';
import type { Role, SchemaColumn } from '../../core/schema';
import type { Table } from '../../core/table';
import { evaluate } from '../../program/evaluate';
import { codedKeys } from '../../program/join';
import type { Vector } from '../../program/vector';

/** A column here and one there that say the same thing. */
export interface Key {
  readonly here: SchemaColumn;
  readonly there: SchemaColumn;
  /** Case and blanks at the ends do not count. */
  readonly loose: boolean;
}

/** Roles that say who or what a row is about. */
export const SAYS_WHO: ReadonlySet<Role> = new Set<Role>(['identifier', 'email', 'phone']);

/** Columns called like a key, whatever their values look like. */
const NAMED_ID = /(^|[\s_-])(id|nr|no|key|number|nummer|nøkkel|code|kode)$/i;
export const isNamedId = (name: string): boolean => NAMED_ID.test(name) || /[a-zæøåäöü]I[dD]$/.test(name);

/** How rows of two tables meet; counts of rows unless said otherwise. */
export type Overlap = {
  readonly here: { readonly rows: number; readonly matched: number; readonly noKey: number };
  readonly there: {
    readonly rows: number;
    readonly matched: number;
    readonly noKey: number;
    /** Different keys. */
    readonly keys: number;
    readonly matchedKeys: number;
  };
  /** Rows that a plain join would make of those here. */
  readonly would: number;
};

export function keyExpr(name: string, loose: boolean): Expr {
  return loose ? { type: 'string', fn: 'lower', of: { type: 'string', fn: 'trim', of: ref(name) } } : ref(name);
}

export function overlapOf(here: Table, there: Table, keys: readonly Key[]): Overlap {
  const [left, right] = coded(here, there, keys);
  const times = new Map<number, number>();
  let noKey = 0;
  for (const code of right) {
    if (code < 0) noKey++;
    else times.set(code, (times.get(code) ?? 0) + 1);
  }
  const met = new Set<number>();
  let matched = 0;
  let would = 0;
  let without = 0;
  for (const code of left) {
    const rows = code < 0 ? undefined : times.get(code);
    if (code < 0) without++;
    else if (rows !== undefined) {
      met.add(code);
      matched++;
    }
    would += rows ?? 1;
  }
  let theirs = 0;
  for (const code of met) theirs += times.get(code) ?? 0;
  return {
    here: { rows: here.rows, matched, noKey: without },
    there: { rows: there.rows, matched: theirs, noKey, keys: times.size, matchedKeys: met.size },
    would,
  };
}

/** Rows there whose key stands here. */
export function rowsMet(here: Table, there: Table, keys: readonly Key[]): Uint32Array {
  const [left, right] = coded(here, there, keys);
  const known = new Set(left);
  known.delete(-1);
  const rows = new Uint32Array(there.rows);
  let count = 0;
  for (let row = 0; row < there.rows; row++) if (known.has(right[row] as number)) rows[count++] = row;
  return rows.slice(0, count);
}

/** For each row there the first row here with the same key, -1 where there is none. */
export function rowsHere(here: Table, there: Table, keys: readonly Key[]): Int32Array {
  const [left, right] = coded(here, there, keys);
  const first = new Map<number, number>();
  left.forEach((code, row) => {
    if (code >= 0 && !first.has(code)) first.set(code, row);
  });
  return Int32Array.from(right, (code) => first.get(code) ?? -1);
}

/** No key occurs twice; missing ones do not count. */
export function isUnique(table: Table, names: readonly string[], loose: boolean): boolean {
  const vectors = names.map((name) => vectorOf(table, name, loose));
  const seen = new Set<number>();
  for (const code of codedKeys(vectors, vectors, table.rows, table.rows)[0]) {
    if (code >= 0 && seen.has(code)) return false;
    seen.add(code);
  }
  return true;
}

function coded(here: Table, there: Table, keys: readonly Key[]): readonly [Float64Array, Float64Array] {
  const left = keys.map((key) => vectorOf(here, key.here.name, key.loose));
  const right = keys.map((key) => vectorOf(there, key.there.name, key.loose));
  return codedKeys(left, right, here.rows, there.rows);
}

/** Cleaned texts may come to be equal in several entries; `codedKeys` compares the texts themselves. */
function vectorOf(table: Table, name: string, loose: boolean): Vector {
  return evaluate(keyExpr(name, loose), table);
}
