import { plainHierarchy } from './plain-hierarchy';
import { plainDensity } from './plain-density';
import { plainShap } from './plain-shap';
import { exponential, plainTrees } from './plain-trees';
import type { Raw } from './raw';

/**
 * The kernels in plain TypeScript, over an ordinary buffer laid out the same way: oracle of the compiled ones, and what runs
 * where they cannot. Sums are taken in the same order, even and odd lanes apart, so that both give the same bits.
 */
export function plainKernels(): Raw {
  const memory = { buffer: new ArrayBuffer(0) };
  let f = new Float64Array(0);
  let i32 = new Int32Array(0);
  let best = 0;
  let second = 0;
  const now = { centres: 0, panel: 0, kp: 0 };
  const F = (at: number): number => f[at] as number;

  /** @returns the nearest centre; sets `best` and `second`, squared */
  function scan(x: number, d: number): number {
    const { centres, panel: ct, kp } = now;
    best = second = Infinity;
    let nearest = 0;
    for (let c = 0; c < kp; c++) {
      let sum = 0;
      for (let j = 0; j < d; j++) {
        const e = F(x + j) - F(ct + j * kp + c);
        sum += e * e;
      }
      if (sum < best) {
        second = best;
        best = sum;
        nearest = c;
      } else if (sum < second) second = sum;
    }
    best = squared(x, centres + nearest * d, d);
    return nearest;
  }

  function squared(x: number, c: number, d: number): number {
    let even = 0;
    let odd = 0;
    let j = 0;
    for (; j + 1 < d; j += 2) {
      const e0 = F(x + j) - F(c + j);
      const e1 = F(x + j + 1) - F(c + j + 1);
      even += e0 * e0;
      odd += e1 * e1;
    }
    const last = j < d ? F(x + j) - F(c + j) : 0;
    return even + odd + last * last;
  }

  function accumulate(sums: number, x: number, d: number, scale: number): void {
    for (let j = 0; j < d; j++) f[sums + j] = F(sums + j) + scale * F(x + j);
  }

  return {
    ...plainHierarchy(memory),
    ...plainTrees(memory),
    ...plainShap(memory),
    ...plainDensity(memory),
    memory,
    grow(bytes) {
      memory.buffer = new ArrayBuffer(Math.ceil(bytes / 8) * 8);
      f = new Float64Array(memory.buffer);
      i32 = new Int32Array(memory.buffer);
    },
    base: 0,
    // the 32-bit copy only serves the compiled kernels
    narrow() {},
    setCentres(centres, panel, kp) {
      Object.assign(now, { centres: centres / 8, panel: panel / 8, kp });
    },
    assignAll(x, _x32, n, d, labels, upper, lower, sums, counts) {
      let inertia = 0;
      for (let i = 0; i < n; i++) {
        const row = x / 8 + i * d;
        const a = scan(row, d);
        inertia += best;
        f[upper / 8 + i] = Math.sqrt(best);
        f[lower / 8 + i] = Math.sqrt(second);
        i32[labels / 4 + i] = a;
        accumulate(sums / 8 + a * d, row, d, 1);
        f[counts / 8 + a] = F(counts / 8 + a) + 1;
      }
      return inertia;
    },
    assignSome(x, _x32, n, d, labels, upper, lower, moved, half, farthest, far, nextFar, slack, sums, counts) {
      let changes = 0;
      for (let i = 0; i < n; i++) {
        const row = x / 8 + i * d;
        const a = i32[labels / 4 + i] as number;
        let u = F(upper / 8 + i) + F(moved / 8 + a);
        let l = F(lower / 8 + i) - (a === farthest ? nextFar : far);
        const bound = Math.max(F(half / 8 + a), l) * slack;
        if (u >= bound) u = Math.sqrt(squared(row, now.centres + a * d, d));
        if (u >= bound) {
          const b = scan(row, d);
          u = Math.sqrt(best);
          l = Math.sqrt(second);
          if (b !== a) {
            accumulate(sums / 8 + a * d, row, d, -1);
            accumulate(sums / 8 + b * d, row, d, 1);
            f[counts / 8 + a] = F(counts / 8 + a) - 1;
            f[counts / 8 + b] = F(counts / 8 + b) + 1;
            i32[labels / 4 + i] = b;
            changes++;
          }
        }
        f[upper / 8 + i] = u;
        f[lower / 8 + i] = l;
      }
      return changes;
    },
    seedDistances(x, n, d, centre, held, out) {
      let total = 0;
      for (let i = 0; i < n; i++) {
        const v = Math.min(F(held / 8 + i), squared(x / 8 + i * d, centre / 8, d));
        f[out / 8 + i] = v;
        total += v;
      }
      return total;
    },
    distanceSums(x, n, d, panel, mask, group, blocks, out, k) {
      for (let i = 0; i < n; i++) {
        const lanes = new Float64Array(2 * k);
        for (let b = 0; b < blocks; b++) {
          const g = i32[group / 4 + b] as number;
          for (let lane = 0; lane < 8; lane++) {
            let sum = 0;
            for (let j = 0; j < d; j++) {
              const e = F(x / 8 + i * d + j) - F(panel / 8 + (b * d + j) * 8 + lane);
              sum += e * e;
            }
            const at = 2 * g + (lane & 1);
            lanes[at] = (lanes[at] as number) + Math.sqrt(sum) * F(mask / 8 + b * 8 + lane);
          }
        }
        for (let g = 0; g < k; g++) f[out / 8 + i * k + g] = (lanes[2 * g] as number) + (lanes[2 * g + 1] as number);
      }
    },
    gram(x, n, d, w, g) {
      for (let i = 0; i < n; i++) {
        const row = x / 8 + i * d;
        for (let a = 0; a < d; a++) accumulate(g / 8 + a * d + (a & ~1), row + (a & ~1), d - (a & ~1), F(w / 8 + i) * F(row + a));
      }
    },
    matVec(x, n, d, v, out) {
      for (let i = 0; i < n; i++) {
        const row = x / 8 + i * d;
        let even = 0;
        let odd = 0;
        let j = 0;
        for (; j + 1 < d; j += 2) {
          even += F(row + j) * F(v / 8 + j);
          odd += F(row + j + 1) * F(v / 8 + j + 1);
        }
        f[out / 8 + i] = even + odd + (j < d ? F(row + j) * F(v / 8 + j) : 0);
      }
    },
    matTVec(x, n, d, r, out) {
      for (let i = 0; i < n; i++) accumulate(out / 8, x / 8 + i * d, d, F(r / 8 + i));
    },
    decays(x, n, out) {
      for (let i = 0; i < n; i++) f[out / 8 + i] = exponential(-Math.abs(F(x / 8 + i)));
    },
  };
}
