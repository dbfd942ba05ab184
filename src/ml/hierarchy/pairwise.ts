import type { Kernels, Room } from '../kernels/index';
import { nearestNeighbourChain, type Clusters, type TreeHooks } from './chain';
import type { Merges } from './tree';

/** Rows of distances kept: so many at most for many rows, all of them for few. */
const KEPT_ROWS = 512;
const KEPT_CELLS = 4_000_000;

/**
 * Average and complete linkage without a matrix of distances. A cluster's row holds its sums of distances (or the square of its largest) to all
 * others; two clusters' rows make that of the merged one, and a merge elsewhere adds two cells. A fixed number of rows is kept, the
 * largest clusters'; that of a small one is worked out again from its few members. So memory grows with the rows alone, and the time is
 * within a small factor of having the matrix.
 */
export async function pairwise(
  kernels: Kernels,
  x: Float64Array,
  n: number,
  d: number,
  linkage: 'average' | 'complete',
  weights: Float64Array | undefined,
  hooks: TreeHooks,
  keptRows = Math.max(KEPT_ROWS, Math.floor(KEPT_CELLS / n)),
): Promise<Merges> {
  const keep = Math.max(2, Math.min(n, keptRows));
  const eight = (n + 7) & ~7;
  const room = kernels.open(8 * (n * d + eight * d + 2 * eight + 2) + 4 * eight + 8 * keep * (eight + 8), 6);
  try {
    return await nearestNeighbourChain(n, clustersOf(room, x, n, d, linkage === 'complete', weights, keep), hooks);
  } finally {
    room.free();
  }
}

function clustersOf(
  room: Room,
  x: Float64Array,
  n: number,
  d: number,
  largest: boolean,
  weights: Float64Array | undefined,
  keep: number,
): Clusters {
  const eight = (n + 7) & ~7;
  /** The last cell takes what the filling of the panel adds. */
  const width = eight + 8;
  const at = {
    x: room.place(x),
    panel: room.space(8 * eight * d),
    weights: room.space(8 * eight),
    group: room.space(4 * eight),
    inverse: room.space(8 * eight),
    out: room.space(16),
    rows: room.space(8 * keep * width),
  };
  const flag = largest ? 1 : 0;
  const panel = room.f64(at.panel, eight * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) panel[(i >> 3) * 8 * d + 8 * j + (i & 7)] = x[i * d + j] as number;
  const weight = room.f64(at.weights, eight).fill(1);
  if (weights) weight.set(weights);
  const group = room.i32(at.group, eight).map((_, i) => (i < n ? i : width - 1));
  room.i32(at.group, eight).set(group);
  const groups = room.i32(at.group, eight);
  const inverse = room.f64(at.inverse, eight).fill(1);
  const out = room.f64(at.out, 1);

  let slots = n;
  let size = Float64Array.from(weight.subarray(0, n));
  let alive = new Uint8Array(n).fill(1);
  if (!largest) size.forEach((value, slot) => (inverse[slot] = 1 / value));
  /** Members of a cluster, a list through `next`. */
  let head = Int32Array.from({ length: n }, (_, row) => row);
  let tail = head.slice();
  const next = new Int32Array(n).fill(-1);
  /** Which row is whose, and when it was last looked at. */
  let rowOf = new Int32Array(n).fill(-1);
  const owner = new Int32Array(keep).fill(-1);
  const looked = new Float64Array(keep);
  let now = 0;
  let distance = 0;

  const row = (place: number): Float64Array => room.f64(at.rows + 8 * place * width, width);

  /** A free place, or that of the smallest cluster, the longest unseen of equals. */
  function placeFor(slot: number, spared: number): number {
    let best = -1;
    for (let place = 0; place < keep; place++) {
      const whose = owner[place] as number;
      if (whose < 0) {
        best = place;
        break;
      }
      if (whose === spared) continue;
      const than = best < 0 ? Infinity : (size[owner[best] as number] as number);
      const own = size[whose] as number;
      if (own < than || (own === than && (looked[place] as number) < (looked[best] as number))) best = place;
    }
    const before = owner[best] as number;
    if (before >= 0) rowOf[before] = -1;
    owner[best] = slot;
    rowOf[slot] = best;
    return best;
  }

  function rowFor(slot: number, spared: number): number {
    let place = rowOf[slot] as number;
    if (place < 0) {
      place = placeFor(slot, spared);
      const cells = row(place).fill(0);
      const start = at.rows + 8 * place * width;
      for (let member = head[slot] as number; member >= 0; member = next[member] as number) {
        room.run.groupDistances(at.x + 8 * member * d, weight[member] as number, at.panel, at.weights, at.group, eight, d, start, flag);
      }
      for (let other = 0; other < slots; other++) if (alive[other] === 0) cells[other] = Infinity;
      cells[slot] = Infinity;
      cells.fill(Infinity, slots, eight);
    }
    looked[place] = ++now;
    return place;
  }

  return {
    distance: () => distance,
    nearest(tip, before) {
      const place = rowFor(tip, before);
      const cells = row(place);
      const found = room.run.leastOf(at.rows + 8 * place * width, at.inverse, (slots + 1) & ~1, at.out);
      const least = out[0] as number;
      const held = before < 0 ? Infinity : (cells[before] as number) * (inverse[before] as number);
      const stay = held <= least;
      const value = stay ? held : least;
      distance = largest ? Math.sqrt(value) : value / (size[tip] as number);
      return stay ? before : found;
    },
    merge(dropped, kept) {
      const into = rowFor(kept, dropped);
      const from = rowFor(dropped, kept);
      room.run.joinRows(at.rows + 8 * into * width, at.rows + 8 * from * width, (slots + 1) & ~1, flag);
      owner[from] = -1;
      rowOf[dropped] = -1;
      for (let place = 0; place < keep; place++) {
        if ((owner[place] as number) < 0) continue;
        const cells = row(place);
        const [a, b] = [cells[dropped] as number, cells[kept] as number];
        cells[kept] = place === into ? Infinity : largest ? Math.max(a, b) : a + b;
        cells[dropped] = Infinity;
      }
      for (let member = head[dropped] as number; member >= 0; member = next[member] as number) groups[member] = kept;
      next[tail[kept] as number] = head[dropped] as number;
      tail[kept] = tail[dropped] as number;
      size[kept] = (size[kept] as number) + (size[dropped] as number);
      if (!largest) inverse[kept] = 1 / (size[kept] as number);
      alive[dropped] = 0;
    },
    compact(living) {
      const take = <T extends Int32Array | Float64Array>(from: T): T => living.map((slot) => from[slot] as number) as T;
      const moved = new Int32Array(slots);
      living.forEach((slot, to) => (moved[slot] = to));
      for (let i = 0; i < n; i++) groups[i] = moved[groups[i] as number] as number;
      for (let place = 0; place < keep; place++) {
        const whose = owner[place] as number;
        if (whose < 0) continue;
        const cells = row(place);
        living.forEach((slot, to) => (cells[to] = cells[slot] as number));
        cells.fill(Infinity, living.length, eight);
        owner[place] = moved[whose] as number;
      }
      living.forEach((slot, to) => (inverse[to] = inverse[slot] as number));
      size = Float64Array.from(living, (slot) => size[slot] as number);
      [head, tail, rowOf] = [take(head), take(tail), take(rowOf)];
      alive = new Uint8Array(living.length).fill(1);
      slots = living.length;
    },
  };
}
