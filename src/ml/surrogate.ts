import type { Tree } from '../core/tree';
import { classTree, leafOf } from './class-tree';
import { kmeans } from './kmeans';
import { withLeast } from './least-size';
import { lookedRows } from './looked-rows';

/** A rule that says for any row what a method without one said for its own. */
export type Surrogate =
  | {
      readonly kind: 'centre' | 'prototypes';
      /** Row-major, one row a prototype. */
      readonly centres: Float64Array;
      /** The group of each prototype. */
      readonly groupOf: Int32Array;
      /** Farther than this from every prototype is in no group; null where every row is in one. */
      readonly cap: number | null;
      /** Share of the rows looked at for which rule and method agree, rows in no group included. */
      readonly agreement: number;
    }
  /** Leaf values are groups, -1 for none. */
  | { readonly kind: 'tree'; readonly tree: Tree; readonly agreement: number };

/** So many rows show which rule agrees. */
const LOOKED = 8_000;
const A_GROUP = [4, 16] as const;
const MOST_PROTOTYPES = 256;
const MOST_LEAVES = 64;
/** Of the rules that agree as well as the best but for one point, the simplest. */
const SLACK = 0.01;

/**
 * The simplest of: nearest middle; nearest of 4, then 16 prototypes a group (k-means within the group); a classification tree with at
 * most 64 leaves. Every prototype is the middle of at least `least` rows, and every leaf holds as many. With rows in no group the first two stop at the
 * distance that agrees most often.
 * @param x row-major, rows × cols, no NaN @param labels 0 … k - 1, each of at least `least` rows, -1 for none
 */
export async function surrogate(
  x: Float64Array,
  cols: number,
  labels: Int32Array,
  k: number,
  { seedKey, least, checkpoint }: { readonly seedKey: string; readonly least: number; readonly checkpoint?: () => Promise<void> },
): Promise<Surrogate> {
  const looked = gather(x, cols, labels, lookedRows(labels, k, LOOKED, 2 * least, `${seedKey}/stand-in`));
  const rules: Surrogate[] = [];
  let last = 0;
  for (const each of [1, ...A_GROUP]) {
    const count = Math.max(1, Math.min(each, Math.floor(MOST_PROTOTYPES / k)));
    if (count === last) break;
    last = count;
    rules.push(await nearestRule(looked, cols, k, count, least, seedKey, checkpoint));
    await checkpoint?.();
    if ((rules.at(-1)?.agreement ?? 0) >= 1 - SLACK) break;
  }
  if (rules.every(({ agreement }) => agreement < 1 - SLACK)) rules.push(treeRule(looked, cols, k, least));
  const best = Math.max(...rules.map(({ agreement }) => agreement));
  return rules.find(({ agreement }) => agreement >= best - SLACK) as Surrogate;
}

interface Looked {
  readonly x: Float64Array;
  readonly labels: Int32Array;
}

function gather(x: Float64Array, cols: number, labels: Int32Array, chosen: Uint32Array): Looked {
  const part = new Float64Array(chosen.length * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return { x: part, labels: Int32Array.from(chosen, (row) => labels[row] as number) };
}

async function nearestRule(
  { x, labels }: Looked,
  cols: number,
  k: number,
  each: number,
  least: number,
  seedKey: string,
  checkpoint?: () => Promise<void>,
): Promise<Surrogate> {
  const centres: number[] = [];
  const groupOf: number[] = [];
  for (let group = 0; group < k; group++) {
    const members = Uint32Array.from(labels, (_, i) => i).filter((i) => labels[i] === group);
    if (members.length === 0) continue;
    const own = gather(x, cols, labels, members).x;
    const found = await middles(
      own,
      members.length,
      cols,
      Math.min(each, Math.floor(members.length / Math.max(3, least))),
      least,
      `${seedKey}/${group}`,
      checkpoint,
    );
    centres.push(...found);
    for (let i = 0; i < found.length / cols; i++) groupOf.push(group);
  }
  const all = Float64Array.from(centres);
  const { group, distance } = nearestOf(x, labels.length, cols, all, groupOf);
  const { cap, agreeing } = bestCap(group, distance, labels);
  return {
    kind: each === 1 ? 'centre' : 'prototypes',
    centres: all,
    groupOf: Int32Array.from(groupOf),
    cap,
    agreement: labels.length === 0 ? 1 : agreeing / labels.length,
  };
}

async function middles(
  x: Float64Array,
  rows: number,
  cols: number,
  count: number,
  least: number,
  seedKey: string,
  checkpoint?: () => Promise<void>,
): Promise<Float64Array> {
  const distinct = new Set<string>();
  for (let i = 0; i < rows && distinct.size < count; i++) distinct.add(x.subarray(i * cols, (i + 1) * cols).join());
  const fit = await kmeans(x, rows, cols, Math.max(1, Math.min(count, distinct.size)), {
    seedKey,
    restarts: 2,
    tolerance: 1e-4,
    ...(checkpoint ? { checkpoint } : {}),
  });
  return (await withLeast(x, rows, cols, fit, least, checkpoint ? { checkpoint } : {})).centres;
}

function nearestOf(
  x: Float64Array,
  rows: number,
  cols: number,
  centres: Float64Array,
  groupOf: readonly number[],
): { readonly group: Int32Array; readonly distance: Float64Array } {
  const group = new Int32Array(rows).fill(-1);
  const distance = new Float64Array(rows).fill(Infinity);
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < groupOf.length; c++) {
      let sum = 0;
      for (let j = 0; j < cols; j++) {
        const apart = (x[i * cols + j] as number) - (centres[c * cols + j] as number);
        sum += apart * apart;
      }
      if (sum < (distance[i] as number)) {
        distance[i] = sum;
        group[i] = groupOf[c] as number;
      }
    }
  }
  return { group, distance: distance.map(Math.sqrt) };
}

/** Up to the cap a row agrees if it is given its group, beyond it if it is in none. */
function bestCap(
  group: Int32Array,
  distance: Float64Array,
  labels: Int32Array,
): { readonly cap: number | null; readonly agreeing: number } {
  const order = Uint32Array.from(labels, (_, i) => i).sort((a, b) => (distance[a] as number) - (distance[b] as number) || a - b);
  const right = labels.reduce((sum, label, i) => sum + (label === group[i] ? 1 : 0), 0);
  if (!labels.includes(-1)) return { cap: null, agreeing: right };
  let agreeing = labels.reduce((sum, label) => sum + (label < 0 ? 1 : 0), 0);
  let best = { cap: 0, agreeing };
  order.forEach((row, place) => {
    if ((labels[row] as number) < 0) agreeing--;
    else if (labels[row] === group[row]) agreeing++;
    const here = distance[row] as number;
    const next = distance[order[place + 1] ?? -1] ?? Infinity;
    if (agreeing > best.agreeing && next > here) best = { cap: Number.isFinite(next) ? here + (next - here) / 2 : here, agreeing };
  });
  return best;
}

function treeRule({ x, labels }: Looked, cols: number, k: number, least: number): Surrogate {
  const classes = labels.map((label) => (label < 0 ? k : label));
  const tree = classTree(x, cols, classes, k + 1, { leaves: MOST_LEAVES, least });
  const named = { ...tree, value: tree.value.map((group) => (group === k ? -1 : group)) };
  let agreeing = 0;
  labels.forEach((label, i) => {
    if (leafOf(named, x, i * cols) === label) agreeing++;
  });
  return { kind: 'tree', tree: named, agreement: labels.length === 0 ? 1 : agreeing / labels.length };
}
