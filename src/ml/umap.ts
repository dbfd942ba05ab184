import type { Random } from '../core/rng';
import { openTree } from './density/tree';
import { kernels } from './kernels/index';

export interface Plane {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface UmapOptions {
  readonly random: Random;
  readonly epochs?: number;
  readonly checkpoint?: () => Promise<void>;
  readonly progress?: (share: number) => void;
}

export const UMAP_NEIGHBOURS = 15;
const EPOCHS = 200;
/** Rows pushed apart for each pair drawn together. */
const PUSHES = 5;
/** Of 1 / (1 + a d²ᵇ), fitted to points that may be 0.1 near and spread over 1: the method's defaults. */
const A = 1.576943460405378;
const B = 0.8950608781227859;
const FURTHEST_STEP = 4;
/** Squared; a push from here moves a point by less than a hundredth of the picture's unit. */
const FAR = 64;

/**
 * Rows as points that keep neighbours near each other: uniform manifold approximation and projection (McInnes, Healy & Melville 2018), with exact
 * neighbours, 15 of them, and from a given start. What lies far apart in it says little. The same chance gives the same picture.
 * @param x row-major, rows × cols, no NaN @param start one place a row, as by principal components
 */
export async function umap(x: Float64Array, rows: number, cols: number, start: Plane, options: UmapOptions): Promise<Plane> {
  const { random, epochs = EPOCHS, checkpoint = async () => undefined, progress = () => undefined } = options;
  const k = Math.min(UMAP_NEIGHBOURS, rows - 1);
  const known = await neighbours(x, rows, cols, k, checkpoint, (share) => progress(0.3 * share));
  const edges = edgesOf(known, rows, k, epochs);
  const places = spreadOut(start, random);
  let state = 1 + random.below(2 ** 32 - 1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    await checkpoint();
    state = round(places, edges, { epoch, reach: 1 - epoch / epochs, rows, state });
    if (epoch % 10 === 9) progress(0.3 + (0.7 * (epoch + 1)) / epochs);
  }
  return { x: start.x.map((_, i) => places[2 * i] as number), y: start.y.map((_, i) => places[2 * i + 1] as number) };
}

interface Near {
  /** rows × k, nearest first, without the row itself. */
  readonly places: Int32Array;
  readonly distances: Float64Array;
}

/** Rows between checkpoints. */
const SLICE = 64;

async function neighbours(
  x: Float64Array,
  rows: number,
  cols: number,
  k: number,
  checkpoint: () => Promise<void>,
  progress: (share: number) => void,
): Promise<Near> {
  const near: Near = { places: new Int32Array(rows * k), distances: new Float64Array(rows * k) };
  // A row is among its own nearest, unless so many are the same as it that there is no room.
  const asked = k + 1;
  const tree = await openTree(await kernels(), x, rows, cols, () => 12 * SLICE * asked, 2, checkpoint);
  const { room, order } = tree;
  try {
    const [farAt, whoAt] = [room.space(8 * SLICE * asked), room.space(4 * SLICE * asked)];
    const [far, who] = [room.f64(farAt, SLICE * asked), room.i32(whoAt, SLICE * asked)];
    for (let from = 0; from < rows; from += SLICE) {
      const to = Math.min(rows, from + SLICE);
      room.run.densityNearest(from, to, asked, farAt, whoAt);
      for (let place = from; place < to; place++) {
        const at = (order[place] as number) * k;
        const first = (place - from) * asked;
        for (let i = first, held = 0; held < k; i++) {
          if (who[i] === place) continue;
          near.places[at + held] = order[who[i] as number] as number;
          near.distances[at + held++] = Math.sqrt(far[i] as number);
        }
      }
      await checkpoint();
      if (from % (16 * SLICE) === 0) progress(from / rows);
    }
  } finally {
    room.free();
  }
  return near;
}

interface Edges {
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** Rounds from one pull to the next. */
  readonly every: Float64Array;
  readonly pull: Float64Array;
  readonly push: Float64Array;
}

/** How surely two rows are neighbours, seen from either: p + q - pq of both views; the surer, the oftener they are drawn together. */
function edgesOf({ places, distances }: Near, rows: number, k: number, epochs: number): Edges {
  const views = new Float64Array(rows * k);
  for (let i = 0; i < rows; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    const { nearestGap, width } = bandwidth(own);
    own.forEach((distance, at) => {
      views[i * k + at] = distance <= nearestGap || width === 0 ? 1 : Math.exp(-(distance - nearestGap) / width);
    });
  }
  const [head, tail, weight] = [new Int32Array(2 * rows * k), new Int32Array(2 * rows * k), new Float64Array(rows * k)];
  let count = 0;
  let most = 0;
  for (let i = 0; i < rows; i++) {
    for (let at = i * k; at < (i + 1) * k; at++) {
      const j = places[at] as number;
      const back = places.subarray(j * k, (j + 1) * k).indexOf(i);
      if (back >= 0 && j < i) continue;
      const [view, other] = [views[at] as number, back < 0 ? 0 : (views[j * k + back] as number)];
      const sure = view + other - view * other;
      most = Math.max(most, sure);
      weight[count] = sure;
      head[2 * count] = tail[2 * count + 1] = i;
      head[2 * count + 1] = tail[2 * count] = j;
      count++;
    }
  }
  return drawnOften(head, tail, weight.subarray(0, count), most, epochs);
}

/** Without those that would never be drawn. */
function drawnOften(head: Int32Array, tail: Int32Array, weight: Float64Array, most: number, epochs: number): Edges {
  const every = new Float64Array(2 * weight.length);
  let held = 0;
  weight.forEach((sure, e) => {
    if (sure < most / epochs) return;
    for (const from of [2 * e, 2 * e + 1]) {
      head[held] = head[from] as number;
      tail[held] = tail[from] as number;
      every[held++] = most / sure;
    }
  });
  const kept = every.slice(0, held);
  return { head: head.slice(0, held), tail: tail.slice(0, held), every: kept, pull: kept.slice(), push: kept.map((gap) => gap / PUSHES) };
}

/** The width at which the neighbours beyond the nearest count as log₂ k altogether. */
function bandwidth(distances: Float64Array): { readonly nearestGap: number; readonly width: number } {
  const nearestGap = distances.find((distance) => distance > 0) ?? 0;
  const wanted = Math.log2(distances.length + 1);
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
  let [low, high, width] = [0, Infinity, 1];
  for (let step = 0; step < 64; step++) {
    let sum = 0;
    for (const distance of distances) sum += distance <= nearestGap ? 1 : Math.exp(-(distance - nearestGap) / width);
    if (Math.abs(sum - wanted) < 1e-5) break;
    if (sum > wanted) {
      high = width;
      width = (low + high) / 2;
    } else {
      low = width;
      width = high === Infinity ? width * 2 : (low + high) / 2;
    }
  }
  return { nearestGap, width: Math.max(width, 1e-3 * mean) };
}

/** Ten wide, and doubles a hair apart so that they can be told from each other. */
function spreadOut({ x, y }: Plane, random: Random): Float64Array {
  const most = Math.max(
    x.reduce((far, v) => Math.max(far, Math.abs(v)), 0),
    y.reduce((far, v) => Math.max(far, Math.abs(v)), 0),
  );
  const place = (value: number): number => (most > 0 ? (10 * value) / most : 0) + 1e-4 * random.normal();
  return Float64Array.from({ length: 2 * x.length }, (_, i) => place((i % 2 === 0 ? x : y)[i >> 1] as number));
}

interface Round {
  readonly epoch: number;
  readonly reach: number;
  readonly rows: number;
  /** Of the draws; never 0. */
  readonly state: number;
}

/** Of a 32-bit float: its sign, its exponent and six bits of its mantissa, so 64 steps from one power of two to the next. */
const BITS = 17;
const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** A force, by a squared distance above 0 and its place in 32 bits: within 1 %, and without powers in the innermost loop. */
function table(force: (squared: number) => number): Float64Array {
  const own = new Float32Array(1);
  const place = new Int32Array(own.buffer);
  return Float64Array.from({ length: 255 << (23 - BITS) }, (_, i) => {
    place[0] = (i << BITS) | (1 << (BITS - 1));
    return force(own[0] as number);
  });
}

const PULL = table((squared) => (-2 * A * B * squared ** (B - 1)) / (A * squared ** B + 1));
const PUSH = table((squared) => (2 * B) / ((0.001 + squared) * (A * squared ** B + 1)));

/** @param at x and y of each row in turn @returns the state of the draws afterwards */
function round(at: Float64Array, { head, tail, every, pull, push }: Edges, { epoch, reach, rows, state }: Round): number {
  let draw = state;
  const share = rows / 2 ** 32;
  for (let e = 0; e < head.length; e++) {
    if ((pull[e] as number) > epoch) continue;
    const i = 2 * (head[e] as number);
    const j = 2 * (tail[e] as number);
    let x = at[i] as number;
    let y = at[i + 1] as number;
    let dx = x - (at[j] as number);
    let dy = y - (at[j + 1] as number);
    single[0] = dx * dx + dy * dy;
    if ((bits[0] as number) > 0) {
      const force = PULL[(bits[0] as number) >> BITS] as number;
      const sx = reach * bounded(force * dx);
      const sy = reach * bounded(force * dy);
      x += sx;
      y += sy;
      at[j] = (at[j] as number) - sx;
      at[j + 1] = (at[j + 1] as number) - sy;
    }
    const rounds = every[e] as number;
    pull[e] = (pull[e] as number) + rounds;
    const gap = rounds / PUSHES;
    const pushes = Math.max(0, Math.floor((epoch - (push[e] as number)) / gap));
    for (let n = 0; n < pushes; n++) {
      // Marsaglia's xorshift: whom to push away from needs no better chance.
      draw ^= draw << 13;
      draw ^= draw >>> 17;
      draw ^= draw << 5;
      const other = 2 * (((draw >>> 0) * share) | 0);
      if (other === i) continue;
      dx = x - (at[other] as number);
      dy = y - (at[other + 1] as number);
      const squared = dx * dx + dy * dy;
      // Beyond this a push is no longer seen.
      if (squared > FAR) continue;
      single[0] = squared;
      const near = bits[0] as number;
      const force = PUSH[near >> BITS] as number;
      x += reach * (near > 0 ? bounded(force * dx) : FURTHEST_STEP);
      y += reach * (near > 0 ? bounded(force * dy) : FURTHEST_STEP);
    }
    at[i] = x;
    at[i + 1] = y;
    push[e] = (push[e] as number) + pushes * gap;
  }
  return draw;
}

function bounded(step: number): number {
  return step > FURTHEST_STEP ? FURTHEST_STEP : step < -FURTHEST_STEP ? -FURTHEST_STEP : step;
}
