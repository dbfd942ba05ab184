import { kmeans } from './kmeans';

export type Covariance = 'full' | 'diagonal';

/** Clouds of normally distributed rows laid over one another. */
export interface Mixture {
  readonly k: number;
  readonly covariance: Covariance;
  /** By component, summing to 1. */
  readonly weights: Float64Array;
  /** k × cols, row-major. */
  readonly means: Float64Array;
  /** Per component the cols × cols lower triangular inverse of the covariance's Cholesky factor: y = P (x - mean) is standard normal. */
  readonly factors: Float64Array;
  /** Per component log weight + log of the density at its mean. */
  readonly peaks: Float64Array;
  /** Mean log-likelihood of a row. */
  readonly logLikelihood: number;
  /** -2 log-likelihood + parameters × log rows (Schwarz 1978): smaller is better. */
  readonly bic: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface MixtureOptions {
  readonly covariance: Covariance;
  /** Added to every variance, so that none vanishes. */
  readonly ridge?: number;
  readonly tolerance?: number;
  readonly maxIterations?: number;
  readonly checkpoint?: () => Promise<void>;
}

const LOG_2PI = Math.log(2 * Math.PI);

/**
 * Expectation maximisation from given labels, as scikit-learn's GaussianMixture goes about it (Dempster, Laird & Rubin 1977).
 * @param x row-major, rows × cols, no NaN @param start 0 … k - 1, each at least once
 */
export async function mixtureFrom(
  x: Float64Array,
  rows: number,
  cols: number,
  start: Int32Array,
  k: number,
  options: MixtureOptions,
): Promise<Mixture> {
  const { covariance, ridge = 1e-6, tolerance = 1e-3, maxIterations = 100, checkpoint } = options;
  const shares = new Float64Array(rows * k);
  start.forEach((label, row) => (shares[row * k + label] = 1));
  const state = makeState(k, cols);
  maximise(x, rows, cols, shares, covariance, ridge, state);
  let last = -Infinity;
  let iterations = 0;
  let converged = false;
  while (iterations < maxIterations && !converged) {
    iterations++;
    const now = expect(x, rows, cols, shares, state);
    maximise(x, rows, cols, shares, covariance, ridge, state);
    converged = Math.abs(now - last) < tolerance;
    last = now;
    await checkpoint?.();
  }
  const logLikelihood = expect(x, rows, cols, shares, state);
  const each = covariance === 'full' ? (cols * (cols + 1)) / 2 + cols : 2 * cols;
  const parameters = k * each + k - 1;
  const { weights, means, factors, peaks } = state;
  const bic = -2 * rows * logLikelihood + parameters * Math.log(rows);
  return { k, covariance, weights, means, factors, peaks, logLikelihood, bic, iterations, converged };
}

export interface MixtureInput {
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly k: number;
  readonly seedKey: string;
  readonly covariance: Covariance;
}

/** From the groups of k-means. */
export async function mixture({ x, rows, cols, k, seedKey, covariance }: MixtureInput, checkpoint?: () => Promise<void>): Promise<Mixture> {
  const hooks = checkpoint ? { checkpoint } : {};
  const { labels } = await kmeans(x, rows, cols, k, { seedKey, restarts: 3, tolerance: 1e-4, ...hooks });
  return mixtureFrom(x, rows, cols, labels, k, { covariance, ...hooks });
}

/** The likeliest component of each row. */
export function memberships(x: Float64Array, rows: number, cols: number, found: Mixture): Int32Array {
  const { k } = found;
  const scores = new Float64Array(k);
  return Int32Array.from({ length: rows }, (_, row) => {
    scoresOf(x, row * cols, cols, found, scores);
    let best = 0;
    for (let c = 1; c < k; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
    return best;
  });
}

/**
 * Without the clouds that are the middle of fewer than `least` rows, smallest first until none is or one is left: their rows go to the likeliest of the others,
 * which stay as they are.
 * @param x the rows it was found in
 */
export function withoutFew(x: Float64Array, rows: number, cols: number, found: Mixture, least: number): Mixture {
  if (found.k < 2) return found;
  const counts = new Float64Array(found.k);
  for (const label of memberships(x, rows, cols, found)) counts[label] = (counts[label] as number) + 1;
  const people = counts.map((count, c) => Math.min(count, rows * (found.weights[c] as number)));
  const smallest = people.indexOf(Math.min(...people));
  if ((people[smallest] as number) >= least) return found;
  const kept = Array.from({ length: found.k }, (_, c) => c).filter((c) => c !== smallest);
  const all = kept.reduce((sum, c) => sum + (found.weights[c] as number), 0);
  const some = (values: Float64Array, each: number): Float64Array =>
    Float64Array.from(kept.flatMap((c) => Array.from(values.subarray(c * each, (c + 1) * each))));
  const left = {
    ...found,
    k: kept.length,
    weights: some(found.weights, 1).map((weight) => weight / all),
    means: some(found.means, cols),
    factors: some(found.factors, cols * cols),
    peaks: some(found.peaks, 1).map((peak) => peak - Math.log(all)),
  };
  return withoutFew(x, rows, cols, left, least);
}

type State = Pick<Mixture, 'k' | 'weights' | 'means' | 'factors' | 'peaks'>;

function makeState(k: number, cols: number): State {
  return {
    k,
    weights: new Float64Array(k),
    means: new Float64Array(k * cols),
    factors: new Float64Array(k * cols * cols),
    peaks: new Float64Array(k),
  };
}

/** Log weight + log density of each component at a row. */
function scoresOf(x: Float64Array, base: number, cols: number, { k, means, factors, peaks }: State, into: Float64Array): void {
  for (let c = 0; c < k; c++) {
    let squares = 0;
    for (let i = 0; i < cols; i++) {
      let y = 0;
      const row = (c * cols + i) * cols;
      for (let j = 0; j <= i; j++) y += (factors[row + j] as number) * ((x[base + j] as number) - (means[c * cols + j] as number));
      squares += y * y;
    }
    into[c] = (peaks[c] as number) - squares / 2;
  }
}

/** Shares of each row among the components. @returns mean log-likelihood */
function expect(x: Float64Array, rows: number, cols: number, shares: Float64Array, state: State): number {
  const { k } = state;
  const scores = new Float64Array(k);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    scoresOf(x, row * cols, cols, state, scores);
    const most = Math.max(...scores);
    let sum = 0;
    for (let c = 0; c < k; c++) sum += Math.exp((scores[c] as number) - most);
    const norm = most + Math.log(sum);
    total += norm;
    for (let c = 0; c < k; c++) shares[row * k + c] = Math.exp((scores[c] as number) - norm);
  }
  return total / rows;
}

function maximise(
  x: Float64Array,
  rows: number,
  cols: number,
  shares: Float64Array,
  covariance: Covariance,
  ridge: number,
  { k, weights, means, factors, peaks }: State,
): void {
  const spread = new Float64Array(cols * cols);
  const off = new Float64Array(cols);
  let all = 0;
  for (let c = 0; c < k; c++) {
    // as scikit-learn has it, so that a component that lost its rows divides by something
    let weight = 10 * Number.EPSILON;
    const mean = means.subarray(c * cols, (c + 1) * cols).fill(0);
    for (let row = 0; row < rows; row++) {
      const share = shares[row * k + c] as number;
      weight += share;
      for (let j = 0; j < cols; j++) mean[j] = (mean[j] as number) + share * (x[row * cols + j] as number);
    }
    for (let j = 0; j < cols; j++) mean[j] = (mean[j] as number) / weight;
    spread.fill(0);
    for (let row = 0; row < rows; row++) {
      const share = shares[row * k + c] as number;
      if (share === 0) continue;
      for (let j = 0; j < cols; j++) off[j] = (x[row * cols + j] as number) - (mean[j] as number);
      for (let i = 0; i < cols; i++) {
        const part = share * (off[i] as number);
        for (let j = covariance === 'full' ? 0 : i; j <= i; j++) {
          spread[i * cols + j] = (spread[i * cols + j] as number) + part * (off[j] as number);
        }
      }
    }
    for (let i = 0; i < spread.length; i++) spread[i] = (spread[i] as number) / weight;
    for (let i = 0; i < cols; i++) spread[i * cols + i] = (spread[i * cols + i] as number) + ridge;
    const logDet = invertFactor(spread, cols, factors.subarray(c * cols * cols, (c + 1) * cols * cols));
    weights[c] = weight;
    all += weight;
    peaks[c] = logDet - (cols * LOG_2PI) / 2;
  }
  for (let c = 0; c < k; c++) {
    weights[c] = (weights[c] as number) / all;
    peaks[c] = (peaks[c] as number) + Math.log(weights[c] as number);
  }
}

/** @param spread lower triangle of a covariance @returns the log determinant of the inverse factor, which is written to `into` */
function invertFactor(spread: Float64Array, cols: number, into: Float64Array): number {
  const factor = new Float64Array(cols * cols);
  for (let i = 0; i < cols; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = spread[i * cols + j] as number;
      for (let m = 0; m < j; m++) sum -= (factor[i * cols + m] as number) * (factor[j * cols + m] as number);
      factor[i * cols + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (factor[j * cols + j] as number);
    }
  }
  into.fill(0);
  let logDet = 0;
  for (let i = 0; i < cols; i++) {
    const own = factor[i * cols + i] as number;
    logDet -= Math.log(own);
    into[i * cols + i] = 1 / own;
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let m = j; m < i; m++) sum += (factor[i * cols + m] as number) * (into[m * cols + j] as number);
      into[i * cols + j] = -sum / own;
    }
  }
  return logDet;
}
