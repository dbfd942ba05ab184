/** What several kernels do with one row. */

/** sums += sign × row */
@inline
export function accumulate(sums: usize, x: usize, d: i32, sign: f64): void {
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

/** Squared distance from a row to one centre; lanes are columns. */
@inline
export function squared(x: usize, c: usize, d: i32): f64 {
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
