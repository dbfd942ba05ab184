import { stop } from '../core/problem';
import { random } from '../core/rng';
import { kernels } from './kernels/index';
import { predictLogistic } from './logistic';
import { logLoss } from './metrics';
import { newtonModel, newtonRoom, stepDown, type NewtonModel } from './newton';

/** One place on the path: the fit at one strength. */
export interface LassoFit {
  /** As scikit-learn's C: the larger, the closer the data are followed. */
  readonly C: number;
  /** One per column; 0 where the column is left out. */
  readonly weights: Float64Array;
  readonly intercept: number;
  readonly converged: boolean;
}

export interface LassoOptions {
  readonly checkpoint?: () => Promise<void>;
}

const STEPS = 30;
/** From the strength at which no column counts to one a thousand times as close. */
const SPAN = 1000;
const MAX_NEWTON = 100;
const MAX_SWEEPS = 2000;
const CLOSE = 1e-10;

/**
 * Logistic regression with an L1 penalty and a free intercept: the least of C Σ lossᵢ + ‖w‖₁ at each strength, each fit setting out from the one
 * before. Proximal Newton steps (Lee, Sun & Saunders 2014) with coordinate descent inside (Friedman, Hastie & Tibshirani 2010).
 * @param x row-major, rows × cols, no NaN @param y 0 or 1 @param strengths ascending
 * @throws Problem no-rows, one-class, too-big-for-memory
 */
export async function lassoPath(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  strengths: readonly number[],
  { checkpoint }: LassoOptions = {},
): Promise<readonly LassoFit[]> {
  if (rows === 0) stop('no-rows');
  if (y.every((value) => value === y[0])) stop('one-class', { value: y[0] ?? 0 });
  const room = (await kernels()).open(...newtonRoom(rows, cols));
  try {
    const model = newtonModel(room, x, rows, cols, y, new Float64Array(rows).fill(1), { ridge: 0 });
    const coefficients = new Float64Array(cols + 1);
    const won = y.reduce((sum, value) => sum + value, 0);
    coefficients[cols] = Math.log(won / (rows - won));
    const path: LassoFit[] = [];
    for (const C of strengths) {
      const converged = await settle(model, coefficients, 1 / C, checkpoint);
      path.push({ C, weights: coefficients.slice(0, cols), intercept: coefficients[cols] as number, converged });
    }
    return path;
  } finally {
    room.free();
  }
}

/** Moves the coefficients to the least of loss + penalty ‖w‖₁. @returns whether it got there */
async function settle(
  model: NewtonModel,
  coefficients: Float64Array,
  penalty: number,
  checkpoint: (() => Promise<void>) | undefined,
): Promise<boolean> {
  const cols = coefficients.length - 1;
  const whole = {
    loss(at: Float64Array): number {
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += Math.abs(at[j] as number);
      return model.loss(at) + penalty * sum;
    },
  };
  let loss = whole.loss(coefficients);
  for (let round = 0; round < MAX_NEWTON; round++) {
    const { g, h } = model.slopes(coefficients);
    const step = descend(coefficients, g, h, penalty);
    const moved = stepDown(whole, coefficients, step, loss);
    loss = moved.loss;
    await checkpoint?.();
    if (moved.largest <= CLOSE * (1 + coefficients.reduce((most, v) => Math.max(most, Math.abs(v)), 0))) return true;
  }
  return false;
}

/** The step to the least of the local parabola with the penalty, one coefficient after the other; after a round of all only those that count. */
function descend(from: Float64Array, g: Float64Array, h: Float64Array, penalty: number): Float64Array {
  const d = from.length;
  const step = new Float64Array(d);
  // h · step
  const bent = new Float64Array(d);
  const counts = new Uint8Array(d);
  let all = true;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let most = 0;
    for (let j = 0; j < d; j++) {
      if (!all && counts[j] === 0) continue;
      const curve = h[j * d + j] as number;
      if (!(curve > 0)) continue;
      const here = (from[j] as number) + (step[j] as number);
      const wish = curve * here + (g[j] as number) - (bent[j] as number);
      const next = (j === d - 1 ? wish : Math.sign(wish) * Math.max(0, Math.abs(wish) - penalty)) / curve;
      counts[j] = next === 0 ? 0 : 1;
      const move = next - here;
      if (move === 0) continue;
      step[j] = (step[j] as number) + move;
      for (let k = 0; k < d; k++) bent[k] = (bent[k] as number) + move * (h[Math.min(j, k) * d + Math.max(j, k)] as number);
      most = Math.max(most, Math.abs(move) / (1 + Math.abs(next)));
    }
    if (most < 1e-12) {
      if (all) break;
      all = true;
    } else all = false;
  }
  return step;
}

/** So many strengths, evenly by ratio, from the one at which no column counts. */
export function strengthsOf(x: Float64Array, rows: number, cols: number, y: Uint8Array): readonly number[] {
  const mean = y.reduce((sum, value) => sum + value, 0) / rows;
  const pull = new Float64Array(cols);
  for (let i = 0; i < rows; i++) {
    const miss = (y[i] as number) - mean;
    for (let j = 0; j < cols; j++) pull[j] = (pull[j] as number) + miss * (x[i * cols + j] as number);
  }
  const most = pull.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  if (!(most > 0)) return [1];
  return Array.from({ length: STEPS }, (_, i) => (1 / most) * SPAN ** (i / (STEPS - 1)));
}

/** Which strength of the path: the one with the least log loss, or the smallest within one standard error of it, so that fewer columns count. */
export type LassoRule = 'best' | 'fewest';

export interface Lasso {
  readonly path: readonly LassoFit[];
  /** Place in the path. */
  readonly chosen: number;
}

/** Of many rows a part decides as well. */
const ENOUGH = 20_000;
const PARTS = 5;

/**
 * The path, and the place on it that five rounds of cross-validation choose (over the first ENOUGH rows in a drawn order where there are more), or
 * the fit at one strength. Strengths keep their ratio to the one at which no column counts, whatever the number of rows.
 * @param x row-major, rows × cols, no NaN @param y 0 or 1 @throws as `lassoPath`
 */
export async function lassoAt(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  { C, rule, seedKey, ...options }: LassoOptions & { readonly C: number | 'auto'; readonly rule: LassoRule; readonly seedKey: string },
): Promise<Lasso> {
  const own = strengthsOf(x, rows, cols, y);
  if (C !== 'auto') {
    const strengths = [...new Set([...own, C])].sort((a, b) => a - b);
    return { path: await lassoPath(x, rows, cols, y, strengths, options), chosen: strengths.indexOf(C) };
  }
  const path = await lassoPath(x, rows, cols, y, own, options);
  const order = random(seedKey).permutation(rows).subarray(0, Math.min(rows, ENOUGH));
  const losses: number[][] = [];
  for (let part = 0; part < PARTS; part++) {
    const teach = rowsOf(x, cols, y, order, (place) => place % PARTS !== part);
    const judge = rowsOf(x, cols, y, order, (place) => place % PARTS === part);
    if (!teach.y.includes(0) || !teach.y.includes(1) || judge.y.length === 0) continue;
    const share = (strengthsOf(teach.x, teach.y.length, cols, teach.y)[0] ?? 1) / (own[0] as number);
    const fits = await lassoPath(
      teach.x,
      teach.y.length,
      cols,
      teach.y,
      own.map((strength) => strength * share),
      options,
    );
    losses.push(fits.map((fit) => logLoss(judge.y, predictLogistic(fit, judge.x, judge.y.length))));
  }
  return { path, chosen: placeBy(losses, rule, own.length) };
}

/** @param losses of each round, by place on the path */
function placeBy(losses: readonly (readonly number[])[], rule: LassoRule, places: number): number {
  const rounds = losses.length;
  if (rounds === 0) return Math.floor(places / 2);
  const means = Array.from({ length: places }, (_, at) => losses.reduce((sum, own) => sum + (own[at] as number), 0) / rounds);
  const best = means.indexOf(Math.min(...means));
  if (rule === 'best' || rounds < 2) return best;
  const spread = losses.reduce((sum, own) => sum + ((own[best] as number) - (means[best] as number)) ** 2, 0) / (rounds - 1);
  const most = (means[best] as number) + Math.sqrt(spread / rounds);
  return means.findIndex((mean) => mean <= most);
}

/** The chosen ones of the drawn rows, copied. */
export function rowsOf(
  x: Float64Array,
  cols: number,
  y: Uint8Array,
  order: Uint32Array,
  wanted: (place: number) => boolean,
): { readonly x: Float64Array; readonly y: Uint8Array } {
  const rows = order.filter((_, place) => wanted(place));
  const part = new Float64Array(rows.length * cols);
  rows.forEach((row, i) => part.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return { x: part, y: Uint8Array.from(rows, (row) => y[row] as number) };
}
