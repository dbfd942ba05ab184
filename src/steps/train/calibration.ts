import { fitPlatt, judgeCalibration, type Platt } from '../../ml/calibrate';
import { applyBend, fitBend } from '../../ml/isotonic';
import { sigmoid } from '../../ml/logistic';
import { logLoss } from '../../ml/metrics';
import type { Round } from './cross-validate';
import type { TrainLearnt } from './learnt';

export type Calibration = TrainLearnt['calibration'];

export interface Calibrated {
  readonly calibration: Calibration;
  readonly percentAllowed: boolean;
  /** Of all rounds: outcomes, and calibrated chances by a pipeline, a model and a calibration that had not seen the row. */
  readonly y: Uint8Array;
  readonly chance: Float64Array;
}

/** With fewer rows, or fewer of the rarer outcome, a line is all they can teach (Niculescu-Mizil & Caruana 2005). */
const ENOUGH = 1000;
const ENOUGH_RARER = 100;

const AS_IS: Platt = { slope: 1, intercept: 0 };

/** Chance of a score, which is said before the bend: a · log odds + b. */
export function chanceAt({ bend }: Calibration, score: number): number {
  return sigmoid(applyBend(bend, score));
}

/**
 * As they are, along a line in log odds (Platt), or along a bent one (isotonic): judged on rounds it was not fitted on, a bend where it gains
 * more log loss than chance explains, or gains at all where the line fails the test
 * and never where the bend alone fails it. Whether percentages may be said is judged on those rounds too.
 */
export function calibrate(rounds: readonly Round[]): Calibrated {
  const { y, score } = join(rounds);
  const fitted = fitPlatt(y, score.map(sigmoid));
  const parts = rounds.map((round, i) => {
    const others = join(rounds.filter((_, j) => j !== i));
    const line = fitPlatt(others.y, others.score.map(sigmoid), fitted);
    return { round, others, line, said: round.score.map(along(line)) };
  });
  const plain = score.map(sigmoid);
  const straight = join(parts.map(({ round, said }) => ({ ...round, score: said }))).score.map(sigmoid);
  const helps = fitted.slope > 0 && logLoss(y, straight) < logLoss(y, plain);
  const line = helps ? fitted : AS_IS;
  const chance = helps ? straight : plain;
  const bend = fitted.slope > 0 && enough(y) ? fitBend(y, score.map(along(line))) : null;
  const bent =
    bend &&
    join(
      parts.map(({ round, others, line: own }) => {
        const way = along(helps ? own : AS_IS);
        const fit = fitBend(others.y, others.score.map(way));
        return { ...round, score: round.score.map((one) => applyBend(fit, way(one))) };
      }),
    ).score.map(sigmoid);
  const holds = judgeCalibration(y, chance).percentMayBeShown;
  const bentHolds = bent !== null && judgeCalibration(y, bent).percentMayBeShown;
  const bends = bent !== null && gain(y, chance, bent) > (holds ? 1 : 0) && (bentHolds || !holds);
  const used = bends ? bent : chance;
  return {
    calibration: { a: line.slope, b: line.intercept, bend: bends ? bend : null },
    percentAllowed: fitted.slope > 0 && (bends ? bentHolds : holds),
    y,
    chance: used,
  };
}

const along =
  ({ slope, intercept }: Platt) =>
  (score: number): number =>
    slope * score + intercept;

function enough(y: Uint8Array): boolean {
  const wins = y.reduce((sum, value) => sum + value, 0);
  return y.length >= ENOUGH && Math.min(wins, y.length - wins) >= ENOUGH_RARER;
}

/** What the second chances lose less, in standard errors of what they gain row by row. */
function gain(y: Uint8Array, first: Float64Array, second: Float64Array): number {
  const lost = (p: number, outcome: number): number => -Math.log(Math.max(Number.EPSILON, outcome === 1 ? p : 1 - p));
  const gained = Float64Array.from(y, (outcome, i) => lost(first[i] as number, outcome) - lost(second[i] as number, outcome));
  const mean = gained.reduce((sum, value) => sum + value, 0) / gained.length;
  const variance = gained.reduce((sum, value) => sum + (value - mean) ** 2, 0) / gained.length;
  return variance > 0 ? mean / Math.sqrt(variance / gained.length) : 0;
}

function join(rounds: readonly Round[]): { readonly y: Uint8Array; readonly score: Float64Array } {
  const rows = rounds.reduce((sum, { y }) => sum + y.length, 0);
  const y = new Uint8Array(rows);
  const score = new Float64Array(rows);
  let at = 0;
  for (const round of rounds) {
    y.set(round.y, at);
    score.set(round.score, at);
    at += round.y.length;
  }
  return { y, score };
}
