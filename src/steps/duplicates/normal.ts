import { hash32 } from '../../core/hash';
import type { Role, Schema, SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type Column, type DictColumn, type Table } from '../../core/table';
import { companyKey } from '../../ml/legal-forms';
import { emailKey, folded, phoneKey } from '../../ml/text-keys';
import { ofColumn, type Vector } from '../../program/vector';

/**
 * The form in which two cells of a role are the same: an e-mail without its +tag, a phone without +47, 0047 and blanks, a name or an
 * address without capitals, accents, signs and with the legal form cut short, an identifier letter by letter, anything else
 * without capitals, accents and spare blanks.
 */
export function normalForm(text: string, role: Role): string {
  switch (role) {
    case 'identifier':
      return text;
    case 'email':
      return emailKey(text);
    case 'phone':
      return phoneKey(text) || folded(text);
    case 'name':
    case 'address':
      return companyKey(text) || folded(text);
    default:
      return folded(text);
  }
}

/** The column with its cells in normal form; worked out once per distinct text. */
export function normalVector(column: Column, role: Role): Vector {
  if (isNumeric(column)) return ofColumn(column);
  const { dict, map } = normalDict(column, role);
  return { kind: 'text', codes: column.codes.map((code) => (code < 0 ? -1 : (map[code] as number))), dict };
}

function normalDict(column: DictColumn, role: Role): { readonly dict: readonly string[]; readonly map: Int32Array } {
  const seen = new Map<string, number>();
  const map = Int32Array.from(column.dict, (entry) => {
    const normal = normalForm(entry, role);
    const known = seen.get(normal);
    if (known !== undefined) return known;
    seen.set(normal, seen.size);
    return seen.size - 1;
  });
  return { dict: [...seen.keys()], map };
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
 * A fingerprint of who each row is about, from those cells in normal form: the same for the same customer in next month's file, however the
 * rows are ordered and whatever else has changed.
 */
export function rowPrints(table: Table, who: readonly SchemaColumn[]): readonly string[] {
  const columns = columnMap(table);
  const [low, high] = [new Uint32Array(table.rows).fill(1), new Uint32Array(table.rows).fill(2)];
  for (const { name, role } of who) {
    const column = columns.get(name);
    if (!column) continue;
    mixInto(low, column, role, 0x517e);
    mixInto(high, column, role, 0xb10c);
  }
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return Array.from({ length: table.rows }, (_, row) => (hex(low[row] as number) + hex(high[row] as number)).slice(0, DIGITS));
}

function mixInto(out: Uint32Array, column: Column, role: Role, seed: number): void {
  const add = (row: number, hash: number): void => {
    out[row] = Math.imul((out[row] as number) ^ hash, 0x9e3779b1) + 0x7f4a7c15;
  };
  if (isNumeric(column)) {
    // A phone number read as a number is the phone number.
    column.data.forEach((value, row) => add(row, Number.isNaN(value) ? seed : hash32(normalForm(String(value), role), seed)));
    return;
  }
  const ofCode = column.dict.map((entry) => hash32(normalForm(entry, role), seed));
  column.codes.forEach((code, row) => add(row, code < 0 ? seed : (ofCode[code] as number)));
}

/** One name for a pair, whichever row comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}-${b}` : `${b}-${a}`);
