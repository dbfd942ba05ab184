/**
 * Forms of a text in which spellings of one thing are equal. Keys are for comparing only and are never shown.
 * Fingerprint and n-gram fingerprint are the "key collision" methods known from OpenRefine.
 */

/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;
const BLANK = /[\s\u00a0\u2000-\u200a\u202f\u3000]+/g;

/** Lower case, without accents and invisible signs, any run of blanks one space. */
export function folded(text: string): string {
  if (/^[!-~]*$/.test(text)) return text.toLowerCase();
  const plain = text.replace(HIDDEN, '').replace(BLANK, ' ').trim().toLowerCase();
  return /^[ -~]*$/.test(plain)
    ? plain
    : plain
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[øæœßłđðþı]/g, (letter) => PLAIN[letter] ?? letter);
}

/** As `folded`, with the two-letter forms of å, æ, ø, ä, ö and ü as one letter: Muenchen is München, Aas is Ås. */
export function transliterated(text: string): string {
  return folded(text).replace(/aa|ae|oe|ue/g, (pair) => pair.charAt(0));
}

/** Letters and digits in words; what stands between single letters joins them: g.m.b.h. is gmbh, a/s is as. */
export function words(text: string): readonly string[] {
  const plain = transliterated(text);
  const joined = /[./]/.test(plain)
    ? plain.replace(/(?<![\p{L}\p{N}])(\p{L})[./](?:(\p{L})[./]?)+(?![\p{L}\p{N}])/gu, (run) => run.replace(/[./]/g, ''))
    : plain;
  return joined.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words without order or repetition: "Hansen, Kari" is "Kari Hansen". */
export function fingerprintKey(text: string): string {
  return [...new Set(words(text))].sort().join(' ');
}

/** Pairs of neighbouring letters without order or repetition: "New York" is "Newyork". */
export function ngramKey(text: string): string {
  const solid = words(text).join('');
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= solid.length; i++) pairs.add(solid.slice(i, i + 2));
  return pairs.size === 0 ? solid : [...pairs].sort().join('');
}

/** Only capitals and blanks apart. */
export function caseKey(text: string): string {
  return text.replace(BLANK, ' ').trim().toLowerCase();
}

/** The digits of a text, run by run: "Gold 1" and "Gold 2" are never one thing. */
export function digitRuns(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ');
}

/** Without the tag after +; the dots of a Gmail name mean nothing. */
export function emailKey(text: string): string {
  const plain = (/^[!-~]*$/.test(text) ? text : text.replace(HIDDEN, '').trim()).toLowerCase();
  const at = plain.lastIndexOf('@');
  if (at < 1) return plain;
  const before = plain.slice(0, at);
  const name = before.includes('+') ? before.replace(/\+.*$/, '') : before;
  const domain = plain.slice(at + 1);
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com';
  if (gmail) return `${name.replaceAll('.', '')}@gmail.com`;
  return name === before ? plain : `${name}@${domain}`;
}

/** Country codes of Europe and North America, the longest first. */
const COUNTRY = /^(?:35[0-9]|37[0-9]|38[0-79]|42[013]|4[0134-9]|3[0-469]|1|7)/;

/** The digits of the number at home: without +47, 0047, blanks, brackets, and a leading 0. */
export function phoneKey(text: string): string {
  const plain = text.replace(/\(0\)/g, '').trim();
  const abroad = /^(?:\+|00)/.test(plain);
  const digits = plain.replace(/\D/g, '');
  if (abroad) return digits.replace(/^00/, '').replace(COUNTRY, '').replace(/^0/, '');
  // A Norwegian number written 47 12 34 56 78, the plus lost.
  return /^47\d{8}$/.test(digits) ? digits.slice(2) : digits.replace(/^0/, '');
}

/** Letters of other scripts, and full-width ones, that look like a Latin letter. @see Unicode TR 39, confusables */
const LOOKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    Х: 'X',
    І: 'I',
    Ј: 'J',
    Ѕ: 'S',
    У: 'Y',
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    х: 'x',
    у: 'y',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
    ο: 'o',
    ν: 'v',
  }),
);

/** What the text looks like in Latin letters. */
export function looksLike(text: string): string {
  return Array.from(text.replace(HIDDEN, '').replace(BLANK, ' '), (letter) => LOOKS.get(letter) ?? letter)
    .join('')
    .normalize('NFKC');
}

/** Holds something the eye does not see: a blank that is none, an invisible sign, a foreign letter among Latin ones. */
export function deceives(text: string): boolean {
  if (/^[ -~]*$/.test(text)) return false;
  if (/[\u00a0\u2000-\u200a\u202f\u3000\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff\uff01-\uff5e]/.test(text)) return true;
  const latin = /\p{Script=Latin}/u.test(text);
  return latin && Array.from(text).some((letter) => LOOKS.has(letter));
}
