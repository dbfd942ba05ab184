/**
 * Trees over binned columns: each cell is one byte, 0 for missing, else 1 and up in the order of the values. A row's gradient and hessian lie
 * side by side as a pair of doubles; a histogram holds such a pair for each bin.
 */
import { exponentials } from './exponentials';
import { APART } from './tree-histograms';

/** How many of the sixteen doubles from here on lie below the value. */
@inline
function below(at: usize, value: v128): usize {
  let some = i64x2.splat(0);
  for (let i: usize = 0; i < 128; i += 16) some = i64x2.sub(some, f64x2.lt(v128.load(at + i), value));
  return <usize>(i64x2.extract_lane(some, 0) + i64x2.extract_lane(some, 1));
}

/**
 * Number of edges below the value, and one; 0 for missing. Compares with every sixteenth edge, then with sixteen in a row.
 * @param edges at most 254, with room for 272 doubles
 */
export function binColumn(x: usize, n: i32, edges: usize, k: i32, out: usize): void {
  for (let i = <usize>k; i < 256; i++) store<f64>(edges + (i << 3), Infinity);
  const every = edges + 2048;
  for (let i: usize = 0; i < 16; i++) store<f64>(every + (i << 3), load<f64>(edges + (i << 7), 120));
  for (let i: usize = 0; i < <usize>n; i++) {
    const value = load<f64>(x + (i << 3));
    const both = f64x2.splat(value);
    const sixteens = below(every, both);
    const bin = (sixteens << 4) + below(edges + (sixteens << 7), both) + 1;
    store<u8>(out + i, value == value ? <u8>bin : 0);
  }
}

/** gh of a chance of 1 / (1 + e^-score) against the outcome; room for one row more at the end of `scores`, `y` and `gh`. */
export function logisticPairs(scores: usize, y: usize, n: i32, gh: usize): void {
  const one = f64x2.splat(1);
  for (let i: usize = 0; i < <usize>n; i += 2) {
    const chance = f64x2.div(one, f64x2.add(one, exponentials(f64x2.neg(v128.load(scores + (i << 3))))));
    const outcome = f64x2(<f64>load<u8>(y + i), <f64>load<u8>(y + i, 1));
    const g = f64x2.sub(chance, outcome);
    const h = f64x2.mul(chance, f64x2.sub(one, chance));
    v128.store(gh + (i << 4), v128.shuffle<f64>(g, h, 0, 2));
    v128.store(gh + (i << 4), v128.shuffle<f64>(g, h, 1, 3), 16);
  }
}

/** The sum of the pairs of some rows, four by four apart. */
export function sumPairs(gh: usize, index: usize, n: i32, out: usize): void {
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let c = f64x2.splat(0);
  let d = f64x2.splat(0);
  const end = index + ((<usize>n) << 2);
  let at = index;
  for (; at + 16 <= end; at += 16) {
    a = f64x2.add(a, v128.load(gh + ((<usize>load<u32>(at)) << 4)));
    b = f64x2.add(b, v128.load(gh + ((<usize>load<u32>(at, 4)) << 4)));
    c = f64x2.add(c, v128.load(gh + ((<usize>load<u32>(at, 8)) << 4)));
    d = f64x2.add(d, v128.load(gh + ((<usize>load<u32>(at, 12)) << 4)));
  }
  for (; at < end; at += 4) a = f64x2.add(a, v128.load(gh + ((<usize>load<u32>(at)) << 4)));
  v128.store(out, f64x2.add(f64x2.add(a, b), f64x2.add(c, d)));
}

/** The pairs of some rows, in their order. */
export function gatherPairs(gh: usize, index: usize, n: i32, out: usize): void {
  for (let i: usize = 0; i < <usize>n; i++) v128.store(out + (i << 4), v128.load(gh + ((<usize>load<u32>(index + (i << 2))) << 4)));
}

/**
 * Adds up the pairs of the rows by bin, for each wanted column, four at a time; the cells lie column by column, `gh` in the order of the rows.
 * @param widths of each wanted column, how many bins to clear
 */
export function columnHistograms(
  bins: usize,
  rows: i32,
  index: usize,
  n: i32,
  gh: usize,
  columns: usize,
  count: i32,
  widths: usize,
  hist: usize,
): void {
  for (let c: usize = 0; c < <usize>count; c++) memory.fill(hist + c * APART, 0, (<usize>load<i32>(widths + (c << 2))) << 4);
  let c: usize = 0;
  for (; c + 4 <= <usize>count; c += 4) {
    const one = bins + (<usize>load<i32>(columns + (c << 2))) * (<usize>rows);
    const two = bins + (<usize>load<i32>(columns + (c << 2), 4)) * (<usize>rows);
    const three = bins + (<usize>load<i32>(columns + (c << 2), 8)) * (<usize>rows);
    const four = bins + (<usize>load<i32>(columns + (c << 2), 12)) * (<usize>rows);
    const into = hist + c * APART;
    for (let i: usize = 0; i < <usize>n; i++) {
      const row = <usize>load<u32>(index + (i << 2));
      const pair = v128.load(gh + (i << 4));
      const p = into + ((<usize>load<u8>(one + row)) << 4);
      v128.store(p, f64x2.add(v128.load(p), pair));
      const q = into + ((<usize>load<u8>(two + row)) << 4);
      v128.store(q, f64x2.add(v128.load(q, APART), pair), APART);
      const r = into + ((<usize>load<u8>(three + row)) << 4);
      v128.store(r, f64x2.add(v128.load(r, 2 * APART), pair), 2 * APART);
      const s = into + ((<usize>load<u8>(four + row)) << 4);
      v128.store(s, f64x2.add(v128.load(s, 3 * APART), pair), 3 * APART);
    }
  }
  for (; c < <usize>count; c++) {
    const own = bins + (<usize>load<i32>(columns + (c << 2))) * (<usize>rows);
    const into = hist + c * APART;
    for (let i: usize = 0; i < <usize>n; i++) {
      const at = into + ((<usize>load<u8>(own + load<u32>(index + (i << 2)))) << 4);
      v128.store(at, f64x2.add(v128.load(at), v128.load(gh + (i << 4))));
    }
  }
}

/**
 * The best cut of one column over a few rows, at most 65,535, sorted by bin in place of counted into bins; as `bestCut` in tree-cuts.ts.
 * @param keys four bytes a row @param out gain, bin and 1 where missing goes left
 */
export function smallCut(
  bins: usize,
  index: usize,
  n: i32,
  gh: usize,
  g: f64,
  h: f64,
  l2: f64,
  least: f64,
  keys: usize,
  out: usize,
): void {
  for (let i = 0; i < n; i++) {
    const key = ((<u32>load<u8>(bins + load<u32>(index + ((<usize>i) << 2)))) << 16) | (<u32>i);
    let at = i;
    while (at > 0 && load<u32>(keys + ((<usize>(at - 1)) << 2)) > key) {
      store<u32>(keys + ((<usize>at) << 2), load<u32>(keys + ((<usize>(at - 1)) << 2)));
      at--;
    }
    store<u32>(keys + ((<usize>at) << 2), key);
  }
  const whole = (g * g) / (h + l2);
  let best = -1.0;
  let cut = 0.0;
  let missingLeft = 0.0;
  let lostG = 0.0;
  let lostH = 0.0;
  let leftG = 0.0;
  let leftH = 0.0;
  let i = 0;
  while (i < n) {
    const bin = load<u32>(keys + ((<usize>i) << 2)) >> 16;
    let ownG = 0.0;
    let ownH = 0.0;
    while (i < n) {
      const key = load<u32>(keys + ((<usize>i) << 2));
      if (key >> 16 != bin) break;
      const pair = gh + ((<usize>(key & 0xffff)) << 4);
      ownG += load<f64>(pair);
      ownH += load<f64>(pair, 8);
      i++;
    }
    if (bin == 0) {
      lostG = ownG;
      lostH = ownH;
      continue;
    }
    leftG += ownG;
    leftH += ownH;
    if (leftH >= least && h - leftH >= least) {
      const rightG = g - leftG;
      const gain = (leftG * leftG) / (leftH + l2) + (rightG * rightG) / (h - leftH + l2) - whole;
      if (gain > best) {
        best = gain;
        cut = <f64>bin;
        missingLeft = 0;
      }
    }
    if (lostH > 0 && leftH + lostH >= least && h - leftH - lostH >= least) {
      const withG = leftG + lostG;
      const rightG = g - withG;
      const gain = (withG * withG) / (leftH + lostH + l2) + (rightG * rightG) / (h - leftH - lostH + l2) - whole;
      if (gain > best) {
        best = gain;
        cut = <f64>bin;
        missingLeft = 1;
      }
    }
  }
  store<f64>(out, best);
  store<f64>(out, cut, 8);
  store<f64>(out, missingLeft, 16);
}

/**
 * Rows whose bin is marked go to the front, the others behind them, each in their order.
 * @param step bytes from one row's cell to the next @param spare four bytes a row @returns how many are in front
 */
export function partition(cells: usize, step: i32, index: usize, n: i32, marks: usize, spare: usize): i32 {
  let front = index;
  let back = spare;
  for (let i: usize = 0; i < <usize>n; i++) {
    const row = load<u32>(index + (i << 2));
    const marked = <usize>load<u8>(marks + load<u8>(cells + row * step));
    // both are written, one counts: a jump would be guessed wrong every other time
    store<u32>(front, row);
    store<u32>(back, row);
    front += marked << 2;
    back += (1 - marked) << 2;
  }
  memory.copy(front, spare, back - spare);
  return <i32>((front - index) >> 2);
}

/** scores += value, for these rows. */
export function addTo(scores: usize, index: usize, n: i32, value: f64): void {
  for (let i: usize = 0; i < <usize>n; i++) {
    const at = scores + ((<usize>load<u32>(index + (i << 2))) << 3);
    store<f64>(at, load<f64>(at) + value);
  }
}
