import type { Tree } from '../../core/tree';
import type { Room } from '../kernels/index';
import type { Binned } from './bins';
import { groupCut, type SparedBy } from './group-cut';

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
  /** Cuts that gain no more than this are not made. */
  readonly leastGain?: number;
  /** By column: 1 where a higher cell must never lower the sum, -1 where it must never raise it, else 0. */
  readonly monotone?: Int8Array;
}

/** From one column's histogram to the next, as in kernels/assembly/tree-histograms.ts. */
const APART = 4160;
const SPARE = 24_576;
/** A group of fewer rows in a node is not asked. */
const GROUP_ROWS = 10;
/** As LightGBM's cat_smooth. */
const GROUP_SMOOTH = 10;
const PAIR = 16;

/** Bytes of room a grower needs. */
export function growerBytes(rows: number, cols: number, growth: Growth): number {
  return cols * rows + rows * (4 + 4) + PAIR * (rows + 1) + histograms(growth) * cols * APART + SPARE + 8 * cols + 256 + 64 + 16;
}
export const GROWER_PIECES = 10;

/** One for each leaf that may still be cut, and one for a child. */
function histograms({ leaves, depth }: Growth): number {
  return Math.min(leaves, 2 ** Math.min(depth, 20)) + 1;
}

interface Open {
  readonly node: number;
  readonly from: number;
  readonly rows: number;
  /** The rows that only follow. */
  readonly behind: number;
  readonly following: number;
  readonly depth: number;
  readonly g: number;
  readonly h: number;
  /** Values of its leaves may lie between these. */
  readonly low: number;
  readonly high: number;
  /** -1 where it is not cut. */
  readonly slot: number;
  cut: Cut | null;
}

interface Cut {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
  readonly missingLeft: 0 | 1;
  /** By bin, 1 where it goes left; of a column of groups only. */
  readonly left?: Uint8Array;
}

/** Some groups of a column, by their bins; a tree asks for it as for a column more that is 1 in them, 0 in others, and missing where the group is. */
export interface GroupSet {
  readonly column: number;
  readonly bins: readonly number[];
}

type Part = Pick<Open, 'from' | 'rows' | 'behind' | 'following'>;
type Bounds = Pick<Open, 'low' | 'high'>;
type Side = Omit<Open, 'node' | 'depth' | 'cut'>;

/** Grows trees over the same rows, one after another; gradient and hessian of each row at `pairs` are the caller's to fill before each. */
export class Grower {
  readonly pairs: number;
  readonly #room: Room;
  readonly #binned: Binned;
  readonly #growth: Growth;
  readonly #teach: Uint32Array;
  readonly #follow: Uint32Array;
  /** Columns before those of groups. */
  readonly #amounts: number;
  readonly #bins: number;
  readonly #index: number;
  readonly #spare: number;
  readonly #hist: number;
  readonly #gathered: number;
  readonly #widths: number;
  readonly #directions: number;
  readonly #marks: Uint8Array;
  readonly #found: Float64Array;
  readonly #lists: Uint32Array;
  readonly #sumsByBin: Float64Array;
  readonly #sets: GroupSet[] = [];
  readonly #places = new Map<string, number>();
  #free: number[] = [];

  /** @param teach rows to learn from @param follow rows that only end up in leaves */
  constructor(room: Room, binned: Binned, growth: Growth, teach: Uint32Array, follow: Uint32Array = new Uint32Array(0)) {
    const { rows, cols, edges, groups = 0 } = binned;
    this.#room = room;
    this.#amounts = cols - groups;
    this.#binned = binned;
    this.#growth = growth;
    this.#teach = teach;
    this.#follow = follow;
    this.#bins = room.space(cols * rows);
    this.#index = room.space(4 * rows);
    this.#spare = room.space(4 * rows);
    this.#hist = room.space(histograms(growth) * cols * APART);
    this.#gathered = room.space(SPARE);
    this.#widths = room.space(4 * cols);
    this.#directions = room.space(4 * cols);
    this.#marks = room.u8(room.space(256), 256);
    this.#found = room.f64(room.space(64), 8);
    this.pairs = room.space(PAIR * (rows + 1));
    this.#lists = new Uint32Array(room.run.memory.buffer, this.#index, rows);
    this.#sumsByBin = room.f64(this.#hist, (histograms(growth) * cols * APART) / 8);
    intoBlocks(binned, room.u8(this.#bins, cols * rows));
    const own = edges.map(({ length }) => length + 2);
    // two columns are looked through side by side
    room.i32(this.#widths, cols).set(own.map((width, j) => Math.max(width, own[j ^ 1] ?? 0)));
    if (growth.monotone) room.i32(this.#directions, cols).set(growth.monotone);
  }

  /** What trees ask of columns of groups: in place of those, the first of them, then the second, and so on. */
  get sets(): readonly GroupSet[] {
    return this.#sets;
  }

  /** @param leafRows told for each leaf, of each list: where its rows stand (u32 in the room), how many, and its value */
  grow(leafRows?: (index: number, count: number, value: number) => void): Tree {
    const { leaves } = this.#growth;
    const made = { feature: [-1], threshold: [0], missingLeft: [0] as (0 | 1)[], left: [0], right: [0], value: [0], cover: [0] };
    this.#lists.set(this.#teach);
    this.#lists.set(this.#follow, this.#teach.length);
    this.#free = Array.from({ length: histograms(this.#growth) }, (_, i) => i).reverse();
    const whole = { from: 0, rows: this.#teach.length, behind: this.#teach.length, following: this.#follow.length };
    const [g, h] = this.#sums(whole);
    const bounds = { low: -Infinity, high: Infinity };
    made.value[0] = this.#value(g, h, bounds);
    made.cover[0] = h;
    let slot = -1;
    if (leaves > 1 && this.#mayCut(whole, 0)) {
      slot = this.#free.pop() as number;
      this.#fill(whole, slot);
    }
    const open: Open[] = [this.#open({ ...whole, ...bounds, g, h, slot }, 0, 0)];
    for (let left = leaves - 1; left > 0; left--) {
      const place = bestOf(open);
      const next = open[place];
      if (!next?.cut) break;
      const children = this.#cutApart(next, next.cut, left > 1);
      const node = made.feature.length;
      for (const { g: sumG, h: sumH, low, high } of children) {
        made.feature.push(-1);
        made.threshold.push(0);
        made.missingLeft.push(0);
        made.left.push(0);
        made.right.push(0);
        made.value.push(this.#value(sumG, sumH, { low, high }));
        made.cover.push(sumH);
      }
      const { missingLeft } = next.cut;
      [made.feature[next.node], made.threshold[next.node]] = this.#question(next.cut);
      made.missingLeft[next.node] = missingLeft;
      made.left[next.node] = node;
      made.right[next.node] = node + 1;
      open.splice(place, 1, this.#open(children[0], node, next.depth + 1), this.#open(children[1], node + 1, next.depth + 1));
    }
    if (leafRows) {
      for (const { node, from, rows, behind, following } of open) {
        const value = made.value[node] as number;
        leafRows(this.#index + 4 * from, rows, value);
        if (following > 0) leafRows(this.#index + 4 * behind, following, value);
      }
    }
    return made;
  }

  /** Divides the rows of a node, and its sums. @param more whether its children may be cut */
  #cutApart(node: Open, cut: Cut, more: boolean): readonly [Side, Side] {
    const [a, b] = this.#split(node, cut);
    const aIsSmall = a.rows <= b.rows;
    const [small, large] = aIsSmall ? [a, b] : [b, a];
    const [g, h] = this.#sums(small);
    const rest = [node.g - g, node.h - h] as const;
    const [sumsA, sumsB] = aIsSmall ? ([[g, h], rest] as const) : ([rest, [g, h]] as const);
    let [slotSmall, slotLarge] = [-1, -1];
    const [maySmall, mayLarge] = [small, large].map((part) => more && this.#mayCut(part, node.depth + 1));
    if (maySmall || mayLarge) {
      slotSmall = this.#free.pop() as number;
      this.#fill(small, slotSmall);
      if (mayLarge) {
        this.#room.run.subtract(this.#slot(node.slot), this.#slot(slotSmall), this.#binned.cols, this.#widths);
        slotLarge = node.slot;
      } else this.#free.push(node.slot);
      if (!maySmall) {
        this.#free.push(slotSmall);
        slotSmall = -1;
      }
    } else this.#free.push(node.slot);
    const [low, high] = this.#bounds(node, cut, sumsA, sumsB);
    return [sideOf(a, low, sumsA, aIsSmall ? slotSmall : slotLarge), sideOf(b, high, sumsB, aIsSmall ? slotLarge : slotSmall)];
  }

  /** Where a cut must keep an order, the leaves on either side stay on their side of the middle. */
  #bounds({ low, high }: Bounds, { column }: Cut, a: readonly [number, number], b: readonly [number, number]): readonly [Bounds, Bounds] {
    const direction = this.#growth.monotone?.[column] ?? 0;
    if (direction === 0)
      return [
        { low, high },
        { low, high },
      ];
    const middle = (this.#value(...a, { low, high }) + this.#value(...b, { low, high })) / 2;
    const [under, over] = [
      { low, high: middle },
      { low: middle, high },
    ];
    return direction > 0 ? [under, over] : [over, under];
  }

  #value(g: number, h: number, { low, high }: Bounds): number {
    const under = h + this.#growth.l2;
    return Math.min(high, Math.max(low, under > 0 ? -g / under : 0));
  }

  #question({ column, bin, left }: Cut): readonly [feature: number, threshold: number] {
    const edges = this.#binned.edges[column] as Float64Array;
    if (!left) return [column, bin > edges.length ? Number.MAX_VALUE : (edges[bin - 1] as number)];
    const bins = Array.from(left.keys()).filter((one) => one > 0 && left[one] === 0);
    const key = [column, ...bins].join();
    const place = this.#places.get(key) ?? this.#sets.push({ column, bins }) - 1;
    this.#places.set(key, place);
    return [this.#amounts + place, 0.5];
  }

  #slot(slot: number): number {
    return this.#hist + slot * this.#binned.cols * APART;
  }

  #mayCut({ rows }: Part, depth: number): boolean {
    return depth < this.#growth.depth && rows >= 2 && rows >= 2 * this.#growth.leastRows && this.#binned.cols > 0;
  }

  #fill({ from, rows }: Part, slot: number): void {
    const { rows: all, cols } = this.#binned;
    // the rows of the root, where they are all, lie in order
    const index = rows === all ? 0 : this.#index + 4 * from;
    this.#room.run.histograms(this.#bins, all, cols, index, rows, this.pairs, this.#widths, this.#slot(slot), this.#gathered);
  }

  #sums({ from, rows }: Part): readonly [g: number, h: number] {
    this.#room.run.sumPairs(this.pairs, this.#index + 4 * from, rows, this.#found.byteOffset);
    return [this.#found[0] as number, this.#found[1] as number];
  }

  #open({ from, rows, behind, following, low, high, g, h, slot }: Side, node: number, depth: number): Open {
    const one: Open = { node, from, rows, behind, following, depth, g, h, low, high, slot, cut: null };
    if (slot < 0) return one;
    one.cut = this.#cut(one);
    // a node that is not cut needs its sums no more
    if (!one.cut) this.#free.push(slot);
    return one;
  }

  #cut(node: Omit<Open, 'cut'>): Cut | null {
    const { rows, g, h, slot, low, high } = node;
    const { l2, leastHessian, leastRows, leastGain = 0, monotone } = this.#growth;
    const { run } = this.#room;
    const least = Math.max(leastHessian, ((leastRows - 0.5) * h) / rows, Number.MIN_VALUE);
    const out = this.#found.byteOffset;
    const { cols } = this.#binned;
    const amounts = this.#amounts;
    if (monotone) run.boundedCut(this.#slot(slot), amounts, this.#widths, this.#directions, g, h, l2, least, low, high, out);
    else run.bestCut(this.#slot(slot), amounts, this.#widths, g, h, l2, least, out);
    const [gain = -1, column = 0, bin = 0, missingLeft] = this.#found;
    let best: Cut | null = gain > leastGain ? { gain, column, bin, missingLeft: missingLeft === 1 ? 1 : 0 } : null;
    const fewest = ((Math.min(leastRows, GROUP_ROWS) - 0.5) * h) / rows;
    for (let j = amounts; j < cols; j++) {
      const from = (slot * cols + j) * (APART / 8);
      const sums = this.#sumsByBin.subarray(from, from + 2 * ((this.#binned.edges[j] as Float64Array).length + 2));
      const own = groupCut(sums, { l2, least, fewest, smooth: GROUP_SMOOTH, g, h }, monotone && this.#spared(node));
      if (own && own.gain > (best?.gain ?? leastGain))
        best = { gain: own.gain, column: j, bin: 0, missingLeft: own.left[0] === 1 ? 1 : 0, left: own.left };
    }
    return best;
  }

  /** Where values must lie between bounds. */
  #spared({ g, h, low, high }: Omit<Open, 'cut'>): SparedBy {
    const held = (sumG: number, sumH: number): number => {
      const value = this.#value(sumG, sumH, { low, high });
      return -(2 * sumG * value + (sumH + this.#growth.l2) * value * value);
    };
    const whole = held(g, h);
    return (leftG, leftH, rightG, rightH) => held(leftG, leftH) + held(rightG, rightH) - whole;
  }

  #split({ from, rows, behind, following }: Open, { column, bin, missingLeft, left }: Cut): readonly [Part, Part] {
    const { rows: all, cols } = this.#binned;
    this.#marks.fill(0).fill(1, 1, bin + 1);
    this.#marks[0] = missingLeft;
    if (left) this.#marks.set(left);
    const { first, width } = blockOf(column, cols);
    const cells = this.#bins + first * all + (column - first);
    const divide = (at: number, many: number): number =>
      many === 0 ? 0 : this.#room.run.partition(cells, width, this.#index + 4 * at, many, this.#marks.byteOffset, this.#spare);
    const count = divide(from, rows);
    const followers = divide(behind, following);
    return [
      { from, rows: count, behind, following: followers },
      { from: from + count, rows: rows - count, behind: behind + followers, following: following - followers },
    ];
  }
}

/** Written out: it is made for every leaf of every tree, and spreading takes as long as a kernel does. */
function sideOf({ from, rows, behind, following }: Part, { low, high }: Bounds, [g, h]: readonly [number, number], slot: number): Side {
  return { from, rows, behind, following, low, high, g, h, slot };
}

/** Where the most is gained; the first of equals. */
function bestOf(open: readonly Open[]): number {
  let [best, gain] = [-1, 0];
  open.forEach(({ cut }, i) => {
    if (cut && (best < 0 || cut.gain > gain)) [best, gain] = [i, cut.gain];
  });
  return best;
}

/** Blocks of eight columns, then of four, two and one: see kernels/assembly/tree-histograms.ts. */
function blockOf(column: number, cols: number): { readonly first: number; readonly width: number } {
  for (let first = 0; ;) {
    const left = cols - first;
    const width = left >= 8 ? 8 : left >= 4 ? 4 : left >= 2 ? 2 : 1;
    if (column < first + width) return { first, width };
    first += width;
  }
}

function intoBlocks({ rows, cols, data }: Binned, out: Uint8Array): void {
  for (let j = 0; j < cols; j++) {
    const { first, width } = blockOf(j, cols);
    let at = first * rows + (j - first);
    for (let from = j * rows; from < (j + 1) * rows; from++) {
      out[at] = data[from] as number;
      at += width;
    }
  }
}
