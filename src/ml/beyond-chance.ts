import { median, medianDeviation } from './quantile';

/** Standard deviations over the references: either way about one table in fifty goes for grouped. */
export const BEYOND_IN_MEAN = 2;
const BEYOND_AT_ONE = 5;
/** Of normal values: the median distance from the median is 0.6745 standard deviations. */
const MAD_TO_DEVIATION = 1.4826;

/**
 * Whether rows are told apart better than rows without groups.
 * @param found silhouettes for 2, 3, … groups @param drawn the same for each reference
 * Soft groups show a little at every k, a few sharp ones only at theirs: the mean excess is judged and the largest. The largest by
 * medians, for now and then a draw falls into pieces that would hide any group from a mean.
 */
export function beyondChance(found: readonly number[], drawn: readonly Float64Array[]): boolean {
  const chance = drawn.map((one, i) =>
    excesses(
      one,
      drawn.filter((_, j) => j !== i),
    ),
  );
  const own = excesses(found, drawn);
  const average = moments(chance.map(mean));
  const most = chance.map(largest);
  const beyond = median(Float64Array.from(most)) + BEYOND_AT_ONE * MAD_TO_DEVIATION * medianDeviation(Float64Array.from(most));
  return mean(own) > average.mean + BEYOND_IN_MEAN * average.deviation || largest(own) > beyond;
}

function excesses(found: ArrayLike<number>, drawn: readonly Float64Array[]): number[] {
  return Array.from(found, (value, i) => {
    const chance = moments(drawn.map((one) => one[i] as number));
    return (value - chance.mean) / Math.max(chance.deviation, 1e-6);
  });
}

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), -Infinity);
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const middle = mean(values);
  return { mean: middle, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)) };
}

/** As many distinct rows as there are, counted up to `enough`. */
export function distinctRows(x: Float64Array, rows: number, cols: number, enough: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < rows && seen.size < enough; i++) seen.add(x.subarray(i * cols, (i + 1) * cols).join());
  return seen.size;
}
