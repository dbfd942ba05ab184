import { stop } from '../../core/problem';
import { random, type Random } from '../../core/rng';
import type { Tree } from '../../core/tree';
import { kernels, type Room } from '../kernels/index';
import { binColumns, type Binned } from './bins';

export interface ForestOptions {
  /** Trees number `from` … `from + count - 1`: each hangs on its own number alone, so that parts grown apart make one forest. */
  readonly from: number;
  readonly count: number;
  readonly seedKey: string;
  readonly leastRows?: number;
  readonly checkpoint?: () => Promise<void>;
  readonly onProgress?: (share: number) => void;
}

/** Deeper ones gain nothing here and take long to explain. */
const DEPTH = 14;
/** So many leaves a tree at most: more only make the file of the model longer. */
const LEAVES = 400;
/** Nodes of fewer rows are sorted, larger ones counted into bins. */
const SMALL = 96;
const HISTOGRAM = 4096;
const PAIR = 16;

/**
 * Trees of a random forest (Breiman 2001): each on rows drawn with replacement, for every node the best cut among √columns drawn anew, grown until
 * a leaf would hold fewer than `leastRows` (3, or one in 400). A leaf's value is its share of successes; cuts gain variance, which for two outcomes is Gini.
 * @param columns rows values each, NaN is missing @param y 0 or 1
 * @throws Problem no-rows, too-big-for-memory
 */
export async function growForest(columns: readonly Float64Array[], y: Uint8Array, options: ForestOptions): Promise<readonly Tree[]> {
  const rows = y.length;
  if (rows === 0) stop('no-rows');
  const binned = await binColumns(columns, rows);
  const room = (await kernels()).open(columns.length * rows + rows * (8 + 2 * PAIR) + 2 * HISTOGRAM + 4 * SMALL + 256 + 28, 10);
  try {
    const patch = new Patch(room, binned, y, options.leastRows ?? Math.max(3, Math.round(rows / LEAVES)));
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
  readonly #at: Readonly<Record<'bins' | 'index' | 'spare' | 'pairs' | 'ordered' | 'hist' | 'half' | 'keys' | 'marks' | 'cut', number>>;
  readonly #zero: number;

  constructor(room: Room, binned: Binned, y: Uint8Array, leastRows: number) {
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
      hist: room.space(HISTOGRAM),
      half: room.space(HISTOGRAM),
      keys: room.space(4 * SMALL),
      marks: room.space(256),
      cut: room.space(24 + 4),
    };
    // a list of columns with column 0 alone, after the cut
    this.#zero = this.#at.cut + 24;
    room.u8(this.#at.bins, data.length).set(data);
  }

  grow(draw: Random): Tree {
    const { cols } = this.#binned;
    const made = { feature: [-1], threshold: [0], missingLeft: [0] as (0 | 1)[], left: [0], right: [0], value: [0], cover: [0] };
    const open: Part[] = [{ node: 0, from: 0, rows: this.#drawRows(draw), depth: 0 }];
    const order = Uint32Array.from({ length: cols }, (_, i) => i);
    for (let part = open.pop(); part; part = open.pop()) {
      const { node, from, rows, depth } = part;
      this.#room.run.gatherPairs(this.#at.pairs, this.#at.index + 4 * from, rows, this.#at.ordered);
      const [g, h] = this.#sums(rows);
      made.value[node] = g === 0 ? 0 : -g / h;
      made.cover[node] = h;
      const pure = g === 0 || g === -h;
      const cut = pure || depth >= DEPTH || h < 2 * this.#least ? null : this.#cut(part, g, h, order, draw);
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

  #sums(rows: number): readonly [g: number, h: number] {
    const pairs = this.#room.f64(this.#at.ordered, 2 * rows);
    let g = 0;
    let h = 0;
    for (let i = 0; i < 2 * rows; i += 2) {
      g += pairs[i] as number;
      h += pairs[i + 1] as number;
    }
    return [g, h];
  }

  /** Draws columns one by one into the front of `order`; as many as wanted, and on until one can be cut. */
  #cut({ from, rows }: Part, g: number, h: number, order: Uint32Array, draw: Random): Cut | null {
    const { cols, edges } = this.#binned;
    const { run } = this.#room;
    const { bins, index, ordered, hist, half, keys, cut } = this.#at;
    const wanted = Math.max(1, Math.floor(Math.sqrt(cols)));
    const found = this.#room.f64(cut, 3);
    let best: Cut | null = null;
    for (let i = 0; i < cols && (i < wanted || !best); i++) {
      const j = i + draw.below(cols - i);
      const column = order[j] as number;
      order[j] = order[i] as number;
      order[i] = column;
      const own = bins + column * this.#binned.rows;
      if (rows <= SMALL) {
        run.smallCut(own, index + 4 * from, rows, ordered, g, h, 0, this.#least, keys, cut);
      } else {
        run.histograms(own, this.#binned.rows, index + 4 * from, rows, ordered, this.#zero, 1, hist, half);
        run.bestCut(hist, (edges[column] as Float64Array).length, g, h, 0, this.#least, cut);
      }
      const gain = found[0] as number;
      if (gain > 1e-12 && (!best || gain > best.gain)) {
        best = { gain, column, bin: found[1] as number, missingLeft: found[2] === 1 ? 1 : 0 };
      }
    }
    return best;
  }

  #split({ from, rows }: Part, { column, bin, missingLeft }: Cut): number {
    const { bins, index, marks, spare } = this.#at;
    const left = this.#room.u8(marks, 256).fill(0);
    left.fill(1, 1, bin + 1);
    left[0] = missingLeft;
    return this.#room.run.partition(bins + column * this.#binned.rows, index + 4 * from, rows, marks, spare);
  }
}
