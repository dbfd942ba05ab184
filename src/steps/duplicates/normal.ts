import { hash32 } from '../../core/hash';
import type { Role, Schema, SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type Column, type Table } from '../../core/table';
import { ofColumn, type Vector } from '../../program/vector';
import { formsOf, normalForm } from './forms';

/** The column with cells that are equal in normal form made one of them. */
export function normalVector(column: Column, role: Role): Vector {
  if (isNumeric(column) || role === 'identifier') return ofColumn(column);
  const { fellow, allDiffer } = formsOf(column.dict, role);
  if (allDiffer) return ofColumn(column);
  const codes = new Int32Array(column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = column.codes[row] as number;
    codes[row] = code < 0 ? -1 : (fellow[code] as number);
  }
  return { kind: 'text', codes, dict: column.dict };
}

/** Roles that say who a row is about. */
const WHO: ReadonlySet<Role> = new Set<Role>(['identifier', 'name', 'email', 'phone', 'address', 'postcode']);
/** Without one of these, two rows with equal figures are not known to be one customer. */
const TELLING: ReadonlySet<Role> = new Set<Role>(['name', 'email', 'phone']);

/** The columns that say who a row is about; none when they cannot tell people apart. */
export function whoColumns(schema: Schema): readonly SchemaColumn[] {
  return schema.some(({ role }) => TELLING.has(role)) ? schema.filter(({ role }) => WHO.has(role)) : [];
}

/** 40 bits: rows of one file do not meet by chance, and from so few over so many cells no cell can be told. */
const DIGITS = 10;

/**
 * A fingerprint of who each of the rows is about, from those cells in normal form: the same for the same customer in next month's file, however the
 * rows are ordered and whatever else has changed.
 */
export function rowPrints(table: Table, who: readonly SchemaColumn[], rows: Int32Array): readonly string[] {
  const columns = columnMap(table);
  const [low, high] = [new Uint32Array(rows.length).fill(1), new Uint32Array(rows.length).fill(2)];
  for (const { name, role } of who) {
    const column = columns.get(name);
    if (!column) continue;
    const hashes = hasher(column, role);
    for (let at = 0; at < rows.length; at++) {
      const [a, b] = hashes(rows[at] as number);
      low[at] = mixed(low[at] as number, a);
      high[at] = mixed(high[at] as number, b);
    }
  }
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return Array.from({ length: rows.length }, (_, at) => (hex(low[at] as number) + hex(high[at] as number)).slice(0, DIGITS));
}

const SEEDS = [0x517e, 0xb10c] as const;
type Hashes = readonly [low: number, high: number];

const mixed = (held: number, hash: number): number => Math.imul(held ^ hash, 0x9e3779b1) + 0x7f4a7c15;

/** The two hashes of a row's cell; a text is put in normal form once, when first met. */
function hasher(column: Column, role: Role): (row: number) => Hashes {
  const hashed = (text: string): Hashes => {
    const normal = normalForm(text, role);
    return [hash32(normal, SEEDS[0]), hash32(normal, SEEDS[1])];
  };
  if (isNumeric(column)) {
    return (row) => {
      const value = column.data[row] as number;
      // A phone number read as a number is the phone number.
      return Number.isNaN(value) ? SEEDS : hashed(String(value));
    };
  }
  const known = new Map<number, Hashes>();
  return (row) => {
    const code = column.codes[row] as number;
    if (code < 0) return SEEDS;
    const held = known.get(code) ?? hashed(column.dict[code] as string);
    known.set(code, held);
    return held;
  };
}

/** One name for a pair, whichever row comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}-${b}` : `${b}-${a}`);
