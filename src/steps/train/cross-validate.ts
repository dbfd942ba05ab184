import { hashBytes, hashJson } from '../../core/hash';
import { say } from '../../core/message';
import type { Fold } from '../../core/step';
import type { Table } from '../../core/table';
import { delongInterval } from '../../ml/interval';
import { sigmoid } from '../../ml/logistic';
import { averagePrecision, brier, logLoss } from '../../ml/metrics';
import { foundInTopTenth } from '../../ml/precision';
import type { Ctx } from '../context';
import { featureColumns } from './design';
import { learnerOf, scoresOf, type Learnt } from './learners';
import type { Interval, ModelFigures, ModelId } from './meta';
import { once, placeOf } from './remembered';
import type { Way } from './way';

const Z95 = 1.959963984540054;
const UNKNOWN = 2;

/** Outcomes by source row, as the whole table has them: 0, 1 or unknown. So each round judges by the same outcomes. */
export function outcomesByRow({ rowIds }: Table, rows: Uint32Array, y: Uint8Array): Uint8Array {
  const out = new Uint8Array(rowIds.reduce((most, id) => Math.max(most, id + 1), 0)).fill(UNKNOWN);
  rows.forEach((row, i) => (out[rowIds[row] as number] = y[i] as number));
  return out;
}

/** One round's rows with a known outcome. */
export interface Side {
  readonly table: Table;
  readonly rows: Uint32Array;
  readonly y: Uint8Array;
}

function sideOf({ table, judged }: Fold, side: 0 | 1, outcomes: Uint8Array): Side {
  const rows = new Uint32Array(table.rows);
  const y = new Uint8Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) {
    const outcome = outcomes[table.rowIds[row] as number] ?? UNKNOWN;
    if (outcome === UNKNOWN || judged[row] !== side) continue;
    rows[count] = row;
    y[count++] = outcome;
  }
  return { table, rows: rows.slice(0, count), y: y.slice(0, count) };
}

export interface Round {
  readonly y: Uint8Array;
  readonly score: Float64Array;
  /** Share of successes among the rows this round learnt from: what everyone alike would get. */
  readonly rate: number;
}

/** Of folds with both outcomes on both sides. */
export function usableSides(folds: readonly Fold[], outcomes: Uint8Array) {
  const both = ({ y }: Side): boolean => y.includes(0) && y.includes(1);
  return folds
    .map((fold, at) => ({
      fold: at,
      train: sideOf(fold, 0, outcomes),
      test: sideOf(fold, 1, outcomes),
      features: featureColumns(fold.schema),
    }))
    .filter(({ train, test }) => both(train) && both(test));
}

/** The rows by which models are judged, round by round. */
export function judgedSides(folds: readonly Fold[], outcomes: Uint8Array): readonly Side[] {
  return usableSides(folds, outcomes).map(({ test }) => test);
}

/**
 * Learns without each fold and scores it. What was judged before on the same folds is remembered, so that another strength of one model asks for
 * no other model anew.
 * @param span shares of the step's progress at the beginning and end @param most rows to learn from, evenly spread
 * @returns undefined when fewer than two rounds have both outcomes on both sides
 */
export async function crossValidate(
  folds: readonly Fold[],
  outcomes: Uint8Array,
  way: Way,
  context: Ctx,
  span: readonly [number, number],
  most = Infinity,
): Promise<readonly Round[] | undefined> {
  const [first] = folds;
  if (!first) return undefined;
  const prepared = folds.map(({ table, schema, judged }) => [
    placeOf(table),
    hashBytes(judged),
    featureColumns(schema).map(({ name }) => name),
  ]);
  const name = hashJson([way, String(most), hashBytes(outcomes), prepared]);
  return once(first.table, name, () => judge(folds, outcomes, way, context, span, most));
}

async function judge(
  folds: readonly Fold[],
  outcomes: Uint8Array,
  way: Way,
  context: Ctx,
  [start, end]: readonly [number, number],
  most: number,
): Promise<readonly Round[] | undefined> {
  const usable = usableSides(folds, outcomes);
  if (usable.length < 2) return undefined;
  const learnt = await learnerOf(way, context).fit(
    usable.map(({ train, features }) => ({ side: evenly(train, most), features })),
    (share) =>
      context.progress(
        start + (end - start) * share,
        say('train.progress.fold', { fold: Math.min(usable.length, 1 + Math.floor(share * usable.length)), folds: usable.length }),
      ),
  );
  await context.checkpoint();
  return usable.map(({ train, test }, i) => ({
    y: test.y,
    score: scoresOf(learnt[i] as Learnt, test.table, test.rows),
    rate: train.y.reduce((sum, value) => sum + value, 0) / train.y.length,
  }));
}

/** At most so many rows, evenly spread. */
export function evenly(side: Side, most: number): Side {
  const all = side.rows.length;
  if (all <= most) return side;
  const places = Uint32Array.from({ length: most }, (_, i) => Math.floor((i * all) / most));
  return { table: side.table, rows: places.map((at) => side.rows[at] as number), y: Uint8Array.from(places, (at) => side.y[at] as number) };
}

/** One chance for everyone, on rows of which this share had the outcome. */
export function alike(rate: number): ModelFigures {
  return {
    id: 'baseline',
    auc: { mean: 0.5, low: 0.5, high: 0.5 },
    averagePrecision: rate,
    found: 0.1,
    logLoss: -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate),
    brier: rate * (1 - rate),
  };
}

/** Of everyone alike, in the same rounds. */
export function baselineOf(rounds: readonly Round[]): ModelFigures {
  const mean = (of: (round: Round) => number): number => rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length;
  const guess = ({ y, rate }: Round): Float64Array => new Float64Array(y.length).fill(rate);
  return {
    id: 'baseline',
    auc: { mean: 0.5, low: 0.5, high: 0.5 },
    // of rows that all have the same chance
    averagePrecision: mean(({ y }) => y.reduce((sum, value) => sum + value, 0) / y.length),
    found: 0.1,
    logLoss: mean((round) => logLoss(round.y, guess(round))),
    brier: mean((round) => brier(round.y, guess(round))),
  };
}

export function figuresOf(id: ModelId, rounds: readonly Round[]): { readonly figures: ModelFigures; readonly foldAucs: readonly number[] } {
  const chances = rounds.map(({ score }) => score.map(sigmoid));
  const areas = rounds.map(({ y, score }) => delongInterval(y, score));
  const mean = (of: (y: Uint8Array, p: Float64Array) => number): number =>
    rounds.reduce((sum, { y }, i) => sum + of(y, chances[i] as Float64Array), 0) / rounds.length;
  return {
    foldAucs: areas.map(({ auc }) => auc),
    figures: {
      id,
      auc: meanArea(areas),
      averagePrecision: mean(averagePrecision),
      found: mean(foundInTopTenth),
      logLoss: mean(logLoss),
      brier: mean(brier),
    },
  };
}

/** Mean of the rounds' AUCs; its 95 % interval from DeLong's deviation in each round, whose rows are judged apart. */
export function aucOf(rounds: readonly Round[]): Interval {
  return meanArea(rounds.map(({ y, score }) => delongInterval(y, score)));
}

function meanArea(areas: readonly ReturnType<typeof delongInterval>[]): Interval {
  const mean = areas.reduce((sum, { auc }) => sum + auc, 0) / areas.length;
  const variance = areas.reduce((sum, { deviation }) => sum + deviation ** 2, 0) / areas.length ** 2;
  // one row of a kind in some round: its spread cannot be measured
  if (Number.isNaN(variance)) return { mean, low: 0, high: 1 };
  const half = Z95 * Math.sqrt(variance);
  return { mean, low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}

/** Of all successes the share that each round's best tenth held. */
export function foundIn(rounds: readonly Round[]): number {
  const won = ({ y }: Round): number => y.reduce((sum, value) => sum + value, 0);
  const all = rounds.reduce((sum, round) => sum + won(round), 0);
  return rounds.reduce((sum, round) => sum + foundInTopTenth(round.y, round.score) * won(round), 0) / all;
}
