import { random, type Random } from '../core/rng';

/** Columns `from` up to before `to` are the levels of one category: at most one of them is not 0. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

export interface Prototypes {
  readonly labels: Int32Array;
  /** k × cols, row-major: means of the numbers, and the commonest level of each category. */
  readonly centres: Float64Array;
  /** Sum of squared distances to the own prototype. */
  readonly cost: number;
}

export interface PrototypesInput {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly blocks: readonly Block[];
  readonly k: number;
  readonly seedKey: string;
  readonly restarts: number;
}

const MOST_ROUNDS = 100;

/**
 * k-prototypes (Huang 1998): k-means over numbers and categories at once. A category is written as one column a level, so that two rows
 * of different levels are √2 × the column's height apart, and a prototype has one level as a row does. Best of several starts.
 */
export async function kprototypes(input: PrototypesInput, checkpoint?: () => Promise<void>): Promise<Prototypes> {
  let best: Prototypes | null = null;
  for (let i = 0; i < input.restarts; i++) {
    const found = await oneStart(input, random(`${input.seedKey}/restart ${i}`), checkpoint);
    if (!best || found.cost < best.cost) best = found;
  }
  if (!best) throw new RangeError('no start was asked for');
  return best;
}

async function oneStart(input: PrototypesInput, chance: Random, checkpoint?: () => Promise<void>): Promise<Prototypes> {
  const { x, rows, cols, blocks, k } = input;
  const centres = seeded(input, chance);
  const labels = new Int32Array(rows).fill(-1);
  const apart = new Float64Array(rows);
  for (let round = 0; ; round++) {
    const { moved, cost } = assign(x, rows, cols, centres, k, labels, apart);
    if (moved === 0 || round === MOST_ROUNDS) return { labels, centres, cost };
    update(x, rows, cols, blocks, labels, k, centres, apart);
    await checkpoint?.();
  }
}

/** Rows drawn by their squared distance to those drawn before (k-means++). */
function seeded({ x, rows, cols, k }: PrototypesInput, chance: Random): Float64Array {
  const centres = new Float64Array(k * cols);
  const nearest = new Float64Array(rows).fill(Infinity);
  let row = chance.below(rows);
  for (let c = 0; c < k; c++) {
    centres.set(x.subarray(row * cols, (row + 1) * cols), c * cols);
    let total = 0;
    for (let i = 0; i < rows; i++) {
      nearest[i] = Math.min(nearest[i] as number, squared(x, i * cols, centres, c * cols, cols));
      total += nearest[i] as number;
    }
    let left = chance.next() * total;
    row = 0;
    while (row < rows - 1 && left >= (nearest[row] as number)) left -= nearest[row++] as number;
  }
  return centres;
}

function assign(
  x: Float64Array,
  rows: number,
  cols: number,
  centres: Float64Array,
  k: number,
  labels: Int32Array,
  apart: Float64Array,
): { readonly moved: number; readonly cost: number } {
  let moved = 0;
  let cost = 0;
  for (let i = 0; i < rows; i++) {
    let best = 0;
    let least = Infinity;
    for (let c = 0; c < k; c++) {
      const away = squared(x, i * cols, centres, c * cols, cols);
      if (away < least) {
        least = away;
        best = c;
      }
    }
    if (labels[i] !== best) moved++;
    labels[i] = best;
    apart[i] = least;
    cost += least;
  }
  return { moved, cost };
}

/** A prototype without rows moves to the row farthest from its own. */
function update(
  x: Float64Array,
  rows: number,
  cols: number,
  blocks: readonly Block[],
  labels: Int32Array,
  k: number,
  centres: Float64Array,
  apart: Float64Array,
): void {
  const counts = new Float64Array(k);
  centres.fill(0);
  for (let i = 0; i < rows; i++) {
    const c = labels[i] as number;
    counts[c] = (counts[c] as number) + 1;
    for (let j = 0; j < cols; j++) centres[c * cols + j] = (centres[c * cols + j] as number) + (x[i * cols + j] as number);
  }
  const heights = blocks.map(({ from, to }) => heightOf(x, rows, cols, from, to));
  for (let c = 0; c < k; c++) {
    const count = counts[c] as number;
    if (count === 0) {
      let row = 0;
      for (let i = 1; i < rows; i++) if ((apart[i] as number) > (apart[row] as number)) row = i;
      apart[row] = 0;
      centres.set(x.subarray(row * cols, (row + 1) * cols), c * cols);
      continue;
    }
    const centre = centres.subarray(c * cols, (c + 1) * cols);
    blocks.forEach(({ from, to }, b) => {
      const height = heights[b] as number;
      let best = -1;
      let most = height > 0 ? count - centre.subarray(from, to).reduce((sum, value) => sum + value / height, 0) : 0;
      for (let j = from; j < to; j++) {
        if (height > 0 && (centre[j] as number) / height > most + 1e-9) {
          most = (centre[j] as number) / height;
          best = j;
        }
      }
      centre.fill(0, from, to);
      if (best >= 0) centre[best] = height * count;
    });
    for (let j = 0; j < cols; j++) centre[j] = (centre[j] as number) / count;
  }
}

function heightOf(x: Float64Array, rows: number, cols: number, from: number, to: number): number {
  for (let i = 0; i < rows; i++) for (let j = from; j < to; j++) if (x[i * cols + j] !== 0) return x[i * cols + j] as number;
  return 0;
}

function squared(a: Float64Array, at: number, b: Float64Array, from: number, cols: number): number {
  let sum = 0;
  for (let j = 0; j < cols; j++) {
    const off = (a[at + j] as number) - (b[from + j] as number);
    sum += off * off;
  }
  return sum;
}
