import { random } from '../../core/rng';
import type { Surrogate } from '../surrogate';

/** So many rows show which rule agrees. */
const LOOKED = 8_000;
const SIZES = [16, 32, 64, 128, 256];
/** Of the rules that agree nearly as well as the best, the one with the fewest rows. */
const SLACK = 0.005;

/**
 * Crowds told by a few of their own rows, spread so that each row is near one (Gonzalez 1985): a new row belongs with the nearest, unless that is too far. How far that is
 * is the distance that agrees most often; where every row is in a group, as far as rows here are from the nearest of the few, and `beyond`.
 * @param x row-major, rows × cols, finite @param labels 0 … k - 1, -1 for none @param beyond how near rows of a crowd are to one another
 */
export async function coverRule(
  x: Float64Array,
  rows: number,
  cols: number,
  labels: Int32Array,
  k: number,
  { seedKey, beyond, checkpoint }: { readonly seedKey: string; readonly beyond: number; readonly checkpoint?: () => Promise<void> },
): Promise<Surrogate> {
  const looked = Uint32Array.from(rows <= LOOKED ? { length: rows } : [], (_, i) => i);
  const index = rows <= LOOKED ? looked : random(`${seedKey}/cover`).permutation(rows).subarray(0, LOOKED).sort();
  const own = Int32Array.from(index, (row) => labels[row] as number);
  const toOwn = new Float64Array(index.length).fill(Infinity);
  const nearest = new Float64Array(index.length).fill(Infinity);
  const group = new Int32Array(index.length).fill(-1);
  const chosen: number[] = [];
  const add = (at: number): void => {
    chosen.push(at);
    const from = (index[at] as number) * cols;
    for (let i = 0; i < index.length; i++) {
      const to = (index[i] as number) * cols;
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += ((x[to + j] as number) - (x[from + j] as number)) ** 2;
      if (own[i] === own[at] && sum < (toOwn[i] as number)) toOwn[i] = sum;
      if (sum < (nearest[i] as number)) {
        nearest[i] = sum;
        group[i] = own[at] as number;
      }
    }
  };
  const middles = middleOnes(x, cols, index, own, k);
  for (const at of middles) add(at);
  const tried: { readonly count: number; readonly cap: number; readonly agreeing: number }[] = [];
  const look = (): void => {
    const apart = nearest.map(Math.sqrt);
    const reached = apart.reduce((most, one, i) => ((own[i] as number) >= 0 && one > most ? one : most), 0);
    tried.push({ count: chosen.length, ...capOf(apart, group, own, reached + beyond) });
  };
  look();
  for (const size of SIZES) {
    while (chosen.length < size) {
      let farthest = -1;
      for (let i = 0; i < index.length; i++) {
        if ((own[i] as number) >= 0 && (toOwn[i] as number) > (farthest < 0 ? 0 : (toOwn[farthest] as number))) farthest = i;
      }
      if (farthest < 0) break;
      add(farthest);
    }
    look();
    await checkpoint?.();
  }
  const most = Math.max(...tried.map(({ agreeing }) => agreeing));
  const best = tried.find(({ agreeing }) => agreeing >= most - SLACK * index.length) as (typeof tried)[number];
  const kept = chosen.slice(0, best.count).sort((a, b) => (own[a] as number) - (own[b] as number) || a - b);
  return {
    kind: 'prototypes',
    centres: Float64Array.from(
      kept.flatMap((at) => Array.from(x.subarray((index[at] as number) * cols, ((index[at] as number) + 1) * cols))),
    ),
    groupOf: Int32Array.from(kept, (at) => own[at] as number),
    cap: best.cap,
    agreement: index.length === 0 ? 1 : best.agreeing / index.length,
  };
}

/** The row of each group nearest to its middle. */
function middleOnes(x: Float64Array, cols: number, index: Uint32Array, own: Int32Array, k: number): number[] {
  const sums = new Float64Array(k * cols);
  const counts = new Float64Array(k);
  own.forEach((group, i) => {
    if (group < 0) return;
    counts[group] = (counts[group] as number) + 1;
    for (let j = 0; j < cols; j++)
      sums[group * cols + j] = (sums[group * cols + j] as number) + (x[(index[i] as number) * cols + j] as number);
  });
  const best = new Int32Array(k).fill(-1);
  const least = new Float64Array(k).fill(Infinity);
  own.forEach((group, i) => {
    if (group < 0) return;
    let sum = 0;
    for (let j = 0; j < cols; j++) {
      sum += ((x[(index[i] as number) * cols + j] as number) - (sums[group * cols + j] as number) / (counts[group] as number)) ** 2;
    }
    if (sum < (least[group] as number)) {
      least[group] = sum;
      best[group] = i;
    }
  });
  return Array.from(best).filter((at) => at >= 0);
}

/** Up to the cap a row agrees if it is given its group, beyond it if it is in none. */
function capOf(
  apart: Float64Array,
  group: Int32Array,
  own: Int32Array,
  beyond: number,
): { readonly cap: number; readonly agreeing: number } {
  const right = own.reduce((sum, label, i) => sum + (label === group[i] ? 1 : 0), 0);
  if (!own.includes(-1)) return { cap: beyond, agreeing: right };
  const order = Uint32Array.from(own, (_, i) => i).sort((a, b) => (apart[a] as number) - (apart[b] as number) || a - b);
  let agreeing = own.reduce((sum, label) => sum + (label < 0 ? 1 : 0), 0);
  let best = { cap: 0, agreeing };
  order.forEach((row, place) => {
    if ((own[row] as number) < 0) agreeing--;
    else if (own[row] === group[row]) agreeing++;
    const here = apart[row] as number;
    const next = apart[order[place + 1] ?? -1] ?? Infinity;
    if (agreeing > best.agreeing && next > here) best = { cap: Number.isFinite(next) ? here + (next - here) / 2 : here, agreeing };
  });
  return best;
}
