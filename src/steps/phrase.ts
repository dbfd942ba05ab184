/** A word as a person writes it for looking up, as a phrase to find in the `words` of a text: `*leiter` ends a word, `sales` is one. */
export function phraseOf(word: string): string {
  const bare = word.replaceAll('*', '');
  return `${word.startsWith('*') ? '' : ' '}${bare}${word.endsWith('*') ? '' : ' '}`;
}
