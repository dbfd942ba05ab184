/** e^x, two at a time: x = k ln 2 + r, a series of fourteen terms for e^r, and k put into the exponent. */
@inline
export function exponentials(x: v128): v128 {
  const inside = f64x2.pmax(f64x2.splat(-708), f64x2.pmin(f64x2.splat(708), x));
  // adding and taking off 1.5 · 2^52 rounds to a whole number, whose bits then lie at the end
  const shifted = f64x2.add(f64x2.mul(inside, f64x2.splat(1.4426950408889634)), f64x2.splat(6755399441055744));
  const k = f64x2.sub(shifted, f64x2.splat(6755399441055744));
  const r = f64x2.sub(f64x2.sub(inside, f64x2.mul(k, f64x2.splat(0.6931471803691238))), f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)));
  let sum = f64x2.splat(1.6059043836821613e-10);
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.08767569878681e-9));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.505210838544172e-8));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.755731922398589e-7));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.7557319223985893e-6));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.48015873015873e-5));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.984126984126984e-4));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.388888888888889e-3));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(8.333333333333333e-3));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(4.1666666666666664e-2));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.16666666666666666));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.5));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1));
  return f64x2.mul(sum, i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52));
}
