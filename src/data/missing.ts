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
  if (text.length > 8) return text.trim() === '';
  const word = text.trim().toLowerCase();
  return word === '' || WORDS.has(word);
}
