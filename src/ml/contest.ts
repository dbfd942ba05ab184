import type { Random } from '../core/rng';

export interface ContestInput {
  /** Each row's group by the one and by the other way, from 0. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** 0 and 1, or amounts; no NaN. */
  readonly y: Float64Array;
  readonly kind: 'yes' | 'amount';
}

export interface Contest {
  /** AUC of yes and no, R² of amounts, on the rows that judge. */
  readonly a: number;
  readonly b: number;
  /** b less a, with its 95 % percentile interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Rows that judge. */
  readonly judged: number;
}

/** Draws altogether: a thousand resamples of few rows, fewer of many, whose figures vary less. */
const DRAWS = 2e7;

/**
 * Which of two groupings tells more of an outcome. What a group came to is learnt on one half of the rows, drawn by chance, groups of few drawn
 * towards everyone; the other half judges both ways on the same rows, resampled with replacement (Efron 1979), yes and no apart. Half and half,
 * because parts that teach and judge in turn hang together: intervals over their mean are too narrow where neither way tells anything.
 */
export async function contest(
  input: ContestInput,
  random: Random,
  checkpoint: () => Promise<void> = async () => undefined,
): Promise<Contest> {
  const judges = halfOf(input, random.fork('half'));
  const rows = Uint32Array.from(judges.keys()).filter((row) => judges[row] === 1);
  const { y, kind } = input;
  const everyone = mean(y.filter((_, row) => judges[row] === 0));
  const [a, b] = [ratesOf(input.a, y, judges, everyone), ratesOf(input.b, y, judges, everyone)];
  const judge = kind === 'yes' ? ranked(rows, y, [input.a, input.b], [a, b]) : squared(rows, y, [input.a, input.b], [a, b], everyone);
  const [wholeA, wholeB] = judge(null);
  const rounds = Math.max(200, Math.min(1000, Math.floor(DRAWS / Math.max(1, rows.length))));
  const differences = new Float64Array(rounds);
  const chance = random.fork('resamples');
  for (let round = 0; round < rounds; round++) {
    await checkpoint();
    const [one, other] = judge(chance);
    differences[round] = other - one;
  }
  differences.sort();
  const at = (share: number): number => differences[Math.round(share * (rounds - 1))] as number;
  return { a: wholeA, b: wholeB, difference: wholeB - wholeA, low: at(0.025), high: at(0.975), judged: rows.length };
}

/** 1 for the rows that judge; yes and no are dealt out apart, so that both halves have both. */
function halfOf({ y, kind }: ContestInput, random: Random): Uint8Array {
  const judges = new Uint8Array(y.length);
  const dealt = [0, 0];
  for (const row of random.permutation(y.length)) {
    const pile = kind === 'yes' && y[row] === 1 ? 1 : 0;
    judges[row] = (dealt[pile] as number) % 2;
    dealt[pile] = (dealt[pile] as number) + 1;
  }
  return judges;
}

function mean(values: Float64Array): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/** What each group came to among the rows that teach. */
function ratesOf(group: Int32Array, y: Float64Array, judges: Uint8Array, everyone: number): Float64Array {
  const groups = group.reduce((most, one) => Math.max(most, one + 1), 0);
  const sums = new Float64Array(groups).fill(everyone);
  const counts = new Float64Array(groups).fill(1);
  for (let row = 0; row < y.length; row++) {
    if (judges[row] === 1) continue;
    const of = group[row] as number;
    sums[of] = (sums[of] as number) + (y[row] as number);
    counts[of] = (counts[of] as number) + 1;
  }
  return sums.map((sum, of) => sum / (counts[of] as number));
}

type Both<T> = readonly [T, T];
type Judge = (draw: Random | null) => Both<number>;

function ranked(rows: Uint32Array, y: Float64Array, groups: Both<Int32Array>, rates: Both<Float64Array>): Judge {
  const [no, yes] = [rows.filter((row) => y[row] !== 1), rows.filter((row) => y[row] === 1)];
  const orders = rates.map((rate) => Array.from(rate.keys()).sort((g, h) => (rate[g] as number) - (rate[h] as number)));
  const spare = [new Uint32Array(no.length), new Uint32Array(yes.length)] as const;
  return (draw) => {
    const picked = [no, yes].map((own, kind) => {
      if (!draw) return own;
      const picks = spare[kind as 0 | 1];
      draw.draws(picks, own.length);
      for (let i = 0; i < picks.length; i++) picks[i] = own[picks[i] as number] as number;
      return picks;
    });
    const area = (way: 0 | 1): number => areaOf(groups[way], rates[way], orders[way] ?? [], picked[0] ?? no, picked[1] ?? yes);
    return [area(0), area(1)];
  };
}

/** AUC of a few levels, by counting. */
function areaOf(group: Int32Array, rate: Float64Array, order: readonly number[], no: Uint32Array, yes: Uint32Array): number {
  const count = (rows: Uint32Array): Float64Array => {
    const counts = new Float64Array(rate.length);
    for (const row of rows) {
      const of = group[row] as number;
      counts[of] = (counts[of] as number) + 1;
    }
    return counts;
  };
  const [noes, yeses] = [count(no), count(yes)];
  let [below, area] = [0, 0];
  for (let i = 0; i < order.length;) {
    const level = rate[order[i] as number];
    let [n, p] = [0, 0];
    for (; i < order.length && rate[order[i] as number] === level; i++) {
      n += noes[order[i] as number] as number;
      p += yeses[order[i] as number] as number;
    }
    area += p * (below + n / 2);
    below += n;
  }
  return no.length > 0 && yes.length > 0 ? area / no.length / yes.length : 0.5;
}

/** 1 less squared misses over those of knowing only everyone's mean. */
function squared(rows: Uint32Array, y: Float64Array, groups: Both<Int32Array>, rates: Both<Float64Array>, everyone: number): Judge {
  const misses = (foretold: (row: number) => number): Float64Array =>
    Float64Array.from(rows, (row) => ((y[row] as number) - foretold(row)) ** 2);
  const [ofA, ofB] = [0, 1].map((way) => misses((row) => rates[way as 0 | 1][groups[way as 0 | 1][row] as number] as number)) as [
    Float64Array,
    Float64Array,
  ];
  const plain = misses(() => everyone);
  const drawn = new Uint32Array(rows.length);
  return (draw) => {
    draw?.draws(drawn, rows.length);
    let [inA, inB, inAll] = [0, 0, 0];
    for (let i = 0; i < rows.length; i++) {
      const at = draw ? (drawn[i] as number) : i;
      inA += ofA[at] as number;
      inB += ofB[at] as number;
      inAll += plain[at] as number;
    }
    return inAll > 0 ? [1 - inA / inAll, 1 - inB / inAll] : [0, 0];
  };
}
