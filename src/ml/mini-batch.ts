import { random } from '../core/rng';
import { lloyd, type LloydFit } from './lloyd';
import { kmeans, withCloud } from './kmeans';

const BATCH = 4096;
const BATCHES = 120;
/** Centres are placed among so many rows. */
const SEED_ROWS = 20_000;
/** … from so many starts, for a poor one is never mended by batches. */
const STARTS = 5;
/** Over all rows at the end, at most. */
const ROUNDS = 10;

export interface MiniBatchInput {
  /** Row-major, rows × cols, no NaN. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly k: number;
  readonly seedKey: string;
}

/**
 * k-means by batches drawn by chance (Sculley 2010): each row of a batch pulls its centre by one over the rows that centre has had. The centres
 * then go through a few whole rounds of Lloyd's, so that no label hangs on the last batch. @throws Problem too-few-distinct-rows, too-big-for-memory
 */
export async function miniBatch({ x, rows, cols, k, seedKey }: MiniBatchInput, checkpoint?: () => Promise<void>): Promise<LloydFit> {
  const chance = random(seedKey);
  const pick = (count: number): Float64Array => {
    const part = new Float64Array(count * cols);
    for (let i = 0; i < count; i++) {
      const row = chance.below(rows);
      part.set(x.subarray(row * cols, (row + 1) * cols), i * cols);
    }
    return part;
  };
  const seedRows = Math.min(rows, SEED_ROWS);
  const hooks = checkpoint ? { checkpoint } : {};
  const start = await kmeans(pick(seedRows), seedRows, cols, k, {
    seedKey: `${seedKey}/seeds`,
    restarts: STARTS,
    tolerance: 1e-4,
    ...hooks,
  });
  const centres = start.centres;
  const had = new Float64Array(k).fill(seedRows / k);
  for (let round = 0; round < BATCHES; round++) {
    pull(pick(BATCH), BATCH, cols, centres, k, had);
    await checkpoint?.();
  }
  return withCloud(x, rows, cols, k, (cloud) => lloyd(cloud, centres, k, { maxIterations: ROUNDS, tolerance: 1e-5, ...hooks }));
}

function pull(batch: Float64Array, count: number, cols: number, centres: Float64Array, k: number, had: Float64Array): void {
  const own = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let least = Infinity;
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < cols && sum < least; j++) {
        const off = (batch[i * cols + j] as number) - (centres[c * cols + j] as number);
        sum += off * off;
      }
      if (sum < least) {
        least = sum;
        own[i] = c;
      }
    }
  }
  for (let i = 0; i < count; i++) {
    const c = own[i] as number;
    had[c] = (had[c] as number) + 1;
    const rate = 1 / (had[c] as number);
    for (let j = 0; j < cols; j++) {
      const at = centres[c * cols + j] as number;
      centres[c * cols + j] = at + rate * ((batch[i * cols + j] as number) - at);
    }
  }
}
