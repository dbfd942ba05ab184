import { select } from '../select';
import type { Kernels, Room } from '../kernels/index';

/** Rows a leaf holds; the kernels count on it. */
export const LEAF = 16;
/** Rows divided between checkpoints. */
const ROWS_BETWEEN = 20_000;

/**
 * Rows in kernel memory under a k-d tree, in the order of its leaves: `order[place]` is the row at a place. Places from `rows` up to `slots` are
 * empty. `space` was asked for beside it, for what is to be found out.
 */
export interface DensityTree {
  readonly rows: number;
  readonly slots: number;
  readonly order: Uint32Array;
  readonly nodes: number;
  readonly kids: Int32Array;
  readonly room: Room;
}

/**
 * A balanced k-d tree, cut at the widest column. Memory is linear: 8 bytes a cell beside the rows themselves, and `more` for what is to be found out.
 * @param x row-major, rows × cols, finite, at least one row @param more bytes, in so many pieces @throws Problem too-big-for-memory
 */
export async function openTree(
  kernels: Kernels,
  x: Float64Array,
  rows: number,
  cols: number,
  more: (slots: number, nodes: number) => number,
  pieces: number,
  checkpoint?: () => Promise<void>,
): Promise<DensityTree> {
  const leaves = Math.max(2, Math.ceil(rows / LEAF));
  const nodes = leaves - 1;
  const slots = leaves * LEAF;
  const scratch = 8 * cols + 1152;
  const room = kernels.open(8 * slots * cols + 32 * nodes * cols + 8 * nodes + scratch + more(slots, nodes), 4 + pieces);
  const panelAt = room.space(8 * slots * cols);
  const boxesAt = room.space(32 * nodes * cols);
  const kidsAt = room.space(8 * nodes);
  const panel = room.f64(panelAt, slots * cols).fill(Infinity);
  const boxes = room.f64(boxesAt, 4 * nodes * cols);
  const kids = room.i32(kidsAt, 2 * nodes);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  await divide(x, cols, order, leaves, boxes, kids, checkpoint);
  for (let place = 0; place < rows; place++) {
    const from = (order[place] as number) * cols;
    const to = (place >> 4) * cols * LEAF + (place & 15);
    for (let j = 0; j < cols; j++) panel[to + j * LEAF] = x[from + j] as number;
  }
  room.run.densityTree(panelAt, boxesAt, kidsAt, cols, room.space(scratch));
  return { rows, slots, order, nodes, kids, room };
}

/** Orders rows by leaf and fills in nodes: a node before its children, each leaf full but for the last that has any. */
async function divide(
  x: Float64Array,
  cols: number,
  order: Uint32Array,
  leaves: number,
  boxes: Float64Array,
  kids: Int32Array,
  checkpoint?: () => Promise<void>,
): Promise<void> {
  const low = new Float64Array(cols);
  const high = new Float64Array(cols);
  const values = new Float64Array(order.length);
  const spare = new Uint32Array(order.length);
  let nodes = 0;
  const bounds = (from: number, to: number): void => {
    low.fill(Infinity);
    high.fill(-Infinity);
    for (let i = from; i < to; i++) {
      const at = (order[i] as number) * cols;
      for (let j = 0; j < cols; j++) {
        const value = x[at + j] as number;
        if (value < (low[j] as number)) low[j] = value;
        if (value > (high[j] as number)) high[j] = value;
      }
    }
    if (from >= to) high.fill(Infinity);
  };
  /** Rows with the smaller values of the column come before `at`; equal ones fill up, in the order they were in. */
  const cut = (from: number, to: number, at: number, column: number): void => {
    if (at <= from || at >= to) return;
    for (let i = from; i < to; i++) values[i - from] = x[(order[i] as number) * cols + column] as number;
    const level = select(values.subarray(0, to - from), at - from);
    let smaller = 0;
    for (let i = from; i < to; i++) if ((x[(order[i] as number) * cols + column] as number) < level) smaller++;
    let equal = at - from - smaller;
    let left = 0;
    let right = at - from;
    for (let i = from; i < to; i++) {
      const value = x[(order[i] as number) * cols + column] as number;
      const before = value < level || (value === level && equal-- > 0);
      spare[before ? left++ : right++] = order[i] as number;
    }
    order.set(spare.subarray(0, to - from), from);
  };
  const rowAt = (leaf: number): number => Math.min(order.length, leaf * LEAF);
  // the last opened is the next to be divided, so that nodes are numbered from the left, each before its children
  const open: (readonly [first: number, count: number, kid: number])[] = [[0, leaves, -1]];
  let rowsSince = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const [first, count, kid] = next;
    const [from, to] = [rowAt(first), rowAt(first + count)];
    const node = count === 1 ? ~first : nodes++;
    if (kid >= 0) kids[kid] = node;
    if (node < 0) continue;
    bounds(from, to);
    let widest = 0;
    for (let j = 1; j < cols; j++) {
      if ((high[j] as number) - (low[j] as number) > (high[widest] as number) - (low[widest] as number)) widest = j;
    }
    const half = (count + 1) >> 1;
    cut(from, to, rowAt(first + half), widest);
    for (let side = 0; side < 2; side++) {
      bounds(side === 0 ? from : rowAt(first + half), side === 0 ? rowAt(first + half) : to);
      for (let j = 0; j < cols; j++) {
        boxes[4 * (node * cols + j) + side] = low[j] as number;
        boxes[4 * (node * cols + j) + 2 + side] = high[j] as number;
      }
    }
    open.push([first + half, count - half, 2 * node + 1], [first, half, 2 * node]);
    rowsSince += to - from;
    if (rowsSince > ROWS_BETWEEN) {
      rowsSince = 0;
      await checkpoint?.();
    }
  }
}

/** Whole parts of the tree: what all places below each child have in common, `none` where there are none, `mixed` where they differ. */
export function whole(tree: DensityTree, of: (place: number) => number, mixed: number, none: number, into: Int32Array): void {
  const { kids, nodes, rows } = tree;
  const join = (a: number, b: number): number => (a === none ? b : b === none || a === b ? a : mixed);
  for (let node = nodes - 1; node >= 0; node--) {
    for (let side = 0; side < 2; side++) {
      const child = kids[2 * node + side] as number;
      let all = none;
      if (child >= 0) all = join(into[2 * child] as number, into[2 * child + 1] as number);
      else for (let place = ~child * LEAF; place < Math.min(rows, (~child + 1) * LEAF); place++) all = join(all, of(place));
      into[2 * node + side] = all;
    }
  }
}
