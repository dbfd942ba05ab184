import type { Role, Schema } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';
import { isRole } from './addresses';

/** With more rows than this for a person, a row is something that person did. */
const EVENTS = 0.5;
/** Where fewer rows say who they are about, equal rows are counted instead. */
const NAMED = 0.5;
/** Rows between two moments at which a cancel is heard. */
const STRETCH = 1 << 14;

/** What names the person of a row; '' where it does not. */
type Key = (row: number) => string;

/**
 * Rows about somebody a row above was about already: the same personal e-mail address; where there is none, the same phone number and name; else
 * the same name and place. @returns by row the first row about the same person, the row itself if it is the first, -1 where nobody is named;
 * null where hardly a row says who it is about, or rows are what people did
 */
export async function sameAs(
  schema: Schema,
  columns: ReadonlyMap<string, Column>,
  rows: number,
  checkpoint: () => Promise<void>,
): Promise<Int32Array | null> {
  const of = (roles: readonly Role[], alike: (text: string) => string): readonly Key[] =>
    schema.filter(({ role }) => roles.includes(role)).flatMap(({ name }) => keyIn(columns.get(name), alike));
  const names = of(['name'], nameKey);
  const keys = [
    ...of(['email'], emailKey),
    ...of(['phone'], phoneKey).map((key) => together([key, ...names])),
    ...(names.length > 0 ? of(['postcode', 'address'], nameKey).map((key) => together([key, ...names])) : []),
  ];
  if (keys.length === 0) return null;
  const first = new Int32Array(rows).fill(-1);
  const seen = keys.map(() => new Map<string, number>());
  let named = 0;
  let again = 0;
  for (let row = 0; row < rows; row++) {
    if (row % STRETCH === 0) await checkpoint();
    for (const [at, key] of keys.entries()) {
      const who = key(row);
      if (who === '') continue;
      const known = seen[at]?.get(who);
      if (known === undefined) seen[at]?.set(who, row);
      else again++;
      first[row] = known ?? row;
      named++;
      break;
    }
  }
  return again > rows * EVENTS || named < rows * NAMED ? null : first;
}

/** Each distinct text is made alike once, and only when it is asked for. */
function keyIn(column: Column | undefined, alike: (text: string) => string): readonly Key[] {
  if (!column) return [];
  if (isNumeric(column)) return [(row) => (Number.isNaN(column.data[row]) ? '' : alike(String(column.data[row])))];
  const { codes, dict } = column;
  const made: (string | undefined)[] = [];
  return [
    (row) => {
      const code = codes[row] as number;
      return code < 0 ? '' : (made[code] ??= alike(dict[code] as string));
    },
  ];
}

/** All of them, or nothing. */
function together(keys: readonly Key[]): Key {
  return (row) => {
    const parts = keys.map((key) => key(row));
    return parts.includes('') ? '' : parts.join('\n');
  };
}

const emailKey = (text: string): string => {
  const address = text.trim().toLowerCase();
  return isRole(address) ? '' : address;
};
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
