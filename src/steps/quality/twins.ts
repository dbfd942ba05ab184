import type { Role, Schema } from '../../core/schema';
import type { Column } from '../../core/table';
import { groupRows } from '../../program/groups';
import type { Coded } from '../duplicates/coded';
import { codedForms, prepareForms } from '../duplicates/forms';
import { isRole } from './addresses';

/** With more rows than this for a person, a row is something that person did. */
const EVENTS = 0.5;
/** Where fewer rows say who they are about, equal rows are counted instead. */
const NAMED = 0.5;

/**
 * Rows about somebody a row above was about already, in the writing the search for duplicates compares: the same personal e-mail address; where there
 * is none, the same phone number and name; else the same name and place. @returns by row the first row about the same person, the row itself if
 * it is the first, -1 where nobody is named; null where hardly a row says who it is about, or rows are what people did
 */
export async function sameAs(
  schema: Schema,
  columns: ReadonlyMap<string, Column>,
  rows: number,
  checkpoint: () => Promise<void>,
): Promise<Int32Array | null> {
  const of = (...roles: readonly Role[]): readonly { readonly column: Column; readonly role: Role }[] =>
    schema
      .filter(({ role }) => roles.includes(role))
      .flatMap(({ name, role }) => {
        const column = columns.get(name);
        return column ? [{ column, role }] : [];
      });
  const names = of('name');
  const keys = [
    ...of('email').map((one) => [one]),
    ...of('phone').map((one) => [one, ...names]),
    ...(names.length > 0 ? of('postcode', 'address').map((one) => [one, ...names]) : []),
  ];
  if (keys.length === 0) return null;
  await prepareForms(keys.flat(), checkpoint);
  const every = Int32Array.from({ length: rows }, (_, row) => row);
  const first = new Int32Array(rows).fill(-1);
  let named = 0;
  let again = 0;
  for (const key of keys) {
    await checkpoint();
    if (named === rows) break;
    const parts = key.map(({ column, role }) => codedForms(column, role, every, ACCEPTS[role]));
    const { of: groups, first: heads } = groupRows(parts.map(vectorOf), rows, true);
    // A row that is known by a better key is nobody's head by this one.
    const head = heads.map(() => -1);
    for (let row = 0; row < rows; row++) {
      const group = groups[row] as number;
      if (group < 0 || (first[row] as number) >= 0) continue;
      const known = head[group] as number;
      if (known < 0) head[group] = row;
      else again++;
      first[row] = known < 0 ? row : known;
      named++;
    }
  }
  return again > rows * EVENTS || named < rows * NAMED ? null : first;
}

/** What names somebody at all; an office's address is many people's. */
const ACCEPTS: Partial<Record<Role, (form: string) => string>> = {
  email: (address) => (isRole(address) ? '' : address),
  phone: (number) => (/^\d{5,}$/.test(number) ? number : ''),
};

const vectorOf = ({ codes, texts }: Coded) => ({ kind: 'text', codes, dict: texts }) as const;
