import type { Tree } from '../../core/tree';
import type { Room } from '../kernels/index';
import { gauss } from './gauss';

/** As in kernels/assembly/shap-walk.ts. */
const NODE = 48;

const known = new Map<number, ReturnType<typeof gauss>>();

function pointsOf(count: number): ReturnType<typeof gauss> {
  const points = known.get(count) ?? gauss(count);
  known.set(count, points);
  return points;
}

/**
 * A tree that is gone through for each row. A leaf gives a row its value times, for each player on the way, 1 or 0 where its columns are known and their
 * share where they are not. The Shapley value of a player is the slope of that along the diagonal from nothing known to all known, integrated (Owen
 * 1972): a polynomial of a lower degree than there are players, so that half as many points of Gauss and Legendre give it exactly.
 */
export interface ShapWalk {
  readonly tree: Tree;
  /** By node: the player of its parent's cut. */
  readonly player: Int32Array;
  /** By node: the last one of the same player on the way to its parent, 0 where there is none. */
  readonly last: Int32Array;
  /** By node: of the rows that come to its player's nodes, those that stay on the way whatever its columns say; and of its parent's rows. */
  readonly share: Float64Array;
  readonly part: Float64Array;
  /** Points, a whole number of pairs. */
  readonly wide: number;
}

/** @param of the player of each column */
export function shapWalk(tree: Tree, of: Int32Array): ShapWalk {
  const { feature, left, right, cover } = tree;
  const nodes = feature.length;
  const [parent, player, last, met] = [new Int32Array(nodes), new Int32Array(nodes).fill(-1), new Int32Array(nodes), new Int32Array(nodes)];
  const [share, part] = [new Float64Array(nodes).fill(1), new Float64Array(nodes).fill(1)];
  let most = 0;
  for (let node = 0; node < nodes; node++) {
    const column = feature[node] as number;
    if (column < 0) continue;
    const own = of[column] as number;
    let before = node;
    while (before > 0 && player[before] !== own) before = parent[before] as number;
    const all = cover[node] as number;
    for (const child of [left[node] as number, right[node] as number]) {
      parent[child] = node;
      player[child] = own;
      last[child] = before;
      part[child] = all > 0 ? (cover[child] as number) / all : 0;
      share[child] = (share[before] as number) * (part[child] as number);
      met[child] = (met[node] as number) + (before === 0 ? 1 : 0);
      most = Math.max(most, met[child] as number);
    }
  }
  return { tree, player, last, share, part, wide: 2 * Math.max(1, Math.ceil(most / 4)) };
}

/** Bytes of room for the tree, in two pieces. */
export function walkBytes({ tree, wide }: ShapWalk): number {
  return NODE * tree.feature.length + 32 * wide;
}

/** Bytes of room for what is known of one row, the same for one tree after another. */
export function stateBytes({ tree, wide }: ShapWalk): number {
  return (32 * wide + 1) * tree.feature.length;
}

/** Adds what a tree's players give to some rows. */
type Walk = (cells: number, state: number, sums: number, rows: number) => void;

/** Lays the tree out. @param plane bytes of one column's cells, and of one player's sums */
export function layWalk(
  room: Room,
  { tree, player, last, share, part, wide }: ShapWalk,
  planeOf: ReadonlyMap<number, number>,
  plane: number,
): Walk {
  const count = tree.feature.length;
  const [nodes, points] = [room.space(NODE * count), room.space(32 * wide)];
  const [numbers, places] = [room.f64(nodes, (NODE / 8) * count), room.i32(nodes, (NODE / 4) * count)];
  for (let node = 0; node < count; node++) {
    const column = tree.feature[node] as number;
    const leaf = column < 0;
    const to = (NODE / 8) * node;
    numbers[to] = (leaf ? tree.value[node] : tree.threshold[node]) as number;
    numbers[to + 1] = share[node] as number;
    numbers[to + 2] = part[node] as number;
    const from = 2 * to + 6;
    places[from] = leaf ? -1 : (planeOf.get(column) as number);
    places[from + 1] = tree.missingLeft[node] as number;
    places[from + 2] = tree.left[node] as number;
    places[from + 3] = tree.right[node] as number;
    places[from + 4] = last[node] as number;
    places[from + 5] = plane * (player[node] as number);
  }
  const { at, weight } = pointsOf(wide);
  const own = room.f64(points, 4 * wide);
  for (let q = 0; q < wide; q++) {
    const stay = 1 - (at[q] as number);
    [at[q] as number, stay, weight[q] as number, -(weight[q] as number) / stay].forEach((one, i) => (own[i * wide + q] = one));
  }
  return (cells, state, sums, rows) => room.run.shapWalk(nodes, count, points, wide / 2, state, cells, rows, sums);
}
