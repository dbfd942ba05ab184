import type { Random } from '../core/rng';
import { chiSquareTail } from './gamma';
import { rank } from './ranking';

/**
 * What the rows would look like without groups: every column keeps its own distribution as far as one with a single hump can, and
 * columns keep how they rise together, but nothing else is left. Columns are the unimodal distributions nearest to the data's
 * (greatest convex minorant and least concave majorant, as in Hartigan & Hartigan 1985) joined by a Gaussian copula.
 */
export interface NullModel {
  readonly cols: number;
  readonly margins: readonly Margin[];
  /** Lower triangular cols × cols; turns independent normals into ones as correlated as the columns. */
  readonly factor: Float64Array;
}

/** A distribution function as a broken line: `levels` rises from 0 to 1 over ascending `values`. */
interface Margin {
  readonly values: Float64Array;
  readonly levels: Float64Array;
  /** The values of a column that has only a few, ascending: counts stay counts. Undefined for a measure. */
  readonly only?: Float64Array;
}

/** A column that repeats each value this often on average is a count or a grade. */
const REPEATS = 20;

/** @param x row-major, rows × cols, no NaN */
export function nullModel(x: Float64Array, rows: number, cols: number): NullModel {
  const columns = Array.from({ length: cols }, (_, j) => Float64Array.from({ length: rows }, (_unused, i) => x[i * cols + j] as number));
  return { cols, margins: columns.map(unimodal), factor: copula(columns.map(centredRanks)) };
}

/** @returns rows × cols drawn from the model */
export function drawNull(model: NullModel, rows: number, random: Random): Float64Array {
  const { cols, margins, factor } = model;
  const x = new Float64Array(rows * cols);
  const normals = new Float64Array(FOUR * cols);
  const joined = new Float64Array(FOUR * cols);
  for (let from = 0; from < rows; from += FOUR) {
    const some = Math.min(FOUR, rows - from);
    for (let at = 0; at < some * cols; at++) normals[at] = random.normal();
    together(factor, normals, joined, cols);
    for (let at = 0; at < some * cols; at++) {
      const z = joined[at] as number;
      const tail = chiSquareTail(z * z, 1) / 2;
      const margin = margins[at % cols] as Margin;
      const value = valueAt(margin, z > 0 ? 1 - tail : tail);
      x[from * cols + at] = margin.only ? nearest(margin.only, value) : value;
    }
  }
  return x;
}

/** Rows at a time, since one sum waits for itself at every column. */
const FOUR = 4;

/** Four rows of independent normals made as correlated as the columns. */
function together(factor: Float64Array, normals: Float64Array, joined: Float64Array, cols: number): void {
  for (let j = 0; j < cols; j++) {
    let [z0, z1, z2, z3] = [0, 0, 0, 0];
    for (let m = 0, at = j * cols; m <= j; m++, at++) {
      const share = factor[at] as number;
      z0 += share * (normals[m] as number);
      z1 += share * (normals[cols + m] as number);
      z2 += share * (normals[2 * cols + m] as number);
      z3 += share * (normals[3 * cols + m] as number);
    }
    joined[j] = z0;
    joined[cols + j] = z1;
    joined[2 * cols + j] = z2;
    joined[3 * cols + j] = z3;
  }
}

function valueAt({ values, levels }: Margin, level: number): number {
  let low = 0;
  let high = levels.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((levels[middle] as number) <= level) low = middle;
    else high = middle;
  }
  const from = values[low] as number;
  const rise = (levels[high] as number) - (levels[low] as number);
  return rise > 0 ? from + (((values[high] as number) - from) * (level - (levels[low] as number))) / rise : from;
}

function nearest(values: Float64Array, to: number): number {
  return values.reduce((best, value) => (Math.abs(value - to) < Math.abs(best - to) ? value : best));
}

/** Places where the hump is looked for. */
const HUMPS = 60;

function unimodal(column: Float64Array): Margin {
  const sorted = column.slice().sort();
  const n = sorted.length;
  const at: number[] = [];
  const below: number[] = [];
  const upTo: number[] = [];
  sorted.forEach((value, i) => {
    if (i === 0 || value !== sorted[i - 1]) {
      at.push(value);
      below.push(i / n);
      upTo.push((i + 1) / n);
    } else upTo[upTo.length - 1] = (i + 1) / n;
  });
  const fitted = new Map<number, Humped>();
  const fit = (place: number): Humped => {
    const known = fitted.get(place);
    if (known) return known;
    const hump = Math.round((place * (at.length - 1)) / (HUMPS - 1));
    const left = hull(at, below, 0, hump, 1);
    const right = hull(at, upTo, hump, at.length - 1, -1);
    const made = { left, right, before: farthestFrom(left, at, below), after: farthestFrom(right, at, upTo) };
    fitted.set(place, made);
    return made;
  };
  // The farther right the hump, the worse the part before it fits and the better the part after: the best lies where they cross.
  const last = at.length === 1 ? 0 : HUMPS - 1;
  const crossing = first(last, (place) => fit(place).before >= fit(place).after);
  const least = crossing === 0 ? Infinity : fit(crossing - 1).after;
  const { left, right } = fit(least <= fit(crossing).before ? first(crossing - 1, (place) => fit(place).after <= least) : crossing);
  const all = [...left, ...right];
  const best: Margin = {
    values: Float64Array.from(all, (i) => at[i] as number),
    levels: Float64Array.from(all, (i, place) => (place < left.length ? below : upTo)[i] as number),
  };
  return at.length * REPEATS <= n ? { ...best, only: Float64Array.from(at) } : best;
}

/** Corners of the distribution function that rises ever more to a hump and ever less after it, and how far either part is from the data's. */
interface Humped {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** The first place up to the last that is so; from it on all are, the last at any rate. */
function first(last: number, is: (place: number) => boolean): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Places of the corners of the convex minorant (turn 1) or concave majorant (turn -1) of a run of points. */
function hull(at: readonly number[], level: readonly number[], from: number, to: number, turn: 1 | -1): number[] {
  const corners: number[] = [];
  const slope = (a: number, b: number): number => ((level[b] as number) - (level[a] as number)) / ((at[b] as number) - (at[a] as number));
  for (let i = from; i <= to; i++) {
    while (
      corners.length > 1 &&
      turn *
        (slope(corners[corners.length - 1] as number, i) -
          slope(corners[corners.length - 2] as number, corners[corners.length - 1] as number)) <=
        0
    ) {
      corners.pop();
    }
    corners.push(i);
  }
  return corners;
}

function farthestFrom(corners: readonly number[], at: readonly number[], level: readonly number[]): number {
  let most = 0;
  for (let c = 1; c < corners.length; c++) {
    const a = corners[c - 1] as number;
    const b = corners[c] as number;
    const slope = ((level[b] as number) - (level[a] as number)) / ((at[b] as number) - (at[a] as number));
    for (let i = a + 1; i < b; i++) {
      most = Math.max(most, Math.abs((level[a] as number) + slope * ((at[i] as number) - (at[a] as number)) - (level[i] as number)));
    }
  }
  return most;
}

/** Midranks less their mean, scaled to length one; all 0 for a constant. */
function centredRanks(column: Float64Array): Float64Array {
  const { order, ends } = rank(column);
  const ranks = new Float64Array(column.length);
  let from = 0;
  for (const end of ends) {
    for (let i = from; i < end; i++) ranks[order[i] as number] = (column.length - 1) / 2 - (from + end - 1) / 2;
    from = end;
  }
  const length = Math.sqrt(ranks.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? ranks.map((value) => value / length) : ranks;
}

/** Cholesky factor of the normal correlations that give the columns' rank correlations, 2 sin(π ρ / 6); drawn towards none where that is no correlation matrix. */
function copula(ranks: readonly Float64Array[]): Float64Array {
  const d = ranks.length;
  for (let keep = 1; ; keep *= 0.97) {
    const factor = new Float64Array(d * d);
    let sound = true;
    for (let a = 0; a < d && sound; a++) {
      for (let b = 0; b <= a; b++) {
        const one = ranks[a] as Float64Array;
        const other = ranks[b] as Float64Array;
        let sum =
          a === b ? 1 : keep * 2 * Math.sin((Math.PI / 6) * one.reduce((total, value, i) => total + value * (other[i] as number), 0));
        for (let m = 0; m < b; m++) sum -= (factor[a * d + m] as number) * (factor[b * d + m] as number);
        if (a === b && sum < 1e-9) sound = false;
        factor[a * d + b] = a === b ? Math.sqrt(sum) : sum / (factor[b * d + b] as number);
      }
    }
    if (sound) return factor;
  }
}
