import { random } from '../core/rng';
import { kernels } from './kernels/index';
import { rowsOf } from './lasso';
import { sigmoid, type LogisticFit } from './logistic';
import { logLoss } from './metrics';
import { newtonModel, newtonRoom, stepDown } from './newton';
import { logisticAt } from './strength';

export interface PooledFit {
  /** The weighted sum for all. */
  readonly whole: LogisticFit & { readonly C: number };
  /** For each group what its own coefficients lie above those for all: weights, then the intercept. */
  readonly deviations: readonly Float64Array[];
  /** How freely groups may differ, as C of their deviations. */
  readonly freedom: number;
}

export interface PooledOptions {
  readonly C: number | 'auto';
  readonly seedKey: string;
  readonly warmStart?: boolean;
  readonly checkpoint?: () => Promise<void>;
}

/** Tried from the most cautious on. */
const FREEDOMS = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
const ENOUGH = 20_000;
const PARTS = 5;
const MAX_STEPS = 50;
const CLOSE = 1e-9;

/**
 * A weighted sum for each group, drawn to the one for all: on top of the sum for all, each group's deviations are the least of
 * S Σ lossᵢ + ½‖deviation‖² over its own rows, so that groups of few rows stay near the whole (Gelman & Hill 2007, partial pooling). S has the least mean log
 * loss in five rounds of cross-validation (over the first ENOUGH rows in a drawn order where there are more).
 * @param x row-major, rows × cols, no NaN @param y 0 or 1 @param group 0 … groups - 1, or -1 for the sum for all @throws as `logistic`
 */
export async function partialPooling(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  group: Int32Array,
  groups: number,
  { C, seedKey, ...options }: PooledOptions,
): Promise<PooledFit> {
  const whole = await logisticAt(x, rows, cols, y, { C, seedKey, ...options });
  const freedom = await bestFreedom(x, rows, cols, y, group, groups, whole.C, seedKey, options.checkpoint);
  const deviations = await deviationsAt(x, cols, y, group, groups, whole, [freedom], options.checkpoint);
  return { whole, deviations: deviations[0] ?? [], freedom };
}

/** Log odds of rows in order, by the sum of their group. */
export function pooledScores(
  { whole, deviations }: { readonly whole: Pick<LogisticFit, 'weights' | 'intercept'>; readonly deviations: readonly Float64Array[] },
  x: Float64Array,
  group: Int32Array,
): Float64Array {
  const { weights, intercept } = whole;
  const cols = weights.length;
  return Float64Array.from(group, (of, i) => {
    const own = deviations[of];
    let sum = intercept + (own?.[cols] ?? 0);
    for (let j = 0; j < cols; j++) sum += (x[i * cols + j] as number) * ((weights[j] as number) + (own?.[j] ?? 0));
    return sum;
  });
}

async function bestFreedom(
  x: Float64Array,
  rows: number,
  cols: number,
  y: Uint8Array,
  group: Int32Array,
  groups: number,
  C: number,
  seedKey: string,
  checkpoint: (() => Promise<void>) | undefined,
): Promise<number> {
  const order = random(seedKey).permutation(rows).subarray(0, Math.min(rows, ENOUGH));
  const losses = new Float64Array(FREEDOMS.length);
  for (let part = 0; part < PARTS; part++) {
    const [teaches, judges] = [(place: number) => place % PARTS !== part, (place: number) => place % PARTS === part];
    const [teach, judge] = [rowsOf(x, cols, y, order, teaches), rowsOf(x, cols, y, order, judges)];
    if (!teach.y.includes(0) || !teach.y.includes(1) || judge.y.length === 0) continue;
    const [own, other] = [teaches, judges].map((wanted) =>
      Int32Array.from(
        order.filter((_, place) => wanted(place)),
        (row) => group[row] as number,
      ),
    ) as [Int32Array, Int32Array];
    const whole = await logisticAt(teach.x, teach.y.length, cols, teach.y, { C, warmStart: false, ...(checkpoint ? { checkpoint } : {}) });
    const tried = await deviationsAt(teach.x, cols, teach.y, own, groups, whole, FREEDOMS, checkpoint);
    tried.forEach((deviations, i) => {
      losses[i] = (losses[i] as number) + logLoss(judge.y, pooledScores({ whole, deviations }, judge.x, other).map(sigmoid));
    });
  }
  // of equal losses the most cautious
  return FREEDOMS[losses.indexOf(Math.min(...losses))] as number;
}

/** For each freedom, ascending, the deviations of every group. */
async function deviationsAt(
  x: Float64Array,
  cols: number,
  y: Uint8Array,
  group: Int32Array,
  groups: number,
  whole: PooledFit['whole'],
  freedoms: readonly number[],
  checkpoint: (() => Promise<void>) | undefined,
): Promise<readonly (readonly Float64Array[])[]> {
  const order = Uint32Array.from(group.keys());
  const found = freedoms.map((): Float64Array[] => []);
  for (let of = 0; of < groups; of++) {
    const own = rowsOf(x, cols, y, order, (place) => group[place] === of);
    const rows = own.y.length;
    const offset = pooledScores({ whole, deviations: [] }, own.x, new Int32Array(rows).fill(-1));
    const room = (await kernels()).open(...newtonRoom(rows, cols));
    try {
      const weight = new Float64Array(rows);
      const model = newtonModel(room, own.x, rows, cols, own.y, weight, { ridge: cols + 1, offset });
      const deviation = new Float64Array(cols + 1);
      for (const [i, freedom] of freedoms.entries()) {
        weight.fill(freedom);
        let loss = model.loss(deviation);
        for (let round = 0; rows > 0 && round < MAX_STEPS; round++) {
          const step = model.step(deviation);
          if (!step) break;
          const moved = stepDown(model, deviation, step, loss);
          loss = moved.loss;
          if (moved.largest <= CLOSE * (1 + deviation.reduce((most, v) => Math.max(most, Math.abs(v)), 0))) break;
        }
        found[i]?.push(deviation.slice());
      }
    } finally {
      room.free();
    }
    await checkpoint?.();
  }
  return found;
}
