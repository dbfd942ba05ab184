import { kernels as sharedKernels, type Kernels } from '../kernels/index';
import { openTree, whole, type DensityTree } from './tree';

export interface Dbscan {
  /** By row; -1 is noise. Groups are numbered by their first core row, as scikit-learn does. */
  readonly labels: Int32Array;
  readonly core: Uint8Array;
  readonly groups: number;
  readonly noise: number;
}

export interface DensityHooks {
  readonly kernels?: Kernels;
  readonly onProgress?: (share: number) => void;
  readonly checkpoint?: () => Promise<void>;
}

/** Places looked at between checkpoints. */
const SLICE = 256;

/**
 * DBSCAN (Ester, Kriegel, Sander & Xu 1996) with a k-d tree. A row is core with at least `least` rows, itself among them, at most `eps` away. A row in reach of several groups
 * goes to the one with the earliest core row, which is where scikit-learn's order of visits puts it.
 * @param x row-major, rows × cols, finite @throws Problem too-big-for-memory, cancelled
 */
export async function dbscan(
  x: Float64Array,
  rows: number,
  cols: number,
  eps: number,
  least: number,
  hooks: DensityHooks = {},
): Promise<Dbscan> {
  if (rows === 0) return { labels: new Int32Array(0), core: new Uint8Array(0), groups: 0, noise: 0 };
  const engine = hooks.kernels ?? (await sharedKernels());
  const tree = await openTree(engine, x, rows, cols, (slots, nodes) => 9 * slots + 8 * nodes, 4, hooks.checkpoint);
  try {
    return await within(tree, eps * eps, least, hooks);
  } finally {
    tree.room.free();
  }
}

async function within(tree: DensityTree, bound: number, least: number, { onProgress, checkpoint }: DensityHooks): Promise<Dbscan> {
  const { room, rows, slots, nodes, order } = tree;
  const coreAt = room.space(slots);
  const parentsAt = room.space(4 * slots);
  const wholeAt = room.space(8 * nodes);
  const labelsAt = room.space(4 * slots);
  const core = room.u8(coreAt, slots);
  const parents = room.i32(parentsAt, slots);
  const settled = room.i32(wholeAt, 2 * nodes);
  const labels = room.i32(labelsAt, slots);
  const each = async (from: number, to: number, run: (first: number, last: number) => void): Promise<void> => {
    for (let place = 0; place < rows; place += SLICE) {
      run(place, Math.min(rows, place + SLICE));
      onProgress?.(from + ((to - from) * place) / rows);
      await checkpoint?.();
    }
  };
  await each(0, 0.45, (first, last) => room.run.densityCores(first, last, bound, least, coreAt));
  for (let place = 0; place < slots; place++) parents[place] = place;
  const root = (place: number): number => {
    let at = place;
    while (parents[at] !== at) at = parents[at] as number;
    return at;
  };
  // what is settled is looked up anew ever more seldom, 30 times in all
  let next = 0;
  await each(0.45, 0.9, (first, last) => {
    if (first >= next) {
      next = first + Math.max(SLICE, rows / 24);
      whole(tree, (place) => (core[place] === 1 ? root(place) : -2), -1, -2, settled);
    }
    room.run.densityUnite(first, last, bound, coreAt, parentsAt, wholeAt);
  });
  // numbered by the first core row of each
  const first = new Map<number, number>();
  for (let place = 0; place < rows; place++) {
    if (core[place] === 0) continue;
    const top = root(place);
    const row = order[place] as number;
    const held = first.get(top);
    if (held === undefined || row < held) first.set(top, row);
  }
  const number = new Map([...first].sort((a, b) => a[1] - b[1]).map(([top], group) => [top, group]));
  for (let place = 0; place < rows; place++) labels[place] = core[place] === 1 ? (number.get(root(place)) as number) : -1;
  await each(0.9, 1, (from, to) => room.run.densityBorders(from, to, bound, coreAt, labelsAt));
  const byRow = { labels: new Int32Array(rows), core: new Uint8Array(rows) };
  let noise = 0;
  for (let place = 0; place < rows; place++) {
    const row = order[place] as number;
    byRow.labels[row] = labels[place] as number;
    byRow.core[row] = core[place] as number;
    if ((labels[place] as number) < 0) noise++;
  }
  return { ...byRow, groups: number.size, noise };
}
