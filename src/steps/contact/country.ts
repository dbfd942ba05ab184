import type { Language } from '../../core/language';
import { withRole, type Schema } from '../../core/schema';
import { columnMap, isNumeric, type Column, type Table } from '../../core/table';
import type { Evidence } from './meta';
import { CALLED, COUNTRIES, DIGITS, type Country } from './regions';

export interface Countries {
  readonly countries: readonly Country[];
  readonly evidence: Evidence;
  /** The column that says each row's country. */
  readonly column: string | null;
}

const HEADERS: readonly (readonly [Country, RegExp])[] = [
  ['us', /\bzip/i],
  ['de', /plz|postleitzahl/i],
  ['no', /post ?nr|post ?nummer/i],
];
/** Ends of e-mail addresses and beginnings of telephone numbers. */
const SIGNS: Readonly<Record<Country, { readonly email: RegExp; readonly phone: RegExp }>> = {
  no: { email: /\.no$/i, phone: /^(?:\+|00)47/ },
  de: { email: /\.de$/i, phone: /^(?:\+|00)49/ },
  gb: { email: /\.uk$/i, phone: /^(?:\+|00)44/ },
  us: { email: /\.(?:us|gov|edu)$/i, phone: /^(?:\+|00)1\d/ },
};
const BRITISH = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;
/** Neighbours must point there in this share of the rows that point anywhere at all. */
const MOST = 0.6;

/**
 * Where the postcodes are from: a column of countries, the header (PLZ, ZIP, postnummer), letters, and what e-mails and telephones beside them say;
 * four digits in a Norwegian notebook are Norwegian. Null when nothing tells: five digits alone may be German or American.
 */
export function countriesOf(train: Table, schema: Schema, postcode: string, asked: Country | 'auto', language: Language): Countries | null {
  if (asked !== 'auto') return { countries: [asked], evidence: 'chosen', column: null };
  const columns = columnMap(train);
  const codes = columns.get(postcode);
  if (!codes) return null;
  const one = (country: Country, evidence: Evidence): Countries => ({ countries: [country], evidence, column: null });
  const named = withRole(schema, 'country');
  const values = named && entries(columns.get(named.name)).map((entry) => entry.trim().toLowerCase());
  const there = COUNTRIES.filter((country) => values?.some((value) => CALLED[country].includes(value)));
  if (named && there.length > 0) return { countries: there, evidence: 'column', column: named.name };
  if (values && values.length > 0) return null;
  const written = isNumeric(codes) ? [] : entries(codes);
  if (share(written, BRITISH) > MOST) return one('gb', 'letters');
  const length = isNumeric(codes) ? digitsOf(codes.data) : commonLength(written);
  const fitting = COUNTRIES.filter((country) => DIGITS[country]?.whole === length);
  const header = HEADERS.find(([country, pattern]) => pattern.test(postcode) && fitting.includes(country));
  if (header) return one(header[0], 'header');
  const pointed = pointing(schema, columns);
  const neighbour = fitting.find((country) => (pointed.get(country) ?? 0) > MOST);
  if (neighbour) return one(neighbour, 'neighbours');
  return language === 'nb' && fitting.includes('no') ? one('no', 'language') : null;
}

function entries(column: Column | undefined): readonly string[] {
  if (!column || isNumeric(column)) return [];
  const used = new Set(column.codes);
  return column.dict.filter((_, code) => used.has(code));
}

function share(all: readonly string[], pattern: RegExp): number {
  return all.length === 0 ? 0 : all.filter((entry) => pattern.test(entry.trim())).length / all.length;
}

/** Length of most codes that are digits alone, leading zeros counted; 0 for none. */
function commonLength(written: readonly string[]): number {
  const digits = written
    .map((entry) => entry.trim().replace(/^[ND]-/i, ''))
    .map((entry) => (/^\d{4,5}(?:-\d{4})?$/.test(entry) ? (entry.split('-')[0] ?? '').length : 0));
  return [4, 5].find((length) => digits.filter((one) => one === length).length > MOST * digits.length) ?? 0;
}

function digitsOf(data: Float64Array): number {
  const there = data.filter((value) => Number.isInteger(value) && value > 0);
  const most = there.reduce((max, value) => Math.max(max, value), 0);
  if (most >= 10_000) return most < 100_000 ? 5 : 0;
  return most >= 1000 ? 4 : 0;
}

/** Share of e-mails and telephones that point to a country, of those that point to any. */
function pointing(schema: Schema, columns: ReadonlyMap<string, Column>): ReadonlyMap<Country, number> {
  const counts = new Map<Country, number>();
  for (const role of ['email', 'phone'] as const) {
    const column = withRole(schema, role);
    for (const entry of entries(column && columns.get(column.name))) {
      const country = COUNTRIES.find((one) => SIGNS[one][role].test(entry.trim()));
      if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...counts].map(([country, count]) => [country, count / all]));
}
