/** Blanks at the ends: space, tab, line breaks, vertical tab, form feed, no-break space. Every engine is told this very set. */
export const BLANKS = ' \t\n\r\v\f\u00a0';

export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text.charAt(start))) start++;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** What stands between words: blanks, the punctuation of ASCII, and the commonest dashes, quotes and dots beyond it. */
export const DIVIDERS = [...BLANKS, ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', ...'§«»·•–—‐‑‒―‘’‚“”„…'];

/** A class of characters as every engine's regular expressions read it. */
export const DIVIDER_CLASS = `[${DIVIDERS.map((sign) => `\\x{${(sign.codePointAt(0) as number).toString(16)}}`).join('')}]+`;

const DIVIDED = new RegExp(DIVIDER_CLASS.replaceAll('\\x{', '\\u{'), 'gu');

export function words(text: string): string {
  return ` ${lower(text)} `.replace(DIVIDED, ' ');
}

const ASCII = /^[\0-\x7f]*$/;

export function lower(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : Array.from(text, lowerOne).join('');
}

export function upper(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : Array.from(text, upperOne).join('');
}

/** One code point to one (Unicode's simple mapping, with ẞ for ß), where JavaScript's may give several. */
function lowerOne(character: string): string {
  return character === '\u0130' ? 'i' : (single(character.toLowerCase()) ?? character);
}

function upperOne(character: string): string {
  if (character === 'ß') return 'ẞ';
  return single(character.toUpperCase()) ?? titleIota(character);
}

function single(mapped: string): string | undefined {
  const point = mapped.codePointAt(0);
  return point !== undefined && mapped === String.fromCodePoint(point) ? mapped : undefined;
}

/** Greek small letters with iota below have one capital, eight or nine places on. */
function titleIota(character: string): string {
  const point = character.codePointAt(0) as number;
  if (point >= 0x1f80 && point <= 0x1faf && (point & 8) === 0) return String.fromCodePoint(point + 8);
  return point === 0x1fb3 || point === 0x1fc3 || point === 0x1ff3 ? String.fromCodePoint(point + 9) : character;
}
