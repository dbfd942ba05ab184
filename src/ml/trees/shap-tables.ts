import type { Tree } from '../../core/tree';

/**
 * Contributions worked out beforehand. What a leaf gives to a row hangs only on which of the players on its path let the row pass, and a
 * path of six players has 64 such patterns: each gets its Shapley values once, and a row only adds them up.
 */
export interface ShapTables {
  /** Of an inner node: its player's bit among those on the path, and the same where the player is met for the first time, else 0. */
  readonly bit: Int32Array;
  readonly fresh: Int32Array;
  /** Of a leaf: how many players are on its path, and where its cells begin, one for each pattern and player. */
  readonly count: Int32Array;
  readonly start: Int32Array;
  readonly cells: Float64Array;
  /** The players of a leaf's path, `playersAt` on. */
  readonly playersAt: Int32Array;
  readonly players: Int32Array;
}

/** Two megabytes a tree, so that it stays in a processor's cache. */
const MOST_CELLS = 1 << 18;
const MOST_PLAYERS = 12;

/** null where a tree is too deep for it. @param of the player of each column */
export function shapTables(tree: Tree, of: Int32Array): ShapTables | null {
  const { feature, left, right, value, cover } = tree;
  const nodes = feature.length;
  const lists = (): Int32Array => new Int32Array(nodes);
  const [bit, fresh, count, start, playersAt] = [lists(), lists(), lists(), lists(), lists()];
  const paths: (Path | undefined)[] = [{ players: [], shares: [] }];
  const players: number[] = [];
  let cells = 0;
  for (let node = 0; node < nodes; node++) {
    const path = paths[node] as Path;
    const column = feature[node] as number;
    if (column < 0) {
      const length = path.players.length;
      if (length > MOST_PLAYERS || (cells += length << length) > MOST_CELLS) return null;
      count[node] = length;
      start[node] = cells - (length << length);
      playersAt[node] = players.length;
      players.push(...path.players);
      continue;
    }
    const player = of[column] as number;
    const known = path.players.indexOf(player);
    const slot = known < 0 ? path.players.length : known;
    bit[node] = 1 << slot;
    if (known < 0) fresh[node] = 1 << slot;
    for (const child of [left[node] as number, right[node] as number]) {
      const share = (cover[child] as number) / (cover[node] as number);
      const shares = [...path.shares];
      shares[slot] = (shares[slot] ?? 1) * share;
      paths[child] = { players: known < 0 ? [...path.players, player] : path.players, shares };
    }
  }
  const all = new Float64Array(cells);
  paths.forEach((path, node) => {
    if (path && (feature[node] as number) < 0) fill(all.subarray(start[node]), path.shares, value[node] as number);
  });
  return { bit, fresh, count, start, cells: all, playersAt, players: Int32Array.from(players) };
}

interface Path {
  readonly players: readonly number[];
  /** Of the rows that come to a player's nodes, those that stay on the path whatever its columns say. */
  readonly shares: readonly number[];
}

/** Shapley values of one leaf for each pattern of players that let the row pass. */
function fill(into: Float64Array, shares: readonly number[], leaf: number): void {
  const m = shares.length;
  const weights = new Float64Array(m);
  for (let s = 0, weight = 1 / m; s < m; s++) {
    weights[s] = weight;
    weight *= (s + 1) / Math.max(1, m - 1 - s);
  }
  const ways = new Float64Array(m + 1);
  for (let pattern = 0; pattern < 1 << m; pattern++) {
    for (let i = 0; i < m; i++) {
      ways.fill(0);
      ways[0] = 1;
      for (let j = 0, length = 1; j < m; j++) {
        if (j === i) continue;
        const share = shares[j] as number;
        const passes = (pattern >> j) & 1;
        for (let s = length; s > 0; s--) ways[s] = (ways[s] as number) * share + passes * (ways[s - 1] as number);
        ways[0] = (ways[0] as number) * share;
        length++;
      }
      let sum = 0;
      for (let s = 0; s < m; s++) sum += (ways[s] as number) * (weights[s] as number);
      into[pattern * m + i] = leaf * (((pattern >> i) & 1) - (shares[i] as number)) * sum;
    }
  }
}

/** Adds to `out`, row-major, what the tree's players give to each of the rows. @param width how many players there are */
export function addByTables(
  tree: Tree,
  tables: ShapTables,
  columns: readonly Float64Array[],
  rows: ArrayLike<number>,
  out: Float64Array,
  width: number,
): void {
  const { bit, fresh, count, start, cells, playersAt } = tables;
  const nodes = tree.feature.length;
  const feature = Int32Array.from(tree.feature);
  const threshold = Float64Array.from(tree.threshold);
  const missingLeft = Uint8Array.from(tree.missingLeft);
  const [left, right] = [Int32Array.from(tree.left), Int32Array.from(tree.right)];
  const on = tables.players;
  const pattern = new Int32Array(nodes);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const to = i * width;
    for (let node = 0; node < nodes; node++) {
      const column = feature[node] as number;
      const held = pattern[node] as number;
      if (column >= 0) {
        const cell = (columns[column] as Float64Array)[row] as number;
        const goesLeft = cell <= (threshold[node] as number) || (cell !== cell && missingLeft[node] === 1);
        const passed = held | (fresh[node] as number);
        const stopped = passed & ~(bit[node] as number);
        pattern[left[node] as number] = goesLeft ? passed : stopped;
        pattern[right[node] as number] = goesLeft ? stopped : passed;
        continue;
      }
      const length = count[node] as number;
      const at = (start[node] as number) + held * length;
      const from = playersAt[node] as number;
      for (let j = 0; j < length; j++) {
        const place = to + (on[from + j] as number);
        out[place] = (out[place] as number) + (cells[at + j] as number);
      }
    }
  }
}
