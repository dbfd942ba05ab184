/** A tree of groups, in SciPy's numbering: below `leaves` a row, else `leaves` and the number of the merge that made it. */
export interface Hierarchy {
  readonly leaves: number;
  /** Merges by height, lowest first; `left` is the lower number of the two. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly heights: Float64Array;
  /** Weight of what was merged; rows unless they were weighted. */
  readonly sizes: Float64Array;
}

/** Merges in the order they were found, each by one row of either side. */
export interface Merges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly heights: Float64Array;
}

/** @param weights of the rows; 1 each if not given */
export function treeOf(leaves: number, merges: Merges, weights?: Float64Array): Hierarchy {
  const count = Math.max(0, leaves - 1);
  const order = Array.from({ length: count }, (_, i) => i).sort((i, j) => (merges.heights[i] as number) - (merges.heights[j] as number));
  const [left, right] = [new Int32Array(count), new Int32Array(count)];
  const [heights, sizes] = [new Float64Array(count), new Float64Array(count)];
  const sizeOf = (node: number): number => (node < leaves ? (weights?.[node] ?? 1) : (sizes[node - leaves] as number));
  const parent = Int32Array.from({ length: leaves + count }, (_, node) => node);
  order.forEach((merge, i) => {
    const a = rootOf(parent, merges.a[merge] as number);
    const b = rootOf(parent, merges.b[merge] as number);
    left[i] = Math.min(a, b);
    right[i] = Math.max(a, b);
    heights[i] = merges.heights[merge] as number;
    sizes[i] = sizeOf(a) + sizeOf(b);
    parent[a] = parent[b] = leaves + i;
  });
  return { leaves, left, right, heights, sizes };
}

function rootOf(parent: Int32Array, node: number): number {
  let root = node;
  while (parent[root] !== root) root = parent[root] as number;
  for (let at = node; at !== root;) {
    const next = parent[at] as number;
    parent[at] = root;
    at = next;
  }
  return root;
}

/**
 * Parts the rows into k groups by undoing the k - 1 highest merges.
 * @returns for each row 0 … k - 1, groups by weight, largest first, equal ones by their first row
 */
export function cutTree(tree: Hierarchy, k: number, weights?: Float64Array): Int32Array {
  const { leaves } = tree;
  const group = partsOf(tree, k);
  const [weight, first] = [new Float64Array(k), new Int32Array(k).fill(leaves)];
  group.forEach((part, row) => {
    weight[part] = (weight[part] as number) + (weights?.[row] ?? 1);
    first[part] = Math.min(first[part] as number, row);
  });
  const rank = new Int32Array(k);
  Array.from({ length: k }, (_, part) => part)
    .sort((a, b) => (weight[b] as number) - (weight[a] as number) || (first[a] as number) - (first[b] as number))
    .forEach((part, place) => (rank[part] = place));
  return group.map((part) => rank[part] as number);
}

function partsOf({ leaves, left, right }: Hierarchy, k: number): Int32Array {
  const merges = left.length;
  /** Nodes from here on are undone. */
  const top = leaves + Math.max(0, merges - Math.max(0, k - 1));
  const root = leaves + merges - 1;
  const part = new Int32Array(leaves + merges);
  let parts = root < top ? 1 : 0;
  for (let merge = merges - 1; merge >= 0; merge--) {
    for (const side of [left[merge] as number, right[merge] as number]) {
      if (leaves + merge < top) part[side] = part[leaves + merge] as number;
      else if (side < top) part[side] = parts++;
    }
  }
  return part.subarray(0, leaves);
}

/** The upper end of a tree, the rest as `leaves` of so much weight each. */
export interface TreeTop {
  readonly leaves: readonly number[];
  /** A leaf of the whole tree that lies in each. */
  readonly first: readonly number[];
  /** Lowest first; below `leaves.length` a leaf, else that and the number of the merge. */
  readonly merges: readonly (readonly [number, number, number])[];
}

/** @param most leaves it may have */
export function topOf(tree: Hierarchy, most: number, weights?: Float64Array): TreeTop {
  const { leaves, left, right, heights, sizes } = tree;
  const count = Math.min(Math.max(1, most), leaves);
  const from = left.length - (count - 1);
  const found: number[] = [];
  const first: number[] = [];
  const leafIn = (node: number): number => {
    let at = node;
    while (at >= leaves) at = left[at - leaves] as number;
    return at;
  };
  const sizeOf = (node: number): number => (node < leaves ? (weights?.[node] ?? 1) : (sizes[node - leaves] as number));
  const place = (node: number): number => {
    if (node >= leaves + from) return count + node - leaves - from;
    first.push(leafIn(node));
    return found.push(sizeOf(node)) - 1;
  };
  if (count <= 1) {
    if (count === 1) place(leaves + left.length - 1);
    return { leaves: found, first, merges: [] };
  }
  const merges = Array.from({ length: count - 1 }, (_, i) => {
    const merge = from + i;
    return [place(left[merge] as number), place(right[merge] as number), heights[merge] as number] as const;
  });
  return { leaves: found, first, merges };
}
