import { sigmoid } from './logistic';
import type { Chances, Outcomes } from './metrics';
import { rank } from './ranking';

/** Values at rising scores; straight lines between, flat outside. */
export interface Isotonic {
  readonly at: Float64Array;
  readonly value: Float64Array;
}

/** Rows next to each other by score. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly sum: number;
  /** Of the scores. */
  readonly scores: number;
}

const joined = (a: Block, b: Block): Block => ({
  from: a.from,
  to: b.to,
  rows: a.rows + b.rows,
  sum: a.sum + b.sum,
  scores: a.scores + b.scores,
});

/** Joins neighbours until each has a larger share than the one before (Ayer 1955). */
function pooled(blocks: Iterable<Block>): readonly Block[] {
  const rising: Block[] = [];
  for (let block of blocks) {
    for (let last = rising.at(-1); last && last.sum * block.rows >= block.sum * last.rows; last = rising.at(-1)) {
      rising.pop();
      block = joined(last, block);
    }
    rising.push(block);
  }
  return rising;
}

/** Rows of equal score, the lowest first. */
function* tied(y: Outcomes, p: Chances): Iterable<Block> {
  const { order, ends } = rank(p);
  for (let group = ends.length - 1; group >= 0; group--) {
    const start = group === 0 ? 0 : (ends[group - 1] as number);
    const end = ends[group] as number;
    const score = p[order[start] as number] as number;
    let sum = 0;
    for (let i = start; i < end; i++) sum += y[order[i] as number] as number;
    yield { from: score, to: score, rows: end - start, sum, scores: score * (end - start) };
  }
}

/** The rising steps nearest to the outcomes, by pooling adjacent violators; equal scores pool first. */
export function fitIsotonic(y: Outcomes, p: Chances): Isotonic {
  const points = pooled(tied(y, p)).flatMap(({ from, to, sum, rows }) =>
    (from === to ? [from] : [from, to]).map((at) => [at, sum / rows] as const),
  );
  return { at: Float64Array.from(points, ([at]) => at), value: Float64Array.from(points, ([, value]) => value) };
}

export function applyIsotonic({ at, value }: Isotonic, p: number): number {
  return between(at, value, p);
}

function between(at: ArrayLike<number>, value: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return value[0] ?? NaN;
  if (low === at.length) return value[low - 1] as number;
  const left = at[low - 1] as number;
  const start = value[low - 1] as number;
  const slope = ((value[low] as number) - start) / ((at[low] as number) - left);
  return start + (x - left) * slope;
}

/** Log odds that came, at rising log odds that were said; straight lines between, flat outside. Plain JSON. */
export type Bend = { readonly at: readonly number[]; readonly to: readonly number[] };

/** Fewer rows together say too little of their share. */
const BLOCK = 100;
/** What was said counts as no surer, in log odds: beside a million rows alike, the rest would be lost in rounding. */
const SURE = 16;
/** So far in log odds beyond the outermost points goes on as it was said. */
const BEYOND = 30;

/**
 * Isotonic calibration that keeps the order: lines through the middles of the pooled blocks (centred isotonic regression, Oron & Flournoy 2017),
 * each block of at least 100 rows and mixed with one row of what was said, so that none says never or always.
 * @param said log odds, finite @returns null where there are fewer than two blocks
 */
export function fitBend(y: Outcomes, said: ArrayLike<number>): Bend | null {
  const large: Block[] = [];
  for (const block of pooled(tied(y, said))) {
    const last = large.at(-1);
    if (last && last.rows < BLOCK) large[large.length - 1] = joined(last, block);
    else large.push(block);
  }
  const [last, before] = [large.at(-1), large.at(-2)];
  if (last && before && last.rows < BLOCK) large.splice(-2, 2, joined(before, last));
  const mixed = large.map((block) => ({
    ...block,
    sum: ((block.sum + sigmoid(Math.max(-SURE, Math.min(SURE, block.scores / block.rows)))) * block.rows) / (block.rows + 1),
  }));
  const points = pooled(mixed).map(({ scores, sum, rows }) => [scores / rows, Math.log(sum / (rows - sum))] as const);
  const [first, end] = [points[0], points.at(-1)];
  if (!first || !end || points.length < 2) return null;
  const all = [[first[0] - BEYOND, first[1] - BEYOND], ...points, [end[0] + BEYOND, end[1] + BEYOND]] as const;
  return { at: all.map(([at]) => at), to: all.map(([, to]) => to) };
}

export function applyBend(bend: Bend | null | undefined, logOdds: number): number {
  return bend ? between(bend.at, bend.to, logOdds) : logOdds;
}
