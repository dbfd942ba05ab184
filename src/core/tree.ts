/** A binary tree as parallel lists, plain JSON; node 0 is the root, children come after their parent. */
export type Tree = {
  /** Column asked for; -1 in a leaf. */
  readonly feature: readonly number[];
  /** Values up to here go left; in a leaf 0. */
  readonly threshold: readonly number[];
  /** 1 where a missing value goes left. */
  readonly missingLeft: readonly (0 | 1)[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** What a row that ends here gets; also of inner nodes. */
  readonly value: readonly number[];
  /** Sum of the weights of the training rows that came by. */
  readonly cover: readonly number[];
};

/** Adds to each row the value of its leaf. @param columns NaN is missing */
export function addTree(tree: Tree, columns: readonly Float64Array[], into: Float64Array): void {
  const { feature, threshold, missingLeft, left, right, value } = tree;
  for (let row = 0; row < into.length; row++) {
    let node = 0;
    for (let column = feature[0] as number; column >= 0; column = feature[node] as number) {
      const at = (columns[column] as Float64Array)[row] as number;
      const goesLeft = Number.isNaN(at) ? missingLeft[node] === 1 : at <= (threshold[node] as number);
      node = (goesLeft ? left[node] : right[node]) as number;
    }
    into[row] = (into[row] as number) + (value[node] as number);
  }
}

export type TreeWalker = (trees: readonly Tree[], columns: readonly Float64Array[], into: Float64Array) => void;

let walker: TreeWalker | undefined;
/** With fewer cells to add, making ready costs more than it spares. */
const WORTH_IT = 50_000;

/** Lets a faster walker, which adds the same bits, take many rows from now on in this thread. */
export function walkWith(faster: TreeWalker): void {
  walker = faster;
}

/** Adds to each row the value of its leaf in each tree, tree after tree. @param columns NaN is missing */
export function addTrees(trees: readonly Tree[], columns: readonly Float64Array[], into: Float64Array): void {
  if (walker && trees.length * into.length >= WORTH_IT) walker(trees, columns, into);
  else for (const tree of trees) addTree(tree, columns, into);
}

/** Whether the lists are one tree over `columns` columns: every node but the root is the child of one before it. */
export function isTree(tree: Tree, columns: number): boolean {
  const { feature, threshold, missingLeft, left, right, value, cover } = tree;
  const nodes = feature.length;
  const met = new Uint8Array(nodes);
  const child = (node: number, parent: number): boolean => {
    if (!Number.isInteger(node) || node <= parent || node >= nodes || met[node] === 1) return false;
    met[node] = 1;
    return true;
  };
  return (
    nodes > 0 &&
    [threshold, missingLeft, left, right, value, cover].every((list) => list.length === nodes && list.every(Number.isFinite)) &&
    feature.every(
      (column, node) =>
        column === -1 ||
        (Number.isInteger(column) &&
          column >= 0 &&
          column < columns &&
          child(left[node] as number, node) &&
          child(right[node] as number, node)),
    ) &&
    met.every((seen, node) => seen === (node === 0 ? 0 : 1))
  );
}
