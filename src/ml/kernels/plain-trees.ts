import type { Raw } from './raw';

type TreeKernels = Pick<
  Raw,
  'binColumn' | 'logisticPairs' | 'gatherPairs' | 'histograms' | 'subtract' | 'bestCut' | 'smallCut' | 'partition' | 'addTo'
>;

const BINS = 256;

/** The twins of assembly/trees.ts, which says what each does. */
export function plainTrees(memory: { readonly buffer: ArrayBuffer }): TreeKernels {
  const f64 = (at: number, length: number): Float64Array => new Float64Array(memory.buffer, at, length);
  const u32 = (at: number, length: number): Uint32Array => new Uint32Array(memory.buffer, at, length);
  const u8 = (at: number, length: number): Uint8Array => new Uint8Array(memory.buffer, at, length);

  return {
    binColumn(x, n, edges, k, out) {
      const values = f64(x, n);
      const cuts = f64(edges, k);
      const bins = u8(out, n);
      values.forEach((value, i) => {
        let bin = 0;
        if (!Number.isNaN(value)) {
          bin = 1;
          while (bin <= k && (cuts[bin - 1] as number) < value) bin++;
        }
        bins[i] = bin;
      });
    },

    logisticPairs(scores, y, weights, n, gh) {
      const [score, outcome, weight, pair] = [f64(scores, n), u8(y, n), f64(weights, n), f64(gh, 2 * n)];
      for (let i = 0; i < n; i++) {
        const chance = 1 / (1 + Math.exp(-(score[i] as number)));
        pair[2 * i] = (weight[i] as number) * (chance - (outcome[i] as number));
        pair[2 * i + 1] = (weight[i] as number) * chance * (1 - chance);
      }
    },

    gatherPairs(gh, index, n, out) {
      const rows = u32(index, n);
      const from = new Float64Array(memory.buffer, gh);
      const to = f64(out, 2 * n);
      rows.forEach((row, i) => {
        to[2 * i] = from[2 * row] as number;
        to[2 * i + 1] = from[2 * row + 1] as number;
      });
    },

    histograms(bins, rows, index, n, gh, columns, count, hist) {
      const list = u32(index, n);
      const pair = f64(gh, 2 * n);
      const wanted = new Int32Array(memory.buffer, columns, count);
      wanted.forEach((column, c) => {
        const own = u8(bins + column * rows, rows);
        const sums = f64(hist + c * BINS * 16, 2 * BINS).fill(0);
        const odd = new Float64Array(2 * BINS);
        const both = n > 512;
        list.forEach((row, i) => {
          const at = 2 * (own[row] as number);
          // where the compiled kernel keeps two halves, so does its twin: sums depend on the order
          const into = both && (i & 1) === 1 ? odd : sums;
          into[at] = (into[at] as number) + (pair[2 * i] as number);
          into[at + 1] = (into[at + 1] as number) + (pair[2 * i + 1] as number);
        });
        for (let i = 0; i < 2 * BINS; i++) sums[i] = (sums[i] as number) + (odd[i] as number);
      });
    },

    subtract(a, b, n, out) {
      const [left, right, to] = [f64(a, n), f64(b, n), f64(out, n)];
      for (let i = 0; i < n; i++) to[i] = (left[i] as number) - (right[i] as number);
    },

    bestCut(hist, edges, g, h, l2, least, out) {
      const sums = f64(hist, 2 * BINS);
      const bins = Array.from({ length: edges + 1 }, (_, b) => b + 1);
      f64(out, 3).set(cutOf(sums, bins, g, h, l2, least));
    },

    smallCut(bins, index, n, gh, g, h, l2, least, _keys, out) {
      const own = new Uint8Array(memory.buffer, bins);
      const pair = f64(gh, 2 * n);
      const sums = new Float64Array(2 * BINS);
      const present = new Set<number>();
      u32(index, n).forEach((row, i) => {
        const bin = own[row] as number;
        if (bin > 0) present.add(bin);
        sums[2 * bin] = (sums[2 * bin] as number) + (pair[2 * i] as number);
        sums[2 * bin + 1] = (sums[2 * bin + 1] as number) + (pair[2 * i + 1] as number);
      });
      f64(out, 3).set(
        cutOf(
          sums,
          [...present].sort((a, b) => a - b),
          g,
          h,
          l2,
          least,
        ),
      );
    },

    partition(bins, index, n, marks) {
      const list = u32(index, n);
      const left = u8(marks, BINS);
      const own = new Uint8Array(memory.buffer, bins);
      const goes = (row: number): boolean => left[own[row] as number] === 1;
      const front = list.filter(goes);
      list.set([...front, ...list.filter((row) => !goes(row))]);
      return front.length;
    },

    addTo(scores, index, n, value) {
      const to = new Float64Array(memory.buffer, scores);
      u32(index, n).forEach((row) => (to[row] = (to[row] as number) + value));
    },
  };
}

function cutOf(
  sums: Float64Array,
  bins: readonly number[],
  g: number,
  h: number,
  l2: number,
  least: number,
): readonly [gain: number, bin: number, missingLeft: number] {
  const [lostG, lostH] = [sums[0] as number, sums[1] as number];
  const whole = (g * g) / (h + l2);
  const gainOf = (leftG: number, leftH: number): number =>
    (leftG * leftG) / (leftH + l2) + ((g - leftG) * (g - leftG)) / (h - leftH + l2) - whole;
  let found: readonly [number, number, number] = [-1, 0, 0];
  let leftG = 0;
  let leftH = 0;
  const consider = (b: number, missingLeft: 0 | 1, sumG: number, sumH: number): void => {
    if (sumH < least || h - sumH < least) return;
    const gain = gainOf(sumG, sumH);
    if (gain > found[0]) found = [gain, b, missingLeft];
  };
  for (const b of bins) {
    leftG += sums[2 * b] as number;
    leftH += sums[2 * b + 1] as number;
    consider(b, 0, leftG, leftH);
    if (lostH > 0) consider(b, 1, leftG + lostG, leftH + lostH);
  }
  return found;
}
