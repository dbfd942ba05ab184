import { column as ref, compare, number, text, type Expr } from '../../core/expr';
import { FREE_DOMAINS, FREE_NAMES } from './free-mail';
import { beginnings, CALLED, DIGITS, type Country } from './regions';

const lower = (of: Expr): Expr => ({ type: 'string', fn: 'lower', of });
const trim = (of: Expr): Expr => ({ type: 'string', fn: 'trim', of });
const when = (condition: Expr, then: Expr, other: Expr): Expr => ({ type: 'if', when: condition, then, else: other });
const NONE: Expr = { type: 'missing', kind: 'category' };

/** What stands after the @, in small letters; missing where nothing does. */
export function domainOf(email: string): Expr {
  const after: Expr = { type: 'piece', of: trim(lower(ref(email))), by: '@', at: 2 };
  return when({ type: 'contains', of: after, part: '.' }, after, NONE);
}

/** Whether the address is the company's own: not from a provider where anybody gets one. */
export function isCompany(email: string): Expr {
  const domain = domainOf(email);
  const first: Expr = { type: 'piece', of: domain, by: '.', at: 1 };
  const free: Expr = {
    type: 'or',
    all: [
      { type: 'in', of: first, values: FREE_NAMES },
      { type: 'in', of: domain, values: FREE_DOMAINS },
    ],
  };
  return { type: 'not', of: free };
}

/** The region of a postcode in the country. @param kind of the column: a number has lost its leading zeros */
export function regionIn(country: Country, postcode: string, kind: 'number' | 'text'): Expr {
  const digits = DIGITS[country];
  const table = beginnings(country);
  if (kind === 'number') return digits ? byNumber(ref(postcode), table, 10 ** (digits.whole - digits.told), 10 ** digits.whole) : NONE;
  const lookup = (of: Expr, count: number): Expr => ({
    type: 'lookup',
    of: { type: 'start', of, count },
    table,
    other: null,
    missing: null,
    to: 'category',
  });
  const code = trim(ref(postcode));
  if (!digits) return lookup({ type: 'string', fn: 'upper', of: code }, 2);
  // A country's letter before the code (N-0150, D-10115) is taken off.
  const prefixed: Expr = { type: 'in', of: { type: 'start', of: code, count: 1 }, values: ['N', 'n', 'D', 'd'] };
  const bare = when(prefixed, { type: 'piece', of: code, by: '-', at: 2 }, code);
  const short = compare({ type: 'length', of: bare }, '=', number(digits.whole - 1));
  return lookup(when(short, { type: 'concat', all: [text('0'), bare] }, bare), digits.told);
}

/** Ranges of numbers, one inside the other; neighbours of one region are one range. */
function byNumber(of: Expr, table: readonly (readonly [string, string])[], unit: number, end: number): Expr {
  const region = new Map(table.map(([beginning, name]) => [Number(beginning), name]));
  const ranges: { below: number; name: string | null }[] = [];
  for (let i = 0; i * unit < end; i++) {
    const name = region.get(i) ?? null;
    const last = ranges.at(-1);
    if (last && last.name === name) last.below = (i + 1) * unit;
    else ranges.push({ below: (i + 1) * unit, name });
  }
  const known = ranges.reduceRight<Expr>(
    (rest, { below, name }) => when(compare(of, '<', number(below)), name === null ? NONE : text(name), rest),
    NONE,
  );
  return when(compare(of, '<', number(0)), NONE, known);
}

/** Each row by its own country; a row of another country, or of none, has no region. */
export function regionByCountry(countryColumn: string, countries: readonly Country[], postcode: string, kind: 'number' | 'text'): Expr {
  const named = lower(trim(ref(countryColumn)));
  return countries.reduceRight<Expr>(
    (rest, country) => when({ type: 'in', of: named, values: CALLED[country] }, regionIn(country, postcode, kind), rest),
    NONE,
  );
}
