import { keysOf, visitPairs, type Blocked, type Pass } from '../../ml/blocking';
import { compareText } from '../../program/evaluate-text';
import { scorer, SHOWN_FROM } from './alike';
import type { People } from './people';

export interface Candidate {
  /** Places in `people`. */
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** At most 30 rows meet one another whole; 3,000,000 pairs are some seconds' work. */
const LIMITS = { block: 30, window: 8, most: 3_000_000 };

/** Pairs of rows that may be one customer; only rows that share a key are compared. */
export async function candidates(
  people: People,
  checkpoint: (share: number) => Promise<void>,
): Promise<{ readonly found: readonly Candidate[]; readonly blocked: Blocked }> {
  const rows = people.name.length;
  const score = scorer(people);
  const found = new Map<number, Candidate>();
  const blocked = await visitPairs(
    passes(people),
    LIMITS,
    (a, b) => {
      const alike = score(a, b);
      if (alike >= SHOWN_FROM) found.set(a * rows + b, { a, b, score: alike });
    },
    checkpoint,
  );
  return { found: [...found.values()], blocked };
}

/** An equal e-mail or phone; names that begin alike at one postcode, sound alike, or share their consonants; a street and number. */
function passes({ name, sorted, email, phone, street, house, postcode }: People): readonly Pass[] {
  const by = name.map((text, row) => `${text ?? ''} ${street[row] ?? ''} ${email[row] ?? ''}`);
  const order = ranks(by);
  const key = (of: (row: number) => string | null): Pass => ({ keys: keysOf(Array.from(name, (_, row) => of(row))), order });
  const withName =
    (of: (text: string, row: number) => string | null) =>
    (row: number): string | null => {
      const text = sorted[row];
      return text ? of(text, row) : null;
    };
  return [
    key((row) => email[row] ?? null),
    key((row) => phone[row]?.slice(-8) ?? null),
    key(withName((text, row) => (postcode[row] ? `${starts(text, 2)} ${postcode[row]}` : null))),
    key(withName((text) => consonants(text).slice(0, 8))),
    key(withName((text) => text.split(' ').map(sound).join(''))),
    key(withName((text) => starts(text, 4))),
    key((row) => (street[row] ? `${(street[row] ?? '').slice(0, 5)} ${house[row] ?? ''}` : null)),
    key(
      (row) =>
        email[row]
          ?.replace(/@.*/, '')
          .replace(/[^a-z]/g, '')
          .slice(0, 10) || null,
    ),
  ];
}

const starts = (text: string, letters: number): string =>
  text
    .split(' ')
    .map((word) => word.slice(0, letters))
    .join(' ');

const consonants = (text: string): string => text.replace(/[aeiouy ]/g, '').replace(/(.)\1+/g, '$1') || text;

/** Sounds of a letter that are written in several ways, one sign each; by the classes of Soundex (Russell 1918). */
const CLASSES = [/[bfpvw]/, /[cgjkqsxz]/, /[dt]/, /l/, /[mn]/, /r/];

function sound(word: string): string {
  let out = word.charAt(0);
  let last = '';
  for (const letter of word.slice(1)) {
    const of = String(CLASSES.findIndex((letters) => letters.test(letter)));
    if (of !== '-1' && of !== last) out += of;
    last = of;
    if (out.length === 4) break;
  }
  return out;
}

function ranks(texts: readonly string[]): Int32Array {
  const order = texts.map((_, row) => row).sort((a, b) => compareText(texts[a] as string, texts[b] as string) || a - b);
  const out = new Int32Array(texts.length);
  order.forEach((row, rank) => (out[row] = rank));
  return out;
}
