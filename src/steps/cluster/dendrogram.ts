import type { ChartSpec } from '../../core/chart';
import type { Json } from '../../core/json';
import { say, type Message } from '../../core/message';

/** The upper end of the tree, as its picture needs it. */
export type TreeLearnt = {
  readonly linkage: 'ward' | 'average' | 'complete' | 'single';
  /** Rows of each branch the picture ends with. */
  readonly leaves: readonly number[];
  /** Lowest first: two sides and the distance at which they join; below `leaves.length` a branch, else that and the number of the merge. */
  readonly merges: readonly (readonly [number, number, number])[];
  /** The method's group of each branch the picture ends with, as it is cut now. */
  readonly groups: readonly number[];
  /** Branches of the cut; 1 where it is not cut, for there are no groups. */
  readonly cut: number;
  /** By the rule; null where there are no groups by it. */
  readonly proposed: number | null;
  /** Over micro-clusters: how many, and how alike the exact tree of some rows parts them (adjusted Rand). */
  readonly micro: { readonly count: number; readonly rows: number; readonly agreement: number } | null;
};

export function treeLearnt(method: string, learnt: Json): TreeLearnt | null {
  return method === 'hierarchical' && learnt !== null ? (learnt as unknown as TreeLearnt) : null;
}

/** Where everything of the picture goes: `at` along the branches, 0 … leaves - 1; `height` the distance. */
export interface Fork {
  readonly node: number;
  readonly sides: readonly [Stem, Stem];
  readonly height: number;
  readonly at: number;
  readonly size: number;
}

/** One side of a fork: from the height of what it holds up to the fork. */
export interface Stem {
  readonly node: number;
  readonly from: number;
  readonly at: number;
  readonly size: number;
}

/** @returns forks lowest first, and the branches in the order they are drawn in, the larger side of a fork first */
export function layOut({ leaves, merges }: TreeLearnt): { readonly forks: readonly Fork[]; readonly order: readonly number[] } {
  const count = leaves.length;
  const size = [...leaves];
  for (const [a, b] of merges) size.push((size[a] as number) + (size[b] as number));
  const order: number[] = [];
  const todo = count === 0 ? [] : [size.length - 1];
  while (todo.length > 0) {
    const node = todo.pop() as number;
    if (node < count) {
      order.push(node);
      continue;
    }
    const [a, b] = merges[node - count] as readonly [number, number, number];
    const larger = (size[a] as number) >= (size[b] as number);
    todo.push(larger ? b : a, larger ? a : b);
  }
  const at = new Array<number>(size.length).fill(0);
  order.forEach((leaf, place) => (at[leaf] = place));
  const stem = (node: number): Stem => ({
    node,
    from: node < count ? 0 : (merges[node - count]?.[2] ?? 0),
    at: at[node] as number,
    size: size[node] as number,
  });
  const forks = merges.map(([a, b, height], i): Fork => {
    const node = count + i;
    at[node] = ((at[a] as number) + (at[b] as number)) / 2;
    const sides = ((at[a] as number) < (at[b] as number) ? [stem(a), stem(b)] : [stem(b), stem(a)]) as [Stem, Stem];
    return { node, sides, height, at: at[node] as number, size: size[node] as number };
  });
  return { forks, order };
}

export interface Branches {
  /** Rows of each, largest first. */
  readonly sizes: readonly number[];
  /** Of every node, the branch it lies in; -1 above the cut. */
  readonly of: readonly number[];
}

/** The branches of another cut, by the merges alone. @param k at most as many as the picture has */
export function branchesAt({ leaves, merges }: TreeLearnt, k: number): Branches {
  const count = leaves.length;
  const size = [...leaves];
  for (const [a, b] of merges) size.push((size[a] as number) + (size[b] as number));
  const top = size.length - Math.max(0, Math.min(k, count) - 1);
  const heads: number[] = [];
  const head = new Array<number>(size.length).fill(-1);
  for (let node = size.length - 1; node >= 0; node--) {
    if (node >= top) continue;
    if (head[node] === -1) {
      head[node] = node;
      heads.push(node);
    }
    if (node < count) continue;
    const [a, b] = merges[node - count] as readonly [number, number, number];
    head[a] = head[b] = head[node] as number;
  }
  heads.sort((a, b) => (size[b] as number) - (size[a] as number) || a - b);
  return { sizes: heads.map((node) => size[node] as number), of: head.map((node) => heads.indexOf(node)) };
}

/** Of each branch of the cut as it stands the place of its letter, for segments go by their rule, and a small branch by the one it joined. */
export function lettersOf(tree: TreeLearnt, { of, sizes }: Branches, places: readonly number[]): readonly number[] {
  const found = sizes.map((_, branch) => branch);
  tree.groups.forEach((group, leaf) => {
    const place = places[group];
    if (place !== undefined && place >= 0) found[of[leaf] as number] = place;
  });
  return found;
}

/** How many branches a line at this height cuts; at least two, for one parts nobody. */
export function branchesAbove({ leaves, merges }: TreeLearnt, height: number): number {
  const above = merges.reduce((count, [, , at]) => count + (at > height ? 1 : 0), 0);
  return Math.max(2, Math.min(above + 1, leaves.length));
}

/** The middle between the lowest merge that is undone and the highest that stays; uncut, the very end of the tree. */
export function heightOfCut({ leaves, merges }: TreeLearnt, k: number): number {
  if (k < 2) return merges.at(-1)?.[2] ?? 0;
  const first = leaves.length - k;
  const above = merges[first]?.[2] ?? 0;
  return (above + (merges[first - 1]?.[2] ?? 0.9 * above)) / 2;
}

/** The picture as a table: what joins where, the farthest first. */
export function treeTable(tree: TreeLearnt, headline: Message): ChartSpec {
  const { forks } = layOut(tree);
  return {
    id: 'tree',
    headline,
    fields: [
      { title: say('tree.table.branches'), format: 'integer' },
      { title: say('tree.table.distance'), format: 'number' },
      { title: say('tree.table.one'), format: 'integer' },
      { title: say('tree.table.other'), format: 'integer' },
    ],
    rows: forks.map(({ height, sides }, i) => [forks.length - i + 1, height, sides[0].size, sides[1].size]).reverse(),
    draw: { type: 'line', x: 0, y: 1 },
  };
}
