/**
 * Trees of groups: the scans that find a cluster's nearest. A slot holds one cluster; slots of merged ones are dead until the host moves
 * the others together. Equal distances go to the lower slot, as SciPy has it.
 */
import { squared } from './rows';

/** The 32-bit scan may be wrong by as much and more. */
const SLACK: f64 = 1.001;

/** 2ab / (a + b) times the squared distance of the centres: the square of the height of a merge. */
@inline
function ward(c64: usize, sizes: usize, d: i32, a: i32, b: i32): f64 {
  const rowBytes = (<usize>d) << 3;
  const sizeA = load<f64>(sizes + ((<usize>a) << 3));
  const sizeB = load<f64>(sizes + ((<usize>b) << 3));
  return ((2 * sizeA * sizeB) / (sizeA + sizeB)) * squared(c64 + <usize>a * rowBytes, c64 + <usize>b * rowBytes, d);
}

/**
 * The slot nearest to `tip`, `before` where nothing is nearer. c64 holds centres by slot; c32 holds them moved and divided by
 * `scale` into -1 … 1, in blocks of sixteen slots, each d × 16; dead slots are infinite there and have a size of 0. `least` is the
 * squared distance, in units of c32, that 32 bits cannot tell from none. out[0] is the squared height.
 */
export function wardNearest(
  c64: usize, c32: usize, sizes: usize, sizes32: usize, slots: i32, d: i32, tip: i32, before: i32, scale: f64, least: f64, out: usize,
): i32 {
  let nearest = before;
  let best: f64 = before < 0 ? Infinity : ward(c64, sizes, d, tip, before);
  const inUnits = SLACK / (scale * scale);
  const blockBytes = (<usize>d) << 6;
  const mine = c32 + <usize>(tip >> 4) * blockBytes + ((<usize>(tip & 15)) << 2);
  const own = load<f32>(sizes32 + ((<usize>tip) << 2));
  const a = f32x4.splat(own);
  const twice = f32x4.splat(2 * own);
  const floor = f32x4.splat(<f32>least);
  let limit = f32x4.splat(<f32>(best * inUnits));
  let p = c32;
  for (let slot = 0; slot < slots; slot += 16) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    let q = mine;
    const end = p + blockBytes;
    for (; p < end; p += 64) {
      const v = v128.load32_splat(q);
      const e0 = f32x4.sub(v, v128.load(p));
      const e1 = f32x4.sub(v, v128.load(p, 16));
      const e2 = f32x4.sub(v, v128.load(p, 32));
      const e3 = f32x4.sub(v, v128.load(p, 48));
      s0 = f32x4.add(s0, f32x4.mul(e0, e0));
      s1 = f32x4.add(s1, f32x4.mul(e1, e1));
      s2 = f32x4.add(s2, f32x4.mul(e2, e2));
      s3 = f32x4.add(s3, f32x4.mul(e3, e3));
      q += 64;
    }
    const b = sizes32 + ((<usize>slot) << 2);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const b3 = v128.load(b, 48);
    const m0 = f32x4.le(f32x4.mul(f32x4.sub(s0, floor), f32x4.mul(twice, b0)), f32x4.mul(limit, f32x4.add(a, b0)));
    const m1 = f32x4.le(f32x4.mul(f32x4.sub(s1, floor), f32x4.mul(twice, b1)), f32x4.mul(limit, f32x4.add(a, b1)));
    const m2 = f32x4.le(f32x4.mul(f32x4.sub(s2, floor), f32x4.mul(twice, b2)), f32x4.mul(limit, f32x4.add(a, b2)));
    const m3 = f32x4.le(f32x4.mul(f32x4.sub(s3, floor), f32x4.mul(twice, b3)), f32x4.mul(limit, f32x4.add(a, b3)));
    if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) continue;
    let maybe =
      i32x4.bitmask(m0) | (i32x4.bitmask(m1) << 4) | (i32x4.bitmask(m2) << 8) | (i32x4.bitmask(m3) << 12);
    const held = best;
    while (maybe != 0) {
      const other = slot + ctz(maybe);
      maybe &= maybe - 1;
      if (other == tip || load<f64>(sizes + ((<usize>other) << 3)) == 0) continue;
      const height = ward(c64, sizes, d, tip, other);
      if (height < best) {
        best = height;
        nearest = other;
      }
    }
    if (best < held) limit = f32x4.splat(<f32>(best * inUnits));
  }
  store<f64>(out, best);
  return nearest;
}

/**
 * Distances of one point to all others, told by the slots of their clusters: their sum, each times both weights, or the square of the largest.
 * `panel` holds all points in blocks of eight, each d × 8.
 */
export function groupDistances(
  x: usize, weight: f64, panel: usize, weights: usize, group: usize, n: i32, d: i32, row: usize, largest: i32,
): void {
  const xEnd = x + ((<usize>d) << 3);
  const w = f64x2.splat(weight);
  for (let i = 0; i < n; i += 8) {
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let a2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    for (let xp = x; xp < xEnd; xp += 8) {
      const v = v128.load64_splat(xp);
      const e0 = f64x2.sub(v, v128.load(panel));
      const e1 = f64x2.sub(v, v128.load(panel, 16));
      const e2 = f64x2.sub(v, v128.load(panel, 32));
      const e3 = f64x2.sub(v, v128.load(panel, 48));
      a0 = f64x2.add(a0, f64x2.mul(e0, e0));
      a1 = f64x2.add(a1, f64x2.mul(e1, e1));
      a2 = f64x2.add(a2, f64x2.mul(e2, e2));
      a3 = f64x2.add(a3, f64x2.mul(e3, e3));
      panel += 64;
    }
    const g = group + ((<usize>i) << 2);
    if (largest) {
      raise(row, load<i32>(g), a0, 0);
      raise(row, load<i32>(g, 4), a0, 1);
      raise(row, load<i32>(g, 8), a1, 0);
      raise(row, load<i32>(g, 12), a1, 1);
      raise(row, load<i32>(g, 16), a2, 0);
      raise(row, load<i32>(g, 20), a2, 1);
      raise(row, load<i32>(g, 24), a3, 0);
      raise(row, load<i32>(g, 28), a3, 1);
    } else {
      const b = weights + ((<usize>i) << 3);
      a0 = f64x2.mul(f64x2.sqrt(a0), f64x2.mul(w, v128.load(b)));
      a1 = f64x2.mul(f64x2.sqrt(a1), f64x2.mul(w, v128.load(b, 16)));
      a2 = f64x2.mul(f64x2.sqrt(a2), f64x2.mul(w, v128.load(b, 32)));
      a3 = f64x2.mul(f64x2.sqrt(a3), f64x2.mul(w, v128.load(b, 48)));
      add(row, load<i32>(g), f64x2.extract_lane(a0, 0));
      add(row, load<i32>(g, 4), f64x2.extract_lane(a0, 1));
      add(row, load<i32>(g, 8), f64x2.extract_lane(a1, 0));
      add(row, load<i32>(g, 12), f64x2.extract_lane(a1, 1));
      add(row, load<i32>(g, 16), f64x2.extract_lane(a2, 0));
      add(row, load<i32>(g, 20), f64x2.extract_lane(a2, 1));
      add(row, load<i32>(g, 24), f64x2.extract_lane(a3, 0));
      add(row, load<i32>(g, 28), f64x2.extract_lane(a3, 1));
    }
  }
}

@inline
function add(row: usize, slot: i32, value: f64): void {
  const at = row + ((<usize>slot) << 3);
  store<f64>(at, load<f64>(at) + value);
}

/** By vectors, since the engine makes a branch of the same in scalars. */
@inline
function raise(row: usize, slot: i32, values: v128, lane: u8): void {
  const at = row + ((<usize>slot) << 3);
  const larger = f64x2.pmax(v128.load64_splat(at), values);
  if (lane == 0) v128.store64_lane(at, larger, 0);
  else v128.store64_lane(at, larger, 1);
}

/** The slot with the least row[i] × inverse[i], the lowest of equals; slots even, dead ones infinite. out[0] is that value. */
export function leastOf(row: usize, inverse: usize, slots: i32, out: usize): i32 {
  let low = f64x2.splat(Infinity);
  let at = f64x2.splat(0);
  let id = f64x2(0, 1);
  const two = f64x2.splat(2);
  const end = row + ((<usize>slots) << 3);
  for (; row < end; row += 16) {
    const value = f64x2.mul(v128.load(row), v128.load(inverse));
    at = v128.bitselect(id, at, f64x2.lt(value, low));
    low = f64x2.pmin(low, value);
    id = f64x2.add(id, two);
    inverse += 16;
  }
  const v0 = f64x2.extract_lane(low, 0);
  const v1 = f64x2.extract_lane(low, 1);
  const i0 = <i32>f64x2.extract_lane(at, 0);
  const i1 = <i32>f64x2.extract_lane(at, 1);
  const right = v1 < v0 || (v1 == v0 && i1 < i0);
  store<f64>(out, right ? v1 : v0);
  return right ? i1 : i0;
}

/** into = into + from, or the larger of both; length even. */
export function joinRows(into: usize, from: usize, length: i32, largest: i32): void {
  const end = into + ((<usize>length) << 3);
  for (; into < end; into += 16) {
    const a = v128.load(into);
    const b = v128.load(from);
    v128.store(into, largest ? f64x2.pmax(a, b) : f64x2.add(a, b));
    from += 16;
  }
}

/**
 * One step of Prim's: point `id` at x has joined the tree; best[i] and from[i] hold the squared distance of what is left to the tree and
 * to whom. `panel` in blocks of eight, each d × 8, filled up with infinity. @returns the place of the nearest; out[0] its squared distance
 */
export function primStep(x: usize, id: i32, panel: usize, n: i32, d: i32, best: usize, from: usize, out: usize): i32 {
  const xEnd = x + ((<usize>d) << 3);
  let low: f64 = Infinity;
  let nearest = 0;
  for (let i = 0; i < n; i += 8) {
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let a2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    for (let xp = x; xp < xEnd; xp += 8) {
      const v = v128.load64_splat(xp);
      const e0 = f64x2.sub(v, v128.load(panel));
      const e1 = f64x2.sub(v, v128.load(panel, 16));
      const e2 = f64x2.sub(v, v128.load(panel, 32));
      const e3 = f64x2.sub(v, v128.load(panel, 48));
      a0 = f64x2.add(a0, f64x2.mul(e0, e0));
      a1 = f64x2.add(a1, f64x2.mul(e1, e1));
      a2 = f64x2.add(a2, f64x2.mul(e2, e2));
      a3 = f64x2.add(a3, f64x2.mul(e3, e3));
      panel += 64;
    }
    const b = best + ((<usize>i) << 3);
    const h0 = v128.load(b);
    const h1 = v128.load(b, 16);
    const h2 = v128.load(b, 32);
    const h3 = v128.load(b, 48);
    const nearer =
      i64x2.bitmask(f64x2.lt(a0, h0)) |
      (i64x2.bitmask(f64x2.lt(a1, h1)) << 2) |
      (i64x2.bitmask(f64x2.lt(a2, h2)) << 4) |
      (i64x2.bitmask(f64x2.lt(a3, h3)) << 6);
    a0 = f64x2.pmin(h0, a0);
    a1 = f64x2.pmin(h1, a1);
    a2 = f64x2.pmin(h2, a2);
    a3 = f64x2.pmin(h3, a3);
    if (nearer != 0) {
      v128.store(b, a0);
      v128.store(b, a1, 16);
      v128.store(b, a2, 32);
      v128.store(b, a3, 48);
      for (let left = nearer; left != 0; left &= left - 1) store<i32>(from + ((<usize>(i + ctz(left))) << 2), id);
    }
    const least = f64x2.pmin(f64x2.pmin(a0, a1), f64x2.pmin(a2, a3));
    const l = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
    if (l < low) {
      low = l;
      nearest = i;
    }
  }
  store<f64>(out, low);
  while (load<f64>(best + ((<usize>nearest) << 3)) != low) nearest++;
  return nearest;
}
