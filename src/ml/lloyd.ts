import type { Kernels, Room } from './kernels/index';

/** Rows in kernel memory, with room beside them for up to `maxK` centres; k-means runs on it as often as wanted. */
export interface Cloud {
  readonly rows: number;
  readonly cols: number;
  readonly room: Room;
  readonly x: number;
  readonly means: Float64Array;
  /** Mean variance of the columns. */
  readonly spread: number;
  readonly at: Readonly<Record<Place, number>>;
}

type Place =
  'x32' | 'labels' | 'upper' | 'lower' | 'spare' | 'panel' | 'panel32' | 'near' | 'centres' | 'sums' | 'counts' | 'moved' | 'half';

export interface LloydFit {
  readonly labels: Int32Array;
  /** k × cols, row-major */
  readonly centres: Float64Array;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface LloydOptions {
  readonly maxIterations?: number;
  /** Stop when the centres' squared moves sum to no more than this share of the mean column variance; 0 waits for unmoved labels. */
  readonly tolerance?: number;
  readonly checkpoint?: () => Promise<void>;
}

/** @param x row-major, rows × cols, no NaN @throws Problem too-big-for-memory */
export function openCloud(kernels: Kernels, x: Float64Array, rows: number, cols: number, maxK: number): Cloud {
  const k4 = (maxK + 3) & ~3;
  const room = kernels.open(8 * (1.5 * rows * cols + 3.5 * rows + 3.5 * k4 * cols + 6 * k4 + cols), 15);
  const means = columnMeans(x, rows, cols);
  const place = room.place(x);
  const at = {
    x32: room.space(4 * rows * cols),
    labels: room.space(4 * rows),
    upper: room.space(8 * rows),
    lower: room.space(8 * rows),
    spare: room.space(8 * rows),
    panel: room.space(8 * k4 * cols),
    panel32: room.space(4 * k4 * cols),
    near: room.space(16 * k4),
    centres: room.space(8 * k4 * cols),
    sums: room.space(8 * k4 * cols),
    counts: room.space(8 * k4),
    moved: room.space(8 * k4),
    half: room.space(8 * k4),
  };
  room.run.narrow(place, rows, cols, room.place(means), at.x32);
  return { rows, cols, room, x: place, means, spread: meanVariance(x, rows, cols, means), at };
}

/** Keeps rounding in the bounds from skipping a row that a full comparison would move. */
const SLACK = 1 - 1e-10;

/**
 * k-means from a given start: Lloyd's algorithm with Hamerly's bounds (Hamerly 2010), which give the labels of the plain one. A
 * centre that lost all its rows moves to the row farthest from its own centre.
 */
export async function lloyd(cloud: Cloud, start: Float64Array, k: number, options: LloydOptions = {}): Promise<LloydFit> {
  const { rows, cols, room, at } = cloud;
  const { maxIterations = 300, tolerance = 0, checkpoint } = options;
  const centres = room.f64(at.centres, k * cols);
  const sums = room.f64(at.sums, k * cols);
  const counts = room.f64(at.counts, k);
  const moved = room.f64(at.moved, k);
  const half = room.f64(at.half, k);
  const enough = tolerance * cloud.spread;
  const look = (): number => {
    showCentres(cloud, k);
    sums.fill(0);
    counts.fill(0);
    return room.run.assignAll(cloud.x, at.x32, rows, cols, at.labels, at.upper, at.lower, at.sums, at.counts);
  };
  const lookAgain = (): number => {
    showCentres(cloud, k);
    halfWays(centres, half, k, cols);
    const [farthest, far, nextFar] = twoLargest(moved);
    return room.run.assignSome(
      cloud.x,
      at.x32,
      rows,
      cols,
      at.labels,
      at.upper,
      at.lower,
      at.moved,
      at.half,
      farthest,
      far,
      nextFar,
      SLACK,
      at.sums,
      at.counts,
    );
  };

  centres.set(start);
  let iterations = 0;
  let converged = false;
  let full = true;
  while (iterations < maxIterations && !converged) {
    iterations++;
    let changes = 1;
    if (full) look();
    else changes = lookAgain();
    full = false;
    if (counts.includes(0)) {
      look();
      fillEmpty(cloud, k);
      full = true;
      changes = 1;
    }
    const shift = update(centres, sums, counts, moved, k, cols);
    converged = changes === 0;
    if (!converged && shift <= enough) break;
    await checkpoint?.();
  }
  const inertia = look();
  if (converged) update(centres, sums, counts, moved, k, cols);
  return { labels: room.i32(at.labels, rows).slice(), centres: centres.slice(), inertia, iterations, converged };
}

/** One assignment pass from given centres, as the first of `lloyd`; for the bench. @returns inertia */
export function assignOnce(cloud: Cloud, centres: Float64Array, k: number): number {
  const { at, room, rows, cols } = cloud;
  room.f64(at.centres, k * cols).set(centres);
  showCentres(cloud, k);
  room.f64(at.sums, k * cols).fill(0);
  room.f64(at.counts, k).fill(0);
  return room.run.assignAll(cloud.x, at.x32, rows, cols, at.labels, at.upper, at.lower, at.sums, at.counts);
}

/** Lays the centres out for the kernels, column by column, padded with infinity, which no row is near. */
function showCentres({ room, at, cols, means }: Cloud, k: number): void {
  const k2 = (k + 1) & ~1;
  const k4 = (k + 3) & ~3;
  const centres = room.f64(at.centres, k * cols);
  const panel = room.f64(at.panel, k2 * cols).fill(Infinity);
  const panel32 = room.f32(at.panel32, k4 * cols).fill(Infinity);
  let longest = 0;
  for (let c = 0; c < k; c++) {
    let squares = 0;
    for (let j = 0; j < cols; j++) {
      const value = centres[c * cols + j] as number;
      const centred = value - (means[j] as number);
      panel[j * k2 + c] = value;
      panel32[j * k4 + c] = centred;
      squares += centred * centred;
    }
    longest = Math.max(longest, squares);
  }
  room.run.setCentres(at.centres, at.panel, k2, at.panel32, k4, longest, at.near);
}

function distance(centres: Float64Array, a: number, b: number, cols: number): number {
  let sum = 0;
  for (let j = 0; j < cols; j++) sum += ((centres[a * cols + j] as number) - (centres[b * cols + j] as number)) ** 2;
  return Math.sqrt(sum);
}

function halfWays(centres: Float64Array, half: Float64Array, k: number, cols: number): void {
  half.fill(Infinity);
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      const way = distance(centres, a, b, cols) / 2;
      half[a] = Math.min(half[a] as number, way);
      half[b] = Math.min(half[b] as number, way);
    }
  }
}

function twoLargest(moved: Float64Array): [farthest: number, far: number, nextFar: number] {
  let farthest = 0;
  let far = 0;
  let nextFar = 0;
  moved.forEach((way, c) => {
    if (way > far) {
      nextFar = far;
      far = way;
      farthest = c;
    } else if (way > nextFar) nextFar = way;
  });
  return [farthest, far, nextFar];
}

/** Centres become the means of their rows. @returns the squared moves' sum */
function update(centres: Float64Array, sums: Float64Array, counts: Float64Array, moved: Float64Array, k: number, cols: number): number {
  let total = 0;
  for (let c = 0; c < k; c++) {
    const count = counts[c] as number;
    let squared = 0;
    for (let j = 0; count > 0 && j < cols; j++) {
      const value = (sums[c * cols + j] as number) / count;
      squared += (value - (centres[c * cols + j] as number)) ** 2;
      centres[c * cols + j] = value;
    }
    moved[c] = Math.sqrt(squared);
    total += squared;
  }
  return total;
}

/** Gives every empty centre the row farthest from its own centre; wants exact distances in `upper`. */
function fillEmpty(cloud: Cloud, k: number): void {
  const { rows, cols, room, at } = cloud;
  const x = room.f64(cloud.x, rows * cols);
  const labels = room.i32(at.labels, rows);
  const upper = room.f64(at.upper, rows);
  const sums = room.f64(at.sums, k * cols);
  const counts = room.f64(at.counts, k);
  for (let c = 0; c < k; c++) {
    if (counts[c] !== 0) continue;
    let row = -1;
    for (let i = 0; i < rows; i++) {
      if ((counts[labels[i] as number] as number) > 1 && (row < 0 || (upper[i] as number) > (upper[row] as number))) row = i;
    }
    if (row < 0) return;
    const from = labels[row] as number;
    for (let j = 0; j < cols; j++) {
      const value = x[row * cols + j] as number;
      sums[from * cols + j] = (sums[from * cols + j] as number) - value;
      sums[c * cols + j] = value;
    }
    counts[from] = (counts[from] as number) - 1;
    counts[c] = 1;
    labels[row] = c;
    upper[row] = 0;
  }
}

function columnMeans(x: Float64Array, rows: number, cols: number): Float64Array {
  const means = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) means[j] = (means[j] as number) + (x[i * cols + j] as number);
  return means.map((sum) => sum / rows);
}

function meanVariance(x: Float64Array, rows: number, cols: number, means: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) squares += ((x[i * cols + j] as number) - (means[j] as number)) ** 2;
  return squares / rows / cols;
}
