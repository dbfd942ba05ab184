import type { Random } from '../../core/rng';
import type { Room } from '../kernels/index';
import type { Binned } from './bins';
import type { Tree } from '../../core/tree';

export interface Growth {
  /** At most so many leaves, the most gainful cut first. */
  readonly leaves: number;
  /** At most so many cuts from root to leaf. */
  readonly depth: number;
  readonly l2: number;
  /** Least sum of hessians in a leaf. */
  readonly leastHessian: number;
  /** Least rows in a leaf, judged by the share of the hessians. */
  readonly leastRows: number;
  /** How many columns, drawn anew for each node, may be cut; all when left out. */
  readonly tries?: number;
  /** Cuts that gain no more than this are not made. */
  readonly leastGain?: number;
}

const HISTOGRAM = 4096;
const PAIR = 16;

/** Bytes of room a grower needs. */
export function growerBytes(rows: number, cols: number, slots: number): number {
  return cols * rows + rows * (4 + 4 + 2 * PAIR) + (slots * cols + 1) * HISTOGRAM + 4 * cols + 256 + 24;
}
export const GROWER_PIECES = 10;

interface Open {
  readonly node: number;
  readonly from: number;
  readonly rows: number;
  readonly depth: number;
  readonly g: number;
  readonly h: number;
  readonly slot: number;
  readonly cut: Cut | null;
}

interface Cut {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
  readonly missingLeft: 0 | 1;
}

/** Grows trees over the same bins, one after another; `gh` at `pairs` is the caller's to fill before each. */
export class Grower {
  readonly pairs: number;
  readonly #room: Room;
  readonly #binned: Binned;
  readonly #growth: Growth;
  readonly #at: {
    bins: number;
    index: number;
    spare: number;
    ordered: number;
    hist: number;
    half: number;
    columns: number;
    marks: number;
    cut: number;
  };

  constructor(room: Room, binned: Binned, growth: Growth) {
    const { rows, cols, data } = binned;
    this.#room = room;
    this.#binned = binned;
    this.#growth = growth;
    this.#at = {
      bins: room.space(cols * rows),
      index: room.space(4 * rows),
      spare: room.space(4 * rows),
      ordered: room.space(PAIR * rows),
      hist: room.space(slotsFor(growth) * cols * HISTOGRAM),
      half: room.space(HISTOGRAM),
      columns: room.space(4 * cols),
      marks: room.space(256),
      cut: room.space(24),
    };
    this.pairs = room.space(PAIR * rows);
    room.u8(this.#at.bins, data.length).set(data);
  }

  /**
   * One tree on these rows, and after it each leaf's rows.
   * @param leafRows told for each leaf: where its rows stand (u32 in the room), how many, and its value
   */
  grow(rows: Uint32Array, random: Random, leafRows?: (index: number, count: number, value: number) => void): Tree {
    const { leaves } = this.#growth;
    const made = { feature: [-1], threshold: [0], missingLeft: [0] as (0 | 1)[], left: [0], right: [0], value: [0], cover: [0] };
    new Uint32Array(this.#room.run.memory.buffer, this.#at.index, rows.length).set(rows);
    const free = Array.from({ length: slotsFor(this.#growth) }, (_, i) => i).reverse();
    const slot = free.pop() as number;
    this.#fill(0, rows.length, slot);
    const [g, h] = this.#sums(slot);
    made.value[0] = -g / (h + this.#growth.l2);
    made.cover[0] = h;
    let open: Open[] = [this.#open(0, 0, rows.length, 0, g, h, slot, random)];
    const done: Open[] = [];
    while (open.length > 0) {
      const next = this.#growth.tries === undefined ? bestOf(open) : (open.at(-1) as Open);
      open = open.filter((one) => one !== next);
      if (!next.cut || done.length + open.length + 1 >= leaves) {
        free.push(next.slot);
        done.push(next);
        continue;
      }
      const { column, bin, missingLeft } = next.cut;
      const edges = this.#binned.edges[column] as Float64Array;
      const count = this.#split(next, column, bin, missingLeft);
      const [a, b] = [
        { from: next.from, rows: count },
        { from: next.from + count, rows: next.rows - count },
      ];
      const small = a.rows <= b.rows ? a : b;
      const own = free.pop() as number;
      this.#fill(small.from, small.rows, own);
      const cells = this.#binned.cols * 512;
      this.#room.run.subtract(this.#slot(next.slot), this.#slot(own), cells, this.#slot(next.slot));
      const children = [a, b].map((part) => {
        const at = part === small ? own : next.slot;
        const [sumG, sumH] = this.#sums(at);
        const node = made.feature.length;
        made.feature.push(-1);
        made.threshold.push(0);
        made.missingLeft.push(0);
        made.left.push(0);
        made.right.push(0);
        made.value.push(-sumG / (sumH + this.#growth.l2));
        made.cover.push(sumH);
        return this.#open(node, part.from, part.rows, next.depth + 1, sumG, sumH, at, random);
      });
      made.feature[next.node] = column;
      made.threshold[next.node] = bin > edges.length ? Number.MAX_VALUE : (edges[bin - 1] as number);
      made.missingLeft[next.node] = missingLeft;
      made.left[next.node] = (children[0] as Open).node;
      made.right[next.node] = (children[1] as Open).node;
      open.push(...children);
    }
    if (leafRows) for (const { node, from, rows: many } of done) leafRows(this.#at.index + 4 * from, many, made.value[node] as number);
    return made;
  }

  #slot(slot: number): number {
    return this.#at.hist + slot * this.#binned.cols * HISTOGRAM;
  }

  /** The histograms of the rows of a node. */
  #fill(from: number, rows: number, slot: number): void {
    const { bins, index, ordered, columns, half } = this.#at;
    const { run } = this.#room;
    const { cols } = this.#binned;
    run.gatherPairs(this.pairs, index + 4 * from, rows, ordered);
    this.#room.i32(columns, cols).forEach((_, i, list) => (list[i] = i));
    run.histograms(bins, this.#binned.rows, index + 4 * from, rows, ordered, columns, cols, this.#slot(slot), half);
  }

  /** Of all rows of a node, from its first column's histogram. */
  #sums(slot: number): readonly [number, number] {
    const cells = this.#room.f64(this.#slot(slot), 512);
    let g = 0;
    let h = 0;
    for (let i = 0; i < 512; i += 2) {
      g += cells[i] as number;
      h += cells[i + 1] as number;
    }
    return [g, h];
  }

  #open(node: number, from: number, rows: number, depth: number, g: number, h: number, slot: number, random: Random): Open {
    return { node, from, rows, depth, g, h, slot, cut: depth < this.#growth.depth ? this.#cut(rows, g, h, slot, random) : null };
  }

  #cut(rows: number, g: number, h: number, slot: number, random: Random): Cut | null {
    const { l2, leastHessian, leastRows, tries, leastGain = 0 } = this.#growth;
    const { cols, edges } = this.#binned;
    const least = Math.max(leastHessian, ((leastRows - 0.5) * h) / rows, Number.MIN_VALUE);
    const candidates = tries === undefined || tries >= cols ? null : random.permutation(cols);
    const found = this.#room.f64(this.#at.cut, 3);
    let best: Cut | null = null;
    let asked = 0;
    for (let i = 0; i < cols; i++) {
      const column = candidates ? (candidates[i] as number) : i;
      // as scikit-learn: draws until it has found a cut, and at least so many
      if (candidates && asked++ >= (tries as number) && best) break;
      this.#room.run.bestCut(this.#slot(slot) + column * HISTOGRAM, (edges[column] as Float64Array).length, g, h, l2, least, this.#at.cut);
      const gain = found[0] as number;
      if (gain > leastGain && (!best || gain > best.gain)) {
        best = { gain, column, bin: found[1] as number, missingLeft: found[2] === 1 ? 1 : 0 };
      }
    }
    return best;
  }

  #split({ from, rows }: Open, column: number, bin: number, missingLeft: 0 | 1): number {
    const { bins, index, marks, spare } = this.#at;
    const left = this.#room.u8(marks, 256).fill(0);
    left.fill(1, 1, bin + 1);
    left[0] = missingLeft;
    return this.#room.run.partition(bins + column * this.#binned.rows, index + 4 * from, rows, marks, spare);
  }
}

/** A histogram for each leaf that may still be cut: all of them where the best is cut first, else one for each level and its sibling. */
export function slotsFor({ leaves, depth, tries }: Growth): number {
  return tries === undefined ? Math.min(leaves, 2 ** Math.min(depth, 20)) + 1 : Math.min(leaves, depth + 2) + 1;
}

function bestOf(open: readonly Open[]): Open {
  return open.reduce((best, one) => ((one.cut?.gain ?? -1) > (best.cut?.gain ?? -1) ? one : best));
}
