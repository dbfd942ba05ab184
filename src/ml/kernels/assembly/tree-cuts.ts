/** The best cut of a node, over the histograms of all its columns. */
import { APART } from './tree-histograms';

/**
 * Of the columns: rows with bins 1 … b go left, missing ones to either side. Writes gain, column, b and 1 where missing goes left, as four doubles; a
 * gain of -1 where no cut leaves `least` hessian on both sides. Of equal gains the first column and the lowest b hold, missing to the right first.
 * @param widths bins of each column, the missing one counted; at least those of its neighbour in the pair
 * @param out 64 bytes
 */
export function bestCut(hist: usize, cols: i32, widths: usize, g: f64, h: f64, l2: f64, least: f64, out: usize): void {
  const whole = (g * g) / (h + l2);
  let best = -1.0;
  // what a column's cuts must leave to be better than those before it: so of most columns none is looked at closely
  let most = -1.0;
  store<f64>(out, -1);
  for (let c = 0; c < cols; c += 2) {
    const a = hist + (<usize>c) * APART;
    const lanes = min(2, cols - c);
    const b = lanes == 2 ? a + APART : a;
    pairCuts(a, b, load<i32>(widths + ((<usize>c) << 2)), g, h, l2, least, most, out + 32);
    for (let lane = 0; lane < lanes; lane++) {
      const found = out + 32 + ((<usize>lane) << 3);
      const left = load<f64>(found);
      const gain = left - whole;
      const at = load<f64>(found, 16);
      if (at > 0 && gain > best) {
        best = gain;
        most = left;
        const lost = at >= LOST;
        store<f64>(out, gain);
        store<f64>(out, <f64>(c + lane), 8);
        store<f64>(out, lost ? at - LOST : at, 16);
        store<f64>(out, lost ? 1 : 0, 24);
      }
    }
  }
}

/** Added to a bin to say that missing goes left. */
const LOST: f64 = 1024;

/** Two columns side by side: what each one's best cut leaves, then its bin, 0 where no allowed one leaves more than `most`. */
function pairCuts(a: usize, b: usize, width: i32, g: f64, h: f64, l2: f64, least: f64, most: f64, out: usize): void {
  // two loops: what only missing rows ask for would push the rest out of the processor's registers
  if (load<f64>(a, 8) > 0 || load<f64>(b, 8) > 0) scan(a, b, width, g, h, l2, least, most, out, true);
  else scan(a, b, width, g, h, l2, least, most, out, false);
}

@inline
function scan(a: usize, b: usize, width: i32, g: f64, h: f64, l2: f64, least: f64, most: f64, out: usize, anyLost: bool): void {
  const allG = f64x2.splat(g);
  const allH = f64x2.splat(h);
  const more = f64x2.splat(l2);
  const few = f64x2.splat(least);
  const lostA = v128.load(a);
  const lostB = v128.load(b);
  const lostG = v128.shuffle<f64>(lostA, lostB, 0, 2);
  const lostH = v128.shuffle<f64>(lostA, lostB, 1, 3);
  const someLost = f64x2.gt(lostH, f64x2.splat(0));
  let leftG = f64x2.splat(0);
  let leftH = f64x2.splat(0);
  let best = f64x2.splat(most);
  let at = f64x2.splat(0);
  const end = (<usize>width) << 4;
  for (let p: usize = 16; p < end; p += 16) {
    const x = v128.load(a + p);
    const y = v128.load(b + p);
    leftG = f64x2.add(leftG, v128.shuffle<f64>(x, y, 0, 2));
    leftH = f64x2.add(leftH, v128.shuffle<f64>(x, y, 1, 3));
    const rightG = f64x2.sub(allG, leftG);
    const rightH = f64x2.sub(allH, leftH);
    const under = f64x2.add(leftH, more);
    const over = f64x2.add(rightH, more);
    const top = f64x2.add(f64x2.mul(f64x2.mul(leftG, leftG), over), f64x2.mul(f64x2.mul(rightG, rightG), under));
    const base = f64x2.mul(under, over);
    // a quotient above the best has a top no less than this: so most are never divided
    const may = f64x2.ge(top, f64x2.mul(best, base));
    if (i64x2.bitmask(may) != 0) {
      const gain = f64x2.div(top, base);
      const better = v128.and(f64x2.gt(gain, best), v128.and(f64x2.ge(leftH, few), f64x2.ge(rightH, few)));
      best = v128.bitselect(gain, best, better);
      at = v128.bitselect(f64x2.splat(<f64>(p >> 4)), at, better);
    }
    if (anyLost) {
      const withG = f64x2.add(leftG, lostG);
      const withH = f64x2.add(leftH, lostH);
      const restG = f64x2.sub(allG, withG);
      const restH = f64x2.sub(allH, withH);
      const low = f64x2.add(withH, more);
      const high = f64x2.add(restH, more);
      const above = f64x2.add(f64x2.mul(f64x2.mul(withG, withG), high), f64x2.mul(f64x2.mul(restG, restG), low));
      const below = f64x2.mul(low, high);
      if (i64x2.bitmask(f64x2.ge(above, f64x2.mul(best, below))) != 0) {
        const also = f64x2.div(above, below);
        const allowed = v128.and(someLost, v128.and(f64x2.ge(withH, few), f64x2.ge(restH, few)));
        const wins = v128.and(f64x2.gt(also, best), allowed);
        best = v128.bitselect(also, best, wins);
        at = v128.bitselect(f64x2.splat(<f64>(p >> 4) + LOST), at, wins);
      }
    }
  }
  v128.store(out, best);
  v128.store(out, at, 16);
}

/** By how much a leaf of this value lowers the loss, twice. */
@inline
function held(g: f64, h: f64, value: f64): f64 {
  return -(2 * g * value + h * value * value);
}

/**
 * As `bestCut`, where values must lie between `low` and `high`, and those of a column with a direction must not fall (1) or rise (-1) from left to
 * right; each side is judged by the best value it may have.
 */
export function boundedCut(
  hist: usize,
  cols: i32,
  widths: usize,
  directions: usize,
  g: f64,
  h: f64,
  l2: f64,
  least: f64,
  low: f64,
  high: f64,
  out: usize,
): void {
  const whole = held(g, h + l2, min(high, max(low, -g / (h + l2))));
  let best = -1.0;
  store<f64>(out, -1);
  for (let c = 0; c < cols; c++) {
    const own = hist + (<usize>c) * APART;
    const direction = <f64>load<i32>(directions + ((<usize>c) << 2));
    const lostG = load<f64>(own);
    const lostH = load<f64>(own, 8);
    const width = load<i32>(widths + ((<usize>c) << 2));
    const sides = lostH > 0 ? 2 : 1;
    let sumG = 0.0;
    let sumH = 0.0;
    for (let b = 1; b < width; b++) {
      sumG += load<f64>(own + ((<usize>b) << 4));
      sumH += load<f64>(own + ((<usize>b) << 4), 8);
      for (let side = 0; side < sides; side++) {
        const leftG = side == 1 ? sumG + lostG : sumG;
        const leftH = side == 1 ? sumH + lostH : sumH;
        const rightH = h - leftH;
        if (!(leftH >= least && rightH >= least)) continue;
        const rightG = g - leftG;
        const left = min(high, max(low, -leftG / (leftH + l2)));
        const right = min(high, max(low, -rightG / (rightH + l2)));
        if ((right - left) * direction < 0) continue;
        const gain = held(leftG, leftH + l2, left) + held(rightG, rightH + l2, right) - whole;
        if (gain > best) {
          best = gain;
          store<f64>(out, gain);
          store<f64>(out, <f64>c, 8);
          store<f64>(out, <f64>b, 16);
          store<f64>(out, <f64>side, 24);
        }
      }
    }
  }
}
