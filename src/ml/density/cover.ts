import { withLeast } from '../least-size';
import { lookedRows } from '../looked-rows';
import type { Surrogate } from '../surrogate';

/** So many rows show which rule agrees. */
const LOOKED = 8_000;
const SIZES = [16, 32, 64, 128, 256];
/** Of the rules that agree nearly as well as the best, the one with the fewest rows. */
const SLACK = 0.005;

interface CoverOptions {
  readonly seedKey: string;
  readonly beyond: number;
  readonly least: number;
  readonly checkpoint?: () => Promise<void>;
}

/**
 * Crowds told by a few places among their own rows, spread so that each row is near one (Gonzalez 1985), each the middle of the rows nearest to it, at least
 * `least`: a new row belongs with the nearest, unless that is too far. How far that is is the distance that agrees most often; where every row is in a
 * group, as far as rows here are from the nearest of the few, and `beyond`.
 * @param x row-major, rows × cols, finite @param labels 0 … k - 1, each of at least `least` rows, -1 for none
 * @param beyond how near rows of a crowd are to one another
 */
export async function coverRule(
  x: Float64Array,
  cols: number,
  labels: Int32Array,
  k: number,
  { seedKey, beyond, least, checkpoint }: CoverOptions,
): Promise<Surrogate> {
  const index = lookedRows(labels, k, LOOKED, 2 * least, `${seedKey}/cover`);
  const own = Int32Array.from(index, (row) => labels[row] as number);
  const part = gather(x, cols, index);
  const crowds = Array.from({ length: k }, (_, group) => {
    const members = Uint32Array.from(own.keys()).filter((i) => own[i] === group);
    return { members, x: gather(part, cols, members) };
  });
  const toOwn = new Float64Array(index.length).fill(Infinity);
  const chosen: number[][] = crowds.map(() => []);
  const add = (at: number): void => {
    const group = own[at] as number;
    chosen[group]?.push(at);
    for (const i of crowds[group]?.members ?? []) toOwn[i] = Math.min(toOwn[i] as number, squared(part, i, part, at, cols));
  };
  for (const at of middleOnes(x, cols, index, own, k)) add(at);
  const tried: { readonly centres: Float64Array; readonly groupOf: Int32Array; readonly cap: number; readonly agreeing: number }[] = [];
  const look = async (): Promise<void> => {
    const centres: number[] = [];
    const groupOf: number[] = [];
    for (const [group, crowd] of crowds.entries()) {
      const places = Uint32Array.from(chosen[group] ?? []);
      if (places.length === 0) continue;
      const given = { centres: gather(part, cols, places), k: places.length };
      const middles = await withLeast(crowd.x, crowd.members.length, cols, given, least, checkpoint ? { checkpoint } : {});
      centres.push(...middles.centres);
      for (let m = 0; m < middles.k; m++) groupOf.push(group);
    }
    const all = Float64Array.from(centres);
    const { apart, group } = nearestOf(part, cols, all, groupOf);
    const reached = apart.reduce((most, one, i) => ((own[i] as number) >= 0 && one > most ? one : most), 0);
    tried.push({ centres: all, groupOf: Int32Array.from(groupOf), ...capOf(apart, group, own, reached + beyond) });
    await checkpoint?.();
  };
  await look();
  for (const size of SIZES) {
    let count = chosen.reduce((sum, some) => sum + some.length, 0);
    for (; count < size; count++) {
      let farthest = -1;
      for (let i = 0; i < index.length; i++) {
        if ((own[i] as number) >= 0 && (toOwn[i] as number) > (farthest < 0 ? 0 : (toOwn[farthest] as number))) farthest = i;
      }
      if (farthest < 0) break;
      add(farthest);
    }
    await look();
  }
  const most = Math.max(...tried.map(({ agreeing }) => agreeing));
  const { agreeing, ...best } = tried.find((one) => one.agreeing >= most - SLACK * index.length) as (typeof tried)[number];
  return { kind: 'prototypes', ...best, agreement: index.length === 0 ? 1 : agreeing / index.length };
}

function nearestOf(
  x: Float64Array,
  cols: number,
  centres: Float64Array,
  groupOf: readonly number[],
): { readonly apart: Float64Array; readonly group: Int32Array } {
  const rows = x.length / cols;
  const apart = new Float64Array(rows).fill(Infinity);
  const group = new Int32Array(rows).fill(-1);
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < groupOf.length; c++) {
      const away = squared(x, i, centres, c, cols);
      if (away >= (apart[i] as number)) continue;
      apart[i] = away;
      group[i] = groupOf[c] as number;
    }
  }
  return { apart: apart.map(Math.sqrt), group };
}

function squared(x: Float64Array, row: number, y: Float64Array, other: number, cols: number): number {
  let sum = 0;
  for (let j = 0; j < cols; j++) sum += ((x[row * cols + j] as number) - (y[other * cols + j] as number)) ** 2;
  return sum;
}

function gather(x: Float64Array, cols: number, index: Uint32Array): Float64Array {
  const part = new Float64Array(index.length * cols);
  index.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return part;
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
