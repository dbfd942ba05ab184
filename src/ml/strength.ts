import { random } from '../core/rng';
import { rowsOf } from './lasso';
import { logistic, predictLogistic, type LogisticFit, type LogisticOptions } from './logistic';
import { logLoss } from './metrics';

/** Tried from the most cautious on; each step follows the data ten times as closely. */
const STRENGTHS = [0.001, 0.01, 0.1, 1, 10];
/** Of many rows a part decides as well. */
const ENOUGH = 5000;
const PARTS = 5;
/** What is left to go changes the log loss by its square. */
const NEAR_ENOUGH = 1e-4;

export interface StrengthOptions extends Omit<LogisticOptions, 'C' | 'sampleWeights'> {
  readonly C?: number | 'auto';
  readonly seedKey?: string;
}

/**
 * Logistic regression at a given strength, or at the one with the least mean log loss in five rounds of cross-validation over these rows (of the
 * first ENOUGH in a drawn order where there are more).
 * @param x row-major, rows × cols, no NaN @param y 0 or 1 @throws as `logistic`
 */
export async function logisticAt(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  { C = 1, seedKey = '', ...options }: StrengthOptions = {},
): Promise<LogisticFit & { readonly C: number }> {
  const strength = C === 'auto' ? await bestStrength(x, rows, cols, y, seedKey, options.checkpoint) : C;
  return { ...(await logistic(x, rows, cols, y, { ...options, C: strength })), C: strength };
}

async function bestStrength(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  seedKey: string,
  checkpoint: (() => Promise<void>) | undefined,
): Promise<number> {
  const order = random(seedKey).permutation(rows).subarray(0, Math.min(rows, ENOUGH));
  const losses = new Float64Array(STRENGTHS.length);
  let rounds = 0;
  for (let part = 0; part < PARTS; part++) {
    const teach = rowsOf(x, cols, y, order, (place) => place % PARTS !== part);
    const judge = rowsOf(x, cols, y, order, (place) => place % PARTS === part);
    if (!teach.y.includes(0) || !teach.y.includes(1) || judge.y.length === 0) continue;
    rounds++;
    let start: Float64Array | undefined;
    for (const [i, C] of STRENGTHS.entries()) {
      const fit = await logistic(teach.x, teach.y.length, cols, teach.y, {
        C,
        warmStart: false,
        still: NEAR_ENOUGH,
        ...(start ? { start } : {}),
        ...(checkpoint ? { checkpoint } : {}),
      });
      start = Float64Array.of(...fit.weights, fit.intercept);
      losses[i] = (losses[i] as number) + logLoss(judge.y, predictLogistic(fit, judge.x, judge.y.length));
    }
  }
  if (rounds === 0) return 1;
  // of equal losses the more cautious
  return STRENGTHS[losses.indexOf(Math.min(...losses))] as number;
}
