/** What each player adds to a row's sum of one tree, by a walk through all of it: see ../../trees/shap-walk.ts. */

/** Bytes of a node, as laid out there. */
const NODE: usize = 48;

/**
 * Adds to each row what the tree's players give it, worked out at all points of Gauss and Legendre side by side. For each node: the way to it, one over what
 * its player lets pass, that player's slope, and what the leaves below give.
 * @param nodes parents first, 48 bytes each: threshold, or a leaf's value; the share of its player, and of its parent's rows; where its column begins, -1 in a
 * leaf; 1 where missing goes left; left; right; the last node of the same player before its parent's cut, 0 for none; where its player's sums begin. Its player
 * is that of its parent's cut
 * @param points `pairs` times two of each: t, 1 - t, weights, and the slopes of a player that stops the row
 * @param state eight times as many doubles as pairs for each node, then a byte for each
 * @param cells columns side by side @param sums players side by side
 */
export function shapWalk(nodes: usize, count: i32, points: usize, pairs: i32, state: usize, cells: usize, n: i32, sums: usize): void {
  const wide = (<usize>pairs) << 4;
  const each = wide << 2;
  const passes = state + <usize>count * each;
  const stay = points + wide;
  const weight = stay + wide;
  const cold = weight + wide;
  const one = f64x2.splat(1);
  store<u8>(passes, 1);
  for (let q: usize = 0; q < wide; q += 16) {
    v128.store(state + q, one);
    v128.store(state + wide + q, one);
    v128.store(state + 2 * wide + q, f64x2.splat(0));
  }
  for (let row: usize = 0; row < (<usize>n) << 3; row += 8) {
    for (let i: usize = 0; i < <usize>count; i++) {
      const node = nodes + i * NODE;
      const column = load<i32>(node, 24);
      if (column < 0) continue;
      const cell = load<f64>(cells + <usize>column + row);
      const goesLeft = cell == cell ? cell <= load<f64>(node) : load<i32>(node, 28) == 1;
      const way = state + i * each;
      for (let side = 0; side < 2; side++) {
        const child = <usize>load<i32>(node + ((<usize>side) << 2), 32);
        const about = nodes + child * NODE;
        const last = <usize>load<i32>(about, 40);
        const to = state + child * each;
        if (load<u8>(passes + last) == 0) {
          store<u8>(passes + child, 0);
          const part = f64x2.splat(load<f64>(about, 16));
          for (let q: usize = 0; q < wide; q += 16) v128.store(to + q, f64x2.mul(v128.load(way + q), part));
          continue;
        }
        const share = f64x2.splat(load<f64>(about, 8));
        const before = state + last * each + wide;
        const hot = goesLeft == (side == 0);
        store<u8>(passes + child, hot ? 1 : 0);
        if (hot) {
          const rest = f64x2.sub(one, share);
          for (let q: usize = 0; q < wide; q += 16) {
            const pass = f64x2.add(share, f64x2.mul(v128.load(points + q), rest));
            const inverse = f64x2.div(one, pass);
            v128.store(to + wide + q, inverse);
            v128.store(to + 2 * wide + q, f64x2.mul(f64x2.mul(rest, inverse), v128.load(weight + q)));
            v128.store(to + q, f64x2.mul(v128.load(way + q), f64x2.mul(pass, v128.load(before + q))));
          }
        } else {
          for (let q: usize = 0; q < wide; q += 16) {
            const pass = f64x2.mul(share, v128.load(stay + q));
            v128.store(to + q, f64x2.mul(v128.load(way + q), f64x2.mul(pass, v128.load(before + q))));
          }
        }
      }
    }
    for (let i: usize = <usize>count - 1; i > 0; i--) {
      const node = nodes + i * NODE;
      const own = state + i * each;
      const below = own + 3 * wide;
      if (load<i32>(node, 24) < 0) {
        const value = f64x2.splat(load<f64>(node));
        for (let q: usize = 0; q < wide; q += 16) v128.store(below + q, f64x2.mul(v128.load(own + q), value));
      } else {
        const left = state + (<usize>load<i32>(node, 32)) * each + 3 * wide;
        const right = state + (<usize>load<i32>(node, 36)) * each + 3 * wide;
        for (let q: usize = 0; q < wide; q += 16) v128.store(below + q, f64x2.add(v128.load(left + q), v128.load(right + q)));
      }
      const last = <usize>load<i32>(node, 40);
      // who stopped the row before adds nothing
      if (load<u8>(passes + last) == 0) continue;
      const slope = load<u8>(passes + i) == 1 ? own + 2 * wide : cold;
      const known = state + last * each + 2 * wide;
      let sum = f64x2.splat(0);
      for (let q: usize = 0; q < wide; q += 16) {
        sum = f64x2.add(sum, f64x2.mul(f64x2.sub(v128.load(slope + q), v128.load(known + q)), v128.load(below + q)));
      }
      const to = sums + <usize>load<i32>(node, 44) + row;
      store<f64>(to, load<f64>(to) + (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
    }
  }
}
