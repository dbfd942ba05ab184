import type { ComputePool } from '../core/pool';
import { random } from '../core/rng';
import { elbow } from './elbow';
import { kmeans, type Kmeans } from './kmeans';
import { median, medianDeviation } from './quantile';
import { drawNull, nullModel, type NullModel } from './null-model';
import { silhouette } from './silhouette';

/** The parts of the advice that the pool computes. */
export type GroupTasks = {
  readonly 'groups-candidate': { readonly input: CandidateInput; readonly output: Candidate };
  readonly 'groups-reference': { readonly input: ReferenceInput; readonly output: Float64Array };
};

export interface CandidateInput {
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly k: number;
  readonly seedKey: string;
  readonly restarts: number;
}

/** k-means with k groups and how far apart they are; `silhouette` is null for one group. */
export interface Candidate {
  readonly fit: Kmeans;
  readonly silhouette: number | null;
  readonly byGroup: Float64Array;
  /** Rows the silhouette looked at. */
  readonly looked: number;
}

export interface ReferenceInput {
  readonly model: NullModel;
  readonly rows: number;
  readonly kMax: number;
  readonly seedKey: string;
}

export interface Tried {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number | null;
  /** Where rows without groups would fall: mean less and plus two standard deviations over the references. */
  readonly nullLow: number | null;
  readonly nullHigh: number | null;
  /** Size of the smallest group. */
  readonly smallest: number;
}

export interface GroupAdvice {
  /** `clear` from a silhouette of one half (Kaufman & Rousseeuw 1990), `weak` below, `none` where no number of groups beats rows without groups. */
  readonly verdict: 'clear' | 'weak' | 'none';
  /** Advised number of groups; 0 with none. */
  readonly k: number;
  /** The groups advised; null with none. */
  readonly best: Candidate | null;
  readonly tried: readonly Tried[];
  readonly elbow: number | null;
  /** Rows the silhouettes looked at. */
  readonly silhouetteRows: number;
}

export interface AdviceOptions {
  readonly seedKey: string;
  readonly kMax?: number;
  readonly restarts?: number;
  readonly references?: number;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** A group takes twenty rows: sixty rows offer at most three. */
const ROWS_A_GROUP = 20;
const REFERENCES = 30;
const REFERENCE_ROWS = 400;
const MODEL_ROWS = 2000;
/** Silhouettes for choosing k need no more than this. */
const SILHOUETTE_ROWS = 2000;
/** Standard deviations over the references: either way about one table in fifty goes for grouped. */
const BEYOND_IN_MEAN = 2;
const BEYOND_AT_ONE = 5;
/** Of normal values: the median distance from the median is 0.6745 standard deviations. */
const MAD_TO_DEVIATION = 1.4826;
const CLEAR = 0.5;

/** Largest number of groups worth offering for so many rows, 2 … 10. */
export function mostGroups(rows: number): number {
  return Math.max(2, Math.min(10, Math.floor(rows / ROWS_A_GROUP)));
}

/**
 * How many groups there are, or that there are none. For each k the mean silhouette of k-means is compared with those in rows drawn
 * without groups, in standard deviations over the draws. Either the mean of these excesses over all k or the largest must lie beyond
 * what single draws, compared with the others, show. Then the k of the largest silhouette wins, of those above the draws' mean; no group may be
 * smaller than five rows or one in a hundred.
 * @param x row-major, rows × cols, no NaN, scaled @throws Problem too-few-distinct-rows, too-big-for-memory
 */
export async function adviseGroups(
  pool: ComputePool<GroupTasks>,
  x: Float64Array,
  rows: number,
  cols: number,
  options: AdviceOptions,
): Promise<GroupAdvice> {
  const { seedKey, restarts = 10, references = REFERENCES, onProgress, signal } = options;
  const kMax = Math.min(options.kMax ?? 10, mostGroups(rows), distinctRows(x, rows, cols, 10));
  const part = (from: number, to: number): { onProgress: (share: number) => void; signal?: AbortSignal } => ({
    onProgress: (share) => onProgress?.(from + share * (to - from)),
    ...(signal ? { signal } : {}),
  });
  const candidates = await pool.map(
    'groups-candidate',
    Array.from({ length: kMax }, (_, i) => ({ x, rows, cols, k: i + 1, seedKey: `${seedKey}/k ${i + 1}`, restarts })),
    part(0, 0.6),
  );
  const model = nullModel(...some(x, rows, cols, `${seedKey}/model`));
  const inputs = Array.from({ length: kMax < 2 ? 0 : references }, (_, i) => ({
    model,
    rows: Math.min(rows, REFERENCE_ROWS),
    kMax,
    seedKey: `${seedKey}/reference ${i}`,
  }));
  const drawn = await pool.map('groups-reference', inputs, part(0.6, 1));
  const tried = candidates.map((candidate, i) =>
    triedRow(
      candidate,
      drawn.map((silhouettes) => silhouettes[i - 1] as number),
    ),
  );
  const least = Math.max(5, rows / 100);
  const found = tried.slice(1).map(apart);
  const usable = tried.filter((row) => row.k > 1 && row.smallest >= least && gain(row) > 0);
  const chosen = grouped(found, drawn)
    ? usable.reduce<Tried | undefined>((best, row) => (best && apart(best) >= apart(row) ? best : row), undefined)
    : undefined;
  const k = chosen?.k ?? 0;
  const best = candidates[k - 1] ?? null;
  return {
    verdict: best === null ? 'none' : (best.silhouette as number) >= CLEAR ? 'clear' : 'weak',
    k,
    best,
    tried,
    elbow: elbow(
      tried.map((row) => row.k),
      tried.map((row) => row.inertia),
    ),
    silhouetteRows: candidates[1]?.looked ?? 0,
  };
}

const apart = (row: Tried): number => row.silhouette ?? -1;
const gain = (row: Tried): number => apart(row) - ((row.nullLow ?? 1) + (row.nullHigh ?? 1)) / 2;

/**
 * @param found silhouettes for 2, 3, … groups @param drawn the same for each reference
 * Soft groups show a little at every k, a few sharp ones only at theirs: the mean excess is judged and the largest. The largest by
 * medians, for now and then a draw falls into pieces that would hide any group from a mean.
 */
function grouped(found: readonly number[], drawn: readonly Float64Array[]): boolean {
  const chance = drawn.map((one, i) =>
    excesses(
      one,
      drawn.filter((_, j) => j !== i),
    ),
  );
  const own = excesses(found, drawn);
  const average = moments(chance.map(mean));
  const most = chance.map(largest);
  const beyond = median(Float64Array.from(most)) + BEYOND_AT_ONE * MAD_TO_DEVIATION * medianDeviation(Float64Array.from(most));
  return mean(own) > average.mean + BEYOND_IN_MEAN * average.deviation || largest(own) > beyond;
}

function excesses(found: ArrayLike<number>, drawn: readonly Float64Array[]): number[] {
  return Array.from(found, (value, i) => {
    const chance = moments(drawn.map((one) => one[i] as number));
    return (value - chance.mean) / Math.max(chance.deviation, 1e-6);
  });
}

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), -Infinity);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const middle = mean(values);
  return { mean: middle, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)) };
}

function triedRow(candidate: Candidate, references: readonly number[]): Tried {
  const { fit, silhouette: found } = candidate;
  const row = { k: fit.k, inertia: fit.inertia, silhouette: found, smallest: fit.sizes[fit.k - 1] as number };
  if (fit.k < 2) return { ...row, nullLow: null, nullHigh: null };
  const chance = moments(references);
  const band = BEYOND_IN_MEAN * chance.deviation;
  return { ...row, nullLow: chance.mean - band, nullHigh: chance.mean + band };
}

export async function groupsCandidate(input: CandidateInput, checkpoint?: () => Promise<void>): Promise<Candidate> {
  const { x, rows, cols, k, seedKey, restarts } = input;
  const hooks = checkpoint ? { checkpoint } : {};
  const fit = await kmeans(x, rows, cols, k, { seedKey, restarts: k === 1 ? 1 : restarts, tolerance: 1e-6, ...hooks });
  if (k === 1) return { fit, silhouette: null, byGroup: new Float64Array(1), looked: 0 };
  const found = await silhouette(x, rows, cols, fit.labels, k, { seedKey, maxRows: SILHOUETTE_ROWS, ...hooks });
  return { fit, silhouette: found.mean, byGroup: found.byGroup, looked: found.rows };
}

/** @returns silhouettes of k-means with 2 … kMax groups on rows drawn without groups */
export async function groupsReference(input: ReferenceInput, checkpoint?: () => Promise<void>): Promise<Float64Array> {
  const { model, rows, kMax, seedKey } = input;
  const { cols } = model;
  const x = drawNull(model, rows, random(seedKey));
  const silhouettes = new Float64Array(kMax - 1);
  for (let k = 2; k <= kMax; k++) {
    if (distinctRows(x, rows, cols, k) < k) break;
    const fit = await kmeans(x, rows, cols, k, { seedKey: `${seedKey}/k ${k}`, restarts: 3, tolerance: 1e-6 });
    silhouettes[k - 2] = (await silhouette(x, rows, cols, fit.labels, k, { seedKey })).mean;
    await checkpoint?.();
  }
  return silhouettes;
}

/** As many distinct rows as there are, counted up to `enough`. */
function distinctRows(x: Float64Array, rows: number, cols: number, enough: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < rows && seen.size < enough; i++) seen.add(x.subarray(i * cols, (i + 1) * cols).join());
  return seen.size;
}

function some(x: Float64Array, rows: number, cols: number, key: string): [x: Float64Array, rows: number, cols: number] {
  if (rows <= MODEL_ROWS) return [x, rows, cols];
  const chosen = random(key).permutation(rows).subarray(0, MODEL_ROWS);
  const part = new Float64Array(MODEL_ROWS * cols);
  chosen.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return [part, MODEL_ROWS, cols];
}
