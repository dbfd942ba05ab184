import type { Role, Schema } from '../../core/schema';
import { cell, columnMap, type Column, type Table } from '../../core/table';
import { company } from '../../ml/legal-forms';
import { digitRuns, emailKey, phoneKey, words } from '../../ml/text-keys';

/** Who each row is about, in the forms that are compared; null where nothing is known. */
export interface People {
  readonly name: readonly (string | null)[];
  /** The words of the name in alphabetical order. */
  readonly sorted: readonly (string | null)[];
  /** Beside a person's name; without one the company is the name. */
  readonly company: readonly (string | null)[];
  readonly email: readonly (string | null)[];
  readonly phone: readonly (string | null)[];
  readonly street: readonly (string | null)[];
  /** House numbers of the address. */
  readonly house: readonly (string | null)[];
  readonly postcode: readonly (string | null)[];
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
  const address = joined(withRole('address'), rows, (text) => words(text).join(' '));
  return {
    name,
    sorted: name.map((text) => text && text.split(' ').sort().join(' ')),
    company: persons.length > 0 ? firm : name.map(() => null),
    email: joined(withRole('email').slice(0, 1), rows, emailKey),
    phone: joined(withRole('phone').slice(0, 1), rows, (text) => (phoneKey(text).length >= 6 ? phoneKey(text) : '')),
    street: address.map((text) => text && text.replace(/\d+/g, ' ').replace(/ +/g, ' ').trim()),
    house: address.map((text) => text && digitRuns(text)),
    postcode: joined(withRole('postcode').slice(0, 1), rows, (text) => words(text).join('')),
  };
}

function ofCompanies(column: Column): boolean {
  if ('data' in column) return false;
  const some = column.dict.slice(0, LOOKED_AT);
  return some.filter((text) => company(text).forms.length > 0).length >= COMPANY_SHARE * Math.max(1, some.length);
}

/** The columns' cells in a form, row by row, joined by a blank; the form is worked out once per distinct text. */
function joined(columns: readonly Column[], rows: Int32Array, form: (text: string) => string): (string | null)[] {
  const parts = columns.map((column) => {
    const forms = 'data' in column ? null : column.dict.map(form);
    return (row: number): string => {
      if (forms && !('data' in column)) return forms[column.codes[row] as number] ?? '';
      const value = cell(column, row);
      return value === null ? '' : form(String(value));
    };
  });
  return Array.from(rows, (row) => {
    const text = parts
      .map((part) => part(row))
      .filter((part) => part !== '')
      .join(' ');
    return text === '' ? null : text;
  });
}
