import type { Tree } from '../../core/tree';
import type { Kernels, Room } from '../kernels/index';
import { gauss } from './gauss';
import { bitsOf, cellsOf, MOST_PLAYERS, type Leaf, type ShapPlan, type Unit } from './shap-plan';
import { layWalk, stateBytes, walkBytes, type ShapWalk } from './shap-walk';

/** Rows at a time. */
const BLOCK = 2048;
/** As in kernels/assembly/tree-shap.ts. */
const SLOT = 4 * 128;
const [CUT, ASK, UNIT] = [40, 24, 16];
/** Bytes of tables and trees that are held together. */
const BATCH = 1 << 24;
/** By how many points there are. */
const GAUSS = Array.from({ length: MOST_PLAYERS / 2 + 1 }, (_, n) => gauss(n));
/** A leaf's values and what they are worked out with. */
const SPARE = 8 * ((MOST_PLAYERS + 1) << MOST_PLAYERS);
/** Shares, points and their weights, questions, and places. */
const LISTS = (8 + 8 + 3 * 4 + 4) * MOST_PLAYERS;

/** A tree with tables to add up, or one to go through. */
export type Planned = { readonly tree: Tree; readonly plan: ShapPlan } | ShapWalk;

/** Adds to `out`, row-major, what the trees' players give to each of the rows. @param width how many players there are */
export function addPlanned(
  engine: Kernels,
  all: readonly Planned[],
  columns: readonly Float64Array[],
  rows: ArrayLike<number>,
  out: Float64Array,
  width: number,
): void {
  for (let from = 0; from < all.length;) {
    let [to, bytes] = [from, 0];
    while (to < all.length && bytes <= BATCH) bytes += bytesOf(all[to++] as Planned);
    addBatch(engine, all.slice(from, to), columns, rows, out, width);
    from = to;
  }
}

function addBatch(
  engine: Kernels,
  all: readonly Planned[],
  columns: readonly Float64Array[],
  rows: ArrayLike<number>,
  out: Float64Array,
  width: number,
): void {
  const used = [...new Set(all.flatMap(({ tree: { feature } }) => feature.filter((column) => column >= 0)))];
  const block = Math.min(BLOCK, (rows.length + 3) & ~3);
  const plane = 8 * block;
  const held = Math.max(...all.map((one) => ('plan' in one ? SLOT * (2 * one.plan.cuts.length + 1) : stateBytes(one))));
  const bytes = all.reduce((sum, one) => sum + bytesOf(one), SPARE + LISTS + held + plane * (used.length + width));
  const room = engine.open(bytes, all.reduce((sum, one) => sum + ('plan' in one ? 3 + 2 * one.plan.units.length : 2), 5)); // prettier-ignore
  try {
    const spare = { values: room.space(SPARE), lists: room.space(LISTS) };
    const planeOf = new Map(used.map((column, i) => [column, i * plane]));
    const laid = all.map((one) => ('plan' in one ? layTables(room, one, planeOf, plane, spare) : layWalk(room, one, planeOf, plane)));
    const [state, cells, sums] = [room.space(held), room.space(plane * used.length), room.space(plane * width)];
    for (let from = 0; from < rows.length; from += block) {
      const many = Math.min(block, rows.length - from);
      used.forEach((column, i) => {
        const [own, to] = [columns[column] as Float64Array, room.f64(cells + i * plane, many)];
        for (let row = 0; row < many; row++) to[row] = own[rows[from + row] as number] as number;
      });
      const found = room.f64(sums, block * width).fill(0);
      for (const add of laid) add(cells, state, sums, many);
      for (let player = 0; player < width; player++) {
        for (let row = 0, to = from * width + player; row < many; row++, to += width) {
          out[to] = (out[to] as number) + (found[player * block + row] as number);
        }
      }
    }
  } finally {
    room.free();
  }
}

function bytesOf(one: Planned): number {
  if (!('plan' in one)) return walkBytes(one);
  const { cuts, units } = one.plan;
  return units.reduce((sum, unit) => sum + UNIT + ASK * unit.asks.length + 4 * unit.players.length + 8 * cellsOf(unit), CUT * cuts.length);
}

/** A tree in the room, as kernels/assembly/tree-shap.ts says. */
function layTables(
  room: Room,
  { tree, plan: { cuts, units } }: Extract<Planned, { readonly plan: ShapPlan }>,
  planeOf: ReadonlyMap<number, number>,
  plane: number,
  spare: { readonly values: number; readonly lists: number },
): ReturnType<typeof layWalk> {
  const askCount = units.reduce((sum, { asks }) => sum + asks.length, 0);
  const at = { cuts: room.space(CUT * cuts.length), asks: room.space(ASK * askCount), units: room.space(UNIT * units.length) };
  const question = (to: number, node: number): void => {
    room.f64(to, 1)[0] = tree.threshold[node] as number;
    room.i32(to + 8, 2).set([planeOf.get(tree.feature[node] as number) as number, tree.missingLeft[node] as number]);
  };
  cuts.forEach(({ node, held, fresh, bit, left, right }, i) => {
    question(at.cuts + CUT * i, node);
    room.i32(at.cuts + CUT * i + 16, 5).set([SLOT * held, fresh, ~bit, SLOT * left, SLOT * right]);
  });
  let asked = 0;
  units.forEach((unit, i) => {
    const { held, known, players, asks } = unit;
    asks.forEach((node, ask) => {
      const to = at.asks + ASK * asked++;
      question(to, node);
      room.i32(to + 16, 2).set([SLOT * held, 1 << (known + ask)]);
    });
    const [table, list] = [room.space(8 * cellsOf(unit)), room.space(4 * players.length)];
    room.i32(list, players.length).set(players.map((player) => plane * player));
    room.i32(at.units + UNIT * i, 4).set([table, players.length, list, SLOT * held]);
    for (const leaf of unit.leaves) tabulate(room, tree, unit, leaf, table, spare);
  });
  return (cells, held, sums, rows) =>
    room.run.shapRows(at.cuts, cuts.length, at.asks, askCount, at.units, units.length, cells, held, sums, (rows + 3) & ~3);
}

function tabulate(
  room: Room,
  tree: Tree,
  unit: Unit,
  leaf: Leaf,
  table: number,
  { values, lists }: { readonly values: number; readonly lists: number },
): void {
  const { node, players, shares, asked } = leaf;
  const m = players.length;
  const order = Math.ceil(m / 2);
  const [points, asks, places] = [8, 16, 28].map((bytes) => lists + bytes * MOST_PLAYERS) as [number, number, number];
  const { at, weight } = GAUSS[order] as (typeof GAUSS)[number];
  room.f64(points, order).set(at);
  room.f64(points + 8 * order, order).set(weight);
  room.f64(lists, m).set(shares);
  room.i32(asks, 3 * asked.length).set(asked.flatMap(([player, ask, left]) => [player, unit.known + ask, left]));
  room.i32(places, m).set(players.map((player) => unit.players.indexOf(player)));
  const leafValue = tree.value[node] as number;
  room.run.shapLeaf(
    lists,
    m,
    leafValue,
    points,
    order,
    unit.known,
    bitsOf(unit),
    asks,
    asked.length,
    places,
    unit.players.length,
    values,
    table,
  );
}
