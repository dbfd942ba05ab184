import { coalesce, column as col, math, number, type Expr } from '../../core/expr';
import type { MarketsFit } from './markets';
import type { EnsembleLearnt, MarketsLearnt, Term, TrainLearnt } from './learnt';
import type { SumFit } from './sum';

/** Weights for one unit of the column itself rather than one standard deviation. */
export function termsOf({ inputs, weights, path }: SumFit): readonly Term[] {
  return (
    inputs
      .map(({ column, origin, mean, deviation }, j) => ({ column, origin, weight: (weights[j] as number) / deviation, mean }))
      // where few columns were asked for, those without a weight are no part of the model
      .filter(({ weight }) => !path || weight !== 0)
  );
}

export function marketsLearnt({ sum: { inputs }, column, levels, deviations }: MarketsFit): MarketsLearnt {
  return {
    column,
    levels: levels.map((level, i) => {
      const own = deviations[i] ?? new Float64Array(inputs.length + 1);
      return {
        level,
        bias: own[inputs.length] as number,
        weights: inputs.map(({ deviation }, j) => (own[j] as number) / deviation),
      };
    }),
  };
}

/** What the trees ask for. */
export function inputOf({ column, levels }: EnsembleLearnt['inputs'][number]): Expr {
  return levels ? { type: 'in', of: col(column), values: levels } : col(column);
}

/** One weighted sum that can be read in SQL; a row without a value counts as average there, so that every row gets a chance. */
export function chanceOf({ model, bias, terms, markets, ensemble, calibration: { a, b, bend }, baseRate }: TrainLearnt): Expr {
  if (model === 'baseline') return number(baseRate);
  return math('sigmoid', bend ? { type: 'interpolate', of: said(), x: bend.at, y: bend.to } : said());

  function said(): Expr {
    if (ensemble) {
      const sum: Expr = { type: 'trees', bias: ensemble.base, of: ensemble.inputs.map(inputOf), trees: ensemble.trees };
      return { type: 'linear', bias: b, terms: [{ weight: a, of: sum }] };
    }
    const centred = terms.reduce((sum, { weight, mean }) => sum - a * weight * mean, a * bias + b);
    const common = terms.map(({ column, weight, mean }) => ({ weight: a * weight, of: coalesce(col(column), number(mean)) }));
    return { type: 'linear', bias: centred, terms: markets ? [...common, ...own(markets)] : common };
  }

  /** What a row's group adds: nothing for one that was not there to learn from. */
  function own({ column, levels }: MarketsLearnt): readonly { readonly weight: number; readonly of: Expr }[] {
    const by = (value: (level: MarketsLearnt['levels'][number]) => number): Expr => ({
      type: 'lookup',
      of: col(column),
      table: levels.map((level) => [level.level, value(level)] as const),
      other: 0,
      missing: 0,
      to: 'number',
    });
    // each group's own part from the mean on, as its rows were standardised
    const offset = by((level) => terms.reduce((sum, { mean }, j) => sum - (level.weights[j] as number) * mean, level.bias));
    return [
      { weight: a, of: offset },
      ...terms.map(({ column: name, mean }, j) => ({
        weight: a,
        of: {
          type: 'arithmetic',
          op: '*',
          left: by((level) => level.weights[j] as number),
          right: coalesce(col(name), number(mean)),
        } as const,
      })),
    ];
  }
}
