import { COMPARED, jaroWinkler } from '../../ml/jaro-winkler';
import { digitRuns } from '../../ml/text-keys';
import type { Coded } from './coded';
import { firmsAlike, namesAlike, SLIPPED } from './names-alike';
import type { People } from './people';

/**
 * The published rule for rows that may be one customer. Each thing known of both rows speaks for or against, in points; what one row
 * lacks says nothing. Names, streets: by Jaro-Winkler, straight lines between the points below.
 *
 * | compared | points |
 * |---|---|
 * | name, in either order of its words | 0.70 or less, or a word of it in the other nowhere −12, 0.80 −5, 0.88 0, 0.95 3, equal 5 |
 * | company, beside a person | 0.80 or less −2, 0.95 1, equal 2 |
 * | legal form | another −2 |
 * | e-mail | equal 6; nearly equal at one domain 2, if the digits are the same; equal at two domains 2 with digits, 0 without; else −1.5 |
 * | phone | equal 5; one digit off 2; else −1.5 |
 * | street, when the house numbers agree | 0.70 or less −2, 0.90 1, equal 3; other numbers −2 |
 * | postcode | equal 1; else −1.5 |
 * | country | another −1.5 |
 *
 * Companies are only as alike as they are without the words many of them have, such as their trade. An equal name, e-mail or phone that more than two rows share counts less: a point for each doubling, down to 1. The score is
 * 1 / (1 + e^(4 − points)): 4 points are a half, and pairs below a half are not shown.
 */
export const SHOWN_FROM = 0.5;
const PRIOR = 4;

/** How alike and points for it, by turns. */
type Points = readonly number[];
const NAME: Points = [0.7, -12, 0.8, -5, 0.88, 0, 0.95, 3, 1, 5];
const COMPANY: Points = [0.8, -2, 0.95, 1, 1, 2];
const STREET: Points = [0.7, -2, 0.9, 1, 1, 3];

function along(points: Points, at: number): number {
  if (at <= (points[0] as number)) return points[1] as number;
  for (let i = 2; i < points.length; i += 2) {
    const x = points[i] as number;
    if (at > x) continue;
    const [x0, y0] = [points[i - 2] as number, points[i - 1] as number];
    return y0 + ((at - x0) / (x - x0)) * ((points[i + 1] as number) - y0);
  }
  return points.at(-1) as number;
}

/** How many rows have each text. */
function shared({ codes, texts }: Coded): Int32Array {
  const counts = new Int32Array(texts.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return counts;
}

/** Points for an equal value that `count` rows have. */
const rarer = (most: number, count: number): number => Math.max(1, most - Math.max(0, Math.log2(count / 2)));

/**
 * What is quick to compare comes first: most pairs are ruled out before their names are looked at.
 * @returns for two rows, by place in `people`, how alike they are, 0 to 1; 0 also where it is below what is shown
 */
export function scorer(people: People): (a: number, b: number) => number {
  const { name, sorted, company, telling, phone, street } = people;
  const mail = mailPoints(people.email);
  const calls = phonePoints(phone);
  const [houses, postcodes] = [people.house.codes, people.postcode.codes];
  const [forms, countries] = [people.form.codes, people.country.codes];
  const ofCompanies = company.texts.length === 0 && telling.texts.length > 0;
  // A slip may cost more letters in common than its ceiling has.
  const slipMost = (most: number): number => (ofCompanies && most > 0.8 ? Math.max(most, SLIPPED) : most);
  const rest = (a: number, b: number): number => jaroWinkler(textOf(telling, a), textOf(telling, b));
  const often = shared(sorted);
  const atMost = { name: ceiling(name), company: ceiling(company), street: ceiling(street) };
  return (a, b) => {
    let points = -PRIOR;
    if ((postcodes[a] as number) >= 0 && (postcodes[b] as number) >= 0) points += postcodes[a] === postcodes[b] ? 1 : -1.5;
    points -= 2 * other(forms, a, b) + 1.5 * other(countries, a, b);
    const streetA = street.codes[a] as number;
    const streetB = street.codes[b] as number;
    const bothStreets = streetA >= 0 && streetB >= 0;
    const sameHouse = houses[a] === houses[b];
    if (bothStreets && !sameHouse) points -= 2;
    const firmA = company.codes[a] as number;
    const firmB = company.codes[b] as number;
    const bothFirms = firmA >= 0 && firmB >= 0;
    const nameA = name.codes[a] as number;
    const nameB = name.codes[b] as number;
    const bothNames = nameA >= 0 && nameB >= 0;
    const nameMost = bothNames ? along(NAME, slipMost(atMost.name(nameA, nameB))) : 0;
    const contactsMost = mail.atMost(a, b) + calls.atMost(a, b);
    if (points + contactsMost + nameMost + (bothFirms ? 2 : 0) + (bothStreets && sameHouse ? 3 : 0) + ROUNDING < 0) return 0;
    const firmMost = bothFirms ? along(COMPANY, atMost.company(firmA, firmB)) : 0;
    const streetMost = bothStreets && sameHouse ? along(STREET, atMost.street(streetA, streetB)) : 0;
    const most = nameMost + firmMost + streetMost + ROUNDING;
    if (points + most + contactsMost < 0) return 0;
    points += mail.points(a, b) + calls.points(a, b);
    if (points + most < 0) return 0;
    if (bothNames) {
      const names = nameA === nameB ? 1 : namesAlike(textOf(name, a), textOf(name, b), textOf(sorted, a), textOf(sorted, b));
      const alike = ofCompanies ? firmsAlike(names, textOf(name, a), textOf(name, b), () => rest(a, b)) : names;
      points += alike === 1 ? rarer(5, often[sorted.codes[a] as number] as number) : along(NAME, alike);
      if (points + firmMost + streetMost + ROUNDING < 0) return 0;
    }
    if (bothFirms)
      points += along(COMPANY, firmA === firmB ? 1 : Math.min(jaroWinkler(textOf(company, a), textOf(company, b)), rest(a, b)));
    if (bothStreets && sameHouse) points += along(STREET, jaroWinkler(textOf(street, a), textOf(street, b)));
    return 1 / (1 + Math.exp(-points));
  };
}

/** 1 where both are known and not the same. */
function other(codes: Int32Array, a: number, b: number): number {
  const [codeA, codeB] = [codes[a] as number, codes[b] as number];
  return codeA >= 0 && codeB >= 0 && codeA !== codeB ? 1 : 0;
}

/** Points for an e-mail or a phone number of two rows, and a ceiling for them that is had without looking at a text. */
interface Contact {
  readonly points: (a: number, b: number) => number;
  readonly atMost: (a: number, b: number) => number;
}

/** What two that are not equal can be given at most, and at least. */
const NEARLY = 2;
const OTHER = -1.5;

/** @param unequal points for two texts, by place in `texts` @param most a ceiling for them */
function contact(
  of: Coded,
  equal: number,
  unequal: (a: number, b: number) => number,
  most: (a: number, b: number) => number = () => NEARLY,
): Contact {
  const { codes } = of;
  const often = shared(of);
  return {
    points(a, b) {
      const codeA = codes[a] as number;
      const codeB = codes[b] as number;
      if (codeA < 0 || codeB < 0) return 0;
      return codeA === codeB ? rarer(equal, often[codeA] as number) : unequal(codeA, codeB);
    },
    atMost(a, b) {
      const codeA = codes[a] as number;
      const codeB = codes[b] as number;
      return codeA < 0 || codeB < 0 ? 0 : codeA === codeB ? equal : most(codeA, codeB);
    },
  };
}

const phonePoints = (phone: Coded): Contact =>
  contact(phone, 5, (a, b) => (oneOff(phone.texts[a] as string, phone.texts[b] as string) ? NEARLY : OTHER));

/** A ceiling reached by another way of adding up is not below the sum. */
const ROUNDING = 1e-9;
const textOf = (of: Coded, row: number): string => of.texts[of.codes[row] as number] as string;

/**
 * How alike two of the texts can be at most by Jaro-Winkler, in any order of their words, by place in `texts`: letters of one that the other has
 * nowhere cannot be in common. One bit stands for a letter (and some for several).
 */
function ceiling({ texts }: Coded): (a: number, b: number) => number {
  const letters = Int32Array.from(texts, (text) => {
    let bits = 0;
    for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
    return bits;
  });
  const lengths = Int32Array.from(texts, (text) => text.length);
  return (a, b) => {
    const longA = lengths[a] as number;
    const longB = lengths[b] as number;
    if (a === b || longA > COMPARED || longB > COMPARED) return 1;
    const lettersA = letters[a] as number;
    const lettersB = letters[b] as number;
    const common = Math.min(longA - bitsIn(lettersA & ~lettersB), longB - bitsIn(lettersB & ~lettersA));
    const jaro = (common / longA + common / longB + 1) / 3;
    return jaro <= 0.7 ? jaro : jaro + 0.4 * (1 - jaro);
  };
}

function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function mailPoints(email: Coded): Contact {
  const { texts } = email;
  const digits = Int32Array.from(texts, (text) => digitsHash(text, Math.max(0, text.lastIndexOf('@'))));
  const unequal = (a: number, b: number): number => {
    if (digits[a] !== digits[b]) return OTHER;
    const [mailA, mailB] = [texts[a] as string, texts[b] as string];
    const [atA, atB] = [mailA.lastIndexOf('@'), mailB.lastIndexOf('@')];
    const [nameA, nameB] = [mailA.slice(0, Math.max(0, atA)), mailB.slice(0, Math.max(0, atB))];
    if (digitRuns(nameA) !== digitRuns(nameB)) return OTHER;
    if (mailA.slice(atA + 1) === mailB.slice(atB + 1)) return jaroWinkler(nameA, nameB) >= 0.92 ? NEARLY : OTHER;
    if (nameA !== nameB || nameA.length < 5) return OTHER;
    // kari.hansen at two firms says no more than the name does.
    return /\d/.test(nameA) ? NEARLY : 0;
  };
  return contact(email, 6, unequal, (a, b) => (digits[a] === digits[b] ? NEARLY : OTHER));
}

/** Differs only where the runs of digits before `end` do. */
function digitsHash(text: string, end: number): number {
  let hash = 0;
  let last = -1;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) continue;
    if (last >= 0 && last < i - 1) hash = Math.imul(hash, 31) + 32;
    hash = Math.imul(hash, 31) + unit;
    last = i;
  }
  return hash;
}

/** One digit another, or two neighbours swapped. */
function oneOff(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (a.endsWith(b.slice(at + 1))) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.endsWith(b.slice(at + 2));
}
