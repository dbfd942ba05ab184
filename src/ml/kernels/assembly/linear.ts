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
