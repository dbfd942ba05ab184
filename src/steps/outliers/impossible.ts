import { column as ref, compare, number, type Expr } from '../../core/expr';
import type { Schema, SchemaColumn } from '../../core/schema';
import { columnMap, isNumeric, type Table } from '../../core/table';
import { headerTokens, headerWords } from '../../data/words';
import { present, quantilesOf } from '../../ml/select';
import type { ImpossibleWhy } from './meta';

const DAY = 86_400_000;
/** Nobody on record lived longer than 122 years. */
const OLDEST = 120;
/** No customer file reaches back further. */
const FIRST_DAY = Date.UTC(1900, 0, 1);
/** More than this share of a column is a convention (-1 for "never"), not a fault. */
const RARE = 0.05;
/** A gap at the end of a column's dates that is so many times the usual one, and two months at least, cuts off what is in the future. */
const GAP = 20;
const LEAST_GAP = 60 * DAY;

const AGE = new Set(['age', 'alder', 'alter']);
const BIRTH = /birth|born|^dob$|fød|geburt|geboren/;
const START =
  /^(sign|signed|signup|since|siden|seit|joined|join|registered|registration|registriert|registrert|registrering|registrierung|created|opprettet|erstellt|angelegt|innmeldt|eintritt|opened|onboarded)$/;
const PLANNED =
  /^(due|expir\w*|renew\w*|next|end|ends|until|valid|plan\w*|deadline|close\w*|neste|forfall\w*|utløp\w*|slutt\w*|frist\w*|fornyel\w*|fällig\w*|ablauf\w*|nächst\w*|ende|enddatum|frist|kündigung\w*|gültig\w*)$/;

export interface ImpossibleRule {
  readonly column: string;
  readonly why: ImpossibleWhy;
  readonly limit: number | null;
  readonly other: string | null;
  /** True where the value cannot be. */
  readonly when: Expr;
}

/** What cannot be, from the roles and names of the columns; `today` is the latest date that is believed. */
export function impossibleRules(
  table: Table,
  schema: Schema,
  today: number | 'auto',
): { readonly rules: readonly ImpossibleRule[]; readonly today: number | null } {
  const columns = columnMap(table);
  const known = schema.filter(({ role }) => role !== 'ignore' && role !== 'outcome');
  const rules: ImpossibleRule[] = [];
  const rule = (column: SchemaColumn, why: ImpossibleWhy, when: Expr, limit: number | null, other: string | null = null): void => {
    rules.push({ column: column.name, why, limit, other, when });
  };
  for (const column of known) {
    const data = columns.get(column.name);
    if (column.kind !== 'number' || !data || !isNumeric(data)) continue;
    const value = ref(column.name);
    const age = headerTokens(column.name).some((token) => AGE.has(token)) && inYears(data.data);
    const part = isPart(column, data.data);
    if ((age || part || cannotBeNegative(column)) && rare(data.data, (one) => one < 0))
      rule(column, 'negative', compare(value, '<', number(0)), 0);
    if (age && rare(data.data, (one) => one > OLDEST)) rule(column, 'too-old', compare(value, '>', number(OLDEST)), OLDEST);
    if (!part) continue;
    const whole = rare(data.data, (one) => one > 1) ? 1 : 100;
    if (rare(data.data, (one) => one > whole)) rule(column, 'over-whole', compare(value, '>', number(whole)), whole);
  }
  const dates = datesOf(table, schema);
  const { rules: ahead, today: last } = futureRules(table, schema, today);
  for (const { column, values } of dates) {
    const value = ref(column.name);
    rules.push(...ahead.filter((one) => one.column === column.name));
    if (rare(values, (one) => one < FIRST_DAY))
      rule(column, 'long-ago', compare(value, '<', { type: 'date', value: FIRST_DAY }), FIRST_DAY);
  }
  for (const earlier of dates.filter(({ rank }) => rank === 'birth' || rank === 'start')) {
    for (const later of dates) {
      const ordered = later.rank === 'event' || (later.rank === 'start' && earlier.rank === 'birth');
      if (!ordered || !rarely(earlier.values, later.values)) continue;
      const apart: Expr = { type: 'daysBetween', from: ref(later.column.name), to: ref(earlier.column.name) };
      const before = compare(apart, '>=', number(1));
      // A start in the future is at fault itself.
      const believed = last === null ? [] : [compare(ref(earlier.column.name), '<=', { type: 'date', value: last })];
      rule(later.column, 'order', { type: 'and', all: [before, ...believed] }, null, earlier.column.name);
    }
  }
  return { rules, today: last };
}

interface Dates {
  readonly column: SchemaColumn;
  readonly values: Float64Array;
  readonly rank: Rank;
}

function datesOf(table: Table, schema: Schema): readonly Dates[] {
  const columns = columnMap(table);
  return schema.flatMap((column) => {
    const data = column.kind === 'date' && column.role !== 'ignore' && column.role !== 'outcome' ? columns.get(column.name) : undefined;
    return data && isNumeric(data) ? [{ column, values: data.data, rank: rankOf(column.name) }] : [];
  });
}

/**
 * Dates still to come. Where nobody says which day it is, these are the ones beyond a gap, from the first of them on: rows that teach may all be
 * earlier than those held out, and next month's are later than all of them.
 */
export function futureRules(
  table: Table,
  schema: Schema,
  today: number | 'auto',
): { readonly rules: readonly ImpossibleRule[]; readonly today: number | null } {
  const dates = datesOf(table, schema);
  const ends = dates.flatMap(({ values, rank }) => (rank === 'planned' || rank === 'birth' ? [] : (lastDay(values) ?? [])));
  const last = today === 'auto' ? (ends.length > 0 ? Math.max(...ends) : null) : today + DAY - 1;
  if (last === null) return { rules: [], today: null };
  const rules = dates.flatMap(({ column, values, rank }): ImpossibleRule[] => {
    if (rank === 'planned' || !rare(values, (one) => one > last)) return [];
    const first = today === 'auto' ? values.reduce((least, one) => (one > last && one < least ? one : least), Infinity) : last + 1;
    if (first === Infinity) return [];
    return [
      {
        ...{ column: column.name, why: 'future', limit: last, other: null },
        when: compare(ref(column.name), '>=', { type: 'date', value: first }),
      },
    ];
  });
  return { rules, today: last };
}

/** Counts of things, and prices; a quantity below zero is a return, and an amount below zero a refund or a debt. */
function cannotBeNegative({ name, role }: SchemaColumn): boolean {
  const words = headerWords(name);
  const counts = role === 'count' || (role === 'number' && words.has('count'));
  return (counts && !words.has('quantity')) || (role === 'money' && words.has('price') && !words.has('count'));
}

/** A share of a whole; by its name also where one mistyped value made the reading doubt it. Growth may be negative and above the whole. */
function isPart({ name, role }: SchemaColumn, values: Float64Array): boolean {
  if (/growth|change|vekst|endring|wachstum|veränderung|margin|score/i.test(name)) return false;
  return role === 'share' || (headerWords(name).has('share') && rare(values, (value) => value < 0 || value > 1));
}

function inYears(values: Float64Array): boolean {
  const [low = NaN, high = NaN] = quantilesOf(present(values), [0.25, 0.75]);
  return low >= 0 && high > 10 && high <= OLDEST;
}

type Rank = 'birth' | 'start' | 'event' | 'planned';

function rankOf(name: string): Rank {
  const tokens = headerTokens(name);
  if (tokens.some((token) => BIRTH.test(token))) return 'birth';
  if (tokens.some((token) => PLANNED.test(token))) return 'planned';
  return tokens.some((token) => START.test(token)) && !tokens.some((token) => /^(last|siste|letzt\w*)$/.test(token)) ? 'start' : 'event';
}

/** Never, or not so often that it must mean something. */
function rare(values: Float64Array, test: (value: number) => boolean): boolean {
  let hits = 0;
  let there = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value !== value) continue;
    there++;
    if (test(value)) hits++;
  }
  return hits <= RARE * there;
}

function rarely(earlier: Float64Array, later: Float64Array): boolean {
  let hits = 0;
  let both = 0;
  for (let i = 0; i < earlier.length; i++) {
    const apart = (earlier[i] as number) - (later[i] as number);
    if (apart !== apart) continue;
    both++;
    if (apart >= DAY) hits++;
  }
  return both > 0 && hits <= RARE * both;
}

/** The last date before a gap that nothing else in the column is like; the last of all without one. */
function lastDay(values: Float64Array): number | null {
  const there = present(values);
  if (there.length === 0) return null;
  const [q1 = 0, q3 = 0, late = 0] = quantilesOf(there, [0.25, 0.75, 0.99]);
  const days = Math.max(1, Math.min((q3 - q1) / DAY, there.length / 2));
  const usual = (q3 - q1) / days;
  const end = there.filter((value) => value >= late).sort();
  for (let i = 1; i < end.length; i++) {
    if ((end[i] as number) - (end[i - 1] as number) > Math.max(LEAST_GAP, GAP * usual)) return end[i - 1] as number;
  }
  return end.at(-1) ?? null;
}
