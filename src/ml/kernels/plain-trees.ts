import { plainCuts } from './plain-tree-cuts';
import type { Raw } from './raw';

type TreeKernels = Pick<
  Raw,
  | 'binColumn'
  | 'logisticPairs'
  | 'sumPairs'
  | 'gatherPairs'
  | 'columnHistograms'
  | 'histograms'
  | 'subtract'
  | 'bestCut'
  | 'boundedCut'
  | 'smallCut'
  | 'partition'
  | 'addTo'
  | 'walkTree'
>;

/** Doubles from one column's histogram to the next. */
const APART = 520;

/** The twins of assembly/trees.ts, tree-histograms.ts and tree-cuts.ts, which say what each does. */
export function plainTrees(memory: { readonly buffer: ArrayBuffer }): TreeKernels {
  const f64 = (at: number, length: number): Float64Array => new Float64Array(memory.buffer, at, length);
  const i32 = (at: number, length: number): Int32Array => new Int32Array(memory.buffer, at, length);
  const u32 = (at: number, length: number): Uint32Array => new Uint32Array(memory.buffer, at, length);
  const u8 = (at: number, length: number): Uint8Array => new Uint8Array(memory.buffer, at, length);

  /** A column's histogram, from cleared on. @param bin of the row in that place of the list */
  function sum(
    into: Float64Array,
    width: number,
    n: number,
    bin: (place: number) => number,
    pair: (place: number) => number,
    gh: Float64Array,
  ) {
    into.fill(0, 0, 2 * width);
    for (let i = 0; i < n; i++) {
      const at = 2 * bin(i);
      const from = pair(i);
      into[at] = (into[at] as number) + (gh[from] as number);
      into[at + 1] = (into[at + 1] as number) + (gh[from + 1] as number);
    }
  }

  return {
    ...plainCuts(memory),

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

    logisticPairs(scores, y, n, gh) {
      const [score, outcome, pair] = [f64(scores, n), u8(y, n), f64(gh, 2 * n)];
      for (let i = 0; i < n; i++) {
        const chance = 1 / (1 + exponential(-(score[i] as number)));
        pair[2 * i] = chance - (outcome[i] as number);
        pair[2 * i + 1] = chance * (1 - chance);
      }
    },

    sumPairs(gh, index, n, out) {
      const rows = u32(index, n);
      const from = new Float64Array(memory.buffer, gh);
      const sums = [0, 0].map((_, side) => {
        const apart = [0, 0, 0, 0];
        rows.forEach((row, i) => {
          const part = i < (n & ~3) ? i & 3 : 0;
          apart[part] = (apart[part] as number) + (from[2 * row + side] as number);
        });
        const [a, b, c, d] = apart as [number, number, number, number];
        return a + b + (c + d);
      });
      f64(out, 2).set(sums);
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

    columnHistograms(bins, rows, index, n, gh, columns, count, widths, hist) {
      const list = u32(index, n);
      const pairs = f64(gh, 2 * n);
      i32(columns, count).forEach((column, c) => {
        const own = u8(bins + column * rows, rows);
        const into = f64(hist + 8 * c * APART, APART);
        sum(
          into,
          i32(widths, count)[c] as number,
          n,
          (i) => own[list[i] as number] as number,
          (i) => 2 * i,
          pairs,
        );
      });
    },

    histograms(bins, rows, cols, index, n, gh, widths, hist) {
      const list = index === 0 ? null : u32(index, n);
      const rowAt = (i: number): number => (list ? (list[i] as number) : i);
      const pairs = f64(gh, 2 * rows);
      for (let first = 0; first < cols;) {
        const width = [8, 4, 2, 1].find((size) => cols - first >= size) as number;
        const cells = u8(bins + first * rows, width * rows);
        for (let c = 0; c < width; c++) {
          const into = f64(hist + 8 * (first + c) * APART, APART);
          const wide = i32(widths, cols)[first + c] as number;
          sum(
            into,
            wide,
            n,
            (i) => cells[width * rowAt(i) + c] as number,
            (i) => 2 * rowAt(i),
            pairs,
          );
        }
        first += width;
      }
    },

    subtract(a, b, cols, widths) {
      i32(widths, cols).forEach((width, c) => {
        const [from, other] = [f64(a + 8 * c * APART, 2 * width), f64(b + 8 * c * APART, 2 * width)];
        for (let i = 0; i < 2 * width; i++) from[i] = (from[i] as number) - (other[i] as number);
      });
    },

    partition(cells, step, index, n, marks) {
      const list = u32(index, n);
      const left = u8(marks, 256);
      const own = new Uint8Array(memory.buffer, cells);
      const goes = (row: number): boolean => left[own[row * step] as number] === 1;
      const front = list.filter(goes);
      list.set([...front, ...list.filter((row) => !goes(row))]);
      return front.length;
    },

    addTo(scores, index, n, value) {
      const to = new Float64Array(memory.buffer, scores);
      u32(index, n).forEach((row) => (to[row] = (to[row] as number) + value));
    },

    walkTree(root, values, cells, n, out) {
      const view = new DataView(memory.buffer);
      const sums = f64(out, n);
      for (let i = 0; i < n; i++) {
        let node = root;
        for (let before = -1; before !== node;) {
          before = node;
          const cell = view.getFloat64(cells + view.getUint32(node + 8, true) + 8 * i, true);
          node = view.getUint32(node + 12, true) + (cell <= view.getFloat64(node, true) ? 0 : 16);
        }
        sums[i] = (sums[i] as number) + view.getFloat64(values + ((node - root) >> 1), true);
      }
    },
  };
}

const SERIES = [
  1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7, 2.7557319223985893e-6, 2.48015873015873e-5,
  1.984126984126984e-4, 1.388888888888889e-3, 8.333333333333333e-3, 4.1666666666666664e-2, 0.16666666666666666, 0.5, 1, 1,
];
const power = new DataView(new ArrayBuffer(8));

/** The same steps as `exponentials` in assembly/exponentials.ts. */
export function exponential(x: number): number {
  const inside = x < 708 ? (x > -708 ? x : -708) : 708;
  const k = inside * 1.4426950408889634 + 6755399441055744 - 6755399441055744;
  const r = inside - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  power.setInt32(0, (k + 1023) << 20);
  return SERIES.reduce((sum, term) => sum * r + term) * power.getFloat64(0);
}
