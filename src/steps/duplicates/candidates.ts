import { visitPairs, type Blocked, type Pass } from '../../ml/blocking';
import { pairs } from '../../program/groups';
import { scorer, SHOWN_FROM } from './alike';
import { derived, type Coded } from './coded';
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
  const { rows } = people;
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
function passes(people: People): readonly Pass[] {
  const { sorted, email, phone, street, house, postcode } = people;
  let ranks: Int32Array | undefined;
  const pass = (keys: Int32Array): Pass => ({
    keys,
    get order() {
      return (ranks ??= ranksOf(people));
    },
  });
  return [
    pass(email.codes),
    pass(derived(phone, (text) => text.slice(-8)).codes),
    pass(
      together(
        derived(sorted, (text) => starts(text, 2)),
        postcode,
      ),
    ),
    pass(derived(sorted, (text) => consonants(text).slice(0, 8)).codes),
    pass(derived(sorted, (text) => text.split(' ').map(sound).join('')).codes),
    pass(derived(sorted, (text) => starts(text, 4)).codes),
    pass(
      together(
        derived(street, (text) => text.slice(0, 5)),
        house,
      ),
    ),
    pass(derived(email, lettersBefore).codes),
  ];
}

const together = (a: Coded, b: Coded): Int32Array =>
  pairs({ of: a.codes, count: a.texts.length }, { of: b.codes, count: b.texts.length }).of;

/** The first letters of what stands before the @. */
function lettersBefore(email: string): string | null {
  let out = '';
  for (let i = 0; i < email.length && out.length < 10; i++) {
    const unit = email.charCodeAt(i);
    if (unit === 64) break;
    if (unit >= 97 && unit <= 122) out += email[i] as string;
  }
  return out || null;
}

const starts = (text: string, letters: number): string =>
  text
    .split(' ')
    .map((word) => word.slice(0, letters))
    .join(' ');

const consonants = (text: string): string => text.replace(/[aeiouy ]/g, '').replace(/(.)\1+/g, '$1') || text;

/** Sounds of a letter that are written in several ways, one sign each; by the classes of Soundex (Russell 1918). */
const CLASSES = new Map(
  ['bfpvw', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'].flatMap((letters, at) => Array.from(letters, (letter) => [letter, at])),
);

function sound(word: string): string {
  let out = word.charAt(0);
  let last: number | string | undefined;
  for (let i = 1; i < word.length && out.length < 4; i++) {
    const of = CLASSES.get(word.charAt(i));
    if (of !== undefined && of !== last) out += of;
    last = of;
  }
  return out;
}

/** The order of the rows by name, then street, equal e-mails side by side; worked out only when a block is too big. */
function ranksOf({ rows, name, street, email }: People): Int32Array {
  const [byName, byStreet] = [textRanks(name), textRanks(street)];
  const starts = new Int32Array(name.texts.length + 2);
  for (const rank of byName) starts[rank + 1] = (starts[rank + 1] as number) + 1;
  for (let rank = 1; rank < starts.length; rank++) starts[rank] = (starts[rank] as number) + (starts[rank - 1] as number);
  const next = starts.slice();
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const rank = byName[row] as number;
    const at = next[rank] as number;
    order[at] = row;
    next[rank] = at + 1;
  }
  const mail = email.codes;
  const after = (a: number, b: number): number =>
    (byStreet[a] as number) - (byStreet[b] as number) || (mail[a] as number) - (mail[b] as number) || a - b;
  for (let rank = 0; rank + 1 < starts.length; rank++) {
    const [from, end] = [starts[rank] as number, starts[rank + 1] as number];
    if (end - from > 1) order.subarray(from, end).sort(after);
  }
  const out = new Int32Array(rows);
  order.forEach((row, rank) => (out[row] = rank));
  return out;
}

function textRanks({ codes, texts }: Coded): Int32Array {
  const rank = new Map([...texts].sort().map((text, at) => [text, at + 1]));
  const ofCode = Int32Array.from(texts, (text) => rank.get(text) as number);
  return codes.map((code) => (code < 0 ? 0 : (ofCode[code] as number)));
}
