/**
 * Sums of pairs by bin. The cells of a table lie in blocks of eight columns, then of four, two and one as are left, a block's cells of one row
 * side by side: so one line of the cache serves eight columns, and what one column waits for another fills.
 */

/** Bytes from one column's histogram to the next: 256 pairs, and as many more as keep neighbours from falling on the same lines. */
export const APART: usize = 4160;
/** Rows at a time; their pairs and cells are gathered first. */
const CHUNK: usize = 1024;

function eight(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + (i << 3);
    const a = hist + ((<usize>load<u8>(cell)) << 4);
    v128.store(a, f64x2.add(v128.load(a), pair));
    const b = hist + ((<usize>load<u8>(cell, 1)) << 4);
    v128.store(b, f64x2.add(v128.load(b, 1 * APART), pair), 1 * APART);
    const c = hist + ((<usize>load<u8>(cell, 2)) << 4);
    v128.store(c, f64x2.add(v128.load(c, 2 * APART), pair), 2 * APART);
    const d = hist + ((<usize>load<u8>(cell, 3)) << 4);
    v128.store(d, f64x2.add(v128.load(d, 3 * APART), pair), 3 * APART);
    const e = hist + ((<usize>load<u8>(cell, 4)) << 4);
    v128.store(e, f64x2.add(v128.load(e, 4 * APART), pair), 4 * APART);
    const f = hist + ((<usize>load<u8>(cell, 5)) << 4);
    v128.store(f, f64x2.add(v128.load(f, 5 * APART), pair), 5 * APART);
    const g = hist + ((<usize>load<u8>(cell, 6)) << 4);
    v128.store(g, f64x2.add(v128.load(g, 6 * APART), pair), 6 * APART);
    const h = hist + ((<usize>load<u8>(cell, 7)) << 4);
    v128.store(h, f64x2.add(v128.load(h, 7 * APART), pair), 7 * APART);
  }
}

function four(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + (i << 2);
    const a = hist + ((<usize>load<u8>(cell)) << 4);
    v128.store(a, f64x2.add(v128.load(a), pair));
    const b = hist + ((<usize>load<u8>(cell, 1)) << 4);
    v128.store(b, f64x2.add(v128.load(b, 1 * APART), pair), 1 * APART);
    const c = hist + ((<usize>load<u8>(cell, 2)) << 4);
    v128.store(c, f64x2.add(v128.load(c, 2 * APART), pair), 2 * APART);
    const d = hist + ((<usize>load<u8>(cell, 3)) << 4);
    v128.store(d, f64x2.add(v128.load(d, 3 * APART), pair), 3 * APART);
  }
}

function two(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + (i << 1);
    const a = hist + ((<usize>load<u8>(cell)) << 4);
    v128.store(a, f64x2.add(v128.load(a), pair));
    const b = hist + ((<usize>load<u8>(cell, 1)) << 4);
    v128.store(b, f64x2.add(v128.load(b, 1 * APART), pair), 1 * APART);
  }
}

function one(cells: usize, n: usize, pairs: usize, hist: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const pair = v128.load(pairs + (i << 4));
    const cell = cells + i;
    const a = hist + ((<usize>load<u8>(cell)) << 4);
    v128.store(a, f64x2.add(v128.load(a), pair));
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
    for (let at: usize = 0; at < end; at += 16) v128.store(from + at, f64x2.sub(v128.load(from + at), v128.load(other + at)));
  }
}
