import { squared } from './rows';

/** out[i] = min(held[i], squared distance to the centre). @returns their sum */
export function seedDistances(x: usize, n: i32, d: i32, centre: usize, held: usize, out: usize): f64 {
  let total: f64 = 0;
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    const v = min(load<f64>(held), squared(x, centre, d));
    store<f64>(out, v);
    total += v;
    x += rowBytes;
    held += 8;
    out += 8;
  }
  return total;
}

/**
 * Sums of distances from each row to every group. `panel` holds all rows by group in blocks of eight, each block d × 8 and
 * filled up with anything; `mask` is 1 for a real row, else 0; `group` is each block's group, ascending. out is n × k, zeroed.
 */
export function distanceSums(
  x: usize, n: i32, d: i32, panel: usize, mask: usize, group: usize, blocks: i32, out: usize, k: i32,
): void {
  const rowBytes = (<usize>d) << 3;
  for (let i = 0; i < n; i++) {
    const end = x + rowBytes;
    let p = panel;
    let m = mask;
    let held = f64x2.splat(0);
    let g = load<i32>(group);
    for (let b = 0; b < blocks; b++) {
      const at = load<i32>(group + ((<usize>b) << 2));
      if (at != g) {
        store<f64>(out + ((<usize>g) << 3), f64x2.extract_lane(held, 0) + f64x2.extract_lane(held, 1));
        held = f64x2.splat(0);
        g = at;
      }
      let a0 = f64x2.splat(0);
      let a1 = f64x2.splat(0);
      let a2 = f64x2.splat(0);
      let a3 = f64x2.splat(0);
      for (let xp = x; xp < end; xp += 8) {
        const v = v128.load64_splat(xp);
        const e0 = f64x2.sub(v, v128.load(p));
        const e1 = f64x2.sub(v, v128.load(p, 16));
        const e2 = f64x2.sub(v, v128.load(p, 32));
        const e3 = f64x2.sub(v, v128.load(p, 48));
        a0 = f64x2.add(a0, f64x2.mul(e0, e0));
        a1 = f64x2.add(a1, f64x2.mul(e1, e1));
        a2 = f64x2.add(a2, f64x2.mul(e2, e2));
        a3 = f64x2.add(a3, f64x2.mul(e3, e3));
        p += 64;
      }
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a0), v128.load(m)));
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a1), v128.load(m, 16)));
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a2), v128.load(m, 32)));
      held = f64x2.add(held, f64x2.mul(f64x2.sqrt(a3), v128.load(m, 48)));
      m += 64;
    }
    store<f64>(out + ((<usize>g) << 3), f64x2.extract_lane(held, 0) + f64x2.extract_lane(held, 1));
    x = end;
    out += (<usize>k) << 3;
  }
}
