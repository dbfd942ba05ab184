import { stop } from '../core/problem';
import { solveSymmetric } from './cholesky';
import { kernels, type Room } from './kernels/index';
import { dense } from './tf';

export interface LogisticFit {
  /** One per column. */
  readonly weights: Float64Array;
  readonly intercept: number;
  /** Newton steps in 64 bits. */
  readonly iterations: number;
  readonly converged: boolean;
  /** What took the first steps in 32 bits; undefined when none did. The answer does not hang on it. */
  readonly backend: string | undefined;
}

export interface LogisticOptions {
  /** Strength of the data against the penalty, as scikit-learn's C. */
  readonly C?: number;
  readonly sampleWeights?: Float64Array;
  /** Let tfjs take the first steps. */
  readonly warmStart?: boolean;
  /** Where to set out from: weights, then the intercept. The answer does not hang on it. */
  readonly start?: Float64Array;
  readonly checkpoint?: () => Promise<void>;
}

const MAX_STEPS = 100;
const CLOSE = 1e-10;

/**
 * Logistic regression with an L2 penalty and a free intercept: the least of C Σ sᵢ lossᵢ + ½‖w‖², by Newton's method with
 * halved steps, until no coefficient moves by more than 1e-10 of the largest.
 * @param x row-major, rows × cols, no NaN @param y 0 or 1
 * @throws Problem no-rows, one-class, too-big-for-memory
 */
export async function logistic(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  options: LogisticOptions = {},
): Promise<LogisticFit> {
  const { C = 1, sampleWeights, warmStart = true, start, checkpoint } = options;
  if (rows === 0) stop('no-rows');
  if (y.every((value) => value === y[0])) stop('one-class', { value: y[0] ?? 0 });
  const d = cols + 1;
  const weight = Float64Array.from({ length: rows }, (_, i) => C * (sampleWeights?.[i] ?? 1));
  const room = (await kernels()).open(8 * (rows * d + 3 * rows + d * d + 2 * d), 8);
  try {
    const model = newtonModel(room, x, rows, cols, y, weight);
    const first = warmStart ? await warm(model, x, rows, cols, y, weight, checkpoint) : undefined;
    const coefficients = first?.coefficients ?? start?.slice() ?? new Float64Array(d);
    let loss = model.loss(coefficients);
    let iterations = 0;
    let converged = false;
    while (iterations < MAX_STEPS && !converged) {
      iterations++;
      const step = model.step(coefficients);
      if (!step) break;
      const moved = stepDown(model, coefficients, step, loss);
      loss = moved.loss;
      converged = moved.largest <= CLOSE * (1 + coefficients.reduce((most, v) => Math.max(most, Math.abs(v)), 0));
      await checkpoint?.();
    }
    return {
      weights: coefficients.slice(0, cols),
      intercept: coefficients[cols] as number,
      iterations,
      converged,
      backend: first?.backend,
    };
  } finally {
    room.free();
  }
}

/** Chances by a fitted model, rows in order. Sums left to right, then the intercept. */
export function predictLogistic(fit: Pick<LogisticFit, 'weights' | 'intercept'>, x: Float64Array, rows: number): Float64Array {
  const cols = fit.weights.length;
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = fit.intercept;
    for (let j = 0; j < cols; j++) sum += (x[i * cols + j] as number) * (fit.weights[j] as number);
    return sigmoid(sum);
  });
}

export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : 1 - 1 / (1 + Math.exp(z));
}

interface NewtonModel {
  loss(coefficients: Float64Array): number;
  /** Where to go from the point `loss` last saw; undefined when the curvature is beyond 64 bits. */
  step(coefficients: Float64Array): Float64Array | undefined;
}

/** The intercept is a last column of ones without penalty. */
function newtonModel(room: Room, x: Float64Array, rows: number, cols: number, y: Uint8Array, weight: Float64Array): NewtonModel {
  const d = cols + 1;
  const xAt = room.space(8 * rows * d);
  const data = room.f64(xAt, rows * d);
  for (let i = 0; i < rows; i++) {
    data.set(x.subarray(i * cols, (i + 1) * cols), i * d);
    data[i * d + cols] = 1;
  }
  const at = { eta: room.space(8 * rows), w: room.space(8 * rows), r: room.space(8 * rows), h: room.space(8 * d * d) };
  const eta = room.f64(at.eta, rows);
  // at the point `loss` last saw
  const chance = new Float64Array(rows);
  const w = room.f64(at.w, rows);
  const r = room.f64(at.r, rows);
  const h = room.f64(at.h, d * d);
  const bAt = room.space(8 * d);
  const gAt = room.space(8 * d);
  const b = room.f64(bAt, d);
  const g = room.f64(gAt, d);
  return {
    loss(coefficients) {
      b.set(coefficients);
      room.run.matVec(xAt, rows, d, bAt, at.eta);
      let total = 0;
      for (let j = 0; j < cols; j++) total += (coefficients[j] as number) ** 2 / 2;
      for (let i = 0; i < rows; i++) {
        const at = eta[i] as number;
        const small = Math.exp(at > 0 ? -at : at);
        chance[i] = (at > 0 ? 1 : small) / (1 + small);
        total += (weight[i] as number) * (Math.log1p(small) + (at > 0 === (y[i] === 1) ? 0 : Math.abs(at)));
      }
      return total;
    },
    step(coefficients) {
      for (let i = 0; i < rows; i++) {
        const p = chance[i] as number;
        const s = weight[i] as number;
        r[i] = s * ((y[i] as number) - p);
        w[i] = s * p * (1 - p);
      }
      g.fill(0);
      h.fill(0);
      room.run.matTVec(xAt, rows, d, at.r, gAt);
      room.run.gram(xAt, rows, d, at.w, at.h);
      for (let j = 0; j < cols; j++) {
        g[j] = (g[j] as number) - (coefficients[j] as number);
        h[j * d + j] = (h[j * d + j] as number) + 1;
      }
      const step = g.slice();
      return solveSymmetric(h, step) ? step : undefined;
    },
  };
}

/** Moves the coefficients along the step, halving it until the loss does not grow. */
function stepDown(
  model: NewtonModel,
  coefficients: Float64Array,
  step: Float64Array,
  before: number,
): { readonly loss: number; readonly largest: number } {
  const from = coefficients.slice();
  let share = 1;
  for (;;) {
    for (let j = 0; j < from.length; j++) coefficients[j] = (from[j] as number) + share * (step[j] as number);
    const loss = model.loss(coefficients);
    // at the bottom rounding alone decides, so a rise of a few last bits is none
    if (loss <= before + 1e-14 * Math.abs(before) || share < 1e-9) {
      return { loss, largest: share * step.reduce((most, v) => Math.max(most, Math.abs(v)), 0) };
    }
    share /= 2;
  }
}

const WARM_STEPS = 6;

/** The same steps with tfjs's products in 32 bits, as long as they go down. */
async function warm(
  model: NewtonModel,
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  weight: Float64Array,
  checkpoint: (() => Promise<void>) | undefined,
): Promise<{ readonly coefficients: Float64Array; readonly backend: string } | undefined> {
  const d = cols + 1;
  const withOnes = new Float64Array(rows * d).fill(1);
  for (let i = 0; i < rows; i++) withOnes.set(x.subarray(i * cols, (i + 1) * cols), i * d);
  const matrix = await dense(withOnes, rows, d);
  if (!matrix) return undefined;
  try {
    let coefficients = new Float64Array(d);
    let loss = model.loss(coefficients);
    for (let i = 0; i < WARM_STEPS; i++) {
      const eta = matrix.times(Float32Array.from(coefficients));
      const chance = Float64Array.from(eta, sigmoid);
      const g = Float64Array.from(
        matrix.transposedTimes(Float32Array.from(chance, (p, row) => (weight[row] as number) * ((y[row] as number) - p))),
      );
      const h = Float64Array.from(matrix.gram(Float32Array.from(chance, (p, row) => (weight[row] as number) * p * (1 - p))));
      for (let j = 0; j < cols; j++) {
        g[j] = (g[j] as number) - (coefficients[j] as number);
        h[j * d + j] = (h[j * d + j] as number) + 1;
      }
      if (!solveSymmetric(h, g)) break;
      const next = coefficients.map((value, j) => value + (g[j] as number));
      const nextLoss = model.loss(next);
      if (!(nextLoss < loss)) break;
      const gain = loss - nextLoss;
      coefficients = next;
      loss = nextLoss;
      if (gain < 1e-6 * loss) break;
      await checkpoint?.();
    }
    return { coefficients, backend: matrix.backend };
  } finally {
    matrix.dispose();
  }
}
