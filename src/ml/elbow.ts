/**
 * The bend of a falling curve by Kneedle with sensitivity 1 (Satopää, Albrecht, Irwin & Raghavan 2011): the first local peak of
 * the distance to the straight line that is confirmed by a drop after it.
 * @param x ascending @param y falling, one for each x @returns the x at the bend; null when there is none
 */
export function elbow(x: readonly number[], y: readonly number[]): number | null {
  const last = x.length - 1;
  const width = (x[last] ?? 0) - (x[0] ?? 0);
  const height = (y[0] ?? 0) - (y[last] ?? 0);
  if (last < 2 || !(width > 0) || !(height > 0)) return null;
  const across = x.map((value) => (value - (x[0] as number)) / width);
  const above = y.map((value, i) => ((y[0] as number) - value) / height - (across[i] as number));
  for (let i = 1; i < last; i++) {
    const here = above[i] as number;
    if (here < (above[i - 1] as number) || here <= (above[i + 1] as number)) continue;
    const threshold = here - 1 / last;
    for (let j = i + 1; j <= last; j++) {
      if ((above[j] as number) < threshold) return x[i] as number;
      if (j < last && (above[j] as number) > here) break;
    }
  }
  return null;
}
