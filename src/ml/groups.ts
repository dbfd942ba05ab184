import type { ComputePool } from '../core/pool';
import { random } from '../core/rng';
import type { ClusterTasks } from './cluster-tasks';
import { beyondChance, BEYOND_IN_MEAN, distinctRows, mean, moments } from './beyond-chance';
import { elbow } from './elbow';
import { gapAt, gapRule } from './gap';
import { bestOf, kmeans, kmeansIn, restartKey, withCloud, type Kmeans } from './kmeans';
import { drawNull, nullModel, type NullModel } from './null-model';
import { pairDistances, pairSilhouette } from './pair-silhouette';
import { silhouette } from './silhouette';
import { stabilityOf } from './stability';

/** The parts of the advice that the pool computes. */
export type GroupTasks = {
  readonly 'groups-candidate': { readonly input: CandidateInput; readonly output: Candidate };
  readonly 'groups-reference': { readonly input: ReferenceInput; readonly output: Curve };
  /** The same of the rows themselves. */
  readonly 'groups-curve': { readonly input: CurveInput; readonly output: Curve };
};

/** Of k-means with 1 … kMax groups: `spread[k - 1]` is the log of the inertia a row, `silhouettes[k - 2]` the mean silhouette. */
export interface Curve {
  readonly spread: Float64Array;
  readonly silhouettes: Float64Array;
}

export interface CurveInput {
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly kMax: number;
  readonly seedKey: string;
}

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
  /** How much closer together rows lie than ones without groups, as logs, and its standard error; null where it cannot be known. */
  readonly gap: number | null;
  readonly gapError: number | null;
  /** Mean Jaccard of the groups over a few resamples; null for one group. */
  readonly stability: number | null;
}

export interface GroupAdvice {
  /** `clear` from a silhouette of one half (Kaufman & Rousseeuw 1990), `weak` below, `none` where no number of groups beats rows without groups. */
  readonly verdict: 'clear' | 'weak' | 'none';
  /** Advised number of groups; 0 with none. */
  readonly k: number;
  /** The groups advised; null with none. */
  readonly best: Candidate | null;
  /** The groups of each number tried, from one on: whoever picks another number finds them here. */
  readonly candidates: readonly Candidate[];
  readonly tried: readonly Tried[];
  readonly elbow: number | null;
  /** What the gap statistic alone would say, 1 for none; null where it cannot. */
  readonly gap: number | null;
  /** The largest number of groups that are stable on average. */
  readonly steady: number | null;
  /** Rows the silhouettes looked at. */
  readonly silhouetteRows: number;
}

export interface AdviceOptions {
  readonly seedKey: string;
  readonly kMax?: number;
  readonly restarts?: number;
  readonly references?: number;
  /** For the stability of each number of groups; 0 leaves it out. */
  readonly resamples?: number;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** A group takes twenty rows: sixty rows offer at most three. */
const ROWS_A_GROUP = 20;
const REFERENCES = 30;
const REFERENCE_ROWS = 400;
const MODEL_ROWS = 2000;
/** Silhouettes for choosing k need no more than this, and of wide rows fewer, as much work as of so many columns. */
const SILHOUETTE_ROWS = 2000;
const WIDE = 40;
const silhouetteRows = (cols: number): number => Math.floor(SILHOUETTE_ROWS * Math.sqrt(Math.min(1, WIDE / cols)));
/** Of k-means on rows drawn without groups; one start of wide rows ends as well as another. */
const STARTS = 3;
/** Resamples for each number of groups, and of how many rows. */
const RESAMPLES = 20;
const RESAMPLE_ROWS = 600;
/** Groups below are a pattern, no groups to rely on (Hennig 2008). */
const STABLE = 0.75;
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
  pool: ComputePool<GroupTasks & ClusterTasks>,
  x: Float64Array,
  rows: number,
  cols: number,
  options: AdviceOptions,
): Promise<GroupAdvice> {
  const { seedKey, restarts = 10, references = REFERENCES, resamples = RESAMPLES, onProgress, signal } = options;
  const kMax = Math.min(options.kMax ?? 10, mostGroups(rows), distinctRows(x, rows, cols, 10));
  const part = (from: number, to: number): { onProgress: (share: number) => void; signal?: AbortSignal } => ({
    onProgress: (share) => onProgress?.(from + share * (to - from)),
    ...(signal ? { signal } : {}),
  });
  const candidates = await pool.map(
    'groups-candidate',
    Array.from({ length: kMax }, (_, i) => ({ x, rows, cols, k: i + 1, seedKey: `${seedKey}/k ${i + 1}`, restarts })),
    part(0, 0.5),
  );
  const model = nullModel(...some(x, rows, cols, `${seedKey}/model`, MODEL_ROWS));
  const inputs = Array.from({ length: kMax < 2 ? 0 : references }, (_, i) => ({
    model,
    rows: Math.min(rows, REFERENCE_ROWS),
    kMax,
    seedKey: `${seedKey}/reference ${i}`,
  }));
  const drawn = await pool.map('groups-reference', inputs, part(0.5, 0.8));
  const matched = some(x, rows, cols, `${seedKey}/matched`, REFERENCE_ROWS);
  const [own] =
    kMax < 2
      ? []
      : await pool.map('groups-curve', [{ x: matched[0], rows: matched[1], cols, kMax, seedKey: `${seedKey}/matched` }], part(0.8, 0.85));
  const steady = await steadiness(pool, candidates, x, rows, cols, seedKey, resamples, part(0.85, 1));
  const tried = candidates.map((candidate, i) => ({
    ...triedRow(candidate, drawn),
    ...gapAt(
      own?.spread[i],
      drawn.map(({ spread }) => spread[i] as number),
    ),
    stability: steady[i] ?? null,
  }));
  const least = Math.max(5, rows / 100);
  const found = tried.slice(1).map(apart);
  const usable = tried.filter((row) => row.k > 1 && row.smallest >= least && gain(row) > 0);
  const chosen = beyondChance(
    found,
    drawn.map(({ silhouettes }) => silhouettes),
  )
    ? usable.reduce<Tried | undefined>((best, row) => (best && apart(best) >= apart(row) ? best : row), undefined)
    : undefined;
  const k = chosen?.k ?? 0;
  const best = candidates[k - 1] ?? null;
  return {
    verdict: best === null ? 'none' : (best.silhouette as number) >= CLEAR ? 'clear' : 'weak',
    k,
    best,
    candidates,
    tried,
    elbow: elbow(
      tried.map((row) => row.k),
      tried.map((row) => row.inertia),
    ),
    gap: gapRule(tried),
    steady: tried.reduce<number | null>((most, row) => ((row.stability ?? 0) >= STABLE ? row.k : most), null),
    silhouetteRows: candidates[1]?.looked ?? 0,
  };
}

const apart = (row: Tried): number => row.silhouette ?? -1;
const gain = (row: Tried): number => apart(row) - ((row.nullLow ?? 1) + (row.nullHigh ?? 1)) / 2;

/** Mean Jaccard for each candidate, over a few resamples of a few rows. */
async function steadiness(
  pool: ComputePool<ClusterTasks>,
  candidates: readonly Candidate[],
  x: Float64Array,
  rows: number,
  cols: number,
  seedKey: string,
  resamples: number,
  hooks: { onProgress: (share: number) => void; signal?: AbortSignal },
): Promise<readonly (number | null)[]> {
  if (resamples === 0 || candidates.length < 2) return [];
  const index = rows <= RESAMPLE_ROWS ? null : random(`${seedKey}/steady`).permutation(rows).subarray(0, RESAMPLE_ROWS);
  const part = index ? gather(x, cols, index) : x;
  const inputs = candidates.slice(1).map(({ fit }) => ({
    x: part,
    rows: index?.length ?? rows,
    cols,
    labels: index ? Int32Array.from(index, (row) => fit.labels[row] as number) : fit.labels,
    k: fit.k,
    spec: { method: 'kmeans', k: fit.k, restarts: 2 } as const,
    seedKey: `${seedKey}/steady ${fit.k}`,
    from: 0,
    count: resamples,
  }));
  const found = await pool.map('resample', inputs, hooks);
  return [null, ...found.map((one, i) => mean(Array.from(stabilityOf([one], (inputs[i] as { k: number }).k).byGroup)))];
}

function gather(x: Float64Array, cols: number, index: Uint32Array): Float64Array {
  const part = new Float64Array(index.length * cols);
  index.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return part;
}

function triedRow(candidate: Candidate, drawn: readonly Curve[]): Omit<Tried, 'gap' | 'gapError' | 'stability'> {
  const { fit, silhouette: found } = candidate;
  const references = drawn.map(({ silhouettes }) => silhouettes[fit.k - 2] as number);
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
  const found = await silhouette(x, rows, cols, fit.labels, k, { seedKey, maxRows: silhouetteRows(cols), ...hooks });
  return { fit, silhouette: found.mean, byGroup: found.byGroup, looked: found.rows };
}

/** Of rows drawn without groups. */
export async function groupsReference(input: ReferenceInput, checkpoint?: () => Promise<void>): Promise<Curve> {
  const { model, rows, kMax, seedKey } = input;
  return groupsCurve({ x: drawNull(model, rows, random(seedKey)), rows, cols: model.cols, kMax, seedKey }, checkpoint);
}

export async function groupsCurve({ x, rows, cols, kMax, seedKey }: CurveInput, checkpoint?: () => Promise<void>): Promise<Curve> {
  const silhouettes = new Float64Array(kMax - 1);
  const spread = new Float64Array(kMax).fill(NaN);
  const far = cols > WIDE ? pairDistances(x, rows, cols) : null;
  const most = distinctRows(x, rows, cols, kMax);
  await withCloud(x, rows, cols, most, async (cloud) => {
    for (let k = 1; k <= most; k++) {
      const starts: Kmeans[] = [];
      for (let i = 0; i < (k === 1 || cols > WIDE ? 1 : STARTS); i++) {
        starts.push(await kmeansIn(cloud, k, restartKey(`${seedKey}/k ${k}`, i), { tolerance: 1e-6 }));
      }
      const fit = bestOf(starts);
      spread[k - 1] = Math.log(fit.inertia / rows);
      if (k > 1)
        silhouettes[k - 2] = far ? pairSilhouette(far, fit.labels, k) : (await silhouette(x, rows, cols, fit.labels, k, { seedKey })).mean;
      await checkpoint?.();
    }
  });
  return { spread, silhouettes };
}

function some(x: Float64Array, rows: number, cols: number, key: string, most: number): [x: Float64Array, rows: number, cols: number] {
  if (rows <= most) return [x, rows, cols];
  return [gather(x, cols, random(key).permutation(rows).subarray(0, most)), most, cols];
}
