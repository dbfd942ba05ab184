import { random } from '../../src/core/rng';
import { bootstrapInterval, delongInterval } from '../../src/ml/interval';
import { areaUnder, meanPrecision } from '../../src/ml/metrics';
import { rankedCounts } from '../../src/ml/ranking';

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

if (process.argv[1] === import.meta.filename) {
  const draws = Number(process.argv[2] ?? 1000);
  for (const [rows, rate] of [
    [100, 0.3],
    [400, 0.1],
    [2000, 0.03],
  ] as const)
    console.log(coverage(rows, rate, draws));
}
