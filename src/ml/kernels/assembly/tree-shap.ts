/** What each player adds to a row's sum of trees, from tables: see ../../trees/shap-plan.ts and shap-tables.ts, which lay them out. */

/** Rows whose patterns are held at a time. */
const CHUNK: usize = 128;

/**
 * Adds one leaf's Shapley values to its unit's table. Of the leaf's m players the first `known` are those of the way to the unit. A player's value is
 * what the leaf gains by it along the diagonal, integrated, as in ../../trees/shap.ts.
 * @param shares m doubles @param points of Gauss and Legendre, `order` places and then as many weights
 * @param bits of the unit's patterns: `known`, then one for each question asked in the unit
 * @param asks `count` times three numbers: which player, which bit, and the side that leads to the leaf
 * @param places where each of the leaf's players stands among the unit's, `width` @param spare a double for each pattern, then m for each
 */
export function shapLeaf(
  shares: usize,
  m: i32,
  value: f64,
  points: usize,
  order: i32,
  known: i32,
  bits: i32,
  asks: usize,
  count: i32,
  places: usize,
  width: i32,
  spare: usize,
  into: usize,
): void {
  const patterns = <usize>1 << <usize>m;
  const own = spare + (patterns << 3);
  const row = (<usize>m) << 3;
  memory.fill(own, 0, patterns * row);
  for (let q: usize = 0; q < <usize>order; q++) {
    const t = load<f64>(points + (q << 3));
    // by pattern: the ways of all players, from the weight on
    store<f64>(spare, load<f64>(points + ((<usize>order + q) << 3)));
    for (let j: usize = 0; j < <usize>m; j++) {
      const stopped = load<f64>(shares + (j << 3)) * (1 - t);
      const passed = stopped + t;
      const many = <usize>8 << j;
      for (let at = spare; at < spare + many; at += 8) {
        const way = load<f64>(at);
        store<f64>(at, way * stopped);
        store<f64>(at + many, way * passed);
      }
    }
    for (let i: usize = 0; i < <usize>m; i++) {
      const share = load<f64>(shares + (i << 3));
      const stopped = share * (1 - t);
      const without = stopped > 0 ? (value * -share) / stopped : 0;
      const having = (value * (1 - share)) / (stopped + t);
      let to = own + (i << 3);
      for (let pattern: usize = 0; pattern < patterns; pattern++) {
        const slope = (pattern >> i) & 1 ? having : without;
        store<f64>(to, load<f64>(to) + load<f64>(spare + (pattern << 3)) * slope);
        to += row;
      }
    }
  }
  const fresh = ((1 << m) - 1) & ~((1 << known) - 1);
  for (let entry = 0; entry < 1 << bits; entry++) {
    let pattern = (entry & ((1 << known) - 1)) | fresh;
    for (let a = 0; a < count; a++) {
      const ask = asks + (<usize>a) * 12;
      if (((entry >> load<i32>(ask, 4)) & 1) != load<i32>(ask, 8)) pattern &= ~(1 << load<i32>(ask));
    }
    const from = own + ((<usize>(pattern * m)) << 3);
    const cells = into + ((<usize>(entry * width)) << 3);
    for (let j: usize = 0; j < <usize>m; j++) {
      const at = cells + ((<usize>load<i32>(places + (j << 2))) << 3);
      store<f64>(at, load<f64>(at) + load<f64>(from + (j << 3)));
    }
  }
}

/** Of four rows, all bits where the cell goes left. */
@inline
function leftOf(cell: usize, threshold: v128, missingLeft: bool): v128 {
  let a = v128.load(cell);
  let b = v128.load(cell, 16);
  if (missingLeft) {
    a = v128.not(f64x2.gt(a, threshold));
    b = v128.not(f64x2.gt(b, threshold));
  } else {
    a = f64x2.le(a, threshold);
    b = f64x2.le(b, threshold);
  }
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

/**
 * Adds to each row what one tree's players give it.
 * @param cuts 40 bytes each: threshold, where its column and its pattern are, 1 where missing goes left; its player's bit where met first, all but its bit; where
 * the patterns of left and right go @param asks 24 bytes: the same up to its unit's pattern, then its bit
 * @param units 16 bytes: its table, its players, where these are listed, and its pattern @param cells columns side by side
 * @param slots patterns, CHUNK of each @param sums players side by side @param n a multiple of four
 */
export function shapRows(
  cuts: usize,
  cutCount: i32,
  asks: usize,
  askCount: i32,
  units: usize,
  unitCount: i32,
  cells: usize,
  slots: usize,
  sums: usize,
  n: i32,
): void {
  for (let first: usize = 0; first < <usize>n; first += CHUNK) {
    const many = min(CHUNK, <usize>n - first);
    memory.fill(slots, 0, many << 2);
    const cutsEnd = cuts + (<usize>cutCount) * 40;
    for (let cut = cuts; cut < cutsEnd; cut += 40) {
      const threshold = v128.load64_splat(cut);
      const column = cells + load<u32>(cut, 8) + (first << 3);
      const missingLeft = load<i32>(cut, 12) != 0;
      const held = slots + load<u32>(cut, 16);
      const fresh = v128.load32_splat(cut, 20);
      const others = v128.load32_splat(cut, 24);
      const left = slots + load<u32>(cut, 28);
      const right = slots + load<u32>(cut, 32);
      for (let i: usize = 0; i < many << 2; i += 16) {
        const goes = leftOf(column + (i << 1), threshold, missingLeft);
        const passed = v128.or(v128.load(held + i), fresh);
        v128.store(left + i, v128.and(passed, v128.or(goes, others)));
        v128.store(right + i, v128.and(passed, v128.or(v128.not(goes), others)));
      }
    }
    const asksEnd = asks + (<usize>askCount) * 24;
    for (let ask = asks; ask < asksEnd; ask += 24) {
      const threshold = v128.load64_splat(ask);
      const column = cells + load<u32>(ask, 8) + (first << 3);
      const missingLeft = load<i32>(ask, 12) != 0;
      const held = slots + load<u32>(ask, 16);
      const bit = v128.load32_splat(ask, 20);
      for (let i: usize = 0; i < many << 2; i += 16) {
        const goes = leftOf(column + (i << 1), threshold, missingLeft);
        v128.store(held + i, v128.or(v128.load(held + i), v128.and(goes, bit)));
      }
    }
    const unitsEnd = units + ((<usize>unitCount) << 4);
    for (let unit = units; unit < unitsEnd; unit += 16) {
      const table = <usize>load<u32>(unit);
      const bytes = (<usize>load<u32>(unit, 4)) << 3;
      const players = <usize>load<u32>(unit, 8);
      const held = slots + load<u32>(unit, 12);
      for (let i: usize = 0; i < many; i += 2) {
        const a = table + (<usize>load<u32>(held + (i << 2))) * bytes;
        const b = table + (<usize>load<u32>(held + (i << 2), 4)) * bytes;
        const own = sums + ((first + i) << 3);
        let player = players;
        for (let j: usize = 0; j < bytes; j += 8) {
          const to = own + load<u32>(player);
          v128.store(to, f64x2.add(v128.load(to), v128.load_lane<f64>(b + j, v128.load64_zero(a + j), 1)));
          player += 4;
        }
      }
    }
  }
}
