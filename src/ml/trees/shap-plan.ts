import type { Tree } from '../../core/tree';

/**
 * Contributions worked out beforehand. What a leaf gives to a row hangs only on which of the players on its path let the row pass, and a
 * path of six players has 64 such patterns: each gets its Shapley values once, and a row only adds them up. The leaves under a node of at most three cuts are one
 * unit: its table has an entry for each pattern of the way to it and each answer to its cuts.
 */
export interface ShapPlan {
  /** Cuts above the units, parents first. */
  readonly cuts: readonly AboveCut[];
  readonly units: readonly Unit[];
}

interface AboveCut {
  readonly node: number;
  /** Where the pattern of the rows that come by is held, and that of either side. */
  readonly held: number;
  readonly left: number;
  readonly right: number;
  /** Its player's, and the same where the player is met for the first time, else 0. */
  readonly bit: number;
  readonly fresh: number;
}

export interface Unit {
  readonly held: number;
  /** Players on the way to it, the first of its `players`. */
  readonly known: number;
  readonly players: readonly number[];
  /** Nodes of its cuts. */
  readonly asks: readonly number[];
  readonly leaves: readonly Leaf[];
}

interface Path {
  readonly players: readonly number[];
  /** Of the rows that come to a player's nodes, those that stay on the path whatever its columns say. */
  readonly shares: readonly number[];
}

export interface Leaf extends Path {
  readonly node: number;
  /** Of each of its unit's cuts on the way: the player's place among its own, the cut's among the unit's, and 1 where it is on the left. */
  readonly asked: readonly (readonly [player: number, ask: number, left: 0 | 1])[];
}

/** Two megabytes a tree, so that it stays in a processor's cache. */
const MOST_CELLS = 1 << 18;
/** On a leaf's path. */
export const MOST_PLAYERS = 12;
const UNIT_CUTS = 3;

/** null where a tree is too deep for it. @param of the player of each column */
export function shapPlan(tree: Tree, of: Int32Array): ShapPlan | null {
  const { feature, left, right, cover } = tree;
  const inner = new Int32Array(feature.length);
  for (let node = feature.length - 1; node >= 0; node--) {
    if ((feature[node] as number) >= 0)
      inner[node] = 1 + (inner[left[node] as number] as number) + (inner[right[node] as number] as number);
  }
  const cuts: AboveCut[] = [];
  const units: Unit[] = [];
  let [slots, cells] = [0, 0];

  const placeOf = ({ players }: Path, node: number): number => {
    const known = players.indexOf(of[feature[node] as number] as number);
    return known < 0 ? players.length : known;
  };
  const down = ({ players, shares }: Path, node: number, child: number, place: number): Path => {
    const further = [...shares];
    further[place] = ((shares[place] ?? 1) * (cover[child] as number)) / (cover[node] as number);
    return { players: place < players.length ? players : [...players, of[feature[node] as number] as number], shares: further };
  };

  function unitOf(root: number, way: Path, held: number): Unit {
    const players = [...way.players];
    const asks: number[] = [];
    const leaves: Leaf[] = [];
    const walk = (node: number, path: Path, asked: Leaf['asked']): void => {
      if ((feature[node] as number) < 0) {
        leaves.push({ ...path, node, asked });
        return;
      }
      const ask = asks.push(node) - 1;
      const place = placeOf(path, node);
      const player = of[feature[node] as number] as number;
      if (!players.includes(player)) players.push(player);
      const [a, b] = [left[node] as number, right[node] as number];
      walk(a, down(path, node, a, place), [...asked, [place, ask, 1]]);
      walk(b, down(path, node, b, place), [...asked, [place, ask, 0]]);
    };
    walk(root, way, []);
    return { held, known: way.players.length, players, asks, leaves };
  }

  function visit(node: number, path: Path, held: number): boolean {
    if (path.players.length > MOST_PLAYERS) return false;
    if ((inner[node] as number) <= UNIT_CUTS) {
      const unit = unitOf(node, path, held);
      units.push(unit);
      cells += cellsOf(unit);
      return cells <= MOST_CELLS && unit.leaves.every(({ players }) => players.length <= MOST_PLAYERS);
    }
    const place = placeOf(path, node);
    const bit = 1 << place;
    const [toLeft, toRight] = [++slots, ++slots];
    cuts.push({ node, held, left: toLeft, right: toRight, bit, fresh: place === path.players.length ? bit : 0 });
    const [a, b] = [left[node] as number, right[node] as number];
    return visit(a, down(path, node, a, place), toLeft) && visit(b, down(path, node, b, place), toRight);
  }

  return visit(0, { players: [], shares: [] }, 0) ? { cuts, units } : null;
}

/** Of the patterns of its table. */
export const bitsOf = ({ known, asks }: Unit): number => known + asks.length;
export const cellsOf = (unit: Unit): number => unit.players.length << bitsOf(unit);
