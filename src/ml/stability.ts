import { random } from '../core/rng';
import { partition, type PartitionSpec } from './partition';

export interface ResampleInput {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  /** The groups that are judged, 0 … k - 1, -1 for none. */
  readonly labels: Int32Array;
  readonly k: number;
  readonly spec: PartitionSpec;
  readonly seedKey: string;
  /** Resamples number `from` to before `from + count`. */
  readonly from: number;
  readonly count: number;
}

export interface Resamples {
  /** count × k: how much of the group came back, NaN where none of its rows was drawn. */
  readonly jaccard: Float64Array;
  /** By row: resamples it was drawn into, and those of them in which it lay with its own group again. */
  readonly drawn: Uint16Array;
  readonly kept: Uint16Array;
}

/**
 * Clusterwise stability (Hennig 2007): rows are drawn with replacement and grouped anew; a group's figure is the largest Jaccard index, over
 * the rows that were drawn, with a group found then. A resample the method refuses counts as 0.
 */
export async function resample(input: ResampleInput, checkpoint?: () => Promise<void>): Promise<Resamples> {
  const { x, rows, cols, labels, k, spec, seedKey, from, count } = input;
  const jaccard = new Float64Array(count * k);
  const drawn = new Uint16Array(rows);
  const kept = new Uint16Array(rows);
  const draws = new Uint32Array(rows);
  const part = new Float64Array(rows * cols);
  for (let b = 0; b < count; b++) {
    const key = `${seedKey}/resample ${from + b}`;
    random(key).draws(draws, rows);
    draws.sort();
    draws.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
    const found = await tried({ x: part, rows, cols, spec, seedKey: key }, checkpoint);
    const into = jaccard.subarray(b * k, (b + 1) * k);
    // a row drawn twice counts once
    const once = Uint32Array.from(draws.keys()).filter((i) => i === 0 || draws[i - 1] !== draws[i]);
    judge(draws, once, found, labels, k, into, drawn, kept);
    await checkpoint?.();
  }
  return { jaccard, drawn, kept };
}

async function tried(input: Parameters<typeof partition>[0], checkpoint?: () => Promise<void>): Promise<Int32Array | null> {
  try {
    return await partition(input, checkpoint);
  } catch (error) {
    const code = (error as { problem?: { code?: string } }).problem?.code;
    if (code === 'too-few-distinct-rows') return null;
    throw error;
  }
}

function judge(
  draws: Uint32Array,
  once: Uint32Array,
  found: Int32Array | null,
  labels: Int32Array,
  k: number,
  into: Float64Array,
  drawn: Uint16Array,
  kept: Uint16Array,
): void {
  const groups = found ? found.reduce((most, label) => Math.max(most, label + 1), 0) : 0;
  const both = new Float64Array(k * Math.max(1, groups));
  const was = new Float64Array(k);
  const is = new Float64Array(Math.max(1, groups));
  for (const place of once) {
    const own = labels[draws[place] as number] as number;
    const now = found ? (found[place] as number) : -1;
    if (own >= 0) was[own] = (was[own] as number) + 1;
    if (now >= 0) is[now] = (is[now] as number) + 1;
    if (own >= 0 && now >= 0) both[own * groups + now] = (both[own * groups + now] as number) + 1;
  }
  const match = new Int32Array(k).fill(-1);
  for (let own = 0; own < k; own++) {
    if (was[own] === 0) {
      into[own] = NaN;
      continue;
    }
    for (let now = 0; now < groups; now++) {
      const shared = both[own * groups + now] as number;
      const index = shared / ((was[own] as number) + (is[now] as number) - shared);
      if (index > (into[own] as number)) {
        into[own] = index;
        match[own] = now;
      }
    }
  }
  for (const place of once) {
    const row = draws[place] as number;
    const own = labels[row] as number;
    if (own < 0) continue;
    drawn[row] = (drawn[row] as number) + 1;
    if (found && match[own] === found[place] && (match[own] as number) >= 0) kept[row] = (kept[row] as number) + 1;
  }
}

export interface Stability {
  /** Mean Jaccard of each group over the resamples, 0 … 1. */
  readonly byGroup: Float64Array;
  /** Its 5th and 95th percentile. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Share of the resamples with the row in which it lay with its own group again; NaN for a row never drawn or in no group. */
  readonly byRow: Float64Array;
}

/** Resamples put together in their order. */
export function stabilityOf(parts: readonly Resamples[], k: number): Stability {
  const rows = parts[0]?.drawn.length ?? 0;
  const drawn = new Float64Array(rows);
  const kept = new Float64Array(rows);
  for (const part of parts) {
    part.drawn.forEach((count, row) => (drawn[row] = (drawn[row] as number) + count));
    part.kept.forEach((count, row) => (kept[row] = (kept[row] as number) + count));
  }
  const byGroup = new Float64Array(k);
  const low = new Float64Array(k);
  const high = new Float64Array(k);
  for (let group = 0; group < k; group++) {
    const all = Float64Array.from(
      parts.flatMap(({ jaccard }) => Array.from(jaccard).filter((value, i) => i % k === group && value === value)),
    );
    all.sort();
    byGroup[group] = all.length === 0 ? 0 : all.reduce((sum, value) => sum + value, 0) / all.length;
    low[group] = all[Math.floor(0.05 * (all.length - 1))] ?? 0;
    high[group] = all[Math.ceil(0.95 * (all.length - 1))] ?? 0;
  }
  return { byGroup, low, high, byRow: drawn.map((count, row) => (kept[row] as number) / count) };
}
