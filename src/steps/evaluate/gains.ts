import type { Random } from '../../core/rng';
import { quantile } from '../../ml/quantile';
import { rank } from '../../ml/ranking';
import type { Gain } from './meta';

const CUTS = 50;

/** After how many rows of the list it is counted: about every fiftieth part, the last is all; a tenth is as long as everywhere. */
export function cutsOf(rows: number): readonly number[] {
  return [...new Set(Array.from({ length: CUTS }, (_, i) => Math.floor(((i + 1) * rows) / CUTS)))].filter((cut) => cut > 0);
}

/** How many of the outcomes are among the first rows of an order, at each cut. @param order rows, best first */
export function foundAlong(y: Uint8Array, order: ArrayLike<number>, cuts: readonly number[]): readonly number[] {
  let at = 0;
  let found = 0;
  return cuts.map((cut) => {
    for (; at < cut; at++) found += y[order[at] as number] as number;
    return found;
  });
}

/**
 * What working the list from the top finds, with a 95 % interval from lists drawn with replacement.
 * @param y 0 or 1 @param p chances, no NaN
 */
export function gainsOf(y: Uint8Array, p: Float64Array, random: Random, resamples: number): readonly Gain[] {
  const rows = y.length;
  const { order } = rank(p);
  const cuts = cutsOf(rows);
  const found = foundAlong(y, order, cuts);
  const redrawn = cuts.map(() => new Float64Array(resamples));
  const times = new Uint32Array(rows);
  const draws = new Uint32Array(rows);
  for (let b = 0; b < resamples; b++) {
    times.fill(0);
    random.draws(draws, rows);
    for (let i = 0; i < rows; i++) times[draws[i] as number] = (times[draws[i] as number] as number) + 1;
    let walked = 0;
    let hits = 0;
    let cut = 0;
    for (let i = 0; i < rows && cut < cuts.length; i++) {
      const row = order[i] as number;
      // a row drawn several times may lie across a cut
      for (let left = times[row] as number; left > 0;) {
        const take = Math.min(left, (cuts[cut] as number) - walked);
        walked += take;
        hits += take * (y[row] as number);
        left -= take;
        if (walked === cuts[cut]) (redrawn[cut++] as Float64Array)[b] = hits;
      }
    }
  }
  return cuts.map((picked, i) => {
    const values = (redrawn[i] as Float64Array).sort();
    return { picked, found: found[i] as number, low: quantile(values, 0.025), high: quantile(values, 0.975) };
  });
}
