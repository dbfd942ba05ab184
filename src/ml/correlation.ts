/** Places of the values in ascending order from 1, equal values sharing the mean of theirs; NaN stays NaN. */
export function averageRanks(values: Float64Array): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(values[i] as number))
    .sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length).fill(NaN);
  for (let start = 0; start < order.length;) {
    const value = values[order[start] as number];
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === value) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/** Pearson's correlation over the rows where both are there; NaN for fewer than two of them or without spread. */
export function pearson(a: Float64Array, b: Float64Array): number {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    n++;
    meanA += x;
    meanB += y;
  }
  meanA /= n;
  meanB /= n;
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA > 0 && squaresB > 0 ? both / Math.sqrt(squaresA) / Math.sqrt(squaresB) : NaN;
}

/** Spearman's: Pearson's of the ranks, over the rows where both are there. */
export function spearman(a: Float64Array, b: Float64Array): number {
  const there = (i: number): boolean => !Number.isNaN(a[i] as number) && !Number.isNaN(b[i] as number);
  return pearson(averageRanks(a.filter((_, i) => there(i))), averageRanks(b.filter((_, i) => there(i))));
}
