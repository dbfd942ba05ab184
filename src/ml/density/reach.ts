import { kernels as sharedKernels } from '../kernels/index';
import type { DensityHooks } from './dbscan';
import { LEAF, openTree, whole, type DensityTree } from './tree';

/**
 * Everything about density at every distance at once. All distances are squared, and exactly those that DBSCAN compares.
 * `core[row]` is how far the k-th nearest row lies, the row itself counted: from there on the row is core. `reached[row]` is from where on it is in reach of a core
 * row: below that it is noise. `near` are the k nearest rows of each, itself among them, and `apart` how far they are.
 */
export interface Reach {
  readonly rows: number;
  readonly k: number;
  readonly core: Float64Array;
  readonly reached: Float64Array;
  readonly near: Int32Array;
  readonly apart: Float64Array;
  /** A minimum spanning tree of the mutual reachability distances, shortest first: rows - 1 edges. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly length: Float64Array;
}

const SLICE = 64;

const bytes =
  (k: number) =>
  (slots: number, nodes: number): number =>
    slots * (12 * k + 8 + 4 + 8 + 8 + 4 + 4) + 24 * nodes;
const PIECES = 10;

/**
 * Core distances and a minimum spanning tree of mutual reachability (Campello, Moulavi & Sander 2013) by Borůvka's rounds over a k-d tree, each component's search
 * bounded by the best found for it. Memory is linear in rows × (cols + k).
 * @param x row-major, rows × cols, finite @param least rows that make a row core, itself among them @throws Problem too-big-for-memory, cancelled
 */
export async function reach(x: Float64Array, rows: number, cols: number, least: number, hooks: DensityHooks = {}): Promise<Reach> {
  const k = Math.max(1, Math.min(least, rows));
  if (rows === 0) {
    const [none, nobody] = [new Float64Array(0), new Int32Array(0)];
    return { rows, k, core: none, reached: none, near: nobody, apart: none, from: nobody, to: nobody, length: none };
  }
  const tree = await openTree(hooks.kernels ?? (await sharedKernels()), x, rows, cols, bytes(k), PIECES, hooks.checkpoint);
  try {
    const found = await byPlace(tree, k, hooks);
    await hooks.checkpoint?.();
    return byRow(found, tree.order);
  } finally {
    tree.room.free();
  }
}

async function byPlace(tree: DensityTree, k: number, { onProgress, checkpoint }: DensityHooks): Promise<Reach> {
  const { room, rows, slots, nodes } = tree;
  const listAt = room.space(8 * slots * k);
  const placesAt = room.space(4 * slots * k);
  for (let place = 0; place < rows; place += SLICE) {
    room.run.densityNearest(place, Math.min(rows, place + SLICE), k, listAt + 8 * k * place, placesAt + 4 * k * place);
    onProgress?.((0.4 * place) / rows);
    await checkpoint?.();
  }
  const list = room.f64(listAt, rows * k);
  const places = room.i32(placesAt, rows * k);
  const coreAt = room.space(8 * slots);
  const core = room.f64(coreAt, slots);
  for (let place = 0; place < rows; place++) core[place] = list[place * k + k - 1] as number;
  const reached = new Float64Array(rows);
  for (let place = 0; place < rows; place++) {
    let least = core[place] as number;
    for (let i = 0; i < k; i++)
      least = Math.min(least, Math.max(list[place * k + i] as number, core[places[place * k + i] as number] as number));
    reached[place] = least;
  }
  const componentAt = room.space(4 * slots);
  const leastAt = room.space(8 * slots);
  const bestAt = room.space(8 * slots);
  const hereAt = room.space(4 * slots);
  const thereAt = room.space(4 * slots);
  const wholeAt = room.space(8 * nodes);
  const coresAt = room.space(16 * nodes);
  const component = room.i32(componentAt, slots);
  const least = room.f64(leastAt, slots);
  const best = room.f64(bestAt, slots);
  const here = room.i32(hereAt, slots);
  const there = room.i32(thereAt, slots);
  const wholes = room.i32(wholeAt, 2 * nodes);
  leastCores(tree, core, room.f64(coresAt, 2 * nodes));
  const parents = Int32Array.from({ length: rows }, (_, place) => place);
  const edges = { from: new Int32Array(rows - 1), to: new Int32Array(rows - 1), length: new Float64Array(rows - 1) };
  // no way is shorter than a row's own core distance
  for (let place = 0; place < rows; place++) least[place] = core[place] as number;
  let count = 0;
  while (count < rows - 1) {
    for (let place = 0; place < rows; place++) component[place] = rootOf(parents, place);
    whole(tree, (place) => component[place] as number, -1, -2, wholes);
    best.fill(Infinity);
    for (let place = 0; place < rows; place++) {
      const own = component[place] as number;
      for (let i = 0; i < k; i++) {
        const other = places[place * k + i] as number;
        if (component[other] === own) continue;
        const way = Math.max(list[place * k + i] as number, core[place] as number, core[other] as number);
        if (way >= (best[own] as number)) continue;
        best[own] = way;
        here[own] = place;
        there[own] = other;
      }
    }
    const before = count;
    for (let place = 0; place < rows; place += SLICE) {
      room.run.densityWays(place, Math.min(rows, place + SLICE), coreAt, componentAt, leastAt, bestAt, hereAt, thereAt, wholeAt, coresAt);
      onProgress?.(0.4 + 0.6 * Math.min(0.99, (before + ((rows - before) * 0.5 * place) / rows) / rows));
      await checkpoint?.();
    }
    for (let place = 0; place < rows; place++) {
      if (component[place] !== place) continue;
      const [a, b] = [rootOf(parents, here[place] as number), rootOf(parents, there[place] as number)];
      if (a === b) continue;
      parents[Math.max(a, b)] = Math.min(a, b);
      edges.from[count] = here[place] as number;
      edges.to[count] = there[place] as number;
      edges.length[count++] = best[place] as number;
    }
  }
  await checkpoint?.();
  const ascending = Uint32Array.from({ length: rows - 1 }, (_, i) => i).sort(
    (a, b) => (edges.length[a] as number) - (edges.length[b] as number),
  );
  return {
    rows,
    k,
    core: core.slice(0, rows),
    reached,
    near: places,
    apart: list,
    from: Int32Array.from(ascending, (i) => edges.from[i] as number),
    to: Int32Array.from(ascending, (i) => edges.to[i] as number),
    length: Float64Array.from(ascending, (i) => edges.length[i] as number),
  };
}

function byRow({ rows, k, core, reached, near, apart, from, to, length }: Reach, order: Uint32Array): Reach {
  const moved = {
    core: new Float64Array(rows),
    reached: new Float64Array(rows),
    near: new Int32Array(rows * k),
    apart: new Float64Array(rows * k),
  };
  for (let place = 0; place < rows; place++) {
    const row = order[place] as number;
    moved.core[row] = core[place] as number;
    moved.reached[row] = reached[place] as number;
    for (let i = 0; i < k; i++) {
      moved.near[row * k + i] = order[near[place * k + i] as number] as number;
      moved.apart[row * k + i] = apart[place * k + i] as number;
    }
  }
  return { rows, k, ...moved, from: from.map((place) => order[place] as number), to: to.map((place) => order[place] as number), length };
}

function rootOf(parents: Int32Array, place: number): number {
  let at = place;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] as number] as number;
    at = parents[at] as number;
  }
  return at;
}

function leastCores({ kids, nodes, rows }: DensityTree, core: Float64Array, into: Float64Array): void {
  for (let node = nodes - 1; node >= 0; node--) {
    for (let side = 0; side < 2; side++) {
      const child = kids[2 * node + side] as number;
      let least = Infinity;
      if (child >= 0) least = Math.min(into[2 * child] as number, into[2 * child + 1] as number);
      else
        for (let place = ~child * LEAF; place < Math.min(rows, (~child + 1) * LEAF); place++)
          least = Math.min(least, core[place] as number);
      into[2 * node + side] = least;
    }
  }
}
