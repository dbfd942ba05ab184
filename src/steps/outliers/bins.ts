import type { Bins, FarColumn } from './meta';

const MOST = 24;

/** Three pictures of a column: as it is, with far-out values at the limits, and without them. */
export function pictures(values: Float64Array, low: number, high: number): Pick<FarColumn, 'was' | 'capped' | 'without'> {
  const capped = values.map((value) => (value < low ? low : value > high ? high : value));
  return {
    was: binsOf(values),
    capped: binsOf(capped),
    without: binsOf(values.map((value) => (value < low || value > high ? NaN : value))),
  };
}

function binsOf(values: Float64Array): Bins {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    if (value < from) from = value;
    if (value > to) to = value;
  }
  if (!(to - from > 0) || !Number.isFinite(to - from)) {
    const there = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
    return { from: Number.isFinite(from) ? from : 0, width: 1, counts: [there] };
  }
  const width = (to - from) / MOST;
  const counts = new Array<number>(MOST).fill(0);
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const bin = Math.min(MOST - 1, Math.floor((value - from) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { from, width, counts };
}
