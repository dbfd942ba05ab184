/** @param sorted ascending, no NaN @param q in [0, 1] @returns linear between neighbours, as NumPy's default; NaN when empty */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  if (low === undefined || high === undefined) return NaN;
  return low + (high - low) * (place - below);
}

/** Present values in ascending order; NaN is missing. */
export function sortedPresent(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}

/** Missing left out; NaN when nothing is left. */
export function median(values: Float64Array): number {
  return quantile(sortedPresent(values), 0.5);
}

/** Median distance from the median, unscaled. Missing left out. */
export function medianDeviation(values: Float64Array): number {
  const middle = median(values);
  return median(values.map((value) => Math.abs(value - middle)));
}

/** Third central moment over the cube of the standard deviation (both divided by n, as scipy.stats.skew); 0 when constant. Missing left out. */
export function skewness(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value));
  const n = present.length;
  const mean = present.reduce((sum, value) => sum + value, 0) / n;
  let second = 0;
  let third = 0;
  for (const value of present) {
    const e = value - mean;
    second += e * e;
    third += e * e * e;
  }
  if (second === 0) return 0;
  return third / n / (second / n) ** 1.5;
}
