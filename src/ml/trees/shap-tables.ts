import type { Tree } from '../../core/tree';
import type { Kernels, Room } from '../kernels/index';
import { gauss } from './gauss';
import { bitsOf, cellsOf, MOST_PLAYERS, type Leaf, type ShapPlan, type Unit } from './shap-plan';

/** Rows at a time. */
const BLOCK = 2048;
/** As in kernels/assembly/tree-shap.ts. */
const SLOT = 4 * 128;
const [CUT, ASK, UNIT] = [40, 24, 16];
/** Doubles of the tables that are held together. */
const BATCH = 1 << 21;
/** By how many points there are. */
const GAUSS = Array.from({ length: MOST_PLAYERS / 2 + 1 }, (_, n) => gauss(n));
/** A leaf's values and what they are worked out with. */
const SPARE = 8 * ((MOST_PLAYERS + 1) << MOST_PLAYERS);
/** Shares, points and their weights, questions, and places. */
const LISTS = (8 + 8 + 3 * 4 + 4) * MOST_PLAYERS;

export interface Planned {
  readonly tree: Tree;
  readonly plan: ShapPlan;
}

/** Adds to `out`, row-major, what the trees' players give to each of the rows. @param width how many players there are */
export function addByTables(
  engine: Kernels,
  all: readonly Planned[],
  columns: readonly Float64Array[],
  rows: ArrayLike<number>,
  out: Float64Array,
  width: number,
): void {
  for (let from = 0; from < all.length;) {
    let [to, cells] = [from, 0];
    while (to < all.length && cells <= BATCH) cells += all[to++]?.plan.units.reduce((sum, unit) => sum + cellsOf(unit), 0) ?? 0;
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
  const slots = SLOT * Math.max(...all.map(({ plan: { cuts } }) => 2 * cuts.length + 1));
  const bytes = all.reduce((sum, { plan }) => sum + bytesOf(plan), SPARE + LISTS + slots + plane * (used.length + width));
  const room = engine.open(bytes, all.reduce((sum, { plan }) => sum + 3 + 2 * plan.units.length, 5)); // prettier-ignore
  try {
    const spare = { values: room.space(SPARE), lists: room.space(LISTS) };
    const planeOf = new Map(used.map((column, i) => [column, i * plane]));
    const laid = all.map((one) => lay(room, one, planeOf, plane, spare));
    const [held, cells, sums] = [room.space(slots), room.space(plane * used.length), room.space(plane * width)];
    for (let from = 0; from < rows.length; from += block) {
      const many = Math.min(block, rows.length - from);
      used.forEach((column, i) => {
        const [own, to] = [columns[column] as Float64Array, room.f64(cells + i * plane, many)];
        for (let row = 0; row < many; row++) to[row] = own[rows[from + row] as number] as number;
      });
      const found = room.f64(sums, block * width).fill(0);
      for (const { cuts, asks, units, counts } of laid) {
        room.run.shapRows(cuts, counts[0], asks, counts[1], units, counts[2], cells, held, sums, (many + 3) & ~3);
      }
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

function bytesOf({ cuts, units }: ShapPlan): number {
  return units.reduce((sum, unit) => sum + UNIT + ASK * unit.asks.length + 4 * unit.players.length + 8 * cellsOf(unit), CUT * cuts.length);
}

interface Laid {
  readonly cuts: number;
  readonly asks: number;
  readonly units: number;
  readonly counts: readonly [cuts: number, asks: number, units: number];
}

/** A tree in the room, as kernels/assembly/tree-shap.ts says. */
function lay(
  room: Room,
  { tree, plan: { cuts, units } }: Planned,
  planeOf: ReadonlyMap<number, number>,
  plane: number,
  spare: { readonly values: number; readonly lists: number },
): Laid {
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
  return { ...at, counts: [cuts.length, askCount, units.length] };
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
