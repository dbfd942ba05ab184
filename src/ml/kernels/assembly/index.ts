/**
 * Hot loops in 64-bit floats, two lanes at a time, over memory the host lays out. Each function has a plain twin of the same
 * name in ../plain.ts that adds in the same order, so that both give the same bits.
 */

let best: f64 = 0;
let second: f64 = 0;
let nearest: i32 = 0;

/** Squared distances from a row to every centre. Lanes are centres: `ct` is cols × kp, kp even, padded with infinity. */
// @ts-ignore: decorator
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

/** sums += sign × row */
// @ts-ignore: decorator
@inline
function accumulate(sums: usize, x: usize, d: i32, sign: f64): void {
  const s = f64x2.splat(sign);
  const pairEnd = x + ((<usize>(d & ~1)) << 3);
  let p = x;
  let q = sums;
  for (; p < pairEnd; p += 16) {
    v128.store(q, f64x2.add(v128.load(q), f64x2.mul(s, v128.load(p))));
    q += 16;
  }
  if (d & 1) store<f64>(q, load<f64>(q) + sign * load<f64>(p));
}

/** Labels every row; adds rows to `sums` and `counts` (zeroed by the host); sets Hamerly's bounds. @returns inertia */
export function assignAll(
  x: usize, n: i32, d: i32, ct: usize, kp: i32, labels: usize, upper: usize, lower: usize, sums: usize, counts: usize,
): f64 {
  let inertia: f64 = 0;
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    scan(x, d, ct, kp);
    const a = nearest;
    inertia += best;
    const roots = f64x2.sqrt(f64x2(best, second));
    store<f64>(upper, f64x2.extract_lane(roots, 0));
    store<f64>(lower, f64x2.extract_lane(roots, 1));
    store<i32>(labels, a);
    accumulate(sums + <usize>a * rowBytes, x, d, 1);
    const count = counts + ((<usize>a) << 3);
    store<f64>(count, load<f64>(count) + 1);
    x += rowBytes;
    upper += 8;
    lower += 8;
    labels += 4;
  }
  return inertia;
}

/** Squared distance from a row to one centre; lanes are columns. */
// @ts-ignore: decorator
@inline
function squared(x: usize, c: usize, d: i32): f64 {
  let sum = f64x2.splat(0);
  const pairEnd = x + ((<usize>(d & ~1)) << 3);
  for (; x < pairEnd; x += 16) {
    const e = f64x2.sub(v128.load(x), v128.load(c));
    sum = f64x2.add(sum, f64x2.mul(e, e));
    c += 16;
  }
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (d & 1) {
    const e = load<f64>(x) - load<f64>(c);
    total += e * e;
  }
  return total;
}

/**
 * A later pass with Hamerly's bounds (Hamerly 2010): looks again only at rows whose nearest centre may have changed. `slack` is
 * a factor just under 1 that keeps rounding from skipping a row. `moved` holds how far each centre went, `half` half the way
 * to its nearest neighbour. `sums` and `counts` follow the rows that change hands. @returns how many did
 */
export function assignSome(
  x: usize, n: i32, d: i32, ct: usize, kp: i32, centres: usize, labels: usize, upper: usize, lower: usize,
  moved: usize, half: usize, farthest: i32, far: f64, nextFar: f64, slack: f64, sums: usize, counts: usize,
): i32 {
  let changes = 0;
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    const a = load<i32>(labels);
    const offset = (<usize>a) << 3;
    let u = load<f64>(upper) + load<f64>(moved + offset);
    let l = load<f64>(lower) - (a == farthest ? nextFar : far);
    const bound = max(load<f64>(half + offset), l) * slack;
    if (u >= bound) {
      u = sqrt(squared(x, centres + <usize>a * rowBytes, d));
      if (u >= bound) {
        scan(x, d, ct, kp);
        const b = nearest;
        u = sqrt(best);
        l = sqrt(second);
        if (b != a) {
          accumulate(sums + <usize>a * rowBytes, x, d, -1);
          accumulate(sums + <usize>b * rowBytes, x, d, 1);
          store<f64>(counts + offset, load<f64>(counts + offset) - 1);
          const to = counts + ((<usize>b) << 3);
          store<f64>(to, load<f64>(to) + 1);
          store<i32>(labels, b);
          changes++;
        }
      }
    }
    store<f64>(upper, u);
    store<f64>(lower, l);
    x += rowBytes;
    upper += 8;
    lower += 8;
    labels += 4;
  }
  return changes;
}

/** out[i] = min(held[i], squared distance to the centre). @returns their sum */
export function seedDistances(x: usize, n: i32, d: i32, centre: usize, held: usize, out: usize): f64 {
  let total: f64 = 0;
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    const v = min(load<f64>(held), squared(x, centre, d));
    store<f64>(out, v);
    total += v;
    x += rowBytes;
    held += 8;
    out += 8;
  }
  return total;
}

/**
 * Sums of distances from each row to every group. `panel` holds all rows by group in blocks of eight, each block d × 8 and
 * filled up with anything; `mask` is 1 for a real row, else 0; `group` is each block's group, ascending. out is n × k, zeroed.
 */
export function distanceSums(
  x: usize, n: i32, d: i32, panel: usize, mask: usize, group: usize, blocks: i32, out: usize, k: i32,
): void {
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    const end = x + rowBytes;
    let p = panel;
    let m = mask;
    let held = f64x2.splat(0);
    let g = load<i32>(group);
    for (let b = 0; b < blocks; b++) {
      const at = load<i32>(group + ((<usize>b) << 2));
      if (at != g) {
        store<f64>(out + ((<usize>g) << 3), f64x2.extract_lane(held, 0) + f64x2.extract_lane(held, 1));
        held = f64x2.splat(0);
        g = at;
      }
      let a0 = f64x2.splat(0);
      let a1 = f64x2.splat(0);
      let a2 = f64x2.splat(0);
      let a3 = f64x2.splat(0);
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
        p += 64;
      }
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a0), v128.load(m)));
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a1), v128.load(m, 16)));
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a2), v128.load(m, 32)));
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a3), v128.load(m, 48)));
      m += 64;
    }
    store<f64>(out + ((<usize>g) << 3), f64x2.extract_lane(held, 0) + f64x2.extract_lane(held, 1));
    x = end;
    out += (<usize>k) << 3;
  }
}

/** g += XᵀWX, upper triangle and diagonal (some cells below it are filled too); four rows at a time. */
export function gram(x: usize, n: i32, d: i32, w: usize, g: usize): void {
  const rowBytes = (<usize>d) << 3;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const x1 = x + rowBytes;
    const x2 = x1 + rowBytes;
    const x3 = x2 + rowBytes;
    for (let a = 0; a < d; a++) {
      const at = (<usize>a) << 3;
      const s0 = load<f64>(w) * load<f64>(x + at);
      const s1 = load<f64>(w, 8) * load<f64>(x1 + at);
      const s2 = load<f64>(w, 16) * load<f64>(x2 + at);
      const s3 = load<f64>(w, 24) * load<f64>(x3 + at);
      const v0 = f64x2.splat(s0);
      const v1 = f64x2.splat(s1);
      const v2 = f64x2.splat(s2);
      const v3 = f64x2.splat(s3);
      const row = g + <usize>a * rowBytes;
      let b: usize = (<usize>(a & ~1)) << 3;
      for (; b + 16 <= rowBytes; b += 16) {
        let sum = v128.load(row + b);
        sum = f64x2.add(sum, f64x2.mul(v0, v128.load(x + b)));
        sum = f64x2.add(sum, f64x2.mul(v1, v128.load(x1 + b)));
        sum = f64x2.add(sum, f64x2.mul(v2, v128.load(x2 + b)));
        sum = f64x2.add(sum, f64x2.mul(v3, v128.load(x3 + b)));
        v128.store(row + b, sum);
      }
      if (b < rowBytes) {
        let sum = load<f64>(row + b) + s0 * load<f64>(x + b);
        sum += s1 * load<f64>(x1 + b);
        sum += s2 * load<f64>(x2 + b);
        store<f64>(row + b, sum + s3 * load<f64>(x3 + b));
      }
    }
    x = x3 + rowBytes;
    w += 32;
  }
  for (; i < n; i++) {
    for (let a = 0; a < d; a++) {
      const s = load<f64>(w) * load<f64>(x + ((<usize>a) << 3));
      const row = g + <usize>a * rowBytes;
      for (let b: usize = (<usize>(a & ~1)) << 3; b < rowBytes; b += 8) store<f64>(row + b, load<f64>(row + b) + s * load<f64>(x + b));
    }
    x += rowBytes;
    w += 8;
  }
}

/** out = Xv */
export function matVec(x: usize, n: i32, d: i32, v: usize, out: usize): void {
  const pairBytes = (<usize>(d & ~1)) << 3;
  for (let i = 0; i < n; i++) {
    let sum = f64x2.splat(0);
    const pairEnd = x + pairBytes;
    let q = v;
    for (; x < pairEnd; x += 16) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(x), v128.load(q)));
      q += 16;
    }
    let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
    if (d & 1) {
      total += load<f64>(x) * load<f64>(q);
      x += 8;
    }
    store<f64>(out, total);
    out += 8;
  }
}

/** out += Xᵀr */
export function matTVec(x: usize, n: i32, d: i32, r: usize, out: usize): void {
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    accumulate(out, x, d, load<f64>(r));
    x += rowBytes;
    r += 8;
  }
}
