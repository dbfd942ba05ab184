import type { Raw } from './raw';

type HierarchyKernels = Pick<Raw, 'wardNearest' | 'groupDistances' | 'leastOf' | 'joinRows' | 'primStep'>;

/** The twins of assembly/hierarchy.ts, which says what each does. */
export function plainHierarchy(memory: { readonly buffer: ArrayBuffer }): HierarchyKernels {
  const f64 = (at: number, length?: number): Float64Array => new Float64Array(memory.buffer, at, length);
  const i32 = (at: number, length?: number): Int32Array => new Int32Array(memory.buffer, at, length);

  /** Squared distances of a point to the eight of a block; sums run column by column. */
  function block(point: Float64Array, panel: Float64Array, from: number, sums: Float64Array): void {
    sums.fill(0);
    for (let j = 0; j < point.length; j++) {
      for (let lane = 0; lane < 8; lane++) {
        const e = (point[j] as number) - (panel[from + 8 * j + lane] as number);
        sums[lane] = (sums[lane] as number) + e * e;
      }
    }
  }

  return {
    wardNearest(c64, _c32, sizes, _sizes32, slots, d, tip, before, _scale, _least, out) {
      const [centres, size] = [f64(c64, slots * d), f64(sizes, slots)];
      const height = (b: number): number => {
        let [even, odd, j] = [0, 0, 0];
        for (; j + 1 < d; j += 2) {
          const e0 = (centres[tip * d + j] as number) - (centres[b * d + j] as number);
          const e1 = (centres[tip * d + j + 1] as number) - (centres[b * d + j + 1] as number);
          even += e0 * e0;
          odd += e1 * e1;
        }
        const last = j < d ? (centres[tip * d + j] as number) - (centres[b * d + j] as number) : 0;
        const [sizeA, sizeB] = [size[tip] as number, size[b] as number];
        return ((2 * sizeA * sizeB) / (sizeA + sizeB)) * (even + odd + last * last);
      };
      let nearest = before;
      let best = before < 0 ? Infinity : height(before);
      for (let slot = 0; slot < slots; slot++) {
        if (slot === tip || size[slot] === 0) continue;
        const found = height(slot);
        if (found < best) {
          best = found;
          nearest = slot;
        }
      }
      f64(out, 1)[0] = best;
      return nearest;
    },

    groupDistances(x, weight, panel, weights, group, n, d, row, largest) {
      const [point, points, slots, into] = [f64(x, d), f64(panel), i32(group, n), f64(row)];
      const w = f64(weights, n);
      const sums = new Float64Array(8);
      for (let i = 0; i < n; i++) {
        if ((i & 7) === 0) block(point, points, i * d, sums);
        const squared = sums[i & 7] as number;
        const slot = slots[i] as number;
        const held = into[slot] as number;
        into[slot] = largest ? Math.max(held, squared) : held + Math.sqrt(squared) * (weight * (w[i] as number));
      }
    },

    leastOf(row, inverse, slots, out) {
      const [values, times] = [f64(row, slots), f64(inverse, slots)];
      let at = 0;
      let low = Infinity;
      for (let slot = 0; slot < slots; slot++) {
        const value = (values[slot] as number) * (times[slot] as number);
        if (value < low) {
          low = value;
          at = slot;
        }
      }
      f64(out, 1)[0] = low;
      return at;
    },

    joinRows(into, from, length, largest) {
      const [a, b] = [f64(into, length), f64(from, length)];
      for (let i = 0; i < length; i++) {
        a[i] = largest ? Math.max(a[i] as number, b[i] as number) : (a[i] as number) + (b[i] as number);
      }
    },

    primStep(x, id, panel, n, d, best, from, out) {
      const [point, points, held, whom] = [f64(x, d), f64(panel), f64(best, n), i32(from, n)];
      const sums = new Float64Array(8);
      let low = Infinity;
      let nearest = 0;
      for (let i = 0; i < n; i++) {
        if ((i & 7) === 0) block(point, points, i * d, sums);
        const distance = sums[i & 7] as number;
        if (distance < (held[i] as number)) {
          held[i] = distance;
          whom[i] = id;
        }
        if ((held[i] as number) < low) {
          low = held[i] as number;
          nearest = i;
        }
      }
      f64(out, 1)[0] = low;
      return nearest;
    },
  };
}
