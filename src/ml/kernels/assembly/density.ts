/**
 * Neighbours in a k-d tree whose leaves hold 16 rows each, column by column, the last one filled up with infinity. Distances are squared
 * and summed column by column, so that a box is never farther than a row in it, not even by rounding.
 */
const LEAF = 16;
/** No core row is below a node; a component there is at least 0, and below zero there are several. */
const NONE = -2;

let panel: usize = 0;
let boxes: usize = 0;
let kids: usize = 0;
let cols: i32 = 0;
let query: usize = 0;
let sums: usize = 0;
let stack: usize = 0;
let height: i32 = 0;
let left: f64 = 0;
let right: f64 = 0;

/**
 * `panelAt` is leaves × cols × 16. Node i asks for two children: `kidsAt` holds them as node numbers or, below zero, as ~leaf, and `boxesAt`
 * their boxes as cols × (left low, right low, left high, right high). `scratch` takes 8 × cols + 1152 bytes.
 */
export function densityTree(panelAt: usize, boxesAt: usize, kidsAt: usize, columns: i32, scratch: usize): void {
  panel = panelAt;
  boxes = boxesAt;
  kids = kidsAt;
  cols = columns;
  sums = scratch;
  stack = scratch + 128;
  query = scratch + 1152;
}

@inline
function ask(row: i32): void {
  let from = panel + ((<usize>((row >> 4) * cols * LEAF + (row & 15))) << 3);
  for (let j = 0; j < cols; j++) {
    store<f64>(query + ((<usize>j) << 3), load<f64>(from));
    from += LEAF << 3;
  }
  height = 0;
}

/** How far the boxes of both children are from the row asked for. */
@inline
function look(node: i32): void {
  let box = boxes + ((<usize>(node * cols)) << 5);
  let sum = f64x2.splat(0);
  const zero = f64x2.splat(0);
  const end = query + ((<usize>cols) << 3);
  for (let at = query; at < end; at += 8) {
    const v = v128.load64_splat(at);
    const gap = f64x2.pmax(zero, f64x2.pmax(f64x2.sub(v128.load(box), v), f64x2.sub(v, v128.load(box, 16))));
    sum = f64x2.add(sum, f64x2.mul(gap, gap));
    box += 32;
  }
  left = f64x2.extract_lane(sum, 0);
  right = f64x2.extract_lane(sum, 1);
}

/** Distances from the row asked for to the 16 of a leaf. */
@inline
function measure(leaf: i32): void {
  const start = panel + ((<usize>(leaf * cols)) << 7);
  const end = query + ((<usize>cols) << 3);
  for (let half: usize = 0; half < 128; half += 64) {
    let p = start + half;
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let a2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    for (let at = query; at < end; at += 8) {
      const v = v128.load64_splat(at);
      const e0 = f64x2.sub(v, v128.load(p));
      const e1 = f64x2.sub(v, v128.load(p, 16));
      const e2 = f64x2.sub(v, v128.load(p, 32));
      const e3 = f64x2.sub(v, v128.load(p, 48));
      a0 = f64x2.add(a0, f64x2.mul(e0, e0));
      a1 = f64x2.add(a1, f64x2.mul(e1, e1));
      a2 = f64x2.add(a2, f64x2.mul(e2, e2));
      a3 = f64x2.add(a3, f64x2.mul(e3, e3));
      p += 128;
    }
    v128.store(sums + half, a0);
    v128.store(sums + half, a1, 16);
    v128.store(sums + half, a2, 32);
    v128.store(sums + half, a3, 48);
  }
}

@inline
function sumOf(lane: i32): f64 {
  return load<f64>(sums + ((<usize>lane) << 3));
}

@inline
function kid(node: i32, side: i32): i32 {
  return load<i32>(kids + ((<usize>(2 * node + side)) << 2));
}

@inline
function push(node: i32, distance: f64): void {
  const at = stack + ((<usize>height) << 4);
  store<f64>(at, distance);
  store<i32>(at, node, 8);
  height++;
}

/** The next to look at that is at most so far, or MISSING. */
const MISSING = 0x7fffffff;
@inline
function pop(most: f64): i32 {
  while (height > 0) {
    height--;
    const at = stack + ((<usize>height) << 4);
    if (load<f64>(at) <= most) return load<i32>(at, 8);
  }
  return MISSING;
}

/** The nearer child of `node` that is at most so far, the other is kept for later; else the next kept one. */
@inline
function nearer(node: i32, most: f64): i32 {
  look(node);
  const first = right < left ? 1 : 0;
  const near = min(left, right);
  const far = max(left, right);
  if (far <= most) push(kid(node, 1 - first), far);
  return near <= most ? kid(node, first) : pop(most);
}

/** The k nearest rows of rows from … to - 1, themselves among them, ascending: squared distances and places, k each. */
export function densityNearest(from: i32, to: i32, k: i32, out: usize, places: usize): void {
  for (let row = from; row < to; row++) {
    ask(row);
    const last = ((<usize>k) - 1) << 3;
    for (let i = 0; i < k; i++) store<f64>(out + ((<usize>i) << 3), Infinity);
    let worst: f64 = Infinity;
    let node = 0;
    while (node != MISSING) {
      if (node >= 0) {
        node = nearer(node, worst);
        continue;
      }
      const leaf = ~node;
      measure(leaf);
      for (let lane = 0; lane < LEAF; lane++) {
        const sum = sumOf(lane);
        if (!(sum < worst)) continue;
        let at = out + last;
        let place = places + (last >> 1);
        while (at > out && load<f64>(at - 8) > sum) {
          store<f64>(at, load<f64>(at - 8));
          store<i32>(place, load<i32>(place - 4));
          at -= 8;
          place -= 4;
        }
        store<f64>(at, sum);
        store<i32>(place, leaf * LEAF + lane);
        worst = load<f64>(out + last);
      }
      node = pop(worst);
    }
    out += (<usize>k) << 3;
    places += (<usize>k) << 2;
  }
}

/** core[row] = 1 where at least `least` rows, itself among them, lie within. */
export function densityCores(from: i32, to: i32, within: f64, least: i32, core: usize): void {
  const bound = f64x2.splat(within);
  for (let row = from; row < to; row++) {
    ask(row);
    let count = 0;
    let node = 0;
    while (node != MISSING) {
      if (node >= 0) {
        node = nearer(node, within);
        continue;
      }
      measure(~node);
      for (let at = sums; at < sums + 128; at += 16) count += popcnt(i64x2.bitmask(f64x2.le(v128.load(at), bound)));
      if (count >= least) break;
      node = pop(within);
    }
    store<u8>(core + row, count >= least ? 1 : 0);
  }
}

@inline
function rootOf(parents: usize, row: i32): i32 {
  let at = row;
  let up = load<i32>(parents + ((<usize>at) << 2));
  while (up != at) {
    const higher = load<i32>(parents + ((<usize>up) << 2));
    store<i32>(parents + ((<usize>at) << 2), higher);
    at = higher;
    up = load<i32>(parents + ((<usize>at) << 2));
  }
  return at;
}

/** Whether all core rows below a child are in the component already. */
@inline
function settled(parents: usize, whole: usize, node: i32, side: i32, root: i32): bool {
  const all = load<i32>(whole + ((<usize>(2 * node + side)) << 2));
  return all == NONE || (all >= 0 && rootOf(parents, all) == root);
}

/**
 * Joins core rows from … to - 1 with all core rows within. `parents` is a forest over rows whose roots are the least of their tree; `whole` holds for each child of a node
 * the component of all its core rows, -1 where they are in several, -2 where there are none. It may be out of date, for components only grow.
 */
export function densityUnite(from: i32, to: i32, within: f64, core: usize, parents: usize, whole: usize): void {
  for (let row = from; row < to; row++) {
    if (!load<u8>(core + row)) continue;
    ask(row);
    let root = rootOf(parents, row);
    let node = 0;
    while (node != MISSING) {
      if (node >= 0) {
        look(node);
        if (right <= within && !settled(parents, whole, node, 1, root)) push(kid(node, 1), right);
        node = left <= within && !settled(parents, whole, node, 0, root) ? kid(node, 0) : pop(within);
        continue;
      }
      const leaf = ~node;
      measure(leaf);
      for (let lane = 0; lane < LEAF; lane++) {
        const other = leaf * LEAF + lane;
        if (!(sumOf(lane) <= within) || !load<u8>(core + other)) continue;
        const there = rootOf(parents, other);
        if (there == root) continue;
        const low = min(root, there);
        store<i32>(parents + ((<usize>max(root, there)) << 2), low);
        root = low;
      }
      node = pop(within);
    }
  }
}

/** labels[row] of rows that are no core = the least label of the core rows within, -1 without any. */
export function densityBorders(from: i32, to: i32, within: f64, core: usize, labels: usize): void {
  for (let row = from; row < to; row++) {
    if (load<u8>(core + row)) continue;
    ask(row);
    let least = MISSING;
    let node = 0;
    while (node != MISSING) {
      if (node >= 0) {
        node = nearer(node, within);
        continue;
      }
      const leaf = ~node;
      measure(leaf);
      for (let lane = 0; lane < LEAF; lane++) {
        const other = leaf * LEAF + lane;
        if (sumOf(lane) <= within && load<u8>(core + other)) least = min(least, load<i32>(labels + ((<usize>other) << 2)));
      }
      node = pop(within);
    }
    store<i32>(labels + ((<usize>row) << 2), least == MISSING ? -1 : least);
  }
}

/**
 * One round of Borůvka's: for each component the shortest way out found among rows from … to - 1. A way is the largest of the distance and both rows' core distances, all
 * squared. `least[row]` is what a way out of the component is at least, from earlier rounds; `best`, `here`, `there` are by component; `whole` as above; `cores` the least core distance below each child.
 */
export function densityWays(
  from: i32, to: i32, core: usize, component: usize, least: usize, best: usize, here: usize, there: usize, whole: usize, cores: usize,
): void {
  for (let row = from; row < to; row++) {
    const own = load<i32>(component + ((<usize>row) << 2));
    const slot = best + ((<usize>own) << 3);
    const ofRow = load<f64>(core + ((<usize>row) << 3));
    if (!(load<f64>(least + ((<usize>row) << 3)) < load<f64>(slot))) continue;
    ask(row);
    let most = load<f64>(slot);
    let node = 0;
    while (node != MISSING) {
      if (node >= 0) {
        look(node);
        const pair = (<usize>node) << 1;
        const a = max(left, max(ofRow, load<f64>(cores + (pair << 3))));
        const b = max(right, max(ofRow, load<f64>(cores + (pair << 3), 8)));
        const openA = a < most && load<i32>(whole + (pair << 2)) != own;
        const openB = b < most && load<i32>(whole + (pair << 2), 4) != own;
        if (openA && openB) {
          const first = right < left ? 1 : 0;
          push(kid(node, 1 - first), first ? a : b);
          node = kid(node, first);
        } else node = openA ? kid(node, 0) : openB ? kid(node, 1) : pop(most);
        continue;
      }
      const leaf = ~node;
      measure(leaf);
      for (let lane = 0; lane < LEAF; lane++) {
        const other = leaf * LEAF + lane;
        if (!(sumOf(lane) < most) || load<i32>(component + ((<usize>other) << 2)) == own) continue;
        const way = max(sumOf(lane), max(ofRow, load<f64>(core + ((<usize>other) << 3))));
        if (!(way < most)) continue;
        most = way;
        store<f64>(slot, way);
        store<i32>(here + ((<usize>own) << 2), row);
        store<i32>(there + ((<usize>own) << 2), other);
      }
      node = pop(most);
    }
    // nothing shorter than `most` leads out from this row
    store<f64>(least + ((<usize>row) << 3), most);
  }
}
