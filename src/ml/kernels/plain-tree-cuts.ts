import type { Raw } from './raw';

const BINS = 256;
/** Doubles from one column's histogram to the next. */
const APART = 520;

type Cut = readonly [gain: number, bin: number, missingLeft: 0 | 1];

/** The twins of assembly/tree-cuts.ts and of `smallCut` in assembly/trees.ts, which say what each does. */
export function plainCuts(memory: { readonly buffer: ArrayBuffer }): Pick<Raw, 'bestCut' | 'boundedCut' | 'smallCut'> {
  const f64 = (at: number, length: number): Float64Array => new Float64Array(memory.buffer, at, length);

  /** The best over all columns, by what a column's own best is. */
  function write(out: number, cols: number, cutOf: (sums: Float64Array, column: number) => Cut, hist: number): void {
    const found = f64(out, 4);
    found[0] = -1;
    for (let c = 0; c < cols; c++) {
      const [gain, bin, missingLeft] = cutOf(f64(hist + 8 * c * APART, APART), c);
      if (bin > 0 && gain > (found[0] as number)) found.set([gain, c, bin, missingLeft]);
    }
  }

  return {
    bestCut(hist, cols, widths, g, h, l2, least, out) {
      const wide = new Int32Array(memory.buffer, widths, cols);
      const whole = (g * g) / (h + l2);
      const gainOf = (leftG: number, leftH: number): number => {
        const [rightG, under, over] = [g - leftG, leftH + l2, h - leftH + l2];
        return (leftG * leftG * over + rightG * rightG * under) / (under * over);
      };
      const cutOf = (sums: Float64Array, c: number): Cut => {
        const [gain, bin, missingLeft] = bestOf(sums, numbersTo(wide[c] as number), h, least, gainOf);
        return [gain - whole, bin, missingLeft];
      };
      write(out, cols, cutOf, hist);
    },

    boundedCut(hist, cols, widths, directions, g, h, l2, least, low, high, out) {
      const wide = new Int32Array(memory.buffer, widths, cols);
      const direction = new Int32Array(memory.buffer, directions, cols);
      const valueOf = (sumG: number, sumH: number): number => Math.min(high, Math.max(low, -sumG / (sumH + l2)));
      const held = (sumG: number, sumH: number, value: number): number => -(2 * sumG * value + (sumH + l2) * value * value);
      const whole = held(g, h, valueOf(g, h));
      const cutOf = (sums: Float64Array, c: number): Cut =>
        bestOf(sums, numbersTo(wide[c] as number), h, least, (leftG, leftH) => {
          const [left, right] = [valueOf(leftG, leftH), valueOf(g - leftG, h - leftH)];
          if ((right - left) * (direction[c] as number) < 0) return -Infinity;
          return held(leftG, leftH, left) + held(g - leftG, h - leftH, right) - whole;
        });
      write(out, cols, cutOf, hist);
    },

    smallCut(bins, index, n, gh, g, h, l2, least, _keys, out) {
      const own = new Uint8Array(memory.buffer, bins);
      const pair = f64(gh, 2 * n);
      const sums = new Float64Array(2 * BINS);
      const present = new Set<number>();
      new Uint32Array(memory.buffer, index, n).forEach((row, i) => {
        const bin = own[row] as number;
        if (bin > 0) present.add(bin);
        sums[2 * bin] = (sums[2 * bin] as number) + (pair[2 * i] as number);
        sums[2 * bin + 1] = (sums[2 * bin + 1] as number) + (pair[2 * i + 1] as number);
      });
      const whole = (g * g) / (h + l2);
      const gainOf = (leftG: number, leftH: number): number =>
        (leftG * leftG) / (leftH + l2) + ((g - leftG) * (g - leftG)) / (h - leftH + l2) - whole;
      const [gain, bin, missingLeft] = bestOf(sums, [...present].sort((a, b) => a - b), h, least, gainOf); // prettier-ignore
      f64(out, 3).set([gain, bin, missingLeft]);
    },
  };
}

const numbersTo = (width: number): readonly number[] => Array.from({ length: width - 1 }, (_, b) => b + 1);

/** @param gainOf the sums of the left side */
function bestOf(
  sums: Float64Array,
  bins: readonly number[],
  h: number,
  least: number,
  gainOf: (leftG: number, leftH: number) => number,
): Cut {
  const [lostG, lostH] = [sums[0] as number, sums[1] as number];
  let found: Cut = [-1, 0, 0];
  let leftG = 0;
  let leftH = 0;
  const consider = (b: number, missingLeft: 0 | 1, sumG: number, sumH: number): void => {
    if (!(sumH >= least && h - sumH >= least)) return;
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
