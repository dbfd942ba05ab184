import { schemaMap } from '../../core/schema';
import type { StepView } from '../../core/step';
import { columnMap, isNumeric } from '../../core/table';
import { sigmoid } from '../../ml/logistic';
import { weightCovariance } from '../../ml/wald';
import { roundBetween } from '../profile/round-numbers';
import type { Term, TrainLearnt } from '../train/learnt';
import type { Known } from './known';
import { evenly } from './known';
import type { Odds, OddsRange } from './meta';

const Z95 = 1.959963984540054;
/** So many rows tell the spread of the weights; the rest are counted in. */
const MOST_ROWS = 20_000;
/** With more inputs the matrix takes too long, and no one reads the list. */
const MOST_INPUTS = 200;
/** Squares of more are beyond 64 bits. */
const HUGE = 1e150;

/** What stands beside an odds ratio. A weight that was let in for fitting well has no interval that allows for the choice. */
export function oddsRangeOf({ markets, way }: Pick<TrainLearnt, 'markets' | 'way'>): OddsRange {
  if (markets) return 'groups';
  return way?.id === 'logistic' && way.penalty !== 'l2' ? 'none' : 'interval';
}

/**
 * Odds ratios of a weighted sum as it is shown, calibration included, with 95 % intervals from the curvature of its penalised likelihood; with groups
 * those of the sum for all, from the lowest to the highest of any group.
 */
export function oddsOf(
  { terms: all, bias, calibration, strength, markets, ensemble, way }: TrainLearnt,
  known: readonly Known[],
  { after, schemaAfter }: StepView,
  taught: Uint32Array,
): readonly Odds[] {
  const range = oddsRangeOf({ ...(markets && { markets }), ...(way && { way }) });
  // what a penalty set to nothing is not in the sum
  const kept = all.map((_, j) => j).filter((j) => range !== 'none' || all[j]?.weight !== 0);
  const terms = kept.map((j) => all[j] as Term);
  if (ensemble || terms.length === 0 || terms.length > MOST_INPUTS) return [];
  const columns = columnMap(after);
  const schema = schemaMap(schemaAfter);
  const rows = evenly(taught, MOST_ROWS);
  const x = new Float64Array(rows.length * terms.length);
  const spreads = terms.map(({ column: name, mean }, j) => {
    const column = columns.get(name);
    if (!column || !isNumeric(column)) return 1;
    let squares = 0;
    let count = 0;
    let flag = true;
    const unit = unitOf(column.data, mean);
    rows.forEach((row, i) => {
      const value = column.data[row] as number;
      if (Number.isNaN(value)) return;
      flag &&= value === 0 || value === 1;
      x[i * terms.length + j] = value - mean;
      squares += ((value - mean) / unit) ** 2;
      count++;
    });
    const deviation = unit * Math.sqrt(squares / Math.max(1, count)) || 1;
    for (let i = 0; i < rows.length; i++) x[i * terms.length + j] = (x[i * terms.length + j] as number) / deviation;
    return flag ? -deviation : deviation;
  });
  const n = terms.length + 1;
  let covariance: Float64Array | null = null;
  if (range === 'interval') {
    const p = Float64Array.from(rows, (_, i) =>
      sigmoid(
        terms.reduce((sum, { weight }, j) => sum + weight * Math.abs(spreads[j] as number) * (x[i * terms.length + j] as number), bias),
      ),
    );
    covariance = weightCovariance(x, terms.length, p, strength ?? 1, taught.length / Math.max(1, rows.length));
    if (!covariance) return [];
  }
  /** Of the weights of two standardised inputs. */
  const together = (j: number, k: number): number => covariance?.[j * n + k] ?? 0;
  /** The ratio for a sum of weights, and what stands beside it. */
  const told = (of: (weights: readonly number[]) => number, variance: number): Pick<Odds, 'ratio' | 'low' | 'high'> => {
    const own = terms.map(({ weight }) => weight);
    const at = bounded(calibration.a * of(own));
    if (range === 'none') return { ratio: at, low: null, high: null };
    if (range === 'interval') return { ratio: at, ...ends(calibration.a, of(own), variance) };
    const each = (markets?.levels ?? []).map(({ weights }) =>
      bounded(calibration.a * of(own.map((weight, i) => weight + (weights[kept[i] as number] ?? 0)))),
    );
    return { ratio: at, low: Math.min(at, ...each), high: Math.max(at, ...each) };
  };
  const isFlag = (j: number): boolean => (spreads[j] as number) < 0;
  const ownerOf = terms.map(({ column }) => known.find(({ inputs }) => inputs.includes(column)));
  return terms
    .flatMap(({ column: input }, j): Odds[] => {
      const flag = isFlag(j);
      const deviation = Math.abs(spreads[j] as number);
      const own = schema.get(input);
      const plain = own?.plain === true && !flag;
      const step = flag ? 1 : plain ? roundBetween(deviation / 2, deviation * 1.5, deviation) : deviation;
      const shared = { column: ownerOf[j]?.name ?? input, input };
      // flags of one column are told against the commonest: by itself none can be told from the intercept, unless a penalty settles which count nothing
      const alone = range === 'none' || !flag;
      const siblings = terms.map((_, k) => k).filter((k) => !alone && isFlag(k) && ownerOf[k] !== undefined && ownerOf[k] === ownerOf[j]);
      if (siblings.length > 1) {
        const reference = siblings.reduce(
          (best, k) => ((terms[k]?.mean ?? 0) > (terms[best]?.mean ?? 0) ? k : best),
          siblings[0] as number,
        );
        if (reference === j) return [];
        const other = Math.abs(spreads[reference] as number);
        const both = together(j, reference) / deviation / other;
        const gap = together(j, j) / deviation ** 2 + together(reference, reference) / other ** 2 - 2 * both;
        const against = terms[reference] as (typeof terms)[number];
        const per = { kind: 'against', step: 1, money: false, against: against.column } as const;
        return [{ ...shared, per, ...told((weights) => (weights[j] as number) - (weights[reference] as number), gap) }];
      }
      const per = { kind: flag ? 'flag' : plain ? 'unit' : 'deviation', step, money: own?.role === 'money', against: null } as const;
      return [{ ...shared, per, ...told((weights) => (weights[j] as number) * step, together(j, j) * (step / deviation) ** 2) }];
    })
    .sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)) || (a.input < b.input ? -1 : 1));
}

/** By what to divide so that squares stay within 64 bits. */
function unitOf(values: Float64Array, mean: number): number {
  const largest = values.reduce((most, value) => (Math.abs(value - mean) > most ? Math.abs(value - mean) : most), 0);
  return largest > HUGE ? largest : 1;
}

function ends(slope: number, weight: number, variance: number): { readonly low: number; readonly high: number } {
  const half = Math.abs(slope) * Z95 * Math.sqrt(Math.max(0, variance));
  return { low: bounded(slope * weight - half), high: bounded(slope * weight + half) };
}

/** Odds beyond a million to one are no figure. */
const bounded = (logOdds: number): number => Math.exp(Math.max(-13.8, Math.min(13.8, logOdds)));
