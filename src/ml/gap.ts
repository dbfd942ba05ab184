import { moments } from './beyond-chance';

export interface Gap {
  readonly gap: number | null;
  readonly gapError: number | null;
}

/**
 * Gap statistic (Tibshirani, Walther & Hastie 2001), with draws of `nullModel` for rows without groups, and as many rows of the data.
 * @param own log of the inertia a row, of the data @param drawn the same of each draw; NaN where it could not be had
 */
export function gapAt(own: number | undefined, drawn: readonly number[]): Gap {
  if (drawn.length < 2 || own === undefined || ![own, ...drawn].every(Number.isFinite)) return { gap: null, gapError: null };
  const { mean: middle, deviation } = moments(drawn);
  return { gap: middle - own, gapError: deviation * Math.sqrt(1 + 1 / drawn.length) };
}

/** The smallest number of groups whose gap is within an error of the next one's; null where none is or it is not known. @param tried k ascending by one */
export function gapRule(tried: readonly (Gap & { readonly k: number })[]): number | null {
  for (let i = 0; i + 1 < tried.length; i++) {
    const [here, next] = [tried[i] as (typeof tried)[number], tried[i + 1] as (typeof tried)[number]];
    if (here.gap === null || next.gap === null || next.gapError === null) return null;
    if (here.gap >= next.gap - next.gapError) return here.k;
  }
  return null;
}
