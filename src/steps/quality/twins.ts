import type { Role, Schema } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';
import { isRole } from './addresses';

/** With more rows than this for a person, a row is something that person did. */
const EVENTS = 0.5;

/**
 * Rows about somebody a row above was about already: the same personal e-mail address; where there is none, the same phone number and name; else
 * the same name and place. @returns by row the first row about the same person, the row itself if it is the first, -1 where nobody is named;
 * null where no column says who it is, or rows are what people did
 */
export function sameAs(schema: Schema, columns: ReadonlyMap<string, Column>, rows: number): Int32Array | null {
  const of = (...roles: readonly Role[]): readonly Column[] =>
    schema.filter(({ role }) => roles.includes(role)).flatMap(({ name }) => columns.get(name) ?? []);
  const emails = of('email').map((column) => codes(column, emailKey));
  const phones = of('phone').map((column) => codes(column, phoneKey));
  const names = joined(
    of('name').map((column) => codes(column, nameKey)),
    rows,
  );
  const places = of('postcode', 'address').map((column) => codes(column, nameKey));
  const keys = [...emails, ...phones.map((phone) => joined([phone, names], rows)), ...places.map((place) => joined([place, names], rows))];
  if (keys.length === 0) return null;
  const first = new Int32Array(rows).fill(-1);
  const seen = keys.map(() => new Map<number, number>());
  let again = 0;
  for (let row = 0; row < rows; row++) {
    const at = keys.findIndex((key) => (key[row] as number) >= 0);
    const code = keys[at]?.[row];
    if (code === undefined) continue;
    const known = seen[at]?.get(code);
    if (known === undefined) seen[at]?.set(code, row);
    else again++;
    first[row] = known ?? row;
  }
  return again > rows * EVENTS ? null : first;
}

/** By row the number of its text once made alike, -1 where there is none; once for each distinct text. */
function codes(column: Column, alike: (text: string) => string): Float64Array {
  if (isNumeric(column)) return column.data.map((value) => (Number.isNaN(value) ? -1 : value));
  const known = new Map<string, number>();
  const codeOf = column.dict.map((text) => {
    const key = alike(text);
    if (key === '') return -1;
    const code = known.get(key) ?? known.size;
    known.set(key, code);
    return code;
  });
  return Float64Array.from(column.codes, (code) => codeOf[code] ?? -1);
}

/** One number for each combination; -1 where any is missing. */
function joined(parts: readonly Float64Array[], rows: number): Float64Array {
  const [first, ...rest] = parts;
  if (!first) return new Float64Array(rows).fill(-1);
  let all = first;
  for (const part of rest) {
    const known = new Map<string, number>();
    all = all.map((code, row) => {
      const other = part[row] as number;
      if (code < 0 || other < 0) return -1;
      const key = `${code} ${other}`;
      const made = known.get(key) ?? known.size;
      known.set(key, made);
      return made;
    });
  }
  return all;
}

const emailKey = (text: string): string => (isRole(text) ? '' : text.trim().toLowerCase());
/** The last eight digits: a number is written with and without its country. */
const phoneKey = (text: string): string => {
  const digits = text.replace(/\D/g, '');
  return digits.length < 5 ? '' : digits.slice(-8);
};
const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
