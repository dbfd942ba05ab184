/**
 * Hot loops over memory the host lays out. Each function has a plain twin of the same name in ../plain.ts that adds in the same
 * order, so that both give the same bits. 32-bit numbers only ever decide which 64-bit ones need not be computed.
 */
import { accumulate, squared } from './rows';

export * from './density';
export * from './hierarchy';
export * from './linear';
export * from './pairs';
export * from './entries';
export * from './text';
export * from './trees';
export * from './tree-histograms';
export * from './tree-cuts';
export * from './tree-walk';
export * from './shap-walk';
export * from './tree-shap';

let best: f64 = 0;
let second: f64 = 0;
let nearest: i32 = 0;

/** Squared distances from a row to every centre. Lanes are centres: `ct` is cols × kp, kp even, padded with infinity. */
@inline
function scan(x: usize, d: i32, ct: usize, kp: i32): void {
  let low = f64x2.splat(Infinity);
  let next = f64x2.splat(Infinity);
  let at = f64x2.splat(0);
  let id = f64x2(0, 1);
  const two = f64x2.splat(2);
  const stride = (<usize>kp) << 3;
  const end = x + ((<usize>d) << 3);
  let c = 0;
  for (; c + 8 <= kp; c += 8) {
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let a2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    let p = ct + ((<usize>c) << 3);
    for (let xp = x; xp < end; xp += 8) {
      const v = v128.load64_splat(xp);
      const e0 = f64x2.sub(v, v128.load(p));
      const e1 = f64x2.sub(v, v128.load(p, 16));
      const e2 = f64x2.sub(v, v128.load(p, 32));
      const e3 = f64x2.sub(v, v128.load(p, 48));
      a0 = f64x2.add(a0, f64x2.mul(e0, e0));
      a1 = f64x2.add(a1, f64x2.mul(e1, e1));
      a2 = f64x2.add(a2, f64x2.mul(e2, e2));
      a3 = f64x2.add(a3, f64x2.mul(e3, e3));
      p += stride;
    }
    at = v128.bitselect(id, at, f64x2.lt(a0, low));
    next = f64x2.pmin(next, f64x2.pmax(low, a0));
    low = f64x2.pmin(low, a0);
    id = f64x2.add(id, two);
    at = v128.bitselect(id, at, f64x2.lt(a1, low));
    next = f64x2.pmin(next, f64x2.pmax(low, a1));
    low = f64x2.pmin(low, a1);
    id = f64x2.add(id, two);
    at = v128.bitselect(id, at, f64x2.lt(a2, low));
    next = f64x2.pmin(next, f64x2.pmax(low, a2));
    low = f64x2.pmin(low, a2);
    id = f64x2.add(id, two);
    at = v128.bitselect(id, at, f64x2.lt(a3, low));
    next = f64x2.pmin(next, f64x2.pmax(low, a3));
    low = f64x2.pmin(low, a3);
    id = f64x2.add(id, two);
  }
  for (; c < kp; c += 2) {
    let a0 = f64x2.splat(0);
    let p = ct + ((<usize>c) << 3);
    for (let xp = x; xp < end; xp += 8) {
      const e0 = f64x2.sub(v128.load64_splat(xp), v128.load(p));
      a0 = f64x2.add(a0, f64x2.mul(e0, e0));
      p += stride;
    }
    at = v128.bitselect(id, at, f64x2.lt(a0, low));
    next = f64x2.pmin(next, f64x2.pmax(low, a0));
    low = f64x2.pmin(low, a0);
    id = f64x2.add(id, two);
  }
  const d0 = f64x2.extract_lane(low, 0);
  const d1 = f64x2.extract_lane(low, 1);
  const i0 = <i32>f64x2.extract_lane(at, 0);
  const i1 = <i32>f64x2.extract_lane(at, 1);
  const other = min(f64x2.extract_lane(next, 0), f64x2.extract_lane(next, 1));
  const right = d1 < d0 || (d1 == d0 && i1 < i0);
  nearest = right ? i1 : i0;
  best = right ? d1 : d0;
  second = min(right ? d0 : d1, other);
}

/** Where a room may start: what lies below belongs to the kernels. */
export const base: usize = __heap_base;

/** Rows of a block still to be looked at. */
const BLOCK = 256;
const pending = memory.data(BLOCK * 4, 16);

/** x32 = x − means, in 32 bits. */
export function narrow(x: usize, n: i32, d: i32, means: usize, x32: usize): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      store<f32>(x32, <f32>(load<f64>(x) - load<f64>(means + ((<usize>j) << 3))));
      x += 8;
      x32 += 4;
    }
  }
}

/** Squared distances of four rows to all centres in 32 bits: dist is 4 × kp, kp a multiple of four. Lanes are centres. */
@inline
function fourRows(x0: usize, x1: usize, x2: usize, x3: usize, d: i32, c32: usize, kp: i32, dist: usize): void {
  const stride = (<usize>kp) << 2;
  const length = (<usize>d) << 2;
  let c: usize = 0;
  for (; c + 32 <= stride; c += 32) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let a2 = f32x4.splat(0);
    let a3 = f32x4.splat(0);
    let b0 = f32x4.splat(0);
    let b1 = f32x4.splat(0);
    let b2 = f32x4.splat(0);
    let b3 = f32x4.splat(0);
    let p = c32 + c;
    for (let j: usize = 0; j < length; j += 4) {
      const ca = v128.load(p);
      const cb = v128.load(p, 16);
      let v = v128.load32_splat(x0 + j);
      let e = f32x4.sub(v, ca);
      let f = f32x4.sub(v, cb);
      a0 = f32x4.add(a0, f32x4.mul(e, e));
      b0 = f32x4.add(b0, f32x4.mul(f, f));
      v = v128.load32_splat(x1 + j);
      e = f32x4.sub(v, ca);
      f = f32x4.sub(v, cb);
      a1 = f32x4.add(a1, f32x4.mul(e, e));
      b1 = f32x4.add(b1, f32x4.mul(f, f));
      v = v128.load32_splat(x2 + j);
      e = f32x4.sub(v, ca);
      f = f32x4.sub(v, cb);
      a2 = f32x4.add(a2, f32x4.mul(e, e));
      b2 = f32x4.add(b2, f32x4.mul(f, f));
      v = v128.load32_splat(x3 + j);
      e = f32x4.sub(v, ca);
      f = f32x4.sub(v, cb);
      a3 = f32x4.add(a3, f32x4.mul(e, e));
      b3 = f32x4.add(b3, f32x4.mul(f, f));
      p += stride;
    }
    let q = dist + c;
    v128.store(q, a0);
    v128.store(q, b0, 16);
    q += stride;
    v128.store(q, a1);
    v128.store(q, b1, 16);
    q += stride;
    v128.store(q, a2);
    v128.store(q, b2, 16);
    q += stride;
    v128.store(q, a3);
    v128.store(q, b3, 16);
  }
  if (c < stride) {
    let a0 = f32x4.splat(0);
    let a1 = f32x4.splat(0);
    let a2 = f32x4.splat(0);
    let a3 = f32x4.splat(0);
    let p = c32 + c;
    for (let j: usize = 0; j < length; j += 4) {
      const ca = v128.load(p);
      const e0 = f32x4.sub(v128.load32_splat(x0 + j), ca);
      const e1 = f32x4.sub(v128.load32_splat(x1 + j), ca);
      const e2 = f32x4.sub(v128.load32_splat(x2 + j), ca);
      const e3 = f32x4.sub(v128.load32_splat(x3 + j), ca);
      a0 = f32x4.add(a0, f32x4.mul(e0, e0));
      a1 = f32x4.add(a1, f32x4.mul(e1, e1));
      a2 = f32x4.add(a2, f32x4.mul(e2, e2));
      a3 = f32x4.add(a3, f32x4.mul(e3, e3));
      p += stride;
    }
    let q = dist + c;
    v128.store(q, a0);
    v128.store((q += stride), a1);
    v128.store((q += stride), a2);
    v128.store((q += stride), a3);
  }
}

/** What `pickFour` found: nearest, best and second of four rows, as 32-bit numbers. */
const picked = memory.data(48, 16);

/** The two least of each row's 32-bit distances and the place of the least. Turned 4 × 4 at a time, so that lanes are rows. */
@inline
function pickFour(dist: usize, kp: i32): void {
  const stride = (<usize>kp) << 2;
  let low = f32x4.splat(Infinity);
  let next = f32x4.splat(Infinity);
  let at = f32x4.splat(0);
  let id = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (let c: usize = 0; c < stride; c += 16) {
    let q = dist + c;
    const r0 = v128.load(q);
    const r1 = v128.load((q += stride));
    const r2 = v128.load((q += stride));
    const r3 = v128.load((q += stride));
    const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const t2 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const t3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    let v = v128.shuffle<f32>(t0, t1, 0, 1, 4, 5);
    at = v128.bitselect(id, at, f32x4.lt(v, low));
    next = f32x4.pmin(next, f32x4.pmax(low, v));
    low = f32x4.pmin(low, v);
    id = f32x4.add(id, one);
    v = v128.shuffle<f32>(t0, t1, 2, 3, 6, 7);
    at = v128.bitselect(id, at, f32x4.lt(v, low));
    next = f32x4.pmin(next, f32x4.pmax(low, v));
    low = f32x4.pmin(low, v);
    id = f32x4.add(id, one);
    v = v128.shuffle<f32>(t2, t3, 0, 1, 4, 5);
    at = v128.bitselect(id, at, f32x4.lt(v, low));
    next = f32x4.pmin(next, f32x4.pmax(low, v));
    low = f32x4.pmin(low, v);
    id = f32x4.add(id, one);
    v = v128.shuffle<f32>(t2, t3, 2, 3, 6, 7);
    at = v128.bitselect(id, at, f32x4.lt(v, low));
    next = f32x4.pmin(next, f32x4.pmax(low, v));
    low = f32x4.pmin(low, v);
    id = f32x4.add(id, one);
  }
  v128.store(picked, i32x4.trunc_sat_f32x4_s(at));
  v128.store(picked, low, 16);
  v128.store(picked, next, 32);
}

let centres: usize = 0;
let panel: usize = 0;
let panel32: usize = 0;
let padded: i32 = 0;
let padded32: i32 = 0;
let reach: f64 = 0;
let distances: usize = 0;

/**
 * What the next passes compare with: k × d centres; the same as a d × kp panel in 64 bits, kp even, and as a d × kp32 panel of
 * centres − means in 32 bits, kp32 a multiple of four, both padded with infinity; the largest squared length in the latter;
 * space for 4 × kp32 distances.
 */
export function setCentres(rows: usize, ct: usize, kp: i32, c32: usize, kp32: i32, longest: f64, dist: usize): void {
  centres = rows;
  panel = ct;
  panel32 = c32;
  padded = kp;
  padded32 = kp32;
  reach = longest;
  distances = dist;
}

/**
 * 32-bit distances only sort out the clear cases. Their error is below 2⁻²⁴ ((d + 16) s + 4 reach) for a squared distance s, by
 * |x| ≤ |x − c| + |c|; where two centres are closer than twice that, all are compared in 64 bits. Sets `nearest`, `best`
 * (squared, 64 bits) and `second` (a distance no greater than the true one).
 */
@inline
function judge(x: usize, d: i32, row: usize): void {
  const at = picked + (row << 2);
  nearest = load<i32>(at);
  best = <f64>load<f32>(at, 16);
  second = <f64>load<f32>(at, 32);
  const error = 5.960464477539063e-8 * (<f64>(d + 16) * second + 4 * reach);
  if (second - best > 2 * error) {
    second = sqrt(max(0, second - error));
  } else {
    scan(x, d, panel, padded);
    second = sqrt(second);
  }
  best = squared(x, centres + ((<usize>(nearest * d)) << 3), d);
}

/** Labels every row; adds rows to `sums` and `counts` (zeroed by the host); sets Hamerly's bounds. @returns inertia */
export function assignAll(
  x: usize, x32: usize, n: i32, d: i32, labels: usize, upper: usize, lower: usize, sums: usize, counts: usize,
): f64 {
  let inertia: f64 = 0;
  const rowBytes = (<usize>d) << 3;
  const rowBytes32 = (<usize>d) << 2;
  for (let i = 0; i < n; i += 4) {
    const here = min(4, n - i);
    const x1 = here > 1 ? x32 + rowBytes32 : x32;
    const x2 = here > 2 ? x1 + rowBytes32 : x32;
    const x3 = here > 3 ? x2 + rowBytes32 : x32;
    fourRows(x32, x1, x2, x3, d, panel32, padded32, distances);
    pickFour(distances, padded32);
    for (let r: usize = 0; r < <usize>here; r++) {
      judge(x, d, r);
      const a = <usize>nearest;
      inertia += best;
      store<f64>(upper, sqrt(best));
      store<f64>(lower, second);
      store<i32>(labels, nearest);
      accumulate(sums + a * rowBytes, x, d, 1);
      store<f64>(counts + (a << 3), load<f64>(counts + (a << 3)) + 1);
      x += rowBytes;
      upper += 8;
      lower += 8;
      labels += 4;
    }
    x32 += 4 * rowBytes32;
  }
  return inertia;
}

/**
 * A later pass with Hamerly's bounds (Hamerly 2010): looks again only at rows whose nearest centre may have changed. `slack` is
 * a factor just under 1 that keeps rounding from skipping a row. `moved` holds how far each centre went, `half` half the way
 * to its nearest neighbour. `sums` and `counts` follow the rows that change hands. @returns how many did
 */
export function assignSome(
  x: usize, x32: usize, n: i32, d: i32, labels: usize, upper: usize, lower: usize,
  moved: usize, half: usize, farthest: i32, far: f64, nextFar: f64, slack: f64, sums: usize, counts: usize,
): i32 {
  let changes = 0;
  const rowBytes = (<usize>d) << 3;
  const rowBytes32 = (<usize>d) << 2;
  for (let from = 0; from < n; from += BLOCK) {
    const to = min(n, from + BLOCK);
    let open: usize = 0;
    for (let i = from; i < to; i++) {
      const a = load<i32>(labels + ((<usize>i) << 2));
      const offset = (<usize>a) << 3;
      const at = (<usize>i) << 3;
      let u = load<f64>(upper + at) + load<f64>(moved + offset);
      const l = load<f64>(lower + at) - (a == farthest ? nextFar : far);
      const bound = max(load<f64>(half + offset), l) * slack;
      if (u >= bound) {
        u = sqrt(squared(x + <usize>i * rowBytes, centres + <usize>a * rowBytes, d));
        if (u >= bound) {
          store<i32>(pending + (open << 2), i);
          open++;
        }
      }
      store<f64>(upper + at, u);
      store<f64>(lower + at, l);
    }
    for (let at: usize = 0; at < open; at += 4) {
      const here = min<usize>(4, open - at);
      const list = pending + (at << 2);
      const i0 = load<i32>(list);
      const x0 = x32 + <usize>i0 * rowBytes32;
      const x1 = here > 1 ? x32 + <usize>load<i32>(list, 4) * rowBytes32 : x0;
      const x2 = here > 2 ? x32 + <usize>load<i32>(list, 8) * rowBytes32 : x0;
      const x3 = here > 3 ? x32 + <usize>load<i32>(list, 12) * rowBytes32 : x0;
      fourRows(x0, x1, x2, x3, d, panel32, padded32, distances);
      pickFour(distances, padded32);
      for (let r: usize = 0; r < here; r++) {
        const i = <usize>load<i32>(list + (r << 2));
        const row = x + i * rowBytes;
        judge(row, d, r);
        store<f64>(upper + (i << 3), sqrt(best));
        store<f64>(lower + (i << 3), second);
        const a = <usize>load<i32>(labels + (i << 2));
        const b = <usize>nearest;
        if (a != b) {
          accumulate(sums + a * rowBytes, row, d, -1);
          accumulate(sums + b * rowBytes, row, d, 1);
          store<f64>(counts + (a << 3), load<f64>(counts + (a << 3)) - 1);
          store<f64>(counts + (b << 3), load<f64>(counts + (b << 3)) + 1);
          store<i32>(labels + (i << 2), nearest);
          changes++;
        }
      }
    }
  }
  return changes;
}
