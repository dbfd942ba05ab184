/** Words that say "nothing here". A lone blank counts as empty. */
const WORDS = new Set([
  'na',
  'n/a',
  '#n/a',
  'n.a.',
  'nan',
  'null',
  'none',
  'nil',
  '-',
  '--',
  '–',
  '—',
  '.',
  '?',
  '#null!',
  '#value!',
  '#ref!',
  '#div/0!',
  '#name?',
  '#num!',
  '(null)',
  '<na>',
  '\\n',
]);

/** ASCII signs that one of the words begins with, in either case. */
const FIRSTS = new Set([...WORDS].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]));
/** 1 for each first byte after which nothing is missing: a visible ASCII sign that begins no word. */
const TELLS = Uint8Array.from({ length: 256 }, (_, byte) => (byte > 32 && byte < 128 && !FIRSTS.has(byte) ? 1 : 0));

/** Whether so long a text that starts with this byte or character surely says something. */
export function cannotSayMissing(first: number, length: number): boolean {
  return TELLS[first] === 1 || (length > 8 && first > 32 && first < 128);
}

export function saysMissing(text: string): boolean {
  if (cannotSayMissing(text.charCodeAt(0), text.length)) return false;
  const word = text.trim().toLowerCase();
  return word === '' || WORDS.has(word);
}
