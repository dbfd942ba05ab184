export interface Middles {
  /** 0 … k - 1, the nearest middle, the first of equal ones. */
  readonly labels: Int32Array;
  /** k × cols, row-major. */
  readonly centres: Float64Array;
  readonly k: number;
  /** Middles that were given up. */
  readonly dropped: number;
}

export interface LeastSizeOptions {
  /** Of the rows at these places; their mean if left out. @returns cols numbers */
  readonly middleOf?: (rows: Uint32Array) => Float64Array;
  readonly checkpoint?: () => Promise<void>;
}

/** Distances between two checkpoints, times columns: some milliseconds. */
const SLICE = 2_000_000;

/**
 * Middles that each stand for at least `least` rows, so that none can be read as somebody's own values. The smallest is given up and its rows go to
 * their nearest, until none is smaller or one is left. The others stay where they are, so that a few rows far from all pull none of them away; only
 * one that may be the middle of fewer rows moves to the middle of those it has now.
 * @param x row-major, rows × cols, no NaN @param given the nearest middle of each row, or nothing where it is not known
 */
export async function withLeast(
  x: Float64Array,
  rows: number,
  cols: number,
  given: { readonly centres: Float64Array; readonly k: number; readonly labels?: Int32Array },
  least: number,
  { middleOf = (of) => meanOf(x, cols, of), checkpoint = async () => undefined }: LeastSizeOptions = {},
): Promise<Middles> {
  const centres = given.centres.slice();
  const labels = given.labels?.slice() ?? new Int32Array(rows).fill(-1);
  const counts = new Float64Array(given.k);
  let alive = Array.from({ length: given.k }, (_, c) => c);
  /** Puts the rows of some middle, or all, to their nearest. */
  const place = async (of: number | null): Promise<void> => {
    const slice = Math.max(1, Math.floor(SLICE / (cols * alive.length)));
    for (let from = 0; from < rows; from += slice) {
      for (let i = from; i < Math.min(rows, from + slice); i++) {
        if (of === null || labels[i] === of) labels[i] = nearest(x, i * cols, cols, centres, alive);
      }
      await checkpoint();
    }
    counts.fill(0);
    for (const label of labels) counts[label] = (counts[label] as number) + 1;
  };
  await place(given.labels ? -1 : null);
  // Centres may have moved a last time after rows were put to them, so that of few rows nothing is sure.
  const settled = counts.map((count) => (given.labels && count >= 2 * least ? 1 : 0));
  for (;;) {
    const smallest = alive.reduce((a, b) => ((counts[b] as number) < (counts[a] as number) ? b : a), alive[0] as number);
    if (alive.length > 1 && (counts[smallest] as number) < least) {
      alive = alive.filter((c) => c !== smallest);
      await place(smallest);
      continue;
    }
    const open = alive.filter((c) => settled[c] === 0);
    if (open.length === 0) break;
    for (const c of open) {
      centres.set(middleOf(Uint32Array.from(labels.keys()).filter((i) => labels[i] === c)), c * cols);
      settled[c] = 1;
    }
    await place(null);
  }
  const number = new Int32Array(given.k);
  alive.forEach((c, to) => (number[c] = to));
  const kept = new Float64Array(alive.length * cols);
  alive.forEach((c, to) => kept.set(centres.subarray(c * cols, (c + 1) * cols), to * cols));
  return {
    labels: labels.map((label) => number[label] as number),
    centres: kept,
    k: alive.length,
    dropped: given.k - alive.length,
  };
}

function nearest(x: Float64Array, at: number, cols: number, centres: Float64Array, among: readonly number[]): number {
  let best = among[0] as number;
  let least = Infinity;
  for (const c of among) {
    let sum = 0;
    for (let j = 0, to = c * cols; j < cols && sum < least; j++) sum += ((x[at + j] as number) - (centres[to + j] as number)) ** 2;
    if (sum < least) {
      least = sum;
      best = c;
    }
  }
  return best;
}

function meanOf(x: Float64Array, cols: number, of: Uint32Array): Float64Array {
  const mean = new Float64Array(cols);
  for (const row of of) for (let j = 0; j < cols; j++) mean[j] = (mean[j] as number) + (x[row * cols + j] as number);
  return mean.map((sum) => sum / Math.max(1, of.length));
}
