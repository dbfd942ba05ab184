import { coalesce, column as ref, compare, number, text, type Expr } from '../../core/expr';
import type { Params } from '../../core/params';
import type { Schema } from '../../core/schema';
import { isNumeric, type Column, type DictColumn } from '../../core/table';
import { domainOf, meantDomain } from '../quality/addresses';
import { bounceColumn, latestDate, updatedColumn } from '../quality/columns';
import { FRESH_DAYS } from '../quality/meta';
import { printOf } from '../spellings/meta';
import type { params } from './meta';

const DAY = 86_400_000;
type Given = Params<typeof params>;

/** What makes a contact one that cannot be reached: the column, and when it is so. */
export type Fault = { readonly column: string; readonly when: Expr };
export type StaleFault = Fault & { readonly from: number };

export const anyOf = (all: readonly Expr[]): Expr => (all.length === 1 ? (all[0] as Expr) : { type: 'or', all });

/** The words that were seen to be no address, and in any file what has no sign of one. */
export function isBroken({ name, dict }: DictColumn, faults: readonly (string | null)[]): Expr {
  const of: Expr = { type: 'string', fn: 'trim', of: ref(name) };
  const piece = (at: number): Expr => ({ type: 'piece', of, by: '@', at });
  const lacks: Expr = { type: 'not', of: { type: 'contains', of: piece(2), part: '.' } };
  const more = compare(piece(3), '!=', text(''));
  const nobody = compare(piece(1), '=', text(''));
  const words = dict.filter((_, code) => faults[code] === 'syntax');
  const seen: Expr[] = words.length > 0 ? [{ type: 'in', of: ref(name), values: words }] : [];
  return anyOf([...seen, lacks, more, nobody]);
}

/** The domain put right and the name before it kept; null where no domain is to be put right. */
export function mendedAddress({ name, dict }: DictColumn, faults: readonly (string | null)[], answers: Given['answers']): Expr | null {
  const wanted = new Set(answers.filter(([about, , answer]) => about === name && answer === 'mend').map(([, print]) => print));
  const domains = new Set(dict.flatMap((address, code) => (faults[code] === 'typo' ? [domainOf(address.trim().toLowerCase())] : [])));
  const table = [...domains].flatMap((domain): [string, string][] => {
    const meant = meantDomain(domain);
    return meant !== null && wanted.has(printOf(domain)) ? [[domain, meant]] : [];
  });
  if (table.length === 0) return null;
  const of: Expr = { type: 'string', fn: 'trim', of: ref(name) };
  const piece = (at: number): Expr => ({ type: 'piece', of, by: '@', at });
  const meant: Expr = {
    type: 'lookup',
    of: { type: 'string', fn: 'lower', of: piece(2) },
    table: table.sort(([a], [b]) => (a < b ? -1 : 1)),
    other: null,
    missing: null,
    to: 'category',
  };
  const whole: Expr = { type: 'if', when: compare(piece(3), '=', text('')), then: meant, else: { type: 'missing', kind: 'category' } };
  return coalesce({ type: 'concat', all: [piece(1), text('@'), whole] }, ref(name));
}

export function without(when: Expr, { name, kind }: DictColumn, rest: Expr | null): Expr {
  return { type: 'if', when, then: { type: 'missing', kind }, else: rest ?? ref(name) };
}

export function bouncedIn(schema: Schema, columns: ReadonlyMap<string, Column>, { bounce }: Given): Fault | null {
  const found = bounceColumn(schema, columns, bounce);
  const column = found && columns.get(found.name);
  if (!found || !column) return null;
  const name = found.name;
  if (isNumeric(column)) return { column: name, when: compare(ref(name), '>', number(0)) };
  return { column: name, when: { type: 'in', of: ref(name), values: found.words } };
}

export function staleIn(schema: Schema, columns: ReadonlyMap<string, Column>, { updated, reference }: Given): StaleFault | null {
  const name = updatedColumn(schema, updated)?.name;
  const dates = name === undefined ? undefined : columns.get(name);
  const until = reference === 'auto' ? latestDate(schema, columns) : reference;
  if (name === undefined || until === null || dates?.kind !== 'date') return null;
  const from = until - FRESH_DAYS * DAY;
  return { column: name, from, when: compare(ref(name), '<', { type: 'date', value: from }) };
}
