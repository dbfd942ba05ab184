import { rank, rankedCounts } from './ranking';

/** Outcomes 0 or 1 beside chances in [0, 1] (or scores, where only order counts), row by row. */
export type Outcomes = ArrayLike<number>;
export type Chances = ArrayLike<number>;

/** Area under the ROC curve: the share of pairs in which the success has the higher score, ties counting half. NaN with one class only. */
export function rocAuc(y: Outcomes, p: Chances): number {
  const { rows, successes } = rankedCounts(y, p);
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
  const { rows, successes } = rankedCounts(y, p);
  const won = successes[successes.length - 1] ?? 0;
  let sum = 0;
  let above = 0;
  successes.forEach((here, i) => {
    sum += ((here - above) / won) * (here / (rows[i] as number));
    above = here;
  });
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

/** Chosen are rows with a chance of at least `threshold`. */
export function confusion(y: Outcomes, p: Chances, threshold: number): Confusion {
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  for (let i = 0; i < y.length; i++) {
    const chosen = (p[i] as number) >= threshold;
    if (y[i] === 1) counts[chosen ? 'truePositives' : 'falseNegatives']++;
    else counts[chosen ? 'falsePositives' : 'trueNegatives']++;
  }
  return counts;
}

/** Agreement of two groupings beyond chance: 1 the same, about 0 unrelated (Hubert & Arabie 1985). */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const cells = new Map<string, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (let i = 0; i < a.length; i++) {
    count(cells, `${a[i] as number} ${b[i] as number}`);
    count(ofA, a[i] as number);
    count(ofB, b[i] as number);
  }
  const pairs = (map: ReadonlyMap<unknown, number>): number => [...map.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const all = (a.length * (a.length - 1)) / 2;
  const together = pairs(cells);
  const inA = pairs(ofA);
  const inB = pairs(ofB);
  const expected = (inA * inB) / all;
  const most = (inA + inB) / 2;
  return all === 0 || most === expected ? 1 : (together - expected) / (most - expected);
}
