import type { Column, Table } from '../core/table';
import { isNumeric } from '../core/table';
import type { Message, RoleGuess, Shape } from './reading';
import { inParts, type Parts } from './parts';
import { headerTokens, headerWords } from './words';

/** Below this many rows a customer on average a file is one row a customer with a few doubles, not a list of events. */
const EVENTS_PER_ENTITY = 1.3;
const TOTALS = new Set(
  'total linetotal zeilensumme linjesum sum summe amount beløp betrag umsatz omsetning revenue sales value montant verdi wert'.split(' '),
);

interface Candidate {
  readonly name: string;
  readonly role: RoleGuess['role'];
  readonly repeats: number;
  readonly weight: number;
}

/** Whether a row is a customer or an event, and which columns say who, when, how much. */
export function* shaping(table: Table, roles: readonly RoleGuess[]): Parts<Shape> {
  const withRole = (...wanted: string[]): RoleGuess[] => roles.filter(({ role }) => wanted.includes(role));
  const column = (name: string): Column => table.columns.find((one) => one.name === name) as Column;
  const candidates: Candidate[] = [];
  for (const { name, role } of withRole('identifier', 'email', 'name')) {
    const words = headerWords(name);
    const about = words.has('who') ? 4 : words.has('order') || words.has('product') ? 0 : 1.5;
    const weight = about + (role === 'identifier' ? 2 : role === 'email' ? 1 : 0);
    candidates.push({ name, role, repeats: yield* countingRepeats(column(name)), weight });
  }
  const dates = withRole('date').map(({ name }) => name);
  const who = candidates.filter(({ weight }) => weight >= 2.5).sort((a, b) => b.weight - a.weight)[0];
  const money = withRole('money').map(({ name }) => name);
  const price = money.find((name) => headerWords(name).has('price'));
  const amount = money.filter((name) => name !== price && headerTokens(name).every((token) => token !== 'discount' && token !== 'disc'))
    .sort((a, b) => totalness(b) - totalness(a))[0]; // prettier-ignore
  const quantity = withRole('count', 'number').find(({ name }) => headerWords(name).has('quantity'))?.name;
  const order = candidates
    .filter(({ name }) => headerWords(name).has('order') && !headerWords(name).has('who'))
    .sort((a, b) => b.repeats - a.repeats)[0]?.name;
  // People of one company share its name: where something else tells rows apart, a name that repeats is no customer with many events.
  const apart =
    who?.role === 'name' &&
    candidates.some(({ role, repeats, weight }) => role !== 'name' && weight >= 2.5 && repeats > 0 && repeats < EVENTS_PER_ENTITY);
  const events =
    who !== undefined && !apart && who.repeats >= EVENTS_PER_ENTITY && (dates.length > 0 || amount !== undefined || quantity !== undefined);
  if (!events) {
    const unique = candidates.filter(({ repeats }) => repeats <= EVENTS_PER_ENTITY).sort((a, b) => b.weight - a.weight)[0];
    const reasons: Message[] = [
      unique ? { code: 'data.shape-customers', args: { column: unique.name } } : { code: 'data.shape-rows', args: {} },
    ];
    return unique ? { shape: 'customers', entity: unique.name, reasons } : { shape: 'customers', reasons };
  }
  const args = { column: who.name, repeats: Math.round(who.repeats * 10) / 10 };
  return {
    shape: 'events',
    entity: who.name,
    ...(dates[0] === undefined ? {} : { date: dates[0] }),
    ...(amount === undefined ? {} : { amount }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(price === undefined ? {} : { price }),
    ...(order === undefined || order === who.name ? {} : { order }),
    reasons: [{ code: 'data.shape-events', args }],
  };
}

function totalness(name: string): number {
  return headerTokens(name).some((token) => TOTALS.has(token)) ? 1 : 0;
}

/** Rows for each different value. The dictionary is left alone: it may not have been made yet. */
function* countingRepeats(column: Column): Parts<number> {
  if (isNumeric(column)) return 1;
  const { codes } = column;
  let last = -1;
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) last = Math.max(last, codes[row] as number);
    yield;
  }
  const seen = new Uint8Array(last + 1);
  let rows = 0;
  let distinct = 0;
  for (const [from, to] of inParts(codes.length)) {
    for (let row = from; row < to; row++) {
      const code = codes[row] as number;
      if (code < 0) continue;
      rows++;
      if (seen[code] === 0) distinct++;
      seen[code] = 1;
    }
    yield;
  }
  return distinct === 0 ? 0 : rows / distinct;
}
