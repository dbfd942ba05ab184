import type { ComputePool } from '../core/pool';
import { random } from '../core/rng';
import { beyondChance, BEYOND_IN_MEAN, distinctRows, mean, moments } from './beyond-chance';
import type { ClusterTasks } from './cluster-tasks';
import { elbow } from './elbow';
import { gapAt, gapRule, type Gap } from './gap';
import type { Curve } from './groups';
import { drawNull, nullModel, type NullModel } from './null-model';
import type { Block } from './mixed-rows';
import { kprototypes, type Prototypes, type PrototypesInput } from './prototypes';
import { silhouette } from './silhouette';
import { stabilityOf } from './stability';

export type MixedTasks = {
  readonly 'mixed-candidate': { readonly input: PrototypesInput; readonly output: MixedCandidate };
  readonly 'mixed-reference': { readonly input: MixedReferenceInput; readonly output: Curve };
  /** The same of the rows themselves. */
  readonly 'mixed-curve': { readonly input: MixedCurveInput; readonly output: Curve };
};

export interface MixedCandidate {
  readonly fit: Prototypes;
  /** 0 of one group. */
  readonly silhouette: number;
  /** Rows of the smallest group. */
  readonly smallest: number;
}

/** What rows without groups would look like: numbers by `model`, categories drawn from these rows, each by itself. */
interface MixedModel extends Pick<PrototypesInput, 'x' | 'rows' | 'cols' | 'blocks'> {
  readonly numbers: readonly number[];
  readonly model: NullModel;
}

interface MixedCurveInput extends Pick<PrototypesInput, 'x' | 'rows' | 'cols' | 'blocks'> {
  readonly kMax: number;
  readonly seedKey: string;
}

interface MixedReferenceInput extends MixedModel {
  /** Rows to draw. */
  readonly count: number;
  readonly kMax: number;
  readonly seedKey: string;
}

export interface MixedTried extends Gap {
  readonly k: number;
  readonly cost: number;
  /** null of one group. */
  readonly silhouette: number | null;
  readonly nullLow: number | null;
  readonly nullHigh: number | null;
  /** Mean Jaccard of the groups over a few resamples; null of one group. */
  readonly stability: number | null;
}

export interface MixedAdvice {
  /** `clear` from a silhouette of one half (Kaufman & Rousseeuw 1990), `weak` below, `none` where rows without groups are told apart as well. */
  readonly verdict: 'clear' | 'weak' | 'none';
  readonly best: { readonly k: number; readonly fit: Prototypes; readonly silhouette: number } | null;
  /** 1, 2, … groups. */
  readonly tried: readonly MixedTried[];
  /** Where the cost bends. */
  readonly elbow: number | null;
  /** What the gap statistic alone would say, 1 for none; null where it cannot. */
  readonly gap: number | null;
  /** The largest number of groups that are stable on average. */
  readonly steady: number | null;
}

/** Of two groups and more. */
type Several = MixedTried & { readonly silhouette: number; readonly stability: number };

interface MixedOptions {
  readonly seedKey: string;
  readonly kMax: number;
  readonly references?: number;
  /** For the stability of each number of groups. */
  readonly resamples?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

const REFERENCES = 20;
const REFERENCE_ROWS = 400;
const MODEL_ROWS = 2000;
/** Silhouettes for choosing k need no more rows than this. */
const SILHOUETTE_ROWS = 2000;
const RESTARTS = 5;
const REFERENCE_RESTARTS = 2;
const RESAMPLES = 20;
const RESAMPLE_ROWS = 600;
/** Groups below are a pattern, no groups to rely on (Hennig 2008). */
const STABLE = 0.75;
const CLEAR = 0.5;

/**
 * How many groups of mixed columns there are, or that there are none: the rule of `adviseGroups` with k-prototypes and silhouettes adjusted for
 * chance, of numbers of groups that come back on average when rows are drawn anew: the levels of a few categories tell rows apart in many ways, none of
 * which stays. In rows without groups the numbers keep their distributions and how they rise together, and no category goes with anything. One category
 * alone has no such rows to be held against: its levels are the groups.
 * @param x row-major, rows × cols, no NaN, categories as `blocks` of columns
 */
export async function adviseMixed(
  pool: ComputePool<MixedTasks & ClusterTasks>,
  x: Float64Array,
  rows: number,
  cols: number,
  blocks: readonly Block[],
  options: MixedOptions,
): Promise<MixedAdvice> {
  const { seedKey, references = REFERENCES, resamples = RESAMPLES, signal, onProgress } = options;
  const kMax = Math.min(options.kMax, distinctRows(x, rows, cols, options.kMax));
  if (kMax < 2) return { verdict: 'none', best: null, tried: [], elbow: null, gap: null, steady: null };
  const part = (from: number, to: number): { onProgress: (share: number) => void; signal?: AbortSignal } => ({
    onProgress: (share) => onProgress?.(from + share * (to - from)),
    ...(signal ? { signal } : {}),
  });
  const [whole, ...candidates] = await pool.map(
    'mixed-candidate',
    Array.from({ length: kMax }, (_, i) => i + 1).map((k) => ({
      x,
      rows,
      cols,
      blocks,
      k,
      seedKey: `${seedKey}/k ${k}`,
      restarts: k === 1 ? 1 : RESTARTS,
    })),
    part(0, 0.5),
  );
  const lone = blocks.length === 1 && blocks[0]?.from === 0 && blocks[0].to === cols;
  const model = lone ? null : modelOf(x, rows, cols, blocks, `${seedKey}/model`);
  const inputs = Array.from({ length: model ? references : 0 }, (_, i) => ({
    ...(model as MixedModel),
    count: Math.min(rows, REFERENCE_ROWS),
    kMax,
    seedKey: `${seedKey}/reference ${i}`,
  }));
  const drawn = await pool.map('mixed-reference', inputs, part(0.5, 0.75));
  const matched = random(`${seedKey}/matched`).permutation(rows).subarray(0, REFERENCE_ROWS);
  const like = { x: rowsAt(x, cols, matched), rows: matched.length, cols, blocks, kMax, seedKey: `${seedKey}/matched` };
  const [own] = lone ? [] : await pool.map('mixed-curve', [like], part(0.75, 0.8));
  const stability = await steadiness(pool, candidates, { x, rows, cols, blocks }, seedKey, resamples, part(0.8, 1));
  const gapOf = (k: number): Gap =>
    gapAt(
      own?.spread[k - 1],
      drawn.map(({ spread }) => spread[k - 1] as number),
    );
  const several = candidates.map(({ fit, silhouette: found }, i): Several => {
    const row = { k: i + 2, cost: fit.cost, silhouette: found, stability: stability[i] as number, ...gapOf(i + 2) };
    if (lone) return { ...row, nullLow: null, nullHigh: null };
    const { mean: middle, deviation } = moments(drawn.map(({ silhouettes }) => silhouettes[i] as number));
    return { ...row, nullLow: middle - BEYOND_IN_MEAN * deviation, nullHigh: middle + BEYOND_IN_MEAN * deviation };
  });
  const one: MixedTried = {
    k: 1,
    cost: (whole as MixedCandidate).fit.cost,
    silhouette: null,
    nullLow: null,
    nullHigh: null,
    stability: null,
    ...gapOf(1),
  };
  const tried: readonly MixedTried[] = [one, ...several];
  const ways = {
    tried,
    elbow: elbow(
      tried.map(({ k }) => k),
      tried.map(({ cost }) => cost),
    ),
    gap: gapRule(tried),
    steady: several.reduce<number | null>((most, row) => (row.stability >= STABLE ? row.k : most), null),
  };
  const found = several.map((row) => row.silhouette);
  const above = ({ silhouette: here, nullLow, nullHigh }: Several): boolean =>
    nullLow === null || nullHigh === null || here > (nullLow + nullHigh) / 2;
  // Levels alone tell rows apart, the better the more groups there are. As in the adjusted Rand index (Hubert and Arabie 1985), what chance gives is
  // taken off, and what is left is told as a share of what it could be.
  const adjusted = ({ silhouette: here, nullLow, nullHigh }: Several): number => {
    const chance = ((nullLow ?? 0) + (nullHigh ?? 0)) / 2;
    return (here - chance) / (1 - chance);
  };
  const least = Math.max(5, rows / 100);
  const usable = several.filter((row, i) => (candidates[i]?.smallest ?? 0) >= least && above(row) && row.stability >= STABLE);
  const beyond =
    lone ||
    beyondChance(
      found,
      drawn.map(({ silhouettes }) => silhouettes),
    );
  const chosen = beyond ? usable.reduce<Several | null>((a, b) => (a && adjusted(a) >= adjusted(b) ? a : b), null) : null;
  const fit = chosen ? candidates[chosen.k - 2]?.fit : undefined;
  if (!chosen || !fit) return { verdict: 'none', best: null, ...ways };
  return {
    verdict: chosen.silhouette >= CLEAR ? 'clear' : 'weak',
    best: { k: chosen.k, fit, silhouette: chosen.silhouette },
    ...ways,
  };
}

/** Mean Jaccard for each candidate, over a few resamples of a few rows. */
async function steadiness(
  pool: ComputePool<ClusterTasks>,
  candidates: readonly MixedCandidate[],
  { x, rows, cols, blocks }: Pick<PrototypesInput, 'x' | 'rows' | 'cols' | 'blocks'>,
  seedKey: string,
  resamples: number,
  hooks: { readonly onProgress: (share: number) => void; readonly signal?: AbortSignal },
): Promise<readonly number[]> {
  const index = random(`${seedKey}/steady`).permutation(rows).subarray(0, RESAMPLE_ROWS).sort();
  const part = rowsAt(x, cols, index);
  const inputs = candidates.map(({ fit }, i) => ({
    x: part,
    rows: index.length,
    cols,
    labels: Int32Array.from(index, (row) => fit.labels[row] as number),
    k: i + 2,
    spec: { method: 'mixed', k: i + 2, blocks, restarts: 2 } as const,
    seedKey: `${seedKey}/steady ${i + 2}`,
    from: 0,
    count: resamples,
  }));
  const found = await pool.map('resample', inputs, hooks);
  return found.map((one, i) => mean(Array.from(stabilityOf([one], i + 2).byGroup)));
}

export async function mixedCandidate(input: PrototypesInput, checkpoint?: () => Promise<void>): Promise<MixedCandidate> {
  const { x, rows, cols, k, seedKey } = input;
  const fit = await kprototypes(input, checkpoint);
  const sizes = new Float64Array(k);
  for (const label of fit.labels) sizes[label] = (sizes[label] as number) + 1;
  if (k < 2) return { fit, silhouette: 0, smallest: rows };
  const hooks = checkpoint ? { checkpoint } : {};
  const { mean } = await silhouette(x, rows, cols, fit.labels, k, { seedKey, maxRows: SILHOUETTE_ROWS, ...hooks });
  return { fit, silhouette: mean, smallest: Math.min(...sizes) };
}

/** Of rows drawn without groups. */
export function mixedReference(input: MixedReferenceInput, checkpoint?: () => Promise<void>): Promise<Curve> {
  const { cols, blocks, count, kMax, seedKey } = input;
  return mixedCurve({ x: drawMixed(input, count, seedKey), rows: count, cols, blocks, kMax, seedKey }, checkpoint);
}

/** What `Curve` says, of k-prototypes and its cost. */
export async function mixedCurve(input: MixedCurveInput, checkpoint?: () => Promise<void>): Promise<Curve> {
  const { x, rows, cols, blocks, kMax, seedKey } = input;
  const silhouettes = new Float64Array(kMax - 1);
  const spread = new Float64Array(kMax).fill(NaN);
  for (let k = 1; k <= kMax && distinctRows(x, rows, cols, k) >= k; k++) {
    const restarts = k === 1 ? 1 : REFERENCE_RESTARTS;
    const fit = await kprototypes({ x, rows, cols, blocks, k, seedKey: `${seedKey}/k ${k}`, restarts }, checkpoint);
    spread[k - 1] = Math.log(fit.cost / rows);
    if (k > 1) silhouettes[k - 2] = (await silhouette(x, rows, cols, fit.labels, k, { seedKey })).mean;
    await checkpoint?.();
  }
  return { spread, silhouettes };
}

function rowsAt(x: Float64Array, cols: number, index: Uint32Array): Float64Array {
  const part = new Float64Array(index.length * cols);
  index.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return part;
}

function modelOf(x: Float64Array, rows: number, cols: number, blocks: readonly Block[], key: string): MixedModel {
  const index = random(key).permutation(rows).subarray(0, MODEL_ROWS);
  const part = rowsAt(x, cols, index);
  const inBlock = new Set(blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const numbers = Array.from({ length: cols }, (_, j) => j).filter((j) => !inBlock.has(j));
  const own = new Float64Array(index.length * numbers.length);
  for (let i = 0; i < index.length; i++) numbers.forEach((j, at) => (own[i * numbers.length + at] = part[i * cols + j] as number));
  return { x: part, rows: index.length, cols, blocks, numbers, model: nullModel(own, index.length, numbers.length) };
}

function drawMixed({ x, rows, cols, blocks, numbers, model }: MixedModel, count: number, key: string): Float64Array {
  const chance = random(key);
  const drawn = new Float64Array(count * cols);
  const own = drawNull(model, count, chance.fork('numbers'));
  for (let i = 0; i < count; i++) {
    numbers.forEach((j, at) => (drawn[i * cols + j] = own[i * numbers.length + at] as number));
    for (const { from, to } of blocks) {
      const row = chance.below(rows) * cols;
      drawn.set(x.subarray(row + from, row + to), i * cols + from);
    }
  }
  return drawn;
}
