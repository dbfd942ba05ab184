import type { Random } from '../core/rng';
import { nearest } from './trustworthiness';

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
  const [px, py] = spreadOut(start, random);
  for (let epoch = 0; epoch < epochs; epoch++) {
    await checkpoint();
    round(px, py, edges, { epoch, reach: 1 - epoch / epochs, rows, random });
    if (epoch % 10 === 9) progress(0.3 + (0.7 * (epoch + 1)) / epochs);
  }
  return { x: px, y: py };
}

interface Near {
  /** rows × k, nearest first. */
  readonly places: Int32Array;
  readonly distances: Float64Array;
}

async function neighbours(
  x: Float64Array,
  rows: number,
  cols: number,
  k: number,
  checkpoint: () => Promise<void>,
  progress: (share: number) => void,
): Promise<Near> {
  const places = new Int32Array(rows * k);
  const distances = new Float64Array(rows * k);
  const squared = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    if (i % 64 === 0) {
      await checkpoint();
      if (i % 512 === 0) progress(i / rows);
    }
    for (let j = 0; j < rows; j++) {
      let sum = 0;
      for (let c = 0; c < cols; c++) {
        const gap = (x[i * cols + c] as number) - (x[j * cols + c] as number);
        sum += gap * gap;
      }
      squared[j] = sum;
    }
    nearest(squared, i, k).forEach((place, at) => {
      places[i * k + at] = place;
      distances[i * k + at] = Math.sqrt(squared[place] as number);
    });
  }
  return { places, distances };
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
  const sure = new Map<number, number>();
  for (let i = 0; i < rows; i++) {
    const own = distances.subarray(i * k, (i + 1) * k);
    const { nearestGap, width } = bandwidth(own);
    own.forEach((distance, at) => {
      const j = places[i * k + at] as number;
      const view = distance <= nearestGap || width === 0 ? 1 : Math.exp(-(distance - nearestGap) / width);
      const key = i < j ? i * rows + j : j * rows + i;
      const other = sure.get(key) ?? 0;
      sure.set(key, view + other - view * other);
    });
  }
  const most = Math.max(0, ...sure.values());
  const held = [...sure].filter(([, weight]) => weight >= most / epochs);
  const head = new Int32Array(2 * held.length);
  const tail = new Int32Array(2 * held.length);
  const every = new Float64Array(2 * held.length);
  held.forEach(([key, weight], e) => {
    const [i, j] = [Math.floor(key / rows), key % rows];
    for (const [at, from, to] of [
      [2 * e, i, j],
      [2 * e + 1, j, i],
    ] as const) {
      head[at] = from;
      tail[at] = to;
      every[at] = most / weight;
    }
  });
  return { head, tail, every, pull: every.slice(), push: every.map((rounds) => rounds / PUSHES) };
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
function spreadOut({ x, y }: Plane, random: Random): readonly [Float64Array, Float64Array] {
  const most = Math.max(
    x.reduce((far, v) => Math.max(far, Math.abs(v)), 0),
    y.reduce((far, v) => Math.max(far, Math.abs(v)), 0),
  );
  const place = (value: number): number => (most > 0 ? (10 * value) / most : 0) + 1e-4 * random.normal();
  return [x.map(place), y.map(place)];
}

interface Round {
  readonly epoch: number;
  readonly reach: number;
  readonly rows: number;
  readonly random: Random;
}

/** Rows to push from, drawn by the block. */
const BLOCK = 1 << 14;
const drawn = new Uint32Array(BLOCK);

function round(px: Float64Array, py: Float64Array, { head, tail, every, pull, push }: Edges, { epoch, reach, rows, random }: Round): void {
  let next = BLOCK;
  for (let e = 0; e < head.length; e++) {
    if ((pull[e] as number) > epoch) continue;
    const i = head[e] as number;
    const j = tail[e] as number;
    let x = px[i] as number;
    let y = py[i] as number;
    let dx = x - (px[j] as number);
    let dy = y - (py[j] as number);
    let squared = dx * dx + dy * dy;
    if (squared > 0) {
      const power = Math.exp(B * Math.log(squared));
      const force = (-2 * A * B * power) / squared / (A * power + 1);
      const sx = reach * bounded(force * dx);
      const sy = reach * bounded(force * dy);
      x += sx;
      y += sy;
      px[j] = (px[j] as number) - sx;
      py[j] = (py[j] as number) - sy;
    }
    const rounds = every[e] as number;
    pull[e] = (pull[e] as number) + rounds;
    const gap = rounds / PUSHES;
    const pushes = Math.max(0, Math.floor((epoch - (push[e] as number)) / gap));
    for (let n = 0; n < pushes; n++) {
      if (next === BLOCK) {
        random.draws(drawn, rows);
        next = 0;
      }
      const other = drawn[next++] as number;
      if (other === i) continue;
      dx = x - (px[other] as number);
      dy = y - (py[other] as number);
      squared = dx * dx + dy * dy;
      // Beyond this a push is no longer seen.
      if (squared > FAR) continue;
      const force = squared > 0 ? (2 * B) / ((0.001 + squared) * (A * Math.exp(B * Math.log(squared)) + 1)) : 0;
      x += reach * (squared > 0 ? bounded(force * dx) : FURTHEST_STEP);
      y += reach * (squared > 0 ? bounded(force * dy) : FURTHEST_STEP);
    }
    px[i] = x;
    py[i] = y;
    push[e] = (push[e] as number) + pushes * gap;
  }
}

function bounded(step: number): number {
  return step > FURTHEST_STEP ? FURTHEST_STEP : step < -FURTHEST_STEP ? -FURTHEST_STEP : step;
}
