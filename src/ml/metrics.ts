import { rank, rankedCounts, type RankedCounts } from './ranking';

/** Outcomes 0 or 1 beside chances in [0, 1] (or scores, where only order counts), row by row. */
export type Outcomes = ArrayLike<number>;
export type Chances = ArrayLike<number>;

/** Area under the ROC curve: the share of pairs in which the success has the higher score, ties counting half. NaN with one class only. */
export function rocAuc(y: Outcomes, p: Chances): number {
  return areaUnder(rankedCounts(y, p));
}

export function areaUnder({ rows, successes }: RankedCounts): number {
  const last = rows.length - 1;
  const won = successes[last] ?? 0;
  const lost = (rows[last] ?? 0) - won;
  let area = 0;
  let above = 0;
  let failuresAbove = 0;
  for (let i = 0; i <= last; i++) {
    const here = successes[i] as number;
    const failures = (rows[i] as number) - here;
    area += (failures - failuresAbove) * (above + here);
    above = here;
    failuresAbove = failures;
  }
  return area / 2 / (won * lost);
}

/** Sum of precision times gained recall over the distinct scores, as scikit-learn defines it; no interpolation. NaN without successes. */
export function averagePrecision(y: Outcomes, p: Chances): number {
  return meanPrecision(rankedCounts(y, p));
}

/** As `averagePrecision`, from running counts; groups that hold no row add nothing. */
export function meanPrecision({ rows, successes }: RankedCounts): number {
  const won = successes[successes.length - 1] ?? 0;
  let sum = 0;
  let above = 0;
  for (let i = 0; i < successes.length; i++) {
    const here = successes[i] as number;
    if (here > above) sum += ((here - above) / won) * (here / (rows[i] as number));
    above = here;
  }
  return won === 0 ? NaN : sum;
}

/** Mean negative log-likelihood; chances are kept one machine epsilon away from 0 and 1. */
export function logLoss(y: Outcomes, p: Chances): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const chance = Math.min(Math.max(p[i] as number, Number.EPSILON), 1 - Number.EPSILON);
    sum -= y[i] === 1 ? Math.log(chance) : Math.log(1 - chance);
  }
  return sum / y.length;
}

/** Mean squared difference between chance and outcome. */
export function brier(y: Outcomes, p: Chances): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += ((p[i] as number) - (y[i] as number)) ** 2;
  return sum / y.length;
}

export interface RocPoint {
  /** Rows with at least this score count as chosen; Infinity at the start, where none is. */
  readonly threshold: number;
  readonly falsePositives: number;
  readonly truePositives: number;
}

/** Rates from (0, 0) to (1, 1), a point for each distinct score. */
export function rocCurve(y: Outcomes, p: Chances): RocPoint[] {
  const { thresholds, rows, successes } = rankedCounts(y, p);
  const won = successes[successes.length - 1] ?? 0;
  const lost = y.length - won;
  const points: RocPoint[] = [{ threshold: Infinity, falsePositives: 0, truePositives: 0 }];
  successes.forEach((here, i) => {
    points.push({ threshold: thresholds[i] as number, falsePositives: ((rows[i] as number) - here) / lost, truePositives: here / won });
  });
  return points;
}

export interface PrecisionPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** A point for each distinct score, highest first. */
export function precisionRecall(y: Outcomes, p: Chances): PrecisionPoint[] {
  const { thresholds, rows, successes } = rankedCounts(y, p);
  const won = successes[successes.length - 1] ?? 0;
  return Array.from(successes, (here, i) => ({
    threshold: thresholds[i] as number,
    precision: here / (rows[i] as number),
    recall: here / won,
  }));
}

export interface Tenth {
  readonly rows: number;
  /** May be a fraction: rows of equal score share their successes evenly, so that file order does not matter. */
  readonly successes: number;
  readonly rate: number;
  /** Rate over the rate of all rows. */
  readonly lift: number;
  /** Share of all successes found in this tenth and those above it. */
  readonly captured: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The ranked list cut into ten parts as equal as whole rows allow, best first; fewer parts with fewer rows. */
export function liftByTenth(y: Outcomes, p: Chances): Tenth[] {
  const { order, ends } = rank(p);
  const n = order.length;
  const parts = Math.min(10, n);
  const share = new Float64Array(n);
  let from = 0;
  let won = 0;
  for (const end of ends) {
    let here = 0;
    for (let i = from; i < end; i++) here += y[order[i] as number] as number;
    share.fill(here / (end - from), from, end);
    won += here;
    from = end;
  }
  let captured = 0;
  return Array.from({ length: parts }, (_, part) => {
    const start = Math.floor((part * n) / parts);
    const end = Math.floor(((part + 1) * n) / parts);
    let successes = 0;
    for (let i = start; i < end; i++) successes += share[i] as number;
    captured += successes;
    const rate = successes / (end - start);
    return {
      rows: end - start,
      successes,
      rate,
      lift: rate / (won / n),
      captured: captured / won,
      lowest: p[order[end - 1] as number] as number,
      highest: p[order[start] as number] as number,
    };
  });
}

export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** Chosen are rows with a chance of at least the threshold; one table per threshold, whatever their order. */
export function confusions(y: Outcomes, p: Chances, thresholds: readonly number[]): Confusion[] {
  const counts = rankedCounts(y, p);
  const groups = counts.rows.length;
  const all = counts.rows[groups - 1] ?? 0;
  const won = counts.successes[groups - 1] ?? 0;
  return thresholds.map((threshold) => {
    const last = lastAtLeast(counts.thresholds, threshold);
    const rows = last < 0 ? 0 : (counts.rows[last] as number);
    const truePositives = last < 0 ? 0 : (counts.successes[last] as number);
    const falsePositives = rows - truePositives;
    return { truePositives, falsePositives, trueNegatives: all - won - falsePositives, falseNegatives: won - truePositives };
  });
}

/** Place of the last value that is at least `least`, in values that descend; -1 where none is. */
function lastAtLeast(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) >= least) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
