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

/** Bytes, and pieces of memory, that a model takes. */
export function newtonRoom(rows: number, cols: number): readonly [bytes: number, pieces: number] {
  const d = cols + 1;
  return [8 * (rows * d + 3 * rows + d * d + 2 * d), 8];
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
  const downhill: NewtonModel['downhill'] = (coefficients) => {
    for (let i = 0; i < rows; i++) r[i] = (weight[i] as number) * ((y[i] as number) - (chance[i] as number));
    g.fill(0);
    room.run.matTVec(xAt, rows, d, at.r, gAt);
    for (let j = 0; j < ridge; j++) g[j] = (g[j] as number) - (coefficients[j] as number);
    return g;
  };
  const slopes: NewtonModel['slopes'] = (coefficients) => {
    downhill(coefficients);
    for (let i = 0; i < rows; i++) w[i] = (weight[i] as number) * (chance[i] as number) * (1 - (chance[i] as number));
    h.fill(0);
    room.run.gram(xAt, rows, d, at.w, at.h);
    for (let j = 0; j < ridge; j++) h[j * d + j] = (h[j * d + j] as number) + 1;
    return { g, h };
  };
  return {
    loss(coefficients) {
      b.set(coefficients);
      room.run.matVec(xAt, rows, d, bAt, at.eta);
      let total = 0;
      for (let j = 0; j < ridge; j++) total += (coefficients[j] as number) ** 2 / 2;
      for (let i = 0; i < rows; i++) {
        const at = offset ? (eta[i] as number) + (offset[i] as number) : (eta[i] as number);
        const small = Math.exp(at > 0 ? -at : at);
        chance[i] = (at > 0 ? 1 : small) / (1 + small);
        total += (weight[i] as number) * (Math.log1p(small) + (at > 0 === (y[i] === 1) ? 0 : Math.abs(at)));
      }
      return total;
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
