import type { Reach } from './reach';

/** Groups that split off as the distance shrinks and hold at least so many rows. Level is 1 / distance. The first is all rows. */
export interface Condensed {
  readonly parent: Int32Array;
  /** Level at which each came to be. */
  readonly birth: Float64Array;
  readonly size: Int32Array;
  /** Excess of mass: over its rows, by how much the level at which they leave it is above its birth. */
  readonly stability: Float64Array;
  /** By row as numbered in the tree: the last group it was in, and the level at which it left that. */
  readonly last: Int32Array;
  readonly left: Float64Array;
}

/**
 * The condensed tree of Campello, Moulavi & Sander (2013), of all edges of one length at once, so that it does not hang on which spanning tree was found. A distance of 0 counts as the
 * shortest other one, so that equal rows do not outweigh everything.
 * @param least rows that make a group, at least 2
 */
export function condense({ rows, from, to, length }: Pick<Reach, 'rows' | 'from' | 'to' | 'length'>, least: number): Condensed {
  const merges = length.length;
  const kids = new Int32Array(2 * merges);
  const size = new Int32Array(rows + merges).fill(1, 0, rows);
  const top = Int32Array.from({ length: rows }, (_, row) => row);
  const nodeOf = (row: number): number => {
    let at = row;
    while (top[at] !== at) at = top[at] = top[top[at] as number] as number;
    return at;
  };
  const node = Int32Array.from({ length: rows }, (_, row) => row);
  for (let i = 0; i < merges; i++) {
    const [a, b] = [nodeOf(from[i] as number), nodeOf(to[i] as number)];
    const [one, two] = [node[a] as number, node[b] as number];
    kids[2 * i] = one;
    kids[2 * i + 1] = two;
    size[rows + i] = (size[one] as number) + (size[two] as number);
    const [small, large] = (size[one] as number) < (size[two] as number) ? [a, b] : [b, a];
    top[small] = large;
    node[large] = rows + i;
  }
  const floor = length.find((value) => value > 0) ?? 1;
  const levelOf = (merge: number): number => 1 / Math.sqrt(Math.max(floor, length[merge] as number));

  const parent: number[] = [-1];
  const birth: number[] = [0];
  const sizes: number[] = [rows];
  const stability: number[] = [0];
  const last = new Int32Array(rows);
  const left = new Float64Array(rows);
  const leave = (start: number, group: number, level: number): void => {
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at >= rows) open.push(kids[2 * (at - rows)] as number, kids[2 * (at - rows) + 1] as number);
      else {
        last[at] = group;
        left[at] = level;
      }
    }
    gain(group, level, size[start] as number);
  };
  const gain = (group: number, level: number, count: number): void => {
    stability[group] = (stability[group] as number) + count * (level - (birth[group] as number));
  };
  /** What remains below a node when all its edges of this length are gone. */
  const pieces = (start: number): number[] => {
    const all: number[] = [];
    const open = [start];
    const level = levelOf(start - rows);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at >= rows && levelOf(at - rows) === level) open.push(kids[2 * (at - rows) + 1] as number, kids[2 * (at - rows)] as number);
      else all.push(at);
    }
    return all;
  };
  const open: (readonly [node: number, group: number])[] = merges > 0 ? [[rows + merges - 1, 0]] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const [at, group] = next;
    const level = levelOf(at - rows);
    const parts = pieces(at);
    const large = parts.filter((part) => (size[part] as number) >= least);
    for (const part of parts) {
      if ((size[part] as number) < least) leave(part, group, level);
      else if (large.length === 1) open.push([part, group]);
      else {
        gain(group, level, size[part] as number);
        parent.push(group);
        birth.push(level);
        sizes.push(size[part] as number);
        stability.push(0);
        open.push([part, parent.length - 1]);
      }
    }
  }
  return {
    parent: Int32Array.from(parent),
    birth: Float64Array.from(birth),
    size: Int32Array.from(sizes),
    stability: Float64Array.from(stability),
    last,
    left,
  };
}

/** Groups of the largest total stability, none above another and never all rows: 1 where chosen. A parent wins a tie. */
export function excessOfMass({ parent, stability }: Condensed): Uint8Array {
  const below = new Float64Array(parent.length);
  const childless = new Uint8Array(parent.length).fill(1);
  const better = new Uint8Array(parent.length);
  for (let group = parent.length - 1; group > 0; group--) {
    const own = stability[group] as number;
    const up = parent[group] as number;
    better[group] = childless[group] === 1 || (below[group] as number) <= own ? 1 : 0;
    childless[up] = 0;
    below[up] = (below[up] as number) + (better[group] === 1 ? own : (below[group] as number));
  }
  const under = new Uint8Array(parent.length);
  return better.map((state, group) => {
    if (group === 0) return 0;
    const covered = under[parent[group] as number] === 1;
    under[group] = covered || state === 1 ? 1 : 0;
    return covered ? 0 : state;
  });
}

/**
 * How deep the deepest valley between two humps is: of the two sides of each split the smaller by the sum over its rows of log(level
 * at which the row is last in a group / level of the split), over all rows; the largest of these. 0 without a split. A change of units does not change it. Kin to
 * the runt excess mass of Stuetzle & Nugent (2010).
 */
export function valley({ parent, birth, size, last, left }: Condensed): number {
  const mass = new Float64Array(parent.length);
  for (let row = 0; row < last.length; row++)
    mass[last[row] as number] = (mass[last[row] as number] as number) + Math.log(left[row] as number);
  for (let group = parent.length - 1; group > 0; group--) {
    const up = parent[group] as number;
    mass[up] = (mass[up] as number) + (mass[group] as number);
  }
  const first = new Map<number, number>();
  let deepest = 0;
  for (let group = 1; group < parent.length; group++) {
    const here = (mass[group] as number) - (size[group] as number) * Math.log(birth[group] as number);
    const split = parent[group] as number;
    const best = first.get(split);
    if (best === undefined) first.set(split, here);
    else {
      deepest = Math.max(deepest, Math.min(best, here));
      first.set(split, Math.max(best, here));
    }
  }
  return deepest / last.length;
}
