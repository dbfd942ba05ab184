import { random, type Random } from '../core/rng';
import { codeDistances, copyOf, copyRow, emptyLike, mixedDistance, mixedRows, spreadOut, type Block, type MixedRows } from './mixed-rows';

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

type Checkpoint = () => Promise<void>;

const MOST_ROUNDS = 100;
/** Cells compared between two checkpoints: some milliseconds. */
const SLICE = 1_000_000;

/**
 * k-prototypes (Huang 1998): k-means over numbers and categories at once. A category is written as one column a level, so that two rows
 * of different levels are √2 × the column's height apart, and a prototype has one level as a row does. Best of several starts.
 */
export async function kprototypes(input: PrototypesInput, checkpoint: Checkpoint = async () => undefined): Promise<Prototypes> {
  const x = mixedRows(input.x, input.rows, input.cols, input.blocks);
  let best: Prototypes | null = null;
  for (let i = 0; i < input.restarts; i++) {
    await checkpoint();
    const found = await oneStart(x, input.k, random(`${input.seedKey}/restart ${i}`), checkpoint);
    if (!best || found.cost < best.cost) best = found;
  }
  if (!best) throw new RangeError('no start was asked for');
  return best;
}

/**
 * The nearest of `k` prototypes for each row, the first of equal ones.
 * @param x row-major, rows × cols, no NaN @param centres k × cols
 */
export async function nearestPrototypes(
  { x, rows, cols, blocks }: Pick<PrototypesInput, 'x' | 'rows' | 'cols' | 'blocks'>,
  centres: Float64Array,
  k: number,
  checkpoint: Checkpoint,
): Promise<Int32Array> {
  const own = mixedRows(x, rows, cols, blocks);
  const found = unknown(rows);
  await assign(own, mixedRows(centres, k, cols, blocks), found, checkpoint);
  return found.labels;
}

/** Means of the numbers and the commonest level of each category, none before any and the first of equal ones, as columns a level. */
export function prototypeOf(x: Float64Array, cols: number, blocks: readonly Block[], of: Uint32Array): Float64Array {
  const part = new Float64Array(of.length * cols);
  of.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  const own = mixedRows(part, of.length, cols, blocks);
  const middle = emptyLike(own, 1);
  update(own, { labels: new Int32Array(of.length), apart: new Float64Array(of.length) }, middle);
  return spreadOut(middle);
}

/** Where rows stand. */
interface Standing {
  readonly labels: Int32Array;
  /** Squared distance to the own prototype. */
  readonly apart: Float64Array;
  /** No other prototype is nearer than this (Hamerly 2010); not squared. */
  readonly others: Float64Array;
}

function unknown(rows: number): Standing {
  return { labels: new Int32Array(rows).fill(-1), apart: new Float64Array(rows), others: new Float64Array(rows) };
}

async function oneStart(x: MixedRows, k: number, chance: Random, checkpoint: Checkpoint): Promise<Prototypes> {
  const centres = await seeded(x, k, chance, checkpoint);
  const found = unknown(x.rows);
  for (let round = 0; ; round++) {
    const { moved, cost } = await assign(x, centres, found, checkpoint);
    if (moved === 0 || round === MOST_ROUNDS) return { labels: found.labels, centres: spreadOut(centres), cost };
    const before = copyOf(centres);
    update(x, found, centres);
    loosen(found, before, centres);
    await checkpoint();
  }
}

/** Rows drawn by their squared distance to those drawn before (k-means++). */
async function seeded(x: MixedRows, k: number, chance: Random, checkpoint: Checkpoint): Promise<MixedRows> {
  const { rows } = x;
  const centres = emptyLike(x, k);
  const nearest = new Float64Array(rows).fill(Infinity);
  let row = chance.below(rows);
  for (let c = 0; c < k; c++) {
    const drawn = emptyLike(x, 1);
    copyRow(x, row, drawn, 0);
    copyRow(x, row, centres, c);
    const table = codeDistances(drawn);
    let total = 0;
    for (let i = 0; i < rows; i++) {
      nearest[i] = Math.min(nearest[i] as number, mixedDistance(x, i, drawn, 0, table));
      total += nearest[i] as number;
    }
    let left = chance.next() * total;
    row = 0;
    while (row < rows - 1 && left >= (nearest[row] as number)) left -= nearest[row++] as number;
    await checkpoint();
  }
  return centres;
}

async function assign(
  x: MixedRows,
  centres: MixedRows,
  { labels, apart, others }: Standing,
  checkpoint: Checkpoint,
): Promise<{ readonly moved: number; readonly cost: number }> {
  const table = codeDistances(centres);
  const k = centres.rows;
  const slice = Math.max(1, Math.floor(SLICE / (k * (x.numbers.length + x.blocks.length + 1))));
  let moved = 0;
  let cost = 0;
  for (let from = 0; from < x.rows; from += slice) {
    const to = Math.min(x.rows, from + slice);
    for (let i = from; i < to; i++) {
      const was = labels[i] as number;
      const known = was >= 0 ? mixedDistance(x, i, centres, was, table) : Infinity;
      apart[i] = known;
      if (Math.sqrt(known) < (others[i] as number)) {
        cost += known;
        continue;
      }
      let best = 0;
      let least = Infinity;
      let next = Infinity;
      for (let c = 0; c < k; c++) {
        const away = c === was ? known : mixedDistance(x, i, centres, c, table);
        if (away < least) {
          next = least;
          least = away;
          best = c;
        } else if (away < next) next = away;
      }
      if (was !== best) moved++;
      labels[i] = best;
      apart[i] = least;
      others[i] = Math.sqrt(next);
      cost += least;
    }
    if (to < x.rows) await checkpoint();
  }
  return { moved, cost };
}

/** Sums of squares may be so much off. */
const ROUNDING = 1 - 1e-9;

/** Any other prototype has come nearer by no more than the farthest of them went. */
function loosen({ labels, others }: Standing, before: MixedRows, after: MixedRows): void {
  const table = codeDistances(after);
  const went = Float64Array.from({ length: after.rows }, (_, c) => Math.sqrt(mixedDistance(before, c, after, c, table)));
  const far = went.reduce((most, way, c) => (way > (went[most] as number) ? c : most), 0);
  const [most, next] = [went[far] as number, went.reduce((least, way, c) => (c === far ? least : Math.max(least, way)), 0)];
  for (let i = 0; i < others.length; i++) others[i] = (others[i] as number) * ROUNDING - (labels[i] === far ? next : most);
}

/** A prototype without rows moves to the row farthest from its own. */
function update(x: MixedRows, { labels, apart }: Pick<Standing, 'labels' | 'apart'>, centres: MixedRows): void {
  const { rows, blocks, slots } = x;
  const numbers = x.numbers.length;
  const all = slots[blocks.length] as number;
  const k = centres.rows;
  const counts = new Float64Array(k);
  const levels = new Int32Array(k * all);
  const { values, codes } = centres;
  values.fill(0);
  for (let i = 0; i < rows; i++) {
    const c = labels[i] as number;
    counts[c] = (counts[c] as number) + 1;
    for (let n = 0; n < numbers; n++) values[c * numbers + n] = (values[c * numbers + n] as number) + (x.values[i * numbers + n] as number);
    for (let b = 0; b < blocks.length; b++) {
      const at = c * all + (x.codes[i * blocks.length + b] as number);
      levels[at] = (levels[at] as number) + 1;
    }
  }
  for (let c = 0; c < k; c++) {
    const count = counts[c] as number;
    if (count === 0) {
      let row = 0;
      for (let i = 1; i < rows; i++) if ((apart[i] as number) > (apart[row] as number)) row = i;
      apart[row] = 0;
      copyRow(x, row, centres, c);
      continue;
    }
    for (let n = 0; n < numbers; n++) values[c * numbers + n] = (values[c * numbers + n] as number) / count;
    for (let b = 0; b < blocks.length; b++) {
      // the first of equal ones, no level before any
      let best = slots[b] as number;
      for (let code = best + 1; code < (slots[b + 1] as number); code++) {
        if ((levels[c * all + code] as number) > (levels[c * all + best] as number)) best = code;
      }
      codes[c * blocks.length + b] = best;
    }
  }
}
