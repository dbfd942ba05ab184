import { exponentials } from './exponentials';
import { accumulate } from './rows';

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

/** out = Xv; four rows side by side, each summed in its own order. */
export function matVec(x: usize, n: i32, d: i32, v: usize, out: usize): void {
  const rowBytes = (<usize>d) << 3;
  const pairBytes = (<usize>(d & ~1)) << 3;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const x1 = x + rowBytes;
    const x2 = x1 + rowBytes;
    const x3 = x2 + rowBytes;
    let s0 = f64x2.splat(0);
    let s1 = f64x2.splat(0);
    let s2 = f64x2.splat(0);
    let s3 = f64x2.splat(0);
    for (let b: usize = 0; b < pairBytes; b += 16) {
      const q = v128.load(v + b);
      s0 = f64x2.add(s0, f64x2.mul(v128.load(x + b), q));
      s1 = f64x2.add(s1, f64x2.mul(v128.load(x1 + b), q));
      s2 = f64x2.add(s2, f64x2.mul(v128.load(x2 + b), q));
      s3 = f64x2.add(s3, f64x2.mul(v128.load(x3 + b), q));
    }
    let t0 = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
    let t1 = f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1);
    let t2 = f64x2.extract_lane(s2, 0) + f64x2.extract_lane(s2, 1);
    let t3 = f64x2.extract_lane(s3, 0) + f64x2.extract_lane(s3, 1);
    if (d & 1) {
      const q = load<f64>(v + pairBytes);
      t0 += load<f64>(x + pairBytes) * q;
      t1 += load<f64>(x1 + pairBytes) * q;
      t2 += load<f64>(x2 + pairBytes) * q;
      t3 += load<f64>(x3 + pairBytes) * q;
    }
    store<f64>(out, t0);
    store<f64>(out, t1, 8);
    store<f64>(out, t2, 16);
    store<f64>(out, t3, 24);
    out += 32;
    x = x3 + rowBytes;
  }
  for (; i < n; i++) {
    let sum = f64x2.splat(0);
    for (let b: usize = 0; b < pairBytes; b += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(x + b), v128.load(v + b)));
    let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
    if (d & 1) total += load<f64>(x + pairBytes) * load<f64>(v + pairBytes);
    store<f64>(out, total);
    out += 8;
    x += rowBytes;
  }
}

/** out += Xᵀr; four rows at a time, added in turn. */
export function matTVec(x: usize, n: i32, d: i32, r: usize, out: usize): void {
  const rowBytes = (<usize>d) << 3;
  const pairBytes = (<usize>(d & ~1)) << 3;
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const x1 = x + rowBytes;
    const x2 = x1 + rowBytes;
    const x3 = x2 + rowBytes;
    const v0 = v128.load64_splat(r);
    const v1 = v128.load64_splat(r, 8);
    const v2 = v128.load64_splat(r, 16);
    const v3 = v128.load64_splat(r, 24);
    for (let b: usize = 0; b < pairBytes; b += 16) {
      let sum = f64x2.add(v128.load(out + b), f64x2.mul(v0, v128.load(x + b)));
      sum = f64x2.add(sum, f64x2.mul(v1, v128.load(x1 + b)));
      sum = f64x2.add(sum, f64x2.mul(v2, v128.load(x2 + b)));
      v128.store(out + b, f64x2.add(sum, f64x2.mul(v3, v128.load(x3 + b))));
    }
    if (d & 1) {
      let sum = load<f64>(out + pairBytes) + load<f64>(r) * load<f64>(x + pairBytes);
      sum += load<f64>(r, 8) * load<f64>(x1 + pairBytes);
      sum += load<f64>(r, 16) * load<f64>(x2 + pairBytes);
      store<f64>(out + pairBytes, sum + load<f64>(r, 24) * load<f64>(x3 + pairBytes));
    }
    r += 32;
    x = x3 + rowBytes;
  }
  for (; i < n; i++) {
    accumulate(out, x, d, load<f64>(r));
    x += rowBytes;
    r += 8;
  }
}

/** out = e^-|x|; room for one number more at the end of both. */
export function decays(x: usize, n: i32, out: usize): void {
  for (let i: usize = 0; i < <usize>n; i += 2) v128.store(out + (i << 3), exponentials(f64x2.neg(f64x2.abs(v128.load(x + (i << 3))))));
}
