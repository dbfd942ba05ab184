/**
 * Rows down a tree, eight at a time, so that what one waits for another fills. A node takes sixteen bytes: its threshold, where its column begins, and its
 * first child, whose sibling follows it; a leaf is its own child. A cell above the threshold, or missing, goes to the sibling.
 */

@inline
function next(node: usize, row: usize): usize {
  const first = load<f64>(row + load<u32>(node, 8)) <= load<f64>(node);
  return <usize>load<u32>(node, 12) + ((<usize>!first) << 4);
}

/**
 * Adds to each row the value of its leaf.
 * @param cells of the first column; rows of one column lie side by side, n rounded up to eight @param values by node
 */
export function walkTree(root: usize, values: usize, cells: usize, n: i32, out: usize): void {
  for (let i: usize = 0; i < <usize>n; i += 8) {
    const row = cells + (i << 3);
    let a = root;
    let b = root;
    let c = root;
    let d = root;
    let e = root;
    let f = root;
    let g = root;
    let h = root;
    let sum = 0;
    let before = 0;
    // children come after their parents: once the sum stands still, so do all
    do {
      before = sum;
      a = next(a, row);
      b = next(b, row + 8);
      c = next(c, row + 16);
      d = next(d, row + 24);
      e = next(e, row + 32);
      f = next(f, row + 40);
      g = next(g, row + 48);
      h = next(h, row + 56);
      sum = <i32>(a - root + (b - root) + (c - root) + (d - root) + (e - root) + (f - root) + (g - root) + (h - root));
    } while (sum != before);
    const to = out + (i << 3);
    store<f64>(to, load<f64>(to) + load<f64>(values + ((a - root) >> 1)));
    store<f64>(to, load<f64>(to, 8) + load<f64>(values + ((b - root) >> 1)), 8);
    store<f64>(to, load<f64>(to, 16) + load<f64>(values + ((c - root) >> 1)), 16);
    store<f64>(to, load<f64>(to, 24) + load<f64>(values + ((d - root) >> 1)), 24);
    store<f64>(to, load<f64>(to, 32) + load<f64>(values + ((e - root) >> 1)), 32);
    store<f64>(to, load<f64>(to, 40) + load<f64>(values + ((f - root) >> 1)), 40);
    store<f64>(to, load<f64>(to, 48) + load<f64>(values + ((g - root) >> 1)), 48);
    store<f64>(to, load<f64>(to, 56) + load<f64>(values + ((h - root) >> 1)), 56);
  }
}
