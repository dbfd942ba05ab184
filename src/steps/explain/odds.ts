import { schemaMap } from '../../core/schema';
import type { StepView } from '../../core/step';
import { columnMap, isNumeric } from '../../core/table';
import { sigmoid } from '../../ml/logistic';
import { weightCovariance } from '../../ml/wald';
import { roundBetween } from '../profile/round-numbers';
import type { TrainLearnt } from '../train/learnt';
import type { Known } from './known';
import { evenly } from './known';
import type { Odds } from './meta';

const Z95 = 1.959963984540054;
/** So many rows tell the spread of the weights; the rest are counted in. */
const MOST_ROWS = 20_000;
/** With more inputs the matrix takes too long, and no one reads the list. */
const MOST_INPUTS = 200;

/** Odds ratios of a weighted sum as it is shown, calibration included, with 95 % intervals from the curvature of its penalised likelihood. */
export function oddsOf(
  { terms, bias, calibration, strength, markets, ensemble, way }: TrainLearnt,
  known: readonly Known[],
  { after, schemaAfter }: StepView,
  taught: Uint32Array,
): readonly Odds[] {
  // chosen by a penalty that sets some to nothing, a weight has no such interval
  if (way?.id === 'logistic' && way.penalty !== 'l2') return [];
  if (ensemble || markets || terms.length === 0 || terms.length > MOST_INPUTS) return [];
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
    rows.forEach((row, i) => {
      const value = column.data[row] as number;
      if (Number.isNaN(value)) return;
      flag &&= value === 0 || value === 1;
      x[i * terms.length + j] = value - mean;
      squares += (value - mean) ** 2;
      count++;
    });
    const deviation = Math.sqrt(squares / Math.max(1, count)) || 1;
    for (let i = 0; i < rows.length; i++) x[i * terms.length + j] = (x[i * terms.length + j] as number) / deviation;
    return flag ? -deviation : deviation;
  });
  const p = Float64Array.from(rows, (_, i) =>
    sigmoid(
      terms.reduce((sum, { weight }, j) => sum + weight * Math.abs(spreads[j] as number) * (x[i * terms.length + j] as number), bias),
    ),
  );
  const covariance = weightCovariance(x, terms.length, p, strength ?? 1, taught.length / Math.max(1, rows.length));
  if (!covariance) return [];
  const n = terms.length + 1;
  const isFlag = (j: number): boolean => (spreads[j] as number) < 0;
  const ownerOf = terms.map(({ column }) => known.find(({ inputs }) => inputs.includes(column)));
  return terms
    .flatMap(({ column: input, weight }, j): Odds[] => {
      const flag = isFlag(j);
      const deviation = Math.abs(spreads[j] as number);
      const own = schema.get(input);
      const plain = own?.plain === true && !flag;
      const step = flag ? 1 : plain ? roundBetween(deviation / 2, deviation * 1.5, deviation) : deviation;
      const variance = (covariance[j * n + j] as number) / deviation ** 2;
      const shared = { column: ownerOf[j]?.name ?? input, input };
      // flags of one column are told against the commonest: by itself none can be told from the intercept
      const siblings = terms.map((_, k) => k).filter((k) => flag && isFlag(k) && ownerOf[k] !== undefined && ownerOf[k] === ownerOf[j]);
      if (siblings.length > 1) {
        const reference = siblings.reduce(
          (best, k) => ((terms[k]?.mean ?? 0) > (terms[best]?.mean ?? 0) ? k : best),
          siblings[0] as number,
        );
        if (reference === j) return [];
        const other = Math.abs(spreads[reference] as number);
        const both = (covariance[j * n + reference] as number) / deviation / other;
        const gap = variance + (covariance[reference * n + reference] as number) / other ** 2 - 2 * both;
        const against = terms[reference] as (typeof terms)[number];
        const per = { kind: 'against', step: 1, money: false, against: against.column } as const;
        return [{ ...shared, per, ...ratio(calibration.a, weight - against.weight, gap) }];
      }
      const per = { kind: flag ? 'flag' : plain ? 'unit' : 'deviation', step, money: own?.role === 'money', against: null } as const;
      return [{ ...shared, per, ...ratio(calibration.a, weight * step, variance * step ** 2) }];
    })
    .sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)) || (a.input < b.input ? -1 : 1));
}

function ratio(slope: number, weight: number, variance: number): Pick<Odds, 'ratio' | 'low' | 'high'> {
  const half = Math.abs(slope) * Z95 * Math.sqrt(Math.max(0, variance));
  return { ratio: bounded(slope * weight), low: bounded(slope * weight - half), high: bounded(slope * weight + half) };
}

/** Odds beyond a million to one are no figure. */
const bounded = (logOdds: number): number => Math.exp(Math.max(-13.8, Math.min(13.8, logOdds)));
