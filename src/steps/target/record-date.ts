import type { Goal, SourceColumn } from '../../core/recipe';
import { speaksOfAfterwards } from './afterwards';

/** When the record came to be: the lead was seen, the inquiry came in. */
const BEGAN =
  /creat|opened|receiv|first|registr|sign[ _-]?up|inquir|enquir|opprett|mottatt|første|henvendelse|registrert|erstellt|eingang|angelegt|erst|anfrage|lead[ _-]?dat|^(date|dato|datum|timestamp|tidspunkt|zeitpunkt|tag|dag|day)$/i;
/** Of a picture taken of the customer, which is when a leaver's row speaks of. */
const TAKEN = /snapshot|report|as[ _-]?of|stichtag|per[ _-]?dato|^(date|dato|datum|month|monat|måned|period|periode)$/i;
/** Speaks of the person, or is written anew later. */
const NEVER =
  /birth|geb(urt|oren)|født|fødsel|\bdob\b|last|sist|letzt|updat|modif|chang|endret|geändert|expir|until|due|renew|forny|ablauf|slutt|(^|[^a-z])end/i;

/** Dates by which the earlier rows could teach and the later judge, and the one that is clearly meant; null where none or several are. */
export function recordDate(
  columns: readonly Pick<SourceColumn, 'name' | 'kind' | 'role'>[],
  goal: Goal,
): { readonly column: string | null; readonly possible: readonly string[] } {
  const dates = columns.filter(({ kind, role }) => kind === 'date' && role === 'date').map(({ name }) => name);
  const possible = dates.filter((name) => !NEVER.test(name) && !speaksOfAfterwards(name));
  const meant = possible.filter((name) => (goal === 'churn' ? TAKEN : BEGAN).test(name));
  const [only = null] = meant;
  return { column: meant.length === 1 ? only : null, possible };
}
