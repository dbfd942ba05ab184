/**
 * Trees over binned columns: each cell is one byte, 0 for missing, else 1 and up in the order of the values. A row's gradient and hessian lie
 * side by side as a pair of doubles; a histogram holds such a pair for each of 256 bins.
 */

/** Bytes of one histogram. */
const HISTOGRAM: usize = 4096;

/** Number of edges below the value, and one. */
export function binColumn(x: usize, n: i32, edges: usize, k: i32, out: usize): void {
  for (let i: usize = 0; i < <usize>n; i++) {
    const value = load<f64>(x + (i << 3));
    let bin = 0;
    if (value == value) {
      let low = 0;
      let length = k;
      while (length > 0) {
        const half = length >> 1;
        const middle = low + half;
        const below = load<f64>(edges + ((<usize>middle) << 3)) < value;
        low = below ? middle + 1 : low;
        length = below ? length - half - 1 : half;
      }
      bin = low + 1;
    }
    store<u8>(out + i, <u8>bin);
  }
}

/** gh of a chance of 1 / (1 + e^-score) against the outcome, times the row's weight. */
export function logisticPairs(scores: usize, y: usize, weights: usize, n: i32, gh: usize): void {
  for (let i: usize = 0; i < <usize>n; i++) {
    const chance = 1 / (1 + Math.exp(-load<f64>(scores + (i << 3))));
    const w = load<f64>(weights + (i << 3));
    store<f64>(gh + (i << 4), w * (chance - <f64>load<u8>(y + i)));
    store<f64>(gh + (i << 4), w * chance * (1 - chance), 8);
  }
}

/** The pairs of some rows, in their order. */
export function gatherPairs(gh: usize, index: usize, n: i32, out: usize): void {
  for (let i: usize = 0; i < <usize>n; i++) v128.store(out + (i << 4), v128.load(gh + ((<usize>load<u32>(index + (i << 2))) << 4)));
}

/** Adds up the pairs of the rows by bin, for each wanted column; `gh` is in the order of the rows. Two rows at a time into two halves, so that one does not wait for the other. */
export function histograms(
  bins: usize,
  rows: i32,
  index: usize,
  n: i32,
  gh: usize,
  columns: usize,
  count: i32,
  hist: usize,
  spare: usize,
): void {
  const even = n & ~1;
  for (let c = 0; c < count; c++) {
    const own = bins + (<usize>load<i32>(columns + ((<usize>c) << 2))) * (<usize>rows);
    const a = hist + (<usize>c) * HISTOGRAM;
    memory.fill(a, 0, HISTOGRAM);
    if (n > 512) {
      memory.fill(spare, 0, HISTOGRAM);
      for (let i: usize = 0; i < <usize>even; i += 2) {
        const at = a + ((<usize>load<u8>(own + load<u32>(index + (i << 2)))) << 4);
        const also = spare + ((<usize>load<u8>(own + load<u32>(index + (i << 2), 4))) << 4);
        v128.store(at, f64x2.add(v128.load(at), v128.load(gh + (i << 4))));
        v128.store(also, f64x2.add(v128.load(also), v128.load(gh + (i << 4), 16)));
      }
      if (n & 1) {
        const i = <usize>even;
        const at = a + ((<usize>load<u8>(own + load<u32>(index + (i << 2)))) << 4);
        v128.store(at, f64x2.add(v128.load(at), v128.load(gh + (i << 4))));
      }
      for (let b: usize = 0; b < HISTOGRAM; b += 16) v128.store(a + b, f64x2.add(v128.load(a + b), v128.load(spare + b)));
    } else {
      for (let i: usize = 0; i < <usize>n; i++) {
        const at = a + ((<usize>load<u8>(own + load<u32>(index + (i << 2)))) << 4);
        v128.store(at, f64x2.add(v128.load(at), v128.load(gh + (i << 4))));
      }
    }
  }
}

/** out = a - b, doubles. */
export function subtract(a: usize, b: usize, n: i32, out: usize): void {
  const end = (<usize>n) << 3;
  for (let at: usize = 0; at < end; at += 16) v128.store(out + at, f64x2.sub(v128.load(a + at), v128.load(b + at)));
}

/**
 * The best cut of one column: rows with bins 1 … b go left, missing ones to either side. Writes gain, b and 1 where missing goes left, as three
 * doubles; a gain of -1 where no cut leaves `least` hessian on both sides. Of equal gains the lowest b holds, missing to the right first.
 * @param edges bins 1 … edges + 1 hold values; the last cut parts all values from the missing ones
 */
export function bestCut(hist: usize, edges: i32, g: f64, h: f64, l2: f64, least: f64, out: usize): void {
  const lostG = load<f64>(hist);
  const lostH = load<f64>(hist, 8);
  const whole = (g * g) / (h + l2);
  let best = -1.0;
  let cut = 0.0;
  let missingLeft = 0.0;
  let leftG = 0.0;
  let leftH = 0.0;
  for (let b = 1; b <= edges + 1; b++) {
    const at = hist + ((<usize>b) << 4);
    leftG += load<f64>(at);
    leftH += load<f64>(at, 8);
    if (leftH >= least && h - leftH >= least) {
      const rightG = g - leftG;
      const gain = (leftG * leftG) / (leftH + l2) + (rightG * rightG) / (h - leftH + l2) - whole;
      if (gain > best) {
        best = gain;
        cut = <f64>b;
        missingLeft = 0;
      }
    }
    if (lostH > 0 && leftH + lostH >= least && h - leftH - lostH >= least) {
      const withG = leftG + lostG;
      const rightG = g - withG;
      const gain = (withG * withG) / (leftH + lostH + l2) + (rightG * rightG) / (h - leftH - lostH + l2) - whole;
      if (gain > best) {
        best = gain;
        cut = <f64>b;
        missingLeft = 1;
      }
    }
  }
  store<f64>(out, best);
  store<f64>(out, cut, 8);
  store<f64>(out, missingLeft, 16);
}

/** The same for a few rows, at most 65,535, sorted by bin in place of counted into bins; `keys` takes four bytes a row. */
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

/** Rows whose bin is marked go to the front, the others behind them, each in their order. @returns how many are in front */
export function partition(bins: usize, index: usize, n: i32, marks: usize, spare: usize): i32 {
  let front = index;
  let back = spare;
  for (let i: usize = 0; i < <usize>n; i++) {
    const row = load<u32>(index + (i << 2));
    if (load<u8>(marks + load<u8>(bins + row))) {
      store<u32>(front, row);
      front += 4;
    } else {
      store<u32>(back, row);
      back += 4;
    }
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
