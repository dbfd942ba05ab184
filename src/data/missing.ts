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

export function saysMissing(text: string): boolean {
  const first = text.charCodeAt(0);
  if (text.length > 8 && first > 32 && first < 128) return false;
  const word = text.trim().toLowerCase();
  return word === '' || WORDS.has(word);
}
