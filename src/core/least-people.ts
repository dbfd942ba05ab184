/** Of fewer people nothing is told but how many they are: figures of a handful would be figures of someone. */
export const MIN_PEOPLE = 10;

/**
 * Of which parts of a whole figures may be told: not of the small ones, and where those together are few, not of the next smallest either, as the
 * whole less all the others would tell theirs.
 * @param sizes people by part
 */
export function tellable(sizes: readonly number[], least: number): readonly boolean[] {
  const told = sizes.map((size) => size >= least);
  const hidden = sizes.reduce((sum, size, part) => (told[part] ? sum : sum + size), 0);
  if (hidden === 0 || hidden >= least) return told;
  const next = sizes.reduce((best, size, part) => (told[part] && (best < 0 || size < (sizes[best] as number)) ? part : best), -1);
  return told.map((is, part) => is && part !== next);
}
