/**
 * Sums of pairs by bin. The cells of a table lie in blocks of eight columns, then of four, two and one as are left, a block's cells of one row
 * side by side: so one line of the cache serves eight columns, and what one column waits for another fills.
 */

/** Bytes from one column's histogram to the next: 256 pairs, and as many more as keep neighbours from falling on the same lines. */
export const APART: usize = 4160;
/** Rows at a time; their pairs and cells are gathered first. */
const CHUNK: usize = 1024;

/** Adds a row's pair to the bin that its cell of the column names; columns are a constant apart, so that each is one load and one store. */
@inline
function add(cell: usize, column: usize, hist: usize, pair: v128): void {
  const at = hist + ((<usize>load<u8>(cell + column)) << 4) + column * APART;
  v128.store(at, f64x2.add(v128.load(at), pair));
}

function eight(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + (i << 3);
    add(cell, 0, hist, pair);
    add(cell, 1, hist, pair);
    add(cell, 2, hist, pair);
    add(cell, 3, hist, pair);
    add(cell, 4, hist, pair);
    add(cell, 5, hist, pair);
    add(cell, 6, hist, pair);
    add(cell, 7, hist, pair);
  }
}

function four(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + (i << 2);
    add(cell, 0, hist, pair);
    add(cell, 1, hist, pair);
    add(cell, 2, hist, pair);
    add(cell, 3, hist, pair);
  }
}

function two(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + (i << 1);
    add(cell, 0, hist, pair);
    add(cell, 1, hist, pair);
  }
}

function one(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + i;
    add(cell, 0, hist, pair);
  }
}

/**
 * The histograms of all columns over some rows, each row added in turn.
 * @param index the rows; 0 for all of them in order @param widths of each column, how many bins to clear
 * @param spare 24 KB
 */
export function histograms(
  bins: usize,
  rows: i32,
  cols: i32,
  index: usize,
  n: i32,
  gh: usize,
  widths: usize,
  hist: usize,
  spare: usize,
): void {
  for (let c: usize = 0; c < <usize>cols; c++) memory.fill(hist + c * APART, 0, (<usize>load<i32>(widths + (c << 2))) << 4);
  const gathered = spare + (CHUNK << 4);
  for (let from: usize = 0; from < <usize>n; from += CHUNK) {
    const many = min(CHUNK, <usize>n - from);
    const list = index + (from << 2);
    let pairs = gh + (from << 4);
    if (index != 0) {
      for (let i: usize = 0; i < many; i++) v128.store(spare + (i << 4), v128.load(gh + ((<usize>load<u32>(list + (i << 2))) << 4)));
      pairs = spare;
    }
    let c: usize = 0;
    while (c < <usize>cols) {
      const own = bins + c * <usize>rows;
      const into = hist + c * APART;
      const left = <usize>cols - c;
      if (left >= 8) {
        let cells = own + (from << 3);
        if (index != 0) {
          for (let i: usize = 0; i < many; i++) store<u64>(gathered + (i << 3), load<u64>(own + ((<usize>load<u32>(list + (i << 2))) << 3)));
          cells = gathered;
        }
        eight(cells, many, pairs, into);
        c += 8;
      } else if (left >= 4) {
        let cells = own + (from << 2);
        if (index != 0) {
          for (let i: usize = 0; i < many; i++) store<u32>(gathered + (i << 2), load<u32>(own + ((<usize>load<u32>(list + (i << 2))) << 2)));
          cells = gathered;
        }
        four(cells, many, pairs, into);
        c += 4;
      } else if (left >= 2) {
        let cells = own + (from << 1);
        if (index != 0) {
          for (let i: usize = 0; i < many; i++) store<u16>(gathered + (i << 1), load<u16>(own + ((<usize>load<u32>(list + (i << 2))) << 1)));
          cells = gathered;
        }
        two(cells, many, pairs, into);
        c += 2;
      } else {
        let cells = own + from;
        if (index != 0) {
          for (let i: usize = 0; i < many; i++) store<u8>(gathered + i, load<u8>(own + load<u32>(list + (i << 2))));
          cells = gathered;
        }
        one(cells, many, pairs, into);
        c += 1;
      }
    }
  }
}

/** The histograms of a node without those of one of its children, which leaves the other's; into the first's place. */
export function subtract(a: usize, b: usize, cols: i32, widths: usize): void {
  for (let c: usize = 0; c < <usize>cols; c++) {
    const end = (<usize>load<i32>(widths + (c << 2))) << 4;
    const from = a + c * APART;
    const other = b + c * APART;
    let at: usize = 0;
    for (; at + 64 <= end; at += 64) {
      v128.store(from + at, f64x2.sub(v128.load(from + at), v128.load(other + at)));
      v128.store(from + at, f64x2.sub(v128.load(from + at, 16), v128.load(other + at, 16)), 16);
      v128.store(from + at, f64x2.sub(v128.load(from + at, 32), v128.load(other + at, 32)), 32);
      v128.store(from + at, f64x2.sub(v128.load(from + at, 48), v128.load(other + at, 48)), 48);
    }
    for (; at < end; at += 16) v128.store(from + at, f64x2.sub(v128.load(from + at), v128.load(other + at)));
  }
}
