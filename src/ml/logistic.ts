import { stop } from '../core/problem';
import { solveSymmetric } from './cholesky';
import { kernels } from './kernels/index';
import { newtonModel, newtonRoom, stepDown, type NewtonModel } from './newton';
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
  /** It is done when no coefficient moves by more than this share of the largest; a fit to set out from need not be exact. */
  readonly still?: number;
  readonly checkpoint?: () => Promise<void>;
}

const MAX_STEPS = 100;
const CLOSE = 1e-10;
/** From steps so short on the curvature of the last one serves. */
const NEARLY = 1e-2;

/**
 * Logistic regression with an L2 penalty and a free intercept: the least of C Σ sᵢ lossᵢ + ½‖w‖², by Newton's method with
 * halved steps, until no coefficient moves by more than 1e-10 of the largest, or `still`.
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
  const { C = 1, sampleWeights, warmStart = true, start, still = CLOSE, checkpoint } = options;
  if (rows === 0) stop('no-rows');
  if (y.every((value) => value === y[0])) stop('one-class', { value: y[0] ?? 0 });
  const d = cols + 1;
  const weight = new Float64Array(rows).fill(C);
  if (sampleWeights) for (let i = 0; i < rows; i++) weight[i] = C * (sampleWeights[i] as number);
  const part = rows > MANY && !sampleWeights ? await partOf(x, rows, cols, y, C, warmStart, checkpoint) : undefined;
  const room = (await kernels()).open(...newtonRoom(rows, cols));
  try {
    const model = newtonModel(room, x, rows, cols, y, weight, { ridge: cols });
    const first = warmStart && !part ? await firstSteps() : undefined;
    const coefficients = part?.coefficients ?? first?.coefficients ?? start?.slice() ?? new Float64Array(d);
    let loss = model.loss(coefficients);
    let iterations = 0;
    let converged = false;
    let curve = part?.curve;
    const bends: Bend[] = [];
    let last = Infinity;
    while (iterations < MAX_STEPS && !converged) {
      iterations++;
      const downhill = curve && model.downhill(coefficients).slice();
      let fresh: Float64Array | undefined;
      let step: Float64Array | undefined;
      if (curve && downhill) step = along(curve, downhill, bends);
      else {
        const { g, h } = model.slopes(coefficients);
        fresh = h.slice();
        step = solveSymmetric(h, g) ? g.slice() : undefined;
      }
      if (!step) break;
      // so short a step leads nowhere worth a look at all rows
      if (size(step) <= still * (1 + size(coefficients))) {
        step.forEach((by, j) => (coefficients[j] = (coefficients[j] as number) + by));
        converged = true;
        break;
      }
      const from = coefficients.slice();
      const moved = stepDown(model, coefficients, step, loss);
      if (downhill) {
        const now = model.downhill(coefficients);
        const bend = { s: coefficients.map((v, j) => v - (from[j] as number)), y: downhill.map((v, j) => v - (now[j] as number)) };
        if (dot(bend.s, bend.y) > 0) bends.push(bend);
      }
      loss = moved.loss;
      // a part unlike the whole leads there slowly
      if (curve && moved.largest > last / 2) curve = undefined;
      // so near the end the curvature hardly changes, and to find it anew is most of the work
      if (fresh && moved.largest <= NEARLY * (1 + size(coefficients))) curve = fresh;
      last = moved.largest;
      converged = moved.largest <= still * (1 + size(coefficients));
      await checkpoint?.();
    }
    return {
      weights: coefficients.slice(0, cols),
      intercept: coefficients[cols] as number,
      iterations,
      converged,
      backend: part?.backend ?? first?.backend,
    };

    async function firstSteps(): Promise<{ readonly coefficients: Float64Array; readonly backend: string | undefined } | undefined> {
      const few = rows > WARM_ROWS && !sampleWeights ? evenly(x, rows, cols, y, WARM_ROWS) : undefined;
      if (!few || few.y.every((value) => value === few.y[0])) return warm(model, x, rows, cols, y, weight, checkpoint);
      const fit = await logistic(few.x, WARM_ROWS, cols, few.y, {
        C: (C * rows) / WARM_ROWS,
        still: NEAR_ENOUGH,
        ...(checkpoint ? { checkpoint } : {}),
      });
      return { coefficients: Float64Array.of(...fit.weights, fit.intercept), backend: fit.backend };
    }
  } finally {
    room.free();
  }
}

/** From so many rows on a part of them says which way to go: only slopes are then needed of all. */
const MANY = 100_000;
/** More rows than this would not bring tfjs nearer. */
const WARM_ROWS = 5000;
const PART = 25_000;
/** The step after one so short moves by its square: what a part says is less exact than that. */
const NEAR_ENOUGH = 1e-3;

/** The fit of evenly spread rows, and the curvature there as all rows would have it. */
async function partOf(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  C: number,
  warmStart: boolean,
  checkpoint: (() => Promise<void>) | undefined,
): Promise<{ readonly coefficients: Float64Array; readonly curve: Float64Array; readonly backend: string | undefined } | undefined> {
  const count = Math.min(rows, Math.max(PART, 200 * (cols + 1)));
  const few = evenly(x, rows, cols, y, count);
  if (few.y.every((value) => value === few.y[0])) return undefined;
  const fit = await logistic(few.x, count, cols, few.y, {
    C: (C * rows) / count,
    warmStart,
    still: NEAR_ENOUGH,
    ...(checkpoint ? { checkpoint } : {}),
  });
  const coefficients = Float64Array.of(...fit.weights, fit.intercept);
  // curvature is asked for once only, so more rows may tell it
  const more = Math.min(rows, 4 * count);
  const own = evenly(x, rows, cols, y, more);
  const room = (await kernels()).open(...newtonRoom(more, cols));
  try {
    const model = newtonModel(room, own.x, more, cols, own.y, new Float64Array(more).fill((C * rows) / more), { ridge: cols });
    model.loss(coefficients);
    return { coefficients, curve: model.slopes(coefficients).h.slice(), backend: fit.backend };
  } finally {
    room.free();
  }
}

function evenly(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  count: number,
): { readonly x: Float64Array; readonly y: Uint8Array } {
  const own = { x: new Float64Array(count * cols), y: new Uint8Array(count) };
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * rows) / count);
    own.x.set(x.subarray(row * cols, (row + 1) * cols), i * cols);
    own.y[i] = y[row] as number;
  }
  return own;
}

/** A step that was taken, and by how much the slope changed on it. */
interface Bend {
  readonly s: Float64Array;
  readonly y: Float64Array;
}

const size = (a: Float64Array): number => a.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, j) => sum + v * (b[j] as number), 0);

/** Where to go by the curvature of a part, set right by what the steps before it found (L-BFGS, Nocedal & Wright 2006, algorithm 7.4). */
function along(curve: Float64Array, slope: Float64Array, bends: readonly Bend[]): Float64Array | undefined {
  const step = slope.slice();
  const add = (share: number, to: Float64Array): void => to.forEach((v, j) => (step[j] = (step[j] as number) + share * v));
  const shares = bends.map(() => 0);
  for (let i = bends.length - 1; i >= 0; i--) {
    const { s, y } = bends[i] as Bend;
    shares[i] = dot(s, step) / dot(s, y);
    add(-(shares[i] as number), y);
  }
  if (!solveSymmetric(curve.slice(), step)) return undefined;
  bends.forEach(({ s, y }, i) => add((shares[i] as number) - dot(y, step) / dot(s, y), s));
  return step;
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

const WARM_STEPS = 4;

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
    const miss = new Float32Array(rows);
    const bend = new Float32Array(rows);
    let coefficients = new Float64Array(d);
    let loss = model.loss(coefficients);
    for (let i = 0; i < WARM_STEPS; i++) {
      const eta = matrix.times(Float32Array.from(coefficients));
      for (let row = 0; row < rows; row++) {
        const p = sigmoid(eta[row] as number);
        miss[row] = (weight[row] as number) * ((y[row] as number) - p);
        bend[row] = (weight[row] as number) * p * (1 - p);
      }
      const g = new Float64Array(matrix.transposedTimes(miss));
      const h = new Float64Array(matrix.gram(bend));
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
