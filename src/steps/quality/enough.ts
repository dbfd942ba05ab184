import type { Schema } from '../../core/schema';
import { isNumeric, type Column, type Table } from '../../core/table';
import { levelCounts } from '../figures';
import type { Enough, EnoughLevel } from './meta';

/** Leads with a known outcome, and rows of the rarer one. */
const LEADS: readonly (readonly [EnoughLevel, number, number])[] = [
  ['plenty', 1000, 100],
  ['enough', 500, 50],
  ['small', 100, 20],
];
const CUSTOMERS: readonly (readonly [EnoughLevel, number])[] = [
  ['plenty', 10_000],
  ['enough', 1000],
  ['small', 100],
];
/** Of the rarer outcome for each column a model weighs (Peduzzi and others 1996). */
const EACH = 10;

/**
 * Whether the file is large enough for what is wanted of it, and if not, what it is large enough for.
 * @param lacking by row, 1 where a mandatory cell is empty
 */
export function enough(
  { rows }: Table,
  schema: Schema,
  columns: ReadonlyMap<string, Column>,
  customer: string | null,
  lacking: Uint8Array,
): Enough {
  const outcome = schema.find(({ role }) => role === 'outcome')?.name;
  const answers = outcome === undefined ? undefined : columns.get(outcome);
  if (answers) return leads(answers);
  const who = customer === null ? undefined : columns.get(customer);
  const { have, complete } = who ? customersIn(who, lacking) : { have: rows, complete: lacking.reduce((left, gap) => left - gap, rows) };
  const level = CUSTOMERS.find(([, from]) => complete >= from)?.[0] ?? 'few';
  return { of: 'customers', level, have, rarer: null, bears: null, complete };
}

/** A customer is complete when none of the rows lacks anything. */
function customersIn(who: Column, lacking: Uint8Array): { readonly have: number; readonly complete: number } {
  const all = new Set<number>();
  const short = new Set<number>();
  const keys = isNumeric(who) ? who.data : who.codes;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    if (Number.isNaN(key) || (!isNumeric(who) && key < 0)) continue;
    all.add(key);
    if (lacking[row] === 1) short.add(key);
  }
  return { have: all.size, complete: all.size - short.size };
}

function leads(answers: Column): Enough {
  const counts = [...levelCounts(answers).values()];
  const have = counts.reduce((sum, count) => sum + count, 0);
  const rarer = counts.length === 2 ? Math.min(...counts) : null;
  const level = LEADS.find(([, from, rare]) => have >= from && (rarer ?? have) >= rare)?.[0] ?? 'few';
  return { of: 'leads', level, have, rarer, bears: rarer === null ? null : Math.floor(rarer / EACH), complete: null };
}
