import { say } from '../../core/message';
import { random } from '../../core/rng';
import type { Table } from '../../core/table';
import { adjustedRand } from '../../ml/agreement';
import { defaultGroupSize, defaultLeast } from '../../ml/density/k-distance';
import { mostGroups, type GroupAdvice } from '../../ml/groups';
import type { PartitionSpec } from '../../ml/partition';
import { stabilityOf } from '../../ml/stability';
import type { ReportCtx } from '../context';
import { numbersOf } from '../figures';
import type { Placed } from './cloud';
import type { Comparison } from './meta';

/** Every way is gone with the same rows, drawn by chance. */
const ROWS = 1500;
const RESAMPLES = 20;
/** What the rule written on the card says. */
const STEADY = 0.75;
const MOST_APART = 0.2;
/** Silhouettes closer than this are alike, and the way that is named first is taken. */
const ALIKE = 0.02;

type Way = Comparison['ways'][number];

/** By the advice, which is the same object as long as rows, columns, weights and seed are: choosing another way compares nothing anew. */
const known = new WeakMap<GroupAdvice, Map<string, Comparison>>();

/** Several ways on the same rows, side by side; the simplest first. */
export async function compareWays(
  cloud: Placed,
  train: Table,
  k: number | 'auto',
  advice: GroupAdvice,
  seedKey: string,
  context: ReportCtx,
): Promise<Comparison> {
  const groups = k === 'auto' ? Math.max(2, advice.k) : Math.min(k, mostGroups(Math.min(ROWS, cloud.rows)));
  const money = context.schema.find(({ role, kind, plain }) => role === 'money' && kind === 'number' && plain)?.name ?? null;
  const key = JSON.stringify([groups, money]);
  const made = known.get(advice)?.get(key) ?? (await compare(cloud, train, money, groups, seedKey, context));
  known.set(advice, new Map([...(known.get(advice) ?? []), [key, made]]));
  return { ...made, recommended: advice.k === 0 && k === 'auto' ? null : made.recommended };
}

async function compare(
  cloud: Placed,
  train: Table,
  money: string | null,
  groups: number,
  seedKey: string,
  context: ReportCtx,
): Promise<Comparison> {
  const { pool, signal } = context;
  const { cols } = cloud;
  const chosen = random(`${seedKey}/ways`).permutation(cloud.rows).subarray(0, ROWS).sort();
  const rows = chosen.length;
  const x = new Float64Array(rows * cols);
  chosen.forEach((row, i) => x.set(cloud.x.subarray(row * cols, (row + 1) * cols), i * cols));
  const specs = specsOf(groups, rows, cols);
  const all = Object.values(specs);
  const report = (from: number, to: number) => ({
    signal,
    onProgress: (share: number) => context.progress(from + share * (to - from), say('cluster.progress.ways')),
  });
  const shared = { x, rows, cols, seedKey: `${seedKey}/ways` };
  const found: ReturnType<typeof inOrder>[] = [];
  const took: number[] = [];
  for (const [i, spec] of all.entries()) {
    // one at a time, so that none waits for another while it is timed
    const began = context.clock();
    const [labels] = await pool.map('partition', [{ ...shared, spec }], report((0.3 * i) / all.length, (0.3 * (i + 1)) / all.length));
    took.push(context.clock() - began);
    found.push(inOrder(labels ?? new Int32Array(rows).fill(-1)));
  }
  const judged = found.flatMap(({ labels, k: count }, i) => {
    const spec = all[i] as PartitionSpec;
    return count < 2 ? [] : [{ i, input: { ...shared, labels, k: count, spec, from: 0, count: RESAMPLES } }];
  });
  const resamples = await pool.map(
    'resample',
    judged.map(({ input }) => input),
    report(0.3, 0.8),
  );
  const inside = judged.map(({ input }) => insideOf(x, cols, input.labels));
  const silhouettes = await pool.map(
    'silhouette',
    judged.map(({ input }, at) => ({ ...(inside[at] as ReturnType<typeof insideOf>), cols, k: input.k, seedKey })),
    report(0.8, 1),
  );
  const values = money === null ? null : numbersOf(train, money);
  const spent = values && Float64Array.from(chosen, (row) => values[cloud.index[row] as number] as number);
  const ways = Object.keys(specs).map((method, i): Way => {
    const { labels, sizes, k: count } = found[i] as ReturnType<typeof inOrder>;
    const at = judged.findIndex((one) => one.i === i);
    const part = resamples[at];
    const stability = part ? stabilityOf([part], count) : null;
    const held = sizes.reduce((sum, size) => sum + size, 0);
    return {
      method: method as Way['method'],
      groups: count,
      silhouette: silhouettes[at]?.mean ?? null,
      stability: stability ? sizes.reduce((sum, size, g) => sum + (size / held) * (stability.byGroup[g] as number), 0) : null,
      apart: rows === 0 ? 0 : 1 - held / rows,
      smallest: held === 0 ? 0 : (sizes[count - 1] ?? 0) / held,
      largest: held === 0 ? 0 : (sizes[0] ?? 0) / held,
      value: spent ? richest(spent, labels, count) : null,
      ms: took[i] ?? 0,
    };
  });
  return {
    rows,
    of: cloud.rows,
    money,
    ways,
    agreement: found.map((one) => found.map((other) => adjustedRand(one.labels, other.labels))),
    recommended: recommend(ways),
  };
}

function specsOf(k: number, rows: number, cols: number): Readonly<Record<string, PartitionSpec>> {
  const points = defaultLeast(rows, cols);
  const least = defaultGroupSize(rows);
  return {
    kmeans: { method: 'kmeans', k, restarts: 3 },
    hierarchical: { method: 'hierarchical', linkage: 'ward', k },
    mixture: { method: 'mixture', k, covariance: rows >= 10 * cols * cols ? 'full' : 'diagonal' },
    hdbscan: { method: 'hdbscan', points, share: least / rows },
    dbscan: { method: 'dbscan', eps: null, points, least },
  };
}

/** Steady groups that hold nearly everyone, the furthest apart; of like ones the way named first. null when none is. */
function recommend(ways: readonly Way[]): Way['method'] | null {
  const fit = ways.filter((way) => way.groups > 1 && (way.stability ?? 0) >= STEADY && way.apart <= MOST_APART);
  const most = Math.max(...fit.map(({ silhouette }) => silhouette ?? -1));
  return fit.find(({ silhouette }) => (silhouette ?? -1) >= most - ALIKE)?.method ?? null;
}

/** Labels by size, largest first. */
function inOrder(labels: Int32Array): { readonly labels: Int32Array; readonly sizes: readonly number[]; readonly k: number } {
  const counts = new Map<number, number>();
  for (const label of labels) if (label >= 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const place = new Map(order.map(([label], i) => [label, i]));
  return { labels: labels.map((label) => place.get(label) ?? -1), sizes: order.map(([, count]) => count), k: order.length };
}

function insideOf(
  x: Float64Array,
  cols: number,
  labels: Int32Array,
): { readonly x: Float64Array; readonly rows: number; readonly labels: Int32Array } {
  const places = Uint32Array.from(labels, (_, i) => i).filter((i) => (labels[i] as number) >= 0);
  const part = new Float64Array(places.length * cols);
  places.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return { x: part, rows: places.length, labels: Int32Array.from(places, (row) => labels[row] as number) };
}

/** The mean of the richest group over everyone's; null where there is no whole to speak of. */
function richest(spent: Float64Array, labels: Int32Array, k: number): number | null {
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  let total = 0;
  let all = 0;
  spent.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    total += value;
    all++;
    const group = labels[i] as number;
    if (group < 0) return;
    sums[group] = (sums[group] as number) + value;
    counts[group] = (counts[group] as number) + 1;
  });
  const most = Math.max(...Array.from(sums, (sum, g) => ((counts[g] as number) > 0 ? sum / (counts[g] as number) : -Infinity)));
  return total > 0 && Number.isFinite(most) ? most / (total / all) : null;
}
