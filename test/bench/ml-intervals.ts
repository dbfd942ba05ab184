import { random } from '../../src/core/rng';
import { bootstrapInterval, delongInterval } from '../../src/ml/interval';
import { areaUnder, meanPrecision } from '../../src/ml/metrics';
import { rankedCounts } from '../../src/ml/ranking';
import { figures } from '../../src/steps/evaluate/figures';
import { profitAlong, worthCalling } from '../../src/steps/evaluate/money';
import type { EvaluateReport } from '../../src/steps/evaluate/report';

/**
 * In how many of 100 draws of rows the 95 % intervals hold the true figure, which a draw of 200,000 rows stands for:
 * `npx tsx test/bench/ml-intervals.ts [draws]`.
 */
export interface Coverage {
  readonly rows: number;
  readonly rate: number;
  /** Share of draws whose interval holds the truth. */
  readonly auc: number;
  readonly delong: number;
  readonly averagePrecision: number;
}

interface Drawn {
  readonly y: Uint8Array;
  readonly score: Float64Array;
}

/** Normal scores, those of successes shifted by one deviation; how many succeed is drawn too, as it is in a file. */
function drawn(rows: number, rate: number, seed: string): Drawn {
  const r = random(seed);
  const y = Uint8Array.from({ length: rows }, () => (r.next() < rate ? 1 : 0));
  return { y, score: Float64Array.from(y, (won) => r.normal() + won) };
}

export function coverage(rows: number, rate: number, draws: number, resamples = 300): Coverage {
  const many = drawn(200_000, rate, 'truth');
  const counts = rankedCounts(many.y, many.score);
  const truth = { auc: areaUnder(counts), averagePrecision: meanPrecision(counts) };
  const held = { auc: 0, delong: 0, averagePrecision: 0 };
  for (let draw = 0; draw < draws; draw++) {
    const { y, score } = drawn(rows, rate, `draw ${draw}`);
    const holds = ({ low, high }: { readonly low: number; readonly high: number }, value: number): number =>
      low <= value && value <= high ? 1 : 0;
    held.auc += holds(bootstrapInterval(y, score, areaUnder, { random: random(`auc ${draw}`), resamples }), truth.auc);
    held.delong += holds(delongInterval(y, score), truth.auc);
    held.averagePrecision += holds(
      bootstrapInterval(y, score, meanPrecision, { random: random(`precision ${draw}`), resamples, rate: 'drawn' }),
      truth.averagePrecision,
    );
  }
  return {
    rows,
    rate,
    auc: held.auc / draws,
    delong: held.delong / draws,
    averagePrecision: held.averagePrecision / draws,
  };
}

/** What a cut of the list is told to bring, what it brings over all files of the kind, and how often the interval holds that. */
export interface Told {
  readonly told: number;
  readonly brings: number;
  readonly held: number;
}

/** Of right chances: the cut where a chance is worth a call, and the highest point of the curve on the same rows. */
export function worthTold(
  rows: number,
  base: number,
  [cost, value]: readonly [number, number],
  draws: number,
  resamples = 200,
): { readonly worth: Told; readonly peak: Told } {
  const chances = (count: number, seed: string): Float64Array => {
    const r = random(seed);
    return Float64Array.from({ length: count }, () => 1 / (1 + Math.exp(-base - r.normal())));
  };
  const all = chances(200_000, 'all').sort().reverse();
  let sum = 0;
  const upTo = all.map((chance) => (sum += chance));
  const brings = (picked: number): number => {
    const like = Math.round((picked / rows) * all.length);
    return (value * rows * (upTo[like - 1] ?? 0)) / all.length - cost * picked;
  };
  const found = { worth: { told: 0, brings: 0, held: 0 }, peak: { told: 0, brings: 0, held: 0 } };
  for (let draw = 0; draw < draws; draw++) {
    const p = chances(rows, `rows ${draw}`);
    const r = random(`outcomes ${draw}`);
    const y = Uint8Array.from(p, (chance) => (r.next() < chance ? 1 : 0));
    const report = { ...figures(y, p, random(`money ${draw}`), resamples), money: { cost, value } } as unknown as EvaluateReport;
    const peak = profitAlong(report).reduce((most, one) => (one.profit > most.profit ? one : most));
    for (const [own, cut] of [
      [found.worth, worthCalling(report)],
      [found.peak, peak],
    ] as const) {
      const truth = brings(cut?.picked ?? 0);
      own.told += (cut?.profit ?? 0) / draws;
      own.brings += truth / draws;
      own.held += (cut?.low ?? 0) <= truth && truth <= (cut?.high ?? 0) ? 1 / draws : 0;
    }
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const draws = Number(process.argv[2] ?? 1000);
  for (const [rows, rate] of [
    [100, 0.3],
    [400, 0.1],
    [2000, 0.03],
  ] as const)
    console.log(coverage(rows, rate, draws));
  for (const [rows, base, money] of [
    [400, -1.5, [1, 5]],
    [400, -2.5, [1, 12]],
    [2000, -3, [1, 20]],
  ] as const)
    console.log(rows, base, money, worthTold(rows, base, money, draws));
}
