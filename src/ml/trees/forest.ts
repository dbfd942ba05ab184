import { stop } from '../../core/problem';
import { random, type Random } from '../../core/rng';
import type { Tree } from '../../core/tree';
import { kernels, type Room } from '../kernels/index';
import type { Binned } from './bins';

/** Sizes that differ from the sensible ones. */
export interface ForestSettings {
  readonly leastRows?: number;
  /** Share of the columns that each cut may choose among, in place of their root. */
  readonly columns?: number;
}

export interface ForestOptions {
  /** Trees number `from` … `from + count - 1`: each hangs on its own number alone, so that parts grown apart make one forest. */
  readonly from: number;
  readonly count: number;
  readonly seedKey: string;
  readonly settings?: ForestSettings;
  readonly checkpoint?: () => Promise<void>;
  readonly onProgress?: (share: number) => void;
}

/** Deeper ones gain nothing here and take long to explain. */
const DEPTH = 14;
/** So many leaves a tree at most: more only make the file of the model longer. */
const LEAVES = 1200;
/** Nodes of fewer rows are sorted, larger ones counted into bins. */
const SMALL = 96;
/** From one column's histogram to the next, as in kernels/assembly/tree-histograms.ts. */
const APART = 4160;
const PAIR = 16;
const LEAST_GAIN = 1e-12;

/**
 * Trees of a random forest (Breiman 2001): each on rows drawn with replacement, for every node the best cut among √columns drawn anew, grown until
 * a leaf would hold fewer than `leastRows` (3, or one in 1,200). A leaf's value is its share of successes; cuts gain variance, which for two outcomes is Gini.
 * @param y 0 or 1
 * @throws Problem no-rows, too-big-for-memory
 */
export async function growForest(binned: Binned, y: Uint8Array, options: ForestOptions): Promise<readonly Tree[]> {
  const rows = y.length;
  if (rows === 0) stop('no-rows');
  const { cols } = binned;
  const { leastRows = Math.max(3, Math.round(rows / LEAVES)), columns } = options.settings ?? {};
  const wanted = Math.max(1, Math.floor(columns === undefined ? Math.sqrt(cols) : columns * cols));
  const room = (await kernels()).open(cols * rows + rows * (8 + 2 * PAIR) + wanted * (APART + 8) + 4 * SMALL + 256 + 64 + 16, 11);
  try {
    const patch = new Patch(room, binned, y, leastRows, wanted);
    const trees: Tree[] = [];
    while (trees.length < options.count) {
      trees.push(patch.grow(random(`${options.seedKey}/tree ${options.from + trees.length}`)));
      options.onProgress?.(trees.length / options.count);
      await options.checkpoint?.();
    }
    return trees;
  } finally {
    room.free();
  }
}

interface Part {
  readonly node: number;
  readonly from: number;
  readonly rows: number;
  readonly depth: number;
}

interface Cut {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
  readonly missingLeft: 0 | 1;
}

/** One set of rows, on which tree after tree is grown. */
class Patch {
  readonly #room: Room;
  readonly #binned: Binned;
  readonly #y: Uint8Array;
  readonly #least: number;
  readonly #at: Readonly<
    Record<'bins' | 'index' | 'spare' | 'pairs' | 'ordered' | 'hist' | 'wanted' | 'widths' | 'keys' | 'cut' | 'sums', number>
  >;
  readonly #marks: Uint8Array;
  readonly #found: Float64Array;
  readonly #totals: Float64Array;
  readonly #wanted: Int32Array;
  readonly #widths: Int32Array;

  /** @param wanted columns each node looks at */
  constructor(room: Room, binned: Binned, y: Uint8Array, leastRows: number, wanted: number) {
    const { rows, cols, data } = binned;
    this.#room = room;
    this.#binned = binned;
    this.#y = y;
    this.#least = leastRows - 0.5;
    this.#at = {
      bins: room.space(cols * rows),
      index: room.space(4 * rows),
      spare: room.space(4 * rows),
      pairs: room.space(PAIR * rows),
      ordered: room.space(PAIR * rows),
      hist: room.space(wanted * APART),
      wanted: room.space(4 * wanted),
      widths: room.space(4 * wanted),
      keys: room.space(4 * SMALL),
      cut: room.space(64),
      sums: room.space(16),
    };
    this.#marks = room.u8(room.space(256), 256);
    this.#found = room.f64(this.#at.cut, 4);
    this.#totals = room.f64(this.#at.sums, 2);
    this.#wanted = room.i32(this.#at.wanted, wanted);
    this.#widths = room.i32(this.#at.widths, wanted);
    room.u8(this.#at.bins, data.length).set(data);
  }

  grow(draw: Random): Tree {
    const { cols } = this.#binned;
    const made = { feature: [-1], threshold: [0], missingLeft: [0] as (0 | 1)[], left: [0], right: [0], value: [0], cover: [0] };
    const open: Part[] = [{ node: 0, from: 0, rows: this.#drawRows(draw), depth: 0 }];
    const order = Uint32Array.from({ length: cols }, (_, i) => i);
    for (let part = open.pop(); part; part = open.pop()) {
      const { node, from, rows, depth } = part;
      const { run } = this.#room;
      run.sumPairs(this.#at.pairs, this.#at.index + 4 * from, rows, this.#at.sums);
      const [g = 0, h = 0] = this.#totals;
      made.value[node] = g === 0 ? 0 : -g / h;
      made.cover[node] = h;
      const pure = g === 0 || g === -h;
      if (pure || depth >= DEPTH || h < 2 * this.#least) continue;
      run.gatherPairs(this.#at.pairs, this.#at.index + 4 * from, rows, this.#at.ordered);
      const cut = this.#cut(part, g, h, order, draw);
      if (!cut) continue;
      const edges = this.#binned.edges[cut.column] as Float64Array;
      const count = this.#split(part, cut);
      const children = [
        { from, rows: count },
        { from: from + count, rows: rows - count },
      ].map((side) => ({ ...side, node: made.feature.length + (side.from === from ? 0 : 1), depth: depth + 1 }));
      for (const key of ['left', 'right', 'threshold', 'value', 'cover'] as const) made[key].push(0, 0);
      made.missingLeft.push(0, 0);
      made.feature.push(-1, -1);
      made.feature[node] = cut.column;
      made.threshold[node] = cut.bin > edges.length ? Number.MAX_VALUE : (edges[cut.bin - 1] as number);
      made.missingLeft[node] = cut.missingLeft;
      made.left[node] = (children[0] as Part).node;
      made.right[node] = (children[1] as Part).node;
      open.push(...children.reverse());
    }
    return made;
  }

  /** Draws as many rows as there are, with replacement, and notes how often each came. @returns how many different ones */
  #drawRows(draw: Random): number {
    const { rows } = this.#binned;
    const drawn = new Uint32Array(rows);
    draw.draws(drawn, rows);
    const pairs = this.#room.f64(this.#at.pairs, 2 * rows).fill(0);
    for (const row of drawn) {
      pairs[2 * row] = (pairs[2 * row] as number) - (this.#y[row] as number);
      pairs[2 * row + 1] = (pairs[2 * row + 1] as number) + 1;
    }
    const index = new Uint32Array(this.#room.run.memory.buffer, this.#at.index, rows);
    let count = 0;
    for (let row = 0; row < rows; row++) if ((pairs[2 * row + 1] as number) > 0) index[count++] = row;
    return count;
  }

  /**
   * The best cut among as many columns as wanted, drawn into the front of `order`; where none can be cut further ones are drawn one by one
   * until one can, as scikit-learn does.
   */
  #cut(part: Part, g: number, h: number, order: Uint32Array, draw: Random): Cut | null {
    const { cols } = this.#binned;
    const wanted = this.#wanted.length;
    let best: Cut | null = null;
    for (let from = 0; from < cols && !best;) {
      const until = from === 0 ? Math.min(wanted, cols) : from + 1;
      for (let i = from; i < until; i++) {
        const j = i + draw.below(cols - i);
        const column = order[j] as number;
        order[j] = order[i] as number;
        order[i] = column;
      }
      best =
        part.rows <= SMALL
          ? this.#smallCut(part, g, h, order.subarray(from, until))
          : this.#bestCut(part, g, h, order.subarray(from, until));
      from = until;
    }
    return best;
  }

  #smallCut({ from, rows }: Part, g: number, h: number, columns: Uint32Array): Cut | null {
    const { bins, index, ordered, keys, cut } = this.#at;
    let best: Cut | null = null;
    for (const column of columns) {
      this.#room.run.smallCut(bins + column * this.#binned.rows, index + 4 * from, rows, ordered, g, h, 0, this.#least, keys, cut);
      const [gain = -1, bin = 0, missingLeft] = this.#found;
      if (gain > LEAST_GAIN && (!best || gain > best.gain)) best = { gain, column, bin, missingLeft: missingLeft === 1 ? 1 : 0 };
    }
    return best;
  }

  #bestCut({ from, rows }: Part, g: number, h: number, columns: Uint32Array): Cut | null {
    const { run } = this.#room;
    const { rows: all, edges } = this.#binned;
    const { bins, index, ordered, hist, wanted, widths, cut } = this.#at;
    const widthOf = (column: number | undefined): number => (column === undefined ? 0 : (edges[column] as Float64Array).length + 2);
    this.#wanted.set(columns);
    // two columns are looked through side by side
    columns.forEach((column, i) => (this.#widths[i] = Math.max(widthOf(column), widthOf(columns[i ^ 1]))));
    run.columnHistograms(bins, all, index + 4 * from, rows, ordered, wanted, columns.length, widths, hist);
    run.bestCut(hist, columns.length, widths, g, h, 0, this.#least, cut);
    const [gain = -1, place = 0, bin = 0, missingLeft] = this.#found;
    return gain > LEAST_GAIN ? { gain, column: columns[place] as number, bin, missingLeft: missingLeft === 1 ? 1 : 0 } : null;
  }

  #split({ from, rows }: Part, { column, bin, missingLeft }: Cut): number {
    const { bins, index, spare } = this.#at;
    this.#marks.fill(0).fill(1, 1, bin + 1);
    this.#marks[0] = missingLeft;
    return this.#room.run.partition(bins + column * this.#binned.rows, 1, index + 4 * from, rows, this.#marks.byteOffset, spare);
  }
}
