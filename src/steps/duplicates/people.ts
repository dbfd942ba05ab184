import type { Role, Schema } from '../../core/schema';
import { columnMap, type Column, type Table } from '../../core/table';
import { company } from '../../ml/legal-forms';
import { digitRuns, words } from '../../ml/text-keys';
import { codesOf, pairs } from '../../program/groups';
import { coded, derived, none, type Coded } from './coded';
import { codedForms } from './forms';

/** Who each row is about, in the forms that are compared. */
export interface People {
  readonly rows: number;
  readonly name: Coded;
  /** The words of the name in alphabetical order. */
  readonly sorted: Coded;
  /** Beside a person's name; without one the company is the name. */
  readonly company: Coded;
  /** Of the name where it is a company's, else of the company: without words that many companies have, such as their trade. */
  readonly telling: Coded;
  /** The company's legal form. */
  readonly form: Coded;
  readonly country: Coded;
  readonly email: Coded;
  readonly phone: Coded;
  readonly street: Coded;
  /** House numbers of the address; "" for an address without. */
  readonly house: Coded;
  readonly postcode: Coded;
}

/** A column is of companies when this share of its names carries a legal form. */
const COMPANY_SHARE = 0.2;
const LOOKED_AT = 500;

/** @param rows which rows of the table, in order */
export function peopleOf(table: Table, schema: Schema, rows: Int32Array): People {
  const columns = columnMap(table);
  const withRole = (role: Role): readonly Column[] =>
    schema.filter((column) => column.role === role).flatMap(({ name }) => columns.get(name) ?? []);
  const names = withRole('name');
  const firms = names.filter(ofCompanies);
  const persons = names.filter((column) => !firms.includes(column));
  const person = joined(persons, rows, (text) => words(text).join(' '));
  const firm = joined(firms, rows, (text) => company(text).core.join(' '));
  const name = persons.length > 0 ? person : firm;
  const first = (role: Role, accept?: (form: string) => string): Coded => {
    const [column] = withRole(role);
    return column ? codedForms(column, role, rows, accept) : none(rows.length);
  };
  const address = joined(withRole('address'), rows, (text) => words(text).join(' '));
  return {
    rows: rows.length,
    name,
    sorted: derived(name, (text) => text.split(' ').sort().join(' ')),
    company: persons.length > 0 ? firm : none(rows.length),
    telling: telling(firm),
    form: joined(firms, rows, (text) => company(text).forms.join(' ')),
    country: first('country'),
    email: first('email'),
    phone: first('phone', longEnough),
    street: derived(address, (text) => text.replace(/\d+/g, ' ').replace(/ +/g, ' ').trim() || null),
    house: derived(address, digitRuns),
    postcode: joined(withRole('postcode').slice(0, 1), rows, (text) => words(text).join('')),
  };
}

/** Words in place of a number, and numbers too short to be one, are nobody's. */
const longEnough = (form: string): string => (/^\d{6,}$/.test(form) ? form : '');

/** Words that so many rows have, ten at least, tell no two companies apart. */
const COMMON = 0.01;
const COMMON_LEAST = 10;

/** Texts without their common words; those of nothing else stay as they are. */
function telling(names: Coded): Coded {
  const rows = new Map<string, number>();
  const counts = new Int32Array(names.texts.length);
  for (const code of names.codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  names.texts.forEach((text, code) => {
    for (const word of new Set(text.split(' '))) rows.set(word, (rows.get(word) ?? 0) + (counts[code] as number));
  });
  const most = Math.max(COMMON_LEAST, COMMON * names.codes.length);
  return derived(names, (text) => {
    const left = text.split(' ').filter((word) => (rows.get(word) ?? 0) <= most);
    return left.length > 0 ? left.join(' ') : text;
  });
}

function ofCompanies(column: Column): boolean {
  if ('data' in column) return false;
  const some = column.dict.slice(0, LOOKED_AT);
  return some.filter((text) => company(text).forms.length > 0).length >= COMPANY_SHARE * Math.max(1, some.length);
}

/** The columns' cells in a form, row by row, joined by a blank; the form is worked out once per distinct text. */
function joined(columns: readonly Column[], rows: Int32Array, form: (text: string) => string): Coded {
  const [first, ...rest] = columns.map((column): Coded => {
    if (!('data' in column)) return coded(rows, column.codes, (code) => form(column.dict[code] as string) || null);
    const { of } = codesOf({ kind: column.kind, data: column.data });
    const values = new Map<number, number>();
    of.forEach((code, row) => values.set(code, column.data[row] as number));
    return coded(rows, of, (code) => form(String(values.get(code))) || null);
  });
  return rest.reduce(both, first ?? none(rows.length));
}

/** Two texts a row as one; where one is missing, the other. */
function both(a: Coded, b: Coded): Coded {
  const there = ({ codes, texts }: Coded): { of: Int32Array; count: number } => ({
    of: codes.map((code) => code + 1),
    count: texts.length + 1,
  });
  const { of } = pairs(there(a), there(b));
  const at = new Map<number, number>();
  of.forEach((code, row) => {
    if (!at.has(code)) at.set(code, row);
  });
  const textAt = ({ codes, texts }: Coded, row: number): string => texts[codes[row] as number] ?? '';
  const every = Int32Array.from({ length: of.length }, (_, row) => row);
  return coded(every, of, (code) => {
    const row = at.get(code) as number;
    return [textAt(a, row), textAt(b, row)].filter((text) => text !== '').join(' ') || null;
  });
}
