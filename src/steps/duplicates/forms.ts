import type { Role } from '../../core/schema';
import { isNumeric, type Column } from '../../core/table';
import { companyKey } from '../../ml/legal-forms';
import { emailKey, folded, phoneKey } from '../../ml/text-keys';
import { codesOf } from '../../program/groups';
import type { Coded } from './coded';

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

/** A dictionary in normal form. */
export interface Forms {
  /** Each entry's first fellow: the first entry of the same form. */
  readonly fellow: Int32Array;
  /** Each entry's form. */
  readonly texts: readonly string[];
  /** No two entries have one form. */
  readonly allDiffer: boolean;
}

/** By dictionary, which tables cut from one another share, and role: quality, duplicates and the search for look-alikes ask for the same. */
const known = new WeakMap<readonly string[], Map<Role, Forms>>();
/** Texts between two moments at which a cancel is heard. */
const STRETCH = 1 << 13;

/** Worked out once per distinct text of a column, however many steps ask. */
export function formsOf(dict: readonly string[], role: Role): Forms {
  const work = working(dict, role);
  while (!work.next().done);
  return known.get(dict)?.get(role) as Forms;
}

/** Works the forms out with pauses, so that asking for them later takes no time. */
export async function prepareForms(
  columns: readonly { readonly column: Column; readonly role: Role }[],
  checkpoint: () => Promise<void>,
): Promise<void> {
  for (const { column, role } of columns) {
    if (isNumeric(column) || role === 'identifier') continue;
    const work = working(column.dict, role);
    while (!work.next().done) await checkpoint();
  }
}

function* working(dict: readonly string[], role: Role): Generator<void, void> {
  const held = known.get(dict) ?? new Map<Role, Forms>();
  known.set(dict, held);
  if (held.has(role)) return;
  const seen = new Map<string, number>();
  const fellow = new Int32Array(dict.length);
  const texts: string[] = [];
  for (let code = 0; code < dict.length; code++) {
    if ((code + 1) % STRETCH === 0) yield;
    const form = normalForm(dict[code] as string, role);
    const first = seen.get(form);
    fellow[code] = first ?? code;
    texts.push(first === undefined ? form : (texts[first] as string));
    if (first === undefined) seen.set(form, code);
  }
  held.set(role, { fellow, texts, allDiffer: seen.size === dict.length });
}

/**
 * The rows' cells in normal form; a number is read as it is written.
 * @param accept the form as it is compared, or nothing; equal only for equal forms
 */
export function codedForms(column: Column, role: Role, rows: Int32Array, accept: (form: string) => string = (form) => form): Coded {
  const texts: string[] = [];
  const out = new Int32Array(rows.length);
  const { of, places, form } = isNumeric(column) ? numberForms(column, role) : dictForms(column, role);
  const map = new Int32Array(places).fill(-2);
  for (let at = 0; at < rows.length; at++) {
    const code = of(rows[at] as number);
    if (code < 0) {
      out[at] = -1;
      continue;
    }
    let place = map[code] as number;
    if (place === -2) {
      const text = accept(form(code));
      place = text === '' ? -1 : texts.push(text) - 1;
      map[code] = place;
    }
    out[at] = place;
  }
  return { codes: out, texts };
}

interface Formed {
  /** A row's form by number, -1 where there is none. */
  readonly of: (row: number) => number;
  readonly places: number;
  readonly form: (of: number) => string;
}

function dictForms({ codes, dict }: Extract<Column, { codes: Int32Array }>, role: Role): Formed {
  const { fellow, texts } = formsOf(dict, role);
  return {
    of: (row) => {
      const code = codes[row] as number;
      return code < 0 ? -1 : (fellow[code] as number);
    },
    places: dict.length,
    form: (code) => texts[code] as string,
  };
}

function numberForms({ kind, data }: Extract<Column, { data: Float64Array }>, role: Role): Formed {
  const { of, count } = codesOf({ kind, data });
  const values = new Float64Array(count);
  of.forEach((code, row) => {
    if (code >= 0) values[code] = data[row] as number;
  });
  // Two numbers may be one phone: 4791234567 and 91234567.
  const dict = Array.from(values, String);
  const { fellow, texts } = formsOf(dict, role);
  return {
    of: (row) => {
      const code = of[row] as number;
      return code < 0 ? -1 : (fellow[code] as number);
    },
    places: count,
    form: (code) => texts[code] as string,
  };
}
