import type { Random } from '../../core/rng';

/** From so many rows on a part of them can be spared to say when enough is learnt. */
const SPARE_FROM = 300;
/** One row in so many judges. */
const JUDGES = 6;

/** A sixth of the rows, ascending, set aside to judge; undefined where there are too few, or where one side has only one outcome. */
export function judgesOf(y: Uint8Array, random: Random): Uint32Array | undefined {
  if (y.length < SPARE_FROM) return undefined;
  const judges = random
    .permutation(y.length)
    .slice(0, Math.floor(y.length / JUDGES))
    .sort();
  const won = judges.reduce((sum, row) => sum + (y[row] as number), 0);
  const all = y.reduce((sum, value) => sum + value, 0);
  const bothSides = won > 0 && won < judges.length && all > won && all - won < y.length - judges.length;
  return bothSides ? judges : undefined;
}
