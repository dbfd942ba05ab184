import type { RawDensity } from './raw-density';

const LEAF = 16;

/** The twins of assembly/density.ts, which says what each does; they walk the tree in the same order. */
export function plainDensity(memory: { readonly buffer: ArrayBuffer }): RawDensity {
  let panel: Float64Array = new Float64Array(0);
  let boxes: Float64Array = new Float64Array(0);
  let kids: Int32Array = new Int32Array(0);
  let cols = 0;
  let left = 0;
  let right = 0;
  let query = new Float64Array(0);
  const sums = new Float64Array(LEAF);
  let kept: (readonly [node: number, distance: number])[] = [];

  const f64 = (at: number): Float64Array => new Float64Array(memory.buffer, at);
  const i32 = (at: number): Int32Array => new Int32Array(memory.buffer, at);
  const kid = (node: number, side: number): number => kids[2 * node + side] as number;

  function ask(row: number): void {
    for (let j = 0; j < cols; j++) query[j] = panel[((row >> 4) * cols + j) * LEAF + (row & 15)] as number;
    kept = [];
  }

  function gap(box: number, side: number, value: number): number {
    return Math.max(0, (boxes[box + side] as number) - value, value - (boxes[box + 2 + side] as number));
  }

  function look(node: number): void {
    left = right = 0;
    for (let j = 0; j < cols; j++) {
      const box = 4 * (node * cols + j);
      left += gap(box, 0, query[j] as number) ** 2;
      right += gap(box, 1, query[j] as number) ** 2;
    }
  }

  function measure(leaf: number): void {
    sums.fill(0);
    for (let j = 0; j < cols; j++) {
      const from = (leaf * cols + j) * LEAF;
      for (let lane = 0; lane < LEAF; lane++) {
        const gap = (query[j] as number) - (panel[from + lane] as number);
        sums[lane] = (sums[lane] as number) + gap * gap;
      }
    }
  }

  function pop(most: number): number | null {
    for (let top = kept.pop(); top; top = kept.pop()) if (top[1] <= most) return top[0];
    return null;
  }

  function nearer(node: number, most: number): number | null {
    look(node);
    const first = right < left ? 1 : 0;
    const far = Math.max(left, right);
    if (far <= most) kept.push([kid(node, 1 - first), far]);
    return Math.min(left, right) <= most ? kid(node, first) : pop(most);
  }

  /** Visits leaves, nearer ones first as far as the tree knows; `see` gives what is still of use, null to stop. */
  function walk(row: number, most: number, see: (leaf: number) => number | null): void {
    ask(row);
    let bound = most;
    let node: number | null = 0;
    while (node !== null) {
      if (node >= 0) {
        node = nearer(node, bound);
        continue;
      }
      measure(~node);
      const now = see(~node);
      if (now === null) return;
      bound = now;
      node = pop(bound);
    }
  }

  function rootOf(parents: Int32Array, row: number): number {
    let at = row;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  }

  return {
    densityTree(panelAt, boxesAt, kidsAt, columns) {
      panel = f64(panelAt);
      boxes = f64(boxesAt);
      kids = i32(kidsAt);
      cols = columns;
      query = new Float64Array(columns);
    },
    densityNearest(from, to, k, out, places) {
      for (let row = from; row < to; row++) {
        const held = new Float64Array(memory.buffer, out + 8 * k * (row - from), k).fill(Infinity);
        const where = new Int32Array(memory.buffer, places + 4 * k * (row - from), k);
        walk(row, Infinity, (leaf) => {
          for (let lane = 0; lane < LEAF; lane++) {
            const sum = sums[lane] as number;
            if (!(sum < (held[k - 1] as number))) continue;
            let at = k - 1;
            for (; at > 0 && (held[at - 1] as number) > sum; at--) {
              held[at] = held[at - 1] as number;
              where[at] = where[at - 1] as number;
            }
            held[at] = sum;
            where[at] = leaf * LEAF + lane;
          }
          return held[k - 1] as number;
        });
      }
    },
    densityCores(from, to, within, least, core) {
      const flags = new Uint8Array(memory.buffer, core);
      for (let row = from; row < to; row++) {
        let count = 0;
        walk(row, within, () => {
          for (const sum of sums) if (sum <= within) count++;
          return count >= least ? null : within;
        });
        flags[row] = count >= least ? 1 : 0;
      }
    },
    densityUnite(from, to, within, core, parents, whole) {
      const flags = new Uint8Array(memory.buffer, core);
      const up = i32(parents);
      const all = i32(whole);
      for (let row = from; row < to; row++) {
        if (flags[row] === 0) continue;
        ask(row);
        let root = rootOf(up, row);
        const open = (node: number, side: number): boolean => {
          const of = all[2 * node + side] as number;
          return of !== -2 && !(of >= 0 && rootOf(up, of) === root);
        };
        let node: number | null = 0;
        while (node !== null) {
          if (node >= 0) {
            look(node);
            if (right <= within && open(node, 1)) kept.push([kid(node, 1), right]);
            node = left <= within && open(node, 0) ? kid(node, 0) : pop(within);
            continue;
          }
          measure(~node);
          for (let lane = 0; lane < LEAF; lane++) {
            const other = ~node * LEAF + lane;
            if (!((sums[lane] as number) <= within) || flags[other] === 0) continue;
            const there = rootOf(up, other);
            if (there === root) continue;
            up[Math.max(root, there)] = Math.min(root, there);
            root = Math.min(root, there);
          }
          node = pop(within);
        }
      }
    },
    densityBorders(from, to, within, core, labels) {
      const flags = new Uint8Array(memory.buffer, core);
      const of = i32(labels);
      for (let row = from; row < to; row++) {
        if (flags[row] === 1) continue;
        let least = Infinity;
        walk(row, within, (leaf) => {
          for (let lane = 0; lane < LEAF; lane++) {
            const other = leaf * LEAF + lane;
            if ((sums[lane] as number) <= within && flags[other] === 1) least = Math.min(least, of[other] as number);
          }
          return within;
        });
        of[row] = least === Infinity ? -1 : least;
      }
    },
    densityWays(from, to, core, component, least, best, here, there, whole, cores) {
      const [ofRow, atLeast, shortest, below] = [f64(core), f64(least), f64(best), f64(cores)];
      const [of, start, end, all] = [i32(component), i32(here), i32(there), i32(whole)];
      for (let row = from; row < to; row++) {
        const own = of[row] as number;
        if (!((atLeast[row] as number) < (shortest[own] as number))) continue;
        ask(row);
        let most = shortest[own] as number;
        let node: number | null = 0;
        while (node !== null) {
          if (node >= 0) {
            look(node);
            const a = Math.max(left, ofRow[row] as number, below[2 * node] as number);
            const b = Math.max(right, ofRow[row] as number, below[2 * node + 1] as number);
            const openA: boolean = a < most && all[2 * node] !== own;
            const openB: boolean = b < most && all[2 * node + 1] !== own;
            const first = right < left ? 1 : 0;
            if (openA && openB) kept.push([kid(node, 1 - first), first === 1 ? a : b]);
            node = openA && openB ? kid(node, first) : openA ? kid(node, 0) : openB ? kid(node, 1) : pop(most);
            continue;
          }
          measure(~node);
          for (let lane = 0; lane < LEAF; lane++) {
            const other = ~node * LEAF + lane;
            if (!((sums[lane] as number) < most) || of[other] === own) continue;
            const way = Math.max(sums[lane] as number, ofRow[row] as number, ofRow[other] as number);
            if (!(way < most)) continue;
            most = way;
            shortest[own] = way;
            start[own] = row;
            end[own] = other;
          }
          node = pop(most);
        }
        atLeast[row] = most;
      }
    },
  };
}
