/** The values that are there, copied; NaN is missing. */
export function present(values: Float64Array): Float64Array {
  const there = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value === value) there[count++] = value;
  }
  return there.subarray(0, count);
}

/**
 * The value that would stand at `place` if the values were sorted. Rearranges them so that none before the place is larger and none
 * after it smaller. Hoare's selection with the median of three; where that goes badly the rest is sorted.
 * @param values no NaN @param place 0 … length - 1
 */
export function select(values: Float64Array, place: number, from = 0): number {
  let low = from;
  let high = values.length - 1;
  let patience = 2 * Math.ceil(Math.log2(values.length + 1));
  while (high > low) {
    if (patience-- === 0) {
      values.subarray(low, high + 1).sort();
      break;
    }
    const pivot = middleOf(values[low] as number, values[(low + high) >> 1] as number, values[high] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const held = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = held;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place] as number;
}

function middleOf(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}

/**
 * Quantiles as `quantile` of the sorted values gives them (linear between neighbours), in linear time.
 * @param values no NaN; rearranged @param shares ascending, in [0, 1] @returns NaN for each when there are no values
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): readonly number[] {
  let from = 0;
  return shares.map((share) => {
    if (values.length === 0) return NaN;
    const place = share * (values.length - 1);
    const below = Math.floor(place);
    const low = select(values, below, from);
    from = below;
    if (below === place) return low;
    let high = Infinity;
    for (let i = below + 1; i < values.length; i++) if ((values[i] as number) < high) high = values[i] as number;
    return low + (high - low) * (place - below);
  });
}
