import { solveSymmetric } from './cholesky';
import type { Room } from './kernels/index';

export interface NewtonModel {
  /** Σ weightᵢ lossᵢ + ½‖penalised coefficients‖². */
  loss(coefficients: Float64Array): number;
  /** Where to go from the point `loss` last saw; undefined when the curvature is beyond 64 bits. */
  step(coefficients: Float64Array): Float64Array | undefined;
  /** Steepest way down at the point `loss` last saw; overwritten by the next call. */
  downhill(coefficients: Float64Array): Float64Array;
  /** Downhill direction and curvature, d and d × d, at the point `loss` last saw; overwritten by the next call. */
  slopes(coefficients: Float64Array): { readonly g: Float64Array; readonly h: Float64Array };
}

export interface NewtonOptions {
  /** So many of the first coefficients are drawn to 0 by half their square. */
  readonly ridge: number;
  /** Log odds that each row has before the model adds its own. */
  readonly offset?: Float64Array;
}

/** So many bytes of rows are gone through at a time: what one product has fetched is still near for the next. */
const NEAR = 1 << 18;

/** Factors between 1 and 2, so many that their product stays a number. */
const LOGS = 1000;

/** Rows at a time, a multiple of four: so many go into the curvature together. */
const blockOf = (rows: number, d: number): number => Math.min(rows, 4 * Math.max(16, Math.floor(NEAR / (32 * d))));

/** Bytes, and pieces of memory, that a model takes. */
export function newtonRoom(rows: number, cols: number): readonly [bytes: number, pieces: number] {
  const d = cols + 1;
  return [8 * (rows * d + 3 * (blockOf(rows, d) + 1) + d * d + 2 * d), 7];
}

/** The log loss of a weighted sum, its slopes and Newton steps, in 64 bits; the intercept is a last column of ones. */
export function newtonModel(
  room: Room,
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  weight: Float64Array,
  { ridge, offset }: NewtonOptions,
): NewtonModel {
  const d = cols + 1;
  const xAt = room.space(8 * rows * d);
  const data = room.f64(xAt, rows * d);
  for (let i = 0, from = 0, to = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) data[to++] = x[from++] as number;
    data[to++] = 1;
  }
  const block = blockOf(rows, d);
  const list = (length: number): number => room.space(8 * length);
  const at = { eta: list(block + 1), small: list(block + 1), r: list(block + 1), h: list(d * d), b: list(d), g: list(d) };
  const eta = room.f64(at.eta, block + 1);
  const smalls = room.f64(at.small, block);
  const r = room.f64(at.r, block);
  const h = room.f64(at.h, d * d);
  const b = room.f64(at.b, d);
  const g = room.f64(at.g, d);
  // at the point `loss` last saw
  const chance = new Float64Array(rows);
  const slope = new Float64Array(d);
  const downhill: NewtonModel['downhill'] = (coefficients) => {
    for (let j = 0; j < d; j++) g[j] = (slope[j] as number) - (j < ridge ? (coefficients[j] as number) : 0);
    return g;
  };
  const slopes: NewtonModel['slopes'] = (coefficients) => {
    h.fill(0);
    for (let from = 0; from < rows; from += block) {
      const n = Math.min(block, rows - from);
      for (let i = 0, row = from; i < n; i++, row++) {
        const p = chance[row] as number;
        r[i] = (weight[row] as number) * p * (1 - p);
      }
      room.run.gram(xAt + 8 * from * d, n, d, at.r, at.h);
    }
    for (let j = 0; j < ridge; j++) h[j * d + j] = (h[j * d + j] as number) + 1;
    return { g: downhill(coefficients), h };
  };
  return {
    loss(coefficients) {
      b.set(coefficients);
      g.fill(0);
      let total = 0;
      for (let j = 0; j < ridge; j++) total += (coefficients[j] as number) ** 2 / 2;
      // logarithms of rows that weigh the same are taken of their product, which lies between 1 and 2^LOGS
      let product = 1;
      let factors = 0;
      let share = weight[0] as number;
      for (let from = 0; from < rows; from += block) {
        const n = Math.min(block, rows - from);
        room.run.matVec(xAt + 8 * from * d, n, d, at.b, at.eta);
        if (offset) for (let i = 0; i < n; i++) eta[i] = (eta[i] as number) + (offset[from + i] as number);
        room.run.decays(at.eta, n, at.small);
        // parts of few rows are summed apart: of many, the last digits would be lost
        let part = 0;
        for (let i = 0, row = from; i < n; i++, row++) {
          const odds = eta[i] as number;
          const small = smalls[i] as number;
          const p = (odds > 0 ? 1 : small) / (1 + small);
          if (factors === LOGS || weight[row] !== share) {
            part += share * Math.log(product);
            share = weight[row] as number;
            product = 1;
            factors = 0;
          }
          product *= 1 + small;
          factors++;
          chance[row] = p;
          if (odds > 0 !== (y[row] === 1)) part += share * Math.abs(odds);
          r[i] = share * ((y[row] as number) - p);
        }
        total += part;
        room.run.matTVec(xAt + 8 * from * d, n, d, at.r, at.g);
      }
      slope.set(g);
      return total + share * Math.log(product);
    },
    step(coefficients) {
      slopes(coefficients);
      const step = g.slice();
      return solveSymmetric(h, step) ? step : undefined;
    },
    downhill,
    slopes,
  };
}

/** Moves the coefficients along the step, halving it until the loss does not grow. */
export function stepDown(
  model: Pick<NewtonModel, 'loss'>,
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
