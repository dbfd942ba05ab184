import { keysOf } from '../../ml/blocking';
import { jaroWinkler } from '../../ml/jaro-winkler';
import { digitRuns } from '../../ml/text-keys';
import type { People } from './people';

/**
 * The published rule for rows that may be one customer. Each thing known of both rows speaks for or against, in points; what one row
 * lacks says nothing. Names, streets: by Jaro-Winkler, straight lines between the points below.
 *
 * | compared | points |
 * |---|---|
 * | name, in either order of its words | 0.70 or less, or a word of it in the other nowhere −12, 0.80 −5, 0.88 0, 0.95 3, equal 5 |
 * | company, beside a person | 0.80 or less −2, 0.95 1, equal 2 |
 * | e-mail | equal 6; nearly equal at one domain, or equal at two, with the same digits 2; else −1.5 |
 * | phone | equal 5; one digit off 2; else −1.5 |
 * | street, when the house numbers agree | 0.70 or less −2, 0.90 1, equal 3; other numbers −2 |
 * | postcode | equal 1; else −1.5 |
 *
 * An equal name, e-mail or phone that more than two rows share counts less: a point for each doubling, down to 1. The score is
 * 1 / (1 + e^(4 − points)): 4 points are a half, and pairs below a half are not shown.
 */
export const SHOWN_FROM = 0.5;
const PRIOR = 4;

type Points = readonly (readonly [alike: number, points: number])[];
const NAME: Points = [
  [0.7, -12],
  [0.8, -5],
  [0.88, 0],
  [0.95, 3],
  [1, 5],
];
const COMPANY: Points = [
  [0.8, -2],
  [0.95, 1],
  [1, 2],
];
const STREET: Points = [
  [0.7, -2],
  [0.9, 1],
  [1, 3],
];

function along(points: Points, at: number): number {
  let [x0, y0] = points[0] as readonly [number, number];
  for (const [x, y] of points) {
    if (at <= x) return x === x0 ? y0 : y0 + ((at - x0) / (x - x0)) * (y - y0);
    [x0, y0] = [x, y];
  }
  return y0;
}

/** How often each text occurs, by row. */
function shared(texts: readonly (string | null)[]): Float64Array {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Float64Array.from(texts, (text) => (text === null ? 0 : (counts.get(text) as number)));
}

/** Points for an equal value that `count` rows have. */
const rarer = (most: number, count: number): number => Math.max(1, most - Math.max(0, Math.log2(count / 2)));

/**
 * What is quick to compare comes first: most pairs are ruled out before their names are looked at.
 * @returns for two rows, by place in `people`, how alike they are, 0 to 1; 0 also where it is below what is shown
 */
export function scorer(people: People): (a: number, b: number) => number {
  const { name, sorted, company, phone, street } = people;
  const mail = mailPoints(people.email);
  const [phones, houses, postcodes] = [keysOf(phone), keysOf(people.house), keysOf(people.postcode)];
  const often = { name: shared(sorted), phone: shared(phone) };
  return (a, b) => {
    let points = mail(a, b) - PRIOR;
    const [phoneA, phoneB] = [phone[a], phone[b]];
    if (phoneA && phoneB) {
      points += phones[a] === phones[b] ? rarer(5, often.phone[a] as number) : oneOff(phoneA, phoneB) ? 2 : -1.5;
    }
    if ((postcodes[a] as number) >= 0 && (postcodes[b] as number) >= 0) points += postcodes[a] === postcodes[b] ? 1 : -1.5;
    const [streetA, streetB] = [street[a], street[b]];
    const sameHouse = houses[a] === houses[b];
    if (streetA && streetB && !sameHouse) points -= 2;
    const streetMost = streetA && streetB && sameHouse ? 3 : 0;
    const [firmA, firmB] = [company[a], company[b]];
    const firmMost = firmA && firmB ? 2 : 0;
    const [nameA, nameB] = [name[a], name[b]];
    const nameMost = nameA && nameB ? 5 : 0;
    if (points + streetMost + firmMost + nameMost < 0) return 0;
    if (nameA && nameB) {
      const alike = nameA === nameB ? 1 : namesAlike(nameA, nameB, sorted[a] ?? '', sorted[b] ?? '');
      points += alike === 1 ? rarer(5, often.name[a] as number) : along(NAME, alike);
      if (points + streetMost + firmMost < 0) return 0;
    }
    if (firmA && firmB) points += along(COMPANY, jaroWinkler(firmA, firmB));
    if (streetA && streetB && sameHouse) points += along(STREET, jaroWinkler(streetA, streetB));
    return 1 / (1 + Math.exp(-points));
  };
}

function mailPoints(email: People['email']): (a: number, b: number) => number {
  const names = email.map((text) => text && text.slice(0, Math.max(0, text.lastIndexOf('@'))));
  const [whole, name, domain, digits] = [
    keysOf(email),
    keysOf(names),
    keysOf(email.map((text) => text && text.slice(text.lastIndexOf('@') + 1))),
    keysOf(names.map((text) => text && digitRuns(text))),
  ];
  const often = shared(email);
  return (a, b) => {
    if ((whole[a] as number) < 0 || (whole[b] as number) < 0) return 0;
    if (whole[a] === whole[b]) return rarer(6, often[a] as number);
    if (digits[a] !== digits[b]) return -1.5;
    if (domain[a] === domain[b]) return jaroWinkler(names[a] ?? '', names[b] ?? '') >= 0.92 ? 2 : -1.5;
    return name[a] === name[b] && (names[a] ?? '').length >= 5 ? 2 : -1.5;
  };
}

/** One digit another, or two neighbours swapped. */
function oneOff(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (a.endsWith(b.slice(at + 1))) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.endsWith(b.slice(at + 2));
}

/** Words are one word from here on. */
const SAME_WORD = 0.8;

/** In either order of the words, and no more than 0.7 when a word of the shorter name is not in the other: a household shares one of two. */
function namesAlike(a: string, b: string, sortedA: string, sortedB: string): number {
  const inOrder = jaroWinkler(a, b);
  const alike = a === sortedA && b === sortedB ? inOrder : Math.max(inOrder, jaroWinkler(sortedA, sortedB));
  if (alike <= 0.7 || alike === 1) return alike;
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  const [fewer, more] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const within = (word: string): boolean =>
    more.some((other) => (word.length === 1 || other.length === 1 ? word[0] === other[0] : jaroWinkler(word, other) >= SAME_WORD));
  return fewer.length < 2 || fewer.every(within) ? alike : 0.7;
}
