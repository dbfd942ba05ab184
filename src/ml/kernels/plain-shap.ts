import type { Raw } from './raw';

/** The twins of assembly/tree-shap.ts and shap-walk.ts, which say what each does. */
export function plainShap(memory: { readonly buffer: ArrayBuffer }): Pick<Raw, 'shapLeaf' | 'shapRows' | 'shapWalk'> {
  const f64 = (at: number, length?: number): Float64Array => new Float64Array(memory.buffer, at, length);
  const i32 = (at: number, length?: number): Int32Array => new Int32Array(memory.buffer, at, length);

  /** The patterns of so many rows are held at a time. */
  function someRows(
    first: number,
    n: number,
    ...[cuts, cutCount, asks, askCount, units, unitCount, cells, slots, sums]: Parameters<Raw['shapRows']>
  ): void {
    const pattern = (slot: number): Int32Array => i32(slots + slot, n);
    const goesLeft = new Uint8Array(n);
    const ask = (at: number): void => {
      const threshold = f64(at)[0] as number;
      const [, , column = 0, missingLeft] = i32(at, 4);
      const own = f64(cells + column + 8 * first, n);
      for (let i = 0; i < n; i++) {
        const cell = own[i] as number;
        goesLeft[i] = cell <= threshold || (missingLeft === 1 && Number.isNaN(cell)) ? 1 : 0;
      }
    };
    pattern(0).fill(0);
    for (let at = cuts; at < cuts + 40 * cutCount; at += 40) {
      ask(at);
      const [held = 0, fresh = 0, others = 0, left = 0, right = 0] = i32(at + 16, 5);
      const [from, toLeft, toRight] = [pattern(held), pattern(left), pattern(right)];
      for (let i = 0; i < n; i++) {
        const passed = (from[i] as number) | fresh;
        toLeft[i] = goesLeft[i] === 1 ? passed : passed & others;
        toRight[i] = goesLeft[i] === 1 ? passed & others : passed;
      }
    }
    for (let at = asks; at < asks + 24 * askCount; at += 24) {
      ask(at);
      const [held = 0, bit = 0] = i32(at + 16, 2);
      const key = pattern(held);
      for (let i = 0; i < n; i++) if (goesLeft[i] === 1) key[i] = (key[i] as number) | bit;
    }
    for (let unit = 0; unit < unitCount; unit++) {
      const [table = 0, width = 0, players = 0, held = 0] = i32(units + 16 * unit, 4);
      const [entries, key] = [f64(table), pattern(held)];
      i32(players, width).forEach((player, j) => {
        const to = f64(sums + player + 8 * first, n);
        for (let i = 0; i < n; i++) to[i] = (to[i] as number) + (entries[(key[i] as number) * width + j] as number);
      });
    }
  }

  return {
    shapLeaf(shares, m, value, points, order, known, bits, asks, count, places, width, _spare, into) {
      const own = leafValues(f64(shares, m), value, f64(points, 2 * order));
      const [asked, place, table] = [i32(asks, 3 * count), i32(places, m), f64(into, width << bits)];
      const fresh = ((1 << m) - 1) & ~((1 << known) - 1);
      for (let entry = 0; entry < 1 << bits; entry++) {
        let pattern = (entry & ((1 << known) - 1)) | fresh;
        for (let a = 0; a < 3 * count; a += 3) {
          if (((entry >> (asked[a + 1] as number)) & 1) !== asked[a + 2]) pattern &= ~(1 << (asked[a] as number));
        }
        for (let j = 0; j < m; j++) {
          const at = entry * width + (place[j] as number);
          table[at] = (table[at] as number) + (own[pattern * m + j] as number);
        }
      }
    },

    shapRows(...all) {
      const n = all[9];
      for (let from = 0; from < n; from += CHUNK) someRows(from, Math.min(CHUNK, n - from), ...all);
    },

    shapWalk(nodes, count, points, pairs, state, cells, n, sums) {
      const wide = 2 * pairs;
      const [numbers, places] = [f64(nodes, 6 * count), i32(nodes, 12 * count)];
      const at = f64(points, 4 * wide);
      const own = f64(state, 4 * wide * count);
      const [inverse, slope, below] = [wide, 2 * wide, 3 * wide];
      const passes = new Uint8Array(count).fill(1, 0, 1);
      own.fill(1, 0, slope).fill(0, slope, below);
      const place = (node: number, which: number): number => places[12 * node + 6 + which] as number;
      const number = (node: number, which: number): number => numbers[6 * node + which] as number;
      const get = (from: number, q: number): number => own[from + q] as number;

      function down(child: number, hot: boolean, way: number): void {
        const to = 4 * wide * child;
        const last = place(child, 4);
        const share = number(child, 1);
        passes[child] = hot && passes[last] === 1 ? 1 : 0;
        const before = 4 * wide * last + inverse;
        for (let q = 0; q < wide; q++) {
          if (passes[last] === 0) {
            own[to + q] = get(way, q) * number(child, 2);
          } else if (hot) {
            const pass = share + (at[q] as number) * (1 - share);
            own[to + inverse + q] = 1 / pass;
            own[to + slope + q] = (1 - share) * (1 / pass) * (at[2 * wide + q] as number);
            own[to + q] = get(way, q) * (pass * get(before, q));
          } else {
            own[to + q] = get(way, q) * (share * (at[wide + q] as number) * get(before, q));
          }
        }
      }

      function up(node: number): number {
        const from = 4 * wide * node;
        const [left, right] = [2, 3].map((side) => 4 * wide * place(node, side) + below) as [number, number];
        const leaf = place(node, 0) < 0;
        const known = 4 * wide * place(node, 4) + slope;
        const lanes = [0, 0];
        for (let q = 0; q < wide; q++) {
          own[from + below + q] = leaf ? get(from, q) * number(node, 0) : get(left, q) + get(right, q);
          const turned = passes[node] === 1 ? get(from + slope, q) : (at[3 * wide + q] as number);
          lanes[q & 1] = (lanes[q & 1] as number) + (turned - get(known, q)) * get(from + below, q);
        }
        return (lanes[0] as number) + (lanes[1] as number);
      }

      for (let row = 0; row < n; row++) {
        for (let node = 0; node < count; node++) {
          const column = place(node, 0);
          if (column < 0) continue;
          const cell = f64(cells + column + 8 * row, 1)[0] as number;
          const goesLeft = Number.isNaN(cell) ? place(node, 1) === 1 : cell <= number(node, 0);
          down(place(node, 2), goesLeft, 4 * wide * node);
          down(place(node, 3), !goesLeft, 4 * wide * node);
        }
        for (let node = count - 1; node > 0; node--) {
          const sum = up(node);
          if (passes[place(node, 4)] === 0) continue;
          const to = f64(sums + place(node, 5) + 8 * row, 1);
          to[0] = (to[0] as number) + sum;
        }
      }
    },
  };
}

/** As in assembly/tree-shap.ts. */
const CHUNK = 128;

/** Shapley values of one leaf for each pattern of players that let the row pass. */
function leafValues(shares: Float64Array, value: number, points: Float64Array): Float64Array {
  const m = shares.length;
  const order = points.length / 2;
  const into = new Float64Array(m << m);
  const ways = new Float64Array(1 << m);
  for (let q = 0; q < order; q++) {
    const t = points[q] as number;
    ways[0] = points[order + q] as number;
    for (let j = 0; j < m; j++) {
      const stopped = (shares[j] as number) * (1 - t);
      const passed = stopped + t;
      for (let at = 0; at < 1 << j; at++) {
        ways[at + (1 << j)] = (ways[at] as number) * passed;
        ways[at] = (ways[at] as number) * stopped;
      }
    }
    for (let i = 0; i < m; i++) {
      const share = shares[i] as number;
      const stopped = share * (1 - t);
      const without = stopped > 0 ? (value * -share) / stopped : 0;
      const having = (value * (1 - share)) / (stopped + t);
      for (let pattern = 0, to = i; pattern < 1 << m; pattern++, to += m) {
        into[to] = (into[to] as number) + (ways[pattern] as number) * ((pattern >> i) & 1 ? having : without);
      }
    }
  }
  return into;
}
