import { random } from '../../core/rng';
import { drawNull, nullModel } from '../null-model';
import { condense, valley } from './condense';
import { defaultGroupSize } from './k-distance';
import { reach } from './reach';

/** How deep the deepest valley between two dense places is, in the rows as they are and in rows drawn without groups. */
export interface StandOut {
  readonly found: number;
  /** The deepest in any of the drawings. */
  readonly chance: number;
  readonly grouped: boolean;
}

export interface StandOutOptions {
  readonly seedKey: string;
  /** Rows that make a row core, itself among them. */
  readonly least: number;
  readonly onProgress?: (share: number) => void;
  readonly checkpoint?: () => Promise<void>;
}

const LOOKED = 800;
const DRAWINGS = 19;
/** Rows without groups come to less than twice the deepest of 19 drawings, and to less than this in all; planted groups to 17 times it (`test/bench/ml-density`). */
const BEYOND = 2;
const SHALLOW = 0.01;

/**
 * Whether dense places are parted by more than rows without groups would show: by columns of one hump each that rise together as the
 * data's do. Looks at no more than 800 rows, drawn by chance.
 * @param x row-major, rows × cols, finite
 */
export async function standOut(x: Float64Array, rows: number, cols: number, options: StandOutOptions): Promise<StandOut> {
  const { seedKey, least, onProgress, checkpoint } = options;
  const looked = Math.min(rows, LOOKED);
  const some = rows <= LOOKED ? x : drawn(x, rows, cols, seedKey);
  const found = await valleyOf(some, looked, cols, least);
  if (!(found > SHALLOW)) return { found, chance: SHALLOW, grouped: false };
  const model = nullModel(some, looked, cols);
  let chance = 0;
  for (let i = 0; i < DRAWINGS; i++) {
    chance = Math.max(chance, await valleyOf(drawNull(model, looked, random(`${seedKey}/valley ${i}`)), looked, cols, least));
    onProgress?.((i + 1) / DRAWINGS);
    await checkpoint?.();
    if (found <= BEYOND * chance) break;
  }
  return { found, chance, grouped: found > BEYOND * chance };
}

async function valleyOf(x: Float64Array, rows: number, cols: number, least: number): Promise<number> {
  return valley(condense(await reach(x, rows, cols, least), defaultGroupSize(rows)));
}

function drawn(x: Float64Array, rows: number, cols: number, seedKey: string): Float64Array {
  const chosen = random(`${seedKey}/valley`).permutation(rows).subarray(0, LOOKED);
  const some = new Float64Array(LOOKED * cols);
  chosen.forEach((row, i) => some.set(x.subarray(row * cols, (row + 1) * cols), i * cols));
  return some;
}
